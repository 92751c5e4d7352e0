import re
from pathlib import Path

from tests.checks.with_archive import edited, findings

STATEMENTS = "data/statements.yaml"
WITHHELD = "data/withheld.yaml"
SECOND = ", We will ask the company.]"
LEFT_OUT = (STATEMENTS, SECOND, "]")


def test_a_quotation_without_a_record_is_told_by_its_place(tmp_path: Path) -> None:
    (found,) = findings(edited(tmp_path, LEFT_OUT), "uncurated-quotation")
    assert found.severity == "warning"
    assert found.message == "no record has quotation 2 of paragraph 2 (line 8 of ledger.txt)"
    assert not findings(edited(tmp_path / "without", LEFT_OUT), archive=False)[1:]


def test_words_that_no_record_has_are_counted(tmp_path: Path) -> None:
    root = edited(tmp_path, (STATEMENTS, SECOND, ", We will ask]"))
    (found,) = findings(root, "uncurated-quotation")
    assert found.message == (
        "no record has words 4 to 5 of quotation 2 of paragraph 2 (line 8 of ledger.txt)"
    )
    assert found.hint == "add them to a statement", "it is published, and cannot be withheld"
    assert not findings(root, "uncurated-quotation", archive=False)


def test_each_run_of_words_that_no_record_has_is_told(tmp_path: Path) -> None:
    (found,) = findings(
        edited(tmp_path, (STATEMENTS, SECOND, ", will ask]")), "uncurated-quotation"
    )
    assert found.message.startswith("no record has word 1 and words 4 to 5 of quotation 2 of ")


def test_no_words_of_the_archive_are_told(tmp_path: Path) -> None:
    whole = edited(tmp_path, LEFT_OUT)
    part = edited(tmp_path / "part", (STATEMENTS, SECOND, ", We will ask]"))
    for root in (whole, part):
        (found,) = findings(root, "uncurated-quotation")
        assert "company" not in str(found) and "ask" not in str(found)


def test_either_entry_that_is_shown_withholds_the_quotation(tmp_path: Path) -> None:
    (found,) = findings(edited(tmp_path, LEFT_OUT), "uncurated-quotation")
    scare, private = re.findall(r"- \{.*?\}", found.hint)
    assert scare == "- {source: ledger, paragraph: 2, quotation: 2, reason: scare quote}"
    assert "paragraph" not in private and "reason: private fact" in private
    for folder, entry in (("scare", scare), ("private", private)):
        root = edited(tmp_path / folder, LEFT_OUT, (WITHHELD, "[]", entry))
        assert not findings(root, "uncurated-quotation", "withheld-not-there", "wrong-value")


def test_another_copy_is_not_read_for_quotations(tmp_path: Path) -> None:
    root = edited(tmp_path, LEFT_OUT)
    with (root / "archive/ledger.txt").open("a") as copy:
        copy.write("More on page 2.\n")
    assert findings(root, "archive-changed")
    assert not findings(root, "uncurated-quotation")


def test_a_quotation_that_is_not_found_is_not_reported_again(tmp_path: Path) -> None:
    root = edited(tmp_path, (STATEMENTS, SECOND, ", We will ask the companies.]"))
    assert [each.rule for each in findings(root)] == ["quote-not-found"]


def test_a_statement_that_is_no_valid_one_leaves_no_quotation_over(tmp_path: Path) -> None:
    root = edited(tmp_path, (STATEMENTS, "stance: descriptive", "stance: neutral"))
    assert not findings(root, "uncurated-quotation")
