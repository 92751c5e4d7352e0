"""Generated pages and files as MkDocs sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_build_date

from microsite import artifacts

_QUIET = {"on_startup", "on_shutdown", "on_serve", "on_config", "on_pre_build", "on_build_error"}
"""The events at which no plugin meets a page or a file of the site."""


def listeners(config: MkDocsConfig, hook: Path) -> list[str]:
    """List who else hears of pages or files: plugins, and hooks other than ours.

    Material's search is none of them: a page that is not to be searched it leaves as it is, but for
    attributes (`data-search-…`) that `Theme` looks out for.

    Args:
        config: MkDocs' settings.
        hook: our own hook's file.
    """
    found = []
    for name, plugin in config.plugins.items():
        ours = getattr(plugin, "__file__", None) == str(hook)
        search = type(plugin).__module__ == "material.plugins.search.plugin"
        heard = {each for each in dir(plugin) if each.startswith("on_")} - _QUIET
        if heard and not ours and not search:
            found.append(name)
    return found


class Late(File):
    """A file that links may lead to, and that MkDocs neither reads, renders nor copies."""

    late = False

    @classmethod
    def made(cls, config: MkDocsConfig, path: str, content: str | bytes = "") -> Late:
        """Make one from its path among the documents."""
        inclusion = InclusionLevel.NOT_IN_NAV
        file: Any = cls.generated(config, path, content=content, inclusion=inclusion)
        file.late = bool(file.url)  # which is worked out while it still counts as a document
        return file  # type: ignore[no-any-return]

    def is_documentation_page(self) -> bool:
        """Say that MkDocs has no page to make of it."""
        return not self.late and super().is_documentation_page()

    def copy_file(self, dirty: bool = False) -> None:
        """Leave it to this host."""


class _Listed:
    """A page as links and the sitemap see it."""

    is_page, is_section, is_link = True, False, False

    def __init__(self, file: File, page: artifacts.Page, site_url: str, day: str) -> None:
        self.file, self._page = file, page
        self.title, self.meta = escape(page.title), meta(page)
        self.url, self.update_date = file.url, day
        self.canonical_url = f"{site_url.rstrip('/')}/{file.url}" if site_url else None

    @cached_property
    def present_anchor_ids(self) -> frozenset[str]:
        """List the ids on it, for links from pages that are written by hand."""
        return self._page.body.outline.ids


def outside(config: MkDocsConfig, pages: Iterable[artifacts.Page]) -> dict[str, Late]:
    """Make files of pages that `Theme` will render, by their paths."""
    day, site_url = get_build_date(), config.site_url or ""
    made = {}
    for page in pages:
        file: Any = Late.made(config, page.path)
        file.page = _Listed(file, page, site_url, day)
        made[page.path] = file
    return made


def documents(files: Files) -> list[File]:
    """List the pages of the site in their order, MkDocs' own and those outside."""
    own = set(files.documentation_pages())
    return [each for each in files if each in own or (isinstance(each, Late) and each.page)]


def meta(page: artifacts.Page, write: Callable[[str], str] = escape) -> dict[str, Any]:
    """Say of a page what would stand in its front matter.

    Args:
        page: the page.
        write: makes HTML of its title, for the theme puts that into its header as it is.
    """
    # Search entries come from the records; the search plugin need not read the page for them.
    return {
        "title": write(page.title),
        "description": page.description,
        "search": {"exclude": True},
    }


def contents(
    toc: Sequence[artifacts.TocEntry], write: Callable[[str], str] = escape
) -> TableOfContents:
    """Make a table of contents as the theme reads it.

    Args:
        toc: the headings.
        write: makes HTML of a title, as Python-Markdown's own titles are; the theme adds nothing.
    """

    def link(entry: artifacts.TocEntry, level: int) -> AnchorLink:
        made = AnchorLink(write(entry.title), entry.anchor, level)
        made.children = [link(child, level + 1) for child in entry.children]
        return made

    return TableOfContents([link(entry, 1) for entry in toc])
