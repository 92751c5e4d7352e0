"""A small made-up case, each of its records several times over, to be attacked.

It is that of the tests, with every kind of record. What would have a check refuse one field because
of a payload in another is made so that it does not: figures have no number that their words have to
agree with, agencies have a name more than they need.
"""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from microsite.load import read_project
from microsite.load.loaded import RECORD_TYPES
from microsite.model import KINDS
from microsite.model.walk import Steps, leaves

CASE = Path(__file__).parents[2] / "tests" / "projects" / "good"
ARTICLES = ("council-minutes", "league-release", "northfield-ledger", "valley-radio")
"""The names of its sources, in the order in which they are numbered here."""
SUMMARY = "(summary)"
"""The key under which a source's summary is kept among its fields."""

Raw = dict[str, Any]


def source_id(number: int) -> str:
    """Name a source."""
    return f"source-{number:03}"


def copied(copies: int) -> dict[str, list[Raw]]:
    """Read the case, and copy all of it; each copy refers to its own records."""
    loaded, _ = read_project(CASE)
    assert loaded is not None
    made: dict[str, list[Raw]] = {kind: [] for kind in ("investigation", "sources", *KINDS)}
    ids = {each.id for each in loaded.entries} - {""}
    for number in range(copies):
        names = {id: f"{id}-{number}" for id in ids} if number else {}
        names |= {id: source_id(len(ARTICLES) * number + n) for n, id in enumerate(ARTICLES)}
        for entry in sorted(loaded.entries, key=lambda each: (each.kind, _place(each.id))):
            raw = copy.deepcopy(dict(entry.raw))
            _renamed(entry.kind, raw, names)
            if entry.kind == "sources":
                raw |= {SUMMARY: entry.file.after.strip(), "kind": "press release"}
            _loosen(entry.kind, raw)
            # A hash of a private fact is one of an article that is another here.
            hashed = entry.kind == "withheld" and "sha256" in raw
            if not hashed and (number == 0 or entry.kind != "investigation"):
                made[entry.kind].append(raw)
    for raw in made["responses"]:
        if raw["kind"] == "not known to have been asked":  # which is said of all sources
            raw["sources"] = [source_id(n) for n in range(len(made["sources"]))]
    return made


def _place(id: str) -> int:
    return ARTICLES.index(id) if id in ARTICLES else 0


def _renamed(kind: str, raw: Raw, names: dict[str, str]) -> None:
    """Give a record and the records that it refers to the names that they have in its copy."""
    for leaf in leaves(RECORD_TYPES[kind], raw):
        if leaf.marks.kinds or leaf.path == ("id",):
            put(raw, leaf.path, names.get(leaf.text, leaf.text))


def _loosen(kind: str, raw: Raw) -> None:
    """Take out what makes one field depend on another, and put in what the case lacks."""
    if kind == "figures":
        for reading in raw["readings"]:
            reading.pop("value", None)
    if kind == "agencies":
        raw["named_by"] = ["Nowhere at all", *raw["named_by"]]
    if kind == "sources" and "archive_file" in raw:
        raw |= {"original_file": "", "original_sha256": "", "extracted_with": "a program"}
    if kind == "sources":
        raw["archive_url"] = {"value": "https://web.example/copy", "basis": "stated"}
    if kind == "investigation":
        raw["security"] = {"contact": ["https://holes.example/"], "expires": "2030-01-01"}
    if kind == "statements":
        for printing in raw["printings"]:
            printing.setdefault("note", "A note.")


def get(raw: Raw, path: Steps) -> Any:
    """Give what stands at a path in a record; None where nothing does."""
    inner: Any = raw
    for step in path:
        try:
            inner = inner[step]
        except KeyError:
            return None
    return inner


def put(raw: Raw, path: Steps, value: Any) -> None:
    """Put something at a path in a record; None takes away what is there."""
    inner: Any = raw
    for step in path[:-1]:
        inner = inner[step]
    if value is None:
        inner.pop(path[-1], None)
    else:
        inner[path[-1]] = value
