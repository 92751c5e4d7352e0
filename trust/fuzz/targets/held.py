"""What the targets share: a file for each process, and what a finding must be."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from microsite.findings import Finding


@cache
def folder() -> Path:
    """Make a folder for this process, which is gone when it ends."""
    made = Path(tempfile.mkdtemp(prefix="microsite-fuzz-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def file(name: str, content: bytes) -> Path:
    """Write a file into it."""
    path = folder() / name
    path.write_bytes(content)
    return path


def is_useful(finding: Finding, text: str) -> None:
    """Hold that a finding leads to a place inside the text and says something there."""
    lines = text.split("\n")
    assert finding.message and len(str(finding).splitlines()) == 1, finding
    assert 1 <= finding.span.line <= len(lines), finding
    assert 1 <= finding.span.column <= len(lines[finding.span.line - 1]) + 1, finding
