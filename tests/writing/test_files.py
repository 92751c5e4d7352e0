"""A file is written whole or not at all, and never over somebody else's work."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from microsite.writing import Changed, Exists, Unwritable, create, overwrite, read


def test_what_is_read_are_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("\ufeff- id: ä\r\n".encode())
    assert read(path, "a.yaml") == "\ufeff- id: ä\r\n"
    assert read(tmp_path / "none.yaml", "none.yaml") == ""


def test_what_is_no_text_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"- id: \xff\n")
    with pytest.raises(Unwritable) as raised:
        read(path, "data/a.yaml")
    assert [str(each.span) for each in raised.value.findings] == ["data/a.yaml:1:7"]


def test_a_file_is_overwritten_as_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old\n")
    path.chmod(0o640)
    overwrite(path, "old\n", "new\r\n")
    assert path.read_bytes() == b"new\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "there.yaml").write_text("old\n")
    link = tmp_path / "a.yaml"
    link.symlink_to(tmp_path / "there.yaml")
    overwrite(link, "old\n", "new\n")
    assert link.is_symlink()
    assert (tmp_path / "there.yaml").read_text() == "new\n"


def test_what_changed_in_the_meantime_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("somebody else's\n")
    for before in ("old\n", ""):
        with pytest.raises(Changed):
            overwrite(path, before, "new\n")
    assert path.read_text() == "somebody else's\n"
    path.unlink()
    with pytest.raises(Changed):
        overwrite(path, "old\n", "new\n")
    assert not list(tmp_path.iterdir())


def test_of_those_who_write_at_once_nobody_loses_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"

    def add(name: str) -> None:
        for n in range(15):
            while True:
                before = read(path, "a.yaml")
                with suppress(Changed):
                    overwrite(path, before, f"{before}- {name}{n}\n")
                    break

    with ThreadPoolExecutor(3) as writers:
        list(writers.map(add, "abc"))
    lines = path.read_text("utf-8").splitlines()
    assert sorted(lines) == sorted(f"- {name}{n}" for name in "abc" for n in range(15))


def test_a_new_file_takes_nobodys_place(tmp_path: Path) -> None:
    path = tmp_path / "content" / "a.md"
    create(path, "mine\n")
    with pytest.raises(Exists):
        create(path, b"yours\n")
    assert path.read_text() == "mine\n"
    assert [each.name for each in path.parent.iterdir()] == ["a.md"]


def test_a_draft_that_lies_there_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old\n")
    (tmp_path / "a.yaml.new").write_text("somebody's\n")
    overwrite(path, "old\n", "new\n")
    assert (tmp_path / "a.yaml.new").read_text() == "somebody's\n"
    assert path.read_text() == "new\n"
