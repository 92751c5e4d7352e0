"""A file is written whole or not at all, and leaves nothing beside it."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from microsite import disk
from microsite.disk import files


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


def test_what_a_killed_command_left_is_taken_away_and_never_written_over(tmp_path: Path) -> None:
    """Where files are made with links, that of a killed `create` may be the very file."""
    path, left = tmp_path / "a.yaml", tmp_path / ".a.yaml.writing"
    path.write_text("whole\n")
    left.hardlink_to(path)
    other = tmp_path / "other"
    other.hardlink_to(path)
    disk.replace(path, "new\n")
    assert (path.read_text(), other.read_text()) == ("new\n", "whole\n")
    assert names(tmp_path) == ["a.yaml", "other"]
    left.write_text("half")
    with pytest.raises(FileExistsError):
        disk.create(path, "mine\n")
    assert names(tmp_path) == ["a.yaml", "other"]


def test_many_write_one_file_and_it_is_always_one_of_theirs(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    texts = {letter: letter * 200_000 for letter in "abc"}
    script = (
        "import sys; from pathlib import Path; from microsite.disk import replace\n"
        "for _ in range(15): replace(Path(sys.argv[1]), sys.argv[2] * 200_000, synced=False)"
    )
    path.write_text(texts["a"])
    writers = [subprocess.Popen([sys.executable, "-c", script, path, each]) for each in texts]
    while any(each.poll() is None for each in writers):
        assert path.read_text() in texts.values()
    assert [each.returncode for each in writers] == [0, 0, 0]
    assert names(tmp_path) == ["a.yaml"]


def test_the_mode_stays_and_a_new_file_has_the_usual_one(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    disk.replace(path, "1\n")
    usual = tmp_path / "usual"
    usual.write_text("1\n")
    assert path.stat().st_mode == usual.stat().st_mode
    path.chmod(0o640)
    disk.replace(path, "2\n")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_whose_name_the_disk_does_not_take_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(folder: Path) -> None:
        raise OSError(errno.EIO, "the disk fails", str(folder))

    monkeypatch.setattr(files, "flush_folder", refused)
    with pytest.raises(OSError, match="the disk fails"):
        disk.create(tmp_path / "a.yaml", "one\n")
    assert names(tmp_path) == []
