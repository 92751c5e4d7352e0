"""Who is connected with what, looked up once per build, and where each record is published."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, get_args

from microsite.checks import Verified
from microsite.dates import EdtfDate, is_after
from microsite.evidence import Evidence
from microsite.model import KnownDate, Project, ResponseKind, Statement, Withheld
from microsite.views.shelves import PLACED, Part, Places

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Link:
    """A way to a record: what to call it, the page it is on, and its anchor there.

    `page` is a path among the site's documents (`agencies/northfield.md`), `anchor` the id of an
    element, empty for the page itself. The renderer makes a relative address of it.
    """

    text: str
    page: str
    anchor: str = ""


_SPEAKERS = ("people", "organizations", "agencies", "documents")


@dataclass(frozen=True, eq=False)
class Lookup:
    """The checked records with the joins that several pages need, each made once."""

    verified: Verified = field(repr=False)
    _made: dict[tuple[object, ...], Any] = field(default_factory=dict, repr=False)
    _links: dict[tuple[str, str], Link] = field(default_factory=dict, repr=False)

    @property
    def project(self) -> Project:
        """All records."""
        return self.verified.project

    @property
    def evidence(self) -> Evidence:
        """The seals."""
        return self.verified.evidence

    @cached_property
    def places(self) -> Places:
        """Where each record is published."""
        return Places(self.project)

    def listed(self, name: str, trail: tuple[Part, ...] = ()) -> tuple[tuple[str, str], ...]:
        """List the kinds and ids of a list's records, in their order.

        Args:
            name: the list's name.
            trail: the way to a part of it, for that part's records.
        """
        part = trail[-1] if trail else self.places.list(name)
        return tuple(item.key for item in part.items)

    # ---------------------------------------------------------------------------------- links

    def link(self, kind: str, id: str) -> Link:
        """Link a record, called by its name.

        Args:
            kind: a kind of record, such as `agencies`.
            id: the record's id.
        """
        if (kept := self._links.get((kind, id))) is not None:
            return kept
        place = self.places.of(kind, id)
        if place is None:
            raise KeyError(kind)
        made = self._links[kind, id] = Link(self.name(kind, id), *place)
        return made

    def links(self, kind: str, ids: Iterable[str]) -> tuple[Link, ...]:
        """Link several records of one kind, in the order given."""
        return tuple(self.link(kind, id) for id in ids)

    def speaker(self, id: str) -> Link:
        """Link a person, organization, agency or document."""
        return self.link(next(k for k in _SPEAKERS if id in self.project.records(k)), id)

    def kind_of(self, id: str) -> str:
        """Say of which kind a record is; the first kind that holds the id counts."""
        return next(k for k in PLACED if id in self.project.records(k))

    def name(self, kind: str, id: str) -> str:
        """Say what a record is called where it is linked."""
        project = self.project
        match kind:
            case "sources":
                return project.sources[id].label
            case "people" | "organizations" | "agencies" | "documents":
                return project.speaker_name(id)
            case "statements":
                speakers = project.statements[id].speakers
                return ", ".join(project.speaker_name(each) for each in speakers)
            case "responses":
                return project.agencies[project.responses[id].agency].name
            case "figures":
                return project.figures[id].label
            case "bills":
                bill = project.bills[id]
                return bill.title if bill.number == "unnamed" else f"{bill.number}, {bill.title}"
            case "events":
                return project.events[id].title
            case "corrections":
                named = project.corrections[id].records
                names = (self.name(self.kind_of(each), each) for each in named)
                return ", ".join(dict.fromkeys(names))
            case "updates":
                return project.updates[id].title
            case "allegations":
                return project.speaker_name(project.allegations[id].by)
            case _:
                return id

    # ---------------------------------------------------------------------------------- joins

    @cached_property
    def statements_by(self) -> Mapping[str, tuple[str, ...]]:
        """Per speaker, the statements they made, by date."""
        return self._group(self.project.statements, lambda statement: statement.speakers)

    @cached_property
    def statements_about(self) -> Mapping[str, tuple[str, ...]]:
        """Per agency, the statements about it, by date."""
        return self._group(self.project.statements, lambda statement: statement.about)

    @cached_property
    def statements_for(self) -> Mapping[str, tuple[str, ...]]:
        """Per agency, the statements in its name: made by it, for it, or as its answer."""
        answers = {r.statement: r.agency for r in self.project.responses.values() if r.statement}
        found: dict[str, list[str]] = {}
        for id, statement in self.project.statements.items():
            named = (*statement.speakers, statement.on_behalf_of, answers.get(id))
            for each in dict.fromkeys(named):
                if each is not None and each in self.project.agencies:
                    found.setdefault(each, []).append(id)
        return {agency: self.by_date(ids) for agency, ids in found.items()}

    @cached_property
    def statements_touching(self) -> Mapping[str, tuple[str, ...]]:
        """Per bill, the statements that speak of it, by date."""
        return self._group(self.project.statements, lambda statement: statement.bills)

    @cached_property
    def statements_in(self) -> Mapping[str, tuple[str, ...]]:
        """Per source, the statements it prints, in its order."""
        found: dict[str, list[tuple[int, str]]] = {}
        for id, statement in self.project.statements.items():
            for printing in statement.printings:
                sealed = self.evidence.passages.get(printing_key(id, printing.source))
                place = sealed.fragments[0].start if sealed else 0
                found.setdefault(printing.source, []).append((place, id))
        return {source: tuple(id for _, id in sorted(places)) for source, places in found.items()}

    @cached_property
    def similar(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Per statement, the ones in nearly the same words, with the reason, in both directions."""
        found: dict[str, dict[str, str]] = {}
        for id, statement in self.project.statements.items():
            for each in statement.similar_to:
                found.setdefault(id, {})[each.statement] = each.because
                found.setdefault(each.statement, {}).setdefault(id, each.because)
        return {id: tuple(others.items()) for id, others in found.items()}

    @cached_property
    def responses_of(self) -> Mapping[str, tuple[str, ...]]:
        """Per agency, its responses, the oldest first."""
        return {
            agency: tuple(sorted(ids, key=self._as_of)) for agency, ids in self._answers.items()
        }

    @cached_property
    def _answers(self) -> Mapping[str, list[str]]:
        """Per agency, its responses in the order of the records."""
        found: dict[str, list[str]] = {}
        for id, response in self.project.responses.items():
            found.setdefault(response.agency, []).append(id)
        return found

    @cached_property
    def answers_by(self) -> Mapping[str, tuple[str, ...]]:
        """Per person, the responses they gave otherwise than in a statement.

        Those of an agency are the oldest first, and agencies stand in the order of the records.
        """
        found: dict[str, list[str]] = {}
        for agency in self.project.agencies:
            for id in self.responses_of.get(agency, ()):
                response = self.project.responses[id]
                for person in () if response.statement else dict.fromkeys(response.spoken_by):
                    found.setdefault(person, []).append(id)
        return {person: tuple(ids) for person, ids in found.items()}

    @cached_property
    def naming(self) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
        """Per agency, the sources that name it, and the paragraphs in which they do."""
        found: dict[str, dict[str, tuple[int, ...]]] = {}
        for source in self.project.sources:
            sealed = self.evidence.sources.get(source)
            for agency, paragraphs in sealed.names.items() if sealed else ():
                if paragraphs:
                    found.setdefault(agency, {})[source] = tuple(paragraphs)
        return found

    @cached_property
    def allegations_about(self) -> Mapping[str, tuple[str, ...]]:
        """Per agency, the allegations about it."""
        found: dict[str, list[str]] = {}
        for id, allegation in self.project.allegations.items():
            for agency in allegation.about:
                found.setdefault(agency, []).append(id)
        return {agency: tuple(ids) for agency, ids in found.items()}

    @cached_property
    def withheld_in(self) -> Mapping[str, tuple[Withheld, ...]]:
        """Per source, the quotations that are not published."""
        found: dict[str, list[Withheld]] = {}
        for withheld in self.project.withheld.values():
            found.setdefault(withheld.source, []).append(withheld)
        return {source: tuple(those) for source, those in found.items()}

    def in_order(self, kind: str, ids: Iterable[str]) -> list[str]:
        """Put ids into the order of a kind's records; what is the id of none is left out.

        A page has few of all the records, so that it must not go through them all.
        """
        order = _order(self, kind)
        return sorted((id for id in ids if id in order), key=order.__getitem__)

    def all_agencies(self, ids: Collection[str]) -> bool:
        """Say whether these are all agencies of the investigation."""
        agencies = self.project.agencies
        return len(ids) >= len(agencies) and set(ids) == agencies.keys()

    def leading_response(self, agency: str) -> str | None:
        """Choose the response that stands for an agency where only one is shown.

        One that another certainly came after does not lead. Of the rest, which the dates do not
        put in order, the agency's own words come before a report of them, and that before
        silence; among equals the order of the file decides, which is the maintainer's.

        Returns:
            The response's id, None for an agency without any.
        """
        ids = self._answers.get(agency, ())
        last = [id for id in ids if not any(self._came_after(other, id) for other in ids)]
        return min(last, key=self._rank, default=None)

    def _rank(self, response: str) -> int:
        return _RANK[self.project.vocabulary.response_kind(self.project.responses[response].kind)]

    def _came_after(self, one: str, other: str) -> bool:
        late, early = (self.project.responses[id].as_of.value for id in (one, other))
        return late is not None and early is not None and is_after(late, early)

    def _as_of(self, id: str) -> tuple[bool, tuple[int, int, int, str]]:
        return sort_key(self.project.responses[id].as_of)

    def by_date(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Order statements by when they were made."""
        statements = self.project.statements
        return tuple(sorted(ids, key=lambda id: sort_key(statements[id].said)))

    def _group(
        self, records: Mapping[str, Statement], keys: Callable[[Statement], Iterable[str]]
    ) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for id, record in records.items():
            for key in dict.fromkeys(keys(record)):
                found.setdefault(key, []).append(id)
        return {key: self.by_date(ids) for key, ids in found.items()}


def once(make: Callable[Concatenate[Lookup, P], T]) -> Callable[Concatenate[Lookup, P], T]:
    """Make each value once per build, however many pages show it."""

    @wraps(make)
    def remembered(lookup: Lookup, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (make, *args, *kwargs.items())
        if key not in lookup._made:
            lookup._made[key] = make(lookup, *args, **kwargs)
        made: T = lookup._made[key]
        return made

    return remembered


@once
def _order(lookup: Lookup, kind: str) -> Mapping[str, int]:
    """Per record of a kind, its place among them."""
    return {id: n for n, id in enumerate(lookup.project.records(kind))}


def printing_key(statement: str, source: str) -> str:
    """Name the sealed passage of a statement's printing."""
    return f"statements/{statement}/printings/{source}"


def sort_key(known: KnownDate) -> tuple[bool, tuple[int, int, int, str]]:
    """Order by date; what has none comes last."""
    return (known.value is None, known.value.sort_key() if known.value else _UNDATED)


_RANK = {kind: rank for rank, kind in enumerate(get_args(ResponseKind))}
"""Per kind of response, how far it is from the agency's own words; the model lists them so."""
_UNDATED = EdtfDate("XXXX", None, None, "unknown").sort_key()
