from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from trust.mutants import outcomes, report, running
from trust.mutants.explained import Explained

MUTATED = """\
def x__first__mutmut_orig(a, b=1):
    return a < b
def x__first__mutmut_1(a, b=2):
    return a < b
def x__first__mutmut_2(a, b=1):
    return a <= b
class Sheet:
    def x\u01c1Sheet\u01c1find__mutmut_orig(self):
        found = None

    def x\u01c1Sheet\u01c1find__mutmut_1(self):
        found = ""

"""
SPANS = {
    "x__first__mutmut_orig": [1, 2],
    "x__first__mutmut_1": [3, 4],
    "x__first__mutmut_2": [5, 6],
    "x\u01c1Sheet\u01c1find__mutmut_orig": [8, 10],
    "x\u01c1Sheet\u01c1find__mutmut_1": [11, 13],
}
MODULE = "text/made_up"


def kept(folder: Path, *codes: int | None) -> Path:
    """Write what mutmut leaves behind for three mutants."""
    beside = folder / f"mutants/microsite/{MODULE}.py"
    beside.parent.mkdir(parents=True, exist_ok=True)
    beside.write_text(MUTATED, "utf-8")
    beside.with_suffix(".py.spans").write_text(json.dumps({"version": 1, "spans": SPANS}))
    names = [name for name in SPANS if not name.endswith("orig")]
    found = {f"microsite.text.made_up.{n}": code for n, code in zip(names, codes, strict=True)}
    stored = {"exit_code_by_key": found, "durations_by_key": {}}
    beside.with_suffix(".py.meta").write_text(json.dumps(stored))
    return folder


def test_a_mutant_is_told_by_the_lines_it_changes(tmp_path: Path) -> None:
    found = list(outcomes.read(kept(tmp_path, 0, 1, None), [MODULE, "text/gone"]))
    assert found == [
        outcomes.Mutant(MODULE, "_first", "def _first(a, b=1):", "def _first(a, b=2):", "survived"),
        outcomes.Mutant(MODULE, "_first", "return a < b", "return a <= b", "killed"),
        outcomes.Mutant(MODULE, "Sheet.find", "found = None", 'found = ""', "not run"),
    ]


@pytest.mark.parametrize(
    ("code", "fate", "reached"),
    [
        (0, "survived", True),
        (33, "survived", False),
        (1, "killed", True),
        (-24, "killed", True),
        (34, "not run", True),
    ],
)
def test_the_tests_say_what_became_of_it(tmp_path: Path, code, fate, reached) -> None:
    [first, *_] = outcomes.read(kept(tmp_path, code, 1, 1), [MODULE])
    assert (first.fate, first.reached) == (fate, reached)


def test_tests_that_could_not_be_run_are_no_proof(tmp_path: Path) -> None:
    with pytest.raises(outcomes.Unclear, match="x__first__mutmut_1 ended with 255"):
        list(outcomes.read(kept(tmp_path, 255, 1, 1), [MODULE]))


def test_what_is_killed_is_not_run_again(tmp_path: Path) -> None:
    folder = kept(tmp_path, 0, 1, 34)
    assert running.choose(folder, [MODULE], None, random.Random(0)) == 2
    assert list(outcomes.codes(folder, MODULE).values()) == [None, 1, None]


def test_survivors_alone_are_run_again(tmp_path: Path) -> None:
    folder = kept(tmp_path, 0, 1, 34)
    assert running.choose(folder, [MODULE], None, random.Random(0), again=True) == 1
    assert list(outcomes.codes(folder, MODULE).values()) == [None, 1, 34]


def test_a_sample_leaves_the_others_out(tmp_path: Path) -> None:
    folder = kept(tmp_path, 0, None, None)
    assert running.choose(folder, [MODULE, "text/gone"], 1, random.Random(0)) == 1
    codes = list(outcomes.codes(folder, MODULE).values())
    assert sorted(codes, key=str) == [34, 34, None]


def test_the_report_counts_and_shows_only_what_is_not_explained(tmp_path: Path) -> None:
    mutants = list(outcomes.read(kept(tmp_path, 0, 0, 33), [MODULE]))
    reason = Explained(MODULE, "_first", "return a < b", ("return a <= b",), "never equal")
    judged = report.Judged(mutants, [reason])
    assert judged.new == [mutants[0], mutants[2]]
    counts = [cell.strip() for cell in report.summary(judged).splitlines()[-1].split("|")]
    assert counts == ["", "all", "3", "0", "2", "1", "0", ""]
    shown = report.survivors(judged.new)
    assert "  - def _first(a, b=1):\n  + def _first(a, b=2):" in shown
    assert "Sheet.find (no test calls it)" in shown
    assert "<=" not in shown
