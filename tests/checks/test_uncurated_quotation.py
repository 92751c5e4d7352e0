from pathlib import Path

from tests.checks.with_archive import edited, findings

STATEMENTS = "data/statements.yaml"
SECOND = ", We will ask the company.]"


def test_the_words_that_no_record_has_are_named(tmp_path: Path) -> None:
    root = edited(tmp_path, (STATEMENTS, SECOND, ", We will ask]"))
    (found,) = findings(root, "uncurated-quotation")
    assert found.severity == "warning"
    assert found.message == (
        "no record has these words of quotation 2 in paragraph 2 (line 8): the company"
    )
    assert not findings(root, "uncurated-quotation", archive=False)


def test_a_withheld_quotation_is_curated(tmp_path: Path) -> None:
    entry = "- {source: ledger, paragraph: 2, quotation: 2, reason: private fact}\n"
    root = edited(tmp_path, (STATEMENTS, SECOND, "]"), ("data/withheld.yaml", "[]\n", entry))
    assert not findings(root, "uncurated-quotation")
    assert not findings(root, "withheld-not-there")


def test_a_quotation_that_is_not_found_is_not_reported_again(tmp_path: Path) -> None:
    root = edited(tmp_path, (STATEMENTS, SECOND, ", We will ask the companies.]"))
    assert [each.rule for each in findings(root)] == ["quote-not-found"]


def test_a_statement_that_is_no_valid_one_leaves_no_quotation_over(tmp_path: Path) -> None:
    root = edited(tmp_path, (STATEMENTS, "stance: descriptive", "stance: neutral"))
    assert not findings(root, "uncurated-quotation")
