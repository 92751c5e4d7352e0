from pathlib import Path

from tests.checks.with_archive import edited, findings


def test_only_the_archive_can_tell(tmp_path: Path) -> None:
    root = edited(tmp_path, ("content/sources/ledger.md", "[[6, 8]]", "[[6, 6], [8, 80]]"))
    assert [each.rule for each in findings(root)] == ["body-outside-file"]
    assert [each.rule for each in findings(root, archive=False)] == ["quote-not-sealed"]
