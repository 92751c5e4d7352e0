"""Which lines are the article."""

from __future__ import annotations

import textwrap

import pytest

from microsite.intake import Document, propose_body
from tests.intake.reading import ARTICLE, PAGE, page, sample, text

LONG = "The council wants to see the contract before its meeting in April, it said. " * 2


def held(document: Document) -> list[str]:
    body = propose_body(document)
    lines = [each.text for n, each in enumerate(document.lines, 1) if body.holds(n)]
    return [each for each in lines if each.strip()]


def test_a_text_begins_after_its_byline_and_ends_before_its_teasers() -> None:
    assert propose_body(sample("article.txt")).ranges == ((6, 8), (12, 14))


def test_a_page_has_the_article_and_neither_caption_nor_advertisement_nor_teasers() -> None:
    lines = held(sample("page.html"))
    assert lines[0].startswith("NORTHFIELD — The Northfield Police Department")
    assert lines[-1].startswith("A spokeswoman of the company declined")
    assert "What the contract says" in lines
    assert len(lines) == 6
    assert not any("newsletter" in each or "trunk" in each for each in lines)


def test_what_the_extractor_passes_over_between_paragraphs_is_taken_all_the_same() -> None:
    short = "<p>“No,” Holt said.</p>"
    marked = PAGE.replace("<h2>What", f"{short}<h2>What")
    assert "“No,” Holt said." in held(page(marked))


def test_a_page_in_which_the_extractor_sees_nothing_is_read_like_a_text() -> None:
    plain = "".join(f"<div>{line}</div>" for line in ARTICLE.splitlines())
    document = page(f"<!doctype html><html><body>{plain}</body></html>")
    assert held(document)[0].startswith("NORTHFIELD —")
    assert held(document)[-1].startswith("“That is longer")


def test_a_headline_and_standfirst_that_the_page_prints_twice_are_not_the_article() -> None:
    head = "Chief answers questions about readers\n\nHe says that he had not known of it at all.\n"
    document = text(f"{head}\nLedger Staff\n\n{head}{LONG}\n{LONG}again.\n")
    assert propose_body(document).ranges == ((10, 11),)


def test_a_hard_wrapped_text_ends_its_paragraphs_at_blank_lines() -> None:
    wrapped = "\n\n".join(textwrap.fill(each, 50) for each in (LONG * 2, LONG * 3))
    body = propose_body(text(f"By Ada Finch\n\n{wrapped}\n"))
    assert body.split == "blank line"
    assert body.ranges == ((3, 2 + len(wrapped.splitlines())),)


@pytest.mark.parametrize("words", ["Minutes\nRoll call\nNew business\n", "HOLT: No.\nLIND: Yes.\n"])
def test_where_nothing_reads_like_an_article_all_of_it_is_proposed_and_said_so(words: str) -> None:
    body = propose_body(text(words))
    assert not body.sure
    assert body.ranges == ((1, len(words.splitlines())),)


@pytest.mark.parametrize(
    "sentence",
    [
        "The vote was on May 4, 2021.",
        "On May 4, 2021, it began.",
        "May 4, 2021, was the day.",
        "By Monday the council had decided on it.",
        "Print shops in the town had no comment.",
        "The number to call is 203-555-0100.",
        "It was over.",
    ],
)
def test_a_short_first_paragraph_is_not_taken_for_a_byline_or_a_date(sentence: str) -> None:
    document = text(f"Ledger Staff\n{sentence}\n{LONG}\n{LONG}again.\n")
    assert propose_body(document).ranges == ((2, 4),)


def test_a_short_last_quotation_belongs_to_the_article() -> None:
    document = text(f"Ledger Staff\n{LONG}\n“It is ours,” she said.\nMore from the Ledger\n")
    assert propose_body(document).ranges == ((2, 3),)


def test_what_asks_to_subscribe_is_not_the_article() -> None:
    wall = "<p>This article is for subscribers. Subscribe to continue reading.</p></div></article>"
    assert len(held(page(PAGE.replace("</div></article>", wall)))) == 6
