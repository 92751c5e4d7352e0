"""quotes: the coverage of articles, as text, JSON and CSV."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from microsite.hosts.cli import main
from tests.archived import ARCHIVE, WHY_NOT
from tests.support import GOOD, edited

ROOT = Path(__file__).parents[2]
FRAGMENT = "[We did not know about the accounts, We will ask the vendor who opened them.]"


@pytest.fixture
def one_removed(tmp_path: Path) -> Path:
    shorter = "[We did not know about the accounts,]"
    root = edited(tmp_path, ("data/statements.yaml", FRAGMENT, shorter), of=GOOD)
    shutil.copytree(GOOD / "archive", root / "archive")
    return root


def quotes(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["quotes", "--root", str(root), *arguments])


def test_a_covered_project_has_nothing_open() -> None:
    done = quotes(GOOD, "--strict")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "5 of 6 curated, 1 withheld" in done.stdout
    assert "|·|·|##|·|##|·|#|-|·|" in done.stdout
    assert "paragraphs without a curated quotation: 1–2, 4, 6, 8–9" in done.stdout
    assert done.stdout.rstrip().endswith("each is in a record or withheld.")


def test_an_open_quotation_is_named_with_what_to_do(one_removed: Path) -> None:
    done = quotes(one_removed)
    assert done.exit_code == 0
    assert "paragraph 2, quotation 2, line 5: NOT YET" in done.stdout
    assert "“We will ask the vendor who opened them.”" in done.stdout
    assert (
        "- {source: valley-radio, paragraph: 2, quotation: 2, reason: scare quote}" in done.stdout
    )
    passage = "--source valley-radio --passage 'We will ask the vendor who opened them.'"
    assert f"next: python build.py new statement {passage}" in done.stdout
    assert "1 quotation is open" in done.stdout
    assert quotes(one_removed, "--strict").exit_code == 1
    assert quotes(one_removed, "--strict", "northfield-ledger").exit_code == 0


def test_open_ones_come_first_and_the_others_only_with_all(one_removed: Path) -> None:
    assert "Nobody at a company" not in quotes(one_removed, "valley-radio").stdout
    every = quotes(one_removed, "valley-radio", "--all").stdout
    assert every.index("NOT YET") < every.index("(statements/holt-did-not-know)")
    assert "(statements/vole-nobody-needs-to-know)" in every


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_private_fact_is_shown_only_when_asked_for(form: str) -> None:
    assert "my sister" not in quotes(GOOD, "--all", "--format", form).stdout
    assert "my sister" in quotes(GOOD, "--all", "--format", form, "--show-withheld").stdout


def test_as_json_and_as_csv_all_quotations_are_listed(one_removed: Path) -> None:
    data = json.loads(quotes(one_removed, "--format", "json").stdout)
    assert [each["counts"]["not yet"] for each in data] == [0, 0, 1]
    rows = list(csv.DictReader(quotes(one_removed, "--format", "csv").stdout.splitlines()))
    assert len(rows) == sum(len(each["quotations"]) for each in data) == 13
    assert [row["words"] for row in rows if row["state"] == "not yet"] == [
        "We will ask the vendor who opened them."
    ]


def test_a_source_that_is_not_there_is_named_with_those_that_are() -> None:
    done = quotes(GOOD, "valley-radoi")
    assert done.exit_code == 2
    assert "did you mean 'valley-radio'?" in done.stderr


@pytest.mark.flagship
@pytest.mark.skipif(ARCHIVE is None, reason=WHY_NOT)
def test_no_quotation_of_the_real_articles_is_open() -> None:
    done = quotes(ROOT, "--strict", "--archive", str(ARCHIVE))
    assert (done.exit_code, done.stderr) == (0, "")
    assert "NOT YET" not in done.stdout


def test_an_article_that_is_not_there_is_said_so_and_the_others_are_shown(tmp_path: Path) -> None:
    root = edited(tmp_path, of=GOOD)
    shutil.copytree(GOOD / "archive", root / "archive")
    (root / "archive/valley-radio.txt").unlink()
    done = quotes(root)
    assert "error[archive-missing]: valley-radio.txt is not in the archive" in done.stderr
    assert "northfield-ledger" in done.stdout
