"""What only a project knows, for an editor to offer: the ids of its records, and its own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from microsite.load import Loaded
from microsite.model.vocabulary import STANDARD_WORDS

# What says best which record an id means; the first field that a record has.
_NAMES = ("name", "label", "title", "summary", "brief", "says", "claim", "text", "was")


def with_ids(schema: Any, loaded: Loaded) -> dict[str, Any]:
    """Put the ids there are where a schema has the mark `x-kinds`, and the words of a vocabulary.

    Args:
        schema: what `record_schema` makes.
        loaded: the records that were read, in whatever state.

    Returns:
        The schema, with a definition for each list of ids. A reference into a file that cannot be
        read takes any text, since nobody knows what stands there.
    """
    lists: dict[str, Any] = {}
    made: dict[str, Any] = _replaced(schema, loaded, lists)
    return made | {"definitions": made.get("definitions", {}) | lists}


def _replaced(node: Any, loaded: Loaded, lists: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_replaced(each, loaded, lists) for each in node]
    if not isinstance(node, dict):
        return node
    made = {key: _replaced(value, loaded, lists) for key, value in node.items()}
    if name := made.pop("x-vocabulary", None):
        return made | _words(name, made.pop("x-like", None), loaded)
    kinds = made.pop("x-kinds", None)
    if kinds is None:
        return made
    name = "id-in-" + ("-or-".join(kinds) if len(kinds) < 5 else "any-file")
    if name not in lists:
        lists[name] = _choices(kinds, loaded)
    del made["type"]
    return {"$ref": f"#/definitions/{name}", **made}


def _choices(kinds: list[str], loaded: Loaded) -> dict[str, Any]:
    if any(kind not in loaded.ids for kind in kinds):
        return {"type": ["string", "integer"]}
    named: dict[str, str] = {}
    for entry in loaded.entries:
        if entry.kind in kinds and entry.id:
            named.setdefault(entry.id, name_of(entry.raw))
    if not named:
        # An empty list of choices is no schema; this one takes nothing.
        return {"not": {}, "errorMessage": "there is no such record yet: add it first"}
    # An id in digits alone is a number to YAML.
    whole = {id: [id, int(id)] if id.isdigit() else [id] for id in sorted(named)}
    return {
        "enum": [form for forms in whole.values() for form in forms],
        "markdownEnumDescriptions": [named[id] for id, forms in whole.items() for _ in forms],
    }


def _words(name: Any, like: str | None, loaded: Loaded) -> dict[str, Any]:
    """Return the words of a vocabulary; of those that count as `like` alone, if that is given."""
    entries = loaded.project.vocabulary.entries(name)
    chosen = [each for each in entries if like is None or each.like == like]
    standard = STANDARD_WORDS[name]
    told = [each.description or standard.get(each.word, "") for each in chosen]
    return {"enum": [each.word for each in chosen], "markdownEnumDescriptions": told}


def name_of(raw: Mapping[str, Any]) -> str:
    """Say in a line which record it is; empty where none of its fields tells."""
    for field in _NAMES:
        if isinstance(text := raw.get(field), (str, int)):
            return " ".join(str(text).split())
    return ""
