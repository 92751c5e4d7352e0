from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.with_archive import edited, findings
from tests.support import MINIMAL

SOURCE = "content/sources/ledger.md"
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


@pytest.mark.parametrize(("was", "now"), [(b"\n", b"\r\n"), (b"\r\n", b"\n")])
def test_line_ends_that_git_changed_are_told_as_such(
    tmp_path: Path, was: bytes, now: bytes
) -> None:
    due, there = (CONTENT.replace(b"\n", each) for each in (was, now))
    old, new = (sha256(each).hexdigest() for each in (CONTENT, due))
    root = edited(tmp_path, *([(SOURCE, old, new)] if old != new else []))
    (root / "archive/ledger.txt").write_bytes(there)
    (found,) = findings(root, "archive-changed")
    assert found.hint == "only its line ends were changed, by git or an editor; restore the file"
    (root / "archive/ledger.txt").write_bytes(there + b"More.")
    (found,) = findings(root, "archive-changed")
    assert found.hint.startswith("restore the file; if the new copy is right, ")


def test_the_file_that_the_text_was_made_of_is_held_against_its_hash(tmp_path: Path) -> None:
    page = b"<p>As it was</p>"
    original = f"original_file: ledger.html\noriginal_sha256: {sha256(page).hexdigest()}\n"
    root = edited(tmp_path, (SOURCE, "archive_file:", f"{original}archive_file:"))
    (root / "archive/ledger.html").write_bytes(page)
    assert not findings(root, "archive-changed", "archive-missing")
    (root / "archive/ledger.html").write_bytes(page + b" ")
    (found,) = findings(root, "archive-changed")
    other = sha256(page + b" ").hexdigest()
    assert found.message == f"the archived ledger.html is another file: its sha256 is {other}"
    assert "original_sha256" in (root / SOURCE).read_text("utf-8").splitlines()[found.span.line - 1]
    assert found.hint.startswith("restore the file; if the new one is right, hold the archived")
