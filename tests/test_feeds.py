"""Feeds in both formats: valid, and read back as they were meant; and faults, which are found."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import feedparser
import pytest

from microsite.feeds import Feed, FeedEntry, atom, json_feed
from tests.feed_faults import atom_faults, json_faults

HOME = "https://news.test/plates/"
NEW = FeedEntry(
    id=f"{HOME}updates/#new",
    url=f"{HOME}updates/#new",
    title="Minutes & <figures>",
    html='<p>“Read” <a href="https://news.test/plates/figures/">all</a> &amp; more.</p>',
    day=date(2022, 11, 22),
)
OLD = replace(NEW, id=f"{HOME}updates/#old", url=f"{HOME}updates/#old", day=date(2022, 11, 20))
FEED = Feed(
    id=f"{HOME}updates/",
    title="Plates: updates",
    about="What is new.",
    url=f"{HOME}updates/",
    author="The Ledger & Co.",
    rights='<a href="https://license.test/">CC BY</a>',
    language="en",
    updated=NEW.day,
    entries=(NEW, OLD),
)
EMPTY = replace(FEED, entries=(), rights="")


@pytest.mark.parametrize("feed", [FEED, EMPTY], ids=["full", "empty"])
def test_both_formats_are_valid(feed: Feed) -> None:
    assert atom_faults(atom(feed, f"{HOME}feeds/updates.xml")) == []
    assert json_faults(json_feed(feed, f"{HOME}feeds/updates.json")) == []


def test_a_feed_reader_reads_back_what_was_meant() -> None:
    read = feedparser.parse(atom(FEED, f"{HOME}feeds/updates.xml"), sanitize_html=False)
    assert not read.bozo and read.version == "atom10"
    assert (read.feed.id, read.feed.title, read.feed.subtitle) == (FEED.id, FEED.title, FEED.about)
    assert (read.feed.author, read.feed.rights) == (FEED.author, FEED.rights)
    assert read.feed.link == FEED.url
    assert [each.href for each in read.feed.links if each.rel == "self"] == [
        f"{HOME}feeds/updates.xml"
    ]
    for entry, meant in zip(read.entries, FEED.entries, strict=True):
        assert (entry.id, entry.link) == (meant.id, meant.url)
        assert entry.title_detail.type == "text/plain" and entry.title == meant.title
        assert entry.content[0].type == "text/html" and entry.content[0].value == meant.html
        assert entry.updated == entry.published == f"{meant.day}T00:00:00Z"


def test_json_says_the_same_as_atom() -> None:
    read = json.loads(json_feed(FEED, f"{HOME}feeds/updates.json"))
    assert read["feed_url"] == f"{HOME}feeds/updates.json"
    assert (read["title"], read["home_page_url"]) == (FEED.title, FEED.url)
    assert read["authors"] == [{"name": FEED.author}]
    assert read["_rights"] == {"html": FEED.rights}
    assert [(item["id"], item["content_html"]) for item in read["items"]] == [
        (each.id, each.html) for each in FEED.entries
    ]


def test_what_xml_cannot_hold_does_not_break_the_feed() -> None:
    strange = replace(FEED, title="bell\a, null\0, \ufffe, \U0001f697")
    text = atom(strange, f"{HOME}feeds/updates.xml")
    assert atom_faults(text) == []
    assert "bell\ufffd, null\ufffd, \ufffd, \U0001f697" in text


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ("</entry>", ""),
        ("<updated>2022-11-22T00:00:00Z</updated>\n  <author>", "<author>"),
        ("2022-11-22T00:00:00Z", "2022-11-22"),
        ("2022-11-22T00:00:00Z</updated>\n  <author>", "2026-01-01T00:00:00Z</updated>\n<author>"),
        ("<author>\n    <name>The Ledger &amp; Co.</name>\n  </author>", ""),
        ("updates/#old</id>", "updates/#new</id>"),
        (f"<id>{HOME}updates/#old</id>", ""),
        ('rel="self"', 'rel="related"'),
        ("<subtitle>", "<subtitle/><subtitle>"),
        ("<subtitle>What is new.</subtitle>", "<description>What is new.</description>"),
        (' rel="self"', ' rel="self" title="a" ref="b"'),
        ('<content type="html">', '<content type="html"><p/>'),
    ],
)
def test_a_fault_in_atom_is_found(there: str, instead: str) -> None:
    text = atom(FEED, f"{HOME}feeds/updates.xml")
    assert there in text
    assert atom_faults(text.replace(there, instead, 1))


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ('"items"', '"entries"'),
        ("version/1.1", "version/2"),
        ('"title": "Plates: updates",', ""),
        ("2022-11-22T00:00:00Z", "November 22, 2022"),
        ("updates/#old", "updates/#new"),
        ('"content_html"', '"content"'),
        ('"authors": [', '"authors": ["x",'),
        ('"_rights"', '"rights"'),
        ('"feed_url": "https:', '"feed_url": "feeds:'),
    ],
)
def test_a_fault_in_json_is_found(there: str, instead: str) -> None:
    text = json_feed(FEED, f"{HOME}feeds/updates.json")
    assert there in text
    assert json_faults(text.replace(there, instead, 1))
