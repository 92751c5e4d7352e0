from pathlib import Path

import pytest

from tests.support import edited, said

RULE = "date-not-as-printed"
STATEMENTS = "data/statements.yaml"
SAID = "said: {value: 2019-03-14, basis: stated, printed: Thursday}"
SOURCE = "content/sources/ledger.md"


@pytest.mark.parametrize("basis", ["stated", "inferred, because: We think so"])
def test_a_day_beside_other_words_is_found_at_the_day(tmp_path: Path, basis: str) -> None:
    edit = (STATEMENTS, SAID, f"said: {{value: 2019-03-13, basis: {basis}, printed: on March 14}}")
    assert said(edited(tmp_path, edit), RULE) == [
        f'{STATEMENTS}:8:17: 2019-03-13 is not what "on March 14" says'
    ]


def test_a_weekday_is_named(tmp_path: Path) -> None:
    edit = (STATEMENTS, SAID, SAID.replace("-14", "-13"))
    assert said(edited(tmp_path, edit), RULE) == [
        f'{STATEMENTS}:8:17: 2019-03-13, a Wednesday, is not what "Thursday" says'
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2019-03-07", "last Thursday"),
        ("2019-03", "Thursday"),
        ("2019-03-13", "the day before"),
        ("2019-03-13~", "March 12"),
        ("2019-03-13/2019-03-14", "Thursday"),
    ],
)
def test_what_the_words_may_mean_passes(tmp_path: Path, value: str, words: str) -> None:
    edit = (STATEMENTS, SAID, f"said: {{value: {value}, basis: stated, printed: {words}}}")
    assert said(edited(tmp_path, edit), RULE) == []


def test_sources_and_parts_of_records_are_looked_at(tmp_path: Path) -> None:
    bill = (
        "- id: sb-12\n  number: SB 12\n  title: A bill\n  kind: bill\n"
        "  mentions: [{source: ledger, says: It is a bill., basis: stated}]\n"
        "  status:\n    says: It waits.\n    source: ledger\n"
        "    as_of: {value: 2019-02, basis: stated, printed: January}\n"
    )
    known = 'published: {value: 2019-03-14, basis: stated, printed: "March 14, 2019"}'
    root = edited(
        tmp_path,
        ("data/bills.yaml", "", bill),
        (SOURCE, known, known.replace("-14,", "-15,")),
    )
    assert said(root, RULE) == [
        f'{SOURCE}:8:20: 2019-03-15 is not what "March 14, 2019" says',
        'data/bills.yaml:9:20: 2019-02 is not what "January" says',
    ]


def test_a_date_that_is_out_of_reach_as_well_is_one_mistake(tmp_path: Path) -> None:
    root = edited(tmp_path, (STATEMENTS, SAID, SAID.replace("-14", "-15")))
    assert said(root, RULE) == []
    assert len(said(root, "date-out-of-reach")) == 1


def test_names_are_those_of_the_language_of_the_site(tmp_path: Path) -> None:
    german = SAID.replace("-14", "-13").replace("Thursday", "am Donnerstag")
    (tmp_path / "en").mkdir()
    assert said(edited(tmp_path / "en", (STATEMENTS, SAID, german)), RULE) == []
    case = ("data/investigation.yaml", "read_on:", "language: de\nread_on:")
    assert len(said(edited(tmp_path, (STATEMENTS, SAID, german), case), RULE)) == 1
