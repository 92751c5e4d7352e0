"""Signs that a copy is not the whole article."""

from __future__ import annotations

import pytest

from microsite.intake import Document, propose_body
from microsite.intake.trimmed import signs
from tests.intake.reading import ARTICLE, PAGE, page, sample, text

LAST = "“That is longer than we were told,” said Cora Lind, who leads the council."


def told(document: Document) -> str:
    return "; ".join(signs(document, propose_body(document)))


@pytest.mark.parametrize("name", ["article.txt", "page.html", "printed.pdf"])
def test_a_whole_article_shows_no_sign(name: str) -> None:
    assert told(sample(name)) == ""


@pytest.mark.parametrize(
    ("last", "sign"),
    [
        ("“That is longer than we were told,” said Cora Lind, who leads the …", "ends in “…”"),
        (f"{LAST} The council [+1234 chars]", "ends in “[+1234 chars]”"),
        ("“That is longer than we were told, and more than the council would", "not closed"),
        (f"{LAST} The company " + "and its many other customers " * 8, "without a full stop"),
        (f"{LAST}\n\nContinue reading", "says “Continue reading”"),
        (f"{LAST}\n\nSubscribe to read the whole story.", "says “Subscribe to read”"),
        (f"{LAST}\n\nAlready a subscriber? Log in.", "says “Already a subscriber”"),
        (f"{LAST}\n\nPage 1 of 3", "it counts 3 pages, and 1 were found"),
    ],
)
def test_a_copy_that_breaks_off_is_said_so(last: str, sign: str) -> None:
    assert sign in told(text(ARTICLE.replace(LAST, last)))


@pytest.mark.parametrize(
    ("old", "new", "sign"),
    [
        ('"wordCount":120', '"wordCount":1200', "has 1200 words"),
        ('"wordCount":120', f'"articleBody":"{"word " * 400}"', "has 400 words"),
        ('"isAccessibleForFree":true', '"isAccessibleForFree":"False"', "isAccessibleForFree"),
    ],
)
def test_a_page_that_says_it_has_more_is_believed(old: str, new: str, sign: str) -> None:
    assert sign in told(page(PAGE.replace(old, new)))


def test_a_long_line_after_the_article_that_is_no_sentence_may_be_its_end() -> None:
    cut = "The company said on Friday that it would look into what the council had"
    assert "right after the article" in told(
        text(ARTICLE.replace("More from", f"{cut}\n\nMore from"))
    )
