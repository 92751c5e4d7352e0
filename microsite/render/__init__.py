"""Views into pages: the only package that knows the template language.

The templates get a view and what `environment` gives them, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateSyntaxError
from markupsafe import Markup

from microsite.artifacts import Artifact, Page, Site, TocEntry
from microsite.checks import Verified
from microsite.citations import UNKNOWN, Imprint
from microsite.findings import Finding, Span
from microsite.maps import Region
from microsite.render import template_syntax
from microsite.render.atlas import Atlas
from microsite.render.cards import draw_cards, make_cards, with_cards
from microsite.render.catalog import Catalog, UnusableTemplate, project_catalog
from microsite.render.citations import Citations
from microsite.render.environment import make_environment, plain, plain_text
from microsite.render.feeds import Feeds
from microsite.render.notes import Notes
from microsite.render.plan import Planned, plan
from microsite.render.search import search_entries
from microsite.structured import Describer, Titled
from microsite.views import citations, map, notes, search
from microsite.views.corrections import corrections_of
from microsite.views.data import DataPage
from microsite.views.lookup import Lookup
from microsite.views.shelves import LISTS, moved

MISSING = "404.md"
"""The page for an address that leads nowhere, as a path in the site's root."""

CONTENTS = "<!-- contents -->"
"""Stands in a template where the list of the page's own sections belongs."""

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
    "data",
    "pages",
    "map",
    "map-colors",
    "print",
)
_STYLES_OF_PARTS = "shelves"
"""What only a site needs whose lists have parts."""
_SCRIPT_OF_PARTS = "assets/js/places.js"


def render_site(
    verified: Verified,
    templates: Path,
    region: Region | None = None,
    imprint: Imprint = UNKNOWN,
    data: DataPage | None = None,
    *,
    cards: bool = True,
) -> Site:
    """Render a checked project.

    Args:
        verified: the checked records.
        templates: the folder of templates, strings and styles.
        region: the outlines for the maps; without them the pages have the table alone.
        imprint: the site's address and publisher, as far as the host knows them.
        data: the page about the data that is published beside the pages.
        cards: whether to draw the pictures that stand for pages where they are shared, which takes
            longer than all the rest.

    Returns:
        The pages, and the files that they need.

    Raises:
        UnusableTemplate: a template or the catalog cannot be read.
    """
    lookup = Lookup(verified)
    vocabulary = verified.project.vocabulary
    catalog = project_catalog(verified.project, templates)
    language = catalog.language
    pins = map.map_page(lookup)
    atlas = Atlas(pins, region if pins.pins else None, catalog, vocabulary)
    environment = make_environment(templates, catalog)
    environment.globals["cite"] = _citations(lookup, catalog, imprint)
    environment.globals["corrected"] = partial(corrections_of, lookup)
    feeds = tuple(Feeds(lookup, catalog, environment, imprint, language).files)
    environment.globals["has_feeds"] = bool(feeds)
    described = notes.source_notes(lookup)
    planned = tuple(plan(lookup, data))
    pages = tuple(_page(environment, each, atlas, described) for each in planned)
    titles = {page.path: Titled(page.title, page.description) for page in pages}
    terms = catalog.plain("data.quotations")
    describer = Describer(lookup, imprint, plain_text(environment), titles, language, terms)
    pages = tuple(
        replace(page, structured_data=describer.page(each.path, each.view))
        for page, each in zip(pages, planned, strict=True)
    )
    found = search_entries(search.findables(lookup), pages, catalog, plain_text(environment))
    missing = _page(environment, Planned(MISSING, "missing", None), atlas, {})
    parted = not all(lookup.places.whole(name) for name in LISTS)
    styles = stylesheet(templates, parts=parted)
    files = (styles, *atlas.files, *feeds, *moved(lookup.places))
    if parted:
        files = (*files, _script_of_parts(templates))
    site = Site(pages, files, tuple(found), missing, language=language)
    if not cards:
        return site
    made = make_cards(templates, styles, atlas, catalog, plain_text(environment), language)
    drawn = draw_cards(made, {each.path: each.view for each in planned})
    return with_cards(site, drawn)


def render_sheet(templates: Path, sheet: object) -> str:
    """Render a fact-check sheet as one file: HTML with its styles, and nothing fetched.

    Args:
        templates: the folder of templates.
        sheet: what `factcheck/sheet.html` calls `sheet`.

    Raises:
        UnusableTemplate: the template cannot be read.
    """
    environment = Environment(
        loader=FileSystemLoader(templates / "factcheck"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (templates / "factcheck" / "sheet.css").read_text(encoding="utf-8")
    try:
        return environment.get_template("sheet.html").render(sheet=sheet, style=Markup(style))
    except TemplateSyntaxError as error:
        span = Span(f"templates/factcheck/{error.name}", error.lineno)
        problem = error.message or "this is not a valid template"
        raise UnusableTemplate(Finding(span, "template-syntax", problem)) from error


def citation_files(
    verified: Verified, templates: Path, imprint: Imprint = UNKNOWN
) -> tuple[Artifact, ...]:
    """Make the files of all sources' citations, in the words of the catalog.

    Raises:
        UnusableTemplate: the catalog cannot be read.
    """
    catalog = project_catalog(verified.project, templates)
    return _citations(Lookup(verified), catalog, imprint).files


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


def stylesheet(templates: Path, *, parts: bool = False) -> Artifact:
    """Join the style sheets into one file, so that a reader's browser asks once.

    Args:
        templates: the folder of templates.
        parts: whether lists have parts, which have styles of their own.
    """
    names = (*_STYLES, _STYLES_OF_PARTS) if parts else _STYLES
    sheets = (templates / "styles" / f"{name}.css" for name in names)
    content = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    return Artifact("assets/css/microsite.css", content)


def _script_of_parts(templates: Path) -> Artifact:
    script = templates / "scripts" / Path(_SCRIPT_OF_PARTS).name
    return Artifact(_SCRIPT_OF_PARTS, script.read_text(encoding="utf-8"))


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
        raise UnusableTemplate(Finding(span, template_syntax.RULE, problem)) from error


def _rendered(template: Template, planned: Planned, more: Mapping[str, Any]) -> Page:
    """Render a page. What a template sets as `title` and `description` are the page's own."""
    names = {"view": planned.view, "here": planned.path, **more}
    module: Any = template.make_module(names)
    # The foot comes last, because it lists what the body has linked.
    title = plain(module.title)
    partial = template.environment.get_template
    foot = partial("partials/foot.html").render(names, title=title)
    body = f"{str(module).strip()}\n{foot.strip()}\n"
    contents = table_of_contents(body)
    if CONTENTS in body:
        sections = contents[0].children if contents else ()
        listed = partial("partials/contents.html").render(sections=sections)
        body = body.replace(CONTENTS, listed.strip())
    return Page(
        path=planned.path,
        title=title,
        description=plain(module.description),
        html=body,
        toc=contents,
    )


def table_of_contents(html: str) -> tuple[TocEntry, ...]:
    """Collect the headings that have an id: the title with its sections, and theirs.

    The templates write them in one form, `<h2 id="…">`, which is what this reads.
    """
    flat = [(int(level), id, plain(text)) for level, id, text in _HEADING.findall(html)]

    def under(level: int, headings: list[tuple[int, str, str]]) -> tuple[TocEntry, ...]:
        starts = [n for n, heading in enumerate(headings) if heading[0] <= level]
        return tuple(
            TocEntry(headings[a][2], headings[a][1], under(level + 1, headings[a + 1 : b]))
            for a, b in pairwise([*starts, len(headings)])
        )

    return under(1, flat)
