"""Nodes of a graph, what they are called, and how a graph is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from microsite.citations import Imprint
from microsite.jsontext import compact
from microsite.views.addresses import address, href
from microsite.views.lookup import Link

Node = dict[str, Any]
"""A JSON object; `@id` is its address."""

CONTEXT = "https://schema.org"
TOP = "top"
"""Id of a page's first heading: it names the thing that the page is about."""
HOME, SITE, PUBLISHER = "index.md", "site", "publisher"
"""The home page, and the anchors there that stand for the site and for who publishes it."""


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Gives nodes their addresses: the same for a thing on every page that speaks of it.

    They are whole where the site's address is known. Otherwise they are relative, which a program
    resolves against the address it has the page from (JSON-LD 1.1, 7.1), with the same effect.
    """

    imprint: Imprint
    here: str
    """The page with the node, as in `href`."""

    def page(self, path: str, anchor: str = "") -> str:
        """Give the address of a page, or of a place on it."""
        return self.imprint.address(address(path), anchor) or href(self.here, path, anchor)

    def of(self, link: Link) -> str:
        """Give the address of a thing; one with a page of its own stands at its first heading."""
        return self.page(link.page, link.anchor or TOP)

    def ref(self, link: Link) -> Node:
        """Point at a thing whose node may stand elsewhere."""
        return {"@id": self.of(link)}

    def refs(self, links: Iterable[Link]) -> list[Node]:
        """Point at several things, each once."""
        return [{"@id": id} for id in dict.fromkeys(map(self.of, links))]


def node(type: str, id: str = "", **properties: Any) -> Node:
    """Make a node of what is known: a property without a value is left out."""
    given = {name: _alone(value) for name, value in properties.items()}
    named = {"@id": id} if id else {}
    known = {name: value for name, value in given.items() if value is not None and value != ""}
    return {"@type": type, **named, **known}


def script(nodes: Iterable[Node]) -> str:
    r"""Write nodes as JSON-LD for a `<script>`.

    Every `<` is `\u003c`, so that no text in it can end the script or begin a comment in it (HTML,
    4.12.1.3, "Restrictions for contents of script elements").
    """
    whole = {"@context": CONTEXT, "@graph": list(nodes)}
    return compact(whole).replace("<", "\\u003c")


def _alone(value: Any) -> Any:
    """A single value needs no list, and no value needs no property."""
    if isinstance(value, (list, tuple)):
        return value[0] if len(value) == 1 else list(value) or None
    return value
