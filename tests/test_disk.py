"""A file is written whole or not at all, and leaves nothing beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite import disk


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_file_is_replaced_and_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "data" / "a.yaml"
    disk.replace(path, "one ä\r\n")
    disk.replace(path, b"two\n")
    assert path.read_bytes() == b"two\n"
    disk.replace(path, "one ä\r\n")
    assert path.read_bytes() == "one ä\r\n".encode()
    assert names(path.parent) == ["a.yaml"]


def test_what_cannot_be_written_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.mkdir()
    with pytest.raises(OSError):
        disk.replace(path, "new\n")
    assert names(tmp_path) == ["a.yaml"]
    (tmp_path / "b.yaml").write_text("old\n")
    with pytest.raises(UnicodeEncodeError):
        disk.replace(tmp_path / "b.yaml", "half of a pair: \ud800")
    assert (tmp_path / "b.yaml").read_text() == "old\n"
    assert names(tmp_path) == ["a.yaml", "b.yaml"]


def test_a_new_file_takes_nobodys_place(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    disk.create(path, "mine\n")
    with pytest.raises(FileExistsError):
        disk.create(path, "yours\n")
    assert path.read_text() == "mine\n"
    assert names(tmp_path) == ["a.yaml"]
