"""What a row of the table of mistakes is, and the deeds that it is made of."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from microsite import pipeline
from tests.support import GOOD

Deed = Callable[[Path], object]
"""What somebody does to a project, given its folder."""

LEDGER = "content/sources/northfield-ledger.md"
RELEASE = "content/sources/league-release.md"
RADIO = "content/sources/valley-radio.md"
STATEMENTS = "data/statements.yaml"
RESPONSES = "data/responses.yaml"
AGENCIES = "data/agencies.yaml"
PEOPLE = "data/people.yaml"
ORGANIZATIONS = "data/organizations.yaml"
EVENTS = "data/events.yaml"
BILLS = "data/bills.yaml"
FIGURES = "data/figures.yaml"
CASE = "data/investigation.yaml"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in the project `good`, the one finding that it gives, and what mends it."""

    name: str
    do: Deed
    mend: Deed
    """What the finding says to do."""
    at: str
    """Path and line of the finding."""
    rule: str
    hint: tuple[str, ...]
    """What the finding has to say, in this order; the mend follows from it."""


def slip(
    name: str,
    file: str,
    was: str,
    typed: str,
    line: int,
    rule: str,
    *hint: str,
    better: str | None = None,
) -> Mistake:
    """Make a mistake of something typed: `typed` for `was`, then `better`, or again `was`."""
    return Mistake(
        name,
        swap(file, was, typed),
        swap(file, typed, was if better is None else better),
        f"{file}:{line}",
        rule,
        hint,
    )


def swap(file: str, old: str, new: str) -> Deed:
    """Put a text in the place of another, which stands in the file once."""

    def deed(root: Path) -> None:
        path = root / file
        text = path.read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_bytes(text.replace(old, new).encode())

    return deed


def recode(file: str, change: Callable[[bytes], bytes]) -> Deed:
    """Change the bytes of a file."""
    return lambda root: (root / file).write_bytes(change((root / file).read_bytes()))


def write(file: str, content: str | bytes) -> Deed:
    """Write a whole file."""
    raw = content.encode() if isinstance(content, str) else content
    return lambda root: (root / file).write_bytes(raw)


def restore(file: str) -> Deed:
    """Get the file back from where the project came from."""

    def deed(root: Path) -> None:
        if (root / file).is_dir() and not (root / file).is_symlink():
            (root / file).rmdir()
        else:
            (root / file).unlink(missing_ok=True)
        shutil.copy(GOOD / file, root / file)

    return deed


def rename(old: str, new: str) -> Deed:
    """Rename a file."""
    return lambda root: (root / old).rename(root / new)


def delete(file: str) -> Deed:
    """Delete a file."""
    return lambda root: (root / file).unlink()


def seal(root: Path) -> None:
    """Run `python build.py seal`."""
    sealed, findings = pipeline.seal(root, root / "archive")
    assert sealed is not None, findings.format()


def both(*deeds: Deed) -> Deed:
    """Do several things, one after the other."""

    def deed(root: Path) -> None:
        for each in deeds:
            each(root)

    return deed
