"""Only what a build reads counts as a change."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.hosts.preview.watching import changes


@pytest.mark.parametrize(
    "name",
    [".a.yaml.swp", "a.yaml~", "4913", "#a.yaml#", ".#a.yaml", "__pycache__/a.pyc", ".git/index"],
)
def test_what_comes_and_goes_is_no_change(tmp_path: Path, name: str) -> None:
    changed = changes([tmp_path])
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("x", "utf-8")
    assert not changed()


def test_each_change_is_told_once(tmp_path: Path) -> None:
    single = tmp_path / "mkdocs.yml"
    folder = tmp_path / "data"
    folder.mkdir()
    changed = changes([single, folder])
    for file in (single, folder / "a.yaml", folder / "geo/b.geojson"):
        file.parent.mkdir(exist_ok=True)
        file.write_text("x", "utf-8")
        assert changed() and not changed()
    (folder / "a.yaml").write_text("longer", "utf-8")
    assert changed()
    single.unlink()
    assert changed() and not changed()
    (tmp_path / "elsewhere").write_text("x", "utf-8")
    assert not changed()
