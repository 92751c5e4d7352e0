"""What a new article has in common with the records: whom it names, and what it quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from microsite import text
from microsite.evidence import Article, paragraphs_naming
from microsite.model import Project

_ENOUGH = 4  # words; fewer are in many articles by chance


@dataclass(frozen=True, slots=True)
class Named:
    """A record that the article names, and where."""

    kind: str
    id: str
    name: str
    paragraphs: tuple[int, ...]
    """Of the body, from 1."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of the article between quotation marks."""

    paragraph: int
    ordinal: int
    """Which one of that paragraph, from 1."""
    line: int
    """Of the archived text, from 1, where its paragraph begins."""
    words: str
    statements: tuple[str, ...]
    """Ids of the statements that hold words of it, from another source's printing."""


@dataclass(frozen=True, slots=True)
class Reprint:
    """A statement of the records of which this article prints the same words."""

    statement: str
    sources: tuple[str, ...]
    """The sources that its records have it from."""
    paragraphs: tuple[int, ...]
    fragments: int
    """How many of the longest printing's fragments stand here."""
    of: int
    """How many it has."""


@dataclass(frozen=True, slots=True)
class Familiar:
    """All that was found."""

    named: tuple[Named, ...]
    quotations: tuple[Marked, ...]
    reprints: tuple[Reprint, ...]


def look(article: Article, project: Project) -> Familiar:
    """Look for the records in an article.

    Args:
        article: the new article.
        project: the records, which do not have it as a source.
    """
    reprints, places = _reprints(article, project)
    return Familiar(tuple(_named(article, project)), tuple(_quoted(article, places)), reprints)


def _named(article: Article, project: Project) -> Iterator[Named]:
    for id, agency in project.agencies.items():
        if numbers := paragraphs_naming(agency, article):
            yield Named("agency", id, agency.name, numbers)
    for id, person in project.people.items():
        names = (person.name, *(each.words for each in person.printed_as)) if person.named else ()
        yield from _one("person", id, person.name, names, article)
    for id, organization in project.organizations.items():
        names = (organization.name, *(each.words for each in organization.printed_as))
        yield from _one("organization", id, organization.name, names, article)
    for id, bill in project.bills.items():
        number = (bill.number,) if bill.number != "unnamed" else ()
        words = tuple(each.words for each in bill.mentions if each.words)
        yield from _one("bill", id, bill.title, (*number, bill.title, *words), article)


def _one(kind: str, id: str, name: str, names: Iterable[str], article: Article) -> Iterator[Named]:
    numbers = {
        found.paragraph
        for each in dict.fromkeys(names)
        for found in article.occurrences(each, quotation=False)
    }
    if there := tuple(sorted(number for number in numbers if number is not None)):
        yield Named(kind, id, name, there)


def _reprints(
    article: Article, project: Project
) -> tuple[tuple[Reprint, ...], list[tuple[int, int, str]]]:
    found = []
    places: list[tuple[int, int, str]] = []
    for id, statement in project.statements.items():
        best: Reprint | None = None
        for printing in statement.printings:
            there = [
                places_of
                for each in printing.fragments
                if text.word_count(each) >= _ENOUGH
                and (places_of := article.occurrences(each, quotation=True))
            ]
            places += [(each.start, each.end, id) for some in there for each in some]
            numbers = sorted({each.paragraph or 0 for some in there for each in some})
            sources = tuple(each.source for each in statement.printings)
            if there and (best is None or len(there) > best.fragments):
                of = len(printing.fragments)
                best = Reprint(id, sources, tuple(numbers), len(there), of)
        if best is not None:
            found.append(best)
    return tuple(found), places


def _quoted(article: Article, places: list[tuple[int, int, str]]) -> Iterator[Marked]:
    for block in article.body:
        for ordinal, (start, end) in enumerate(block.quotations, 1):
            known = dict.fromkeys(id for at, to, id in places if at < end and start < to)
            words = article.text[start:end]
            yield Marked(block.number or 0, ordinal, block.place.line, words, tuple(known))
