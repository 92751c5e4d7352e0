"""People, organizations and documents: names and roles as printed, and what they said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from microsite.model import Printed, Role
from microsite.views.citing import Dating, Seal, dating, seal
from microsite.views.lookup import Link, Lookup
from microsite.views.quotes import said
from microsite.views.responses import Answer, answer
from microsite.views.shelves import Part, Position, position


@dataclass(frozen=True, slots=True)
class Variant:
    """A name or a role as printed, and every source that prints it so."""

    words: str
    organization: Link | None
    """For a role: where it is held."""
    seals: tuple[Seal, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement in a list: when, in short, and where its words are."""

    link: Link
    said: Dating
    summary: str


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person; `named` is false where no source gives a name."""

    id: str
    name: str
    named: bool
    printed_as: tuple[Variant, ...]
    roles: tuple[Variant, ...]
    sayings: tuple[Saying, ...]
    answers: tuple[Answer, ...]
    """Agencies' answers that they give, or were asked for, and that no statement holds."""
    note: str | None


@dataclass(frozen=True, slots=True)
class BodyEntry:
    """An organization, or a document that sources quote."""

    id: str
    name: str
    kind: str
    by: Link | None
    """Who made a document, if that is known."""
    date: Dating | None
    """When a document was made; None for an organization."""
    printed_as: tuple[Variant, ...]
    sayings: tuple[Saying, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The page of people, organizations and documents."""

    people: tuple[PersonEntry, ...]
    organizations: tuple[BodyEntry, ...]
    documents: tuple[BodyEntry, ...]
    position: Position | None = None
    """Where it stands in the list, if that has parts."""


def people_page(lookup: Lookup, trail: tuple[Part, ...] = ()) -> PeoplePage:
    """Build the page, in the order of the records.

    Args:
        lookup: the checked records.
        trail: the way to a part of the list, for that part's page.
    """
    listed = lookup.listed("people", trail)
    return PeoplePage(
        people=tuple(_person(lookup, id) for kind, id in listed if kind == "people"),
        organizations=tuple(
            _organization(lookup, id) for kind, id in listed if kind == "organizations"
        ),
        documents=tuple(_document(lookup, id) for kind, id in listed if kind == "documents"),
        position=position("people", trail) if trail else None,
    )


def _person(lookup: Lookup, id: str) -> PersonEntry:
    person = lookup.project.people[id]
    return PersonEntry(
        id=id,
        name=person.name,
        named=person.named,
        printed_as=_variants(lookup, f"people/{id}/printed_as", person.printed_as),
        roles=_variants(lookup, f"people/{id}/roles", person.roles),
        sayings=_sayings(lookup, id),
        answers=_answers(lookup, id),
        note=person.note,
    )


def _organization(lookup: Lookup, id: str) -> BodyEntry:
    each = lookup.project.organizations[id]
    return BodyEntry(
        id=id,
        name=each.name,
        kind=each.kind,
        by=None,
        date=None,
        printed_as=_variants(lookup, f"organizations/{id}/printed_as", each.printed_as),
        sayings=_sayings(lookup, id),
        note=each.note,
    )


def _document(lookup: Lookup, id: str) -> BodyEntry:
    document = lookup.project.documents[id]
    return BodyEntry(
        id=id,
        name=document.title,
        kind=document.kind,
        by=lookup.speaker(document.by) if document.by else None,
        date=dating(
            lookup,
            f"documents/{id}/date",
            document.date,
            tuple(each.source for each in document.printed_as),
        ),
        printed_as=_variants(lookup, f"documents/{id}/printed_as", document.printed_as),
        sayings=_sayings(lookup, id),
        note=document.note,
    )


def _variants(lookup: Lookup, key: str, printed: Iterable[Printed | Role]) -> tuple[Variant, ...]:
    """Put together what several sources print in the same words."""
    grouped: dict[tuple[str, str | None], list[Seal]] = {}
    for n, each in enumerate(printed):
        held_at = each.organization if isinstance(each, Role) else None
        found = seal(lookup, f"{key}/{n}", each.source)
        grouped.setdefault((each.words, held_at), []).append(found)
    return tuple(
        Variant(words, lookup.speaker(held_at) if held_at else None, tuple(seals))
        for (words, held_at), seals in grouped.items()
    )


def _sayings(lookup: Lookup, speaker: str) -> tuple[Saying, ...]:
    return tuple(
        Saying(
            lookup.link("statements", id), said(lookup, id), lookup.project.statements[id].summary
        )
        for id in lookup.statements_by.get(speaker, ())
    )


def _answers(lookup: Lookup, person: str) -> tuple[Answer, ...]:
    return tuple(answer(lookup, id) for id in lookup.answers_by.get(person, ()))
