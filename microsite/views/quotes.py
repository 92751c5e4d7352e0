"""A quotation as a designed object: the words, who said them, when, and how we know.

The words are kept in fragments, each of which stood between quotation marks in the source. Where
several sources print one utterance, the fullest printing leads and the others are compared with
it word by word (`differences`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from microsite.model import Printing, Statement
from microsite.text.directive import deep_link
from microsite.views.citing import Dating, Seal, dating, seal
from microsite.views.differences import Comparison, compare
from microsite.views.lookup import Link, Lookup, once, printing_key

_MARKS = 4
"""The most characters between two fragments that cannot hold a word: a closing mark, two line ends
and an opening mark. With a word there are five: a mark, a space, a letter, a space, a mark."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a fragment; `sic` marks words that are printed so and kept as they are."""

    text: str
    sic: bool = False


@dataclass(frozen=True, slots=True)
class PrintedQuote:
    """One source's printing of an utterance."""

    fragments: tuple[tuple[Run, ...], ...]
    seal: Seal
    note: str | None
    comparison: Comparison | None
    """How it differs from the fullest printing; None for the fullest itself."""
    runs_on: tuple[bool, ...] = ()
    """Per fragment, whether nothing of the source's own stands before it: it begins the quotation,
    or goes on with it in the next paragraph."""


@dataclass(frozen=True, slots=True)
class SimilarQuote:
    """Another statement in nearly the same words, which is not merged with this one."""

    quote: Link
    said: Dating
    because: str
    comparison: Comparison
    """How the other one differs from this one."""
    runs_on: tuple[bool, ...]
    """As in `PrintedQuote`, of the other one."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One utterance with everything a reader needs to judge it."""

    id: str
    link: Link
    """To its permanent place among the statements."""
    summary: str
    speakers: tuple[Link, ...]
    attribution: str
    """`stated` if a source says whose words they are, `inferred` if we conclude it."""
    capacity: str
    on_behalf_of: Link | None
    about: tuple[Link, ...]
    about_all: bool
    """Whether it is about every agency of the investigation."""
    bills: tuple[Link, ...]
    names: tuple[Link, ...]
    """People, organizations and documents that the words name or describe."""
    stance: str
    said: Dating
    channel: str
    fullest: PrintedQuote
    others: tuple[PrintedQuote, ...]
    similar: tuple[SimilarQuote, ...]
    note: str | None
    speaker_ids: tuple[str, ...]
    agency_ids: tuple[str, ...]
    source_ids: tuple[str, ...]

    @property
    def printings(self) -> tuple[PrintedQuote, ...]:
        """All printings, the fullest first."""
        return (self.fullest, *self.others)

    @property
    def states(self) -> tuple[str, ...]:
        """The evidence states of its printings, each once."""
        return tuple(dict.fromkeys(each.seal.state for each in self.printings))


@once
def quote(lookup: Lookup, id: str) -> Quote:
    """Build a statement's quotation from its record and its seals."""
    project = lookup.project
    statement = project.statements[id]
    fullest = fullest_printing(statement)
    others = tuple(each for each in statement.printings if each is not fullest)
    return Quote(
        id=id,
        link=lookup.link("statements", id),
        summary=statement.summary,
        speakers=tuple(map(lookup.speaker, statement.speakers)),
        attribution=statement.attribution,
        capacity=statement.capacity,
        on_behalf_of=lookup.speaker(statement.on_behalf_of) if statement.on_behalf_of else None,
        about=lookup.links("agencies", statement.about),
        about_all=lookup.all_agencies(statement.about),
        bills=lookup.links("bills", statement.bills),
        names=tuple(map(lookup.speaker, statement.names)),
        stance=statement.stance,
        said=said(lookup, id),
        channel=statement.channel,
        fullest=_printed(lookup, id, fullest, None),
        others=tuple(_printed(lookup, id, each, compare(fullest, each)) for each in others),
        similar=tuple(
            _similar(lookup, fullest, other, because)
            for other, because in lookup.similar.get(id, ())
        ),
        note=statement.note,
        speaker_ids=statement.speakers,
        agency_ids=statement.about,
        source_ids=tuple(each.source for each in statement.printings),
    )


def quotes(lookup: Lookup, ids: tuple[str, ...]) -> tuple[Quote, ...]:
    """Build the quotations of several statements, in the order given."""
    return tuple(quote(lookup, id) for id in ids)


def printed(lookup: Lookup, id: str, source: str) -> PrintedQuote:
    """Build one source's printing of a statement, compared with the fullest one."""
    statement = lookup.project.statements[id]
    printing = next(each for each in statement.printings if each.source == source)
    fullest = fullest_printing(statement)
    comparison = None if printing is fullest else compare(fullest, printing)
    return _printed(lookup, id, printing, comparison)


def said(lookup: Lookup, id: str) -> Dating:
    """Describe when a statement was made."""
    statement = lookup.project.statements[id]
    sources = tuple(each.source for each in statement.printings)
    return dating(lookup, f"statements/{id}/said", statement.said, sources)


def fullest_printing(statement: Statement) -> Printing:
    """Return the printing with the most words; of equals, the first in the record."""
    return max(statement.printings, key=lambda each: sum(len(f.split()) for f in each.fragments))


def _printed(
    lookup: Lookup, id: str, printing: Printing, comparison: Comparison | None
) -> PrintedQuote:
    return PrintedQuote(
        fragments=tuple(_runs(fragment, printing.sic) for fragment in printing.fragments),
        seal=_seal(lookup, id, printing),
        note=printing.note,
        comparison=comparison,
        runs_on=runs_on(lookup, id, printing),
    )


def _seal(lookup: Lookup, id: str, printing: Printing) -> Seal:
    """Describe the seal on a printing, with the way to its words where the copy states its address.

    An address that we only infer may be another page's.
    """
    url = lookup.project.sources[printing.source].url
    stated = url.value if url.basis == "stated" else None
    found = seal(lookup, printing_key(id, printing.source), printing.source)
    return replace(found, deep_link=deep_link(stated, printing.fragments) if stated else None)


def _similar(lookup: Lookup, fullest: Printing, other: str, because: str) -> SimilarQuote:
    record = lookup.project.statements[other]
    theirs = fullest_printing(record)
    return SimilarQuote(
        quote=lookup.link("statements", other),
        said=said(lookup, other),
        because=because,
        comparison=compare(fullest, theirs),
        runs_on=runs_on(lookup, other, theirs),
    )


def runs_on(lookup: Lookup, id: str, printing: Printing) -> tuple[bool, ...]:
    """Say per fragment whether nothing of the source's own stands before it, as the seal tells."""
    sealed = lookup.evidence.passages.get(printing_key(id, printing.source))
    if sealed is None:
        return (True,) + (False,) * (len(printing.fragments) - 1)
    return follow_on([(place.start, place.end) for place in sealed.fragments])


def follow_on(places: Sequence[tuple[int, int]]) -> tuple[bool, ...]:
    """Say per place whether no word fits between it and the one before.

    Args:
        places: first character of each, and the one after its last.
    """
    gaps = (start - end for (_, end), (start, _) in pairwise(places))
    return (True, *(gap <= _MARKS for gap in gaps))


def _runs(fragment: str, sic: tuple[str, ...]) -> tuple[Run, ...]:
    """Cut a fragment at the words marked as printed so, found as whole words."""
    if not sic:
        return (Run(fragment),)
    marked = "|".join(re.escape(words) for words in sorted(sic, key=len, reverse=True))
    pieces = re.split(rf"(?<!\w)({marked})(?!\w)", fragment)
    return tuple(Run(piece, sic=n % 2 == 1) for n, piece in enumerate(pieces) if piece)
