"""Where schemas are written, when, and when not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from microsite import pipeline, schemas
from microsite.model import KINDS
from tests.support import MINIMAL, edited, loaded

ASKING = "# yaml-language-server: $schema=../.schemas/agencies.json\n- id:"


def written(root: Path) -> dict[str, str]:
    return {
        path.name: path.read_text("utf-8") for path in sorted((root / ".schemas").glob("*.json"))
    }


def test_there_is_one_for_each_file(tmp_path: Path) -> None:
    root = edited(tmp_path)
    changed = schemas.write(root, loaded(root))
    names = {f"{kind}.json" for kind in (*KINDS, "investigation", "vocabulary", "sources")}
    assert {path.name for path in changed} == names == written(root).keys()
    assert all(json.loads(text)["$schema"] for text in written(root).values())


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    root = edited(tmp_path)
    schemas.write(root, loaded(root))
    assert schemas.write(root, loaded(root)) == schemas.stale(root, loaded(root)) == ()
    agencies = root / "data" / "agencies.yaml"
    agencies.write_text(agencies.read_text("utf-8").replace("name: N", "name: Old N"), "utf-8")
    stale = schemas.stale(root, loaded(root))
    assert root / ".schemas" / "responses.json" in stale
    assert root / ".schemas" / "investigation.json" not in stale
    assert schemas.write(root, loaded(root)) == stale


def test_a_check_refreshes_them_where_a_file_names_them(tmp_path: Path) -> None:
    root = edited(tmp_path, ("data/agencies.yaml", "- id:", ASKING))
    pipeline.check(root, None)
    assert "northfield-police" in written(root)["responses.json"]
    (root / ".schemas" / "agencies.json").unlink()
    pipeline.seal(root, MINIMAL / "archive")
    assert "agencies.json" in written(root)


def test_a_check_refreshes_them_where_the_folder_is(tmp_path: Path) -> None:
    root = edited(tmp_path)
    (root / ".schemas").mkdir()
    pipeline.check(root, None)
    assert "agencies.json" in written(root)


def test_a_check_mends_what_was_changed_and_leaves_alone_what_was_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = edited(tmp_path, ("data/agencies.yaml", "- id:", ASKING))
    pipeline.check(root, None)
    made = written(root)
    (root / ".schemas" / "agencies.json").write_text("{}", "utf-8")
    pipeline.check(root, None)
    assert written(root) == made
    monkeypatch.delattr("microsite.schemas.files.write")
    pipeline.check(root, None)


def test_a_check_writes_nothing_where_nobody_asks(tmp_path: Path) -> None:
    root = edited(tmp_path)
    pipeline.check(root, None)
    assert not (root / ".schemas").exists()


def test_a_place_that_cannot_be_written_is_no_mistake(tmp_path: Path) -> None:
    root = edited(tmp_path, ("data/agencies.yaml", "- id:", ASKING))
    # A file in the folder's place: even root cannot write into that.
    (root / ".schemas").write_text("", "utf-8")
    assert pipeline.check(root, None).verified is not None
    assert (root / ".schemas").read_text("utf-8") == ""
    with pytest.raises(OSError, match="schemas"):
        schemas.write(root, loaded(root))


def test_the_comment_for_the_editor_is_nothing_to_the_loader(tmp_path: Path) -> None:
    root = edited(tmp_path, ("data/agencies.yaml", "- id:", ASKING))
    shutil.copytree(MINIMAL / "archive", root / "archive")
    before = (root / "data" / "evidence.lock").read_bytes()
    pipeline.seal(root, root / "archive")
    assert (root / "data" / "evidence.lock").read_bytes() == before
