"""Views into pages: the only module that knows the template language.

The templates get a view and a few functions, and nothing else; a name that is not there is an
error. Everything is escaped unless it was made as markup here. Own-words fields are CommonMark, in
which HTML, images and headings are off: no record can fetch anything or break a page's outline.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateSyntaxError
from jinja2.runtime import Context
from jinja2.utils import pass_context
from markdown_it import MarkdownIt
from markupsafe import Markup

from microsite import dates
from microsite.artifacts import Artifact, Page, Site, TocEntry
from microsite.checks import Verified
from microsite.citations import UNKNOWN, Imprint
from microsite.findings import Finding, Span
from microsite.maps import Region
from microsite.render.atlas import Atlas
from microsite.render.cards import draw_cards, make_cards, with_cards
from microsite.render.catalog import Catalog, UnusableTemplate, read_catalog
from microsite.render.citations import Citations
from microsite.render.notes import Notes
from microsite.render.search import search_entries
from microsite.views import (
    agency,
    bills,
    citations,
    corrections,
    figures,
    home,
    map,
    notes,
    people,
    search,
    sources,
    statements,
    timeline,
)
from microsite.views.addresses import href
from microsite.views.lookup import Link, Lookup

View = Any
"""One of the frozen dataclasses of `microsite.views`."""

MISSING = "404.md"
"""The page for an address that leads nowhere, as a path in the site's root."""

_HEADING = re.compile(r'<h([1-3]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_STYLES = (
    "tokens",
    "frame",
    "text",
    "parts",
    "quotes",
    "home",
    "agency",
    "statements",
    "timeline",
    "sources",
    "cite",
    "pages",
    "map",
    "map-colors",
    "print",
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A page to render: its path, its template's name, and its view."""

    path: str
    template: str
    view: View


def plan(lookup: Lookup) -> Iterator[Planned]:
    """List every generated page with its view."""
    project = lookup.project
    yield Planned("index.md", "home", home.home_page(lookup))
    yield Planned("agencies/index.md", "agencies", agency.agencies_page(lookup))
    for id in project.agencies:
        yield Planned(f"agencies/{id}.md", "agency", agency.agency_page(lookup, id))
    yield Planned("statements/index.md", "statements", statements.statements_page(lookup))
    yield Planned("timeline.md", "timeline", timeline.timeline_page(lookup))
    yield Planned("map.md", "map", map.map_page(lookup))
    yield Planned("map/zoom.md", "zoom", map.map_page(lookup))
    yield Planned("bills.md", "bills", bills.bills_page(lookup))
    yield Planned("figures.md", "figures", figures.figures_page(lookup))
    yield Planned("sources/index.md", "sources", sources.sources_page(lookup))
    for id in project.sources:
        yield Planned(f"sources/{id}.md", "source", sources.source_page(lookup, id))
    yield Planned("people.md", "people", people.people_page(lookup))
    yield Planned("corrections.md", "corrections", corrections.corrections_page(lookup))


def render_site(
    verified: Verified,
    templates: Path,
    region: Region | None = None,
    language: str = "en",
    imprint: Imprint = UNKNOWN,
) -> Site:
    """Render a checked project.

    Args:
        verified: the checked records.
        templates: the folder of templates, strings and styles.
        region: the outlines for the maps; without them the pages have the table alone.
        language: which catalog of strings.
        imprint: the site's address and publisher, as far as the host knows them.

    Returns:
        The pages, and the files that they need.

    Raises:
        UnusableTemplate: a template or the catalog cannot be read.
    """
    lookup = Lookup(verified)
    catalog = read_catalog(templates / "strings" / f"{language}.yaml")
    atlas = Atlas(map.map_page(lookup), region, catalog)
    environment = make_environment(templates, catalog)
    environment.globals["cite"] = cite = _citations(lookup, catalog, imprint)
    described = notes.source_notes(lookup)
    planned = tuple(plan(lookup))
    pages = tuple(_page(environment, each, atlas, described) for each in planned)
    found = search_entries(search.findables(lookup), pages, catalog, _plain_text(environment))
    missing = _page(environment, Planned(MISSING, "missing", None), atlas, {})
    styles = stylesheet(templates)
    files = (styles, *atlas.files, *cite.files)
    cards = make_cards(templates, styles, atlas, catalog, _plain_text(environment), language)
    drawn = draw_cards(cards, {each.path: each.view for each in planned})
    return with_cards(Site(pages, files, tuple(found), missing), drawn)


def make_environment(templates: Path, catalog: Catalog) -> Environment:
    """Set up the template language with everything that a template may use besides its view."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    markdown = MarkdownIt("commonmark", {"html": False}).disable(["image", "heading", "lheading"])
    environment.globals |= {"t": catalog.text, "term": catalog.term, "link": _link, "to": _to}
    environment.filters |= {
        "markdown": lambda text: Markup(markdown.render(text)),
        "inline": lambda text: Markup(markdown.renderInline(text)),
        "date": lambda value: dates.display(value, catalog.dates),
        "datetime": dates.machine,
        "month": partial(_month, catalog),
        "number": partial(_number, catalog),
        "spans": _spans,
    }
    return environment


def _citations(lookup: Lookup, catalog: Catalog, imprint: Imprint) -> Citations:
    project = lookup.project
    sources = [citations.cited_source(lookup, id) for id in project.sources]
    return Citations(
        site=project.investigation.title,
        read_on=project.investigation.read_on,
        imprint=imprint,
        sources={source.page: source for source in sources},
        catalog=catalog,
    )


def stylesheet(templates: Path) -> Artifact:
    """Join the style sheets into one file, so that a reader's browser asks once."""
    parts = (templates / "styles" / f"{name}.css" for name in _STYLES)
    content = "\n".join(part.read_text(encoding="utf-8") for part in parts)
    return Artifact("assets/css/microsite.css", content)


def _page(
    environment: Environment,
    planned: Planned,
    atlas: Atlas,
    described: Mapping[str, notes.SourceNote],
) -> Page:
    more = {"maps": atlas.on(planned.path), "notes": Notes(planned.path, described)}
    try:
        template = environment.get_template(f"pages/{planned.template}.html")
        return _rendered(template, planned, more)
    except TemplateSyntaxError as error:
        span = Span(f"templates/{error.name}", error.lineno)
        problem = error.message or "this is not a valid template"
        raise UnusableTemplate(Finding(span, "template-syntax", problem)) from error


def _rendered(template: Template, planned: Planned, more: Mapping[str, Any]) -> Page:
    """Render a page. What a template sets as `title` and `description` are the page's own."""
    names = {"view": planned.view, "here": planned.path, **more}
    module: Any = template.make_module(names)
    # The foot comes last, because it lists what the body has linked.
    title = _plain(module.title)
    foot = template.environment.get_template("partials/foot.html").render(names, title=title)
    body = f"{str(module).strip()}\n{foot.strip()}\n"
    return Page(
        path=planned.path,
        title=title,
        description=_plain(module.description),
        html=body,
        toc=table_of_contents(body),
    )


def table_of_contents(html: str) -> tuple[TocEntry, ...]:
    """Collect the headings that have an id: the title with its sections, and theirs.

    The templates write them in one form, `<h2 id="…">`, which is what this reads.
    """
    flat = [(int(level), id, _plain(text)) for level, id, text in _HEADING.findall(html)]

    def under(level: int, headings: list[tuple[int, str, str]]) -> tuple[TocEntry, ...]:
        starts = [n for n, heading in enumerate(headings) if heading[0] <= level]
        return tuple(
            TocEntry(headings[a][2], headings[a][1], under(level + 1, headings[a + 1 : b]))
            for a, b in pairwise([*starts, len(headings)])
        )

    return under(1, flat)


@pass_context
def _to(context: Context, page: str, anchor: str = "", query: str = "") -> str:
    """Give the address of a page as seen from the one that is rendered."""
    return href(context["here"], page, anchor, query)


@pass_context
def _link(context: Context, link: Link, text: str | None = None) -> Markup:
    """Write a link to a record, called by its name or by another text."""
    address = href(context["here"], link.page, link.anchor)
    shown = link.text if text is None else text
    number = context["notes"].number(link)
    note = Markup('<sup class="ms-fn" aria-hidden="true">{}</sup>').format(number) if number else ""
    return Markup('<a href="{}">{}</a>{}').format(address, shown, note)


def _number(catalog: Catalog, value: int | float) -> str:
    """Write a number; one that is a round count of millions or billions, in words."""
    for size, key in ((10**9, "number.billion"), (10**6, "number.million")):
        if value >= size and value * 100 % size == 0:
            return catalog.text(key, n=f"{value / size:g}")
    return f"{value:,}"


def _month(catalog: Catalog, number: int) -> str:
    return catalog.dates.months[number - 1]


def _spans(numbers: tuple[int, ...]) -> str:
    """Write numbers with runs joined: 1, 3-5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{r[0]}–{r[-1]}" if len(r) > 2 else ", ".join(f"{n}" for n in r) for r in runs
    )


def _plain_text(environment: Environment) -> Callable[[str], str]:
    markdown = environment.filters["markdown"]
    return lambda text: _plain(markdown(text))


def _plain(markup: str) -> str:
    """Turn markup into the text a reader sees."""
    text = re.sub(r"<[^>]*>", "", markup)
    return " ".join(unescape(text).split())
