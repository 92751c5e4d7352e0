"""The index of agencies, and an agency's page: what is alleged and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.model import Location
from microsite.views.allegations import Charge, charge, charges
from microsite.views.bills import BillCard, bill
from microsite.views.citing import Mention, Wording, mentions_of, namings_of, wordings
from microsite.views.entries import Entry, entries_of
from microsite.views.lookup import Link, Lookup
from microsite.views.quotes import Quote, quotes
from microsite.views.responses import Answer, BoardRow, answer, board, board_row, history
from microsite.views.shelves import LIMITS, Part, PartsPage, Position, parts_page, position


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something the sources leave open, and which of them were read for it."""

    text: str
    sources: tuple[Link, ...]
    all_sources: bool
    """Whether every source of the investigation was."""


@dataclass(frozen=True, slots=True)
class Misreading:
    """A paragraph that prints the agency's name and means something else."""

    mention: Mention
    because: str


@dataclass(frozen=True, slots=True)
class AgencyPage:
    """One agency: allegation, answers, words, dates, bills, sources, place, and what is open."""

    id: str
    name: str
    short_name: str
    kind: str
    place: str
    charges: tuple[Charge, ...]
    lead: Answer | None
    """The answer that stands beside the allegation."""
    answers: tuple[Answer, ...]
    """The oldest first."""
    spoken: tuple[Quote, ...]
    """Statements by it, for it, or that are its answers, besides the one that leads."""
    about_it: tuple[Quote, ...]
    """Statements of others about this agency or about some of the agencies."""
    about_all: tuple[Quote, ...]
    """Statements of others about every agency of the investigation."""
    bills: tuple[BillCard, ...]
    """Those that the statements above speak of."""
    events: tuple[Entry, ...]
    """What happened; what was said stands in the fields above."""
    timeline_whole: bool
    """Whether the timeline is one page, which can show what concerns this agency alone."""
    named_in: tuple[Mention, ...]
    """Sources and paragraphs that name it; a source without paragraphs does not name it, and is
    left out where there are very many sources."""
    misreadings: tuple[Misreading, ...]
    printed_as: tuple[Wording, ...]
    location: Location
    not_known: tuple[OpenQuestion, ...]


@dataclass(frozen=True, slots=True)
class AgenciesPage:
    """The index of agencies, with the allegations against them."""

    rows: tuple[BoardRow, ...]
    charges: tuple[Charge, ...]
    """None of them where they have pages of their own, or on a part of the list."""
    alleged: Position | None = None
    """The list of allegations, where they have pages of their own."""
    parts: PartsPage | None = None
    """The parts of the list, where it has some and this is their index."""
    position: Position | None = None
    """Where it stands in the list, if that has parts."""

    @property
    def total(self) -> int:
        """How many agencies it lists, those of its parts too."""
        return self.parts.position.total if self.parts else len(self.rows)


def agencies_page(lookup: Lookup, trail: tuple[Part, ...] = ()) -> AgenciesPage:
    """Build the index of agencies, in the order of the records.

    Args:
        lookup: the checked records.
        trail: the way to a part of the list, for that part's page.
    """
    if not trail:
        whole = lookup.places.whole("allegations")
        alleged = None if whole else position("allegations", (lookup.places.list("allegations"),))
        listed = lookup.places.list("agencies")
        parts = parts_page("agencies", (listed,)) if listed.parts else None
        rows = () if parts else board(lookup)
        at = parts.position if parts else None
        return AgenciesPage(rows, charges(lookup) if whole else (), alleged, parts, at)
    rows = tuple(board_row(lookup, id) for _, id in lookup.listed("agencies", trail))
    return AgenciesPage(rows, (), position=position("agencies", trail))


def agency_page(lookup: Lookup, id: str) -> AgencyPage:
    """Build an agency's page."""
    agency = lookup.project.agencies[id]
    leading = lookup.leading_response(id)
    lead = answer(lookup, leading) if leading else None
    in_its_name = quotes(lookup, lookup.statements_for.get(id, ()))
    others = quotes(
        lookup,
        tuple(
            each
            for each in lookup.statements_about.get(id, ())
            if each not in lookup.statements_for.get(id, ())
        ),
    )
    bill_ids = dict.fromkeys(
        each
        for quote in (*in_its_name, *others)
        for each in lookup.project.statements[quote.id].bills
    )
    return AgencyPage(
        id=id,
        name=agency.name,
        short_name=agency.short_name,
        kind=agency.kind,
        place=agency.place,
        charges=tuple(charge(lookup, each) for each in lookup.allegations_about.get(id, ())),
        lead=lead,
        answers=history(lookup, id),
        spoken=tuple(each for each in in_its_name if not (lead and each == lead.quote)),
        about_it=tuple(each for each in others if not each.about_all),
        about_all=tuple(each for each in others if each.about_all),
        bills=tuple(bill(lookup, each) for each in bill_ids),
        events=tuple(each for each in entries_of(lookup, id) if "event" in each.families),
        timeline_whole=lookup.places.whole("timeline"),
        named_in=mentions_of(lookup, id)
        if len(lookup.project.sources) <= LIMITS.told
        else namings_of(lookup, id),
        misreadings=tuple(
            Misreading(
                Mention(lookup.link("sources", each.source), (each.paragraph,)), each.because
            )
            for each in agency.not_mentions
        ),
        printed_as=wordings(lookup, "agencies", id, agency.printed_as),
        location=agency.location,
        not_known=tuple(
            OpenQuestion(
                each.text,
                lookup.links("sources", each.sources),
                len(each.sources) >= len(lookup.project.sources)
                and set(each.sources) == lookup.project.sources.keys(),
            )
            for each in agency.not_known
        ),
    )
