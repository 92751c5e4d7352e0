"""Which files of data/ hold the records of a kind, and which files there nothing reads.

A kind of records is the list in data/<kind>.yaml, or the lists of all files of data/<kind>/ that
end in .yaml, at any depth, or both (docs/decisions/0018-split-records.md).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from microsite.findings import Finding, Span, nearest
from microsite.model import KINDS

SINGLE = ("investigation", "vocabulary")
"""What is one file of data/, and never split."""
FOREIGN = ("full", "geo")
"""The folders of data/ that hold something else than records."""

_FILES = tuple(f"{name}.yaml" for name in (*SINGLE, *KINDS))
_FOLDERS: Mapping[str, str] = {
    **{name: f"put it into data/{name}.yaml, which is one file" for name in SINGLE},
    "sources": "a source is a file of content/sources/",
}
"""Folders that somebody may think of, and where what is in them belongs."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of one kind of records."""

    names: tuple[str, ...]
    """In the order in which they are read, as paths below the project's folder."""
    findings: tuple[Finding, ...] = ()
    """What stands among them and is not read: with any, not all of its records are known."""


def listing(root: Path, kind: str) -> Listing:
    """List the files of a kind: data/<kind>.yaml, then those of data/<kind>/ folder by folder.

    Args:
        root: the project's folder.
        kind: such as `agencies`.

    Returns:
        The files, whether or not they can be read. Neither the names of folders nor those of files
        say anything of the records. Hidden folders are left out, as tools keep things in them.
    """
    head, folder = root / "data" / f"{kind}.yaml", root / "data" / kind
    names = [f"data/{kind}.yaml"] if os.path.lexists(head) else []
    findings = []
    within = [folder] if folder.is_symlink() else _below(folder)
    for path in within if folder.is_dir() else ():
        name = path.relative_to(root).as_posix()
        if found := _unread(path, name):
            findings.append(found)
        else:
            names.append(name)
    return Listing(tuple(names), tuple(findings))


def record_files(root: Path) -> dict[str, tuple[str, ...]]:
    """List the files of every kind of records, as `listing` does."""
    return {kind: listing(root, kind).names for kind in KINDS}


def misnamed(root: Path, name: str) -> str | None:
    """Find a file or folder of data/ that nothing reads and that is likely meant for another name.

    Args:
        root: the project's folder.
        name: the name that is missing there, such as `agencies.yaml` or `agencies`.
    """
    strays = [path.name for path in _strays(root) if path.is_dir() == ("." not in name)]
    close = get_close_matches(name, strays, n=1, cutoff=0.8)
    return close[0] if close else None


def strangers(root: Path, meant: Mapping[str, str]) -> Iterator[Finding]:
    """Report the YAML files in data/, and the folders with YAML in them, that nothing reads.

    Args:
        root: the project's folder.
        meant: by name of a file or folder, the missing one that it is meant for.
    """
    for path in _strays(root):
        what, known = ("folder", KINDS) if path.is_dir() else ("file", _FILES)
        hint = nearest(path.name, known) or "delete it"
        if path.is_dir() and path.name in _FOLDERS:
            hint = _FOLDERS[path.name]
        if path.name in meant:
            hint = f"rename it: {meant[path.name]}"
        problem = f"nothing reads a {what} with this name"
        yield Finding(Span(f"data/{path.name}"), "unknown-file", problem, hint)


def _strays(root: Path) -> list[Path]:
    return [
        path
        for path in sorted((root / "data").iterdir())
        if (_is_yaml(path.name) and path.name not in _FILES)
        or (
            path.name not in (*KINDS, *FOREIGN)
            and not path.name.startswith(".")
            and path.is_dir()
            and any(_is_yaml(each.name) for each in _below(path))
        )
    ]


def _below(folder: Path) -> Iterator[Path]:
    """Yield what ends like YAML in a folder, the links to folders, and what cannot be entered."""
    try:
        inside = sorted(os.scandir(folder), key=lambda each: each.name)
    except OSError:
        yield folder
        return
    for each in inside:
        path = folder / each.name
        if _is_yaml(each.name):
            yield path
        elif each.is_dir() and not each.name.startswith("."):
            if each.is_symlink():
                yield path
            else:
                yield from _below(path)


def _is_yaml(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml"))


def _unread(path: Path, name: str) -> Finding | None:
    """Say why something in a folder of records is not read; None for a file that is."""
    if not _is_yaml(path.name) and path.is_symlink():
        problem = f"this is a link to '{path.readlink()}', and links to folders are not followed"
        return Finding(Span(name), "unreadable-file", problem, "put the folder itself here")
    if not _is_yaml(path.name):
        problem = "the folder cannot be read"
        return Finding(Span(name), "unreadable-file", problem, "check that you may read it")
    if path.name.startswith("."):
        problem, hint = "nothing reads a hidden file", "delete it, or rename it without the dot"
        return Finding(Span(name), "unknown-file", problem, hint)
    if path.suffix != ".yaml":
        hint = f"rename it: {path.stem}.yaml"
        if path.with_suffix(".yaml").exists():
            hint = f"{path.stem}.yaml stands beside it; move the records there, and delete it"
        problem = "nothing reads a file with this name"
        return Finding(Span(name), "unknown-file", problem, hint)
    return None
