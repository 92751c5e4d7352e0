"""A document normalized in one go holds the same places as its paragraphs, each on its own."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite import text
from microsite.evidence import Article
from microsite.evidence.archive import cut
from microsite.text.normalization import normalize

# Letters few enough to come again, and all that moves, composes, vanishes or ends a line.
documents = st.text(
    st.sampled_from(
        list("aab B1'.,-\"\n\n\r\t \u2019\u201c\u201d\u2014\u2026\xa0\xad\u200b\x85")
        + list("e\u0301\xe9\u0338<\u0f73\u1100\u1161\ufb01")
    ),
    min_size=1,
    max_size=40,
).filter(lambda document: not document.isspace())
splits = st.sampled_from(["line", "blank line"])


def article(document: str, split: Literal["line", "blank line"]) -> Article:
    count = len(text.line_starts(document))
    found = cut(document.encode(), "a.txt", ((1, (count + 1) // 2),), split)
    assert isinstance(found, Article)
    return found


def one_by_one(words: str, made: Article, *, possessive: bool) -> list[tuple[int, int, int | None]]:
    sought = normalize(words)
    return [
        (block.place.start + start, block.place.start + end, block.number)
        for block in made.page
        for span in text.find(sought, block.normalized, possessive=possessive)
        for start, end in [block.normalized.original(*span)]
    ]


def test_what_stands_before_a_paragraph_that_moves_is_found_in_its_place() -> None:
    document = "Ask us.\nWe  see.\nAsk us.\nThey  go.\nAsk us."
    found = article(document, "line").occurrences("Ask us.", "page", quotation=False)
    assert [(each.start, each.end) for each in found] == [(0, 7), (17, 24), (35, 42)]


@given(documents, splits, st.data())
def test_words_stand_where_each_paragraph_has_them(document, split, data) -> None:
    made = article(document, split)
    start = data.draw(st.integers(0, len(document) - 1))
    words = document[start : data.draw(st.integers(start + 1, start + 6))]
    if not text.has_words(normalize(words).text):
        return
    found = made.occurrences(words, "page", quotation=False)
    expected = one_by_one(words, made, possessive=True)
    assert [(each.start, each.end, each.paragraph) for each in found] == expected
    lines = text.line_starts(document)
    assert [each.line for each in found] == [
        sum(at <= start for at in lines) for start, *_ in expected
    ]
    assert [each.quoted for each in found] == [
        any(
            first <= start and end <= last
            for block in made.page
            for first, last in block.quotations
        )
        for start, end, _ in expected
    ]
    quoted = one_by_one(words, made, possessive=False)
    uncut = [each for each in quoted if not made.cuts_compound(*each[:2])]
    for where in ("body", "page"):
        there = made.occurrences(words, where, quotation=True)
        assert [(each.start, each.end, each.paragraph) for each in there] == [
            each for each in uncut if where == "page" or each[2] is not None
        ]
    numbers = {number for *_, number in expected if number is not None}
    assert made.paragraphs_with(words) == numbers


def test_a_name_is_found_in_its_possessive_and_a_quotation_is_not() -> None:
    made = article("Northfield\u2019s chief\nNorthfields\nend\nend", "line")
    assert made.paragraphs_with("Northfield") == {1}
    assert made.occurrences("Northfield", quotation=True) == ()


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_paragraph_of_several_lines_is_one_text(end: str) -> None:
    made = article(f"one{end}two{end}{end}three{end}{end}four{end}five", "blank line")
    (found,) = made.occurrences("one two", quotation=True)
    assert (found.start, found.end) == (0, 6 + len(end))
    assert made.occurrences("two three", quotation=True) == ()


@given(documents)
def test_words_are_counted_as_they_are_listed(document: str) -> None:
    assert text.word_count(document) == len(text.words(document))


@pytest.mark.parametrize(
    ("document", "sought", "found"),
    [
        ("Dots\u2026 and  gaps\nplain words here\n", "plain words", "plain words"),
        ("Dots\u2026 and  gaps\nplain words here\n", "and gaps", "and  gaps"),
        ("caf\xe9 one\ncafe\u0301 two\n", "caf\xe9 two", "cafe\u0301 two"),
        ("one\ntwo\n\nthree", "two", "two"),
        ("one\n  \u0338b two\n", "\u0338b two", "\u0338b two"),  # an accent begins a paragraph
    ],
)
def test_places_lead_back_past_what_has_moved(document: str, sought: str, found: str) -> None:
    (place,) = article(f"{document}\n\nend", "line").occurrences(sought, "page", quotation=True)
    assert document[place.start : place.end] == found
