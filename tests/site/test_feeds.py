"""The feeds of the built site: valid, found from every page, and leading back into it."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser

from microsite.markup import outline
from tests.feed_faults import atom_faults, json_faults
from tests.site.saying import none_of
from tests.site.serving import SUB_PATH

HOME = f"https://x.test/{SUB_PATH}/"
KINDS = ("updates", "corrections")


@pytest.mark.parametrize("kind", KINDS)
def test_both_formats_are_valid(built_site: Path, kind: str) -> None:
    assert atom_faults((built_site / f"feeds/{kind}.xml").read_text("utf-8")) == []
    assert json_faults((built_site / f"feeds/{kind}.json").read_text("utf-8")) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_entry_has_its_records_day_and_leads_to_its_place(
    built_site: Path, kind: str
) -> None:
    records = json.loads((built_site / f"data/{kind}.json").read_text("utf-8"))
    dates = {each["page"]: f"{each['date']}T00:00:00Z" for each in records}
    read = feedparser.parse((built_site / f"feeds/{kind}.xml").read_text("utf-8"))
    items = json.loads((built_site / f"feeds/{kind}.json").read_text("utf-8"))["items"]
    assert {each.link: each.updated for each in read.entries} == dates
    assert {each["url"]: each["date_published"] for each in items} == dates
    for place in [read.feed.link, *dates]:
        below, _, anchor = place.removeprefix(HOME).partition("#")
        page = (built_site / below / "index.html").read_text("utf-8")
        assert not anchor or anchor in outline(page).ids, f"{place} leads nowhere"


@pytest.mark.flagship
def test_what_is_new_is_there_from_the_first_day(built_site: Path) -> None:
    assert feedparser.parse((built_site / "feeds/updates.xml").read_text("utf-8")).entries


def undiscovered(site: Path, pages: list[str]) -> list[str]:
    """The pages that do not name all feeds in their head, each under its own type."""
    due = {
        (f"{HOME}feeds/{kind}.{form}", media)
        for kind in KINDS
        for form, media in (("xml", "application/atom+xml"), ("json", "application/feed+json"))
    }
    missing = []
    for page in pages:
        html = (site / page / "index.html").read_text("utf-8")
        links = LexborHTMLParser(html).css("head > link[rel=alternate][title]")
        named = {
            (urljoin(HOME + page, each.attributes["href"] or ""), each.attributes["type"])
            for each in links
        }
        if named != due:
            missing.append(page)
    return missing


def test_every_page_names_the_feeds(built_site: Path, pages: list[str], tmp_path: Path) -> None:
    every = [page for page in pages if page != "404.html"]
    none_of(undiscovered(built_site, every))
    html = (built_site / "index.html").read_text("utf-8")
    (tmp_path / "index.html").write_text(html.replace("feeds/updates.xml", "updates.xml"), "utf-8")
    assert undiscovered(tmp_path, [""]) == [""], "one that names another would be noticed"
