from pathlib import Path

import pytest

from tests.support import checked, edited, said

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


def test_a_day_is_more_exact_than_a_month(tmp_path: Path) -> None:
    words = "{value: 2019-03-13, basis: stated, printed: March of 2019}"
    root = edited(tmp_path, (STATEMENTS, SAID, f"said: {words}"))
    assert said(root, RULE) == [f'{STATEMENTS}:8:17: 2019-03-13 is more exact than "March of 2019"']


@pytest.mark.parametrize(
    ("value", "words", "hint"),
    [
        ("2019-03-13", "last March", "write 2019-03; where the source prints more"),
        ("2019-03-13", "In 2019", "write 2019; where the source prints more"),
        ("2019-01", "early 2019", "write 2019; where"),
        ("2018-21", "2018", "write 2018; where"),
        ("2019-03-12/2019-03-13", "March 2019", "write no more than the words say; where"),
        ("2018-12-04/2019-02", "December 2018 to February 2019", "write no more than the words"),
    ],
)
def test_what_to_write_is_as_exact_as_the_words(
    tmp_path: Path, value: str, words: str, hint: str
) -> None:
    edit = (STATEMENTS, SAID, f"said: {{value: {value}, basis: stated, printed: '{words}'}}")
    found = [each for each in checked(edited(tmp_path, edit))[1] if each.rule == RULE]
    assert [each.message for each in found] == [f'{value} is more exact than "{words}"']
    assert found[0].hint.startswith(hint)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2019-03", "March of 2019"),
        ("2019", "March of 2019"),
        ("2018-12", "December"),
        ("2019-03-13~", "March of 2019"),
        ("2019-03-13", "that night in March"),
        ("2019-03-13", "the week of the hearing in March"),
        ("2019-03-13", "Wednesday, in March"),
        ("2018", "In 2018"),
        ("2018-23", "the fall of 2018"),
        ("2018-11", "the fall of 2018"),
        ("2018-12-31", "through 2018"),
        ("2018-12/2019-02", "December 2018 to February 2019"),
        ("2019-03-13", "13 de marzo de 2019"),
        ("2019-03-13", "marzo de 2019"),
        ("2019-03-13", "yesterday"),
        ("2018-12-25", "Christmas 2018"),
    ],
)
def test_what_is_as_exact_as_its_words_or_may_be_passes(
    tmp_path: Path, value: str, words: str
) -> None:
    edit = (STATEMENTS, SAID, f"said: {{value: {value}, basis: stated, printed: '{words}'}}")
    assert said(edited(tmp_path, edit), RULE) == []


def test_an_inferred_date_may_be_more_exact_than_its_words(tmp_path: Path) -> None:
    how = "basis: inferred, because: The minutes are of that day., printed: March 2019"
    edit = (STATEMENTS, SAID, f"said: {{value: 2019-03-13, {how}}}")
    assert said(edited(tmp_path, edit), RULE) == []
