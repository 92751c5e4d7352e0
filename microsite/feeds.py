"""Feeds of what is new, in the two formats that feed readers know: Atom and JSON Feed.

Nothing is filled in here and no clock is read: what a feed says of itself is in the value. The
generators at hand were left aside: feedgen (last released in 2023; it brings lxml along) and
feedgenerator write no JSON Feed, and both date a feed without entries by the clock. The standard
library writes XML as well. The tests hold both formats against their schemas and read them back
with feedparser.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree import ElementTree as xml

ATOM = "http://www.w3.org/2005/Atom"

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document can hold (XML 1.0, 2.2)."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One piece of news."""

    id: str
    """An IRI that is never anybody else's and that the entry keeps."""
    url: str
    """Where readers see it."""
    title: str
    html: str
    """All of it; its links are whole addresses."""
    day: date


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, the latest entry first."""

    id: str
    title: str
    about: str
    url: str
    """The page that shows the same."""
    author: str
    rights: str
    """How its words may be used: HTML, or nothing."""
    language: str
    updated: date
    entries: tuple[FeedEntry, ...]


def atom(feed: Feed, url: str) -> str:
    """Write a feed as Atom (RFC 4287).

    A date is the beginning of its day in UTC, for an instant is wanted and no record names one.

    Args:
        feed: what to write.
        url: the whole address at which it will stand.
    """
    root = xml.Element("feed", {"xmlns": ATOM, "xml:lang": feed.language})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.about)
    _add(root, "updated", _instant(feed.updated))
    _add(xml.SubElement(root, "author"), "name", feed.author)
    if feed.rights:
        _add(root, "rights", feed.rights, type="html")
    _add(root, "link", rel="self", type="application/atom+xml", href=url)
    _add(root, "link", rel="alternate", type="text/html", href=feed.url)
    for each in feed.entries:
        entry = xml.SubElement(root, "entry")
        _add(entry, "id", each.id)
        _add(entry, "title", each.title)
        _add(entry, "published", _instant(each.day))
        _add(entry, "updated", _instant(each.day))
        _add(entry, "link", rel="alternate", type="text/html", href=each.url)
        _add(entry, "content", each.html, type="html")
    xml.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml.tostring(root, "unicode")}\n'


def json_feed(feed: Feed, url: str) -> str:
    """Write a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

    It has no field for rights, so they stand in an extension, `_rights`.

    Args:
        feed: what to write.
        url: the whole address at which it will stand.
    """
    items = [
        {
            "id": each.id,
            "url": each.url,
            "title": each.title,
            "content_html": each.html,
            "date_published": _instant(each.day),
        }
        for each in feed.entries
    ]
    content: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.about,
        "home_page_url": feed.url,
        "feed_url": url,
        "authors": [{"name": feed.author}],
        "language": feed.language,
        **({"_rights": {"html": feed.rights}} if feed.rights else {}),
        "items": items,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _add(parent: xml.Element, name: str, text: str = "", **attributes: str) -> None:
    xml.SubElement(parent, name, attributes).text = _NOT_XML.sub("\ufffd", text)


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
