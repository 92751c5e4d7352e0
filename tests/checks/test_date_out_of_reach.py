from pathlib import Path

import pytest

from tests.support import GOOD, edited, said

RULE = "date-out-of-reach"
STATEMENTS = "data/statements.yaml"
SAID = "said: {value: 2019-03-14, basis: stated, printed: Thursday}"


@pytest.mark.parametrize("value", ["2019-03-15", "2019-04", "2020", "2019-03-15/.."])
def test_a_statement_cannot_be_later_than_the_article_that_prints_it(
    tmp_path: Path, value: str
) -> None:
    edit = (STATEMENTS, SAID, f"said: {{value: {value}, basis: stated}}")
    assert said(edited(tmp_path, edit), RULE) == [
        f"{STATEMENTS}:8:17: {value} is after 2019-03-14, when 'ledger' was published"
    ]


@pytest.mark.parametrize(
    "value", ["2019-03-14", "2019-03", "2019", "2019-03-15~", "2020?", "../2020", "2019-03-14/.."]
)
def test_what_is_not_certainly_later_passes(tmp_path: Path, value: str) -> None:
    edit = (STATEMENTS, SAID, f"said: {{value: {value}, basis: stated}}")
    assert said(edited(tmp_path, edit), RULE) == []


@pytest.mark.parametrize("published", ["unknown", "{value: 2019-03-14/.., basis: stated}"])
def test_a_source_without_a_last_day_reaches_any_date(tmp_path: Path, published: str) -> None:
    known = 'published: {value: 2019-03-14, basis: stated, printed: "March 14, 2019"}'
    root = edited(
        tmp_path,
        (STATEMENTS, SAID, "said: {value: 2030, basis: stated}"),
        ("content/sources/ledger.md", known, f"published: {published}"),
    )
    assert said(root, RULE) == []


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            (
                "data/responses.yaml",
                "{value: 2022-10-05, basis: inf",
                "{value: 2022-10-06, basis: inf",
            ),
            "data/responses.yaml:27:18: 2022-10-06 is after 2022-10-05, when 'valley-radio' was "
            "published",
        ),
        (
            ("data/events.yaml", "value: 2022-10-01/2022-10-02", "value: 2022-10-08/2022-10-09"),
            "data/events.yaml:20:17: 2022-10-08/2022-10-09 is after 2022-10-05, when "
            "'valley-radio' was published",
        ),
        (
            ("data/events.yaml", "kind: plan", "kind: hearing"),
            "data/events.yaml:37:17: 2022-11 is after 2022-10-04, when 'northfield-ledger' was "
            "published",
        ),
        (
            ("data/documents.yaml", "value: 2016~", "value: 2023"),
            "data/documents.yaml:6:12: 2023 is after 2022-10-04, when 'league-release' was "
            "published",
        ),
        (
            ("data/bills.yaml", "as_of: {value: 2022-10-04", "as_of: {value: 2022-11-04"),
            "data/bills.yaml:13:20: 2022-11-04 is after 2022-10-04, when 'northfield-ledger' was "
            "published",
        ),
        (
            ("data/responses.yaml", "value: 2022-11-20", "value: 2022-11-21"),
            "data/responses.yaml:36:18: 2022-11-21 is after 2022-11-20, when the sources were "
            "last read",
        ),
        (
            ("data/investigation.yaml", "read_on: 2022-11-20", "read_on: 2022-10-04"),
            "content/sources/valley-radio.md:8:20: 2022-10-05 is after 2022-10-04, when the "
            "sources were last read",
        ),
    ],
)
def test_every_kind_that_is_dated_is_held_against_its_sources(
    tmp_path: Path, edit: tuple[str, str, str], expected: str
) -> None:
    assert expected in said(edited(tmp_path, edit, of=GOOD), RULE)


def test_of_several_sources_that_cannot_know_it_one_is_named(tmp_path: Path) -> None:
    edit = ("data/allegations.yaml", "value: 2022-10-04", "value: 2022-10-05")
    found = said(edited(tmp_path, edit, of=GOOD), RULE)
    assert [line.partition("when ")[2] for line in found] == ["'northfield-ledger' was published"]
