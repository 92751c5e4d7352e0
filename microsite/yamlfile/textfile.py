"""A file as plain text, or why it is none; and the line and column of a character in a text."""

from __future__ import annotations

import re
import stat
import unicodedata
from pathlib import Path

from microsite.bounds import FILE
from microsite.findings import Finding, Span

# Control characters, which YAML refuses, and what YAML takes for the end of a line and an editor
# does not: the line numbers of findings would be wrong from there on. And what turns letters round:
# a comment or a field would not be what it looks like (CVE-2021-42574).
# The pattern names them, and not all others: that takes a tenth of the time to compile.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LONE_RETURN = re.compile("\r(?!\n)")
# The marks between which git leaves two versions of some lines. Seven = under a line are a heading
# in Markdown, so that mark alone is none.
_CONFLICT = re.compile(r"^(<{7}|>{7}|\|{7})(?: .*)?\r?$", re.MULTILINE)


def read_text(path: Path, name: str) -> str | Finding:
    """Read a file as UTF-8, or say in a finding why it cannot be read.

    A byte-order mark is dropped, and the line ends of Windows become plain ones.

    Args:
        path: the file.
        name: its path relative to the project, for the finding.

    Returns:
        The text, or an `unreadable-file` or `merge-conflict` finding.
    """
    if refusal := _refused(path):
        return Finding(Span(name), "unreadable-file", *refusal)
    try:
        content = path.read_bytes()
    except OSError as error:
        problem = f"the file cannot be read: {error.strerror}"
        return Finding(Span(name), "unreadable-file", problem, "check that you may read it")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _undecoded(error, content, name)
    if strange := _invisible(text):
        code = f"U+{ord(strange[0]):04X}"
        called = unicodedata.name(strange[0], "a control character").lower()
        problem = f"an invisible character stands here, {code} ({called})"
        span = span_at(name, text, strange.start())
        return Finding(span, "unreadable-file", problem, "delete it, or put a space in its place")
    # Looking for one of the marks takes a tenth of the time that the pattern takes.
    marked = any(mark in text for mark in ("<<<<<<<", ">>>>>>>", "|||||||"))
    if marked and (conflict := _CONFLICT.search(text)):
        problem = "git has left two versions here, since both were edited"
        hint = "keep one of them, or join them, and delete the lines <<<<<<<, ======= and >>>>>>>"
        return Finding(span_at(name, text, conflict.start()), "merge-conflict", problem, hint)
    return text.replace("\r\n", "\n")


def _invisible(text: str) -> re.Match[str] | None:
    """Find the first character that nobody sees and that YAML does not take or counts as a line."""
    found = [_INVISIBLE.search(text), _LONE_RETURN.search(text) if "\r" in text else None]
    if not text.isascii():
        found.append(_TURNING.search(text))
    return min(filter(None, found), key=lambda each: each.start(), default=None)


def _refused(path: Path) -> tuple[str, str] | None:
    """Say why something is no file to read, and what to do; None where it is one."""
    try:
        status = path.stat()
    except OSError as error:
        if path.is_symlink():
            where = path.readlink()
            return f"this is a link to '{where}', which leads nowhere", "put the file itself here"
        return f"the file cannot be read: {error.strerror}", "check that you may read it"
    if stat.S_ISDIR(status.st_mode):
        return "this is a folder, and a file should stand here", "rename it, and add the file"
    if not stat.S_ISREG(status.st_mode):
        return "this is no file with a text in it", "put one in its place"
    if status.st_size > FILE.most:
        problem = f"the file has {status.st_size / 1e6:.1f} MB; the limit is {FILE}"
        return problem, "look what is in it that does not belong here, and take it out"
    return None


def _undecoded(error: UnicodeDecodeError, content: bytes, name: str) -> Finding:
    before = error.object[: error.start].decode("utf-8")
    span = span_at(name, before, len(before))
    problem, hint = "from here on the file is not UTF-8 text", "save it as UTF-8"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        problem = "the file is text in UTF-16"
    elif b"\x00" in content:
        problem, hint = (
            "this is not text, but a picture or another kind of file",
            "put it elsewhere",
        )
    return Finding(span, "unreadable-file", problem, hint)


def span_at(name: str, text: str, offset: int, first_line: int = 1) -> Span:
    """Find the line and column of a character in a text whose first line has the given number."""
    line = text.count("\n", 0, offset)
    return Span(name, first_line + line, offset - text.rfind("\n", 0, offset))
