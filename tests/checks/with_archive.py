"""Edited copies of the minimal project that have their archive, and what the rules say of them."""

from __future__ import annotations

import shutil
from pathlib import Path

from microsite.findings import Finding
from tests import support


def edited(folder: Path, *edits: tuple[str, str, str]) -> Path:
    """Copy the minimal project with its archive and replace texts in its files."""
    folder.mkdir(exist_ok=True)
    root = support.edited(folder, *edits)
    shutil.copytree(support.MINIMAL / "archive", root / "archive")
    return root


def findings(root: Path, *rules: str, archive: bool = True) -> list[Finding]:
    """Check a project and return what the named rules find, or all rules."""
    _, found = support.checked(root, archive=archive)
    return [each for each in found if not rules or each.rule in rules]
