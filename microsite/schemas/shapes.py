"""The schema of one record's type: pydantic's, put into the form that editors can use.

Draft 7 of JSON Schema, the newest that every version of yaml-language-server reads; what differs
for us from 2020-12 are the names `definitions` and, for a pair, a list under `items`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from microsite.model import (
    CONTACT,
    COUNTRY,
    LANGUAGE,
    NO_BRACES,
    REPORT,
    SHA_256,
    SLUG,
    WEB_ADDRESS,
    WORD,
    KnownDate,
    KnownText,
    Record,
)
from microsite.schemas.dating import DAY, EDTF
from microsite.schemas.rules import NOTHING, rules_of

DIALECT = "http://json-schema.org/draft-07/schema#"
Node = dict[str, Any]

_PATTERNS = {
    SLUG: "an id has small letters, digits and single hyphens",
    SHA_256: "a SHA-256 has 64 characters, each a digit or one of a to f",
    WEB_ADDRESS: "write a web address that begins with https:// or http://",
    REPORT: "write an address that begins with https:// or mailto:",
    CONTACT: "write an address that begins with https://, mailto: or tel:",
    LANGUAGE: "write the code of a language, such as en, es or pt-BR",
    COUNTRY: "write the two capital letters of a country, such as US or CA",
    WORD: "use letters, digits, and single spaces or hyphens",
    NO_BRACES: "take out the braces",
}
# Pydantic's patterns are Rust's, which know the letters of all languages. Editors' may not.
_LETTER = r"[^\s!-/:-@\[-`{-~]"
_PLAINER = {WORD: rf"^{_LETTER}+([ -]{_LETTER}+)*$"}
# Texts that a maintainer can write in digits alone, which YAML takes for a number.
_NUMERIC: Mapping[str | None, Node] = {
    None: {"type": ["string", "number"]},
    WORD: {"type": ["string", "integer"], "minimum": 0},
    NO_BRACES: {"type": ["string", "number"]},
    SLUG: {"type": ["string", "integer"], "minimum": 0},
}
_UNKNOWN = {"enum": ["unknown"], "markdownEnumDescriptions": ["no source says it"]}


@cache
def record_schema(record_type: type[Record]) -> Node:
    """Make the schema of a record, without the ids that its references may hold.

    Args:
        record_type: the record's type.

    Returns:
        A JSON Schema whose nested types stand under `definitions`. A field that refers to records
        has the mark `x-kinds`, for `microsite.schemas.ids`. It is shared: don't change it.
    """
    made = record_type.model_json_schema(
        ref_template="#/definitions/{model}", schema_generator=_Generator
    )
    types = made.pop("$defs", {})
    made = _fitted(made)
    definitions = {name: _definition(name, _fitted(each)) for name, each in types.items()}
    return _ruled(record_type.__name__, made) | {"definitions": definitions}


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, without the titles that it makes of names."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def _update_class_schema(self, json_schema: JsonSchemaValue, cls: Any, config: Any) -> None:
        super()._update_class_schema(json_schema, cls, config)
        json_schema.pop("title", None)

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        # An editor would write `note: null` and `about: []` into a new record.
        made = super().default_schema(schema)
        if made.get("default") in (None, [], ()):
            made.pop("default", None)
        return made


def _definition(name: str, schema: Node) -> Node:
    ruled = _ruled(name, schema)
    if name not in (KnownText.__name__, KnownDate.__name__):
        return ruled
    # An editor would show this in place of what the field at hand is.
    del ruled["description"]
    return {"anyOf": [ruled, _UNKNOWN]}


def _ruled(name: str, schema: Node) -> Node:
    rules = rules_of(name)
    return schema | {"allOf": [*rules]} if rules else schema


def _fitted(node: Any) -> Any:
    if isinstance(node, list):
        return [_fitted(each) for each in node]
    if not isinstance(node, dict):
        return node
    made: Node = {key: value if key in _DATA else _fitted(value) for key, value in node.items()}
    if "properties" in made:
        # A field may be called `description` or `format`, so the fields are looked at one by one.
        made["properties"] = {name: _fitted(each) for name, each in node["properties"].items()}
    if isinstance(made.get("description"), str):
        made["description"] = " ".join(made["description"].split())
    for fit in _FITS:
        made = fit(made)
    return made


_DATA = frozenset(
    {"properties", "enum", "const", "examples", "default", "required", "x-kinds", "x-vocabulary"}
)


def _pair(node: Node) -> Node:
    if "prefixItems" in node:
        node["items"] = node.pop("prefixItems")
    return node


def _date(node: Node) -> Node:
    forms = {"edtf": EDTF, "edtf-day": DAY}.get(str(node.get("format")))
    if forms is None:
        return node
    del node["format"]
    described = ". ".join(filter(None, (node.get("description"), forms["description"])))
    return forms | node | {"description": described}


def _text(node: Node) -> Node:
    if node.get("type") != "string" or "enum" in node or "const" in node or "x-kinds" in node:
        return node
    pattern = node.get("pattern")
    if pattern in _PATTERNS:
        node["patternErrorMessage"] = _PATTERNS[pattern]
        node["pattern"] = _PLAINER.get(pattern, pattern)
    elif node.pop("minLength", 0):
        node |= {"pattern": r"\S", "patternErrorMessage": "write it, or delete the field"}
    return node | _NUMERIC.get(pattern, {})


def _one_word(node: Node) -> Node:
    return {**node, "enum": [node.pop("const")]} if "const" in node else node


def _or_nothing(node: Node) -> Node:
    """Join alternatives that differ only in their type, so that an editor shows one of them."""
    options = node.get("anyOf", [])
    if len(options) < 2 or any("type" not in each for each in options):
        return node
    if any("enum" in each or "x-kinds" in each for each in options):
        return node | {"anyOf": [NOTHING if each == {"type": "null"} else each for each in options]}
    if len([each for each in options if each.keys() != {"type"}]) > 1:
        return node
    types: list[str] = []
    merged: Node = {key: value for key, value in node.items() if key != "anyOf"}
    for each in options:
        given = each["type"]
        types += [given] if isinstance(given, str) else given
        told = {merged.get("description"): None, each.get("description"): None}
        merged = {**each, **merged}
        if text := ". ".join(filter(None, told)):
            merged["description"] = text
    return merged | {"type": list(dict.fromkeys(types))}


_FITS: tuple[Callable[[Node], Node], ...] = (_pair, _date, _text, _one_word, _or_nothing)
