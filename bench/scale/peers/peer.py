"""What a peer is: something that is made ready once and then builds a site, in one or more ways."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench.scale.measuring import Run

CLONE = Path(__file__).parents[3]
LAYOUTS = Path(__file__).parents[1] / "layouts"


@dataclass(frozen=True, slots=True)
class Way:
    """One thing to measure of a peer, such as a cold build."""

    name: str
    measure: Callable[[], Run]
    """Do it once. What comes before the measured part is done here as well.

    Raises:
        Failed: it did not work.
    """
    often: bool = True
    """Whether it is quick enough for every round at every size."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that is ready to build the site."""

    name: str
    version: str
    site: Path
    """Where its built site is."""
    ways: tuple[Way, ...]


class NotInstalled(Exception):
    """A peer is not there; the text says what would install it."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large the project is, and where the bench keeps what belongs to this size."""

    agencies: int
    folder: Path
    project: Path
    """The made-up project, sealed."""
    seed: int
    quotes: int = 6
    options: dict[str, str] = field(default_factory=dict)

    def fresh(self, name: str) -> Path:
        """Make an empty folder for a peer."""
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def log(self, name: str) -> Path:
        """Name the file for a command's output."""
        return self.folder / "logs" / f"{name}.txt"


def program(name: str, wanted: str) -> Path:
    """Find a program beside this Python, or on the path.

    Raises:
        NotInstalled: it is nowhere.
    """
    beside = Path(sys.executable).with_name(name)
    if beside.exists():
        return beside
    if found := shutil.which(name):
        return Path(found)
    raise NotInstalled(f"{wanted} is not installed; `make bench` does it")
