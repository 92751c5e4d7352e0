"""A project of a small made-up case, with a payload in every field that can hold a text.

The case is that of the tests, with every kind of record, each several times over. Every field of
every type is found by walking the model, so that a new one is attacked as well. What is said to be
printed stands in the articles, or nothing of it would be published: each article ends in a list of
all that the records say it prints.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any, Literal

import yaml

from microsite.load.loaded import RECORD_TYPES
from microsite.model import KINDS
from microsite.model.walk import Marks, Steps, leaves, places
from trust.hostile.case import ARTICLES, CASE, SUMMARY, Raw, copied, get, put, source_id
from trust.hostile.payloads import PAYLOADS, Payload

Part = Literal["ids", "references", "texts"]
COPIES = 9
"""How often each record stands in a project, so that one holds as many payloads in each field."""


@dataclass(slots=True)
class Placed:
    """A payload in a field of a record."""

    kind: str
    index: int
    """Which record of its kind, as the files have them."""
    path: Steps
    payloads: tuple[Payload, ...]
    end: str = ""
    """What tells it from the same payload elsewhere, since one mistake is reported once."""

    @property
    def text(self) -> str:
        """What is put there."""
        return " ".join(each.text for each in self.payloads) + self.end

    @property
    def field(self) -> str:
        """What the field is called: `statements.printings[].fragments[]`."""
        return field_name(self.kind, self.path)


def field_name(kind: str, path: Steps) -> str:
    """Give what a field is called: `statements.printings[].fragments[]`."""
    return kind + "".join("[]" if isinstance(step, int) else f".{step}" for step in path)


@dataclass
class Records:
    """The records of a project, and which payloads are in them."""

    raw: dict[str, list[Raw]]
    placed: list[Placed] = field(default_factory=list)
    sound: dict[tuple[str, int, Steps], Any] = field(default_factory=dict)
    """What stood in a field before."""

    def take_back(self, placed: Placed) -> None:
        """Put what stood there before in the place of a payload."""
        before = self.sound[placed.kind, placed.index, placed.path]
        put(self.raw[placed.kind][placed.index], placed.path, before)
        self.placed.remove(placed)


def attacked(turn: int, copies: int = COPIES, part: Part = "texts") -> Records:
    """Make records with payloads in all their fields; each turn, every field has other ones.

    After all of them (`turns`) each payload was in each field. The one record that there is once
    has several payloads in each field, one after the other.

    Args:
        turn: which of them.
        copies: how often each record stands in the project.
        part: what is attacked: ids, what refers to them, or all other texts. What has another name
            is missed everywhere, so that these are not mixed.
    """
    records = Records(copied(copies))
    at: dict[tuple[str, Steps], Iterator[int]] = {}
    for kind, every in records.raw.items():
        for index, raw in enumerate(every):
            for path in sorted(_paths(kind, raw, part), key=str):
                first = tuple(0 if isinstance(step, int) else step for step in path)
                turns = at.setdefault((kind, first), count(turn * copies))
                many = copies if kind == "investigation" else 1
                chosen = [PAYLOADS[next(turns) % len(PAYLOADS)] for _ in range(many)]
                records.sound[kind, index, path] = get(raw, path)
                end = f" {len(records.placed)}" if part == "references" else ""
                records.placed.append(Placed(kind, index, path, tuple(chosen), end))
                put(raw, path, records.placed[-1].text)
            _as_printed(kind, raw)
    return records


def _paths(kind: str, raw: Raw, part: Part) -> set[Steps]:
    """List where in a record a text stands, or can be put."""
    record_type = RECORD_TYPES[kind]
    found = {leaf.path: leaf.marks for leaf in leaves(record_type, raw)}
    found |= {path: marks for path, marks in places(record_type) if _fits(raw, path)}
    if kind == "sources" and "archive_file" not in raw:
        for missing in _OF_COPIES:
            found.pop((missing,), None)
    if kind == "sources":
        found[SUMMARY,] = Marks()
    if kind == "agencies":  # one name stays, by which it is mentioned
        found = {
            path: marks
            for path, marks in found.items()
            if path[:1] != ("named_by",) or path[1] == 0
        }
    return {path for path, marks in found.items() if _part(path, marks) == part}


def _part(path: Steps, marks: Marks) -> Part:
    if path == ("id",):
        return "ids"
    return "references" if marks.kinds else "texts"


_OF_COPIES = ("archive_file", "sha256", "original_file", "original_sha256", "extracted_with")


def _as_printed(kind: str, raw: Raw) -> None:
    """Have the words that are printed so stand in the fragment that is printed."""
    for printing in raw["printings"] if kind == "statements" else ():
        if printing.get("sic"):
            printing["sic"] = printing["fragments"][:1]


def turns() -> int:
    """Say after how many turns each payload was in each field, but for those of the one record."""
    return -(-len(PAYLOADS) // COPIES)


def write(records: Records, root: Path) -> None:
    """Write the records and their articles into a project's folder."""
    (root / "data").mkdir(parents=True, exist_ok=True)
    (root / "archive").mkdir(exist_ok=True)
    (root / "content/sources").mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        (root / f"data/{kind}.yaml").write_text(_dumped(records.raw[kind]), "utf-8")
    (root / "data/investigation.yaml").write_text(_dumped(records.raw["investigation"][0]), "utf-8")
    printed = "\n".join(_printed(records))
    for index, source in enumerate(records.raw["sources"]):
        id = source_id(index)
        raw = {key: value for key, value in source.items() if key != SUMMARY}
        placed = {
            each.path for each in records.placed if (each.kind, each.index) == ("sources", index)
        }
        article = CASE / "archive" / f"{ARTICLES[index % len(ARTICLES)]}.txt"
        if article.is_file():
            text = article.read_text("utf-8").rstrip("\n")
            last = text.count("\n") + 1
            text = f"{text}\n\n{printed}\n"
            content = text.encode("utf-8", "replace")
            raw["body"] = [*raw["body"], [last + 2, text.count("\n")]]
            if ("sha256",) not in placed:
                raw["sha256"] = sha256(content).hexdigest()
            if ("archive_file",) not in placed:
                raw["archive_file"] = f"{id}.txt"
            (root / f"archive/{id}.txt").write_bytes(content)
            (root / f"archive/{id}.bin").write_bytes(b"original")
            if ("original_file",) not in placed:
                raw["original_file"] = f"{id}.bin"
            if ("original_sha256",) not in placed:
                raw["original_sha256"] = sha256(b"original").hexdigest()
        page = f"---\n{_dumped(raw)}---\n\n{source[SUMMARY]}\n"
        (root / f"content/sources/{id}.md").write_bytes(page.encode("utf-8", "replace"))


def _printed(records: Records) -> Iterator[str]:
    """List all that the records say is printed, each text once, in a line."""
    texts: dict[str, None] = {}
    for kind, every in records.raw.items():
        for raw in every:
            for leaf in leaves(RECORD_TYPES[kind], raw):
                if not leaf.marks.own_words and not leaf.marks.identifies:
                    texts[" ".join(leaf.text.split())] = None
    return iter(texts)


def _fits(raw: Raw, path: Steps) -> bool:
    """Say whether a text can be put there: what it would stand in is there."""
    inner: Any = raw
    for step in path[:-1]:
        if isinstance(step, int):
            if not isinstance(inner, list) or not inner:
                return False
            inner = inner[0]
        elif not isinstance(inner, dict) or step not in inner:
            return False
        else:
            inner = inner[step]
    last = path[-1]
    if isinstance(inner, dict) and inner.get("basis") == "unknown" and last != "because":
        return False  # what is unknown has no value
    return isinstance(inner, dict if isinstance(last, str) else list) and bool(inner)


class _Dumper(yaml.SafeDumper):
    """Writes each text between double quotation marks, on one line, in ASCII."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out."""
        return True


_Dumper.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


def _dumped(value: Any) -> str:
    return yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, width=1 << 30, default_flow_style=False
    )
