"""The feeds in the catalog's words: one of updates, one of corrections, each in two formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from jinja2 import Environment

from microsite import links
from microsite.artifacts import Artifact
from microsite.citations import Imprint
from microsite.dates import EdtfDate
from microsite.feeds import Feed, FeedEntry, atom, json_feed
from microsite.render.catalog import Catalog
from microsite.render.linking import Linking
from microsite.render.notes import Notes
from microsite.views.addresses import address
from microsite.views.corrections import CorrectionEntry, corrections
from microsite.views.lookup import Lookup
from microsite.views.shelves import LIMITS
from microsite.views.updates import UpdateEntry, updates


@dataclass(frozen=True, eq=False)
class Feeds:
    """Writes the feeds of a site; without its address there are none, for they need whole ones."""

    lookup: Lookup
    catalog: Catalog
    environment: Environment
    imprint: Imprint
    language: str

    @property
    def files(self) -> Iterator[Artifact]:
        """The feeds, in both formats."""
        if not self.imprint.url:
            return
        for name, entries in (
            ("updates", updates(self.lookup)[: LIMITS.told]),
            ("corrections", corrections(self.lookup)[: LIMITS.told]),
        ):
            feed = self._feed(name, entries)
            for path, write in ((f"feeds/{name}.xml", atom), (f"feeds/{name}.json", json_feed)):
                yield Artifact(path, write(feed, self.imprint.address(path)))

    def _feed(self, name: str, news: tuple[UpdateEntry | CorrectionEntry, ...]) -> Feed:
        investigation = self.lookup.project.investigation
        site = investigation.title
        page = f"{name}.md"
        changes = self.environment.get_template("partials/changes.html").module
        entries = tuple(self._entry(each, changes, page) for each in news)
        return Feed(
            id=self._id(address(page)),
            title=self.catalog.plain(f"feed.{name}.title", site=site),
            about=self.catalog.plain(f"feed.{name}.about"),
            url=self.imprint.address(address(page)),
            author=self.imprint.author or site,
            rights=self.imprint.rights,
            language=self.language,
            # Before there is any news, a feed is as old as the records, never as the build.
            updated=entries[0].day if entries else _day(investigation.read_on),
            entries=entries,
        )

    def _entry(self, news: UpdateEntry | CorrectionEntry, changes: Any, page: str) -> FeedEntry:
        correction = isinstance(news, CorrectionEntry)
        name, below = news.link.text, address(news.link.page)
        # What a reader has seen keeps its name when the list gets so long that it has parts.
        home = address(page)
        written = (changes.correction if correction else changes.update)(news)
        html = Linking(page, Notes(page, {})).linked(written).strip()
        return FeedEntry(
            id=self._id(home, news.id),
            url=self.imprint.address(below, news.id),
            title=self.catalog.plain("feed.correction", of=name) if correction else name,
            html=links.absolute(html, self.imprint.address(home)),
            day=_day(news.date),
        )

    def _id(self, below: str, anchor: str = "") -> str:
        """Name something for good: by its address, or by the one it had before the site moved."""
        first = self.lookup.project.investigation.first_address
        return Imprint(first or self.imprint.url).address(below, anchor)


def _day(value: EdtfDate) -> date:
    """Give the day that a maintainer set; the records' type lets only one certain day pass."""
    assert value.earliest is not None
    return value.earliest
