"""When readers have to be told, and when they have been."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.changes.states import (
    CAPTAIN,
    CORRECTIONS,
    FIGURES,
    RESPONSES,
    STATEMENTS,
    VOLE,
    Edit,
    correction,
    since,
    warned,
)
from tests.support import GOOD

QUOTE = (STATEMENTS, VOLE, VOLE.replace("needs", "has"))
VOLES = "vole-nobody-needs-to-know"


def test_a_changed_quotation_is_warned_of_with_the_entry_to_add(tmp_path: Path) -> None:
    report = since(tmp_path, QUOTE)
    [warning] = report.warnings
    assert str(warning).startswith(
        "data/statements.yaml:51:19: warning[no-correction]: "
        "statements/vole-nobody-needs-to-know no longer says what it said at main "
        "(printings[valley-radio].fragments[1]), and no correction added since tells it; "
        "if that was a mistake, add to data/corrections.yaml: - {id: "
    )
    [entry] = yaml.safe_load(warning.hint.partition(": ")[2])
    assert entry["records"] == [VOLES]
    assert entry["id"] == f"{VOLES}-corrected"
    assert set(entry) == {"id", "date", "was", "now", "records"}


def test_a_correction_that_was_there_before_does_not_count(tmp_path: Path) -> None:
    """The good project has one that names this very statement."""
    assert VOLES in (GOOD / CORRECTIONS).read_text("utf-8")
    assert warned(since(tmp_path, QUOTE)) == ["data/statements.yaml:51:19 no-correction"]


def test_a_correction_added_since_tells_it(tmp_path: Path) -> None:
    report = since(tmp_path, QUOTE, correction(VOLES))
    assert warned(report) == []
    assert report.corrected == {("statements", VOLES): ("another",)}
    assert "Need a correction: 1; of these told by one: 1." in report.summary()


def test_a_correction_of_something_else_does_not(tmp_path: Path) -> None:
    report = since(tmp_path, QUOTE, correction("ines-vole"))
    assert warned(report) == ["data/statements.yaml:51:19 no-correction"]


def test_the_draft_has_an_id_of_its_own(tmp_path: Path) -> None:
    taken = correction("ines-vole")
    text = taken[2].replace("another", f"{VOLES}-corrected")
    report = since(tmp_path, QUOTE, (*taken[:2], text))
    assert f"{{id: {VOLES}-corrected-again," in report.warnings.items[0].hint


def test_a_new_record_needs_none(tmp_path: Path) -> None:
    text = (GOOD / FIGURES).read_text("utf-8")
    more = text.replace("id: pages", "id: sheets").partition("- id: sheets")[2]
    report = since(tmp_path, (FIGURES, "", f"{text}\n- id: sheets{more}"))
    assert [each.op for each in report.comparison.records] == ["added"]
    assert warned(report) == []


def without(path: str, id: str) -> Edit:
    """Take a whole record out of a file."""
    text = (GOOD / path).read_text("utf-8")
    records = text.split("- id: ")
    kept = [each for each in records if not each.startswith(f"{id}\n")]
    assert len(kept) == len(records) - 1
    return path, "", "- id: ".join(kept)


ANSWER = "northfield-learned-from-the-papers"


def test_a_removed_answer_is_told_by_a_correction_of_what_it_was_about(tmp_path: Path) -> None:
    gone = without(RESPONSES, ANSWER)
    report = since(tmp_path, gone)
    assert warned(report) == ["data/responses.yaml:1:1 no-correction"]
    [warning] = report.warnings
    assert f"responses/{ANSWER}, published at main, is gone" in warning.message
    assert "records: [northfield-police, bram-holt]" in warning.hint
    assert warned(since(tmp_path / "2", gone, correction("northfield-police"))) == []
    assert warned(since(tmp_path / "3", gone, correction("eastbrook-police"))) != []


def test_a_removed_figure_is_about_its_sources(tmp_path: Path) -> None:
    [warning] = since(tmp_path, without(FIGURES, "pages")).warnings
    assert "records: [northfield-ledger, league-release]" in warning.hint


def test_a_renamed_answer_is_gone_too_and_the_hint_says_so(tmp_path: Path) -> None:
    renamed = (RESPONSES, f"id: {ANSWER}", "id: northfield-papers")
    [warning] = since(tmp_path, renamed).warnings
    assert warning.rule == "no-correction"
    assert "if it is now called 'northfield-papers', call it as before" in warning.hint


def test_a_withdrawn_correction_is_warned_of(tmp_path: Path) -> None:
    report = since(tmp_path, (CORRECTIONS, "", "[]\n"))
    assert warned(report) == ["data/corrections.yaml:1:1 correction-withdrawn"] * 2
    fewer = since(tmp_path / "2", (CORRECTIONS, CAPTAIN, "[ines-vole]\n"))
    assert warned(fewer) == ["data/corrections.yaml:1:3 correction-withdrawn"]


def test_a_correction_may_be_worded_better_and_name_more(tmp_path: Path) -> None:
    better = (CORRECTIONS, "She is a captain.", "She is a captain of the Eastbrook police.")
    more = (CORRECTIONS, CAPTAIN, "[ines-vole, vole-nobody-needs-to-know, bram-holt]\n")
    report = since(tmp_path, better, more)
    assert [each.id for each in report.comparison.records] == ["eastbrook-captain"]
    assert warned(report) == []
