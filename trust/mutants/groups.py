"""Which modules are mutated, and which tests have to notice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENGINE = "microsite"


@dataclass(frozen=True, slots=True)
class Group:
    """Modules that have their tests in common."""

    name: str
    modules: tuple[str, ...]
    """Paths below microsite/, without `.py`; what truth depends on most comes first."""
    tests: tuple[str, ...]
    """Files and folders for pytest."""


def _below(folder: str, first: Iterable[str] = ()) -> tuple[str, ...]:
    every = sorted(path.stem for path in (ROOT / ENGINE / folder).glob("*.py"))
    return tuple(f"{folder}/{each}" for each in dict.fromkeys((*first, *every)))


GROUPS = (
    Group(
        "evidence",
        _below("evidence", ("locating", "hashing", "lock", "passages", "archive", "examine")),
        ("tests/evidence",),
    ),
    Group(
        "text",
        _below("text", ("normalization",)),
        ("tests/text",),
    ),
    Group("dates", ("dates",), ("tests/test_dates.py", "tests/printed")),
    Group(
        "checks",
        _below("checks"),
        ("tests/checks", "tests/test_broken_projects.py"),
    ),
)


def chosen(only: Iterable[str]) -> tuple[Group, ...]:
    """Narrow the groups to some modules or folders, such as `evidence/lock` or `text`.

    Raises:
        ValueError: A name is neither.
    """
    wanted = set(only)
    known = {name for each in GROUPS for name in (each.name, *each.modules)}
    if unknown := sorted(wanted - known):
        raise ValueError(f"nothing here is called {', '.join(unknown)}; there is evidence/lock, …")
    narrowed = (
        Group(
            group.name,
            tuple(each for each in group.modules if {each, group.name} & wanted),
            group.tests,
        )
        for group in GROUPS
    )
    return tuple(group for group in narrowed if group.modules) if wanted else GROUPS
