"""The feeds of a made-up project: every record's date, a place for each entry, whole links."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser

from microsite.artifacts import Site
from microsite.citations import UNKNOWN, Imprint
from microsite.markup import outline
from microsite.render import render_site
from microsite.views.addresses import address
from microsite.views.lookup import Lookup
from tests.feed_faults import atom_faults, json_faults
from tests.support import GOOD, MINIMAL, checked, edited

TEMPLATES = Path(__file__).parents[2] / "templates"
HOME = "https://news.test/plates/"
AT = Imprint(HOME, "The Ledger", "All rights reserved.")
PATHS = [f"feeds/{name}.{form}" for name in ("updates", "corrections") for form in ("xml", "json")]
MOVED = "https://plates.test/"
FIRST = ("data/investigation.yaml", "region:", f"first_address: {HOME}\nregion:")


def made(root: Path, imprint: Imprint = AT) -> Site:
    verified, findings = checked(root)
    assert verified is not None, findings.format()
    return render_site(Lookup(verified), TEMPLATES, imprint=imprint)


def feeds(site: Site) -> dict[str, str]:
    return {each.path: str(each.content) for each in site.files if each.path.startswith("feeds/")}


@pytest.fixture(scope="module")
def site() -> Site:
    return made(GOOD)


@pytest.mark.parametrize("root", [GOOD, MINIMAL], ids=["news", "no news"])
def test_all_feeds_are_there_and_valid(root: Path) -> None:
    found = feeds(made(root))
    assert list(found) == PATHS
    for path, text in found.items():
        assert (atom_faults if path.endswith(".xml") else json_faults)(text) == []


@pytest.mark.parametrize("kind", ["updates", "corrections"])
def test_an_entry_has_its_records_date_and_a_place_on_the_page(site: Site, kind: str) -> None:
    verified, _ = checked(GOOD)
    assert verified is not None
    dated = {
        id: f"{each.date.text}T00:00:00Z" for id, each in verified.project.records(kind).items()
    }  # type: ignore[attr-defined]
    [page] = [page for page in site.pages if page.path == f"{kind}.md"]
    read = feedparser.parse(feeds(site)[f"feeds/{kind}.xml"])
    items = json.loads(feeds(site)[f"feeds/{kind}.json"])["items"]
    assert [each.updated for each in read.entries] == sorted(dated.values(), reverse=True)
    assert read.feed.updated == max(dated.values())
    for entry, item in zip(read.entries, items, strict=True):
        below, _, anchor = entry.link.removeprefix(HOME).partition("#")
        assert below == address(page.path) and anchor in outline(page.html).ids
        assert entry.updated == item["date_published"] == dated[anchor]
        assert entry.id == item["id"] == entry.link == item["url"]


def test_before_there_is_news_a_feed_is_as_old_as_the_records() -> None:
    found = feeds(made(MINIMAL))
    for name in ("updates", "corrections"):
        read = feedparser.parse(found[f"feeds/{name}.xml"])
        assert (read.feed.updated, read.entries) == ("2019-03-20T00:00:00Z", [])


def test_a_feed_is_read_elsewhere_so_that_its_links_are_whole(site: Site) -> None:
    addresses = {HOME + address(page.path): outline(page.html).ids for page in site.pages}
    links = 0
    for text in feeds(site).values():
        for item in json.loads(text)["items"] if text.startswith("{") else ():
            for href in outline(item["content_html"]).hrefs:
                below, _, anchor = href.partition("#")
                if below.startswith(HOME):
                    assert not anchor or anchor in addresses[below]
                    links += 1
                else:
                    assert href == "https://council.test/minutes"
    assert links == 4 + 10 + 2


def test_an_entry_holds_the_whole_of_it_as_readers_see_it(site: Site) -> None:
    late, early = json.loads(feeds(site)["feeds/corrections.json"])["items"]
    assert early["title"] == "Correction: Ines Vole"
    text = LexborHTMLParser(late["content_html"]).text()
    for words in ("The town was given another county.", "counted & named", "Answer: Northfield"):
        assert words in text
    assert "ms-fn" not in late["content_html"], "there are no notes to number in a feed"
    new = json.loads(feeds(site)["feeds/updates.json"])["items"][0]
    assert new["title"] == "What the council’s minutes say & leave out"


def test_a_feed_says_who_publishes_it_and_how_it_may_be_used(site: Site) -> None:
    read = feedparser.parse(feeds(site)["feeds/updates.xml"]).feed
    assert (read.author, read.rights) == ("The Ledger", "All rights reserved.")
    nobody = feedparser.parse(feeds(made(MINIMAL, Imprint(HOME)))["feeds/updates.xml"]).feed
    assert nobody.author == "The Northfield plate readers", "the site, as nobody else is named"
    assert "rights" not in nobody


def test_without_an_address_there_is_no_feed_and_no_link_to_one() -> None:
    site = made(GOOD, UNKNOWN)
    assert feeds(site) == {}
    assert not [page.path for page in site.pages if "feeds/" in page.html]


def test_pages_of_news_lead_to_their_feeds(site: Site) -> None:
    linked = {
        page.path: [href for href in outline(page.html).hrefs if "feeds/" in href]
        for page in site.pages
    }
    for name in ("updates", "corrections"):
        assert linked.pop(f"{name}.md") == [f"../feeds/{name}.xml", f"../feeds/{name}.json"]
    assert not any(linked.values())


def test_entries_keep_their_ids_when_the_site_moves(tmp_path: Path, site: Site) -> None:
    moved = feeds(made(edited(tmp_path, FIRST, of=GOOD), Imprint(MOVED)))
    for path, text in feeds(site).items():
        if path.endswith(".xml"):
            before, after = feedparser.parse(text), feedparser.parse(moved[path])
            assert after.feed.id == before.feed.id
            assert [each.id for each in after.entries] == [each.id for each in before.entries]
            assert after.feed.link.startswith(MOVED)
            assert all(each.link.startswith(MOVED) for each in after.entries)


def test_twice_the_same_bytes(site: Site) -> None:
    assert feeds(made(GOOD)) == feeds(site)
