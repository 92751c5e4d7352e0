"""A site is built beside the last one and takes its place when it is whole."""

from __future__ import annotations

import hashlib
import os
from contextlib import nullcontext
from pathlib import Path

import pytest

from microsite.cache import Cache
from microsite.hosts.staging import mend, staged, unfinished


def written(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        file = folder / name.replace("__", "/").replace("dot_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_new_site_takes_the_place_and_only_hidden_files_stay(tmp_path: Path) -> None:
    site = tmp_path / "site"
    written(site, index="old", gone__index="old", dot_well__theirs="theirs", dot_well__ours="old")
    with staged(site) as stage:
        written(stage.place, index="new", agencies__index="new", dot_well__ours="new")
        assert texts(site)["index"] == "old"
        stage.exchange()
    assert texts(site) == {
        "index": "new",
        "agencies/index": "new",
        ".well/ours": "new",
        ".well/theirs": "theirs",
    }
    assert sorted(each.name for each in site.iterdir()) == [".well", "agencies", "index"]


def test_a_folder_and_a_file_change_places(tmp_path: Path) -> None:
    written(tmp_path, dot_a__b="old", dot_c="old")
    written(tmp_path, e__f="old", g="old")
    with staged(tmp_path) as stage:
        written(stage.place, dot_a="new", dot_c__d="new", e="new")
        stage.write("g/h", b"new")
        stage.exchange()
    assert texts(tmp_path) == {".a": "new", ".c/d": "new", "e": "new", "g/h": "new"}


def test_what_is_abandoned_leaves_no_trace_and_begins_empty_again(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with staged(site) as stage:
        written(stage.place, index="half")
    assert not site.exists()
    written(site, index="old", dot_building__index="half")
    with staged(site) as stage:
        assert list(stage.place.iterdir()) == []
    assert texts(site) == {"index": "old"}
    assert [each.name for each in site.iterdir()] == ["index"]


def test_a_site_that_is_a_link_stays_one(tmp_path: Path) -> None:
    written(tmp_path / "elsewhere", index="old")
    site = tmp_path / "site"
    site.symlink_to(tmp_path / "elsewhere")
    with staged(site) as stage:
        written(stage.place, index="new")
        stage.exchange()
    assert site.is_symlink()
    assert texts(tmp_path / "elsewhere") == {"index": "new"}


def test_what_has_not_changed_is_not_touched(tmp_path: Path) -> None:
    """Whoever wrote it; what is gone goes, with its folder."""
    written(tmp_path, same__a="1", same__b="2", other="old", gone__x__y="old", gone2="old")
    (tmp_path / ".git").mkdir()
    before = {name: (tmp_path / name).stat() for name in ("same/a", "same/b")}
    with staged(tmp_path) as stage:
        stage.write("same/a", b"1")
        written(stage.place, same__b="2", new="new")
        stage.write("other", b"new, and longer")
        stage.write("deep/er", b"new")
        assert texts(tmp_path / ".building").keys() == {"same/b", "new", "other", "deep/er"}
        stage.exchange()
    assert texts(tmp_path) == {
        "same/a": "1",
        "same/b": "2",
        "other": "new, and longer",
        "new": "new",
        "deep/er": "new",
    }
    for name, stat in before.items():
        assert (tmp_path / name).stat() == stat
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        ".git",
        "deep",
        "new",
        "other",
        "same",
    ]


def test_a_prefix_is_not_the_same_and_a_link_is_never_followed(tmp_path: Path) -> None:
    written(tmp_path / "elsewhere", a="1", b="1")
    site = tmp_path / "site"
    written(site, longer="12", shorter="1")
    (site / "folder").symlink_to(tmp_path / "elsewhere")
    (site / "file").symlink_to(tmp_path / "elsewhere/a")
    with staged(site) as stage:
        stage.write("longer", b"1")
        stage.write("shorter", b"12")
        stage.write("folder/a", b"1")
        stage.write("file", b"1")
        stage.exchange()
    assert texts(site) == {"longer": "1", "shorter": "12", "folder/a": "1", "file": "1"}
    assert not (site / "folder").is_symlink() and not (site / "file").is_symlink()
    assert texts(tmp_path / "elsewhere") == {"a": "1", "b": "1"}


def test_a_named_file_stays_unread_until_anybody_touches_it(tmp_path: Path) -> None:
    site, store = tmp_path / "site", tmp_path / "made.sqlite"

    def build(name: bytes = b"name") -> list[str]:
        """Build a site, and say which files had to be made."""
        made = []
        with Cache(store) as cache, staged(site, cache) as stage:
            for path in ("a", "b/c", "d"):
                if not stage.keep(path, name):
                    made.append(path)
                    stage.write(path, b"made of " + name, name)
            content = b"made of " + name
            sum = (len(content), hashlib.sha256(content).digest())
            assert stage.published() == dict.fromkeys(("a", "b/c", "d"), sum)
            stage.exchange()
        assert set(texts(site)) == {"a", "b/c", "d"}
        assert set(texts(site).values()) == {f"made of {name.decode()}"}
        return made

    assert build() == ["a", "b/c", "d"]
    assert build() == []
    last = (site / "a").stat()
    (site / "a").write_bytes(b"MADE of name")
    os.utime(site / "a", ns=(last.st_atime_ns, last.st_mtime_ns))
    (site / "d").unlink()
    assert build() == ["a", "d"]
    (site / "b").rename(tmp_path / "elsewhere")
    (site / "b").symlink_to(tmp_path / "elsewhere")
    assert build() == ["b/c"]
    assert not (site / "b").is_symlink()
    assert build() == []
    assert build(b"else") == ["a", "b/c", "d"]
    store.unlink()
    assert build(b"else") == ["a", "b/c", "d"]
    assert build(b"else") == []


def test_every_published_file_has_its_sum_whoever_wrote_it(tmp_path: Path) -> None:
    written(tmp_path, same="1", gone="old", dot_theirs="old")
    with staged(tmp_path) as stage:
        stage.write("same", b"1")
        stage.write("new/page", b"22")
        written(stage.place, dot_well__ours="333", page="4444")
        sizes = {path: size for path, (size, _) in stage.published().items()}
        assert sizes == {"same": 1, "new/page": 2, ".well/ours": 3, "page": 4}
        assert stage.published()["page"][1] == hashlib.sha256(b"4444").digest()


@pytest.mark.parametrize("moves", [0, 1, 2, 3])
@pytest.mark.parametrize("how", ["by the next build", "by a command"])
def test_an_exchange_that_was_broken_off_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int, how: str
) -> None:
    written(tmp_path, a="old", b="old", c__d="old", gone="old")
    real, left = os.replace, iter(range(moves + 1))

    def replace(source: str, target: str) -> None:
        # The first is the journal's own.
        if next(left, None) is None:
            raise OSError("the disk is gone")
        real(source, target)

    broken = nullcontext() if moves == 3 else pytest.raises(OSError, match="gone")
    with broken, staged(tmp_path) as stage:
        for name in ("a", "b", "c/d"):
            stage.write(name, b"new")
        monkeypatch.setattr(os, "replace", replace)
        stage.exchange()
    assert (tmp_path / "gone").exists() == (moves < 3)
    monkeypatch.undo()
    if how == "by a command":
        mend(tmp_path)
    else:
        with staged(tmp_path):
            pass
    assert texts(tmp_path) == {"a": "new", "b": "new", "c/d": "new"}


def test_to_mend_nothing_changes_nothing(tmp_path: Path) -> None:
    mend(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()
    written(tmp_path, a="old")
    mend(tmp_path)
    assert texts(tmp_path) == {"a": "old"}


def test_what_a_build_left_that_was_killed_while_it_wrote_its_journal_is_gone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    written(tmp_path, a="old", **{"dot_exchanging.new": "[", "dot_building__a": "new"})
    mend(tmp_path)
    assert not (tmp_path / ".exchanging.new").exists()
    assert unfinished(tmp_path)
    with staged(tmp_path) as stage:
        stage.write("a", b"newer")
        stage.exchange()
    assert texts(tmp_path) == {"a": "newer"}
    assert not unfinished(tmp_path) and not unfinished(tmp_path / "nowhere")
    assert "broken off" not in caplog.text
