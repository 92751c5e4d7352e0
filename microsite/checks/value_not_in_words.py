"""A figure whose number is not the one that its words print.

The `value` of a reading is a number that its `words` state: in digits, with the separators of the
language of the site, with "million" and its like, or spelled out ("more than eighty", "two dozen").
Spelled-out numbers are read in Danish, Dutch, English, French, German, Italian, Portuguese and
Spanish. Words that hold no number, or one that cannot be read with certainty ("hundreds of", "half
of the towns", "1/3"), give no finding. Nor do 0 and 1, which may be "no agency" and "an agency".
The `unit` may hold a magnitude: 6.1 `million US dollars`. A `value` below 1 may be a printed
percentage.

Passes:

    - {source: ledger, value: 6100000, unit: US dollars, words: $6.1 million contract}

Fails:

    - {source: ledger, value: 61000000, unit: US dollars, words: $6.1 million contract}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import isfinite

from microsite import printed
from microsite.checks.subject import Subject
from microsite.findings import Finding
from microsite.model import Reading

RULE = "value-not-in-words"

_HINT = (
    "correct the value or the words; delete the value where the source gives a word and no number"
)
_MAY_BE_SPELLED = 100
"""Below this, newspapers spell numbers out, perhaps in a language that is not read here."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report each number that the words beside it contradict, at the number."""
    project = subject.loaded.project
    language = project.investigation.language
    for id, figure in project.figures.items():
        for n, reading in enumerate(figure.readings):
            if reading.value is None or not isfinite(reading.value):
                continue
            stated = printed.numbers(reading.words, language)
            if stated and not _says(stated, reading, language):
                span = subject.loaded.span("figures", id, ("readings", n, "value"))
                numbers = " or ".join(map(_plain, sorted(stated)))
                value = _plain(Decimal(str(reading.value)))
                problem = f'the value is {value}, and the words "{reading.words}" say {numbers}'
                yield Finding(span, RULE, problem, _HINT)


def _says(stated: frozenset[Decimal], reading: Reading, language: str) -> bool:
    """Whether the words may say the value; true where that is not certain."""
    value = abs(Decimal(str(reading.value)))
    scales = printed.magnitudes(reading.unit, language)
    wanted = {value, *(value * scale for scale in scales)}
    if 0 < value < 1:
        wanted.add(value * 100)
    if value in (0, 1) or not stated.isdisjoint(wanted):  # "no agency", "a contract"
        return True
    if language.split("-")[0] not in printed.SPELLED and value < _MAY_BE_SPELLED:
        return True
    # The source may be in another language than the site.
    others = (printed.numbers(reading.words, language, other) for other in printed.SPELLED)
    return any(other and not other.isdisjoint(wanted) for other in others)


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")
