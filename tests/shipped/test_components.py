"""The list of what others made is the truth about the packages that are installed."""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, distribution, metadata, version
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from microsite.shipped import FOLDER, FONT, Component, components, license_files

ALL = components(map=True, font=True, language="de")
NAMES = {each.id: each for each in ALL}
TEMPLATES = Path(__file__).parents[2] / "templates"
PACKAGES = {"material": "mkdocs-material", "folium": "folium", "branca": "branca"}
ICONS = {"material-design-icons", "font-awesome"}


def source_maps() -> list[dict[str, Any]]:
    """What the theme's scripts and styles were made of, as their makers tell."""
    files = distribution("mkdocs-material").files or ()
    maps = [each for each in files if re.search(r"assets/.*\.map$", each.as_posix())]
    assert len(maps) == 4
    return [json.loads(each.read_text("utf-8")) for each in maps]


def test_whatever_the_theme_carries_within_it_is_listed() -> None:
    found = {
        name
        for each in source_maps()
        for source in each["sources"]
        for name in re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)/", source)
    }
    listed = {each.id for each in ALL if each.within == NAMES["material"].name}
    # Icons are put into pages by templates, and word stems stand in files of their own.
    assert found == listed - {*ICONS, "lunr-languages"}


@pytest.mark.parametrize("id", ["lunr", "clipboard"])
def test_a_version_within_the_theme_is_the_one_that_its_head_states(id: str) -> None:
    [head] = [
        content[:300]
        for each in source_maps()
        for source, content in zip(each["sources"], each.get("sourcesContent", ()), strict=False)
        if f"node_modules/{id}/" in source
    ]
    assert NAMES[id].version in re.findall(r"\d+\.\d+\.\d+", head)


def test_the_icons_say_their_version_themselves() -> None:
    files = distribution("mkdocs-material").files or ()
    [arrow] = [each for each in files if each.as_posix().endswith("/solid/caret-down.svg")]
    name, number = NAMES["font-awesome"].name, NAMES["font-awesome"].version
    assert f"{name} {number} " in arrow.read_text("utf-8")


@pytest.mark.parametrize("id", PACKAGES)
def test_a_packages_version_and_license_are_its_own(id: str) -> None:
    package = PACKAGES[id]
    about = metadata(package)
    assert NAMES[id].version == version(package)
    said = about.get("License-Expression") or about.get("License") or ""
    assert NAMES[id].license in said or any(
        f":: {NAMES[id].license} " in each for each in about.get_all("Classifier") or ()
    )


def test_leaflets_version_is_the_one_in_its_script() -> None:
    files = distribution("XStatic-Leaflet").files or ()
    [script] = [each for each in files if each.as_posix().endswith("data/leaflet.js")]
    assert f"Leaflet {NAMES['leaflet'].version}," in script.read_text("utf-8")[:200]


def test_the_fonts_version_is_its_own() -> None:
    font = TTFont(TEMPLATES / FONT)
    assert f"Version {NAMES['literata'].version};" in font["name"].getDebugName(5)
    assert font["name"].getDebugName(1) == NAMES["literata"].name


@pytest.mark.parametrize("component", ALL, ids=lambda each: each.id)
def test_a_license_has_a_text_that_fits(component: Component) -> None:
    files = {each.path: str(each.content) for each in license_files(ALL)}
    if not component.text.startswith(f"{FOLDER}/"):
        assert component.text not in files, "it is another's file"
        return
    text = files[component.text]
    assert text.startswith(component.name)
    words = {
        "MIT": "Permission is hereby granted, free of charge",
        "Apache-2.0": "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION",
        "0BSD": "Permission to use, copy, modify, and/or distribute this software",
        "MPL-1.1": "MOZILLA PUBLIC LICENSE",
        "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert words.get(component.license, "W3C") in text
    assert component.license == "0BSD" or len(text) > 900


def test_what_a_site_does_not_ship_is_not_listed() -> None:
    bare = {each.id for each in components(map=False, font=False, language="en-GB")}
    assert NAMES.keys() - bare == {"leaflet", "folium", "branca", "literata", "lunr-languages"}


@pytest.mark.parametrize(
    ("language", "fetched"),
    [("en", False), ("en-GB", False), ("de", True), ("de-AT", True), ("nb", True), ("uk", False)],
)
def test_word_stems_are_listed_where_the_theme_fetches_them(language: str, fetched: bool) -> None:
    listed = {each.id for each in components(map=False, font=False, language=language)}
    assert ("lunr-languages" in listed) == fetched


def test_without_a_package_there_is_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("microsite.shipped._PACKAGES", {"material": "no-such-package"})
    with pytest.raises(PackageNotFoundError):
        components(map=False, font=False)
