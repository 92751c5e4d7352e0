"""How a date is written, for editors: the forms of EDTF that `microsite.dates` reads, as a pattern.

A pattern knows no calendar: it lets February 30 pass, and an interval that runs backward. The
checks do not.
"""

from __future__ import annotations

from typing import Any

_MONTH = r"(0[1-9]|1[0-2])"
_DAY = r"(0[1-9]|[12]\d|3[01])"
_YEAR = r"(?!0000)\d{4}"
_SINGLE = (
    rf"({_YEAR}(-{_MONTH}(-{_DAY})?)?[~?%]?"  # 2019, 2019-03, 2019-03-13, 2019-03~
    rf"|{_YEAR}-2[1-4]"  # 2019-21, a season
    rf"|(?!000)\d{{3}}X[~?%]?"  # 201X
    rf"|{_YEAR}(-XX|-{_MONTH}-XX|-XX-XX)[~?%]?)"  # 2019-XX, 2019-03-XX
)
_INTERVAL = rf"({_SINGLE}/({_SINGLE}|\.\.)?|(\.\.)?/{_SINGLE})"

EXAMPLES = ("2019", "2019-03", "2019-03-13", "2019-03~", "2019-03-13/2019-03-14", "2019-03-13/..")
"""Dates that show the forms in use, from the least to the most to say."""

EDTF: dict[str, Any] = {
    "type": ["string", "integer"],
    "minimum": 1000,
    "maximum": 9999,
    "pattern": rf"^({_SINGLE}|{_INTERVAL}|XXXX)$",
    "patternErrorMessage": "this is not a date in EDTF: write 2019, 2019-03, 2019-03-13, with ~ "
    "(about) or ? (uncertain) at its end, or two of them with / between",
    "description": "As exact as the source, in EDTF: 2019, 2019-03 or 2019-03-13; ~ at the end for "
    "about, ? for uncertain, % for both; 2019-03-13/2019-03-14 between two, 2019-03-13/.. on or "
    "after, ../2019-03-13 on or before; 2019-21 spring, -22 summer, -23 fall, -24 winter; 201X the "
    "2010s; XXXX unknown.",
    "examples": [*EXAMPLES],
}

DAY: dict[str, Any] = {
    "type": "string",
    "pattern": rf"^{_YEAR}-{_MONTH}-{_DAY}$",
    "patternErrorMessage": "write one certain day, as YYYY-MM-DD",
    "description": "One day, as YYYY-MM-DD.",
}
