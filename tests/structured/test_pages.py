"""Pages as graphs: what each is, where it belongs, and that it says what it shows."""

from __future__ import annotations

import json

from microsite.artifacts import Page
from microsite.checks import Verified
from microsite.citations import Imprint
from microsite.render import render_site
from microsite.views.lookup import Lookup
from tests.schema_org import expanded, nodes
from tests.structured.conftest import AT, TEMPLATES, Find


def test_the_home_page_has_the_site_and_who_publishes_it(find: Find) -> None:
    site, publisher = find("index.md", "#site"), find("index.md", "#publisher")
    assert (site["@type"], site["publisher"]) == ("WebSite", {"@id": f"{AT.url}#publisher"})
    assert publisher["name"] == AT.author
    assert publisher["correctionsPolicy"] == f"{AT.url}corrections/"
    assert publisher["publishingPrinciples"] == f"{AT.url}methodology/"


def test_every_page_is_part_of_the_site(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        first, *_ = json.loads(page.structured_data)["@graph"]
        assert (first["name"], first["description"]) == (page.title, page.description), path
        assert first["isPartOf"] == {"@id": f"{AT.url}#site"}
        assert first["publisher"] == {"@id": f"{AT.url}#publisher"}


def test_a_page_below_a_section_has_a_trail(find: Find) -> None:
    trail = find("agencies/northfield-police.md", "agencies/northfield-police/")["breadcrumb"][
        "itemListElement"
    ]
    assert [each["item"]["@id"].removeprefix(AT.url) for each in trail] == [
        "",
        "agencies/",
        "agencies/northfield-police/",
    ]
    assert [each["position"] for each in trail] == [1, 2, 3]
    zoom = find("map/zoom.md", "map/zoom/")["breadcrumb"]["itemListElement"]
    assert zoom[1]["item"]["@id"] == f"{AT.url}map/"
    for path, id in (("index.md", ""), ("timeline.md", "timeline/"), ("map.md", "map/")):
        assert "breadcrumb" not in find(path, id)


def test_a_page_of_one_thing_names_it(find: Find) -> None:
    for path, id in (
        ("agencies/northfield-police.md", "agencies/northfield-police/"),
        ("sources/valley-radio.md", "sources/valley-radio/"),
    ):
        assert find(path, id)["mainEntity"] == {"@id": f"{AT.url}{id}#top"}


def test_a_correction_is_of_our_page(verified: Verified, find: Find) -> None:
    assert verified.project.corrections
    for id, record in verified.project.corrections.items():
        node = find("corrections.md", f"corrections/#{id}")
        assert node["@type"] == "CorrectionComment"
        was = " ".join(record.was.replace("*", "").split())
        assert (node["text"], node["description"]) == (record.now, was)
        assert node["datePublished"] == record.date.text


def test_the_same_pages_without_the_sites_address(
    verified: Verified, pages: dict[str, Page]
) -> None:
    """Relative addresses, resolved against the page's, are the whole ones."""
    relative = render_site(Lookup(verified), TEMPLATES, imprint=Imprint("", AT.author)).pages
    for page in relative:
        at = AT.address(page.path.removesuffix("index.md").replace(".md", "/"))
        assert AT.url not in page.structured_data
        # What is only an address takes the whole one too.
        assert expanded(page.structured_data, at) == expanded(
            pages[page.path].structured_data, at
        ), page.path


def test_no_node_is_there_twice_on_a_page(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        found = [
            each["@id"] for each in nodes(expanded(page.structured_data, AT.url)) if "@id" in each
        ]
        assert len(found) == len(set(found)), path
