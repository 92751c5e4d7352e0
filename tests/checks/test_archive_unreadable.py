from pathlib import Path

from tests.checks.with_archive import edited, findings


def test_a_file_that_is_not_text_is_one_finding(tmp_path: Path) -> None:
    root = edited(tmp_path)
    (root / "archive" / "ledger.txt").write_bytes(b"Northfield \xe9")
    (found,) = findings(root)
    assert found.rule == "archive-unreadable"
    assert found.message == "byte 12 of ledger.txt is not UTF-8 text"
