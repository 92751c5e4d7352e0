"""What is wrong with a feed: held against the formats' schemas and their rules beyond a schema."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import rnc2rng
from jsonschema import Draft202012Validator
from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"
ATOM = "{http://www.w3.org/2005/Atom}"


@cache
def _atom_schema() -> etree.RelaxNG:
    schema = rnc2rng.dumps(rnc2rng.load(str(SCHEMAS / "atom.rnc")))
    # What stands for "in no namespace" in the compact syntax is no namespace of XML's.
    return etree.RelaxNG(etree.fromstring(schema.replace(' xmlns:local=""', "").encode()))


@cache
def _json_schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads((SCHEMAS / "json-feed-1.1.json").read_text("utf-8")))


def atom_faults(text: str) -> list[str]:
    """Find what is wrong with an Atom feed."""
    try:
        root = etree.fromstring(text.encode())
    except etree.XMLSyntaxError as problem:
        return [f"not XML: {problem}"]
    schema = _atom_schema()
    if not schema.validate(root):
        return [f"schema: {each.message}" for each in schema.error_log]
    return list(_atom_rules(root))


def _atom_rules(root: etree._Element) -> Iterator[str]:
    """RFC 4287: 4.1.1 (author, one alternate, self), 4.1.2 (alternate or content), 4.2.6 (ids)."""
    entries = root.findall(f"{ATOM}entry")
    if root.find(f"{ATOM}author") is None and any(
        each.find(f"{ATOM}author") is None for each in entries or [root]
    ):
        yield "nobody is the author"
    rels = [link.get("rel", "alternate") for link in root.findall(f"{ATOM}link")]
    for rel in ("self", "alternate"):
        if rels.count(rel) != 1:
            yield f"{rels.count(rel)} links are '{rel}'"
    for entry in entries:
        links = [link.get("rel", "alternate") for link in entry.findall(f"{ATOM}link")]
        if "alternate" not in links and entry.find(f"{ATOM}content") is None:
            yield "an entry has neither link nor content"
    ids = [str(each.text) for each in root.iter(f"{ATOM}id")]
    for id in ids:
        if ":" not in id or any(letter.isspace() for letter in id):
            yield f"'{id}' is no IRI"
    yield from (f"the id '{id}' stands twice" for id, n in Counter(ids).items() if n > 1)
    days = [str(each.findtext(f"{ATOM}updated")) for each in entries]
    if days and max(days) != root.findtext(f"{ATOM}updated"):
        yield "the feed is not as old as its latest entry"


def json_faults(text: str) -> list[str]:
    """Find what is wrong with a JSON Feed."""
    try:
        feed: dict[str, Any] = json.loads(text)
    except ValueError as problem:
        return [f"not JSON: {problem}"]
    if found := [f"schema: {each.message}" for each in _json_schema().iter_errors(feed)]:
        return found
    ids = Counter(item["id"] for item in feed["items"])
    return [f"the id '{id}' stands twice" for id, n in ids.items() if n > 1]
