"""What a copy says of itself, and how that is known."""

from __future__ import annotations

from datetime import date

import pytest

from microsite.intake import Document, Proposal, Proposed, propose, propose_body
from tests.intake.reading import ARTICLE, PAGE, page, sample, text

JSON_DATE = '"datePublished":"2019-03-14T21:53:00-04:00"'
META_DATE = 'content="2019-03-14T21:53:00-04:00"'
PRINTED = ">March 14, 2019</time>"


def proposed(document: Document, *publishers: str) -> Proposal:
    return propose(document, propose_body(document), publishers)


def known(each: Proposed) -> tuple[str | None, str]:
    return each.value, each.basis


def test_a_text_gives_what_its_lines_state_and_nothing_else() -> None:
    found = proposed(sample("article.txt"))
    assert known(found.title) == ("Chief answers questions about plate readers", "stated")
    assert known(found.byline) == ("Ada Finch", "stated")
    assert known(found.dateline) == ("NORTHFIELD", "stated")
    assert known(found.published) == ("2019-03-14", "stated")
    assert found.published.printed == "March 14, 2019"
    assert known(found.publisher) == known(found.url) == known(found.archive_url)
    assert known(found.url) == (None, "unknown")
    assert found.kind == "news article"


def test_a_publisher_that_another_source_has_is_known_by_its_line() -> None:
    found = proposed(sample("article.txt"), "Northfield Ledger")
    assert known(found.publisher) == ("Northfield Ledger", "stated")
    assert found.label == "Northfield Ledger, March 14, 2019"


def test_a_page_states_what_it_prints_and_infers_what_only_its_metadata_give() -> None:
    found = proposed(sample("page.html"))
    stated = (found.title, found.publisher, found.byline, found.dateline, found.published)
    assert [each.basis for each in stated] == ["stated"] * 5
    assert found.byline.value == "Ada Finch"
    assert known(found.url) == ("https://ledger.example/2019/03/14/chief-answers", "inferred")
    assert found.url.because is not None and "canonical link" in found.url.because
    unprinted = PAGE.replace("Northfield Ledger</a>", "Home</a>").replace("© 2019 Northf", "© N")
    publisher = proposed(page(unprinted)).publisher
    assert known(publisher) == ("Northfield Ledger", "inferred")


def test_an_author_in_the_metadata_alone_is_inferred() -> None:
    found = proposed(page(PAGE.replace('By <a href="/ada">Ada Finch</a>', "")))
    assert known(found.byline) == ("Ada Finch", "inferred")
    assert found.byline.because is not None and "JSON-LD" in found.byline.because


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("March 14, 2019", "March 14, 2019"),
        ("Mar 14, 2019, 9:53 PM", "Mar 14, 2019"),
        ("Published March 14, 2019 | Updated March 16, 2019", "March 14, 2019"),
        ("Thursday, 14 March 2019", "14 March 2019"),
        ("2019-03-14", None),
        ("14. März 2019", "14. März 2019"),
        ("14 de marzo de 2019", "14 de marzo de 2019"),
    ],
)
def test_a_day_is_read_as_it_is_printed_beside_the_article(line: str, printed: str | None) -> None:
    found = proposed(text(ARTICLE.replace("March 14, 2019", line))).published
    assert known(found) == ("2019-03-14", "stated")
    assert found.printed == printed


@pytest.mark.parametrize(
    "line",
    [
        "Wednesday",
        "Yesterday",
        "3/4/2019",
        "March 14",
        "March 2019",
        "February 30, 2019",
        "Updated March 14, 2019",
        "Version 12, 2019",
        "March 14, 2019, and March 15, 2019",
    ],
)
def test_a_day_that_is_not_certain_is_unknown(line: str) -> None:
    found = proposed(text(ARTICLE.replace("March 14, 2019", line))).published
    assert known(found) == (None, "unknown")


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_known_whole_and_short(month: int) -> None:
    for form in ("%B", "%b"):
        day = date(2019, month, 14)
        found = proposed(text(ARTICLE.replace("March", day.strftime(form)))).published
        assert found.value == day.isoformat()


def test_a_time_in_utc_does_not_give_the_day_at_the_place() -> None:
    html = PAGE.replace(PRINTED, "></time>")
    zoned = proposed(page(html)).published
    assert known(zoned) == ("2019-03-14", "inferred")
    for each in (JSON_DATE, META_DATE):
        html = html.replace(each, each.replace("14T21:53:00-04:00", "15T01:53:00Z"))
    utc = proposed(page(html)).published
    assert known(utc) == ("2019-03-14/2019-03-15", "inferred")
    assert utc.because is not None and "UTC" in utc.because
    both = proposed(page(html.replace("></time>", PRINTED))).published
    assert known(both) == ("2019-03-14", "stated")


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_a_time_at_the_end_of_the_calendar_says_nothing(time: str) -> None:
    head = f'<meta property="article:published_time" content="{time}">'
    assert proposed(page(f"<head>{head}</head><p>One.")).published.basis == "unknown"


def test_metadata_that_give_another_day_than_the_page_are_told() -> None:
    found = proposed(page(PAGE.replace(PRINTED, ">March 9, 2019</time>"))).published
    assert known(found) == ("2019-03-09", "stated")
    assert found.because is not None and "2019-03-14T21:53:00-04:00" in found.because


@pytest.mark.parametrize(
    ("begins", "dateline"),
    [
        ("NORTHFIELD — The", "NORTHFIELD"),
        ("NORTHFIELD, Conn. (AP) — The", "NORTHFIELD, Conn."),
        ("NORTHFIELD, March 14, 2019 -- The", "NORTHFIELD, March 14, 2019"),
        ("SOUTH NORTHFIELD – “The", "SOUTH NORTHFIELD"),
        ("The police — the", None),
        ("NORTHFIELD police said that the", None),
        ("DRONES — an agency of the", None),
    ],
)
def test_a_dateline_is_a_place_in_capitals_before_a_dash(begins: str, dateline: str | None) -> None:
    found = proposed(text(ARTICLE.replace("NORTHFIELD — The", begins))).dateline
    assert found.value == dateline


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("BY ADA FINCH", "ADA FINCH"),
        ("By Ada Finch and Bo Reed", "Ada Finch and Bo Reed"),
        ("By Ada Finch | March 14, 2019", "Ada Finch"),
        ("By Ada Finch, Staff Writer", "Ada Finch"),
        ("Ledger Staff", "Ledger Staff"),
        ("By and by", None),
        ("By Monday the council had decided.", None),
        ("By Ludwig van Dell and Ana de la Cruz", "Ludwig van Dell and Ana de la Cruz"),
        ("By ada@ledger.example", None),
        ("Ada Finch", None),
    ],
)
def test_a_byline_is_a_line_that_says_so(line: str, byline: str | None) -> None:
    found = proposed(text(ARTICLE.replace("By Ada Finch", line))).byline
    assert known(found) == (byline, "stated" if byline else "unknown")


@pytest.mark.parametrize("line", ["Police car siren", "Photo by Bo Reed of the Ledger", "Share:"])
def test_a_caption_or_button_is_no_headline(line: str) -> None:
    found = proposed(text(ARTICLE.replace("Chief answers questions about plate readers", line)))
    assert found.title.value is None


def test_the_name_of_the_site_is_no_headline() -> None:
    found = proposed(
        page(
            "<!doctype html><html><head><title>The Dell Times</title></head><body>"
            "<p>By Ann Oak<p>The police chief of Dell said Monday that he had read of it.<p>He "
            "said nothing else of it on that day.<p>Copyright 2018 The Dell Times</body></html>"
        )
    )
    assert known(found.title) == (None, "unknown")
    assert known(found.publisher) == ("The Dell Times", "inferred")


def test_a_press_release_says_so() -> None:
    contact = "Media Contact\nAda Finch, Northfield League, 555-0100\n"
    assert proposed(text(f"{contact}{ARTICLE}")).kind == "press release"


def test_the_address_in_the_footer_of_a_printed_page_is_stated() -> None:
    found = proposed(text(f"{ARTICLE}\nhttps://ledger.example/chief 1/2\n"))
    assert known(found.url) == ("https://ledger.example/chief", "stated")
