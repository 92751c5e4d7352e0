"""Suggestions that a record is only called otherwise now."""

from __future__ import annotations

from pathlib import Path

from microsite.changes import write
from tests.changes.states import RESPONSES, STATEMENTS, correction, record, since, warned
from tests.support import GOOD

COUNCIL = "content/sources/council-minutes.md"


def test_the_same_content_under_another_id_is_suggested(tmp_path: Path) -> None:
    renamed = (STATEMENTS, "id: platewatch-customers-decide", "id: customers-decide")
    lead = ("data/investigation.yaml", "platewatch-customers-decide", "customers-decide")
    report = since(tmp_path, renamed, lead)
    came = record(report, "statements/customers-decide")
    gone = record(report, "statements/platewatch-customers-decide")
    assert (came.op, gone.op) == ("added", "removed")
    assert came.suggestion is not None and came.suggestion == gone.suggestion
    assert came.suggestion.same
    assert (came.fields, gone.fields) == ((), ())
    assert came.weight == gone.weight == 1, "both are as grave as the quotation in them"
    assert "perhaps only renamed: the new 'customers-decide' has the same content" in (
        write(report, "text")
    )
    assert warned(report) == ["data/statements.yaml:1:1 no-correction"], "suggested, not assumed"


def test_nearly_the_same_content_tells_what_differs(tmp_path: Path) -> None:
    renamed = (STATEMENTS, "id: platewatch-customers-decide", "id: customers-decide")
    lead = ("data/investigation.yaml", "platewatch-customers-decide", "customers-decide")
    words = (STATEMENTS, "Our customers decide with", "Our clients decide with")
    report = since(tmp_path, renamed, words, lead)
    came = record(report, "statements/customers-decide")
    assert came.suggestion is not None and not came.suggestion.same
    assert [each.label for each in came.fields] == ["printings[northfield-ledger].fragments[1]"]


def test_a_person_under_another_id_and_another_name_is_not_taken_for_the_same(
    tmp_path: Path,
) -> None:
    """Or else the words of one would become another's without a word about it."""
    edits = (
        (
            "data/people.yaml",
            "id: ines-vole\n  name: Ines Vole\n",
            "id: al-vole\n  name: Al Vole\n",
        ),
        (STATEMENTS, "speakers: [ines-vole]", "speakers: [al-vole]"),
        (RESPONSES, "spoken_by: [ines-vole]", "spoken_by: [al-vole]"),
        (
            "data/events.yaml",
            "involved: [platewatch, ines-vole]",
            "involved: [platewatch, al-vole]",
        ),
    )
    report = since(tmp_path, *edits)
    came = record(report, "people/al-vole")
    assert came.suggestion is not None and not came.suggestion.same
    assert [each.label for each in came.fields if each.owes_correction] == ["name"]
    [warning] = report.warnings
    assert "people/al-vole no longer says what 'ines-vole' said at main (name)" in warning.message
    assert warned(since(tmp_path / "2", *edits, correction("al-vole"))) == []


def test_other_content_is_another_record(tmp_path: Path) -> None:
    gone = (STATEMENTS, "id: agreement-lends-accounts", "id: something-else")
    other = (
        STATEMENTS,
        "The agreement allows that accounts are lent.\n  speakers: [sharing-agreement]\n"
        "  capacity: agreement between the vendor and a department\n"
        "  bills: [unnamed-yearly-report]\n",
        "Another thing.\n  speakers: [platewatch]\n  capacity: vendor\n",
    )
    report = since(tmp_path, gone, other)
    assert record(report, "statements/something-else").suggestion is None


def test_what_refers_to_a_source_is_matched_under_its_new_id(tmp_path: Path) -> None:
    """So that its words are compared, and not told as gone and new."""
    minutes = (GOOD / COUNCIL).read_text("utf-8")
    renamed = ("content/sources/minutes.md", "", minutes)
    source = (STATEMENTS, "source: council-minutes", "source: minutes")
    words = (STATEMENTS, "The accounts are closed.", "The accounts were closed.")
    report = since(tmp_path, renamed, source, words)
    # The old file is still there: no rename is suggested, and the printings are two.
    assert {each.op for each in record(report, "statements/holt-tells-council").fields} == {
        "added",
        "removed",
    }

    both = since(tmp_path / "2", renamed, source, words, gone=COUNCIL)
    fields = record(both, "statements/holt-tells-council").fields
    assert {(each.label, each.op) for each in fields} == {
        ("printings[minutes].fragments[1]", "changed"),
        ("printings[minutes].source", "renamed"),
    }
    assert "follow the new id: printings[minutes].source" in write(both, "text")
