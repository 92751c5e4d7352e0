"""What was filled in, made into the fields of a record as a file holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from microsite.drafting.blanks import Blank
from microsite.yamlfile import parse

Answers = Mapping[str, Any]
"""By name of a blank, a text, a truth, a group of fields, or a list of texts or groups."""

_YEAR = re.compile(r"\d{4}\Z")


def assemble(form: Iterable[Blank], answers: Answers) -> dict[str, Any]:
    """Put the answers into their places, in the order of the form.

    What was not answered is left out, and so is what would hold anyway. A value with its basis
    that is not known becomes the one word `unknown`.

    Args:
        form: the blanks of a record.
        answers: what was filled in; nothing is made up for what is missing.
    """
    record: dict[str, Any] = {}
    for blank in form:
        given = answers.get(blank.name)
        if given is None or given in ("", (), []) or given == blank.default:
            continue
        place = record
        for step in blank.path[:-1]:
            place = place.setdefault(step, {})
        place[blank.path[-1]] = _typed(blank, given)
    for blank in form:
        if blank.known:
            _without_value(record, blank.path[:-1])
    return record


def _typed(blank: Blank, given: Any) -> Any:
    if blank.many:
        listed = (
            list(given) if isinstance(given, Sequence) and not isinstance(given, str) else [given]
        )
        if blank.form == "reference":
            listed = [id for each in listed for id in _ids(each)]
        return listed
    if blank.form == "number" and isinstance(given, str):
        return numbered(given)
    if blank.form == "date" and isinstance(given, str) and _YEAR.match(given):
        return int(given)  # as a year stands in the files, without quotation marks
    return given


def numbered(text: str) -> Any:
    """Read a number as the files' reader does; what is none stays text, for the model to judge."""
    file, findings = parse(text, "")
    number = isinstance(file.value, (int, float)) and not isinstance(file.value, bool)
    return file.value if number and not findings else text


def _ids(text: str) -> list[str]:
    return [each.strip() for each in text.split(",") if each.strip()]


def _without_value(record: dict[str, Any], path: tuple[str, ...]) -> None:
    place: Any = record
    for step in path[:-1]:
        place = place.get(step, {})
    known = place.get(path[-1])
    if not isinstance(known, dict) or known.get("value") != "unknown":
        return
    rest = {k: each for k, each in known.items() if k not in ("value", "basis")}
    place[path[-1]] = {"basis": "unknown", **rest} if rest else "unknown"
