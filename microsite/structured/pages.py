"""Pages as graphs: the page itself, and the things that it shows."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from microsite.citations import Imprint
from microsite.structured.dataset import Distribution, dataset
from microsite.structured.graph import HOME, PUBLISHER, SITE, Identifiers, Node, node, script
from microsite.structured.nodes import Nodes
from microsite.views.agency import AgenciesPage, AgencyPage
from microsite.views.bills import BillsPage
from microsite.views.corrections import CorrectionEntry, CorrectionsPage, corrections
from microsite.views.data import DataPage
from microsite.views.home import HomePage
from microsite.views.lookup import Link, Lookup
from microsite.views.map import MapPage
from microsite.views.people import PeoplePage
from microsite.views.shelves import PartsPage
from microsite.views.sources import SourcePage, SourcesPage
from microsite.views.statements import StatementsPage
from microsite.views.timeline import TimelinePage

METHOD, CORRECTIONS = "methodology.md", "corrections.md"
"""The pages with what we go by."""


class Titled(NamedTuple):
    """What a page is called, and what it says in short."""

    title: str
    description: str


class Content(NamedTuple):
    """What a page shows: the page's own properties, and nodes."""

    type: str
    page: dict[str, Any]
    nodes: tuple[Node, ...] = ()


@dataclass(frozen=True, eq=False)
class Describer:
    """Writes the structured data of pages."""

    lookup: Lookup
    imprint: Imprint
    plain: Callable[[str], str]
    """Turns CommonMark into text."""
    language: str
    data_terms: str = ""
    """Whose the quotations among the data are, in a sentence."""

    def page(self, path: str, view: Any, titles: Mapping[str, Titled]) -> str:
        """Describe a page as JSON-LD for a `<script>`.

        Args:
            path: the page.
            view: its view.
            titles: what it is called, and what those are that stand `above` it, with the home page.
        """
        ids = Identifiers(self.imprint, path)
        nodes = Nodes(self.lookup, ids, self.plain)
        titled = titles[path]
        content = self._content(nodes, view, titled)
        page = node(
            content.type,
            ids.page(path),
            name=titled.title,
            description=titled.description,
            inLanguage=self.language,
            isPartOf={"@id": ids.page(HOME, SITE)},
            publisher={"@id": ids.page(HOME, PUBLISHER)},
            publishingPrinciples=ids.page(METHOD),
            breadcrumb=_trail(ids, titles),
            correction=[ids.ref(each) for each in self._corrected.get(path, ())],
            **content.page,
        )
        return script((page, *content.nodes))

    def _content(self, nodes: Nodes, view: Any, titled: Titled) -> Content:
        ids = nodes.ids
        match view:
            case HomePage():
                quoted = (nodes.quotation(each.id) for each in view.lead)
                site = self._site(ids, view)
                return Content("WebPage", {"about": self._agencies(ids)}, (*site, *quoted))
            case AgenciesPage():
                listed = ids.refs(row.agency for row in view.rows)
                return Content("CollectionPage", {"about": listed})
            case PartsPage():
                return Content("CollectionPage", {})
            case MapPage():
                return Content("WebPage", {"about": self._agencies(ids)})
            case AgencyPage():
                return _agency(nodes, view)
            case StatementsPage():
                every = (each.id for group in view.groups for each in group.quotes)
                return Content("CollectionPage", {}, tuple(map(nodes.quotation, every)))
            case TimelinePage():
                return Content("CollectionPage", {}, _events(nodes, view))
            case BillsPage():
                every = (each.id for each in view.bills)
                return Content("CollectionPage", {}, tuple(map(nodes.bill, every)))
            case SourcesPage():
                listed = ids.refs(each.link for each in view.sources)
                return Content("CollectionPage", {"mentions": listed})
            case SourcePage():
                source = nodes.source(view.id)
                prints = ids.refs(each.quote.link for each in view.statements)
                about = {"mainEntity": {"@id": source["@id"]}, "mentions": prints}
                return Content("WebPage", about, (source,))
            case PeoplePage():
                return Content("CollectionPage", {}, _people(nodes, view))
            case CorrectionsPage():
                return _corrections(nodes, view)
            case DataPage():
                data = self._data(ids, view, titled)
                return Content("WebPage", {"mainEntity": {"@id": data["@id"]}}, (data,))
            case _:
                return Content("WebPage", {})

    @cached_property
    def _corrected(self) -> Mapping[str, list[Link]]:
        """Per page, the corrections of what stands on it."""
        return _corrected(corrections(self.lookup))

    def _agencies(self, ids: Identifiers) -> list[Node]:
        """Point at every agency, as far as there is a page that lists them all."""
        whole = self.lookup.places.whole("agencies")
        return ids.refs(
            self.lookup.link("agencies", id) for id in self.lookup.project.agencies if whole
        )

    def _data(self, ids: Identifiers, view: DataPage, titled: Titled) -> Node:
        """Describe the data as a whole, with every file of them."""
        every = [table for kind in view.kinds for table in kind.tables]
        files = [*view.files, *(f for table in every for f in (table.csv, table.json) if f)]
        return dataset(
            ids,
            self.lookup.project.investigation.title,
            f"{titled.description} {self.data_terms}".rstrip(),
            view.license.url if view.license else "",
            "terms",
            [Distribution(each.path, each.name, each.media_type) for each in files],
        )

    def _site(self, ids: Identifiers, view: HomePage) -> tuple[Node, Node]:
        """Describe the site and who publishes it, on the home page alone.

        What has a policy for corrections is an Organization in schema.org, whoever that is.
        """
        site = node(
            "WebSite",
            ids.page(HOME, SITE),
            url=ids.page(HOME),
            name=view.title,
            description=self.plain(view.standfirst),
            inLanguage=self.language,
            publisher={"@id": ids.page(HOME, PUBLISHER)},
        )
        publisher = node(
            "Organization",
            ids.page(HOME, PUBLISHER),
            name=self.imprint.author,
            publishingPrinciples=ids.page(METHOD),
            correctionsPolicy=ids.page(CORRECTIONS),
        )
        return site, publisher


def above(path: str, pages: Container[str]) -> tuple[str, ...]:
    """List the pages above a page that stands below a section, the highest first.

    Args:
        path: the page.
        pages: all there are.
    """
    found: list[str] = []
    folder = path
    while folder := posixpath.dirname(folder):
        found[:0] = [each for each in (f"{folder}/{HOME}", f"{folder}.md") if each in pages][:1]
    return () if path in found else tuple(found)


def _trail(ids: Identifiers, titles: Mapping[str, Titled]) -> Node | None:
    """List a page with those above it, and the home page."""
    over = above(ids.here, titles)
    if not over:
        return None
    steps = [
        node("ListItem", position=n, name=titles[each].title, item={"@id": ids.page(each)})
        for n, each in enumerate((HOME, *over, ids.here), 1)
    ]
    return node("BreadcrumbList", itemListElement=steps)


def _agency(nodes: Nodes, view: AgencyPage) -> Content:
    agency = nodes.agency(view.id)
    leads = [view.lead.quote] if view.lead and view.lead.quote else []
    quoted = (nodes.quotation(each.id) for each in (*leads, *view.spoken))
    # What others say of it is not named here: its answers may have no words to stand beside that.
    return Content("WebPage", {"mainEntity": {"@id": agency["@id"]}}, (agency, *quoted))


def _events(nodes: Nodes, view: TimelinePage) -> tuple[Node, ...]:
    """Describe the events on a page, in the order of the records."""
    shown = {
        entry.key[1]
        for groups in (*(moment.groups for moment in view.moments), view.undated)
        for group in groups
        for entry in group.entries
        if entry.key[0] == "events"
    }
    return tuple(map(nodes.event, nodes.lookup.in_order("events", shown)))


def _people(nodes: Nodes, view: PeoplePage) -> tuple[Node, ...]:
    return (
        *(nodes.person(each.id) for each in view.people),
        *(nodes.organization(each.id) for each in view.organizations),
        *(nodes.document(each.id) for each in view.documents),
    )


def _corrections(nodes: Nodes, view: CorrectionsPage) -> Content:
    """Describe corrections, and say of each page of ours that it was corrected."""
    pages = (
        node("WebPage", nodes.ids.page(page), correction=[nodes.ids.ref(each) for each in entries])
        for page, entries in _corrected(view.corrections).items()
    )
    return Content("CollectionPage", {}, (*map(nodes.correction, view.corrections), *pages))


def _corrected(corrections: Iterable[CorrectionEntry]) -> dict[str, list[Link]]:
    """Link, for each page with a record that was corrected, the corrections."""
    found: dict[str, list[Link]] = {}
    for entry in corrections:
        for page in dict.fromkeys(each.link.page for each in entry.records):
            found.setdefault(page, []).append(entry.link)
    return found
