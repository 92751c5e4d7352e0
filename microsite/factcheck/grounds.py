"""What each fact stands on: its sources, where in them, and how far a machine has checked it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from microsite.checks import Verified
from microsite.evidence import Passage, SealedPassage, passages
from microsite.factcheck.facts import Fact
from microsite.model import Project
from microsite.model.walk import Steps

OWN = "own words: no letter-by-letter check is possible"
COUNTED = "counted in the archived copy"
ENTRY = "our own entry"
READING = f"{ENTRY}: compare it with the source"
_LISTS = ("printings", "readings", "mentions", "printed_as", "roles")
"""The lists of a record that name the source of each entry, and so the record's sources."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A source, and where in its archived copy to look."""

    source: str
    paragraphs: tuple[int, ...] = ()
    """Of the article's body, from 1; none for the page around it, or where nobody has looked."""
    lines: tuple[int, ...] = ()
    """Of the archived file, from 1."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a fact stands on."""

    stands: tuple[Stand, ...]
    state: str
    verbatim: bool = False
    """Whether the words are a source's own, letter by letter."""


@dataclass(frozen=True)
class Grounds:
    """What the facts of a project stand on."""

    verified: Verified
    _of: dict[tuple[str, str], list[Passage]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for passage in passages(self.verified.project):
            self._of.setdefault((passage.kind, passage.id), []).append(passage)

    @property
    def project(self) -> Project:
        """All records."""
        return self.verified.project

    def of(self, fact: Fact) -> Ground:
        """Say what a fact stands on."""
        for passage, place in self._verbatim(fact):
            return self._sealed(passage, place)
        sources = tuple(dict.fromkeys(self._sources(fact)))
        stands = tuple(self._stand(fact, source) for source in sources)
        if fact.what == "own words":
            return Ground(stands, OWN)
        if fact.what == "count":
            return Ground(stands, COUNTED)
        return Ground(stands, READING if stands else ENTRY)

    def _verbatim(self, fact: Fact) -> Iterator[tuple[Passage, int | None]]:
        """The passage of which a fact is the words, and which of its fragments."""
        for passage in self._of.get((fact.kind, fact.id), ()):
            if passage.quotes and fact.steps[:-1] == passage.path:
                yield passage, int(fact.steps[-1])
            elif fact.steps == passage.path or (
                fact.steps == passage.path[:-1] and passage.path[-1] in ("value", "printed")
            ):
                yield passage, None

    def _sealed(self, passage: Passage, fragment: int | None) -> Ground:
        sealed = self.verified.evidence.passages.get(passage.key)
        if sealed is None:
            source = self.project.sources[passage.sources[0]]
            why = source.not_archived_because or "it is not in the archive"
            return Ground((Stand(passage.sources[0]),), f"not checkable: {why}", True)
        found = "checked letter by letter in the archived copy"
        if not self.verified.archive_checked:
            found = "sealed: agrees with the last check against the archived copy"
        if passage.path[-1] == "printed":
            found += " (the source's wording)"
        return Ground((_standing(sealed, fragment),), found, True)

    def _stand(self, fact: Fact, source: str) -> Stand:
        """Where to look for a fact that is not verbatim: where the words around it stand."""
        every = [each for each in self._of.get((fact.kind, fact.id), ()) if source in each.sources]
        if fact.kind == "responses":
            answer = self.project.responses[fact.id].statement
            every += [
                each
                for each in self._of.get(("statements", answer or ""), ())
                if source in each.sources
            ]
        near = [each for each in every if len(each.path) > 1 and each.path[:2] == fact.steps[:2]]
        if fact.kind == "sources" or any(isinstance(step, int) for step in fact.steps):
            every = []  # where the record's name stands says nothing of such an entry
        sealed = [self.verified.evidence.passages.get(each.key) for each in near or every]
        found = [each for each in sealed if each is not None and each.source == source]
        numbers = {number for each in found for number in each.paragraphs}
        lines = {fragment.line for each in found for fragment in each.fragments}
        return Stand(source, tuple(sorted(numbers)), tuple(sorted(lines)))

    def _sources(self, fact: Fact) -> Iterator[str]:
        """The sources of what is around the value, the nearest first; else the record's."""
        if fact.kind == "sources":
            yield fact.id
            return
        if fact.kind == "withheld":
            yield fact.id.partition("/")[0]
            return
        row = self._rows.get((fact.kind, fact.id))
        around = list(_around(row, fact.steps)) if row else []
        for holder in reversed(around):
            named = [holder["source"]] if holder.get("source") else holder.get("sources", ())
            if named:
                yield from named
                return
        for each in around[:1]:
            for name in _LISTS:
                yield from (entry["source"] for entry in each.get(name, ()))

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], Mapping[str, Any]]:
        kinds = ("agencies", "people", "organizations", "documents", "allegations", "statements")
        others = ("responses", "figures", "bills", "events")
        return {
            (kind, id): record.model_dump(mode="json")
            for kind in (*kinds, *others)
            for id, record in self.project.records(kind).items()
        }


def _around(row: Mapping[str, Any], steps: Steps) -> Iterator[Mapping[str, Any]]:
    """Yield the record and the entries around a value, from the outside in."""
    value: Any = row
    for step in steps:
        if isinstance(value, Mapping):
            yield value
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return
    if isinstance(value, Mapping):
        yield value


def _standing(sealed: SealedPassage, fragment: int | None) -> Stand:
    some: Iterable[Any] = sealed.fragments if fragment is None else (sealed.fragments[fragment],)
    numbers = {each.paragraph for each in some if each.paragraph is not None}
    lines = {each.line for each in some}
    return Stand(sealed.source, tuple(sorted(numbers)), tuple(sorted(lines)))
