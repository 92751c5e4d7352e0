"""Which files a site is made from, and their hashes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from microsite.hosts.record.inputs import hashes, printable, states


def written(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"of {path}\n", "utf-8")


def test_every_file_is_there_once_in_order_with_its_hash(tmp_path: Path) -> None:
    written(tmp_path, "data/b.yaml", "data/a/z.yaml", "build.py", "docs/no.md")
    found = states(tmp_path, ("data", "data/a", "build.py", "mkdocs.yml", "content"))
    assert list(found) == ["build.py", "data/a/z.yaml", "data/b.yaml"]
    hashed = hashes(tmp_path, [*found, "mkdocs.yml"])
    assert hashed["mkdocs.yml"] == ""
    assert hashed["build.py"] == hashlib.sha256(b"of build.py\n").hexdigest()


def test_what_editors_and_python_leave_is_none(tmp_path: Path) -> None:
    written(tmp_path, "data/.a.yaml.swp", "data/.git/x", "data/__pycache__/a.pyc", "data/a.yaml")
    assert list(states(tmp_path, ("data",))) == ["data/a.yaml"]


def test_links_are_followed_and_never_in_a_circle(tmp_path: Path) -> None:
    written(tmp_path, "elsewhere/a.yaml", "data/b/c.yaml")
    (tmp_path / "data/linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "data/b/up").symlink_to(tmp_path / "data")
    os.mkfifo(tmp_path / "data/pipe")
    assert list(states(tmp_path, ("data",))) == ["data/b/c.yaml", "data/linked/a.yaml"]


def test_a_name_that_is_no_text_is_written_as_one(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/data/\xff.yaml")).write_text("x")
    [path] = states(tmp_path, ("data",))
    assert printable(path) == "data/\\xff.yaml"
    assert hashes(tmp_path, [path])[path] == hashlib.sha256(b"x").hexdigest()
