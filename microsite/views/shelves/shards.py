"""In which of many small files a record's place stands."""

from __future__ import annotations

from microsite.views.shelves.limits import LIMITS


def digits(total: int) -> int:
    """Say how many hexadecimal digits name a file, so that none of the files gets long.

    Args:
        total: how many records the list has.
    """
    length = 1
    while total > LIMITS.shard * 16**length:
        length += 1
    return length


def shard_of(id: str, length: int) -> str:
    """Name the file with a record's place: the last digits of the id's 32-bit FNV-1a hash."""
    value = 0x811C9DC5
    for byte in id.encode():
        value = (value ^ byte) * 0x01000193 % 2**32
    return f"{value:08x}"[-length:]
