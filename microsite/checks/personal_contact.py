"""A phone number or an e-mail address in a text for readers.

Articles and press releases give the numbers of people who answered them once. Phone numbers are
found as Google's libphonenumber finds them: valid numbers of the `country` that
data/investigation.yaml names (US if it names none), and of any country when they begin with +. A
number without its area code is not recognized. The finding does not
repeat what it found, since its text may end up in a public log.

Passes:

    note: The union answers by phone.

Fails:

    note: The union answers at 203-555-0134.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.subject import HandWritten, PublicText, Subject
from microsite.evidence import FULL_TEXTS
from microsite.findings import Finding

RULE = "personal-contact"

ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(\.[\w-]+)+")
"""Looked for only from the beginning of a word: within a very long one it would take minutes."""
_SEVEN_DIGITS = re.compile(r"\d(?:[^\d\n]{0,4}\d){6}")
"""No shorter text is searched: the search takes time, and a whole number has as many at least."""
_TEN_DIGITS = re.compile(r"\d(?:[^\d\n]{0,4}\d){9}")
_ABROAD = re.compile("[+\uff0b]|0\\D*1\\D*1")
"""What begins a number of another country in the United States."""
_NUMBERED = {"url", "archive_url", "archive_file", "original_file", "gazetteer_id"}
"""Fields whose digits are part of an identifier."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report numbers and addresses in any text that readers see."""
    country = subject.loaded.project.investigation.country
    if not _is_known(country):
        span = subject.loaded.span("investigation", "investigation", ("country",))
        problem = f"'{country}' is no country whose phone numbers are known"
        yield Finding(span, RULE, problem, "write its two letters in ISO 3166, such as US or GB")
    others = (*subject.pages, *subject.whole_texts)
    every: tuple[PublicText | HandWritten, ...] = (*subject.texts, *others)
    for text in every:
        if "@" in text.text:
            for match in ADDRESS.finditer(text.text):
                yield _finding(text, match.start(), "an e-mail address")
        if _NUMBERED.isdisjoint(text.path or ()) and may_hold_number(text.text, country):
            for offset in phone_numbers(text.text, country):
                yield _finding(text, offset, "a phone number")


def _is_known(country: str) -> bool:
    if country == "US":  # the usual one, without the import
        return True
    from phonenumbers import SUPPORTED_REGIONS

    return country in SUPPORTED_REGIONS


def may_hold_number(text: str, country: str) -> bool:
    """Say whether it is worthwhile to search a text, which takes a thousand times as long."""
    if not _SEVEN_DIGITS.search(text):
        return False
    # There a whole number has ten digits, and dates, which are in many texts, have fewer.
    return country != "US" or bool(_TEN_DIGITS.search(text) or _ABROAD.search(text))


def phone_numbers(text: str, country: str) -> Iterator[int]:
    """Yield where phone numbers begin in a text."""
    from phonenumbers import PhoneNumberMatcher  # its import takes time, and few texts need it

    for match in PhoneNumberMatcher(text, country):
        yield match.start


def _finding(text: PublicText | HandWritten, offset: int, what: str) -> Finding:
    whole = text.span().path.startswith(f"{FULL_TEXTS}/")
    hint = "this text is not ours to edit: write rights: excerpt" if whole else "take it out"
    return Finding(text.span(offset), RULE, f"{what} stands in a text for readers", hint)
