"""A site is built beside the last one and takes its place when it is whole."""

from __future__ import annotations

from pathlib import Path

from microsite.hosts import staging


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
    place = staging.begin(site)
    written(place, index="new", agencies__index="new", dot_well__ours="new")
    assert texts(site)["index"] == "old"
    staging.exchange(site)
    assert texts(site) == {
        "index": "new",
        "agencies/index": "new",
        ".well/ours": "new",
        ".well/theirs": "theirs",
    }
    assert sorted(each.name for each in site.iterdir()) == [".well", "agencies", "index"]


def test_a_folder_and_a_file_change_places(tmp_path: Path) -> None:
    written(tmp_path, dot_a__b="old", dot_c="old")
    place = staging.begin(tmp_path)
    written(place, dot_a="new", dot_c__d="new")
    staging.exchange(tmp_path)
    assert texts(tmp_path) == {".a": "new", ".c/d": "new"}


def test_what_is_abandoned_leaves_no_trace_and_begins_empty_again(tmp_path: Path) -> None:
    site = tmp_path / "site"
    written(staging.begin(site), index="half")
    staging.abandon(site)
    assert not site.exists()
    written(site, index="old")
    written(staging.begin(site), index="half")
    assert list(staging.begin(site).iterdir()) == []
    staging.abandon(site)
    assert texts(site) == {"index": "old"}
    assert [each.name for each in site.iterdir()] == ["index"]


def test_a_site_that_is_a_link_stays_one(tmp_path: Path) -> None:
    written(tmp_path / "elsewhere", index="old")
    site = tmp_path / "site"
    site.symlink_to(tmp_path / "elsewhere")
    written(staging.begin(site), index="new")
    staging.exchange(site)
    assert site.is_symlink()
    assert texts(tmp_path / "elsewhere") == {"index": "new"}
