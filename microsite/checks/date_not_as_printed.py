"""A date that the source's own wording of it contradicts, or does not say so exactly.

Where a date has `printed`, the year, month, day and weekday that these words state hold for the
date as well. It may be less exact than the words. Where its basis is `stated` it may not be more
exact: no day where they name a month and neither a day nor a weekday, and no month where they name
a year alone. "Wednesday" may be any day that is a Wednesday, and a date that is `inferred` may be
more exact, since `because` says how.

The names of months and weekdays are read in the language of the site. Words that say anything
besides a date ("two days after March 13", "last week") give no finding, and nor do approximate and
uncertain dates, or a day that is on no calendar. No date is more exact than words that may tell of
a day or a season ("that night in May", "the fall of 2022").

Passes:

    published: {value: 2019-03-14, basis: stated, printed: "March 14, 2019"}

Fails:

    published: {value: 2019-03-13, basis: stated, printed: "March 14, 2019"}

Fails as well:

    published: {value: 2019-03-14, basis: stated, printed: March of 2019}
"""

from __future__ import annotations

from calendar import day_name
from collections.abc import Iterable, Iterator

from microsite import printed
from microsite.checks import date_out_of_reach
from microsite.checks.subject import Subject
from microsite.dates import EdtfDate
from microsite.findings import Finding
from microsite.model import KnownDate, Record
from microsite.model.walk import ways_to

RULE = "date-not-as-printed"

_HINT = (
    "correct the date or the words; where the source itself is mistaken, delete printed and tell "
    "its words in because"
)
_ELSE = (
    "; where the source prints more, give those words as printed; where it follows from something "
    "else, write basis: inferred, and because"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report each date that is not the one its words print, at the date."""
    found = tuple(_differing(subject))
    if found:
        # A date that is out of reach as well is one mistake, not two.
        told = {each.span for each in date_out_of_reach.check(subject)}
        yield from (each for each in found if each.span not in told)


def _differing(subject: Subject) -> Iterator[Finding]:
    language = subject.loaded.project.investigation.language
    for entry in subject.loaded.entries:
        for path, known in _dates(entry.record):
            if known.value is None or known.printed is None:
                continue
            said = printed.mentions(known.printed, language)
            if printed.contradict(said, known.value):
                weekday = _weekday(known, said)
                problem = f'{known.value.text}{weekday} is not what "{known.printed}" says'
                yield Finding(entry.span((*path, "value")), RULE, problem, _HINT)
            elif known.basis == "stated" and printed.outdo(said, known.value):
                problem = f'{known.value.text} is more exact than "{known.printed}"'
                hint = f"write {_as_exact(known.value, said)}{_ELSE}"
                yield Finding(entry.span((*path, "value")), RULE, problem, hint)


def _dates(record: Record | None) -> Iterator[tuple[tuple[str, ...], KnownDate]]:
    """Yield the dates of a record, and the ways to them."""
    for path in ways_to(type(record), KnownDate) if record else ():
        value: object = record
        for step in path:
            value = getattr(value, step, None)
        if isinstance(value, KnownDate):
            yield path, value


def _as_exact(value: EdtfDate, said: Iterable[printed.Mention]) -> str:
    """Name the month or the year that a day, a month or a season is in, as the words do."""
    if value.precision == "interval":
        return "no more than the words say"
    return value.text[: 7 if any(each.month for each in said) else 4]


def _weekday(known: KnownDate, said: Iterable[printed.Mention]) -> str:
    """Name the weekday of a day, in English as all findings are, where the words print one."""
    day = known.value.earliest if known.value and known.value.is_exact() else None
    if day is None or all(each.weekday is None for each in said):
        return ""
    return f", a {day_name[day.weekday()]},"
