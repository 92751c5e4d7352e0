"""The words of records and of pages written by hand as a reader sees them, outside any page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from microsite import dates
from microsite.dates import EdtfDate
from microsite.model import Project
from microsite.render.catalog import project_catalog, read_catalog
from microsite.render.environment import number, plain

_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_FRONT = re.compile(r"---\n.*?\n---\n", re.DOTALL)


class Reading:
    """How a reader reads the records, in the words of a project; without one, in the standard ones.

    Raises:
        UnusableTemplate: the catalog of words cannot be read.
    """

    def __init__(self, templates: Path, project: Project | None = None) -> None:
        standard = templates / "strings" / "en.yaml"
        self._catalog = project_catalog(project, templates) if project else read_catalog(standard)
        self._markdown = MarkdownIt("commonmark", {"html": False, "typographer": True})
        self._markdown.enable(["smartquotes", "table"])

    def blocks(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the paragraphs, headings, entries and cells of CommonMark, front matter left out.

        Yields:
            The line on which it begins, from 0, and its words; a link's address stands in angle
            brackets after its words.
        """
        front = _FRONT.match(text)
        head = front[0] if front else ""
        text = "\n" * head.count("\n") + text[len(head) :]
        for token in self._markdown.parse(text):
            if token.type == "inline" and (words := self._words(token)):
                yield (token.map or [0])[0], words

    def _words(self, token: Token) -> str:
        html = self._markdown.renderer.render(token.children or [], self._markdown.options, {})
        return plain(_LINK.sub(r"\2 &lt;\1&gt;", html))

    def date(self, date: EdtfDate) -> str:
        """Write a date as pages do."""
        return dates.display(date, self._catalog.dates)

    def number(self, value: int | float) -> str:
        """Write a number as pages do."""
        return number(self._catalog, value)

    def term(self, group: str, value: str) -> str:
        """Name a value that records use as pages do, or as the records do where they have none."""
        key = f"terms.{group}.{value}"
        return self._catalog.plain(key) if key in self._catalog.keys else value

    @property
    def interface(self) -> Mapping[str, str]:
        """The words of the interface by key."""
        return self._catalog.texts
