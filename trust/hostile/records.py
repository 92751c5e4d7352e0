"""A project of a small made-up case, with a payload in every field that can hold a text.

The case is that of the tests, with every kind of record, each several times over. Every field of
every type is found by walking the model, so that a new one is attacked as well. What is said to be
printed stands in the articles, or nothing of it would be published: each article ends in a list of
all that the records say it prints.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from microsite.load import read_project
from microsite.load.loaded import RECORD_TYPES
from microsite.model import KINDS
from microsite.model.walk import Steps, leaves, places
from trust.hostile.payloads import PAYLOADS, Payload

CASE = Path(__file__).parents[2] / "tests" / "projects" / "good"
COPIES = 9
"""How often each record stands in a project, so that one holds as many payloads in each field."""

Raw = dict[str, Any]


@dataclass(slots=True)
class Placed:
    """A payload in a field of a record."""

    kind: str
    index: int
    """Which record of its kind, as the files have them."""
    path: Steps
    payload: Payload

    @property
    def field(self) -> str:
        """What the field is called: `statements.printings[].fragments[]`."""
        return field_name(self.kind, self.path)


def field_name(kind: str, path: Steps) -> str:
    """Give what a field is called: `statements.printings[].fragments[]`."""
    return kind + "".join("[]" if isinstance(step, int) else f".{step}" for step in path)


SUMMARY = "(summary)"
"""The key under which a source's summary is kept among its fields."""


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
        _put(self.raw[placed.kind][placed.index], placed.path, before)
        self.placed.remove(placed)


def attacked(turn: int, copies: int = COPIES) -> Records:
    """Make records with payloads in all their fields; each turn, every field has other ones.

    After enough of them (`turns`) each payload was in each field.
    """
    records = Records(_copied(copies))
    at: dict[tuple[str, Steps], Iterator[int]] = {}
    for kind, every in records.raw.items():
        record_type = RECORD_TYPES[kind]
        known = {path for path, _ in places(record_type)}
        for index, raw in enumerate(every):
            paths = {leaf.path for leaf in leaves(record_type, raw)}
            paths |= {path for path in known if _fits(raw, path)}
            if kind == "sources":
                paths.add((SUMMARY,))
            for path in sorted(paths, key=str):
                first = tuple(0 if isinstance(step, int) else step for step in path)
                turns = at.setdefault((kind, first), count(turn * copies))
                payload = PAYLOADS[next(turns) % len(PAYLOADS)]
                records.sound[kind, index, path] = _get(raw, path)
                _put(raw, path, payload.text)
                records.placed.append(Placed(kind, index, path, payload))
    return records


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
        id = f"source-{index:03}"
        raw = {key: value for key, value in source.items() if key != SUMMARY}
        placed = {
            each.path for each in records.placed if (each.kind, each.index) == ("sources", index)
        }
        article = CASE / "archive" / f"{_ARTICLES[index % len(_ARTICLES)]}.txt"
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
        page = f"---\n{_dumped(raw)}---\n\n{source[SUMMARY]}\n"
        (root / f"content/sources/{id}.md").write_bytes(page.encode("utf-8", "replace"))


_ARTICLES = ("council-minutes", "league-release", "northfield-ledger", "valley-radio")


def _copied(copies: int) -> dict[str, list[Raw]]:
    """Read the case, and copy all of it; each copy refers to its own records."""
    loaded, _ = read_project(CASE)
    assert loaded is not None
    made: dict[str, list[Raw]] = {kind: [] for kind in ("investigation", "sources", *KINDS)}
    ids = {each.id for each in loaded.entries} - {""}
    for number in range(copies):
        names = {id: f"{id}-{number}" for id in ids} if number else {}
        names |= {id: f"source-{len(_ARTICLES) * number + n:03}" for n, id in enumerate(_ARTICLES)}
        for entry in sorted(loaded.entries, key=lambda each: (each.kind, _place(each.id))):
            raw = copy.deepcopy(dict(entry.raw))
            _renamed(entry.kind, raw, names)
            if entry.kind == "sources":
                raw |= {SUMMARY: entry.file.after.strip(), "kind": "press release"}
            # A hash of a private fact is one of an article that is another here.
            hashed = entry.kind == "withheld" and "sha256" in raw
            if not hashed and (number == 0 or entry.kind != "investigation"):
                made[entry.kind].append(raw)
    for raw in made["responses"]:
        if raw["kind"] == "not known to have been asked":  # which is said of all sources
            raw["sources"] = [f"source-{n:03}" for n in range(len(made["sources"]))]
    return made


def _place(id: str) -> int:
    return _ARTICLES.index(id) if id in _ARTICLES else 0


def _renamed(kind: str, raw: Raw, names: dict[str, str]) -> None:
    """Give a record and the records that it refers to the names that they have in its copy."""
    for leaf in leaves(RECORD_TYPES[kind], raw):
        if leaf.marks.kinds or leaf.path == ("id",):
            _put(raw, leaf.path, names.get(leaf.text, leaf.text))


def _printed(records: Records) -> Iterator[str]:
    """List all that the records say is printed, each text once, in a line."""
    texts = {}
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
    return (
        isinstance(inner, dict)
        if isinstance(last, str)
        else isinstance(inner, list) and bool(inner)
    )


def _get(raw: Raw, path: Steps) -> Any:
    inner: Any = raw
    for step in path:
        try:
            inner = inner[step]
        except KeyError:
            return None
    return inner


def _put(raw: Raw, path: Steps, value: Any) -> None:
    inner: Any = raw
    for step in path[:-1]:
        inner = inner[step]
    if value is None:
        inner.pop(path[-1], None)
    else:
        inner[path[-1]] = value


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
