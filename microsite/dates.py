"""Dates as precise as a source states them, and no more.

Dates are written in EDTF, the Library of Congress's Extended Date/Time Format of 2019
(https://www.loc.gov/standards/datetime/): level 0 without times of day, level 1 without years
outside 0001-9999, no level 2. The grammar is the `edtf` package's. Plain calendar dates, which are
nearly all, are read by the standard library instead: that is 1,000 times as fast, spares the
import, and refuses February 29 in a common year, which the package lets pass.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Literal

Precision = Literal["day", "month", "year", "decade", "season", "interval", "unknown"]

_CALENDAR = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# What many records have of the rest, so that the grammar need not be imported for it.
_QUALIFIED = re.compile(r"([0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?)([~?%])")
_OPEN = re.compile(r"([0-9]{4}|[0-9]{4}-(?:0[1-9]|1[0-2]))-XX")
_SEASON = re.compile(r"([0-9]{4})-(2[1-4])")
_DECADE = re.compile(r"([0-9]{3})X")
# All that is in use of the rest; over other texts `edtf` may stumble with errors of other kinds,
# and 1X9X it takes for a decade.
_EXTENDED = re.compile(r"(?!000[0X])[0-9]{3}[0-9X](-([0-9]{2}|XX)(-[0-9X]{2})?)?[~?%]?")
# The seasons of level 1: month and day of the first day; years on, month and day of the last.
# EDTF gives them no bounds. These hold both the meteorological and the astronomical season of the
# northern hemisphere, and for "winter 2019" both the one that ends and the one that begins in 2019.
_SEASONS = {
    21: (3, 1, 0, 6, 21),
    22: (6, 1, 0, 9, 23),
    23: (9, 1, 0, 12, 22),
    24: (1, 1, 1, 3, 21),
}
# What `edtf` calls the unspecified part, and how precise that leaves the date.
_UNSPECIFIED: dict[str, Precision] = {"day": "month", "month": "year", "decade": "decade"}
_LONGEST = 100  # characters; a qualified interval has 23, and more text is a sentence
_FORMS = "write 2019, 2019-03 or 2019-03-13, with ~ (about) or ? (uncertain) at the end if need be"
_NUMBERED = "21 spring, 22 summer, 23 fall, 24 winter"
# Common mistakes in this order: what is written, what is wrong with it, what to write instead.
_MISTAKES = (
    (
        r"(?i)\?+|-+|n\.? ?d\.?|undated|unknown|not known|tbd|n/a|none",
        "is no date",
        "write the word unknown in the place of the whole group, or, with what is known, "
        "{basis: unknown, because: …}",
    ),
    (
        r"(?i)(.* )?(yesterday|today|tomorrow|(mon|tues|wednes|thurs|fri|satur|sun)day"
        r"|last (week|month|year|night))( .*[a-z])?",
        "names no day of the calendar",
        "find out from the day of the source which day it was; write that day, such as "
        "2019-03-13, and the source's own words as printed",
    ),
    (r"\s*", "is empty", f"{_FORMS}; leave the field out if nothing is known"),
    (r"\s+(.*?)\s*|(.*?)\s+", "has white space around it", r"write \1\2"),
    (r".*[\u2010-\u2015\u2212].*", "has a dash", "write - in a date, / between two dates"),
    (r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9].*", "has a time of day", r"write the day, \1"),
    (r"(-|Y-?)[0-9].*|000[0X].*", "has a year outside 0001-9999", "write it in own words"),
    (r"XXXX.*", "has no year", "write the year; XXXX alone if nothing is known"),
    (r"[0-9]{4}-(00|1[3-9]|20)\b.*", "has no such month", "write a month from 01 to 12"),
    (
        r"[0-9]{4}-(2[5-9]|[3-9][0-9])\b.*",
        "has no such month or season",
        f"write 01 to 12 for a month; {_NUMBERED} for a season",
    ),
    (r"([0-9]{4}-2[1-4])[~?%]", "is a qualified season", r"write \1, or an interval"),
    (r"([0-9]{2})XX.*", "is a century", r"write an interval, \g<1>00/\g<1>99"),
    (r"[\[{].*", "is a set of dates", "write an interval such as 2019-03-13/2019-03-14"),
    (r".*[~?%].+", "has ~, ? or % before its end", "put one at the end (% is both): 2019-03~"),
)


class InvalidEDTF(ValueError):
    """A text that is no EDTF date, or a kind of EDTF date that is not in use here.

    `problem` says what is wrong and `hint` what to write instead; the message is both.
    """

    def __init__(self, problem: str, hint: str) -> None:
        super().__init__(f"{problem}; {hint}")
        self.problem = problem
        self.hint = hint


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as written, and the calendar days it may mean.

    `earliest` and `latest` are both included; None where that end is open or unknown. They are
    bounds, never the date itself: a year has January 1 as its `earliest` and is not January 1.
    They take no account of `approximate` (~) and `uncertain` (?), which EDTF leaves unmeasured.
    """

    text: str
    earliest: date | None
    latest: date | None
    precision: Precision
    approximate: bool = False
    uncertain: bool = False

    def sort_key(self) -> tuple[int, int, int, str]:
        """A key for a total order: by start, then exact days first, then the shorter span.

        A date without a start takes the place of its end, after the dates that start there; an
        unknown date comes last. The place in a list is a convention and states no day.
        """
        beyond = date.max.toordinal() + 1
        anchor = self.earliest or self.latest
        start = anchor.toordinal() if anchor else beyond
        span = (self.latest - self.earliest).days if self.earliest and self.latest else beyond
        return start, span, self.approximate + self.uncertain, self.text

    def is_exact(self) -> bool:
        """Whether this is one calendar day, neither approximate nor uncertain."""
        return self.precision == "day" and not self.approximate and not self.uncertain


@cache
def parse(text: str) -> EdtfDate:
    """Reads one EDTF date such as 2019, 2019-03~, 2019-03-13/2019-03-14, ../2019, 201X, 2019-21.

    Raises:
        InvalidEDTF: Says what is wrong with the text and what to write instead.
    """
    if text == "XXXX":
        return EdtfDate(text, None, None, "unknown")
    if len(text) > _LONGEST:
        raise InvalidEDTF(f'"{text[:20]}…" is too long for a date', _FORMS)
    return _interval(text) if "/" in text else _single(text)


def is_after(a: EdtfDate, b: EdtfDate) -> bool:
    """Whether `a` is certainly after `b`: whatever days they mean, a's is later than b's.

    Nothing is certain of an approximate or uncertain date, or across an open or unknown end.
    """
    if a.approximate or a.uncertain or b.approximate or b.uncertain:
        return False
    return a.earliest is not None and b.latest is not None and a.earliest > b.latest


def machine(value: EdtfDate) -> str | None:
    """The value for the `datetime` attribute of HTML's `<time>`: YYYY, YYYY-MM or YYYY-MM-DD.

    None for what HTML cannot say (https://html.spec.whatwg.org/#datetime-value): intervals,
    seasons, decades, and every approximate or uncertain date, which would lose its qualifier.
    """
    length = {"year": 4, "month": 7, "day": 10}.get(value.precision)
    return None if length is None or value.approximate or value.uncertain else value.text[:length]


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words and templates of one language, in braces what they take; default: American English.

    The `_in_year` forms begin an interval within one year ("between March 13 and April 2, 2019"),
    and `day_in_month` ends one within a month ("between March 13 and 14, 2019").
    The `_day` forms go with a single day, where English says "on" instead of "in".
    """

    # fmt: off
    months: tuple[str, ...] = (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    )
    # fmt: on
    seasons: tuple[str, ...] = ("spring", "summer", "fall", "winter")
    day: str = "{month} {day}, {year}"
    day_in_year: str = "{month} {day}"
    day_in_month: str = "{day}, {year}"
    month: str = "{month} {year}"
    month_in_year: str = "{month}"
    season: str = "{season} {year}"
    season_in_year: str = "{season}"
    year: str = "{year}"
    decade: str = "the {year}s"
    about: str = "about {date}"
    possibly: str = "possibly {date}"
    possibly_about: str = "possibly about {date}"
    between: str = "between {start} and {end}"
    until: str = "in or before {date}"
    until_day: str = "on or before {date}"
    since: str = "in or after {date}"
    since_day: str = "on or after {date}"
    start_unknown: str = "from an unknown date to {date}"
    end_unknown: str = "from {date} to an unknown date"
    unknown: str = "date unknown"

    def __post_init__(self) -> None:
        if len(self.months) != 12 or len(self.seasons) != 4:
            raise ValueError("a language needs the names of 12 months and 4 seasons")


def display(value: EdtfDate, words: DateWords) -> str:
    """The date in words, exactly as precise as it is: "about March 2019", "the 2010s"."""
    if value.precision != "interval":
        return _display_single(value, words)
    first, last = (_end(end) for end in value.text.split("/"))
    if first.earliest and last.earliest:
        shared = first.precision == last.precision and first.text[:4] == last.text[:4]
        form = "_in_year" if shared and {first.text[-1], last.text[-1]}.isdisjoint("~?%X") else ""
        start = _display_single(first, words, form)
        within = form and first.precision == "day" and first.text[:7] == last.text[:7]
        end = _display_single(last, words, "_in_month" if within else "")
        return words.between.format(start=start, end=end)
    known = first if first.earliest else last
    day = known.precision == "day"
    template = {
        (known.text, ".."): words.since_day if day else words.since,
        ("..", known.text): words.until_day if day else words.until,
        (known.text, ""): words.end_unknown,
        ("", known.text): words.start_unknown,
    }[first.text, last.text]
    return template.format(date=_display_single(known, words))


def _display_single(value: EdtfDate, words: DateWords, form: str = "") -> str:
    first = value.earliest
    if first is None:
        return words.unknown
    template: str = getattr(words, value.precision + form)
    season = words.seasons[int(value.text[5:7]) - 21] if value.precision == "season" else ""
    shown = template.format(
        year=first.year, month=words.months[first.month - 1], day=first.day, season=season
    )
    if value.approximate and value.uncertain:
        return words.possibly_about.format(date=shown)
    if value.approximate or value.uncertain:
        return (words.about if value.approximate else words.possibly).format(date=shown)
    return shown


def _interval(text: str) -> EdtfDate:
    start, _, end = text.partition("/")
    # 5/2018 and 2018/05 are no intervals.
    if "/" in end or any(re.fullmatch(r"[0-9]{1,2}", each) for each in (start, end)):
        raise _refusal(text)
    first, last = _end(start), _end(end)
    if first.earliest is None and last.earliest is None:
        raise InvalidEDTF(f'"{text}" has no date on either side', "leave the field out, or add one")
    if first.earliest and last.latest and first.earliest > last.latest:
        raise InvalidEDTF(f'"{text}" runs backward', f"write {end}/{start}")
    if start == end:
        raise InvalidEDTF(f'"{text}" starts and ends with the same date', f"write {start}")
    approximate = first.approximate or last.approximate
    uncertain = first.uncertain or last.uncertain
    return EdtfDate(text, first.earliest, last.latest, "interval", approximate, uncertain)


def _end(text: str) -> EdtfDate:
    """One side of an interval, where `..` is open and nothing at all is unknown."""
    return EdtfDate(text, None, None, "unknown") if text in ("..", "") else _single(text)


@cache
def _single(text: str) -> EdtfDate:
    match = _CALENDAR.fullmatch(text)
    if not match or match[1] == "0000" or not 1 <= int(match[2] or 1) <= 12:
        return _common(text) or _by_grammar(text)
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if not month:
        return EdtfDate(text, date(year, 1, 1), date(year, 12, 31), "year")
    days = monthrange(year, month)[1]
    if match[3] is None:
        return EdtfDate(text, date(year, month, 1), date(year, month, days), "month")
    if not 1 <= day <= days:
        problem = f'"{text}" is no day of the calendar: {text[:7]} has {days} days'
        raise InvalidEDTF(problem, f"write a day from 01 to {days}, or the month, {text[:7]}")
    return EdtfDate(text, date(year, month, day), date(year, month, day), "day")


def _common(text: str) -> EdtfDate | None:
    """Read what stands besides plain dates in many records; None for all else.

    About a date, a month or a day left open, a season, a decade.
    """
    if text.startswith("0000"):
        return None
    if qualified := _QUALIFIED.fullmatch(text):
        try:
            plain = _single(qualified[1])
        except InvalidEDTF:
            return None
        end = qualified[2]
        return replace(plain, text=text, approximate=end in "~%", uncertain=end in "?%")
    if open_end := _OPEN.fullmatch(text):
        return replace(_single(open_end[1]), text=text)
    if season := _SEASON.fullmatch(text):
        return _season(text, int(season[1]), int(season[2]))
    if (decade := _DECADE.fullmatch(text)) and decade[1] != "000":
        first = int(decade[1]) * 10
        return EdtfDate(text, date(first, 1, 1), date(first + 9, 12, 31), "decade")
    return None


def _season(text: str, year: int, number: int) -> EdtfDate:
    month, day, years_on, *last_day = _SEASONS[number]
    latest = date(min(year + years_on, date.max.year), *last_day)
    return EdtfDate(text, date(year, month, day), latest, "season")


def _by_grammar(text: str) -> EdtfDate:
    if not _EXTENDED.fullmatch(text):
        raise _refusal(text)
    import edtf  # 0.1 s, and many projects never need it

    parsed: Any = edtf.parse_edtf(text, fail_silently=True)
    kind, end = type(parsed), text[-1]
    if kind in (edtf.UncertainOrApproximate, edtf.Unspecified) and end in "~?%":
        return replace(
            _single(text[:-1]), text=text, approximate=end in "~%", uncertain=end in "?%"
        )
    if kind is edtf.Season:
        return _season(text, int(parsed.year), int(parsed.season))
    if kind is edtf.Unspecified and parsed.precision in _UNSPECIFIED:
        first, last = parsed.lower_strict()[:3], parsed.upper_strict()[:3]
        return EdtfDate(text, date(*first), date(*last), _UNSPECIFIED[parsed.precision])
    raise _refusal(text)


def _refusal(text: str) -> InvalidEDTF:
    for written, problem, hint in _MISTAKES:
        if match := re.fullmatch(written, text, re.DOTALL):
            return InvalidEDTF(f'"{text}" {problem}', match.expand(hint))
    return InvalidEDTF(f'"{text}" is not a date as dates are written here', _guess(text) or _FORMS)


def _guess(text: str) -> str | None:
    """A hint with the EDTF for plain English, where it has every number of the text."""
    import edtf

    if both := re.fullmatch(r"(0?[1-9]|1[0-2])[/.](0?[1-9]|1[0-2])[/.]([0-9]{4})", text):
        one, other, year = int(both[1]), int(both[2]), both[3]
        either = f"{year}-{one:02}-{other:02}", f"{year}-{other:02}-{one:02}"
        return f"write {' or '.join(dict.fromkeys(either))}, whichever is meant"
    if full := re.fullmatch(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})", text):
        return f"write {full[1]}-{int(full[2]):02}-{int(full[3]):02}"
    if month := re.fullmatch(r"(0?[1-9]|1[0-2])[/.-]([0-9]{4})", text):
        return f"write {month[2]}-{int(month[1]):02}"
    if month := re.fullmatch(r"([0-9]{4})[/.](0?[1-9]|1[0-2])", text):
        return f"write {month[1]}-{int(month[2]):02} if the month is meant"
    try:
        guess = str(edtf.text_to_edtf(text))
    except Exception:  # it may stumble over any text at all, and then there is no guess
        return None
    numbers = {int(number) for number in re.findall(r"[0-9]+", guess)}
    kept = all(int(number) in numbers for number in re.findall(r"[0-9]+", text))
    usable = re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}[~?%]?", guess)
    if not kept or not usable or guess == text:
        return None
    return f"perhaps {guess} is meant{f': {_NUMBERED}' if _SEASON.fullmatch(guess) else ''}"
