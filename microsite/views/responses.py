"""What the agencies are on record as answering, as the board and the ladder show it."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.model import Response, ResponseKind
from microsite.views.citing import Dating, dating
from microsite.views.lookup import Link, Lookup, once
from microsite.views.quotes import Quote, quote


@dataclass(frozen=True, slots=True)
class Answer:
    """One response of an agency, or that none is on record."""

    id: str
    link: Link
    """Its permanent place, called by the agency's name."""
    kind: str
    """What kind of answer it is, a word of the project's vocabulary."""
    like: ResponseKind
    """The standard kind that it counts as."""
    as_of: Dating
    says: str
    brief: str | None
    """The same in a clause."""
    speakers: tuple[Link, ...]
    """Who speaks; empty where nobody does."""
    quote: Quote | None
    """The statement with the words."""
    sources: tuple[Link, ...]

    @property
    def told_by_quote(self) -> bool:
        """Whether its statement says the same of who speaks, when, and in which sources."""
        if self.quote is None:
            return False
        printed_in = {each.seal.source for each in self.quote.printings}
        return (
            set(self.speakers) <= set(self.quote.speakers)
            and self.as_of.value == self.quote.said.value
            and set(self.sources) <= printed_in
        )


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One agency on the board: the answer that leads, and how many there are in all."""

    agency: Link
    short_name: str
    kind: str
    lead: Answer | None
    answers: int


@once
def answer(lookup: Lookup, id: str) -> Answer:
    """Build a response with its statement and speakers."""
    response = lookup.project.responses[id]
    return Answer(
        id=id,
        link=lookup.link("responses", id),
        kind=response.kind,
        like=lookup.project.vocabulary.response_kind(response.kind),
        as_of=dating(lookup, f"responses/{id}/as_of", response.as_of, response.sources),
        says=response.says,
        brief=response.brief,
        speakers=tuple(map(lookup.speaker, _spoken_by(lookup, response))),
        quote=quote(lookup, response.statement) if response.statement else None,
        sources=lookup.links("sources", response.sources),
    )


def history(lookup: Lookup, agency: str) -> tuple[Answer, ...]:
    """Build all responses of an agency, the oldest first."""
    return tuple(answer(lookup, id) for id in lookup.responses_of.get(agency, ()))


def board(lookup: Lookup) -> tuple[BoardRow, ...]:
    """Build a row per agency, in the order of the records."""
    return tuple(board_row(lookup, id) for id in lookup.project.agencies)


@once
def board_row(lookup: Lookup, id: str) -> BoardRow:
    """Build an agency's row."""
    agency = lookup.project.agencies[id]
    ids = lookup.responses_of.get(id, ())
    leading = lookup.leading_response(id)
    lead = answer(lookup, leading) if leading else None
    link = lookup.link("agencies", id)
    return BoardRow(link, agency.short_name, agency.kind, lead, len(ids))


def _spoken_by(lookup: Lookup, response: Response) -> tuple[str, ...]:
    if response.spoken_by or response.statement is None:
        return response.spoken_by
    return lookup.project.statements[response.statement].speakers
