from pathlib import Path

import pytest

from tests.checks.with_archive import edited, findings

LOCK = "data/evidence.lock"


@pytest.mark.parametrize("archive", [True, False])
def test_a_missing_lock_is_one_finding_and_not_one_per_passage(
    tmp_path: Path, archive: bool
) -> None:
    root = edited(tmp_path)
    (root / LOCK).unlink()
    (found,) = findings(root, archive=archive)
    assert (found.rule, str(found.span)) == ("lock-unreadable", "data/evidence.lock:1:1")
    assert found.message == "there is no lock yet"


def test_without_archived_sources_no_lock_is_needed(tmp_path: Path) -> None:
    archived = (edited(tmp_path) / "content/sources/ledger.md").read_text("utf-8")
    start, end = archived.index("archive_file"), archived.index("body: ")
    root = edited(
        tmp_path / "second",
        ("content/sources/ledger.md", archived[start:end], "not_archived_because: It is a book.\n"),
        ("content/sources/ledger.md", "body: [[6, 8]]\n", ""),
    )
    (root / LOCK).unlink()
    assert not findings(root, "lock-unreadable", archive=False)
