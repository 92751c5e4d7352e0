import json
from pathlib import Path

from tests.made_up_region import write_region, write_towns
from tests.support import MINIMAL, edited, said

RULE = "outlines-unusable"


def project(folder: Path) -> Path:
    root = edited(folder)
    (root / "data/geo").mkdir()
    write_towns(write_region(root / "data/geo"))
    return root


def test_sound_outlines_and_none_at_all_are_fine(tmp_path: Path) -> None:
    assert said(project(tmp_path), RULE) == []
    assert said(MINIMAL, RULE) == []


def test_a_folder_without_outlines_is_reported(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "data/geo/region.geojson").unlink()
    [found] = said(root, RULE)
    assert found.startswith("data/geo:1:1: there is no file region.geo")


def test_the_place_of_a_broken_feature_is_given(tmp_path: Path) -> None:
    root = project(tmp_path)
    towns = root / "data/geo/towns.geojson"
    rows = json.loads(towns.read_text("utf-8"))["features"]
    rows[2]["geometry"]["type"] = "Polygram"
    lines = ",\n".join(json.dumps(row) for row in rows)
    towns.write_text(f'{{"features": [\n{lines}\n]}}\n', "utf-8")
    column = lines.splitlines()[2].index('{"type": "Polygram"') + 1
    [found] = said(root, RULE)
    assert found.startswith(f"data/geo/towns.geojson:4:{column}: not a")


def test_broken_json_is_reported_where_it_breaks(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "data/geo/context.json").write_text('{"areas": [],\n "towns": [}', "utf-8")
    [found] = said(root, RULE)
    assert found.startswith("data/geo/context.json:2:12: this is not JSON")
