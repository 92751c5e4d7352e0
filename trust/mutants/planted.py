"""The mistakes of planted.yaml: made one at a time in a copy of the engine, and tested there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from trust.mutants.groups import ENGINE, ROOT

FILE = Path(__file__).with_name("planted.yaml")
_COPIED = ("pyproject.toml", "tests", ENGINE)
_EMPTY = ("broken", "site", "__pycache__")


@dataclass(frozen=True, slots=True)
class Planted:
    """A mistake, and the test that has to notice it."""

    module: str
    """The path below microsite/, without `.py`."""
    was: str
    now: str
    test: str
    """The test that has to notice it, as pytest names it."""
    loses: str
    """What a site would lose by it."""


def read_planted(file: Path = FILE) -> tuple[Planted, ...]:
    """Read the list."""
    entries = yaml.safe_load(file.read_text("utf-8"))
    return tuple(Planted(**each) for each in entries)


def copy(folder: Path) -> None:
    """Copy what the tests of the engine need into a new folder."""
    folder.mkdir()
    for name in _COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=_ignored)
        else:
            shutil.copy2(ROOT / name, folder / name)


def _ignored(folder: str, names: list[str]) -> list[str]:
    """Leave out most files, which none of these tests reads; their folders have to be there."""
    return names if Path(folder).name in _EMPTY else []


@contextmanager
def plant(mistake: Planted, folder: Path) -> Iterator[None]:
    """Make a mistake in a copy, for as long as it is tested.

    Raises:
        ValueError: What it changes does not stand once in its module.
    """
    path = folder / ENGINE / f"{mistake.module}.py"
    source = path.read_text("utf-8")
    if (count := source.count(mistake.was)) != 1:
        raise ValueError(f"{mistake.was!r} stands {count} times in {mistake.module}")
    path.write_text(source.replace(mistake.was, mistake.now), "utf-8")
    try:
        yield
    finally:
        path.write_text(source, "utf-8")
