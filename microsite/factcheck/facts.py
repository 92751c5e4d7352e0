"""Every fact that a record publishes, one by one, in the words that readers get.

The published rows are walked, as `data/*.json` has them, so that what is published is here: a field
that a record gains needs no line. Left out is what only programs read, what pages join from other
records, which have their own lines, and sources, which stand beside each line. What is known of a
value (its basis, the reason, the source's wording) belongs to the value's line, and our own
words are cut into sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from sentencex import segment

from microsite import dates
from microsite.citations import UNKNOWN
from microsite.exports.json_files import FLAT_DATES, KINDS, rows
from microsite.model import OwnWords, Record, Ref
from microsite.model.walk import Steps, leaves
from microsite.render.reading import Reading
from microsite.views.lookup import Lookup

What = Literal[
    "quotation", "own words", "figure", "date", "name", "role", "link", "count", "metadata"
]
Names = tuple[str, ...]

_FOR_PROGRAMS = {"id", "page", "positions", "seal", "named_in"}
_SETTINGS = {"language", "country", "distances", "public_bodies", "first_address"}
"""How the site is made, which is no fact that anybody could check."""
_OF_THE_SEAL = {"archive_file", "sha256", "state", "state_because"}
_JOINED = {"responses", "statements", "statements_about"}
_KNOWN = {"basis", "because", "printed"}
_TERMS = {
    ("bills", "kind"): "bill",
    ("events", "kind"): "event",
    ("responses", "kind"): "response",
    ("sources", "kind"): "source",
    ("statements", "stance"): "stance",
    ("statements", "channel"): "channel",
    ("agencies", "location", "precision"): "precision",
}
_NAMES = {"name", "short_name", "label", "place", "title", "printed_as", "named_by"}
_COUNTS = {"words", "body_paragraphs", "names_agencies"}
_OF_WITHHELD: Mapping[Names, tuple[Any, ...]] = {("note",): (OwnWords(),)}
_OWN = {("events", "title"), ("updates", "title"), ("sources", "summary")}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a record publishes."""

    kind: str
    id: str
    """As the project has it; of what is withheld, the published one, which has no hash."""
    steps: Steps
    """The way to it in the record, as its file has it."""
    what: What
    words: str
    basis: str = ""
    """How it is known, with the reason and the source's wording; empty where a record says no more
    than the words."""
    sought: str = ""
    """What of it to look for on pages, where they put it otherwise than here."""

    @property
    def field(self) -> str:
        """The field in words, as `field_name` has it."""
        return field_name(self.steps)


def facts(lookup: Lookup, reading: Reading) -> Iterator[Fact]:
    """Yield every fact of every record, the investigation first, then kind by kind."""
    own = lookup.project.investigation
    walk = _Walk(lookup, reading, "investigation", "investigation", _marks(own))
    yield from walk.value(own.model_dump(mode="json", exclude=_SETTINGS), ())
    for kind in KINDS:
        for row in rows(lookup, UNKNOWN, kind):
            record = lookup.project.records(kind).get(row["id"])
            marks = _marks(record) if record else _OF_WITHHELD
            yield from _Walk(lookup, reading, kind, row["id"], marks).value(row, ())


def field_name(steps: Steps) -> str:
    """Put the way to a value in words; entries of lists are counted from 1."""
    return " ".join(f"{each + 1}" if isinstance(each, int) else each for each in steps)


def sentences(words: str) -> tuple[str, ...]:
    """Cut words into sentences, by the rules of `sentencex` for English."""
    return tuple(each.strip() for each in segment("en", words) if each.strip())


def _marks(record: Record) -> Mapping[Names, tuple[Any, ...]]:
    return {_names(leaf.path): leaf.marks for leaf in leaves(type(record), record)}


def _names(steps: Steps) -> Names:
    return tuple(each for each in steps if isinstance(each, str))


@dataclass(frozen=True, slots=True)
class _Walk:
    lookup: Lookup
    reading: Reading
    kind: str
    id: str
    marks: Mapping[Names, tuple[Any, ...]]

    def value(self, value: Any, steps: Steps, basis: str = "") -> Iterator[Fact]:
        """Yield the facts within a value."""
        if value in (None, "", [], {}):
            return
        if isinstance(value, dict) and {"value", "basis"} <= value.keys():
            yield self._known(steps, value["value"], value)
        elif isinstance(value, dict):
            yield from self._fields(value, steps, basis)
        elif isinstance(value, list):
            yield from self._list(value, steps, basis)
        elif self._is_own(steps):
            for _, block in self.reading.blocks(str(value)):
                for sentence in sentences(block):
                    yield self._fact(steps, sentence, basis, "own words")
        elif steps[-1] == "value":
            shown = self.reading.number(value)
            raw = f" ({value:,})" if shown != f"{value:,}" else ""
            yield replace(self._fact(steps, shown + raw, basis), sought=shown)
        elif (self.kind, *_names(steps), value) != ("people", "named", True):
            yield self._fact(steps, self._shown(steps, value), basis)

    def _fields(self, row: Mapping[str, Any], steps: Steps, basis: str) -> Iterator[Fact]:
        top = not steps
        # Where an entry's words stand is told beside its line; a source says what a paragraph is.
        skipped = _FOR_PROGRAMS | (_JOINED if top else {"paragraphs"})
        skipped |= _OF_THE_SEAL if steps[:1] == ("printings",) else set()
        if "basis" in row:
            skipped |= _KNOWN
            basis = self._told(row)
        # These stand beside each line.
        skipped |= {"source", "sources", "where"}
        for name, value in row.items():
            if name in skipped or any(name == f"{date}_{k}" for date in FLAT_DATES for k in _KNOWN):
                continue
            if name in FLAT_DATES and f"{name}_basis" in row:
                known = {each: row[f"{name}_{each}"] for each in _KNOWN}
                yield self._known((*steps, name), value, known)
            elif name == "names_agencies":
                yield from self._mentions(value)
            else:
                # Those who were asked stand in the record's one list as well.
                held = "spoken_by" if (self.kind, name) == ("responses", "asked") else name
                yield from self.value(value, (*steps, held), basis)

    def _list(self, value: list[Any], steps: Steps, basis: str) -> Iterator[Fact]:
        last = steps[-1]
        if last == "fragments":
            for n, words in enumerate(value):
                yield self._fact((*steps, n), words, basis, "quotation")
        elif last == "body":
            ranges = ", ".join(f"{first}–{end}" for first, end in value)
            yield self._fact(steps, f"lines {ranges}", basis)
        elif all(isinstance(each, dict) and each.keys() == {"id", "name"} for each in value):
            yield self._fact(steps, "; ".join(each["name"] for each in value), basis, "link")
        elif any(isinstance(each, dict) for each in value):
            for n, each in enumerate(value):
                yield from self.value(each, (*steps, n), basis)
        else:
            shown = [self._shown(steps, each) for each in value]
            fact = self._fact(steps, "; ".join(shown), basis)
            if shown != value and "statements" in getattr(self._ref(_names(steps)), "kinds", ()):
                # Several statements may have one speaker, and nothing else to be called by.
                named = [f"{name} ({id})" for name, id in zip(shown, value, strict=True)]
                fact = replace(fact, words="; ".join(named), sought=fact.words)
            yield fact

    def _mentions(self, value: Mapping[str, list[int]]) -> Iterator[Fact]:
        for agency, paragraphs in value.items():
            name = self.lookup.name("agencies", agency)
            numbers = ", ".join(map(str, paragraphs))
            fact = self._fact(("names_agencies",), f"names {name} in: {numbers}", "")
            yield replace(fact, sought=name)

    def _known(self, steps: Steps, value: Any, known: Mapping[str, Any]) -> Fact:
        basis = self._told(known)
        if value is None:
            return self._fact(steps, "unknown", basis)
        shown = self._shown(steps, value)
        told = (f"EDTF {value}" if shown != value else "", basis)
        return self._fact(steps, shown, "; ".join(filter(None, told)))

    def _told(self, known: Mapping[str, Any]) -> str:
        because = " ".join(words for _, words in self.reading.blocks(known.get("because") or ""))
        printed = known.get("printed")
        parts = (
            known["basis"],
            f"because: {because}" if because else "",
            f"printed as “{printed}”" if printed else "",
        )
        return "; ".join(filter(None, parts))

    def _shown(self, steps: Steps, value: Any) -> str:
        names = _names(steps)
        if group := _TERMS.get((self.kind, *names)):
            return self.reading.term(group, str(value))
        if self._is_date(names):
            return self.reading.date(dates.parse(str(value)))
        if ref := self._ref(names):
            project = self.lookup.project
            kind = next((k for k in ref.kinds if value in project.records(k)), None)
            return self.lookup.name(kind, value) if kind else str(value)
        if names == ("named",):
            return "no source gives a name"
        return str(value)

    def _ref(self, names: Names) -> Ref | None:
        return next((each for each in self.marks.get(names, ()) if isinstance(each, Ref)), None)

    def _is_own(self, steps: Steps) -> bool:
        names = _names(steps)
        marked = any(isinstance(each, OwnWords) for each in self.marks.get(names, ()))
        return marked or (self.kind, *names) in _OWN

    def _is_date(self, names: Names) -> bool:
        dated = {*FLAT_DATES, "published", "read_on", "expires"}
        return names[-1] in dated and self.kind != "withheld"

    def _fact(self, steps: Steps, words: str, basis: str, what: What | None = None) -> Fact:
        return Fact(self.kind, self.id, steps, what or self._what(_names(steps)), words, basis)

    def _what(self, names: Names) -> What:
        if self._is_date(names):
            return "date"
        if self._ref(names):
            return "link"
        if names[0] == "readings":
            return "figure"
        if names[0] in ("roles", "capacity"):
            return "role"
        if self.kind == "sources":
            return "count" if names[0] in _COUNTS else "metadata"
        return "name" if names[0] in _NAMES else "metadata"
