"""What is grave, and what needs a correction: the table of docs/decisions/0012, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.changes.weight import _ATTRIBUTED, _FACTS, _MISSED, _TECHNICAL, Weight
from microsite.load.loaded import RECORD_TYPES
from microsite.model.walk import field_owner
from tests.changes.states import FIGURES, LEDGER, RESPONSES, STATEMENTS, VOLE, Edit, record, since

AGENCIES, PEOPLE, EVENTS = "data/agencies.yaml", "data/people.yaml", "data/events.yaml"
ALLEGATIONS, BILLS = "data/allegations.yaml", "data/bills.yaml"
ABOUT = "about: [northfield-police, eastbrook-police, millbrook-college-police]\n"
TUESDAY = "value: 2022-10-04, basis: stated, printed: Tuesday evening}\n  channel"

OWING: list[tuple[Edit, Weight]] = [
    ((STATEMENTS, VOLE, VOLE.replace("needs", "has")), Weight.ATTRIBUTED),
    ((STATEMENTS, "captain of the Eastbrook", "chief of the Eastbrook"), Weight.ATTRIBUTED),
    ((STATEMENTS, "[platewatch-spokesperson]", "[platewatch]"), Weight.ATTRIBUTED),
    ((STATEMENTS, "[ines-vole]", "[ines-vole, bram-holt]"), Weight.ATTRIBUTED),
    ((STATEMENTS, "  on_behalf_of: platewatch\n", ""), Weight.ATTRIBUTED),
    ((STATEMENTS, TUESDAY, TUESDAY.replace("04", "03")), Weight.ATTRIBUTED),
    ((STATEMENTS, TUESDAY, TUESDAY.replace("stated", "inferred, because: So")), Weight.ATTRIBUTED),
    ((STATEMENTS, "2022-10-04/2022-10-05", "2022-10-04/2022-10-06"), Weight.ATTRIBUTED),
    ((STATEMENTS, "2022-10-11?", "2022-10-11"), Weight.ATTRIBUTED),
    ((RESPONSES, "did not immediately respond\n", "did not respond\n"), Weight.ATTRIBUTED),
    ((RESPONSES, "did not know and will ask", "knew and will ask"), Weight.ATTRIBUTED),
    ((RESPONSES, "2022-10-05", "2022-10-06"), Weight.ATTRIBUTED),
    ((FIGURES, "value: 43000000", "value: 44000000"), Weight.ATTRIBUTED),
    ((FIGURES, "qualifier: more than", "qualifier: almost"), Weight.ATTRIBUTED),
    ((FIGURES, "      value: 43000000\n", ""), Weight.ATTRIBUTED),
    ((FIGURES, "words: 214 pages}", "words: 214 sheets}"), Weight.ATTRIBUTED),
    ((ALLEGATIONS, "gave a towing", "sold a towing"), Weight.ATTRIBUTED),
    ((ALLEGATIONS, ABOUT, "about: [northfield-police]\n"), Weight.ATTRIBUTED),
    ((AGENCIES, "name: Eastbrook Police Department", "name: Eastbrook Police"), Weight.FACT),
    ((PEOPLE, "words: captain,", "words: lieutenant,"), Weight.FACT),
    ((EVENTS, "value: 2016~", "value: 2015~"), Weight.FACT),
    (
        (EVENTS, "  involved: [platewatch, ines-vole]\n", ""),
        Weight.FACT,
    ),
    ((BILLS, "number: HB 5101", "number: HB 5102"), Weight.FACT),
    ((LEDGER, "value: Ada Finch", "value: Ada Fink"), Weight.FACT),
]
NOT_OWING: list[tuple[Edit, Weight]] = [
    # Nothing stood there that no longer holds.
    (
        (STATEMENTS, "  channel: email\n", "  channel: email\n  about: [eastbrook-police]\n"),
        Weight.FACT,
    ),
    ((RESPONSES, "  statement: vole", "  brief: says so\n  statement: vole"), Weight.ATTRIBUTED),
    # More exact, and what was said still holds.
    ((STATEMENTS, "2022-10-04/2022-10-05", "2022-10-05"), Weight.ATTRIBUTED),
    ((STATEMENTS, "value: ../2022-10-04", "value: 2022-09/2022-10-01"), Weight.ATTRIBUTED),
    ((EVENTS, "value: 2022-11,", "value: 2022-11-15,"), Weight.FACT),
    # Only typed otherwise.
    ((STATEMENTS, f'"{VOLE}"', f'"{VOLE.replace("a company", "a  company")}"'), Weight.TECHNICAL),
    ((RESPONSES, "as saying.\n  spoken", "as\xa0saying.\n  spoken"), Weight.TECHNICAL),
    # How we know, what we add, what the engine needs.
    ((STATEMENTS, "The league's release came first.", "So we think."), Weight.OWN_WORDS),
    ((STATEMENTS, "The radio prints a shorter", "It prints a shorter"), Weight.OWN_WORDS),
    ((STATEMENTS, "summary: The captain says that", "summary: She says that"), Weight.OWN_WORDS),
    ((STATEMENTS, "printed: Tuesday evening", "printed: Tuesday"), Weight.FACT),
    ((STATEMENTS, "stance: concerned", "stance: critical"), Weight.FACT),
    ((AGENCIES, "latitude: 41.62", "latitude: 41.63"), Weight.FACT),
    ((AGENCIES, "named_by: [Eastbrook]", "named_by: [Eastbrook, EPD]"), Weight.TECHNICAL),
    ((LEDGER, "furniture: The head", "furniture: The top"), Weight.TECHNICAL),
    (
        ("data/investigation.yaml", "let a towing company search", "let a firm search"),
        Weight.OWN_WORDS,
    ),
]


def label(case: tuple[Edit, Weight]) -> str:
    (_, old, new), _ = case
    return f"{old[:24]}-{new[:24]}".replace("\n", " ")


@pytest.mark.parametrize("case", OWING, ids=label)
def test_what_no_longer_holds_needs_a_correction(tmp_path: Path, case: tuple[Edit, Weight]) -> None:
    edit, weight = case
    report = since(tmp_path, edit)
    [change] = report.comparison.records
    assert change.owes_correction
    assert change.weight == weight
    assert [each.rule for each in report.warnings] == ["no-correction"]
    assert report.warnings.items[0].span.path == edit[0]


@pytest.mark.parametrize("case", NOT_OWING, ids=label)
def test_other_changes_are_told_and_need_none(tmp_path: Path, case: tuple[Edit, Weight]) -> None:
    edit, weight = case
    report = since(tmp_path, edit)
    [change] = report.comparison.records
    assert change.weight == weight
    assert not change.owes_correction
    assert len(report.warnings) == 0


def test_the_tables_name_fields_that_there_are() -> None:
    for table in (_ATTRIBUTED, _FACTS, _TECHNICAL):
        for kind, fields in table.items():
            for where in fields:
                inside = (where[0], 0, *where[1:])
                steps = (
                    inside if len(where) > 1 and field_owner(RECORD_TYPES[kind], inside) else where
                )
                owner = field_owner(RECORD_TYPES[kind], steps)
                assert owner is not None and where[-1] in owner.model_fields, (kind, where)
    assert set(_MISSED) < set(RECORD_TYPES)


def test_a_printed_text_that_is_longer_now_still_holds(tmp_path: Path) -> None:
    added = "[Our customers decide with whom they share., Ask them.]"
    report = since(tmp_path, (STATEMENTS, "[Our customers decide with whom they share.]", added))
    change = record(report, "statements/platewatch-customers-decide")
    assert [each.label for each in change.fields] == ["printings[northfield-ledger].fragments[2]"]
    assert (change.weight, change.owes_correction) == (Weight.ATTRIBUTED, False)
