"""A site is built beside the last one and takes its place when it is whole."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from microsite.cache import Cache
from microsite.disk import system
from microsite.disk.by_file import Unfinished
from microsite.hosts.staging import forget, mend, staged, unfinished


def written(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        file = folder / name.replace("__", "/").replace("dot_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


@pytest.fixture
def by_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the parent of the site could not be written to."""
    monkeypatch.setattr("microsite.hosts.staging._home", lambda site: site / ".building")


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_new_site_takes_the_place_and_only_hidden_files_stay(tmp_path: Path) -> None:
    site = tmp_path / "site"
    written(site, index="old", gone__index="old", dot_well__theirs="theirs", dot_well__ours="old")
    before = site.stat().st_ino
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
    assert site.stat().st_ino != before, "it came in one step, as another folder"
    assert not unfinished(site)


@pytest.mark.parametrize("how", ["at once", "by file"])
def test_a_folder_and_a_file_change_places(
    site: Path, how: str, request: pytest.FixtureRequest
) -> None:
    if how == "by file":
        request.getfixturevalue("by_file")
    written(site, dot_a__b="old", dot_c="old")
    written(site, e__f="old", g="old")
    with staged(site) as stage:
        written(stage.place, dot_a="new", dot_c__d="new", e="new")
        stage.write("g/h", b"new")
        stage.exchange()
    assert texts(site) == {".a": "new", ".c/d": "new", "e": "new", "g/h": "new"}


def test_what_is_abandoned_leaves_no_trace_and_begins_empty_again(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with staged(site) as stage:
        written(stage.place, index="half")
    assert not site.exists()
    written(site, index="old")
    written(tmp_path / ".site.building", new__index="half")
    assert unfinished(site)
    with staged(site) as stage:
        assert list(stage.place.iterdir()) == []
    assert texts(tmp_path) == {"site/index": "old"}
    assert not unfinished(site)


def test_a_site_that_is_a_link_stays_one(tmp_path: Path) -> None:
    written(tmp_path / "elsewhere", index="old")
    site = tmp_path / "site"
    site.symlink_to(tmp_path / "elsewhere")
    with staged(site) as stage:
        written(stage.place, index="new")
        stage.exchange()
    assert site.is_symlink()
    assert texts(tmp_path / "elsewhere") == {"index": "new"}
    assert {each.name for each in tmp_path.iterdir()} == {
        "elsewhere",
        "site",
        ".elsewhere.building",
    }


@pytest.mark.parametrize("how", ["at once", "by file"])
def test_what_has_not_changed_is_not_written(
    site: Path, how: str, request: pytest.FixtureRequest
) -> None:
    """Whoever wrote it; what is gone goes, with its folder."""
    if how == "by file":
        request.getfixturevalue("by_file")
    written(site, same__a="1", same__b="2", other="old", gone__x__y="old", gone2="old")
    (site / ".git").mkdir()
    git = (site / ".git").stat().st_ino
    before = {name: (site / name).stat() for name in ("same/a", "same/b")}
    with staged(site) as stage:
        stage.write("same/a", b"1")
        written(stage.place, same__b="2", new="new")
        stage.write("other", b"new, and longer")
        stage.write("deep/er", b"new")
        assert texts(stage.place).keys() == {"same/b", "new", "other", "deep/er"}
        stage.exchange()
    assert texts(site) == {
        "same/a": "1",
        "same/b": "2",
        "other": "new, and longer",
        "new": "new",
        "deep/er": "new",
    }
    for name, stat in before.items():
        now = (site / name).stat()
        assert (now.st_ino, now.st_mtime_ns) == (stat.st_ino, stat.st_mtime_ns)
    assert sorted(each.name for each in site.iterdir()) == [
        ".git",
        "deep",
        "new",
        "other",
        "same",
    ]
    assert (site / ".git").stat().st_ino == git


def test_where_nothing_has_changed_nothing_is_exchanged(site: Path) -> None:
    written(site, a="1", b__c="2", dot_nojekyll="")
    before = [(each, each.lstat()) for each in (site, *sorted(site.rglob("*")))]
    with staged(site) as stage:
        stage.write("a", b"1")
        written(stage.place, b__c="2")
        stage.drop(".well-known/security.txt")
        stage.exchange()
    assert [(each, each.lstat()) for each in (site, *sorted(site.rglob("*")))] == before


@pytest.mark.parametrize("how", ["at once", "by file"])
def test_a_hidden_file_is_dropped_and_its_neighbor_stays(
    site: Path, how: str, request: pytest.FixtureRequest
) -> None:
    if how == "by file":
        request.getfixturevalue("by_file")
    written(site, a="1", dot_w__ours="1", dot_w__their__s="2", dot_file="3")
    (site / ".link").symlink_to("nowhere")
    with staged(site) as stage:
        stage.write("a", b"1")
        stage.drop(".w/ours")
        stage.exchange()
    assert texts(site) == {"a": "1", ".w/their/s": "2", ".file": "3"}
    assert (site / ".link").readlink() == Path("nowhere")


def test_the_new_folder_takes_after_the_old_one(site: Path) -> None:
    site.chmod(0o2751)
    with staged(site) as stage:
        stage.write("a/b", b"1")
        stage.exchange()
    assert site.stat().st_mode & 0o7777 == 0o2751


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
def test_an_exchange_file_by_file_that_was_broken_off_is_finished(
    site: Path, by_file: None, monkeypatch: pytest.MonkeyPatch, moves: int, how: str
) -> None:
    written(site, a="old", b="old", c__d="old", gone="old")
    real, left = os.replace, iter(range(moves + 1))

    def replace(source: str, target: str) -> None:
        # The first is the journal's own.
        if next(left, None) is None:
            raise OSError(errno.EIO, "the disk is gone")
        real(source, target)

    def build() -> None:
        with staged(site) as stage:
            for name in ("a", "b", "c/d"):
                stage.write(name, b"new")
            monkeypatch.setattr(os, "replace", replace)
            stage.exchange()

    if moves == 3:
        build()
    else:
        with pytest.raises(Unfinished, match="gone"):
            build()
        assert unfinished(site)
    assert (site / "gone").exists() == (moves < 3)
    monkeypatch.undo()
    if how == "by a command":
        mend(site)
    else:
        with staged(site):
            pass
    assert texts(site) == {"a": "new", "b": "new", "c/d": "new"}
    assert not unfinished(site)


def test_to_mend_nothing_changes_nothing(tmp_path: Path) -> None:
    mend(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()
    written(tmp_path, a="old")
    mend(tmp_path)
    assert texts(tmp_path) == {"a": "old"}


@pytest.mark.parametrize("call", ["swap", "link"])
def test_where_a_system_knows_no_such_call_there_is_another_way(
    site: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, call: str
) -> None:
    """Without an exchange there are two renamings; without links it goes file by file."""
    caplog.set_level("INFO")
    written(site, a="old", same="1", dot_git__config="theirs")
    before = site.stat().st_ino

    def cannot(*_: object, **__: object) -> None:
        raise OSError(errno.EINVAL if call == "swap" else errno.EPERM, "not here")

    monkeypatch.setattr(*((system, "swap") if call == "swap" else (os, "link")), cannot)
    with staged(site) as stage:
        stage.write("a", b"new")
        stage.write("same", b"1")
        stage.exchange()
    assert texts(site) == {"a": "new", "same": "1", ".git/config": "theirs"}
    assert not unfinished(site)
    assert (site.stat().st_ino == before) == (call == "link")
    assert ("file by file" in caplog.text) == (call == "link")


def test_a_disk_that_does_not_take_the_exchange_gets_the_last_site_back(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(site, a="old", dot_git__config="theirs")

    def fails(folder: Path) -> None:
        raise OSError(errno.EIO, "the disk is gone", str(folder))

    monkeypatch.setattr(system, "flush_folder", fails)
    with pytest.raises(OSError, match="gone"), staged(site) as stage:
        stage.write("a", b"new")
        stage.exchange()
    assert texts(site) == {"a": "old", ".git/config": "theirs"}
    monkeypatch.undo()
    mend(site)
    assert not unfinished(site)


def test_a_site_that_cannot_be_written_to_is_refused_at_once(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != site)
    with pytest.raises(PermissionError), staged(site):
        raise AssertionError


def test_a_mount_is_written_file_by_file(tmp_path: Path) -> None:
    """In a mount namespace of its own, as a container has it; also where it is the same disk."""
    script = """
import sys
from pathlib import Path
from microsite.hosts.staging import staged
with staged(Path(sys.argv[1])) as stage:
    stage.write("a", b"new")
    stage.exchange()
"""
    written(tmp_path / "elsewhere", a="old", b="old")
    site = tmp_path / "site"
    site.mkdir()
    command = 'mount --bind "$1" "$2" && exec "$3" -c "$4" "$2"'
    inside = ["unshare", "--map-root-user", "--mount", "sh", "-c", command, "sh"]
    given = [str(tmp_path / "elsewhere"), str(site), sys.executable, script]
    if subprocess.run([*inside[:3], "true"], check=False, capture_output=True).returncode:
        pytest.skip("this system lets nobody mount")
    done = subprocess.run([*inside, *given], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert texts(tmp_path) == {"elsewhere/a": "new"}


def test_the_spare_is_believed_in_nothing(site: Path) -> None:
    """Whatever somebody does to it, the next site is what the build says."""
    spare = site.parent / ".site.building/spare"
    for n in range(3):
        with staged(site) as stage:
            stage.write("a/b/index.html", b"the same")
            stage.write("c", f"{n}".encode())
            stage.write(f"{n}/x", b"of this one alone")
            stage.exchange()
    assert texts(spare) == {"a/b/index.html": "the same", "c": "1", "1/x": "of this one alone"}
    folder = (spare / "a/b").stat().st_ino
    (spare / "a/b/index.html").unlink()
    written(spare, a__b__index="other bytes", c="2", stray__file="mine", dot_hidden__x="mine")
    (spare / "a/b/index.html").symlink_to("index")
    (spare / "d").write_text("a file where a folder comes", "utf-8")
    with staged(site) as stage:
        stage.write("a/b/index.html", b"the same")
        stage.write("c", b"3")
        stage.write("d/e", b"new")
        stage.exchange()
    assert texts(site) == {"a/b/index.html": "the same", "c": "3", "d/e": "new"}
    assert not (site / "a/b/index.html").is_symlink()
    assert (site / "a/b").stat().st_ino == folder
    assert not unfinished(site)


def test_a_preview_leaves_no_spare(site: Path) -> None:
    for n in range(2):
        with staged(site, synced=False) as stage:
            stage.write("a", f"{n}".encode())
            stage.exchange()
    assert (site.parent / ".site.building/spare/a").read_text() == "0"
    forget(site)
    assert [each.name for each in site.parent.iterdir()] == ["site"]
