"""What a check remembers of the outlines, and when it looks at them again."""

import json
import shutil
from pathlib import Path

import pytest

import microsite.maps
from microsite.checks.outlines import read_outlines
from tests.support import PROJECTS

FILES = PROJECTS.parents[1] / "data" / "geo"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(FILES, tmp_path / "data" / "geo")
    return tmp_path


def test_what_was_found_well_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / ".cache").mkdir()
    first = read_outlines(root)
    assert first.frame is not None and first.problem is None
    monkeypatch.delattr(microsite.maps, "load_region")
    assert read_outlines(root) == first


def test_any_change_is_looked_at(root: Path) -> None:
    (root / ".cache").mkdir()
    read_outlines(root)
    file = root / "data" / "geo" / "region.geojson"
    value = json.loads(file.read_bytes())
    value["features"][0]["properties"]["role"] = "shore"
    file.write_text(json.dumps(value), "utf-8")
    for _ in range(2):  # what is wrong is not remembered
        assert "unknown role" in str(read_outlines(root).problem)


@pytest.mark.parametrize("kept", [b"", b"{}", b"[]", b'{"of": 1, "frame": [1]}', b"\xff"], ids=repr)
def test_a_damaged_memory_is_none(root: Path, kept: bytes) -> None:
    (root / ".cache").mkdir()
    (root / ".cache" / "outlines.json").write_bytes(kept)
    assert read_outlines(root).frame is not None


def test_a_project_without_a_cache_gets_none(root: Path) -> None:
    before = sorted(root.rglob("*"))
    assert read_outlines(root).frame is not None
    assert sorted(root.rglob("*")) == before
