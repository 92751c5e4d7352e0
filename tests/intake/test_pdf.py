"""PDFs: printed by Chrome (a sample), and set by Typst here."""

from __future__ import annotations

import itertools

import pytest
import typst

from microsite.intake import Document, Unreadable, pdf, propose_body, read_bytes
from tests.intake.reading import sample

SETTINGS = """
#set page(width: 9cm, height: 8cm, header: [Northfield Ledger], footer: context [
  Page #counter(page).display() of 2])
#set text(size: 11pt, lang: "en", hyphenate: true)
#set par(justify: true)
= Chief answers questions about plate readers
By Ada Finch

"""
FIRST = (
    "NORTHFIELD — The Northfield Police Department had read of the records in the newspaper, "
    "Police Chief Bram Holt said on Thursday, adding that the investigation of the representatives "
    "continued notwithstanding."
)
SECOND = (
    "“We did not know about it,” Holt said. “We will ask the company about its license-plate "
    "readers and about the infrastructure of the whole administration, and we will tell the "
    "council.” The company declined to comment on Thursday."
)


def made(words: str) -> Document:
    """Set a text as a PDF."""
    content = typst.compile(f"{SETTINGS}{words}".encode())
    assert isinstance(content, bytes)
    return read_bytes(content, "article.pdf")


def test_a_page_that_chrome_printed_has_its_paragraphs_and_plain_letters() -> None:
    document = sample("printed.pdf")
    assert [each.text for each in document.lines] == [
        "Chief answers questions about plate readers",
        "By Ada Finch",
        "March 14, 2019",
        "NORTHFIELD — The Northfield Police Department had read of the records in the newspaper, "
        "Police Chief Bram Holt said on Thursday, after the council had asked him about the "
        "cameras.",
        "“We did not know about it,” Holt said. “We will ask the company about its license-plate "
        "readers and the office of the first officer.”",
        "The council wants to see the contract before its meeting in April.",
    ]
    assert document.pages == 1
    assert propose_body(document).ranges == ((4, 6),)


def test_divided_words_are_joined_and_a_paragraph_goes_on_over_the_page() -> None:
    document = made(f"{FIRST}\n\n{SECOND}")
    lines = [each.text for each in document.lines]
    assert document.pages == 2
    assert FIRST in lines
    assert SECOND in lines
    [note] = document.notes
    assert "joined without their hyphen" in note


def test_headers_and_footers_stay_apart_and_are_no_part_of_the_body() -> None:
    document = made(f"{FIRST}\n\n{SECOND}")
    repeated = [each.text for each in document.lines if each.kind == "repeated"]
    assert sorted(repeated) == ["Northfield Ledger"] * 2 + ["Page 1 of 2", "Page 2 of 2"]
    body = propose_body(document)
    held = [each.text for n, each in enumerate(document.lines, 1) if body.holds(n)]
    assert held == [FIRST, SECOND]


def test_a_hyphen_of_its_own_stays_where_the_text_has_it_elsewhere() -> None:
    words = "The license-plate readers, said the chief, are license-plate readers; "
    document = made(words * 4 + "that is all.")
    assert "licenseplate" not in document.text
    assert " ".join(document.text.split()).count("license-plate") == 8


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[str, int, int]] = []
    content = typst.compile(f"{SETTINGS}{FIRST}\n\n{SECOND}".encode())
    assert isinstance(content, bytes)
    read_bytes(content, "article.pdf", lambda *each: told.append(each))
    assert told == [("Reading pages", done, 2) for done in (0, 1, 2)]


def test_columns_are_read_one_after_the_other_under_a_headline_over_both() -> None:
    settings = """
#set page(width: 18cm, height: 9cm, columns: 2)
#set text(size: 10pt, lang: "en")
#set par(first-line-indent: 1em, spacing: 0.65em, justify: true)
#place(top, scope: "parent", float: true)[= Council puts off its vote on plate readers]
"""
    words = ("council", "contract", "company", "cameras", "records", "town")
    paragraphs = [
        f"Of the {one} they asked what the {other} had to do with it, and who in the {one} could "
        f"say so before the {other} came up again in the spring; nobody of the {other} knew."
        for one, other in itertools.permutations(words, 2)
    ]
    content = typst.compile(
        f"{settings}{chr(10).join(f'{each}{chr(10)}' for each in paragraphs)}".encode()
    )
    assert isinstance(content, bytes)
    lines = [each.text for each in read_bytes(content, "article.pdf").lines]
    assert lines == ["Council puts off its vote on plate readers", *paragraphs]


@pytest.mark.parametrize(
    ("bound", "said"), [("ADDED_PAGES", "pages"), ("ADDED_TEXT", "characters")]
)
def test_no_more_of_a_pdf_is_read_than_an_article_has(
    monkeypatch: pytest.MonkeyPatch, bound: str, said: str
) -> None:
    monkeypatch.setattr(pdf, bound, getattr(pdf, bound)._replace(most=1))
    with pytest.raises(Unreadable, match=f"has more than 1 {said}"):
        made(f"{FIRST}\n\n{SECOND}")
