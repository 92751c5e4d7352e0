"""What words say of a date: its year, its month, its day, its weekday, or some of these.

Only words that are nothing but a date are read, with what commonly stands around one ("said
Wednesday", "on the night of March 13"). "Two days after March 13" and "last week" mention no date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

from microsite import dates
from microsite.dates import EdtfDate
from microsite.printed.days import month_names, weekday_names, whole_month_names
from microsite.printed.locales import locale

# Words that leave a date what it is. Winter and summer are not here: each has parts in two years,
# in one half of the world or the other.
_AROUND = {
    "de": "am im den der vom",
    "en": "a am and at between dated date early evening afternoon autumn fall filed from in issued "
    "late last made midnight morning night noon of on or pm posted printed published released "
    "said says sent signed spring that the this through to told updated wrote written",
    "es": "el en del y",
    "fr": "le en du et",
    "it": "il nel del e",
    "nl": "op in en",
    "pt": "em no na e",
}
# Of these, what may tell of one day, or of a part of a year, without its number: "that night in
# May", "the fall of 2022", "the last of May". Words that are left out may tell anything.
_VAGUE = re.compile(
    r"\b(?:afternoon|autumn|date|evening|fall|last\s+of|midnight|morning|night|noon|spring)\b"
    r"|\b[ap]m\b|…|\.\s?\.\s?\.",
    re.IGNORECASE,
)
# "Through May" may be until its last day.
_BOUNDS = {"between", "from", "through", "to"}
_TIME = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d{1,2}(?=\s?[ap]\.?m\b)", re.IGNORECASE)
_CLOCK = re.compile(r"\b(?i:[ap]\.\s?m\b\.?)|\b[ECMP][SD]?T\b")
_ORDINAL = "(?:st|nd|rd|th|er|[.ºª])?"
_YEAR = r"[12]\d{3}(?!\d)"
_LONGEST = 4000  # days; within eleven years there is every day of the year, on every weekday or so


@dataclass(frozen=True, slots=True)
class Mention:
    """What words say of one date; None for what they don't say."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    vague: bool = field(default=False, compare=False)
    """Whether something in the words may tell more of it: "that night in May"."""
    part: bool = field(default=False, compare=False)
    """Whether the words tell of its beginning or end alone: "early May"."""

    @property
    def names_day(self) -> bool:
        """Whether the words say which day it is: by its number, or by its weekday."""
        return self.day is not None or self.weekday is not None

    def means(self, each: date) -> bool:
        """Whether a day is one that the words can mean."""
        return (
            self.year in (None, each.year)
            and self.month in (None, each.month)
            and self.day in (None, each.day)
            and self.weekday in (None, each.weekday())
        )

    def within(self, first: date | None, last: date | None) -> bool:
        """Whether there is such a day from the first to the last, both included; None is open."""
        if self.year is not None:
            begin, end = date(self.year, self.month or 1, 1), date(self.year, 12, 31)
            if self.month is not None:
                end = min(end, begin + timedelta(days=30))
            first = begin if first is None else max(first, begin)
            last = end if last is None else min(last, end)
        if first is None or last is None or (last - first).days > _LONGEST:
            return True
        span = (last - first).days + 1
        return any(self.means(first + timedelta(days=n)) for n in range(span))


def mentions(words: str, language: str) -> tuple[Mention, ...]:
    """Read which dates words mention, in their order; none where that is not certain.

    Args:
        words: the words, as printed.
        language: its code by BCP 47. In one that CLDR does not know, only years and days like
            2019-03-13 are read.
    """
    rest = _CLOCK.sub(" ", _TIME.sub(" ", words))
    pattern, around = _pattern(language), _around(language)
    matches = list(pattern.finditer(rest))
    left = pattern.sub(" ", rest)
    others = {word.casefold() for word in re.findall(r"[^\W\d_]+|\d+", left)}
    if not matches or not others <= around:
        return ()
    said = _merged([_mention(match, language) for match in matches])
    alone = {match["m4"] for match in matches if match["m4"]}
    vague = (
        rest != words
        or _VAGUE.search(words) is not None
        or any(_may_be_none(name, others, language) for name in alone)
        or bool(_BOUNDS & others and not _are_ends(said))
    )
    part = not others.isdisjoint(("early", "late"))
    return tuple(replace(each, vague=vague, part=part) for each in said)


def contradict(said: Sequence[Mention], value: EdtfDate) -> bool:
    """Whether a date is certainly none of those that words mention.

    Nothing is certain of an approximate or uncertain date. Where the words mention two months or
    days and the date is an interval, these are held to be its ends.
    """
    if not said or value.approximate or value.uncertain or value.precision == "unknown":
        return False
    if value.precision == "interval" and _are_ends(said):
        return any(
            end and not each.within(end.earliest, end.latest) for each, end in _ends(said, value)
        )
    return not any(each.within(value.earliest, value.latest) for each in said)


def outdo(said: Sequence[Mention], value: EdtfDate) -> bool:
    """Whether a date is certainly more exact than what the words mention, which it agrees with.

    It is where it names a day and they name none, nor a weekday; where it names a month or a season
    and they name a year alone; and where it is an interval within the month or the year that they
    name. An interval's day that begins or ends a month may be what "from May" means.
    """
    if not said or value.approximate or value.uncertain or any(each.vague for each in said):
        return False
    if value.precision == "interval":
        if _are_ends(said):
            return any(
                end and not each.names_day and not _bounds_month(end)
                for each, end in _ends(said, value)
            )
        return all(_is_within(value, each) for each in said)
    return all(
        _is_finer(value, each) and each.within(value.earliest, value.latest) for each in said
    )


def _are_ends(said: Sequence[Mention]) -> bool:
    return len(said) == 2 and all(each.month for each in said)


def _ends(said: Sequence[Mention], value: EdtfDate) -> Iterator[tuple[Mention, EdtfDate | None]]:
    """Hold the mentions of both ends of an interval against these; None for one that is open."""
    ends = (dates.parse(end) if end.strip(".") else None for end in value.text.split("/"))
    return zip(said, ends, strict=True)


def _is_finer(value: EdtfDate, each: Mention) -> bool:
    if each.names_day or value.precision not in ("day", "month", "season"):
        return False
    return value.precision == "day" or each.month is None


def _bounds_month(end: EdtfDate) -> bool:
    """Whether it begins or ends a month, as all do that are no days."""
    day = end.earliest
    return day is not None and (day.day == 1 or _ends_month(day))


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _is_within(value: EdtfDate, each: Mention) -> bool:
    """Whether an interval is a part of the month or the year that is mentioned, not all of it."""
    first, last = value.earliest, value.latest
    if each.names_day or each.part or first is None or last is None or first.year != last.year:
        return False
    if not (each.means(first) and each.means(last)):
        return False
    begins, ends = first.day == 1, _ends_month(last)
    if each.month is None:
        begins, ends = begins and first.month == 1, ends and last.month == 12
    return not (begins and ends)


def _may_be_none(name: str, others: Iterable[str], language: str) -> bool:
    """Whether a month's name that stands alone may be another word, or a weekday's."""
    if (word := name.casefold()) in weekday_names(language):
        return True
    if word not in whole_month_names(language):
        return True
    known = locale(language)
    # "The march", "it may": in English a month has a capital letter, and no article.
    return known is not None and known.language == "en" and (name.islower() or "the" in others)


def _mention(match: re.Match[str], language: str) -> Mention:
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return Mention(year, month, day)
    if name := match["weekday"]:
        return Mention(weekday=weekday_names(language)[name.casefold()])
    named, numbers = match["m1"] or match["m2"] or match["m3"] or match["m4"], match.groupdict()
    said_year, said_day = (
        next((int(numbers[key]) for key in keys if numbers[key]), None)
        for keys in (("y1", "y2", "y3", "y5"), ("d1", "d2"))
    )
    said_month = month_names(language)[named.casefold()] if named else None
    return Mention(said_year, said_month, said_day)


def _merged(found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Give each date its weekday; none where it is not plain which weekday is whose."""
    weekdays = [each for each in found if each.weekday is not None]
    days = [each for each in found if each.weekday is None]
    if not weekdays or not days:
        said = list(found)
    elif len(weekdays) == len(days):
        pairs = zip(days, weekdays, strict=True)
        said = [replace(each, weekday=other.weekday) for each, other in pairs]
    else:
        return ()
    # A day that is on no calendar, or on another weekday, is a mistake of whoever printed it.
    return tuple(said) if all(_exists(each) for each in said) else ()


def _exists(said: Mention) -> bool:
    if said.year is not None:
        return said.within(None, None)
    return said.within(date(2000, 1, 1), date(2010, 12, 10))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    month = _any(month_names(language))
    weekday = _any(weekday_names(language))
    return re.compile(
        r"\b(?:"
        r"(?P<iso>[12]\d{3}-(?:0[1-9]|1[0-2])-\d{2})\b"
        rf"|(?P<m1>{month})\.?\s+(?P<d1>\d{{1,2}})(?!\d){_ORDINAL}(?:,?\s+(?P<y1>{_YEAR}))?"
        rf"|(?P<d2>\d{{1,2}}){_ORDINAL}\s+(?:(?:de|of)\s+)?(?P<m2>{month})\.?"
        rf"(?:,?\s+(?:(?:de|del)\s+)?(?P<y2>{_YEAR}))?"
        rf"|(?P<m3>{month})\.?,?\s+(?:(?:of|de|del)\s+)?(?P<y3>{_YEAR})"
        rf"|(?P<m4>{month})|(?P<y5>{_YEAR})|(?P<weekday>{weekday})"
        r")(?![^\W\d_])",
        re.IGNORECASE,
    )


def _any(names: Iterable[str]) -> str:
    """Match any of some names, the longest first; nothing at all if there are none."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or r"(?!)"


@cache
def _around(language: str) -> frozenset[str]:
    """What may stand around a date: what CLDR's own forms of it print, and a few words besides."""
    known = locale(language)
    if known is None:
        return frozenset()
    forms = [str(form.pattern) for form in known.date_formats.values()]
    printed = " ".join(part for form in forms for part in re.findall(r"'([^']*)'", form))
    return frozenset((*printed.casefold().split(), *_AROUND.get(known.language, "").split()))
