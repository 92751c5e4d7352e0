"""Maps on the pages: relative links, the catalog's words, and none without outlines."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from microsite.maps import LEAFLET_JS, MAP_SCRIPT
from microsite.model import STANDARD
from microsite.render.atlas import Atlas
from microsite.render.catalog import read_catalog
from microsite.views.lookup import Lookup
from microsite.views.map import map_page
from tests.made_up_region import region
from tests.support import GOOD, checked

CATALOG = read_catalog(Path(__file__).parents[2] / "templates" / "strings" / "en.yaml")


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    verified, _ = checked(GOOD)
    assert verified is not None
    return Atlas(
        map_page(Lookup(verified)), region(tmp_path_factory.mktemp("geo")), CATALOG, STANDARD
    )


def hrefs(html: str | None) -> set[str | None]:
    assert html is not None
    return {link.attributes.get("href") for link in LexborHTMLParser(html).css("a")}


def test_links_are_those_of_the_page_that_shows_the_map(atlas: Atlas) -> None:
    assert hrefs(atlas.on("index.md").overview) == {
        "agencies/northfield-police/",
        "agencies/eastbrook-police/",
        "agencies/millbrook-college-police/",
    }
    assert "../agencies/eastbrook-police/" in hrefs(atlas.on("map.md").overview)


def test_a_mark_says_its_state_in_the_catalogs_words(atlas: Atlas) -> None:
    legend = LexborHTMLParser(atlas.on("index.md").legend).css("li")
    assert [item.text() for item in legend] == [
        "Statement 2",
        "Not known to have been asked 1",
    ]


def test_the_locator_names_its_agency(atlas: Atlas) -> None:
    page = atlas.on("agencies/eastbrook-police.md")
    locator = page.locator("eastbrook-police")
    assert locator is not None and "Eastbrook Police Department: Statement" in locator
    assert hrefs(locator) == set()


def test_the_zoomable_maps_files_are_part_of_the_site(atlas: Atlas) -> None:
    paths = {file.path for file in atlas.files}
    assert {MAP_SCRIPT, LEAFLET_JS} <= paths
    page = atlas.on("map/zoom.md")
    assert page.page == "map/zoom.md"
    assert set(page.scripts) <= paths
    assert page.stylesheet in paths
    assert '"../../agencies/eastbrook-police/' in str(atlas.zoomable).replace("\\", "")


def test_a_mark_says_as_of_when_no_more_precisely_than_the_table(atlas: Atlas) -> None:
    when = {point.id: point.when for point in atlas.points("map.md")}
    assert when == {
        "northfield-police": "October 4, 2022",
        "eastbrook-police": "October 5, 2022 (inferred)",
        "millbrook-college-police": "as of November 20, 2022",
    }


def test_the_maps_say_who_drew_them(atlas: Atlas) -> None:
    assert atlas.on("map.md").credits == "Office of Maps (public domain)"
    assert Atlas(atlas.view, None, CATALOG, STANDARD).on("map.md").credits == ""


def test_without_outlines_there_is_no_map(atlas: Atlas) -> None:
    bare = Atlas(atlas.view, None, CATALOG, STANDARD)
    page = bare.on("map.md")
    assert (page.overview, page.zoomable, page.locator("eastbrook-police")) == (None, None, None)
    assert bare.files == ()
    assert "<svg" in bare.symbol("statement")
