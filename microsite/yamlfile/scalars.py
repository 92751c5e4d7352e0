"""What a text without quotation marks means, by YAML 1.2's core schema."""

from __future__ import annotations

import re
from typing import Any

from microsite.bounds import NUMBER

_INTEGER = re.compile(r"(0|-?[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+\Z")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def plain(text: str) -> Any:
    """Read an unquoted scalar."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "-0123456789":
        return text
    # Only a number that would be written back the same way is one: 1.10 and 0123 stay text, and so
    # does one that other programs would round.
    if _INTEGER.match(text) and len(text) < 20 and abs(int(text)) <= NUMBER.most:
        return int(text)
    if len(text) < 20 and _DECIMAL.match(text) and repr(float(text)) == text:
        return float(text)
    return text
