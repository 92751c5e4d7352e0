from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.with_archive import edited, findings
from tests.support import MINIMAL

CONTENT = (MINIMAL / "archive" / "ledger.txt").read_bytes()


@pytest.fixture(scope="module")
def minimal_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return edited(tmp_path_factory.mktemp("changed"))


@given(at=st.integers(0, len(CONTENT) - 1), other=st.integers(1, 255))
def test_any_changed_byte_is_found(minimal_copy: Path, at: int, other: int) -> None:
    changed = CONTENT[:at] + bytes([CONTENT[at] ^ other]) + CONTENT[at + 1 :]
    (minimal_copy / "archive" / "ledger.txt").write_bytes(changed)
    found = findings(minimal_copy, "archive-changed", "archive-unreadable", "body-outside-file")
    assert len(found) == 1
    assert found[0].span.path == "content/sources/ledger.md"


def test_another_hash_in_the_source_is_found_once(tmp_path: Path) -> None:
    root = edited(tmp_path, ("content/sources/ledger.md", "sha256: b503", "sha256: c503"))
    (found,) = findings(root)
    assert (found.rule, found.span.line) == ("archive-changed", 12)
    (found,) = findings(root, archive=False)
    assert (found.rule, found.span.line) == ("quote-not-sealed", 12)
