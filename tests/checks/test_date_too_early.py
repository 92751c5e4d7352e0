"""Corrections and updates from before a source that they name."""

from pathlib import Path

import pytest

from tests.support import edited, said

RULE = "date-too-early"
UPDATE = "- {{id: a, date: {}, title: A source, text: It is read., records: [ledger]}}\n"
CORRECTION = "- {{id: a, date: {}, was: One thing., now: Another., records: [ledger]}}\n"


@pytest.mark.parametrize(("name", "text"), [("updates", UPDATE), ("corrections", CORRECTION)])
def test_a_change_cannot_be_older_than_what_it_is_about(
    tmp_path: Path, name: str, text: str
) -> None:
    early = edited(tmp_path / "early", (f"data/{name}.yaml", "", text.format("2019-03-13")))
    assert said(early, RULE) == [
        f"data/{name}.yaml:1:17: 2019-03-13 is before 2019-03-14, when 'ledger' was published"
    ]
    same_day = edited(tmp_path / "same", (f"data/{name}.yaml", "", text.format("2019-03-14")))
    assert said(same_day, RULE) == []


@pytest.mark.parametrize("published", ["unknown", "{value: 2019-03-14~, basis: stated}"])
def test_only_what_is_certain_counts(tmp_path: Path, published: str) -> None:
    known = 'published: {value: 2019-03-14, basis: stated, printed: "March 14, 2019"}'
    root = edited(
        tmp_path,
        ("data/updates.yaml", "", UPDATE.format("2019-03-01")),
        ("content/sources/ledger.md", known, f"published: {published}"),
    )
    assert said(root, RULE) == []


@pytest.mark.parametrize("date", ["2019-03", "2019-03-14~", "2019-03-14/2019-03-15"])
def test_the_date_of_a_change_is_one_day(tmp_path: Path, date: str) -> None:
    root = edited(tmp_path, ("data/updates.yaml", "", UPDATE.format(date)))
    [found] = said(root, "wrong-value")
    assert found.startswith("data/updates.yaml:1:17: this is not one certain day")
