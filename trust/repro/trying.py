"""Every circumstance tried, and what came of it."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from microsite.hosts.record import File
from microsite.hosts.record.attesting import measured
from microsite.hosts.record.differing import first_difference
from trust.repro.building import build, clear, run
from trust.repro.circumstances import PLAIN, Circumstance


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a build under some circumstance."""

    how: Circumstance
    files: int
    size: int
    """Bytes of all files."""
    differing: Mapping[str, str]
    """Files that are not those of the first build: where each begins to differ."""

    @property
    def lost(self) -> tuple[str, ...]:
        """The files that differ and must not."""
        if self.how.may_differ and not self.how.only:
            return ()
        return tuple(path for path in self.differing if path not in self.how.only)


def tried(
    repository: Path,
    folder: Path,
    hows: Iterable[Circumstance],
    watch: Callable[[str], None],
    archive: Path | None = None,
) -> list[Tried]:
    """Build a repository's site once, and again under every circumstance.

    Args:
        repository: whose newest commit is built.
        folder: where to work.
        hows: the circumstances.
        watch: is told the name of each before it is tried.
        archive: the archived articles, for circumstances that use them.

    Returns:
        What came of each, the first build first.

    Raises:
        Failed: the site cannot be built.
    """
    watch(PLAIN.name)
    folder.mkdir(parents=True, exist_ok=True)
    # Somebody may commit while this goes on.
    frozen = folder / "repository"
    run("git", "clone", "--quiet", repository.resolve().as_uri(), frozen, folder=folder)
    first = build(frozen, folder / "first", PLAIN)
    files = measured(first)
    found = [Tried(PLAIN, len(files), _size(files), _modes(first, PLAIN))]
    for how in hows:
        watch(how.name)
        # Some circumstances are of a place that another has left.
        clear(folder / "again")
        site = build(frozen, folder / "again", how, archive)
        others = measured(site)
        differing = dict(_differing(first, files, site, others)) | _modes(site, how)
        found.append(Tried(how, len(others), _size(others), differing))
    clear(folder / "again")
    return found


def _size(files: Mapping[str, File]) -> int:
    return sum(each.size for each in files.values())


def _differing(
    first: Path, files: Mapping[str, File], site: Path, others: Mapping[str, File]
) -> Iterable[tuple[str, str]]:
    for path in sorted(files.keys() | others.keys()):
        if path not in others:
            yield path, "missing"
        elif path not in files:
            yield path, "extra"
        elif files[path] != others[path]:
            contents = (Path(where, path).read_bytes() for where in (first, site))
            yield path, first_difference(*contents, names=("the first", "this one"))


def _modes(site: Path, how: Circumstance) -> dict[str, str]:
    """Hold every file's mode against what the umask leaves of `rw-rw-rw-`."""
    wanted = 0o666 & ~how.umask
    files = (each for each in sorted(site.rglob("*")) if each.is_file())
    return {
        file.relative_to(site).as_posix(): f"mode {mode:o}, not {wanted:o}"
        for file in files
        if (mode := stat.S_IMODE(file.stat().st_mode)) != wanted
    }
