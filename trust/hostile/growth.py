"""Whether time grows in proportion where texts of others are read: texts made to hurt.

Each thing is done with a text, and with one of four times its length. What takes much more than
four times as long would take hours with a text that somebody made for that.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from microsite import active, dates, intake, links, markup, policy, text
from microsite.checks import commonmark, personal_contact, unsafe_url
from microsite.evidence import wording
from microsite.evidence.archive import Unavailable, cut
from microsite.printed import DAY
from microsite.printed.mentions import mentions
from microsite.render.environment import plain
from microsite.searching.words import words
from microsite.text.unseen import unseen
from microsite.yamlfile import parse, parse_front_matter

_TIMES = 4
_WORST = 9
"""How many times as long the longer text may take; four is in proportion, sixteen a square."""
_NOISE = 0.03
"""Seconds that are no measure: a text that takes less is tried at four times its length."""
_LONGEST = 32_000
"""Characters of the shorter text, at most: more than a paragraph may have."""
_PATIENCE = 20.0
"""Seconds after which anything is too slow."""

_UNITS = {
    "a word": "a",
    "hyphens": "A-",
    "spaces": " ",
    "quotes": '"“” ',
    "brackets": "[",
    "links": "[a](",
    "images": "![",
    "stars": "*a_ ",
    "ticks": "`a``",
    "tags": "<a ",
    "comments": "<!--",
    "entities": "&#",
    "digits": "1",
    "dotted digits": "1.",
    "phone digits": "1-2 ",
    "addresses": "a@a.",
    "at signs": "@",
    "plus": "+1 (",
    "dates": "March 3, ",
    "marks": "\u0315\u0300",
    "joiners": "a\u200d",
    "hidden": "\u200b",
    "dashes": "a—",
    "dots": ".",
    "ellipses": ". . ",
    "copyrights": "(c) ",
    "capitals": "AB. ",
    "braces": "{a: ",
    "lists": "- ",
    "deep lines": "> ",
    "differences": "[-a-]{+",
    "Korean": "\u1100\u1161",
}


@dataclass(frozen=True, slots=True)
class Grown:
    """How long something took with a text of a size, and with one four times as long."""

    what: str
    size: int
    short: float
    long: float

    @property
    def held(self) -> bool:
        """Whether it grew in proportion, as far as can be measured."""
        return self.long < _PATIENCE and self.long <= _WORST * max(self.short, _NOISE)

    def __str__(self) -> str:
        times = self.long / max(self.short, 1e-9)
        return (
            f"{self.what}: {self.short:.3f} s with {self.size:,} characters, {self.long:.3f} s "
            f"with {_TIMES} times as many ({times:.1f} times as long)"
        )


def measured(
    size: int = 2_000, deeds: Iterable[str] = (), longest: int = _LONGEST
) -> Iterator[Grown]:
    """Measure what reads texts of others, with each kind of text; give the slowest of each.

    Args:
        size: characters of the shorter text, at least.
        deeds: what to measure, such as `reading YAML`; all of it if nothing is named.
        longest: characters of the shorter text, at most.
    """
    for what in deeds or _DEEDS:
        does = _DEEDS[what]
        found = [
            grown(f"{what}, {kind}", does, unit, size, longest) for kind, unit in _UNITS.items()
        ]
        broken = [each for each in found if not each.held]
        yield from broken or [max(found, key=lambda each: each.long)]


def grown(
    what: str, does: Callable[[str], object], unit: str, size: int, longest: int = _LONGEST
) -> Grown:
    """Measure something with a text of a size and with a longer one, each made of a unit."""
    short = unit * (size // len(unit))
    once = _timed(does, short)
    while once < _NOISE and len(short) * _TIMES <= longest:
        short *= _TIMES
        once = _timed(does, short)
    longer = _timed(does, short * _TIMES) if once < _PATIENCE / 4 else _PATIENCE
    if longer > _WORST * max(once, _NOISE):  # somebody else was at work, maybe
        once, longer = _timed(does, short), _timed(does, short * _TIMES)
    return Grown(what, len(short), once, longer)


def _timed(does: Callable[[str], object], given: str) -> float:
    begin = time.process_time()
    with suppress(ValueError, intake.Unreadable):  # refused, which is an answer
        does(given)
    return time.process_time() - begin


def _article(given: str) -> None:
    found = cut(f"one\n“{given}”\ntwo\n".encode(), "a.txt", ((1, 3),), "line")
    if isinstance(found, Unavailable):
        raise ValueError(found.message)
    found.occurrences("one two", quotation=True)
    found.paragraphs_with("Northfield")
    _ = found.words, found.plain


def _added(given: str, form: str) -> None:
    page = f"<html><title>{given}</title><body><h1>{given}</h1><p>{given}</p></body></html>"
    plain = f"The Ledger\n{given}\nBy {given}\n{given}\n\nA paragraph of words. {given}\n"
    document = intake.read_bytes((page if form == "html" else plain).encode(), f"a.{form}")
    body = intake.propose_body(document)
    intake.propose(document, body)


def _markdown(given: str) -> None:
    from markdown_it import MarkdownIt

    # As `microsite.render.environment` sets it, but for its quotation marks.
    MarkdownIt("commonmark", {"html": False, "typographer": True}).enable("smartquotes").render(
        given
    )


def _page(given: str) -> None:
    html = f'<p id="a" class="b"><a href="{given}">{given}</a></p>'
    markup.outline(html)
    policy.inline_scripts(html)
    plain(html)
    links.absolute(html, "https://x.test/")


def _by_hand(given: str) -> None:
    list(active.faults(f"<p>{given}</p><p title='{given}'><style>{given}</style>"))


def _fields(given: str) -> str:
    return f"title: {given}\nname: '{given}'\nlist: [{given}]\n- {given}\n"


def _files(given: str) -> None:
    parse(_fields(given), "a.yaml")
    parse(given, "a.yaml")
    parse(f"- {given}\n" * 3, "a.yaml")
    parse_front_matter(f"---\n{given}\n---\n{given}", "a.md")


def _texts(given: str) -> None:
    text.normalize(given)
    text.words(given)
    text.word_count(given)
    text.quotations(given)
    list(unseen(given))
    words(given)


def _rules(given: str) -> None:
    list(commonmark.pieces(given, generous=True))
    commonmark.is_too_deep(given)
    unsafe_url.is_plain(given, own=True)
    personal_contact.may_hold_number(given, "US")
    list(personal_contact.ADDRESS.finditer(given))


def _numbers(given: str) -> None:
    list(personal_contact.phone_numbers(given, "US"))


def _days(given: str) -> None:
    list(DAY.finditer(given))
    mentions(given, "en")
    with suppress(dates.InvalidEDTF):
        dates.parse(given)


def _differences(given: str) -> None:
    wording.clip(given)


_DEEDS: dict[str, Callable[[str], Any]] = {
    "reading YAML": _files,
    "texts made ready": _texts,
    "an archived article": _article,
    "rules on links and HTML": _rules,
    "rules on phone numbers": _numbers,
    "days in words": _days,
    "Markdown": _markdown,
    "a page's HTML": _page,
    "a page written by hand": _by_hand,
    "marked differences": _differences,
    "an added text": partial(_added, form="txt"),
    "an added page": partial(_added, form="html"),
}
