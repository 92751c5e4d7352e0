"""By what a record is found in a long list: steps such as a year and a month, then a name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from microsite.dates import EdtfDate, parse

LabelKind = Literal["text", "letters", "date", "no_month", "no_day", "undated", "elsewhere"]

END = "\0"
"""Stands between a name and the id that tells apart records of one name."""
ELSEWHERE = "other--"
"""The step to what gives no state."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a part is called.

    The catalog has the words for every kind but `text`, a name that the records use; `letters` are
    those that its names begin with, and `date` is the year, the month or the day of a part.
    """

    kind: LabelKind
    text: str = ""
    date: EdtfDate | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way to a record: how it is written in an address, and what it is called."""

    slug: str
    label: Label


@lru_cache(maxsize=8192)
def by_date(value: EdtfDate | None) -> tuple[Step, ...]:
    """Lead to a date: a year, a month, a day, as far as the date is certain of them.

    A month that is not certain is a part of its own, the first of its year, and a day likewise.
    """
    day = (value.earliest or value.latest) if value else None
    if value is None or day is None:
        return (Step("undated", Label("undated")),)
    year = f"{day.year:04}"
    steps = [Step(year, Label("date", date=parse(year)))]
    first, last = value.earliest, value.latest
    if not (first and last and (first.year, first.month) == (last.year, last.month)):
        return (*steps, Step("00", Label("no_month", date=parse(year))))
    month = f"{year}-{day.month:02}"
    steps.append(Step(month[5:], Label("date", date=parse(month))))
    if first != last:
        return (*steps, Step("00", Label("no_day", date=parse(month))))
    exact = f"{month}-{day.day:02}"
    return (*steps, Step(exact[8:], Label("date", date=parse(exact))))


def by_state(place: str) -> tuple[Step, ...]:
    """Lead to the state or region that the name of a place ends with, after a comma."""
    _, comma, state = place.rpartition(",")
    if not comma:
        return (Step(ELSEWHERE, Label("elsewhere")),)
    name = state.strip()
    return (Step(slug(folded(name)), Label("text", name)),)


def folded(name: str) -> str:
    """Write a name as it is sorted: small letters without accents, one space between words."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(plain.translate(_FOLDED).split())


class _Folded(dict[int, str]):
    """What stands in a sorted name for each sign, worked out when a sign is first met."""

    def __missing__(self, number: int) -> str:
        sign = chr(number)
        accent = bool(unicodedata.combining(sign)) or sign in "'’"
        self[number] = "" if accent else sign if sign.isalnum() else " "
        return self[number]


_FOLDED = _Folded()


def slug(letters: str) -> str:
    """Write the first letters of a folded name for an address."""
    written = "".join(_SIGNS.get(each) or _sign(each) for each in letters)
    return "index~" if written == "index" else written  # which would be the folder's own page


_SIGNS = {" ": "-", END: "--"}


def _sign(letter: str) -> str:
    # A letter of another script by its number, so that an address is the same on every disk.
    return letter if re.fullmatch(r"[a-z0-9-]", letter) else f"~{ord(letter):x}"


def shown(letters: str) -> str:
    """Write the first letters of a folded name for a reader."""
    return " · ".join(each.capitalize() for each in letters.split(END)[:2] if each)
