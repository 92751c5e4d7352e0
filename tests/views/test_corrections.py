"""Corrections, and none."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.views.corrections import corrections_by_record, corrections_page
from microsite.views.lookup import Lookup
from tests.support import MINIMAL, checked, edited


def test_a_correction_says_what_was_and_what_is_and_where(lookup: Lookup) -> None:
    late, entry = corrections_page(lookup).corrections
    assert late.date.text > entry.date.text
    assert entry.link.text == "Ines Vole"
    assert (entry.date.text, entry.now) == ("2022-11-21", "She is a captain.")
    assert [(each.kind, each.link.page) for each in entry.records] == [
        ("people", "people.md"),
        ("statements", "statements/index.md"),
    ]


def test_a_record_has_the_corrections_that_name_it_the_latest_first(lookup: Lookup) -> None:
    of = {
        id: [each.id for each in corrections_by_record(lookup).get(id, ())]
        for id in (
            "vole-nobody-needs-to-know",
            "ines-vole",
            "northfield-police",
            "eastbrook-police",
        )
    }
    assert of == {
        "vole-nobody-needs-to-know": ["names-and-numbers", "eastbrook-captain"],
        "ines-vole": ["eastbrook-captain"],
        "northfield-police": ["names-and-numbers"],
        "eastbrook-police": [],
    }


def test_there_may_be_none() -> None:
    verified, _ = checked(MINIMAL)
    assert verified is not None
    assert corrections_page(Lookup(verified)).corrections == ()


@pytest.mark.parametrize("address", ["https://news.test/report", "mailto:desk@news.test"])
def test_where_to_report_a_mistake_is_what_the_maintainers_say(
    tmp_path: Path, address: str
) -> None:
    setting = ("data/investigation.yaml", "region:", f"mistakes: {address}\nregion:")
    verified, _ = checked(edited(tmp_path, setting))
    assert verified is not None
    assert corrections_page(Lookup(verified)).report == address


def test_without_their_word_no_address_is_shown(lookup: Lookup) -> None:
    assert corrections_page(lookup).report is None
