"""One record's raw fields into a typed record, or what is wrong with them in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from itertools import islice
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from microsite.bounds import MISTAKES, NUMBER
from microsite.findings import Finding, Span, nearest, odd_letters
from microsite.model import (
    CONTACT,
    COUNTRY,
    LANGUAGE,
    NO_BRACES,
    REPORT,
    SHA_256,
    STANDARD,
    WEB_ADDRESS,
    WORD,
    Record,
    Ref,
    Vocabulary,
    allowed_words,
)
from microsite.model.walk import Steps, field_owner, leaves
from microsite.yamlfile.scalars import plain

SOURCING = ("source", "sources", "printings", "readings", "mentions")
"""The fields that say where a fact comes from; without one of them it is not published."""

_SOURCE_HINTS = {
    "source": "add the id of the source that says so",
    "sources": "add the ids of the sources that say so",
    "printings": "add what a source prints, and the source's id",
    "readings": "add what a source gives, and the source's id",
    "mentions": "add what a source says of it, and the source's id",
}
# By the beginning of pydantic's name for the error: what should stand there, and how to write it.
_EXPECTED = {
    "string": ("a text", "put quotation marks around it if it is one"),
    "int": ("a whole number", "write it in digits, without quotation marks"),
    "float": ("a number", "write it in digits, without quotation marks"),
    "bool": ("true or false", "write one of the two, without quotation marks"),
    "tuple": ("a list", "begin each item with a hyphen, or write [one, other]"),
    "model": ("a group of fields", "write each as a name, a colon and a value"),
}
# By its pattern: what a text should be, and how to write it. Any other pattern is an id's.
_FORMS = {
    SHA_256: ("a SHA-256", "it has 64 characters, each a digit or one of a to f"),
    WEB_ADDRESS: ("a web address", "write one that begins with https:// or http://"),
    REPORT: ("an address to write to", "write one that begins with https:// or mailto:"),
    LANGUAGE: ("the code of a language", "write one such as en, es or pt-BR"),
    COUNTRY: ("the code of a country", "write its two capital letters, such as US or CA"),
    WORD: ("a word of a vocabulary", "use letters, digits, and single spaces or hyphens"),
    NO_BRACES: ("a text for readers", "take out the braces"),
    CONTACT: ("a way to reach you", "write an address that begins with https://, mailto: or tel:"),
}
_LIMITS = {"greater_than_equal": ("ge", "at least"), "less_than_equal": ("le", "at most")}


def validate(
    record_type: type[Record],
    raw: Any,
    span: Callable[..., Span],
    vocabulary: Vocabulary | None = STANDARD,
) -> tuple[Record | None, list[Finding]]:
    """Make a record of raw fields.

    Args:
        record_type: what it should be.
        raw: what the file holds.
        span: gives the place of a path inside the record, or of its key with `key=True`.
        vocabulary: the project's words; None where they cannot be read, so that any may be right.

    Returns:
        The record and no finding, or None and at least one finding: `unknown-field`,
        `missing-field`, `fact-without-source`, `wrong-type`, `wrong-value`, `invalid-date`,
        `too-large`.
    """
    try:
        return record_type.model_validate(raw, context={"vocabulary": vocabulary}), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    # pydantic names the alternatives of a union as further steps, but there is one mistake at a
    # place; and it counts a list's items without those that failed.
    by_path = {
        _path(raw, each): each
        for each in details
        if each["type"] != "too_short" or not each["input"]
    }
    told = dict(islice(by_path.items(), MISTAKES.most))
    findings = [
        _finding(record_type, path, each, span, vocabulary or STANDARD)
        for path, each in told.items()
        if not _follows(record_type, path, each, told)
    ]
    if len(by_path) > len(told):
        problem = f"this record has {len(by_path):,} mistakes, of which the first are told"
        findings.append(Finding(span(()), "too-large", problem, "mend those first"))
    return None, findings


def _follows(
    record_type: type[Record],
    path: Steps,
    detail: ErrorDetails,
    others: Mapping[Steps, ErrorDetails],
) -> bool:
    """Whether a mistake is another one's: of a misspelled field, or of a list without brackets."""
    if detail["type"] == "missing":
        owner = field_owner(record_type, path)
        fields = owner.model_fields if owner else ()
        return any(
            other["type"] == "extra_forbidden"
            and at[:-1] == path[:-1]
            and (path[-1] in get_close_matches(str(at[-1]), fields, n=1) or other["input"] is None)
            for at, other in others.items()
        )
    return (
        detail["type"] == "tuple_type"
        and isinstance(path[-1], int)
        and path[-1] > 0
        and others.get((*path[:-1], 0), detail)["type"] == "tuple_type"
        and (*path[:-1], 0) in others
    )


def _path(raw: Any, detail: ErrorDetails) -> Steps:
    path: Steps = ()
    for step in detail["loc"]:
        held = isinstance(raw, Mapping) and step in raw
        held = held or (
            isinstance(raw, (list, tuple)) and isinstance(step, int) and step < len(raw)
        )
        if not held:
            return (*path, step) if detail["type"] == "missing" else path
        raw = raw[step]
        path = (*path, step)
    # What a record says of its body as a whole is said where the body stands.
    return (*path, "body") if detail["type"] == "body" else path


def _finding(
    record_type: type[Record],
    path: Steps,
    detail: ErrorDetails,
    span: Callable[..., Span],
    vocabulary: Vocabulary,
) -> Finding:
    kind, value = detail["type"], detail["input"]
    owner = field_owner(record_type, path)
    name = str(path[-1]) if path else ""
    if kind == "extra_forbidden":
        problem, hint = _no_field(name, value, owner)
        return Finding(span(path, key=True), "unknown-field", problem, hint)
    if kind == "missing" and isinstance(path[-1], int):
        problem = f"{_place(path[:-1])} needs one value more"
        return Finding(span(path[:-1]), "wrong-type", problem, "give both")
    if kind == "missing":
        return _missing(owner, name, "is missing", span(path[:-1]), vocabulary)
    if value is None and path and isinstance(path[-1], str):
        return _missing(owner, name, "is empty", span(path, key=True), vocabulary)
    if kind == "too_short":
        return _missing(owner, name, "is an empty list", span(path), vocabulary)
    rule, problem, hint = _judge(owner, path, detail, vocabulary)
    return Finding(span(path), rule, problem, hint)


def _no_field(name: str, value: Any, owner: type[Record] | None) -> tuple[str, str]:
    before, colon, after = name.partition(":")
    if value is None and colon:
        return f"'{name}' has no space after its colon", f"write {before}: {after.strip()}"
    if value is None and not re.fullmatch(r"\w+", name):
        problem = f"'{name}' is read as a field, since a comma ends a value between braces"
        return problem, "put straight quotation marks around a text with a comma in it"
    known = nearest(name, owner.model_fields) if owner else ""
    return f"there is no field '{name}'{odd_letters(name)}", known


def _missing(
    owner: type[Record] | None, name: str, state: str, span: Span, vocabulary: Vocabulary
) -> Finding:
    if name in SOURCING:
        problem = f"'{name}' {state}, and a fact without a source is not published"
        return Finding(span, "fact-without-source", problem, _SOURCE_HINTS[name])
    about = (owner and name in owner.model_fields and owner.model_fields[name].description) or ""
    options = f"({', '.join(words)})" if (words := _options(owner, name, vocabulary)) else ""
    told = " ".join(filter(None, (about, options)))
    hint = f"add it: {told}" if told else "add it"
    return Finding(span, "missing-field", f"'{name}' {state}", hint)


def _judge(
    owner: type[Record] | None, path: Steps, detail: ErrorDetails, vocabulary: Vocabulary
) -> tuple[str, str, str]:
    """Return the rule, the problem and the hint for a value that stands there and is wrong."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    name = _place(path)
    if kind == "invalid_date":
        return "invalid-date", context["problem"], context["hint"]
    if kind in ("literal_error", "vocabulary"):
        options = _options(owner, str(path[-1]), vocabulary)
        return "wrong-value", f"{name} cannot be {_shown(value)}", nearest(str(value), options)
    if kind == "string_pattern_mismatch" and context["pattern"] in _FORMS:
        due, hint = _FORMS[context["pattern"]]
        if context["pattern"] == SHA_256 and len(str(value)) != 64:
            due = f"{due}: it has {len(str(value))} characters"
            hint = "copy it anew: it has 64, each a digit or one of a to f"
        return "wrong-value", f"{name} is not {due}", hint
    if kind == "string_pattern_mismatch":
        problem = f"{_shown(value)} cannot be an id{odd_letters(str(value))}"
        return "wrong-value", problem, id_hint(str(value))
    if kind == "string_too_short":
        return "wrong-value", f"{name} is an empty text", "write it, or delete the field"
    if kind in _LIMITS:
        bound, words = _LIMITS[kind]
        return "wrong-value", f"{name} is {_shown(value)}", f"it must be {words} {context[bound]}"
    if kind == "too_long":
        return "wrong-type", f"{name} has too many values", "give two"
    expected, _, _ = kind.partition("_")
    if expected in _EXPECTED and kind != "value_without_basis":
        due, hint = _EXPECTED[expected]
        return (
            "wrong-type",
            f"{name} should be {due}, not {_shape(value)}",
            (_ids(expected, owner, path, value) or _rewritten(expected, name, value) or hint),
        )
    problem, _, hint = detail["msg"].partition("; ")
    if kind == "value_without_basis":
        return "wrong-type", problem, f"{hint}, such as {{value: {value}, basis: stated}}"
    return "wrong-value", problem, hint


def _ids(expected: str, owner: type[Record] | None, path: Steps, value: Any) -> str:
    """Say how names that stand where a list of ids is due are written as one."""
    if expected != "tuple" or owner is None or not isinstance(value, str) or not path:
        return ""
    marks = [m for leaf in leaves(owner, {str(path[-1]): [value]}) for m in leaf.marks]
    names = [each for each in value.split(",") if each.strip()]
    if not any(isinstance(each, Ref) for each in marks) or not value.isascii() or not names:
        return ""
    return f"write [{', '.join(map(_slug, names))}], or begin each id with a hyphen on its own line"


def _rewritten(expected: str, name: str, value: Any) -> str:
    """Say how a value of another shape is written as what is expected, where that is clear."""
    ranges = name.endswith("'body'")
    if expected == "tuple" and ranges:
        numbers = re.findall("[0-9]+", str(value))
        both = ", ".join(numbers) if len(numbers) == 2 else "first, last"
        return f"write each range in brackets, and brackets around them all: [[{both}]]"
    if expected == "tuple" and isinstance(value, (str, int)) and not isinstance(value, bool):
        return f"write [{value}], or begin each item with a hyphen on a line of its own"
    if expected == "string" and isinstance(value, (list, tuple)):
        one = f": {value[0]}" if len(value) == 1 else ""
        return f"write one, without brackets and without a hyphen{one}"
    if expected in ("int", "float") and isinstance(value, str):
        digits = re.sub(r"[ ,_'\u00a0\u202f]", "", value)
        if re.fullmatch("-?[0-9]{16,}", digits) and not isinstance(plain(digits), int):
            return f"it is too large for a number, the limit is {NUMBER}; check it"
        if re.fullmatch(r"-?[0-9]+([.][0-9]+)?", digits):
            return f"write {digits}, in digits and without quotation marks"
    return ""


def id_hint(text: str) -> str:
    """Say how an id is written, with the given text turned into one where that can be done."""
    if not text.isascii():
        return "type it anew: use the letters a to z, digits and single hyphens"
    slug = _slug(text)
    example = f", such as '{slug}'" if slug else ""
    return f"use small letters, digits and single hyphens{example}"


def _slug(text: str) -> str:
    return re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")


def _options(owner: type[Record] | None, name: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the words a field may hold, where it has a vocabulary."""
    return allowed_words(owner, name, vocabulary) if owner else ()


def _place(path: Steps) -> str:
    named = [step for step in path if isinstance(step, str)]
    if path and isinstance(path[-1], int):
        return f"item {path[-1] + 1} of '{named[-1]}'" if named else f"item {path[-1] + 1}"
    return f"'{named[-1]}'" if named else "the record"


def _shown(value: Any) -> str:
    text = " ".join(str(value).split())
    return f"'{text[:57]}…'" if len(text) > 60 else f"'{text}'"


def _shape(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text {_shown(value)}"
    if isinstance(value, (list, tuple)):
        return "a list"
    return "nothing" if value is None else "a group of fields"
