from __future__ import annotations

from pathlib import Path

import pytest

from microsite.factcheck.files import NotThere, names, unpublished, write


def test_a_private_sheet_is_called_so() -> None:
    assert names(False) == ("factcheck.html", "factcheck.csv")
    assert names(True) == ("factcheck-private.html", "factcheck-private.csv")


@pytest.mark.parametrize(
    "name", ["content", "content/a", "data", "site", "templates/b", "", "x/../content"]
)
def test_a_folder_that_a_build_reads_or_publishes_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotThere, match="folder"):
        unpublished(tmp_path / name, tmp_path)


def test_other_folders_will_do(tmp_path: Path) -> None:
    unpublished(tmp_path / "factcheck", tmp_path)
    unpublished(tmp_path.parent / "elsewhere", tmp_path)
    unpublished(tmp_path / "contents", tmp_path)


def test_a_new_folder_ignores_itself_and_one_that_is_there_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "new", {"a.html": "one"})
    assert sorted(each.name for each in (tmp_path / "new").iterdir()) == [".gitignore", "a.html"]
    assert (tmp_path / "new/.gitignore").read_text("utf-8") == "*\n"
    write(tmp_path, {"a.csv": "two\r\n"})
    assert (tmp_path / "a.csv").read_bytes() == b"two\r\n"
    assert not (tmp_path / ".gitignore").exists()


def test_one_who_was_killed_at_the_very_beginning_is_no_reason_to_commit_a_sheet(
    tmp_path: Path,
) -> None:
    (tmp_path / "..gitignore.writing").write_text("*")
    write(tmp_path, {"a.html": "one"})
    assert sorted(each.name for each in tmp_path.iterdir()) == [".gitignore", "a.html"]
