"""Where two files begin to differ, shown so that a person sees what it is about."""

from __future__ import annotations

from itertools import takewhile

_BLOCK = 1 << 16
_AROUND = 24
"""How many bytes of each file are shown from the place on, and a few before it."""


def first_difference(one: bytes, other: bytes, *, names: tuple[str, str]) -> str:
    r"""Say where two contents begin to differ; empty if they do not.

    Args:
        one: the one content.
        other: the other.
        names: what each is, such as `the copy`.

    Returns:
        Three lines: `byte 1204, line 31`, where both count from 1, and what stands there in each,
        as `the copy: told the council`. What is no UTF-8, or no visible character, is written as in
        Python, `\xff` or `\n`; and a backslash as two, to tell them apart.
    """
    if one == other:
        return ""
    same = 0
    while one[same : same + _BLOCK] == other[same : same + _BLOCK]:
        same += _BLOCK
    pairs = zip(one[same : same + _BLOCK], other[same : same + _BLOCK], strict=False)
    same += sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    line = one.count(b"\n", 0, same) + 1
    begins = _at_character(one, max(0, same - _AROUND // 3))
    width = max(map(len, names)) + 1
    told = [f"byte {same + 1}, line {line}"]
    for name, content in zip(names, (one, other), strict=True):
        shown = _readable(content[begins : _at_character(content, same + _AROUND)])
        told.append(f"{name + ':':{width}} {shown or '(it ends here)'}")
    return "\n".join(told)


def _at_character(content: bytes, place: int) -> int:
    """Go back to where a character of UTF-8 begins, if one is cut there."""
    for before in range(place, max(place - 4, -1), -1):
        if content[before : before + 1] < b"\x80" or content[before] >= 0xC0:
            return before
    return place


def _readable(content: bytes) -> str:
    text = content.replace(b"\\", b"\\\\").decode("utf-8", "backslashreplace")
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)
