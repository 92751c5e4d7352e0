"""Where two files begin to differ, shown so that a person sees what it is about."""

from __future__ import annotations

from itertools import takewhile

_BLOCK = 1 << 16
_AROUND = 24
"""How many bytes of each file are shown from the place on, and a few before it."""


def first_difference(one: bytes, other: bytes) -> str:
    """Say where two contents begin to differ; empty if they do not.

    Returns:
        Such as `byte 1204, line 31: b"told the council" and b"sold the council"`; bytes and lines
        count from 1.
    """
    if one == other:
        return ""
    same = 0
    while one[same : same + _BLOCK] == other[same : same + _BLOCK]:
        same += _BLOCK
    pairs = zip(one[same : same + _BLOCK], other[same : same + _BLOCK], strict=False)
    same += sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    line = one.count(b"\n", 0, same) + 1
    begins = max(0, same - _AROUND // 3)
    shown = (each[begins : same + _AROUND] for each in (one, other))
    return f"byte {same + 1}, line {line}: {' and '.join(map(repr, shown))}"
