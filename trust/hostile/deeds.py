"""What a hostile file is, and the deeds that put one into a project."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CHECK = ("check",)
VERIFY = ("verify", "--archive", "archive")
EVENTS, PEOPLE = "data/events.yaml", "data/people.yaml"

Deed = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A hostile file: what is done to a project, which command is run, and what it must say."""

    kind: str
    do: Deed
    rule: str
    """What stands in its message; empty if it has to end well."""
    command: tuple[str, ...] = CHECK


def write(name: str, content: str | bytes) -> Deed:
    """Write a file."""

    def deed(root: Path) -> None:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        path.write_bytes(raw)

    return deed


def swap(name: str, old: str, new: str) -> Deed:
    """Put a text in the place of the first of another."""

    def deed(root: Path) -> None:
        path = root / name
        text = path.read_text("utf-8")
        assert old in text, (name, old)
        path.write_text(text.replace(old, new, 1), "utf-8")

    return deed


def link(name: str, to: str) -> Deed:
    """Put a link in the place of what may be there."""

    def deed(root: Path) -> None:
        (root / name).unlink(missing_ok=True)
        (root / name).symlink_to(to)

    return deed


def pipe(name: str) -> Deed:
    """Put a pipe in the place of what may be there."""

    def deed(root: Path) -> None:
        (root / name).unlink(missing_ok=True)
        os.mkfifo(root / name)

    return deed


def append(root: Path, name: str, text: str) -> None:
    """Put a text behind what a file holds."""
    with (root / name).open("a", encoding="utf-8") as file:
        file.write(text)


def put_bytes(root: Path, name: bytes, content: bytes) -> None:
    """Write a file whose name need be no text."""
    path = os.path.join(os.fsencode(root), name)  # noqa: PTH118 - no Path is made of bytes
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(content)


def sparse(path: Path, size: int) -> None:
    """Make a file that has a size and takes no place."""
    path.touch()
    os.truncate(path, size)
