"""What a reader can search for: every record, with the words it should be found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from microsite.model import Printed, Printing
from microsite.views.lookup import Link, Lookup
from microsite.views.quotes import fullest_printing, runs_on


@dataclass(frozen=True, slots=True)
class Findable:
    """One record, where it is published, and its words."""

    link: Link
    """Its permanent place, and what it is called there."""
    quotations: tuple[tuple[str, ...], ...] = ()
    """Words of others: quotations, each as its fragments."""
    text: tuple[str, ...] = ()
    """Words of ours, as CommonMark."""
    names: tuple[str, ...] = ()
    """Names, roles and kinds, as they are written."""


def findables(lookup: Lookup) -> tuple[Findable, ...]:
    """List every record that has a place of its own; an agency's holds what it answers too."""
    return (
        *_agencies(lookup),
        *_allegations(lookup),
        *_statements(lookup),
        *_people(lookup),
        *_bills(lookup),
        *_events(lookup),
        *_figures(lookup),
        *_sources(lookup),
        *_corrections(lookup),
        *_updates(lookup),
    )


def _agencies(lookup: Lookup) -> Iterator[Findable]:
    project = lookup.project
    for id, agency in project.agencies.items():
        charges = (project.allegations[each] for each in lookup.allegations_about.get(id, ()))
        # What leads on the agency's page leads here too.
        leading = filter(None, (lookup.leading_response(id),))
        answers = (project.responses[r] for r in (*leading, *lookup.responses_of.get(id, ())))
        text = (
            *(charge.claim for charge in charges),
            *(answer.says for answer in answers),
            *(open.text for open in agency.not_known),
        )
        names = _once((agency.place, *_words(agency.printed_as)))
        yield Findable(lookup.link("agencies", id), text=_once(text), names=names)


def _allegations(lookup: Lookup) -> Iterator[Findable]:
    for id, each in lookup.project.allegations.items():
        text = (each.claim, *(telling.says for telling in each.tellings))
        yield Findable(lookup.link("allegations", id), text=_once(text))


def _statements(lookup: Lookup) -> Iterator[Findable]:
    for id, each in lookup.project.statements.items():
        text = _once((each.summary, each.note))
        yield Findable(
            lookup.link("statements", id), _printings(lookup, id), text, (each.capacity,)
        )


def _printings(lookup: Lookup, id: str) -> tuple[tuple[str, ...], ...]:
    """Every source's printing, the fullest first, the same words once."""
    statement = lookup.project.statements[id]
    every = (fullest_printing(statement), *statement.printings)
    return tuple(dict.fromkeys(_joined(lookup, id, each) for each in every))


def _joined(lookup: Lookup, id: str, printing: Printing) -> tuple[str, ...]:
    """The fragments, those joined between which nothing of the source's own stands."""
    joined: list[str] = []
    for fragment, follows in zip(printing.fragments, runs_on(lookup, id, printing), strict=True):
        if follows and joined:
            joined[-1] += f" {fragment}"
        else:
            joined.append(fragment)
    return tuple(joined)


def _people(lookup: Lookup) -> Iterator[Findable]:
    project = lookup.project
    for id, person in project.people.items():
        roles = (each.words for each in person.roles)
        names = _once((*roles, *_words(person.printed_as)))
        yield Findable(lookup.link("people", id), text=_once((person.note,)), names=names)
    for id, body in project.organizations.items():
        names = _once((body.kind, *_words(body.printed_as)))
        yield Findable(lookup.link("organizations", id), text=_once((body.note,)), names=names)
    for id, document in project.documents.items():
        by = project.speaker_name(document.by) if document.by else None
        names = _once((document.kind, by, *_words(document.printed_as)))
        yield Findable(lookup.link("documents", id), text=_once((document.note,)), names=names)


def _words(printed: Iterable[Printed]) -> Iterator[str]:
    return (each.words for each in printed)


def _bills(lookup: Lookup) -> Iterator[Findable]:
    for id, bill in lookup.project.bills.items():
        words = dict.fromkeys((each.words,) for each in bill.mentions if each.words)
        says = (each.says for each in bill.mentions)
        status = bill.status.says if bill.status else None
        yield Findable(lookup.link("bills", id), tuple(words), _once((*says, status, bill.note)))


def _events(lookup: Lookup) -> Iterator[Findable]:
    for id, event in lookup.project.events.items():
        yield Findable(lookup.link("events", id), text=(event.text,))


def _figures(lookup: Lookup) -> Iterator[Findable]:
    for id, figure in lookup.project.figures.items():
        words = dict.fromkeys((each.words,) for each in figure.readings)
        notes = (each.note for each in figure.readings)
        yield Findable(lookup.link("figures", id), tuple(words), _once((figure.about, *notes)))


def _sources(lookup: Lookup) -> Iterator[Findable]:
    for id, source in lookup.project.sources.items():
        text = _once((lookup.project.summaries.get(id),))
        names = _once((source.title.value, source.publisher.value, source.byline.value))
        yield Findable(lookup.link("sources", id), text=text, names=names)


def _corrections(lookup: Lookup) -> Iterator[Findable]:
    for id, each in lookup.project.corrections.items():
        yield Findable(lookup.link("corrections", id), text=_once((each.now, each.was)))


def _updates(lookup: Lookup) -> Iterator[Findable]:
    for id, each in lookup.project.updates.items():
        yield Findable(lookup.link("updates", id), text=(each.text,))


def _once(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Leave out what is empty or was there before."""
    return tuple(dict.fromkeys(text for text in texts if text))
