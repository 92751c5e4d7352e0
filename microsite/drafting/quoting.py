"""The passage that a new statement prints: where it stands, and who has its words already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from microsite import text
from microsite.evidence import Examination, Located, Place, locate
from microsite.model import Project


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of one article, ready for a printing."""

    source: str
    paragraphs: tuple[int, ...]
    fragments: tuple[str, ...]
    """What stands between the quotation marks, each of them found letter by letter."""
    shorter: bool
    """Whether a fragment has more words than the passage that was sought."""
    same_words: tuple[str, ...]
    """The statements that print some of these words from other sources, and not yet from this."""


@dataclass(frozen=True, slots=True)
class Unquotable:
    """Why a passage cannot be a new printing, and what to do."""

    problem: str
    hint: str = ""


def quote(
    passage: str, source: str | None, project: Project, examination: Examination
) -> tuple[Quoted, ...] | Unquotable:
    """Find a passage that is to be quoted.

    Args:
        passage: as somebody copied it, with quotation marks and "he said" in between or without.
        source: id of the source to look in; None for all.
        project: the records.
        examination: the archived articles.

    Returns:
        One entry for each place; or why there is none.
    """
    if source is not None and source not in examination.articles:
        why = examination.unavailable.get(source)
        return Unquotable(
            why.message if why else f"there is no archived copy of '{source}'",
            "give the words with --fragments instead",
        )
    located = locate(passage, project, examination)
    places = [each for each in located.places if source in (None, each.source)]
    if not places:
        return _nowhere(located, source, len(examination.articles))
    usable = [each for each in places if each.printable and each.in_body]
    if not usable:
        return _unfit(places[0])
    fresh = [each for each in usable if not _given(each)]
    if not fresh:
        given = _given(usable[0])
        return Unquotable(
            f"{usable[0].source} is quoted with these words already, in statements/{given[0]}",
            "change that record, or look for other words",
        )
    return tuple(_quoted(each, project, examination) for each in fresh)


def _quoted(place: Place, project: Project, examination: Examination) -> Quoted:
    article = examination.articles[place.source]
    for each in place.printable:
        assert article.occurrences(each, quotation=True), "it was found just now"
    paragraphs = dict.fromkeys(each.paragraph for each in place.pieces)
    return Quoted(
        place.source,
        tuple(each for each in paragraphs if each is not None),
        place.printable,
        any(not each.whole for each in place.fragments),
        tuple(_same_words(place, project)),
    )


def _given(place: Place) -> list[str]:
    """The statements that have words of the quotations that stand there."""
    of_fragments = [each for fragment in place.fragments for each in fragment.given_by]
    every = of_fragments if place.fragments else place.given_by
    return list(dict.fromkeys(each.id for each in every if each.kind == "statements"))


def _same_words(place: Place, project: Project) -> Iterator[str]:
    sought = [" ".join(text.words(each)) for each in place.printable]
    for id, statement in project.statements.items():
        if any(each.source == place.source for each in statement.printings):
            continue
        printed = {
            " ".join(text.words(each))
            for printing in statement.printings
            for each in printing.fragments
        }
        if any(_alike(one, other) for one in sought for other in printed):
            yield id


def _alike(one: str, other: str) -> bool:
    """Whether one of two texts holds the other, and that is more than a phrase."""
    short, long = sorted((one, other), key=len)
    return short == long or (short.count(" ") >= 3 and f" {short} " in f" {long} ")


def _unfit(place: Place) -> Unquotable:
    if any(each.withheld for each in place.fragments):
        return Unquotable("data/withheld.yaml says that this quotation is not published")
    if not place.in_body:
        return Unquotable(
            f"in {place.source} this stands outside the article",
            "quote what stands in its body, or mend the lines of 'body'",
        )
    return Unquotable(
        f"in {place.source} this does not stand between quotation marks",
        "tell a news article's own words in yours, as a reported statement of a response",
    )


def _nowhere(located: Located, source: str | None, articles: int) -> Unquotable:
    problem = (
        f"these words do not stand in {source}"
        if source
        else f"these words stand in none of the {articles} archived articles"
    )
    if located.places:
        others = ", ".join(dict.fromkeys(each.source for each in located.places))
        return Unquotable(problem, f"they stand in {others}")
    if located.near is None:
        return Unquotable(problem, "copy them from the archived article")
    return Unquotable(
        f"{problem}; most like them is, in {located.near.source}: {located.near.diff}",
        "[-your words-], {+the article's+}: copy them from the archived article",
    )
