"""Both maps, as what they hand over: markup, script, files."""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from microsite.maps import (
    FoliumParts,
    MapPoint,
    Region,
    ResponseStyle,
    folium_map,
    leaflet_assets,
    legend_html,
    locator_svg,
)
from microsite.maps.zooms import zooms
from tests.made_up_region import CLOSE, POINTS, STRINGS, STYLES, point, region

COUNTS = {style.key: 1 for style in STYLES}
HOSTILE = "</script><script>alert(1)</script>\"'`${x}&<b>"
# Names of XML vocabularies are written like addresses and fetched by nobody.
NOT_FETCHED = {"http://www.w3.org/2000/svg"}


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Region:
    return region(tmp_path_factory.mktemp("geo"))


@pytest.fixture(scope="module")
def locator(land: Region) -> str:
    return locator_svg(POINTS, land, STYLES, STRINGS)


@pytest.fixture(scope="module")
def zoomable(land: Region) -> FoliumParts:
    return folium_map(POINTS, land, STYLES, STRINGS)


def calls(script: str, function: str) -> list[str]:
    """The arguments of each call of one of our functions, as written."""
    return re.findall(rf"^{function}\((.*)\);$", script, re.MULTILINE)


def at(changes: list[tuple[int, Any]], step: int) -> Any:
    """What holds at a step, from the steps at which it changes."""
    return [value for start, value in changes if start <= step][-1]


def cards(script: str) -> list[str]:
    return [json.loads(arguments.split(", ", 2)[2]) for arguments in calls(script, "linkMark")]


def icons(script: str) -> list[str]:
    """The HTML of each mark in Folium's script."""
    return [json.loads(f'"{text}"') for text in re.findall(r'"html": "(.*)",$', script, re.M)]


# --- The static map -------------------------------------------------------------------------


def test_the_static_map_is_an_overview_and_a_panel_with_every_point_once(locator: str) -> None:
    pictures = HTMLParser(locator).css("svg")
    assert len(pictures) == 2
    overview, panel = pictures
    assert {a.attributes["href"] for a in overview.css("a")} == {
        "../agencies/northfield/",
        "../agencies/eastbrook/",
    }
    assert {a.attributes["href"] for a in panel.css("a")} == {f"../agencies/{id}/" for id in CLOSE}
    # In the overview the crowded ones are seen, within the frame, but are no links.
    assert len(overview.css(".ms-map__others .ms-symbol")) == 3
    assert len(overview.css(".ms-map__frame")) == 1


def test_links_say_who_and_what_they_answer(locator: str) -> None:
    names = {a.attributes["aria-label"] for a in HTMLParser(locator).css("a")}
    assert names == {f"{p.name}: {p.state_label}, the day of {p.id}" for p in POINTS}
    assert all(picture.attributes["role"] == "group" for picture in HTMLParser(locator).css("svg"))


def test_each_picture_says_in_words_what_it_shows(locator: str) -> None:
    overview, panel = HTMLParser(locator).css("svg")
    titles = "Map of agencies", "Map of agencies: The framed part"
    for picture, title in zip((overview, panel), titles, strict=True):
        [name] = picture.css("title#" + str(picture.attributes["aria-labelledby"]))
        assert name.text() == title
    [told] = overview.css("desc#" + str(overview.attributes["aria-describedby"]))
    assert told.text() == (
        "label of statement: Northfield. label of silent: Eastbrook. "
        "The framed part: Ashby, Bexley, Corwen."
    )
    [told] = panel.css("desc#" + str(panel.attributes["aria-describedby"]))
    assert told.text() == (
        "label of reported: Ashby. label of later: Bexley. label of not-asked: Corwen."
    )


def test_the_legend_counts_the_points_of_each_state() -> None:
    legend = HTMLParser(legend_html(STYLES[:2], {"statement": 4, "reported": 1})).css("li")
    assert [item.text() for item in legend] == ["Statement 4", "As reported 1"]


def test_towns_are_drawn_where_their_outlines_are_known(
    locator: str, zoomable: FoliumParts, tmp_path: Path
) -> None:
    known = region(tmp_path, towns=True)
    assert "ms-map__town" not in locator and "ms-map__own" not in locator
    assert '"id": "town"' not in zoomable.script and '"id": "own"' not in zoomable.script
    page = HTMLParser(locator_svg(POINTS, known, STYLES, STRINGS))
    assert len(page.css("path.ms-map__town")) == 2
    assert [text.text() for text in page.css(".ms-map__place--own")] == ["Hollis"]
    script = folium_map(POINTS, known, STYLES, STRINGS).script
    assert '"id": "town"' in script and '"id": "own"' in script
    assert "ms-town--own" in script
    small = HTMLParser(locator_svg(POINTS, known, STYLES, STRINGS, highlight="northfield"))
    assert len(small.css("path.ms-map__own")) == 1
    assert not small.css("path.ms-map__town")


def test_every_point_is_labelled(locator: str) -> None:
    labels = [text.text().strip() for text in HTMLParser(locator).css("a .ms-map__label")]
    assert sorted(labels) == sorted(p.short for p in POINTS)


def test_the_shape_of_a_mark_tells_its_state_without_color(locator: str) -> None:
    drawn = {}
    for link in HTMLParser(locator).css("a"):
        [mark] = link.css(".ms-symbol")
        drawn[link.attributes["href"]] = mark.attributes["class"]
    shape = {style.key: style.shape for style in STYLES}
    for p in POINTS:
        assert f"ms-symbol--{shape[p.state]} " in str(drawn[p.href])
    outlines = set(re.findall(r' d="([^"]+)"', legend_html(STYLES, COUNTS)))
    assert len(outlines) == len(STYLES)


def test_without_a_crowd_there_is_no_panel(land: Region) -> None:
    apart = tuple(p for p in POINTS if p.id not in CLOSE)
    pictures = HTMLParser(locator_svg(apart, land, STYLES, STRINGS)).css("svg")
    assert len(pictures) == 1
    assert len(pictures[0].css("a")) == 2
    assert not pictures[0].css(".ms-map__frame")


def test_the_panel_follows_the_data(land: Region) -> None:
    elsewhere = (
        point("gorse", 41.9, -71.70),
        point("heath", 41.92, -71.66),
        point("ashby", 41.12, -73.4),
    )
    _, panel = HTMLParser(locator_svg(elsewhere, land, STYLES, STRINGS)).css("svg")
    assert {a.attributes["href"] for a in panel.css("a")} == {
        "../agencies/gorse/",
        "../agencies/heath/",
    }


def test_points_at_one_place_are_all_drawn(land: Region) -> None:
    same = tuple(point(id, 41.5, -72.5) for id in ("ashby", "bexley", "corwen"))
    links = HTMLParser(locator_svg(same, land, STYLES, STRINGS)).css("a")
    assert len(links) == 3


def test_a_map_without_points_is_the_land_alone(land: Region) -> None:
    page = HTMLParser(locator_svg((), land, STYLES, STRINGS))
    assert len(page.css("svg")) == 1
    assert page.css(".ms-map__land")
    assert not page.css("a")


def test_the_small_map_names_one_agency_and_links_nowhere(land: Region) -> None:
    small = HTMLParser(locator_svg(POINTS, land, STYLES, STRINGS, highlight="bexley"))
    [picture] = small.css("svg")
    assert picture.attributes["role"] == "img"
    assert "Bexley Police Department: label of later" in picture.css_first("title").text()
    assert [text.text() for text in small.css(".ms-map__label")] == ["Bexley"]
    assert not small.css("a")
    [mark] = small.css(".ms-symbol")
    assert "ms-symbol--triangle" in str(mark.attributes["class"])


def test_more_points_than_can_be_named_are_drawn_without_names(land: Region) -> None:
    many = tuple(point(f"p{n}", 41.05 + n / 110, -73.5 + (n * 37 % 100) / 60) for n in range(100))
    page = HTMLParser(locator_svg(many, land, STYLES, STRINGS))
    assert len(page.css("a")) == 100
    assert not page.css(".ms-map__label")


def test_svg_is_well_formed_and_carries_no_style_and_no_script(locator: str) -> None:
    root = ET.fromstring(locator)
    for element in root.iter():
        assert element.tag not in ("style", "script", "foreignObject")
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


# --- The zoomable map -----------------------------------------------------------------------


def test_the_zoomable_map_has_every_point_as_a_named_link(zoomable: FoliumParts) -> None:
    links = [link for html in icons(zoomable.script) for link in HTMLParser(html).css("a")]
    assert [link.attributes["href"] for link in links] == [p.href for p in POINTS]
    assert [link.attributes["aria-label"] for link in links] == [p.spoken for p in POINTS]


def test_marks_differ_in_shape_by_state_there_too(zoomable: FoliumParts) -> None:
    shapes = re.findall(r"ms-symbol--(\w+)", "".join(icons(zoomable.script)))
    assert shapes == ["circle", "diamond", "square", "triangle", "cross"]


def test_cards_carry_name_state_date_and_link(zoomable: FoliumParts) -> None:
    assert len(cards(zoomable.script)) == len(POINTS)
    for card, p in zip(cards(zoomable.script), POINTS, strict=True):
        page = HTMLParser(card)
        assert [line.text() for line in page.css("p")] == [
            p.name,
            p.state_label,
            p.when,
        ]
        assert [a.attributes["href"] for a in page.css("a")] == [p.href]


def test_the_page_gets_one_empty_element_and_no_style(zoomable: FoliumParts) -> None:
    [element] = HTMLParser(zoomable.div).css("body > *")
    assert element.tag == "div"
    assert element.attributes == {"class": "folium-map", "id": "map_agencies"}
    assert not element.text().strip()


def test_folium_brings_no_library_and_no_tiles(zoomable: FoliumParts) -> None:
    for word in ("$(", "jQuery", "bootstrap", "tileLayer", "AwesomeMarkers", "iframe", "eval("):
        assert word not in zoomable.script


def test_the_map_stays_within_its_outlines(zoomable: FoliumParts) -> None:
    assert '"maxZoom": 13' in zoomable.script
    assert '"minZoom": 1' in zoomable.script
    bounds = re.search(r'"maxBounds": (\[.*?\]),\n"maxBoundsV', zoomable.script, re.DOTALL)
    assert bounds
    assert json.loads(re.sub(r",\s*\]", "]", bounds[1])) == [[40.4, -74.6], [42.6, -71.6]]


def test_crowds_are_framed_until_there_is_room(zoomable: FoliumParts) -> None:
    [arguments] = calls(zoomable.script, "frameCrowds")
    marks, labels, steps, text = json.loads(
        "[" + re.sub(r"^\w+, \[([^]]*)\]", lambda m: json.dumps(m[1].split(", ")), arguments) + "]"
    )
    assert len(marks) == len(POINTS)
    assert labels == [p.short for p in POINTS]
    assert text == "{count} agencies: zoom in"
    sizes = [sorted(len(members) for members, _ in crowds) for _, crowds in steps]
    assert sizes == [[3], []]
    assert steps[0][0] < steps[1][0]


def test_names_are_hidden_while_a_mark_is_in_a_crowd(land: Region) -> None:
    shown = zooms(POINTS, [], "{count}", span=3)
    for step in range(shown.crowds[0][0], shown.crowds[-1][0] + 1):
        for members, _ in at(shown.crowds, step):
            assert all(at(shown.points[index], step) == "" for index in members)
    assert all(sides[-1][1] for sides in shown.points)


def test_a_map_of_nothing_is_refused(land: Region) -> None:
    with pytest.raises(ValueError, match="at least one point"):
        folium_map((), land, STYLES, STRINGS)


def test_folium_is_imported_only_when_a_map_is_drawn() -> None:
    check = "import sys, microsite.maps; print('folium' in sys.modules, 'jinja2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


# --- Both -----------------------------------------------------------------------------------


def test_the_same_data_makes_the_same_bytes_in_another_process(
    land: Region, locator: str, zoomable: FoliumParts, tmp_path: Path
) -> None:
    program = (
        "import hashlib, sys; from pathlib import Path\n"
        "from tests.made_up_region import POINTS, STRINGS, STYLES, region\n"
        "from microsite.maps import folium_map, locator_svg\n"
        "land = region(Path(sys.argv[1]))\n"
        "picture = locator_svg(POINTS, land, STYLES, STRINGS)\n"
        "script = folium_map(POINTS, land, STYLES, STRINGS).script\n"
        "print(hashlib.sha256((picture + script).encode()).hexdigest())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=Path(__file__).parents[2],
        env={"PYTHONHASHSEED": "7", "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    made = (locator + zoomable.script).encode()
    assert done.stdout.strip() == hashlib.sha256(made).hexdigest()


def test_nothing_is_fetched_from_elsewhere(locator: str, zoomable: FoliumParts) -> None:
    for text in (locator, zoomable.div, zoomable.script, legend_html(STYLES, COUNTS)):
        assert set(re.findall(r"(?:https?:)?//[\w.-]+\.\w[^\s\"'<>]*", text)) <= NOT_FETCHED
        assert "url(" not in text


def test_hostile_texts_stay_texts(land: Region) -> None:
    texts = dict.fromkeys(("name", "state_label", "when", "short"), HOSTILE)
    bad = (point("bad", 41.5, -72.5, "statement", **texts), *POINTS)
    styles = (ResponseStyle("statement", HOSTILE, "circle", 'x" onload="y'), *STYLES[1:])
    page = HTMLParser(locator_svg(bad, land, styles, STRINGS) + legend_html(styles, COUNTS))
    assert not page.css("script, b, [onload]")
    [link] = [a for a in page.css("a") if a.attributes["href"] == "../agencies/bad/"]
    assert HOSTILE in str(link.attributes["aria-label"])

    script = folium_map(bad, land, styles, STRINGS).script
    assert "</script" not in script
    for html in (*icons(script), *cards(script)):
        assert not HTMLParser(html).css("script, b, [onload]")
    [card] = [HTMLParser(card) for card in cards(script) if "agencies/bad" in card]
    assert card.css("p")[0].text() == HOSTILE


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "https://else.example/", "//else.example/", "\\\\else", "data:,"],
)
def test_a_point_leads_nowhere_outside_the_site(href: str) -> None:
    with pytest.raises(ValueError, match="not an address within the site"):
        point("bad", 41.5, -72.5, href=href)


@pytest.mark.parametrize(("lat", "lon"), [(91, 0), (0, 181), (math.nan, 0), (0, math.inf)])
def test_a_point_is_on_earth(lat: float, lon: float) -> None:
    with pytest.raises(ValueError, match="no such place"):
        point("bad", lat, lon)


def test_an_accessible_name_begins_with_the_visible_one() -> None:
    assert point("ashby", 41, -72).spoken.startswith("Ashby Police")
    away = point("scu", 41, -72, short="SCU", name="South College", state_label="silent")
    assert away.spoken == "SCU, South College: silent, the day of scu"
    assert point("scu", 41, -72, when="").spoken == "Scu Police Department: label of statement"
    assert point("scu", 41, -72, short="", name="South College").label == "South College"


def test_an_unknown_state_names_the_known_ones(land: Region) -> None:
    stray: tuple[MapPoint, ...] = (point("stray", 41.5, -72.5, "asleep"),)
    for draw in (locator_svg, folium_map):
        with pytest.raises(KeyError, match="stray: no style for 'asleep'; known: later, "):
            draw(stray, land, STYLES, STRINGS)


def test_two_states_cannot_share_a_shape(land: Region) -> None:
    twins = (STYLES[0], ResponseStyle("other", "Other", "circle", ""))
    with pytest.raises(ValueError, match="a shape of its own"):
        locator_svg(POINTS, land, twins, STRINGS)


# --- Leaflet's files ------------------------------------------------------------------------


def test_leaflet_is_the_published_one_byte_for_byte() -> None:
    files = {file.path: file.content for file in leaflet_assets()}
    # The integrity values that Leaflet's makers publish for 1.9.3.
    for name, published in {
        "leaflet.js": "WBkoXOwTeyKclOHuWtc+i2uENFpDZ9YPdf5Hf+D7ewM=",
        "leaflet.css": "kLaT2GOSpHechhsozzB+flnD+zUyjE2LlfWPgU04xyI=",
    }.items():
        content = files[f"assets/leaflet/{name}"]
        assert isinstance(content, bytes)
        assert base64.b64encode(hashlib.sha256(content).digest()).decode() == published


def test_leaflet_comes_with_its_images_and_its_licence() -> None:
    files = {file.path: file.content for file in leaflet_assets()}
    css = files["assets/leaflet/leaflet.css"]
    assert isinstance(css, bytes)
    for image in re.findall(r"url\((images/[^)]+)\)", css.decode()):
        assert files[f"assets/leaflet/{image}"]
    licence = files["assets/leaflet/LICENSE.txt"]
    assert isinstance(licence, str)
    assert licence.startswith("Leaflet 1.9.3\n")
    assert "Agafonkin" in licence
