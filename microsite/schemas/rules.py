"""What fields ask of each other, as the types' validators do, in the words of JSON Schema.

A validator is Python and cannot be turned into a schema; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from microsite.model import (
    BillMention,
    KnownDate,
    KnownText,
    Response,
    Source,
    Statement,
    Withheld,
)

NOTHING = {"not": {"type": ["string", "number", "boolean", "array", "object"]}}
"""An empty field. An editor would offer the word `null` for the type of that name."""


def rules_of(name: str) -> tuple[dict[str, Any], ...]:
    """Return the rules of a type, by its name; none for most."""
    return _RULES.get(name, ())


def _given(*names: str, why: str) -> dict[str, Any]:
    """Ask for fields that are there and not empty."""
    there = {name: {"not": {"type": "null"}, "errorMessage": why} for name in names}
    return {"required": [*names], "properties": there, "errorMessage": why}


def _absent(*names: str, why: str) -> dict[str, Any]:
    return {"properties": {name: {**NOTHING, "errorMessage": why} for name in names}}


def _if(
    name: str, word: str, then: Mapping[str, Any], other: Mapping[str, Any] | None = None
) -> Any:
    condition = {"required": [name], "properties": {name: {"enum": [word]}}}
    return {"if": condition, "then": then} | ({"else": other} if other else {})


_KNOWN = (
    {
        "if": {"required": ["basis"], "properties": {"basis": {"enum": ["stated", "inferred"]}}},
        "then": _given("value", why="the basis says that it is known: add the value"),
        "else": _absent("value", why="the basis is unknown: delete the value"),
    },
    _if("basis", "inferred", _given("because", why="an inferred value needs its reason: because")),
)
_NOTE = {"required": ["note"], "properties": {"note": {"type": ["string", "number"]}}}
_STATEMENT = {"enum": ["statement"], "x-vocabulary": "response_kinds", "x-like": "statement"}
_PLACE = ("paragraph", "quotation")

_RULES: dict[str, tuple[dict[str, Any], ...]] = {
    KnownText.__name__: _KNOWN,
    KnownDate.__name__: _KNOWN,
    Source.__name__: (
        {
            "if": _given("archive_file", why=""),
            "then": _given("sha256", "body", why="an archived source needs sha256 and body")
            | {"properties": {"sha256": {"type": "string"}, "body": {"minItems": 1}}},
            "else": _given("not_archived_because", why="add archive_file, or not_archived_because"),
        },
        _if(
            "rights", "full", _given("license", why="rights: full needs the license that allows it")
        ),
    ),
    Statement.__name__: (
        _if(
            "attribution",
            "inferred",
            {
                "anyOf": [_NOTE, {"properties": {"printings": {"contains": _NOTE}}}],
                "errorMessage": "an inferred attribution needs a note that says why",
            },
        ),
    ),
    Response.__name__: (
        {
            # In a project's own words as well.
            "if": {"required": ["kind"], "properties": {"kind": _STATEMENT}},
            "then": _given("statement", why="kind: statement needs the id of the statement"),
            "else": _absent("statement", why="only kind: statement has the id of a statement"),
        },
    ),
    BillMention.__name__: (
        _if("basis", "inferred", _given("because", why="an inferred mention needs its reason")),
    ),
    Withheld.__name__: (
        _if(
            "reason",
            "private fact",
            {
                "allOf": [
                    _given("sha256", why="a private fact is named by its sha256"),
                    _absent(*_PLACE, why="the place of a private fact would point at a person"),
                ]
            },
            {
                "allOf": [
                    _given(*_PLACE, why="a scare quote is named by paragraph and quotation"),
                    _absent("sha256", why="a scare quote is named by its place"),
                ]
            },
        ),
    ),
}
