"""Into which file a new record goes, where its kind is split over several."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from microsite.load import Loaded
from microsite.model import KINDS
from microsite.model.references import references


def files_for(kind: str, record: Mapping[str, Any], loaded: Loaded) -> tuple[str, ...]:
    """List the files that a new record may go into.

    Args:
        kind: such as `responses`.
        record: the draft.
        loaded: the project.

    Returns:
        One file where it is clear which: the only one there is, or the one that is called like
        those of the records that this one names (data/responses/north.yaml where the agency stands
        in data/agencies/north.yaml). Where they are called like several, those; otherwise all files
        of the kind.
    """
    names = loaded.files.get(kind) or (f"data/{kind}.yaml",)
    if len(names) == 1:
        return names
    by_part = {_part(each, kind): each for each in names if each != f"data/{kind}.yaml"}
    alike = {
        by_part.get(_part(entry.file.name, other))
        for reference in references(KINDS[kind], record)
        for other in reference.kinds
        if (entry := loaded.by_id.get((other, reference.id)))
    }
    return tuple(each for each in names if each in alike) or names


def problem_with_file(name: str, kind: str) -> str:
    """Say why a file cannot hold records of a kind; empty where it can, if it is there or not."""
    path = PurePosixPath(name)
    folder = PurePosixPath("data", kind)
    if name == f"{folder}.yaml":
        return ""
    hidden = any(part.startswith(".") for part in path.parts)
    if folder not in path.parents or path.suffix != ".yaml" or hidden or str(path) != name:
        return f"'{name}' cannot hold {kind}: name {folder}.yaml, or a file such as {folder}/x.yaml"
    return ""


def _part(name: str, kind: str) -> str:
    """Give a file's path below the folder of its kind."""
    return name.removeprefix(f"data/{kind}/")
