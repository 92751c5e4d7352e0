"""A folder takes another one's place in one step; what is left of a broken one is put right."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from microsite.disk import places, system


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        file = folder / name.replace("__", "/").replace("dot_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def texts(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def nobody() -> None:
    raise AssertionError("nobody else is there")


@pytest.mark.parametrize("there", ["nothing", "an empty folder", "a folder"])
def test_a_folder_is_made_or_replaced_and_no_trace_is_left(tmp_path: Path, there: str) -> None:
    target = tmp_path / "a"
    if there != "nothing":
        target.mkdir()
    if there == "a folder":
        write(target, old="1", built__b="2")
    with places.taken(target, places.beside(target, "work"), nobody) as place:
        write(place.new, new="3")
        assert "new" not in texts(target)
        place.exchange(["built"] if there == "a folder" else [])
    built = {"a/built/b": "2"} if there == "a folder" else {}
    assert texts(tmp_path) == {"a/new": "3", **built}
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_what_is_given_up_leaves_all_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "a"
    write(target, old="1")
    with (
        pytest.raises(KeyboardInterrupt),
        places.taken(target, places.beside(target, "work"), nobody) as place,
    ):
        write(place.new, new="2")
        raise KeyboardInterrupt
    assert texts(tmp_path) == {"a/old": "1"}


def test_what_came_into_a_folder_meanwhile_is_not_thrown_away(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_text("a file", "utf-8")
    with pytest.raises(OSError), places.taken(target, places.beside(target, "w"), nobody) as place:
        write(place.new, new="2")
        place.exchange()
    assert texts(tmp_path) == {"a": "a file"}


def left(tmp_path: Path, *, swapped: bool, renamed: bool, follows: bool) -> Path:
    """Leave a place as one leaves it that is killed before, within or after an exchange."""
    target, home = tmp_path / "a", tmp_path / ".a.work"
    new, old = {"new": "1"}, {"old": "2", "dot_git__config": "3"}
    if renamed:
        write(home / "old", **old)
        write(home / "new", **new)
    elif swapped:
        write(target, **new)
        write(home / "new", **old)
        if follows:
            (home / "new/.git").rename(target / ".git")
    else:
        write(target, **old)
        write(home / "new", **new)
    (home / "following.json").write_text(json.dumps([".git"]), "utf-8")
    return target


@pytest.mark.parametrize("follows", [False, True])
@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("renamed", [False, True])
def test_whatever_a_killed_one_left_is_whole_afterwards(
    tmp_path: Path, swapped: bool, renamed: bool, follows: bool
) -> None:
    target = left(tmp_path, swapped=swapped, renamed=renamed, follows=follows)
    expected = {"a/new": "1"} if swapped and not renamed else {"a/old": "2"}
    broken = renamed or (swapped and not follows)
    assert places.mend(target, places.beside(target, "work"), nobody) == broken
    assert texts(tmp_path) == {**expected, "a/.git/config": "3"}
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_git_does_not_see_what_is_left(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    target = tmp_path / "a"
    with places.taken(target, places.beside(target, "work"), nobody) as place:
        write(place.new, new="1")
        listed = subprocess.check_output(["git", "status", "--short"], cwd=tmp_path)
    assert listed == b""


def test_the_disk_has_all_before_the_exchange_and_the_exchange_before_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, told = tmp_path / "a", []
    write(target, old="1")
    for name in ("flush_all", "flush_folder", "swap"):
        real = getattr(system, name)

        def noted(*paths: Path, name: str = name, real: object = real) -> None:
            told.append((name, (target / "new").exists(), place.new.exists()))
            real(*paths)  # type: ignore[operator]

        monkeypatch.setattr(system, name, noted)
    with places.taken(target, places.beside(target, "work"), nobody) as place:
        write(place.new, new="1")
        place.exchange()
    assert told == [
        ("flush_all", False, True),
        ("swap", False, True),
        ("flush_folder", True, True),
        ("flush_folder", True, True),
    ]
