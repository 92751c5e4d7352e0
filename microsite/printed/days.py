"""Days in words, and the names of months and weekdays in many languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from microsite.printed.locales import locale

DAY = re.compile(
    r"(?P<iso>\b\d{4}-\d{2}-\d{2}\b)"
    r"|\b(?P<month>[^\W\d_]{3,10})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b"
    r"|\b(?P<day2>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?(?P<month2>[^\W\d_]{3,10})\.?,?\s+"
    r"(?:de\s+)?(?P<year2>\d{4})\b"
)
"""A date in words, or in ISO 8601. 3/4/2019 is not read: it is one day here and another there."""
_LANGUAGES = (
    *("cs", "da", "de", "el", "en", "es", "fi", "fr", "hu", "it", "nb"),
    *("nl", "pl", "pt", "ro", "ru", "sv", "tr", "uk"),
)


def day(words: str) -> date | None:
    """Read what `DAY` matches, with the names of months in many languages; None for no day."""
    match = DAY.fullmatch(words)
    if match is None:
        return None
    if match["iso"]:
        try:
            return date.fromisoformat(match["iso"])
        except ValueError:
            return None
    names = month_names(*_LANGUAGES)
    month = names.get((match["month"] or match["month2"]).casefold())
    number, year = int(match["day"] or match["day2"]), int(match["year"] or match["year2"])
    try:
        return date(year, month, number) if month else None
    except ValueError:  # no such day
        return None


@cache
def month_names(*languages: str) -> Mapping[str, int]:
    """Number the names of the months, whole and short, in lower case and without a full stop.

    A name that two months have is none. A language that CLDR does not know has none.

    Args:
        languages: their codes by BCP 47.
    """
    found = _names("months", languages)
    if "en" in languages or any(each.startswith("en-") for each in languages):
        found["sept"] = {9}
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}


@cache
def whole_month_names(language: str) -> frozenset[str]:
    """Give those of `month_names` that are not short: "dez" is December, and it is ten as well."""
    return frozenset(_names("months", (language,), "wide"))


@cache
def weekday_names(language: str) -> Mapping[str, int]:
    """Number the names of a language's weekdays like `month_names`: Monday is 0."""
    found = _names("days", (language,))
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}


def _names(what: str, languages: tuple[str, ...], *widths: str) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for known in filter(None, map(locale, languages)):
        for width in widths or ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in getattr(known, what)[context][width].items():
                    found.setdefault(name.rstrip(".").casefold(), set()).add(number)
    return found
