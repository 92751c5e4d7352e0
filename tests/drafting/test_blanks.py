"""The blanks of every kind of record, and what becomes of the answers."""

from __future__ import annotations

from typing import Any

import pytest

from microsite.drafting import assemble, blanks
from microsite.model import KINDS, Agency, Bill, Event, Statement
from microsite.model.records import Investigation
from tests.support import GOOD, loaded


@pytest.mark.parametrize("kind", KINDS)
def test_every_blank_has_a_name_of_its_own_and_the_models_words(kind: str) -> None:
    form = blanks(KINDS[kind])
    names = [each.name for each in form]
    assert len(names) == len(set(names))
    assert all(each.description for each in form)
    fields = {each.path[0] for each in form}
    assert fields == set(KINDS[kind].model_fields)


def named(record_type: Any) -> dict[str, Any]:
    return {each.name: each for each in blanks(record_type)}


def test_what_a_blank_takes_is_read_off_the_model() -> None:
    statement, agency, bill = named(Statement), named(Agency), named(Bill)
    assert statement["id"].form == "id"
    assert statement["said"].form == "date"
    assert statement["said"].known
    assert statement["said-basis"].words == ("stated", "inferred")
    assert "denial" in statement["stance"].words
    assert statement["speakers"].many
    assert statement["speakers"].kinds[0] == "people"
    assert not statement["about"].required
    assert agency["location-latitude"].form == "number"
    assert agency["location-latitude"].required
    assert [each.name for each in agency["printed-as"].parts] == ["words", "source", "where"]
    assert bill["status-says"].within == "status"
    assert bill["status-as-of"].path == ("status", "as_of", "value")
    assert named(Investigation)["read-on"].form == "date"


def as_answers(form: Any, value: Any) -> dict[str, Any]:
    """Take a record of a file apart, as if somebody had filled it in."""
    answers: dict[str, Any] = {}
    for blank in form:
        at = value
        for step in blank.path:
            if at == "unknown" and blank.path[-1] == "value":
                continue
            at = at.get(step) if isinstance(at, dict) else None
        if at is not None:
            answers[blank.name] = at if isinstance(at, (list, bool)) else str(at)
        elif blank.known and "unknown" in (value.get(blank.path[0]) or {}).values():
            answers[blank.name] = "unknown"
    return answers


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_that_is_taken_apart_is_put_together_again(kind: str) -> None:
    form = blanks(KINDS[kind])
    entries = loaded(GOOD).of_kind(kind)
    assert entries
    for entry in entries:
        assert assemble(form, as_answers(form, dict(entry.raw))) == entry.raw


def test_what_was_not_answered_is_left_out() -> None:
    form = blanks(Event)
    assert assemble(form, {"title": "x", "agencies": (), "text": ""}) == {"title": "x"}
    because = {"date": "unknown", "date-because": "Nobody says."}
    assert assemble(form, because) == {"date": {"basis": "unknown", "because": "Nobody says."}}
    assert assemble(form, {"date": "unknown"}) == {"date": "unknown"}


def test_what_is_no_number_is_left_for_the_model_to_judge() -> None:
    form = blanks(Agency)
    answers = {"location-latitude": "41.50", "location-longitude": "-72.5"}
    assert assemble(form, answers) == {"location": {"latitude": "41.50", "longitude": -72.5}}
