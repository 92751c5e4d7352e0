"""Bills, acts and proposals, with what each source says they would do."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.views.citing import Dating, Seal, dating, seal
from microsite.views.lookup import Link, Lookup, once
from microsite.views.quotes import Quote, quotes
from microsite.views.shelves import Part, Position, position


@dataclass(frozen=True, slots=True)
class SourceOnBill:
    """What one source says of a bill; `words` is how it names it, if it does."""

    source: Link
    says: str
    basis: str
    because: str | None
    words: str | None
    seal: Seal | None
    """The seal on `words`."""


@dataclass(frozen=True, slots=True)
class BillStatus:
    """Where a bill stood, as of a source."""

    says: str
    as_of: Dating
    source: Link


@dataclass(frozen=True, slots=True)
class BillCard:
    """One bill, act or proposal."""

    id: str
    link: Link
    number: str | None
    """None where no source gives one."""
    title: str
    kind: str
    legislature: Link | None
    mentions: tuple[SourceOnBill, ...]
    status: BillStatus | None
    statements: tuple[Quote, ...]
    """Who spoke of it."""
    note: str | None


@dataclass(frozen=True, slots=True)
class BillsPage:
    """The page of all bills."""

    bills: tuple[BillCard, ...]
    position: Position | None = None
    """Where it stands in the list, if that has parts."""


@once
def bill(lookup: Lookup, id: str) -> BillCard:
    """Build a bill with what the sources and the statements say of it."""
    record = lookup.project.bills[id]
    mentions = tuple(
        SourceOnBill(
            source=lookup.link("sources", each.source),
            says=each.says,
            basis=each.basis,
            because=each.because,
            words=each.words,
            seal=seal(lookup, f"bills/{id}/mentions/{each.source}/{n}", each.source)
            if each.words
            else None,
        )
        for n, each in enumerate(record.mentions)
    )
    return BillCard(
        id=id,
        link=lookup.link("bills", id),
        number=None if record.number == "unnamed" else record.number,
        title=record.title,
        kind=record.kind,
        mentions=mentions,
        legislature=lookup.speaker(record.legislature) if record.legislature else None,
        status=_status(lookup, id),
        statements=quotes(lookup, lookup.statements_touching.get(id, ())),
        note=record.note,
    )


def bills_page(lookup: Lookup, trail: tuple[Part, ...] = ()) -> BillsPage:
    """Build the page of all bills, or of a part of them, in the order of the records.

    Args:
        lookup: the checked records.
        trail: the way to a part of the list, for that part's page.
    """
    found = tuple(bill(lookup, id) for _, id in lookup.listed("bills", trail))
    return BillsPage(found, position("bills", trail) if trail else None)


def _status(lookup: Lookup, id: str) -> BillStatus | None:
    status = lookup.project.bills[id].status
    if status is None:
        return None
    as_of = dating(lookup, f"bills/{id}/status/as_of", status.as_of, (status.source,))
    return BillStatus(status.says, as_of, lookup.link("sources", status.source))
