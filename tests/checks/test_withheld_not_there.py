from pathlib import Path

import pytest

from tests.checks.with_archive import edited, findings


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
