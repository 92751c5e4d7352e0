"""Views into pages: the only package that knows the template language.

The templates get a view and what `environment` gives them, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from microsite.artifacts import Artifact, Site
from microsite.cache import UNKEPT, Cache, digest
from microsite.citations import UNKNOWN, Imprint
from microsite.maps import Region
from microsite.render.atlas import Atlas
from microsite.render.cards import draw_cards, make_cards, with_cards
from microsite.render.catalog import Catalog, project_catalog, usable_text
from microsite.render.citations import Citations
from microsite.render.environment import make_environment, plain_text
from microsite.render.faults import template_faults
from microsite.render.feeds import Feeds
from microsite.render.pages import Pages, Watched
from microsite.render.plan import Planned, plan
from microsite.render.search import search_entries
from microsite.shipped import FONT, components, license_files
from microsite.structured import Describer
from microsite.views import citations, map, notes, search
from microsite.views.citations import CitedSource
from microsite.views.corrections import corrections_by_record
from microsite.views.data import DataPage
from microsite.views.licenses import licenses_page
from microsite.views.lookup import Lookup
from microsite.views.shelves import LISTS, moved

MISSING = "404.md"
"""The page for an address that leads nowhere, as a path in the site's root."""

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
    lookup: Lookup,
    templates: Path,
    region: Region | None = None,
    imprint: Imprint = UNKNOWN,
    data: Callable[[], DataPage] | None = None,
    *,
    cards: bool = True,
    cache: Cache = UNKEPT,
) -> Site:
    """Render a checked project.

    Args:
        lookup: the checked records.
        templates: the folder of templates, strings and styles.
        region: the outlines for the maps; without them the pages have the table alone.
        imprint: the site's address and publisher, as far as the host knows them.
        data: makes the view of the page about the data that is published beside the pages; it is
            asked last.
        cards: whether to draw the pictures that stand for pages where they are shared, which takes
            longer than all the rest.
        cache: keeps what was made for the next build.

    Returns:
        The pages, and the files that they need.

    Raises:
        UnusableTemplate: a template or the catalog cannot be read.
    """
    project = lookup.project
    vocabulary = project.vocabulary
    catalog = project_catalog(project, templates)
    language = catalog.language
    pins = map.map_page(lookup)
    drawn = region if pins.pins else None
    atlas = Atlas(pins, drawn, catalog, vocabulary, cache)
    environment = make_environment(templates, catalog, cache)
    cited = Watched(citations.cited_sources(lookup))
    noted = Watched(notes.source_notes(lookup))
    environment.globals["cite"] = _citations(lookup, catalog, imprint, cited)
    corrected = Watched(corrections_by_record(lookup))
    environment.globals["corrected"] = lambda id: corrected.get(id, ())
    environment.globals["symbol"] = atlas.symbol
    environment.globals["has_feeds"] = bool(imprint.url)
    feeds = tuple(Feeds(lookup, catalog, environment, imprint, language).files)
    common = digest(
        "common",
        _files(templates),
        (catalog.texts, catalog.dates, language),
        (project.investigation, vocabulary),
        imprint,
    )
    terms, words = catalog.plain("data.quotations"), plain_text(environment)
    describer = Describer(lookup, imprint, words, language, terms)
    others = (cited, corrected)
    renderer = Pages(templates, environment, atlas, noted, others, common, describer, cache)
    font = (templates / FONT).is_file()
    shipped = components(map=drawn is not None, font=font, language=language)
    credits = drawn.credits if drawn else ()
    about = Planned("licenses.md", "licenses", partial(licenses_page, lookup, shipped, credits))
    pages = renderer.all((*plan(lookup), about))
    if data is not None:
        pages += renderer.all((Planned("data/index.md", "data", data),))
    missing = renderer.one(Planned(MISSING, "missing", lambda: None))
    found = search_entries(search.findables(lookup), pages, catalog, words)
    parted = not all(lookup.places.whole(name) for name in LISTS)
    styles = stylesheet(templates, parts=parted)
    files = (styles, *atlas.files, *feeds, *moved(lookup.places), *license_files(shipped))
    if parted:
        files = (*files, _script_of_parts(templates))
    site = Site(pages, files, tuple(found), missing, language=language)
    if not cards:
        return site
    made = make_cards(templates, styles, atlas, catalog, words, language, cache)
    return with_cards(site, draw_cards(made, lookup))


def render_sheet(templates: Path, sheet: object) -> str:
    """Render a fact-check sheet as one file: HTML with its styles, and nothing fetched.

    Args:
        templates: the folder of templates.
        sheet: what `factcheck/sheet.html` calls `sheet`.

    Raises:
        UnusableTemplate: the template cannot be read, or fails.
    """
    environment = Environment(
        loader=FileSystemLoader(templates / "factcheck"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = _sheet(templates, "factcheck/sheet.css")
    with template_faults(templates, reads="factcheck/sheet.html"):
        template = environment.get_template("sheet.html")
        return str(template.make_module({"sheet": sheet, "style": Markup(style)}))


def citation_files(
    lookup: Lookup, templates: Path, imprint: Imprint = UNKNOWN
) -> tuple[Artifact, ...]:
    """Make the files of all sources' citations, in the words of the catalog.

    Raises:
        UnusableTemplate: the catalog cannot be read.
    """
    catalog = project_catalog(lookup.project, templates)
    return _citations(lookup, catalog, imprint, citations.cited_sources(lookup)).files


def _citations(
    lookup: Lookup, catalog: Catalog, imprint: Imprint, sources: Mapping[str, CitedSource]
) -> Citations:
    investigation = lookup.project.investigation
    return Citations(
        site=investigation.title,
        read_on=investigation.read_on,
        imprint=imprint,
        sources=sources,
        catalog=catalog,
    )


def _files(templates: Path) -> tuple[tuple[str, bytes], ...]:
    """Read every file that a page can be made from, besides the catalog."""
    folders = (templates / name for name in ("pages", "partials", "examples"))
    found = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return tuple(
        (path.relative_to(templates).as_posix(), path.read_bytes()) for path in sorted(found)
    )


def stylesheet(templates: Path, *, parts: bool = False) -> Artifact:
    """Join the style sheets into one file, so that a reader's browser asks once.

    Args:
        templates: the folder of templates.
        parts: whether lists have parts, which have styles of their own.

    Raises:
        UnusableTemplate: a style sheet cannot be read.
    """
    names = (*_STYLES, _STYLES_OF_PARTS) if parts else _STYLES
    content = "\n".join(_sheet(templates, f"styles/{name}.css") for name in names)
    return Artifact("assets/css/microsite.css", content)


def _sheet(templates: Path, name: str) -> str:
    return usable_text(templates / name, f"templates/{name}")


def _script_of_parts(templates: Path) -> Artifact:
    script = templates / "scripts" / Path(_SCRIPT_OF_PARTS).name
    return Artifact(_SCRIPT_OF_PARTS, script.read_text(encoding="utf-8"))
