"""quotes: the coverage of articles, as text, JSON and CSV."""

from __future__ import annotations

import csv
import json
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from microsite.hosts.cli import main
from tests.archived import ARCHIVE, WHY_NOT
from tests.support import GOOD, edited, print_in

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
    assert (
        done.stdout.index("next: ")
        < done.stdout.index("or withhold it")
        < (done.stdout.index("reason: scare quote"))
    )
    assert "1 quotation is open" in done.stdout
    assert quotes(one_removed, "--strict").exit_code == 1
    assert quotes(one_removed, "--strict", "northfield-ledger").exit_code == 0


def _with(root: Path, sentences: str) -> None:
    """Put a quotation into the Ledger's article."""
    print_in(root, "northfield-ledger", 15, f'The chief said: "{sentences}"')


def _next(root: Path) -> list[str]:
    [line] = [each for each in quotes(root).stdout.splitlines() if "next: " in each]
    return shlex.split(line)[3:]


def test_words_that_another_source_prints_are_added_to_their_statement(tmp_path: Path) -> None:
    root = edited(tmp_path, of=GOOD)
    shutil.copytree(GOOD / "archive", root / "archive")
    _with(root, "accounts may be lent to partners of the department.")
    given = _next(root)
    assert given[-2:] == ["--add-to", "agreement-lends-accounts"]
    # The command is complete: it does what it says.
    done = CliRunner().invoke(main, [*given, "--root", str(root), "--dry-run"])
    assert done.exit_code == 0, done.output


def test_a_long_quotation_is_cut_at_the_end_of_a_sentence_or_not_at_all(tmp_path: Path) -> None:
    root = edited(tmp_path, of=GOOD)
    shutil.copytree(GOOD / "archive", root / "archive")
    first = "We are not going to build a list, and Mr. Odd never asked."
    _with(root, f"{first} Whoever says so has read another letter than the one that we wrote then.")
    assert _next(root)[-1] == first
    long = f"{first[:-1]}, though whoever says so has read another letter than ours of last month."
    (tmp_path / "other").mkdir()
    other = edited(tmp_path / "other", of=GOOD)
    shutil.copytree(GOOD / "archive", other / "archive")
    _with(other, long)
    assert _next(other)[-1].startswith("We are not going to build")
    assert _next(other)[-1].endswith("last month.")


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
