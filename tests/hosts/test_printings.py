"""printings: which quotations may be one utterance, as text and as JSON, and what to do."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from microsite.hosts.cli import main
from tests.support import GOOD, edited, print_in


@pytest.fixture
def torn(tmp_path: Path) -> Path:
    """Leave out the second printing of a statement."""
    listed = (GOOD / "data/statements.yaml").read_text("utf-8")
    start = listed.index("    - source: valley-radio\n", listed.index("id: holt-did-not-know"))
    end = listed.index("\n- id:", start)
    root = edited(tmp_path, ("data/statements.yaml", listed[start:end], ""), of=GOOD)
    shutil.copytree(GOOD / "archive", root / "archive")
    return root


def printings(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["printings", "--root", str(root), *arguments])


def test_what_is_decided_is_counted_and_listed_with_all() -> None:
    done = printings(GOOD, "--strict")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "0 neither joined nor linked, 0 linked by similar_to, 3 printings of one statement.\n"
    )
    every = printings(GOOD, "--all", "valley-radio").stdout
    assert "7 words in a row, printings of one statement" in every
    assert "valley-radio.txt:5: valley-radio, paragraph 2; holt-did-not-know (data/st" in every
    assert "league-release" not in every


def test_an_open_one_comes_with_the_commands_that_settle_it(torn: Path) -> None:
    done = printings(torn)
    assert done.exit_code == 0
    assert printings(torn, "--strict").exit_code == 1
    [first, *_] = [line for line in done.stdout.splitlines() if "one utterance: " in line]
    given = shlex.split(first.partition("one utterance: ")[2])[2:]
    assert given[-2:] == ["--add-to", "holt-did-not-know"]
    # The command is complete: it does what it says.
    ran = CliRunner().invoke(main, [*given, "--root", str(torn), "--dry-run"])
    assert ran.exit_code == 0, ran.output
    assert "--separate --similar-to" in done.stdout


def test_two_statements_are_to_be_merged_or_linked(tmp_path: Path) -> None:
    root = edited(tmp_path, of=GOOD)
    shutil.copytree(GOOD / "archive", root / "archive")
    print_in(root, "valley-radio", 5, '"People here were never told that a company," she said.')
    file = root / "data/statements.yaml"
    file.write_text(
        file.read_text("utf-8")
        + """
- id: told-on-the-radio
  summary: A speaker says that people were not told.
  speakers: [bram-holt]
  capacity: police chief
  stance: critical
  said: unknown
  channel: unknown
  printings:
    - source: valley-radio
      fragments: ["People here were never told that a company,"]
""",
        "utf-8",
    )
    said = printings(root).stdout
    assert "8 words in a row, neither joined nor linked" in said
    assert "two: write under " in said
    assert "move the printing of " in said


def test_as_json_all_pairs_are_listed(torn: Path) -> None:
    data = json.loads(printings(torn, "--format", "json").stdout)
    assert [each["state"] for each in data] == ["open", "open", "joined"]
    assert {data[0]["one"]["source"], data[0]["other"]["source"]} == {
        "northfield-ledger",
        "valley-radio",
    }
    assert data[0]["one"]["statements"] or data[0]["other"]["statements"]


def test_a_source_that_is_not_there_is_an_error() -> None:
    done = printings(GOOD, "valley-radoi")
    assert done.exit_code == 2
    assert "did you mean 'valley-radio'?" in done.stderr
