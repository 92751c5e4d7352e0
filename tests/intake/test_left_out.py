"""Teasers within an article, mastheads, and lines that stand outside the body."""

from __future__ import annotations

from microsite.intake import propose, propose_body
from microsite.intake.left_out import left_out
from tests.intake.reading import PAGE, page, text

FIRST = "NORTHFIELD — The council of the town put off its vote on the plate readers on Tuesday."
SECOND = "“We want to read the contract before we vote on it,” said Cora Lind, who leads it."
HEAD = (
    "THE DELL COURIER\nHome | Towns | Sports | Letters\n\nCouncil puts off its vote\nBy Ada Finch\n"
)


def test_an_article_goes_on_after_a_teaser() -> None:
    teaser = '<div><a href="/c">RELATED: Mayor calls the report “wrong”</a></div>'
    document = page(PAGE.replace("<p>A spokeswoman", f"{teaser}<p>A spokeswoman"))
    body = propose_body(document)
    assert document.lines[body.ranges[-1][1] - 1].text.startswith("A spokeswoman")
    [number] = [n for n, each in enumerate(document.lines, 1) if "RELATED" in each.text]
    assert not body.holds(number)
    assert number in left_out(document, body, None)


def test_a_masthead_is_no_headline_and_a_line_in_capitals_is_asked_about() -> None:
    document = text(f"{HEAD}{FIRST}\n{SECOND}\n")
    found = propose(document, propose_body(document))
    assert (found.title.value, found.title.basis) == ("Council puts off its vote", "stated")
    assert (found.publisher.value, found.masthead) == (None, "THE DELL COURIER")
    shouted = text(f"COUNCIL PUTS OFF ITS VOTE\nBy Ada Finch\n{FIRST}\n{SECOND}\n")
    title = propose(shouted, propose_body(shouted)).title
    assert title.value is None
    assert "COUNCIL PUTS OFF ITS VOTE" in title.how


def test_a_publisher_printed_in_capitals_is_stated() -> None:
    html = PAGE.replace("Northfield Ledger</a>", "NORTHFIELD LEDGER</a>")
    html = html.replace("© 2019 Northfield Ledger", "© 2019")
    found = propose(document := page(html), propose_body(document)).publisher
    assert (found.basis, found.printed) == ("stated", "NORTHFIELD LEDGER")
