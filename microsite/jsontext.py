"""Values as JSON: the very text that the standard library writes, in a twentieth of the time.

The standard library indents in pure Python. orjson is written in Rust, and differs in how it writes
numbers that lie very near zero or have more than 64 bits; what holds such a number is left to the
standard library.
"""

from __future__ import annotations

import json
import re
from typing import Any

import orjson

_TINY = re.compile(rb"e-[0-9][,\n}\]]")
"""Ends a number below 0.00001 that orjson writes with fewer digits: 1e-7, not 1e-07."""
_SMALL = b"0.0000"
"""Begins one that it writes without an exponent: 0.00005, not 5e-05."""
_BLANK = b"\0"
"""Stands in no JSON, which escapes it."""


def compact(value: Any) -> str:
    """Write a value without any space between its parts."""
    made = _made(value, 0)
    if made is None:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return made.decode()


def indented(value: Any, indent: int = 2, *, sort_keys: bool = False) -> str:
    """Write a value with a line for each of its parts, and a line's end after it.

    Args:
        value: texts, whole and other numbers, truths, null; lists and dictionaries of them.
        indent: how many spaces a level is worth: 2 or 1.
        sort_keys: whether objects have their keys in order; else as given.
    """
    options = orjson.OPT_INDENT_2 | (orjson.OPT_SORT_KEYS if sort_keys else 0)
    made = _made(value, options)
    if made is None:
        text = json.dumps(value, ensure_ascii=False, indent=indent, sort_keys=sort_keys)
        return f"{text}\n"
    return f"{(made if indent == 2 else _halved(made)).decode()}\n"


def _made(value: Any, options: int) -> bytes | None:
    """Write a value; None if it has a number that the two write in different ways."""
    try:
        made = orjson.dumps(value, option=options)
    except TypeError:
        return None
    # The same signs in a text cost time, and nothing else.
    return None if _SMALL in made or _TINY.search(made) else made


def _halved(text: bytes) -> bytes:
    """Halve the spaces that lines begin with; a text's own line ends are escaped."""
    deepest = 1
    while b"\n" + b"  " * deepest in text:
        deepest += 1
    for depth in range(deepest, 0, -1):
        text = text.replace(b"\n" + b"  " * depth, b"\n" + _BLANK * depth)
    return text.replace(_BLANK, b" ")
