"""Where each record is published."""

from __future__ import annotations

from collections.abc import Mapping

from microsite.model import Project
from microsite.views.shelves.lists import LISTS
from microsite.views.shelves.shelf import Part, shelve

_OWN_PAGES = ("agencies", "sources")
_LIST_OF = {kind: name for name, each in LISTS.items() for kind in each.kinds}

PLACED = (*_OWN_PAGES, "people", "organizations", "documents", "allegations", "statements",
          "figures", "bills", "events", "corrections", "updates", "responses")  # fmt: skip
"""The kinds of records that have a place; of an id in several kinds, the first one's counts."""


class Places:
    """The lists of a project, each laid out once, and each record's place on them."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._lists: dict[str, Part] = {}
        self._pages: dict[str, Mapping[tuple[str, str], str]] = {}

    def list(self, name: str) -> Part:
        """Give a list, laid out.

        Args:
            name: which, such as `statements`.
        """
        if name not in self._lists:
            each = LISTS[name]
            items = tuple(each.items(self._project))
            self._lists[name] = shelve(items, each.home, each.index or each.home, each.folder)
        return self._lists[name]

    def whole(self, name: str) -> bool:
        """Say whether a list is one page."""
        return not self.list(name).parts

    def of(self, kind: str, id: str) -> tuple[str, str] | None:
        """Say on which page and at which anchor readers see a record; None for a kind without.

        Args:
            kind: a kind of record, such as `agencies`.
            id: the record's id.
        """
        if kind in _OWN_PAGES:
            return f"{kind}/{id}.md", ""
        if kind == "responses":
            return f"agencies/{self._project.responses[id].agency}.md", id
        if kind not in _LIST_OF:
            return None
        name = _LIST_OF[kind]
        return (LISTS[name].home if self.whole(name) else self.page(name, kind, id)), id

    def page(self, name: str, kind: str, id: str) -> str:
        """Give the page of a list on which a record stands."""
        if name not in self._pages:
            leaves = self.list(name).leaves
            self._pages[name] = {item.key: leaf.page for leaf in leaves for item in leaf.items}
        return self._pages[name][kind, id]
