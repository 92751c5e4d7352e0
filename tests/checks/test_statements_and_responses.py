"""no-response, printing-twice and sic-not-in-fragment."""

from pathlib import Path

import pytest

from tests.support import GOOD, edited, said

STATEMENTS = "data/statements.yaml"
RESPONSES = "data/responses.yaml"


def test_an_agency_without_any_response_is_reported_where_it_begins(tmp_path: Path) -> None:
    edit = (RESPONSES, "agency: millbrook-college-police", "agency: eastbrook-police")
    assert said(edited(tmp_path, edit, of=GOOD), "no-response") == [
        "data/agencies.yaml:37:3: there is no response of 'millbrook-college-police'"
    ]


def test_a_response_that_failed_is_a_response_all_the_same(tmp_path: Path) -> None:
    edit = (RESPONSES, "kind: statement", "kind: silence")
    assert said(edited(tmp_path, edit), "no-response") == []


def test_nothing_is_said_of_responses_that_cannot_be_read(tmp_path: Path) -> None:
    edit = (RESPONSES, "kind: statement", "kind: [")
    assert said(edited(tmp_path, edit), "no-response") == []


def test_a_third_printing_is_reported_too(tmp_path: Path) -> None:
    one = "\n    - source: ledger\n      fragments: [x]"
    edit = (STATEMENTS, "\n    - source: ledger\n", f"{one * 2}\n    - source: ledger\n")
    assert said(edited(tmp_path, edit), "printing-twice") == [
        f"{STATEMENTS}:13:15: the statement has a printing from 'ledger' already",
        f"{STATEMENTS}:15:15: the statement has a printing from 'ledger' already",
    ]


@pytest.mark.parametrize(
    ("sic", "found"),
    [("did not know", True), ("did know", False), ("compan", False), ("WE", False), ("it,", True)],
)
def test_sic_holds_whole_words_of_a_fragment(tmp_path: Path, sic: str, found: bool) -> None:
    edit = (
        STATEMENTS,
        "We will ask the company.]",
        f'We will ask the company.]\n      sic: ["{sic}"]',
    )
    expected = [f"{STATEMENTS}:13:13: '{sic}' stands in no fragment of this printing"]
    assert said(edited(tmp_path, edit), "sic-not-in-fragment") == ([] if found else expected)
