r"""A character that nobody sees, or that turns others round, in a text for readers.

A text can hold what is no letter: control characters, marks that change the direction of what
follows, signs of no width. They make a quotation say on the screen what does not stand there, hide
words from a search, or break what reads the data. Letters of every script are welcome, right to
left as well; a page sets their direction by itself. A joiner is taken where it joins, behind a
letter of Arabic, Persian or Hindi and in a picture such as a family; so are the variants of signs.

A quotation is found without any of them, whatever the article has: leave them out. Only words
between overrides of direction (U+202D, U+202E) cannot be quoted, since a reader of the article sees
other words than stand there.

In our own words a reference such as `&#8238;` or `&shy;` is the character that it names. On a page
written by hand soft hyphens are taken.

Passes:

    note: The clerk signs as رضا می‌خواهم.

Fails:

    note: "The clerk said \u202Eon\u202C to it."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from microsite.checks.subject import HandWritten, PublicText, Subject
from microsite.findings import Finding, Span
from microsite.text.unseen import Unseen, unseen
from microsite.yamlfile import parse_front_matter

RULE = "invisible-character"

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HINTS = {
    "control": "delete it",
    "direction": "delete it: letters have a direction of their own, and quotations are found "
    "without it",
    "hidden": "delete it: nobody sees it, and quotations are found without it",
}
_SOFT_HYPHEN = "\u00ad"


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first such character of each text for readers."""
    for text in subject.every_text():
        if text.path == ("id",):
            continue  # of an id with such a character it is said that it cannot be one
        found = list(_all(text.text, decoded=text.own_words))
        if found:
            yield _finding(text, found, _HINTS[found[0].why])
    for page in subject.pages:
        found = [each for each in _all(page.text, decoded=True) if each.character != _SOFT_HYPHEN]
        if found:
            yield _finding(page, found, _HINTS[found[0].why])
        yield from _named(page)
        yield from _before(page)
    for whole in subject.whole_texts:
        # Of what is not ours to edit: what nobody sees does no harm there.
        found = [each for each in unseen(whole.text) if each.why != "hidden"]
        if found:
            hint = "this text is not ours to edit: write rights: excerpt"
            yield _finding(whole, found, hint)


def _named(page: HandWritten) -> Iterator[Finding]:
    """Report it in the name of a page's file: its address, and its title where it has none."""
    if (first := next(unseen(page.name), None)) is not None:
        problem = f"{first.name} stands in the file's name"
        yield Finding(Span(page.name), RULE, problem, "give the file another name")


def _before(page: HandWritten) -> Iterator[Finding]:
    """Report it where front matter writes it as an escape."""
    front = page.text.partition("\n---")[0]
    if not front.startswith("---") or "\\" not in front:
        return
    file, _ = parse_front_matter(page.text, page.name)
    for key, value in file.value.items() if isinstance(file.value, dict) else ():
        if isinstance(value, str) and (found := list(unseen(value))):
            problem = f"{found[0].name} stands in a text for readers"
            yield Finding(file.span((key,)), RULE, problem, _HINTS[found[0].why])


def _all(text: str, *, decoded: bool) -> Iterator[Unseen]:
    """Yield what stands in a text; `decoded`: and what references in it mean."""
    yield from unseen(text)
    if decoded and "&" in text:
        for reference in _REFERENCE.finditer(text):
            for each in unseen(unescape(reference[0])):
                yield each._replace(offset=reference.start())


def _finding(text: PublicText | HandWritten, found: list[Unseen], hint: str) -> Finding:
    first, more = found[0], len(found) - 1
    others = f", and {more:,} more such" if more else ""
    place = f" at its character {first.offset + 1:,}" if text.path else ""
    stands = f"{first.name} stands in a text for readers{place}{others}"
    return Finding(text.span(first.offset), RULE, stands, hint)
