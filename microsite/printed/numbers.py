"""Which numbers words state: in digits, as the language separates them, and spelled out.

Digits are read by Babel and magnitudes ("million") come from CLDR, for every language. Spelled-out
numbers are read by text2num (MIT), which knows eight languages and has no rival that is kept:
number-parser and word2number have had no release for years, num2words only writes numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from microsite.printed.locales import locale

SPELLED = ("da", "de", "en", "es", "fr", "it", "nl", "pt")
"""The languages whose spelled-out numbers are read."""
_TOKEN = re.compile(r"\d(?:[\d.,’\u202f]*\d)?|[^\W\d_]+|[^\s\w]|_")
# Words that state a number nobody can read with certainty, or multiply or divide the one beside it.
_UNREAD = {
    "da": "begge dobbelt dusin halv halvdelen halvt kvart snes",
    "de": "beide beiden doppelt dritte drittel dutzend dutzende halb halbe halben hälfte hunderte "
    "tausende viertel",
    "en": "both couple crore crores double doubled dozens fortnight half lakh lakhs pair pairs "
    "quarter quarters score scores thrice triple tripled twice",
    "es": "ambas ambos cuarto decena decenas doble docena docenas media medio mitad par tercio "
    "veintena centenar centenares millar millares",
    "fr": "centaine centaines cinquantaine demi demie dizaine dizaines double douzaine douzaines "
    "millier milliers moitié quarantaine quart quinzaine soixantaine tiers trentaine vingtaine",
    "it": "centinaia centinaio coppia decina decine doppio dozzina dozzine entrambi metà mezza "
    "mezzo migliaia migliaio quarto terzo trentina ventina",
    "nl": "beide dozijn dubbel half halve helft kwart paar tiental tientallen twintigtal",
    "pt": "ambas ambos centena centenas dezena dezenas dobro dúzia dúzias meia meio metade milhar "
    "milhares par quarto terço",
}
_SHORT = {"en": {"bn": 9, "k": 3, "m": 6, "mln": 6, "mn": 6, "tn": 12}}
"""What newspapers write besides CLDR's abbreviations: the powers of ten."""
_ORDINALS = ("st", "nd", "rd", "th")
_DOZEN = "dozen"
_LONGEST = 20  # signs; what is longer is no quantity, and may be more than Decimal reckons with


@dataclass(frozen=True, slots=True)
class _Word:
    """A token as text2num takes it."""

    word: str

    def text(self) -> str:
        return self.word

    def text_lowercase(self) -> str:
        return self.word.lower()

    def nt_separated(self, previous: _Word) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return self.word[0].isdigit()


@dataclass(frozen=True, slots=True)
class _Spelled:
    """A spelled-out number: how many tokens it takes, and its value."""

    length: int
    value: Decimal
    ordinal: bool

    @property
    def magnitude(self) -> bool:
        """Whether it multiplies what stands before it: a hundred, a thousand, a million."""
        return self.value >= 100 and set(str(self.value).rstrip("0")) == {"1"}


class _Uncertain(Exception):
    """Something in the words looks like a number and cannot be read with certainty."""


def numbers(words: str, language: str, spelled: str | None = None) -> frozenset[Decimal] | None:
    """Read the numbers that words state.

    Args:
        words: the words, as printed.
        language: how their digits are written: a code by BCP 47.
        spelled: the language of numbers that are spelled out; the same one if it is left out.

    Returns:
        All that they can be read as; none where they state no number; None where any of them
        cannot be read with certainty.
    """
    known = locale(language)
    if known is None or any(unicodedata.category(each) in ("No", "Nl") for each in words):
        return None
    group = known.number_symbols.get("latn", {}).get("group", ",")
    text, spaced = words.replace("'", "’"), r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))"
    if group.isspace():
        text = re.sub(spaced, "\u202f", text)
    elif re.search(spaced, text) or "\u202f" in text:
        return None
    try:
        found = set(_read(text, language, spelled or known.language))
    except _Uncertain:
        return None
    # "Between five and 10 million" may well mean five million.
    scales = magnitudes(words, language) if len(found) > 1 else ()
    scaled = {each * scale for each in found for scale in scales if each < scale}
    return frozenset(found | scaled)


def magnitudes(words: str, language: str) -> frozenset[Decimal]:
    """Find the magnitudes that words name, as the unit "million US dollars" does."""
    tokens = _TOKEN.findall(words)
    spelled = _spelled(tokens, language)
    found = {each.value for each in spelled.values() if each.length == 1 and each.magnitude}
    for at in range(len(tokens)):
        length, value = _magnitude(tokens, at, language)
        found |= {value} if length else set()
    return frozenset(found | ({Decimal(12)} if _DOZEN in words.casefold() else set()))


def _read(text: str, language: str, speech: str) -> Iterator[Decimal]:
    tokens = _TOKEN.findall(text)
    lower = [token.casefold() for token in tokens]
    if not set(_UNREAD.get(speech, "").split()).isdisjoint(lower):
        raise _Uncertain
    _hold_alone(text, language)
    spelled = _spelled(tokens, speech)
    at = 0
    while at < len(tokens):
        start, number = at, spelled.get(at)
        readings: tuple[Decimal, ...] = ()
        if tokens[at][0].isdigit():
            at, readings = _digits(tokens, at, language, spelled)
        elif number is not None:
            at, readings = at + number.length, _word(number, lower[:at], speech)
            if at in spelled:  # "nineteen eighty-four": not two numbers, and which one?
                raise _Uncertain
        if speech == "en" and at < len(tokens) and lower[at] == _DOZEN:
            if start == at and lower[at - 1 : at] != ["a"]:
                raise _Uncertain
            readings = tuple(each * 12 for each in readings) or (Decimal(12),)
        yield from readings
        at = max(at, start + 1) + (at < len(tokens) and at > start and lower[at] == _DOZEN)


def _hold_alone(text: str, language: str) -> None:
    """Refuse digits that are part of something else: 1/2, A4, the 1980s, .5, 007."""
    short = "|".join((*_ORDINALS, *map(re.escape, _letters(language))))
    part = rf"\d/|/\d|[^\W\d]\d|\d(?!(?i:{short})(?![^\W\d]))[^\W\d]|(?<!\d)[.,]\d|(?<![\d.,])0\d"
    if re.search(part, text):
        raise _Uncertain


def _word(number: _Spelled, before: Sequence[str], speech: str) -> tuple[Decimal, ...]:
    if number.ordinal:  # a third: a place, or a part?
        raise _Uncertain
    if number.length == 1 and number.magnitude and before[-1:] != ["a"]:  # several hundred
        raise _Uncertain
    if number.value == 1 and speech != "en":  # in many languages that is an article as well
        return ()
    return (number.value,)


def _digits(
    tokens: Sequence[str], at: int, language: str, spelled: Mapping[int, _Spelled]
) -> tuple[int, tuple[Decimal, ...]]:
    """Read digits, and the magnitude that follows; return where it ends, and what it may be."""
    from babel.numbers import NumberFormatError, parse_decimal

    known = locale(language)
    symbol = known.number_symbols.get("latn", {}).get("group", ",") if known else ","
    written = tokens[at].replace("\u202f", symbol)
    if len(written) > _LONGEST:
        raise _Uncertain
    try:
        number = parse_decimal(written, known, strict=True)
    except NumberFormatError as error:
        raise _Uncertain from error
    at += 1
    readings = {number}
    if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", written):  # thousands, as another language has it
        readings.add(Decimal(re.sub(r"\D", "", written)))
    if at < len(tokens) and tokens[at].casefold() in _ORDINALS:
        return at + 1, tuple(readings)
    after = spelled.get(at)
    length, value = _magnitude(tokens, at, language)
    if after is not None and after.magnitude:
        length, value = after.length, after.value
    elif after is not None and length:  # 3 million two hundred thousand
        raise _Uncertain
    if not length:
        return at, tuple(readings)
    scaled = {each * value for each in readings}
    if length == 1 and len(tokens[at]) == 1:  # 5 M, or 5 m
        scaled |= readings
    return at + length, tuple(scaled)


def _spelled(tokens: Sequence[str], speech: str) -> Mapping[int, _Spelled]:
    """Find the spelled-out numbers of a text, by their first tokens."""
    if speech not in SPELLED:
        return {}
    from text_to_num import find_numbers

    # Digits are read elsewhere, and must not be taken for a part of what is spelled out.
    given = [_Word("|" if token[0].isdigit() else token) for token in tokens]
    return {
        each.start: _Spelled(each.end - each.start, _exact(each.value), each.is_ordinal)
        for each in find_numbers(given, speech, threshold=0)
    }


def _exact(value: float) -> Decimal:
    return Decimal(int(value)) if value == int(value) else Decimal(str(value))


def _magnitude(tokens: Sequence[str], at: int, language: str) -> tuple[int, Decimal]:
    """Look for the longest magnitude that begins at a token: how many tokens, and its value."""
    named = _magnitudes(language)
    for length in (2, 1):
        name = tuple(token.casefold() for token in tokens[at : at + length])
        if len(name) == length and name in named:
            return length, named[name]
    return 0, Decimal(1)


@cache
def _magnitudes(language: str) -> Mapping[tuple[str, ...], Decimal]:
    """Give the words for a thousand, a million and so on, and their abbreviations."""
    known = locale(language)
    if known is None:
        return {}
    short = _SHORT.get(known.language, {}).items()
    found: dict[tuple[str, ...], Decimal] = {(name,): Decimal(10) ** power for name, power in short}
    for width in ("long", "short"):
        for forms in known.compact_decimal_formats.get(width, {}).values():
            for power, form in forms.items():
                pattern = str(getattr(form, "pattern", form)).replace("'", "").replace(".", "")
                name = tuple(re.findall(r"[^\W\d_]+", pattern.casefold()))
                zeros = pattern.count("0")
                if name and zeros:
                    found.setdefault(name, Decimal(int(power)) / 10 ** (zeros - 1))
    return found


def _letters(language: str) -> Iterator[str]:
    """Give the magnitudes that may be written without a space: 5bn, 5K."""
    return (name[0] for name in _magnitudes(language) if len(name) == 1 and len(name[0]) <= 3)
