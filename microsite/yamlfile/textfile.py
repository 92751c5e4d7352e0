"""A file as plain text, or why it is none; and the line and column of a character in a text."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from microsite.findings import Finding, Span

MAX_BYTES = 5_000_000
"""The size of a file above which something is wrong with it, in bytes."""

# Control characters, which YAML refuses, and what YAML takes for the end of a line and an editor
# does not: the line numbers of findings would be wrong from there on.
_INVISIBLE = re.compile(
    "[^\t\n\r -~\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|\r(?!\n)"
)


def read_text(path: Path, name: str) -> str | Finding:
    """Read a file as UTF-8 (a byte-order mark is dropped), or say in a finding why it cannot be.

    Args:
        path: the file.
        name: its path relative to the project, for the finding.

    Returns:
        The text, or an `unreadable-file` finding.
    """
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            problem = f"the file has {size / 1e6:.1f} MB; the limit is {MAX_BYTES / 1e6:.0f} MB"
            return Finding(Span(name), "unreadable-file", problem, "check what is in it")
        content = path.read_bytes()
    except OSError as error:
        problem = f"the file cannot be read: {error.strerror}"
        return Finding(Span(name), "unreadable-file", problem, "check that it may be read")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        problem = "from here on the file is not UTF-8 text"
        return Finding(
            span_at(name, before, len(before)), "unreadable-file", problem, "save it as UTF-8"
        )
    if strange := _INVISIBLE.search(text):
        code = f"U+{ord(strange[0]):04X}"
        called = unicodedata.name(strange[0], "a control character").lower()
        problem = f"an invisible character stands here, {code} ({called})"
        span = span_at(name, text, strange.start())
        return Finding(span, "unreadable-file", problem, "delete it, or put a space in its place")
    return text


def span_at(name: str, text: str, offset: int, first_line: int = 1) -> Span:
    """Find the line and column of a character in a text whose first line has the given number."""
    line = text.count("\n", 0, offset)
    return Span(name, first_line + line, offset - text.rfind("\n", 0, offset))
