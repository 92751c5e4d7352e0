"""Corrections, and none."""

from __future__ import annotations

from pathlib import Path

from microsite.views.corrections import corrections_of, corrections_page
from microsite.views.lookup import Lookup
from tests.support import MINIMAL, checked, edited


def test_a_correction_says_what_was_and_what_is_and_where(lookup: Lookup) -> None:
    [entry] = corrections_page(lookup).corrections
    assert (entry.date.text, entry.now) == ("2022-11-21", "She is a captain.")
    assert [(each.kind, each.link.page) for each in entry.records] == [
        ("people", "people.md"),
        ("statements", "statements/index.md"),
    ]


def test_an_agency_shows_what_touches_it_alone(lookup: Lookup) -> None:
    assert corrections_of(lookup, "northfield-police") == ()


def test_there_may_be_none() -> None:
    verified, _ = checked(MINIMAL)
    assert verified is not None
    assert corrections_page(Lookup(verified)).corrections == ()


def test_where_to_report_a_mistake_is_what_the_maintainers_say(tmp_path: Path) -> None:
    address = "https://news.test/report"
    setting = ("data/investigation.yaml", "region:", f"mistakes: {address}\nregion:")
    verified, _ = checked(edited(tmp_path, setting))
    assert verified is not None
    assert corrections_page(Lookup(verified)).report == address


def test_without_their_word_no_address_is_shown(lookup: Lookup) -> None:
    assert corrections_page(lookup).report is None
