"""Records as nodes of schema.org's types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from microsite.dates import EdtfDate
from microsite.model import KnownDate, KnownText, Printing, Statement
from microsite.structured.graph import Identifiers, Node, node
from microsite.views.corrections import CorrectionEntry
from microsite.views.lookup import Lookup
from microsite.views.quotes import fullest_printing

_SOURCES = {
    "news article": "NewsArticle",
    "report": "Report",
    # No type of schema.org's is a press release, and Article would call it journalism.
    "press release": "CreativeWork",
    "document": "CreativeWork",
}
_GENRES = ("press release", "document")
"""Kinds of sources that have no type of their own, so that the genre names them, as it does those
of a project's own."""


@dataclass(frozen=True, eq=False)
class Nodes:
    """Makes the nodes of one page."""

    lookup: Lookup
    ids: Identifiers
    plain: Callable[[str], str]
    """Turns CommonMark into text."""

    def quotation(self, id: str) -> Node:
        """Describe a statement: its words as the source with most of them prints them."""
        lookup, ids = self.lookup, self.ids
        record = lookup.project.statements[id]
        about = (*lookup.links("agencies", record.about), *lookup.links("bills", record.bills))
        return node(
            "Quotation",
            ids.of(lookup.link("statements", id)),
            **self._printed(fullest_printing(record)),
            **(self._spoken(record) if record.attribution == "stated" else {}),
            dateCreated=stated_day(record.said),
            about=ids.refs(about),
            mentions=ids.refs(map(lookup.speaker, record.names)),
        )

    def _spoken(self, record: Statement) -> dict[str, Any]:
        """Say whose words they are."""
        lookup, ids, project = self.lookup, self.ids, self.lookup.project
        documents = [each for each in record.speakers if each in project.documents]
        speakers = [each for each in record.speakers if each not in documents]
        creators: Any = ids.refs(map(lookup.speaker, speakers))
        if creators and all(each in project.people for each in speakers):
            # schema.org's way to qualify a property: a Role that has the same property again.
            creators = node("Role", roleName=record.capacity, creator=creators)
        behalf = lookup.speaker(record.on_behalf_of) if record.on_behalf_of else None
        return {
            "creator": creators,
            # A document says something and is nobody's creator of it.
            "isPartOf": ids.refs(map(lookup.speaker, documents)),
            "sourceOrganization": ids.ref(behalf) if behalf else None,
        }

    def _printed(self, printing: Printing) -> dict[str, Any]:
        """Give a source's words: one fragment as the text, several as parts, with nothing between.

        What stands between two fragments is the source's own, and what we would put there instead
        would be in nobody's words.
        """
        words = printing.fragments
        parts = [node("Quotation", position=n, text=text) for n, text in enumerate(words, 1)]
        source = self.ids.ref(self.lookup.link("sources", printing.source))
        shown = {"text": words[0]} if len(words) == 1 else {"hasPart": parts}
        return {**shown, "isBasedOn": source}

    def source(self, id: str) -> Node:
        """Describe a source by what its archived copy states of itself, and nothing else."""
        record = self.lookup.project.sources[id]
        license = record.license or ""
        copy = node("MediaObject", name=record.archive_file, sha256=record.sha256)
        like = self.lookup.project.vocabulary.source_kind(record.kind)
        return node(
            _SOURCES[like],
            self.ids.of(self.lookup.link("sources", id)),
            alternateName=record.label,
            genre=record.kind if like in _GENRES or like != record.kind else None,
            headline=_stated(record.title),
            # A byline may be a person's, a desk's or several people's; the copy does not say which.
            creditText=_stated(record.byline),
            publisher=_organization(_stated(record.publisher)),
            dateline=_stated(record.dateline) if like == "news article" else None,
            datePublished=stated_day(record.published),
            url=_stated(record.url),
            archivedAt=_stated(record.archive_url),
            license=license if license.startswith(("https://", "http://")) else None,
            encoding=copy if record.archive_file else None,
            abstract=self.plain(self.lookup.project.summaries[id]),
        )

    def agency(self, id: str) -> Node:
        """Describe an agency, in the place where it is, with a point as precise as it says."""
        record = self.lookup.project.agencies[id]
        at = record.location
        point = node(
            "GeoCoordinates",
            latitude=at.latitude,
            longitude=at.longitude,
            description=at.precision,
        )
        known_as = node("PropertyValue", propertyID=at.gazetteer, value=at.gazetteer_id)
        # What the gazetteer's number names: the town, or the campus in it.
        precision = self.lookup.project.vocabulary.precision(at.precision)
        town = record.place if precision == "town center" else None
        public = self.lookup.project.investigation.public_bodies
        return node(
            "GovernmentOrganization" if public else "Organization",
            self.ids.of(self.lookup.link("agencies", id)),
            name=record.name,
            description=record.kind,
            location=node("Place", name=town, geo=point, identifier=known_as),
        )

    def person(self, id: str) -> Node:
        """Describe a person by name; what no source names has a description instead."""
        record = self.lookup.project.people[id]
        return node(
            "Person",
            self.ids.of(self.lookup.link("people", id)),
            name=record.name if record.named else None,
            description=None if record.named else record.name,
        )

    def organization(self, id: str) -> Node:
        """Describe an organization by its names."""
        record = self.lookup.project.organizations[id]
        return node(
            "Organization",
            self.ids.of(self.lookup.link("organizations", id)),
            name=record.name,
            description=record.kind,
        )

    def document(self, id: str) -> Node:
        """Describe a document that sources quote; who made it, and when, is often a conclusion."""
        record = self.lookup.project.documents[id]
        return node(
            "CreativeWork",
            self.ids.of(self.lookup.link("documents", id)),
            name=record.title,
            genre=record.kind,
            description=self.plain(record.note) if record.note else None,
        )

    def bill(self, id: str) -> Node:
        """Describe a bill or an act; a proposal is no legal document, and has no narrower type."""
        record = self.lookup.project.bills[id]
        stated = (each.source for each in record.mentions if each.basis == "stated")
        about = {"subjectOf": self.ids.refs(self.lookup.links("sources", stated))}
        if self.lookup.project.vocabulary.bill_kind(record.kind) == "proposal":
            return node("Thing", self._bill_id(id), name=record.title, **about)
        return node(
            "Legislation",
            self._bill_id(id),
            name=record.title,
            legislationType=record.kind,
            legislationIdentifier=None if record.number == "unnamed" else record.number,
            **about,
        )

    def _bill_id(self, id: str) -> str:
        return self.ids.of(self.lookup.link("bills", id))

    def event(self, id: str) -> Node:
        """Describe an event of the timeline, dated only where a source states the day."""
        record = self.lookup.project.events[id]
        like = self.lookup.project.vocabulary.event_kind(record.kind)
        concerned = (
            *self.lookup.links("agencies", record.agencies),
            *map(self.lookup.speaker, record.involved),
        )
        return node(
            "PublicationEvent" if like == "publication" else "Event",
            self.ids.of(self.lookup.link("events", id)),
            name=record.title,
            startDate=stated_day(record.date),
            description=self.plain(record.text),
            about=self.ids.refs(concerned),
            subjectOf=self.ids.refs(self.lookup.links("sources", record.sources)),
        )

    def correction(self, entry: CorrectionEntry) -> Node:
        """Describe a correction: what it says now, and as its description what was wrong."""
        return node(
            "CorrectionComment",
            self.ids.of(entry.link),
            text=self.plain(entry.now),
            description=self.plain(entry.was),
            datePublished=day(entry.date),
        )


def day(value: EdtfDate | None) -> str | None:
    """Give a date as ISO 8601 if it is one certain day; nothing less becomes a date there."""
    return value.text if value is not None and value.is_exact() else None


def stated_day(known: KnownDate) -> str | None:
    """Give the day that a source states; one that we conclude is not a plain fact."""
    return day(known.value) if known.basis == "stated" else None


def _stated(known: KnownText) -> str | None:
    return known.value if known.basis == "stated" else None


def _organization(name: str | None) -> Node | None:
    return node("Organization", name=name) if name else None
