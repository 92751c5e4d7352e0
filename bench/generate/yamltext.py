"""Records as YAML, in the way in which people write them by hand: long texts folded under `>-`.

The library's own writer takes minutes for a national project, and breaks lines elsewhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 .’()/\-]*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(/(\d{4}-\d\d-\d\d|\.\.))?")
_MEANS_ELSE = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}
_WIDTH = 96


def dump(value: object) -> str:
    """Write a record or a list of records as the text of a file."""
    if not value and not isinstance(value, str):
        return "[]\n"
    return "\n".join(_lines(value, 0)) + "\n"


def _lines(value: object, indent: int) -> Iterator[str]:
    margin = " " * indent
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _entry(f"{margin}{key}:", each, indent)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for n, each in enumerate(value):
            if indent == 0 and n:
                yield ""
            if isinstance(each, Mapping):
                first, *rest = _lines(each, indent + 2)
                yield f"{margin}- {first.lstrip()}"
                yield from rest
            else:
                yield from _entry(f"{margin}-", each, indent)


def _entry(head: str, value: object, indent: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield head
        yield from _lines(value, indent + 2)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        if all(isinstance(each, str) and " " not in each for each in value):
            yield f"{head} [{', '.join(_scalar(each) for each in value)}]"
        elif all(isinstance(each, (int, list)) for each in value):
            yield f"{head} {json.dumps(value)}"
        else:
            yield head
            yield from _lines(value, indent + 2)
    elif isinstance(value, str) and len(head) + len(value) + 1 > _WIDTH and "\n" not in value:
        yield f"{head} >-"
        yield from _folded(value, indent + 2)
    else:
        yield f"{head} {_scalar(value)}"


def _folded(text: str, indent: int) -> Iterator[str]:
    margin, room = " " * indent, _WIDTH - indent
    start = 0
    while len(text) - start > room:
        end = text.rfind(" ", start, start + room + 1)
        yield margin + text[start:end]
        start = end + 1
    yield margin + text[start:]


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        if _DATE.fullmatch(value):
            return value
        plain = _PLAIN.fullmatch(value) and value.lower() not in _MEANS_ELSE
        return value if plain and "," not in value else json.dumps(value, ensure_ascii=False)
    return str(value)
