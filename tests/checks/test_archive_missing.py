from pathlib import Path

from tests.checks.with_archive import edited, findings


def test_a_missing_file_is_one_finding(tmp_path: Path) -> None:
    root = edited(tmp_path)
    (root / "archive" / "ledger.txt").unlink()
    (found,) = findings(root)
    assert (found.rule, str(found.span)) == ("archive-missing", "content/sources/ledger.md:11:15")
    assert not findings(root, archive=False)
