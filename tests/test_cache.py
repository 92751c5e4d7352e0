"""What is kept is found again, and a store that cannot be used harms nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from microsite import cache
from microsite.cache import FILE, USES, Cache, Known, digest
from microsite.dates import parse
from microsite.running import aside
from microsite.views.lookup import Link
from tests.made_up import source


def names(file: Path) -> set[bytes]:
    with sqlite3.connect(file) as store:
        return {row[0] for row in store.execute("SELECT name FROM pieces")}


def test_what_was_made_is_found_by_the_next_build(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "made.sqlite"
    with Cache(file) as first:
        assert first.once(b"name", lambda: b"value") == b"value"
        assert first.get(b"name") == b"value"
    with Cache(file) as second:
        assert second.once(b"name", lambda: pytest.fail("it was made anew")) == b"value"
        assert second.get(b"other") is None
        assert not second.trouble


def test_a_build_that_fails_keeps_nothing(tmp_path: Path) -> None:
    file = tmp_path / "made.sqlite"
    with pytest.raises(KeyError), Cache(file) as first:
        first.put(b"name", b"value")
        raise KeyError
    assert names(file) == set()


def test_what_no_build_asks_for_is_thrown_away(tmp_path: Path) -> None:
    file = tmp_path / "made.sqlite"
    with Cache(file) as first:
        first.put(b"used", b"1")
        first.put(b"unused", b"2")
    for build in range(USES + 1):
        assert names(file) == {b"used", b"unused"}, build
        with Cache(file) as later:
            later.get(b"used")
    assert names(file) == {b"used"}


def test_a_value_that_is_too_long_for_sqlite_is_kept_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "PIECE", 4)
    file = tmp_path / "made.sqlite"
    values = {b"empty": b"", b"one": b"1234", b"more": bytes(range(41))}
    with Cache(file) as first:
        for name, value in values.items():
            first.put(name, value)
    with sqlite3.connect(file) as store:
        found = store.execute("SELECT max(length(value)), count(*) FROM pieces").fetchone()
    assert found == (4, 15)  # four bytes of each value are its sum
    with Cache(file) as second:
        assert {name: second.get(name) for name in values} == values
    with sqlite3.connect(file) as store:
        store.execute("DELETE FROM pieces WHERE name = ? AND at = 8", (b"more",))
    with Cache(file) as third:
        assert third.get(b"more") is None


def test_what_an_earlier_engine_kept_takes_no_place(tmp_path: Path) -> None:
    file = tmp_path / "made.sqlite"
    with sqlite3.connect(file) as store:
        store.execute("CREATE TABLE kept (name BLOB PRIMARY KEY, value BLOB)")
        store.execute("INSERT INTO kept VALUES (x'00', x'00')")
    with Cache(file) as first:
        first.put(b"name", b"value")
        assert not first.trouble
    assert names(file) == {b"name"}
    with sqlite3.connect(file) as store:
        tables = store.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        assert {name for (name,) in tables} == {"pieces", "used"}


def test_a_forked_process_reads_and_says_what_it_read(tmp_path: Path) -> None:
    """It has a connection of its own, as SQLite demands; what it used stays."""
    file = tmp_path / "made.sqlite"
    with Cache(file) as first:
        first.put(b"name", b"value")
    for _ in range(USES + 2):
        with Cache(file) as later, aside(lambda: later.get(b"name")) as read:
            assert read() == b"value"
            later.use(b"name")


def test_without_a_file_nothing_is_kept() -> None:
    with Cache() as nothing:
        nothing.put(b"name", b"value")
        assert nothing.get(b"name") is None
    assert not nothing.trouble


def test_a_damaged_store_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "made.sqlite"
    file.write_bytes(b"no database at all" * 100)
    with Cache(file) as first:
        first.put(b"name", b"value")
        assert not first.trouble
    assert names(file) == {b"name"}


def test_a_store_that_another_build_holds_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_WAIT", 0.01)
    file = tmp_path / "made.sqlite"
    with Cache(file) as first:
        first.put(b"name", b"value")
    with sqlite3.connect(file) as other:
        other.execute("BEGIN EXCLUSIVE")
        with Cache(file) as second:
            assert second.once(b"name", lambda: b"anew") == b"anew"
        assert "locked" in second.trouble


def test_a_store_that_is_held_at_the_end_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_WAIT", 0.01)
    file = tmp_path / "made.sqlite"
    with Cache(file) as first:
        first.put(b"name", b"value")
        other = sqlite3.connect(file)
        other.execute("BEGIN EXCLUSIVE")
    other.close()
    assert "locked" in first.trouble and not first.keeps
    assert names(file) == set()


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with Cache(tmp_path / "file" / "made.sqlite") as without:
        assert without.once(b"name", lambda: b"anew") == b"anew"
    assert "made anew" in without.trouble


def test_equal_values_have_one_name_and_others_another() -> None:
    one, other = Link("A", "a.md"), Link("A", "a.md", "b")
    assert digest("page", one, ("x", 1)) == digest("page", Link("A", "a.md"), ("x", 1))
    assert digest("page", one) != digest("page", other)
    assert digest("page", one) != digest("map", one)
    assert digest("page", ("ab", "c")) != digest("page", ("a", "bc"))
    assert digest("page", parse("2019-03")) != digest("page", parse("2019-03-13"))


def test_whether_two_texts_are_one_object_is_no_part_of_a_name() -> None:
    text = "".join(["a", "b"])
    assert digest("page", (text, text)) == digest("page", (text, "".join(["a", "b"])))


def test_what_is_known_has_the_name_of_its_equal() -> None:
    known = Known(Link)
    one = digest("page", "x", Link("A", "a.md"), known=known)
    assert digest("page", "x", Link("A", "a.md"), known=known) == one
    assert digest("page", "x", Link("A", "a.md"), known=Known(Link)) == one
    assert digest("page", "x", Link("B", "a.md"), known=known) != one
    assert digest("page", "x", Link("A", "a.md", "b"), known=known) != one


def test_names_are_the_same_in_every_process() -> None:
    """Sets of texts have another order in each; which fields a record was given is one."""
    script = (
        "from microsite.cache import digest; from tests.made_up import source;"
        "print(digest('source', source('Words.')).hex())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            check=True,
            capture_output=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {f"{digest('source', source('Words.')).hex()}\n".encode()}


def test_a_build_can_be_asked_for_that_believes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with cache.of(tmp_path) as first:
        first.put(b"name", b"value")
    monkeypatch.setenv("MICROSITE_CACHE", "off")
    with cache.of(tmp_path) as cold:
        assert cold.get(b"name") is None
        assert not cold.keeps
        cold.put(b"other", b"value")
    monkeypatch.delenv("MICROSITE_CACHE")
    with cache.of(tmp_path) as third:
        assert third.get(b"name") == b"value"
    assert names(tmp_path / FILE) == {b"name"}


def test_a_power_cut_may_leave_anything_in_the_store_and_none_of_it_is_believed(
    tmp_path: Path,
) -> None:
    """Whichever page of the file is empty or missing, a value is the right one or none."""
    store = tmp_path / "made.sqlite"
    kept = {bytes([n]): bytes([n]) * 3000 * n for n in range(1, 20)}
    with Cache(store) as cache:
        for name, value in kept.items():
            cache.put(name, value)
    whole = store.read_bytes()
    missed = 0
    for at in range(0, len(whole), 4096):
        for damaged in (whole[:at] + bytes(4096) + whole[at + 4096 :], whole[:at]):
            store.write_bytes(damaged)
            for _ in range(2):
                with Cache(store) as cache:
                    found = {name: cache.get(name) for name in kept}
                    missed += None in found.values()
                    assert all(found[name] in (None, value) for name, value in kept.items())
                    cache.put(b"new", b"1")
            with Cache(store) as cache:
                assert cache.keeps and cache.get(b"new") == b"1"
    assert missed
