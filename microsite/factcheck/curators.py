"""Who wrote a line of a file, and when: git's blame, asked once for each file.

What git cannot tell is unknown, and said to be: a folder without a repository, a file that was
never committed, a line that is not committed yet. Where a value takes several lines, whoever
changed one of them last answers for it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

from microsite.load import Entry
from microsite.revisions import Git, NoRevision

_LINE = re.compile(rb"([0-9a-f]{40,64}) \d+ (\d+)(?: \d+)?")
_ZONE = re.compile(r"([+-])(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True)
class Curator:
    """Whoever changed a line last; both are empty where nobody knows."""

    name: str = ""
    day: str = ""
    """YYYY-MM-DD, in the time zone of whoever made the commit."""
    second: int = 0
    """For putting changes in order: seconds since 1970, UTC."""

    def __str__(self) -> str:
        return f"{self.name}, {self.day}" if self.day else self.name or "unknown"


UNKNOWN = Curator()
UNCOMMITTED = Curator("not committed yet", "", 2**62)


@dataclass(frozen=True, slots=True)
class State:
    """The revision that a folder is at."""

    revision: str = "unknown: no git"
    """The nearest tag and the commit's hash."""
    changed: bool = False
    """Whether something of the project is not committed."""
    sealed: str = "unknown"
    """The day of the commit that last changed the lock."""


@dataclass(frozen=True)
class Curators:
    """Whoever curated the lines of a project's files."""

    root: Path
    _files: dict[str, Mapping[int, Curator]] = field(default_factory=dict)
    _starts: dict[str, list[int]] = field(default_factory=dict)

    def of(self, file: str, first: int, last: int | None = None) -> Curator:
        """Say who last changed one of some lines.

        Args:
            file: a file's path below the project's folder.
            first: the first line, from 1.
            last: the last one; the first, if it is not given.
        """
        if file not in self._files:
            self._files[file] = _blame(self.root, file)
        lines = self._files[file]
        some = [each for n, each in lines.items() if first <= n <= (last or first)]
        return max(some, key=lambda each: each.second, default=UNKNOWN)

    def of_value(self, entry: Entry, line: int) -> Curator:
        """Say who last changed the value that begins on a line of a record."""
        name = entry.file.name
        if name not in self._starts:
            self._starts[name] = sorted(set(_starts(entry)))
        later = [each for each in self._starts[name] if each > line]
        return self.of(name, line, later[0] - 1 if later else sys.maxsize)


def state(root: Path, lock: str) -> State:
    """Say at which revision a project's folder is.

    Args:
        root: the project's folder.
        lock: the lock's path below it.
    """
    try:
        git = Git(root)
        revision = git.ask("describe", "--tags", "--always", "--long").decode(errors="replace")
        commit = git.ask("rev-parse", "HEAD").decode().strip()
        changed = git.ask("status", "--porcelain", "--", "data", "content", "templates")
        sealed = git.ask("log", "-1", "--no-show-signature", "--format=%cs", "--", lock).decode()
    except NoRevision as problem:
        return State(f"unknown: {problem}")
    described = revision.strip()
    tag = f"{described}, " if not commit.startswith(described) else ""
    return State(f"{tag}{commit}", bool(changed.strip()), sealed.strip() or "not committed yet")


def _blame(root: Path, file: str) -> Mapping[int, Curator]:
    """Ask git for the last change of each line that says something."""
    try:
        git = Git(root)
        # Commits that a repository's own list tells git to pass over are passed over here, too.
        told = git.ask("blame", "--line-porcelain", "--", file)
    except NoRevision:
        return {}
    return dict(_read(told, b"#" if file.endswith(".yaml") else b"\0"))


def _read(told: bytes, comment: bytes) -> Iterator[tuple[int, Curator]]:
    number, about = 0, dict[str, str]()
    for line in told.split(b"\n"):
        if (head := _LINE.fullmatch(line)) and not about:
            number, about = int(head[2]), {"commit": head[1].decode()}
        elif line.startswith(b"\t"):
            words = line[1:].strip()
            if words and not words.startswith(comment):
                yield number, _curator(about)
            about = {}
        else:
            key, _, value = line.decode(errors="replace").partition(" ")
            about[key] = value


def _curator(about: Mapping[str, str]) -> Curator:
    if not about["commit"].strip("0"):
        return UNCOMMITTED
    second = int(about.get("author-time", "0"))
    zone = _ZONE.fullmatch(about.get("author-tz", ""))
    offset = timedelta(hours=int(zone[2]), minutes=int(zone[3])) if zone else timedelta()
    local = timezone(-offset if zone and zone[1] == "-" else offset)
    day = datetime.fromtimestamp(second, local).date().isoformat()
    return Curator(about.get("author", ""), day, second)


def _starts(entry: Entry) -> Iterator[int]:
    """The lines of a file on which a field, an entry of a list, or the text after it begins."""

    def within(value: object, path: tuple[str | int, ...]) -> Iterator[int]:
        if isinstance(value, dict):
            for name, part in value.items():
                yield entry.file.span((*path, name), key=True).line
                yield from within(part, (*path, name))
        elif isinstance(value, list):
            for n, part in enumerate(value):
                yield entry.file.span((*path, n)).line
                yield from within(part, (*path, n))

    yield from within(entry.file.value, ())
    if entry.file.after:
        yield entry.file.after_line
