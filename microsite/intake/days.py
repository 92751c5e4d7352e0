"""The day on which an article was published, as its copy states it or its metadata give it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from microsite.intake.document import Document, Line, Stated
from microsite.intake.values import UNKNOWN, Proposed, stated
from microsite.printed import DAY, day
from microsite.text import word_count

_LONGEST = 16  # words of a line around an article that tells its day; more is a sentence
_FIRST_ZONE, _LAST_ZONE = timedelta(hours=14), timedelta(hours=-12)


@dataclass(frozen=True, slots=True)
class _Printed:
    day: date
    words: str
    updated: bool
    """Whether the line says that something else than publishing happened on that day."""


def published(document: Document, head: Sequence[Line], around: Sequence[Line]) -> Proposed:
    """Propose the day of publication: as printed before the article, or in the metadata.

    A day in the article itself is never taken, nor a weekday; two different days before the
    article, without a word of which is which, give none.

    Args:
        document: the copy.
        head: its lines before the article.
        around: all its lines outside the article.
    """
    given = [each for each in map(_given, document.metadata.published) if each is not None]
    known = {day for each in given for day in each.days}
    beside = [each for each in _printed(head) if not each.updated]
    anywhere = [each for each in _printed(around) if not each.updated and each.day in known]
    for printed in ([each for each in beside if each.day in known], anywhere, beside):
        if len({each.day for each in printed}) == 1:
            return _stated(printed[0], given)
    if not given:
        return UNKNOWN
    # One that names its time zone, or no time, gives the day; one in UTC all that it may have been.
    best = min(given, key=lambda each: len(each.days))
    first, last = min(best.days).isoformat(), max(best.days).isoformat()
    zone = ""
    if first != last:
        zone = " That is a time in UTC, and the day at the place is not known."
    because = (
        f"The page's metadata give it ({best.stated.where}: {best.stated.value}); its text does "
        f"not print it.{zone}"
    )
    value = first if first == last else f"{first}/{last}"
    return Proposed(value, "inferred", because=because, how="from metadata")


def _stated(printed: _Printed, given: Sequence[_Given]) -> Proposed:
    value = printed.day.isoformat()
    words = None if printed.words == value else printed.words
    if not given or any(printed.day in each.days for each in given):
        return stated(value, printed=words, how="printed beside the article")
    other = f"{given[0].stated.where}: {given[0].stated.value}"
    because = f"The page prints this day. Its metadata give another one ({other})."
    return Proposed(value, "stated", words, because, "printed; the metadata give another day")


@dataclass(frozen=True, slots=True)
class _Given:
    stated: Stated
    days: frozenset[date]


def _given(value: Stated) -> _Given | None:
    """Read a date or time in ISO 8601, and say which days it may mean where it was published."""
    try:
        when = datetime.fromisoformat(value.value)
    except ValueError:
        return None
    timed = len(value.value) > len("2019-03-14")
    if timed and when.utcoffset() == timedelta(0):
        zones = (_LAST_ZONE, timedelta(0), _FIRST_ZONE)
        with suppress(OverflowError):  # year 1 is how some programs write that they know none
            return _Given(value, frozenset((when + each).date() for each in zones))
        return None
    return _Given(value, frozenset((when.date(),)))


def _printed(lines: Sequence[Line]) -> Iterator[_Printed]:
    for line in lines:
        if word_count(line.text) > _LONGEST:
            continue
        updated = False
        at = 0
        for match in DAY.finditer(line.text):
            before = line.text[at : match.start()].casefold()
            at = match.end()
            updated = any(word in before for word in ("updated", "modified", "printed", "accessed"))
            found = day(match[0])
            if found is not None:
                yield _Printed(found, match[0], updated)
