"""Old records that today's types do not take: what is compared all the same, and what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.changes.states import (
    CORRECTIONS,
    LEDGER,
    RESPONSES,
    STATEMENTS,
    VOLE,
    Edit,
    correction,
    record,
    since,
    warned,
)

STATEMENT = "statements/vole-nobody-needs-to-know"
QUOTE = (STATEMENTS, VOLE, VOLE.replace("needs", "has"))


def test_a_field_that_is_gone_from_the_types_is_told_and_the_rest_compared(tmp_path: Path) -> None:
    mood = (STATEMENTS, "  stance: concerned\n", "  stance: concerned\n  mood: sour\n")
    report = since(tmp_path, QUOTE, old=(mood,))
    [change] = report.comparison.records
    assert [each.label for each in change.fields] == ["printings[valley-radio].fragments[1]"]
    [loss] = report.comparison.losses
    assert str(loss.span) == "data/statements.yaml:47:3"
    assert loss.because == "there is no field 'mood'"
    [not_compared] = [each for each in report.warnings if each.rule == "not-compared"]
    assert str(not_compared.span) == "main:data/statements.yaml:47:3"
    assert "git show main:./data/statements.yaml" in not_compared.hint


def test_a_value_that_is_not_taken_is_neither_added_nor_changed(tmp_path: Path) -> None:
    angry = (STATEMENTS, "stance: concerned", "stance: angry")
    report = since(tmp_path, old=(angry,))
    assert report.comparison.records == ()
    assert [each.because for each in report.comparison.losses] == ["'stance' cannot be 'angry'"]


def test_a_field_deep_inside_does_not_hide_the_words_beside_it(tmp_path: Path) -> None:
    page = (STATEMENTS, f'fragments: ["{VOLE}"]', f'fragments: ["{VOLE}"]\n      page: 3')
    report = since(tmp_path, QUOTE, old=(page,))
    [change] = record(report, STATEMENT).fields
    assert change.label == "printings[valley-radio].fragments[1]"
    assert change.owes_correction
    assert [each.because for each in report.comparison.losses] == ["there is no field 'page'"]


def test_a_field_that_was_missing_then_is_an_addition_and_no_loss(tmp_path: Path) -> None:
    report = since(tmp_path, old=((STATEMENTS, "  stance: concerned\n", ""),))
    [change] = record(report, STATEMENT).fields
    assert (change.label, change.op, change.after) == ("stance", "added", "concerned")
    assert report.comparison.losses == ()


def test_what_has_a_default_is_the_same_in_an_old_record(tmp_path: Path) -> None:
    odd = ("data/people.yaml", "  name: Theo Marsh\n", "  name: Theo Marsh\n  hat: green\n")
    report = since(tmp_path, old=(odd,))
    assert report.comparison.records == ()
    assert len(report.comparison.losses) == 1


@pytest.mark.parametrize("bad", ["- id: [", "id: x\n", "- id: a\n  id: b\n- *a\n"])
def test_a_file_that_cannot_be_read_makes_nothing_new(tmp_path: Path, bad: str) -> None:
    report = since(tmp_path, QUOTE, old=((RESPONSES, "", bad),))
    assert [each.kind for each in report.comparison.records] == ["statements"]
    assert {each.span.path for each in report.comparison.losses} == {RESPONSES}


def test_a_file_that_was_not_there_held_no_records(tmp_path: Path) -> None:
    before = ("data/events.yaml", "", "[]\n")
    report = since(tmp_path, old=(before,))
    assert {each.op for each in report.comparison.records} == {"added"}
    assert len(report.comparison.records) == 6
    assert report.comparison.losses == ()


def test_a_file_that_nobody_reads_today_is_told(tmp_path: Path) -> None:
    report = since(tmp_path, old=(("data/quotes.yaml", "", "[]\n"),))
    assert [each.span.path for each in report.comparison.losses] == ["data/quotes.yaml"]


def test_a_source_that_cannot_be_read_is_no_new_source(tmp_path: Path) -> None:
    report = since(tmp_path, old=((LEDGER, "", "no front matter\n"),))
    assert report.comparison.records == ()
    assert [each.span.path for each in report.comparison.losses] == [LEDGER]


def test_records_without_an_id_or_with_the_same_one(tmp_path: Path) -> None:
    nameless = ("data/bills.yaml", "- id: hb-5101\n  number", "- number")
    twice = ("data/people.yaml", "id: theo-marsh", "id: ines-vole")
    report = since(tmp_path, old=(nameless, twice))
    assert {each.because.partition(",")[0] for each in report.comparison.losses} == {
        "this record has no id",
        "'ines-vole' stands twice; only the first counts",
    }
    assert {f"{each.kind}/{each.id}" for each in report.comparison.records} == {
        "bills/hb-5101",
        "people/theo-marsh",
    }


def test_no_correction_counts_as_new_where_the_old_ones_cannot_be_read(tmp_path: Path) -> None:
    damaged: Edit = (CORRECTIONS, "", "- [")
    report = since(tmp_path, QUOTE, correction("vole-nobody-needs-to-know"), old=(damaged,))
    assert "data/statements.yaml:51:19 no-correction" in warned(report)


def test_what_stands_twice_today_is_told_too(tmp_path: Path) -> None:
    report = since(tmp_path, ("data/people.yaml", "id: theo-marsh", "id: ines-vole"))
    [loss] = report.comparison.losses
    assert (loss.now, loss.span.path) == (True, "data/people.yaml")
    assert "data/people.yaml:30:3 not-compared" in warned(report)


def test_a_damaged_lock_is_told_and_a_missing_one_was_never_published(tmp_path: Path) -> None:
    report = since(tmp_path, old=(("data/evidence.lock", "", "{}"),))
    [loss] = report.comparison.losses
    assert loss.span.path == "data/evidence.lock"
    assert "damaged" in loss.because
    assert report.comparison.records == ()
