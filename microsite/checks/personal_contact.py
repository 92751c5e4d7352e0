"""A phone number or an e-mail address in a text for readers.

Articles and press releases give the numbers of people who answered them once. Phone numbers are
found as Google's libphonenumber finds them: valid numbers of the United States, and of any country
when they begin with +. A number without its area code is not recognized. The finding does not
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
from microsite.findings import Finding

RULE = "personal-contact"

_REGION = "US"
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_TEN_DIGITS = re.compile(r"(\d[^\d\n]{0,4}){9}\d")
_NUMBERED = {"url", "archive_url", "archive_file", "original_file", "gazetteer_id"}
"""Fields whose digits are part of an identifier."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report numbers and addresses in any text that readers see."""
    every: tuple[PublicText | HandWritten, ...] = (*subject.texts, *subject.pages)
    for text in every:
        for match in _ADDRESS.finditer(text.text):
            yield _finding(text, match.start(), "an e-mail address")
        if not _NUMBERED.intersection(map(str, text.path or ())):
            for offset in _phone_numbers(text.text):
                yield _finding(text, offset, "a phone number")


def _phone_numbers(text: str) -> Iterator[int]:
    if not _TEN_DIGITS.search(text):
        return
    from phonenumbers import PhoneNumberMatcher  # its import takes time, and few texts need it

    for match in PhoneNumberMatcher(text, _REGION):
        yield match.start


def _finding(text: PublicText | HandWritten, offset: int, what: str) -> Finding:
    return Finding(text.span(offset), RULE, f"{what} stands in a text for readers", "take it out")
