"""What a build starts from, looked at before anything is made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from microsite.cache import UNKEPT, Cache
from microsite.hosts.record import versions
from microsite.hosts.record.inputs import PATHS, State, hashes, printable, states
from microsite.hosts.record.origin import Origin, origin
from microsite.hosts.record.record import File, Record


@dataclass(frozen=True, slots=True)
class Begun:
    """A build that has begun, and what it started from."""

    root: Path
    paths: tuple[str, ...]
    states: Mapping[str, State]
    """In which state each file was that the site will be made from, by path."""
    inputs: Mapping[str, str]
    """The SHA-256 of each."""
    origin: Origin

    def changed(self) -> tuple[str, ...]:
        """List the inputs that are not what they were when the build began: edited meanwhile."""
        now = states(self.root, self.paths)
        names = self.states.keys() | now.keys()
        touched = [each for each in names if self.states.get(each) != now.get(each)]
        again = hashes(self.root, touched)
        return tuple(sorted(each for each in touched if self.inputs.get(each) != again[each]))

    def record(
        self,
        files: Mapping[str, tuple[int, bytes]],
        site_url: str,
        cache: Cache = UNKEPT,
        *,
        archive: bool,
    ) -> Record:
        """Say what the site that came of it was built from, and what it holds.

        Args:
            files: the size and the SHA-256 of each published file, by path in the site.
            site_url: the address that it was built for.
            cache: keeps what the next build need not find out.
            archive: whether the archived articles were at hand.
        """
        return Record(
            commit=self.origin.commit,
            edited=self.origin.edited,
            source_date_epoch=self.origin.epoch,
            site_url=site_url,
            archive=archive,
            python=versions.python(),
            packages=versions.packages(self.root, cache),
            inputs={printable(path): sum for path, sum in self.inputs.items()},
            files={printable(path): File(size, sum.hex()) for path, (size, sum) in files.items()},
        )


def begin(root: Path, also: Sequence[str]) -> Begun:
    """Look at what a build will start from.

    Args:
        root: the project's folder.
        also: files and folders that the site is made from besides those of every project.

    Raises:
        UnusableEpoch: the environment's SOURCE_DATE_EPOCH is no time.
    """
    paths = tuple(sorted({*PATHS, *also}))
    found = states(root, paths)
    return Begun(root, paths, found, hashes(root, found), origin(root, paths, found))
