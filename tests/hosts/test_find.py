"""find: what it says of a passage, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import yaml
from click.testing import CliRunner, Result

from microsite.hosts.cli import main
from tests.support import GOOD, MINIMAL, edited


def find(*words: str, root: Path = GOOD, given: str | None = None) -> Result:
    return CliRunner().invoke(main, ["find", "--root", str(root), *words], input=given)


def test_a_passage_is_shown_with_its_place_its_record_and_what_to_paste() -> None:
    done = find("“We did not know about the accounts,” Holt said.")
    assert (done.exit_code, done.stderr) == (0, "")
    first, words, record, gap, *entry = done.stdout.splitlines()
    assert first == (
        "northfield-ledger: paragraph 5, line 11 of northfield-ledger.txt, "
        "partly between quotation marks"
    )
    assert words.strip() == "We did not know about the accounts,” Holt said."
    assert (record, gap) == ("  In the records: statements/holt-did-not-know.", "")
    assert yaml.safe_load(dedent("\n".join(entry))) == [
        {"source": "northfield-ledger", "fragments": ["We did not know about the accounts,"]}
    ]


def test_the_entry_can_be_pasted_under_printings(tmp_path: Path) -> None:
    entry = find("Our customers decide").stdout.split("\n\n")[1]
    statement = f"- id: new\n  printings:\n{entry}\n  stance: descriptive\n"
    [read] = yaml.safe_load(statement)
    assert read["printings"][0]["fragments"] == ["Our customers decide with whom they share."]


def test_a_passage_comes_by_standard_input_with_its_line_breaks() -> None:
    done = find("-", given="Nobody at a company needs\r\nto know where our neigh-\nbors sleep")
    assert done.exit_code == 0
    assert done.stdout.startswith("valley-radio: paragraph 4, line 7")


def test_words_around_the_article_are_called_so_and_nothing_is_to_paste() -> None:
    done = find("Winter market returns")
    assert "in the page around the article, of which nothing is quoted" in done.stdout
    assert "fragments" not in done.stdout


def test_other_words_give_the_nearest_ones_and_exit_code_1() -> None:
    done = find("We", "knew", "about", "the", "accounts,")
    assert done.exit_code == 1
    assert "in none of the 3 archived articles" in done.stdout
    assert "Not the same words" in done.stdout
    assert "[-knew-]{+did not know+}" in done.stdout
    assert "Nothing there resembles them." in find("Zebras graze quietly").stdout


def test_a_private_fact_is_not_made_ready_to_paste() -> None:
    done = find("my sister hides there")
    assert "Withheld (private fact)" in done.stdout
    assert "fragments:" not in done.stdout


def test_as_json() -> None:
    found = json.loads(find("--format", "json", "no big deal").stdout)
    [place] = found["places"]
    assert (place["source"], place["fragments"][0]["withheld"]) == (
        "northfield-ledger",
        "scare quote",
    )
    assert found["near"] is None


def test_without_an_archive_or_a_text_nothing_is_looked_for(tmp_path: Path) -> None:
    done = find("anything", root=edited(tmp_path, of=MINIMAL))
    assert done.exit_code == 2
    assert "needs the archived articles" in done.stderr
    assert find("-", given=" \n").exit_code == 2
