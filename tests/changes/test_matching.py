"""What is matched with what, and how a difference is told."""

from __future__ import annotations

from pathlib import Path

from microsite.changes import Report
from microsite.changes.words import runs
from tests.changes.states import (
    FIGURES,
    LEDGER,
    RESPONSES,
    STATEMENTS,
    VOLE,
    field,
    record,
    since,
)

HOLT = "statements/holt-did-not-know"


def told(report: Report, name: str, label: str) -> list[tuple[str, str]]:
    return [(run.kind, run.text) for run in runs(field(report, name, label))]


def test_the_same_project_has_not_changed(tmp_path: Path) -> None:
    report = since(tmp_path)
    assert report.comparison.records == ()
    assert report.comparison.losses == ()
    assert report.summary() == "No published fact changed."


def test_one_word_of_a_quotation(tmp_path: Path) -> None:
    report = since(tmp_path, (STATEMENTS, VOLE, VOLE.replace("needs", "has")))
    label = "printings[valley-radio].fragments[1]"
    assert told(report, "statements/vole-nobody-needs-to-know", label) == [
        ("same", "Nobody at a company"),
        ("gone", "needs"),
        ("new", "has"),
        ("same", "to know where our neighbors sleep,"),
    ]
    change = field(report, "statements/vole-nobody-needs-to-know", label)
    assert str(change.span) == "data/statements.yaml:51:19"


def test_a_printing_is_matched_by_its_source_wherever_it_stands(tmp_path: Path) -> None:
    ledger = """    - source: northfield-ledger
      fragments: [Our customers decide with whom they share.]
"""
    more = """    - source: valley-radio
      fragments: [Our customers decide.]
"""
    report = since(tmp_path, (STATEMENTS, ledger, more + ledger))
    [added] = record(report, "statements/platewatch-customers-decide").fields
    assert (added.label, added.op, added.before) == ("printings[valley-radio]", "added", None)
    assert added.after == {"source": "valley-radio", "fragments": ["Our customers decide."]}


def test_a_fragment_is_matched_by_its_place_around_those_that_are_the_same(tmp_path: Path) -> None:
    first = "[We did not know about the accounts, We will ask the vendor who opened them.]"
    report = since(tmp_path, (STATEMENTS, first, "[We will ask the vendor who opened them.]"))
    [gone] = record(report, HOLT).fields
    assert (gone.label, gone.op) == ("printings[valley-radio].fragments[1]", "removed")
    assert gone.before == "We did not know about the accounts"


def test_fragments_in_another_order_are_told_as_such(tmp_path: Path) -> None:
    first = "[We did not know about the accounts, We will ask the vendor who opened them.]"
    other = '["We will ask the vendor who opened them.", "We did not know about the accounts,"]'
    other = other.replace('accounts,"', 'accounts"')
    report = since(tmp_path, (STATEMENTS, first, other))
    change = field(report, HOLT, "printings[valley-radio].fragments")
    assert change.op == "order"
    assert change.owes_correction


def test_readings_of_one_source_are_matched_by_likeness(tmp_path: Path) -> None:
    one = "    - {source: northfield-ledger, value: 214, unit: pages, words: 214 pages}\n"
    two = "    - {source: northfield-ledger, value: 3, unit: boxes, words: three boxes}\n"
    report = since(tmp_path, (FIGURES, one, two + one))
    [added] = record(report, "figures/pages").fields
    assert (added.label, added.op) == ("readings[northfield-ledger]", "added")
    again = since(tmp_path / "2", (FIGURES, one, one + two))
    assert record(again, "figures/pages").fields[0].label == "readings[northfield-ledger, 2]"


def test_a_list_of_ids_tells_which_came_and_went(tmp_path: Path) -> None:
    old = "about: [northfield-police, eastbrook-police, millbrook-college-police]\n  stance"
    report = since(
        tmp_path, (STATEMENTS, old, "about: [eastbrook-police, northfield-police]\n  stance")
    )
    assert told(report, "statements/quill-close-this-door", "about") == [
        ("gone", "millbrook-college-police"),
        ("plain", "(2 as before)"),
    ]


def test_only_another_order_of_ids(tmp_path: Path) -> None:
    old = "sources: [northfield-ledger, valley-radio]\n"
    report = since(tmp_path, (RESPONSES, old, "sources: [valley-radio, northfield-ledger]\n"))
    change = field(report, "responses/northfield-did-not-know", "sources")
    assert change.op == "order"
    [(kind, moved)] = told(report, "responses/northfield-did-not-know", "sources")
    assert kind == "plain"
    assert moved in ("valley-radio", "northfield-ledger")


def test_a_value_and_how_it_is_known_are_fields_of_their_own(tmp_path: Path) -> None:
    old = "said: unknown\n"
    new = "said: {value: 2022-09, basis: inferred, because: The agreement is of then.}\n"
    report = since(tmp_path, (STATEMENTS, old, new))
    fields = record(report, "statements/agreement-lends-accounts").fields
    assert {(each.label, each.op) for each in fields} == {
        ("said.value", "added"),
        ("said.basis", "changed"),
        ("said.because", "added"),
    }
    assert not any(each.owes_correction for each in fields)


def test_long_prose_is_cut_to_what_is_around_a_change(tmp_path: Path) -> None:
    words = " ".join(f"word{n}" for n in range(100))
    old = since_summary(f"{words} here {words}")
    new = since_summary(f"{words} there {words}")
    report = since(tmp_path, new, old=(old,))
    assert told(report, "sources/northfield-ledger", "summary") == [
        ("same", "… word93 word94 word95 word96 word97 word98 word99"),
        ("gone", "here"),
        ("new", "there"),
        ("same", "word0 word1 word2 word3 word4 word5 word6 …"),
    ]
    assert field(report, "sources/northfield-ledger", "summary").span.line == 19


def since_summary(text: str) -> tuple[str, str, str]:
    start = "Reports what the league published, what the chief of Northfield answers,"
    return LEDGER, start, f"{text} {start}"
