"""The machine: Python, packages, git, and a browser for the tests."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from microsite.doctor.situation import Remark
from microsite.pins import pins
from microsite.revisions import Git, NoRevision

OLDEST = (3, 11)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def python() -> Iterator[Remark]:
    """Say whether this Python is new enough."""
    found = platform.python_version()
    if sys.version_info >= OLDEST:
        yield Remark("Python", "ok", f"{found}, in {sys.prefix}")
    else:
        needed = ".".join(map(str, OLDEST))
        yield Remark("Python", "problem", f"{found} is too old", f"install {needed} or newer")


def packages(root: Path) -> Iterator[Remark]:
    """Hold the packages that are installed against the pins of requirements.txt."""
    try:
        text = (root / "requirements.txt").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        yield Remark("packages", "note", "there is no requirements.txt to compare them with")
        return
    pinned = list(pins(text))
    wrong = [told for pin in pinned if (told := _differs(pin))]
    if wrong:
        shown = ", ".join(wrong[:5]) + (" …" if len(wrong) > 5 else "")
        yield Remark("packages", "problem", shown, "run make site, which installs the pinned ones")
    else:
        yield Remark("packages", "ok", f"all {len(pinned)} are those of requirements.txt")


def _differs(pin: Requirement) -> str:
    try:
        found = metadata.version(pin.name)
    except metadata.PackageNotFoundError:
        return f"{pin.name} is not installed"
    return "" if pin.specifier.contains(found, prereleases=True) else f"{pin.name} is {found}"


def git(root: Path) -> Iterator[Remark]:
    """Say whether there is git, a repository, and anything that is not committed yet."""
    if shutil.which("git") is None:
        yield Remark("git", "note", "it is not installed", "install it: diff needs it")
        return
    listed = ask_git(root, "status", "--porcelain", "--", "data", "content", "templates")
    if listed is None:
        yield Remark(
            "git", "note", "this is not a repository", "git init, so that diff can compare"
        )
    elif changed := listed.splitlines():
        count = f"{len(changed)} file{'s' * (len(changed) > 1)}"
        yield Remark(
            "git",
            "note",
            f"{count} of data, content and templates not committed, such as {changed[0][3:]}",
            "look at them with python build.py diff HEAD, then commit",
        )
    else:
        yield Remark("git", "ok", "all of data, content and templates is committed")


def ask_git(root: Path, *words: str) -> str | None:
    """Return what git answers; None where there is no git, no repository, or no answer."""
    try:
        return Git(root).ask(*words).decode("utf-8", "replace")
    except NoRevision:
        return None


def browser() -> Iterator[Remark]:
    """Say whether there is a Chromium for the tests."""
    named = os.environ.get("CHROMIUM", "")
    found = (
        named
        if named and Path(named).exists()
        else next(filter(None, map(shutil.which, _BROWSERS)), None)
    )
    if found:
        yield Remark("Chromium", "ok", f"{found}, for make test")
    else:
        says = "there is none; only make test needs it, and looks for one itself"
        yield Remark("Chromium", "note", says)
