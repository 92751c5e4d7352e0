"""What a copy says of itself, each value with how it is known; nothing is guessed.

`stated` is a value whose words stand in the copy's text; where they read otherwise, `printed` has
them. `inferred` is one that only the file's metadata or its makeup give, and `because` says which.
All else is `unknown`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from microsite import text
from microsite.intake.body import Body
from microsite.intake.days import published
from microsite.intake.document import Document, Line, Stated
from microsite.intake.headline import headline, masthead
from microsite.intake.parts import BYLINE, DATELINE, STAFF
from microsite.intake.values import UNKNOWN, Proposed, stated
from microsite.text.normalization import Normalized, normal, normalize

_PRESS = re.compile(r"(for immediate release|press release|news release|media contacts?)\b", re.I)
_URL = re.compile(r"https?://[^\s/]+/\S*")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*-\s*\d{4})?)?,?\s*(?P<who>[^.|,;\d]{3,60})",
    re.IGNORECASE,
)
_NAMES = re.compile(  # people and desks: capitals, and what may stand between them
    r"[A-Z\u00c0-\u00de][\w.'\u2019-]*"
    r"(?:,? (?:and|&|of|the|de|del|la|di|da|van|von|der|den|bin|al"
    r"|[A-Z\u00c0-\u00de][\w.'\u2019-]*))*"
)
_AFTER_NAME = re.compile(
    r"\s*(?:[|•·]|,? (?:staff|special|for the|contributing)\b|\d|\s[-–—]\s).*", re.I
)


_LINE = 1_000
"""Characters of a line that may say who wrote or published something."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The front matter of a source, as far as a machine may write it."""

    label: str
    kind: str
    title: Proposed
    publisher: Proposed
    byline: Proposed
    dateline: Proposed
    published: Proposed
    url: Proposed
    archive_url: Proposed
    masthead: str | None = None
    """A line that may name the publisher, where nothing says that it does: people decide."""

    @property
    def fields(self) -> tuple[tuple[str, Proposed], ...]:
        """The values that have a basis, in the order of the front matter."""
        names = ("title", "publisher", "byline", "dateline", "published", "url", "archive_url")
        return tuple((name, getattr(self, name)) for name in names)


def propose(document: Document, body: Body, publishers: Sequence[str] = ()) -> Proposal:
    """Propose what a copy says of itself.

    Args:
        document: the copy.
        body: which of its lines are the article.
        publishers: names of publishers that other sources of the project have; a line that is one
            of them names it here too.
    """
    around = [line for n, line in enumerate(document.lines, 1) if not body.holds(n)]
    around = [each for each in around if each.text.strip()]
    first = body.ranges[0][0] if body.ranges else 1
    head = [each for each in document.lines[: first - 1] if each.text.strip()]
    page = _Lines(around)
    publisher = _publisher(document, page, around, publishers)
    date = published(document, head, around)
    kind = "press release" if any(_PRESS.match(normal(each.text)) for each in head) else None
    names = [publisher.value or "", *(each.value for each in document.metadata.publisher)]
    title = headline(document, head, names)
    return Proposal(
        label=_label(document, publisher, title, date),
        kind=kind or "news article",
        title=title,
        publisher=publisher,
        byline=_byline(document, page, head),
        dateline=_dateline(document, body),
        published=date,
        url=_url(document, page, around),
        archive_url=UNKNOWN,
        masthead=None if publisher.value else masthead(head),
    )


class _Lines:
    """Lines of a copy, asked which words stand in them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines: list[Normalized] = [normalize(each.text) for each in lines]

    def print(self, words: str) -> bool:
        """Whether words stand within one line, found as a check will look for them."""
        return any(
            next(text.find(words, each, possessive=True), None) is not None for each in self._lines
        )

    def _otherwise(self, words: str) -> str | None:
        """Give words as a line prints them in other capitals, best as a line of their own."""
        sought = re.compile(rf"(?<!\w){re.escape(normal(words))}(?!\w)", re.IGNORECASE)
        found = [(each, match) for each in self._lines if (match := sought.search(each.text))]
        found.sort(key=lambda each: len(each[0].text) - len(each[1][0]))
        return found[0][1][0] if found else None

    def first(self, values: Sequence[Stated]) -> Proposed | None:
        """Prefer a value that the lines print; else one that the metadata alone give."""
        for each in values:
            if self.print(each.value):
                return stated(each.value, how=f"the page prints it, and its {each.where} gives it")
        for each in values:
            if printed := self._otherwise(each.value):
                how = f"the page prints it in other letters, and its {each.where} gives it"
                return stated(each.value, printed=printed, how=how)
        if not values:
            return None
        because = f"The page's metadata give it ({values[0].where}); its text does not print it."
        return Proposed(values[0].value, "inferred", because=because, how="from metadata")


def _publisher(
    document: Document, page: _Lines, around: list[Line], publishers: Sequence[str]
) -> Proposed:
    if found := page.first(document.metadata.publisher):
        return found
    names = {normal(each).casefold(): each for each in publishers}
    for line in around:
        plain = normal(line.text)
        if name := names.get(plain.casefold()):
            how = "a line of the page is the name of a publisher known here"
            return stated(name, printed=None if plain == normal(name) else plain, how=how)
    for line in around:
        if match := _COPYRIGHT.match(" ".join(line.text[:_LINE].split())):
            who = match["who"].strip()
            return Proposed(
                who,
                "inferred",
                because="The copyright line names it; nothing else says who published it.",
                printed=who if page.print(who) else None,
                how="from the copyright line",
            )
    return UNKNOWN


def _byline(document: Document, page: _Lines, head: list[Line]) -> Proposed:
    for line in head:
        plain = line.text.strip()
        if len(plain) > _LINE or text.word_count(plain) > 14:
            continue
        if STAFF.fullmatch(plain):
            return stated(plain, how="a line of its own before the article")
        match = BYLINE.fullmatch(plain)
        name = _AFTER_NAME.sub("", match["who"]).strip(" ,|") if match else ""
        if _NAMES.fullmatch(name) and page.print(name):
            return stated(name, how="the line that begins with “By”")
    return page.first(document.metadata.authors) or UNKNOWN


def _dateline(document: Document, body: Body) -> Proposed:
    for first, _ in body.ranges[:1]:
        if match := DATELINE.match(document.lines[first - 1].text[:_LINE].lstrip("\ufeff ")):
            return stated(match["place"], how="it begins the article")
    return UNKNOWN


def _url(document: Document, page: _Lines, around: list[Line]) -> Proposed:
    addresses = tuple(each for each in document.metadata.url if "@" not in each.value)
    if found := page.first(addresses):
        return found
    for line in around:
        # A page printed by a browser has its address in the footer, with the page's number.
        match = _URL.match(line.text.strip())
        if match and len(line.text.split()) <= 2:
            return stated(match[0], how="a line of the page is an address")
    return UNKNOWN


def _label(document: Document, publisher: Proposed, title: Proposed, date: Proposed) -> str:
    what = publisher.value or title.value or document.name
    return ", ".join(_label_parts(what, date))


def _label_parts(what: str, date: Proposed) -> Iterator[str]:
    from microsite import dates

    yield what
    if date.value:
        yield dates.display(dates.parse(date.value), dates.DateWords())
