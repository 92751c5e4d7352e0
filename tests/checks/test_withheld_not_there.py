import re
from pathlib import Path

import pytest

from microsite.evidence import Archive, Article, Curated, withholdings
from tests.checks.with_archive import edited, findings
from tests.support import MINIMAL, loaded, print_in

WITHHELD = "data/withheld.yaml"
WORDS = "We will ask the company."
LEFT_OUT = ("data/statements.yaml", f", {WORDS}]", "]")


@pytest.mark.parametrize(
    ("paragraph", "quotation", "why"),
    [
        (2, 3, "there is none"),
        (1, 1, "there is none"),
        (9, 1, "there is none"),
        (2, 2, "a statement prints words of it"),
    ],
)
def test_an_entry_withholds_something(
    tmp_path: Path, paragraph: int, quotation: int, why: str
) -> None:
    place = f"paragraph: {paragraph}, quotation: {quotation}"
    entry = f"- {{source: ledger, {place}, reason: scare quote}}\n"
    root = edited(tmp_path, ("data/withheld.yaml", "[]\n", entry))
    (found,) = findings(root)
    assert (found.rule, str(found.span)) == ("withheld-not-there", "data/withheld.yaml:1:45")
    assert found.message == f"quotation {quotation} of paragraph {paragraph}: {why}"
    assert not findings(root, archive=False)


def private(words: str = WORDS) -> str:
    """The entry that withholds words of the minimal project's one article by their hash."""
    article = Archive(MINIMAL / "archive").read(loaded(MINIMAL).project.sources["ledger"])
    assert isinstance(article, Article)
    given = Curated(2, 2, 8, words, (), published=False)
    _, entry = withholdings("ledger", given, article)
    return f"- {{source: ledger, sha256: {entry.sha256}, reason: private fact}}"


def test_a_hash_fits_a_quotation_that_no_statement_prints(tmp_path: Path) -> None:
    root = edited(tmp_path, LEFT_OUT, (WITHHELD, "[]", private()))
    assert not findings(root, "withheld-not-there")


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (private(), "a statement prints words of it"),
        (private("We will ask the companies."), "there is none"),
        (f"- {{source: ledger, sha256: {'0' * 63}a, reason: private fact}}", "there is none"),
    ],
)
def test_a_hash_that_withholds_nothing_is_told_without_a_place(
    tmp_path: Path, entry: str, why: str
) -> None:
    (found,) = findings(edited(tmp_path, (WITHHELD, "[]", entry)))
    assert (found.rule, str(found.span)) == ("withheld-not-there", "data/withheld.yaml:1:28")
    assert found.message == f"quotation with this hash: {why}"
    assert "paragraph" not in str(found)


def test_a_hash_is_not_looked_for_in_another_copy(tmp_path: Path) -> None:
    root = edited(tmp_path, LEFT_OUT, (WITHHELD, "[]", private()))
    with (root / "archive/ledger.txt").open("a") as copy:
        copy.write("More on page 2.\n")
    assert findings(root, "archive-changed")
    assert not findings(root, "withheld-not-there")


def test_a_hash_fits_while_one_of_equal_quotations_is_not_published(tmp_path: Path) -> None:
    root = edited(tmp_path)
    # The fragment stands after the one before it, so that the earlier one of the two is left.
    print_in(root, "ledger", 6, "“We will ask the company.”")
    (left,) = findings(root, "uncurated-quotation")
    private = re.findall(r"- \{.*?\}", left.hint)[1]
    withheld = root / "data/withheld.yaml"
    withheld.write_text(f"{private}\n", "utf-8")
    assert not findings(root, "withheld-not-there", "uncurated-quotation")
