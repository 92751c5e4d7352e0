"""What is wrong with a record that is not in a file yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from microsite.findings import Span, nearest
from microsite.load import Loaded
from microsite.load.loaded import RECORD_TYPES
from microsite.load.validate import id_hint, validate
from microsite.model import SLUG
from microsite.model.references import references
from microsite.model.walk import Steps


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in a draft: the way to it inside the record, and the words of a finding."""

    path: Steps
    rule: str
    message: str
    hint: str


def judge(
    kind: str, fields: Mapping[str, Any], loaded: Loaded, *, new: bool = True
) -> tuple[Problem, ...]:
    """Hold a draft against the model and against the records that it refers to.

    Args:
        kind: such as `statements`.
        fields: the record as the file would hold it.
        loaded: the project that it is for.
        new: whether its id has to be a new one.
    """
    return tuple(_problems(kind, fields, loaded, new))


def problem_with_id(id: str, kind: str, loaded: Loaded) -> str:
    """Say why an id cannot be a new record's; empty where it can."""
    if not re.match(SLUG, id):
        return f"'{id}' cannot be an id; {id_hint(id)}"
    if id in loaded.ids.get(kind, ()):
        return f"'{id}' is there already, at {loaded.span(kind, id)}; choose another id"
    return ""


def _problems(kind: str, fields: Mapping[str, Any], loaded: Loaded, new: bool) -> Iterator[Problem]:
    places: dict[str, Steps] = {}

    def span(path: Any = (), *, key: bool = False) -> Span:
        # A finding only keeps a file's name; this one leads back to the way.
        name = "/".join(map(str, path))
        places[name] = tuple(path)
        return Span(name)

    record_type = RECORD_TYPES[kind]
    _, findings = validate(record_type, fields, span)
    for each in findings:
        path = places[each.span.path]
        missing = re.match("'([a-z_]+)' is missing", each.message)
        yield Problem((*path, missing[1]) if missing else path, each.rule, each.message, each.hint)
    id = str(fields.get("id", ""))
    if new and re.match(SLUG, id) and (problem := problem_with_id(id, kind, loaded)):
        message, _, hint = problem.partition("; ")
        yield Problem(("id",), "duplicate-id", message, hint)
    for reference in references(record_type, fields):
        known = [id for each in reference.kinds for id in loaded.ids.get(each, ())]
        if all(each in loaded.ids for each in reference.kinds) and reference.id not in known:
            kinds = " or ".join(reference.kinds)
            message = f"there is no '{reference.id}' among the {kinds}"
            hint = nearest(reference.id, known)
            yield Problem(reference.path, "dangling-reference", message, hint)
