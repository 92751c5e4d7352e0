"""What is wrong with a draft is told by the field, before it is in any file."""

from __future__ import annotations

from typing import Any

import pytest

from microsite.drafting import judge, problem_with_id, propose, slug
from tests.support import GOOD, loaded

EVENT = {
    "id": "something",
    "date": {"value": "2022-10-05", "basis": "stated"},
    "title": "Something",
    "text": "Something happens.",
    "kind": "other",
    "agencies": ["northfield-police"],
    "sources": ["valley-radio"],
}


def test_a_sound_draft_has_no_problem() -> None:
    assert judge("events", EVENT, loaded(GOOD)) == ()


@pytest.mark.parametrize(
    ("change", "path", "rule", "said"),
    [
        ({"kind": "hearin"}, ("kind",), "wrong-value", "did you mean 'hearing'"),
        ({"title": None}, ("title",), "missing-field", "what happened"),
        ({"date": {"value": "May 5"}}, ("date", "basis"), "missing-field", "stated"),
        ({"agencies": ["x", "y"]}, ("agencies", 0), "dangling-reference", "no 'x' among"),
        ({"sources": []}, ("sources",), "fact-without-source", "not published"),
        ({"id": "hearing"}, ("id",), "duplicate-id", "data/events.yaml:"),
        ({"id": "A b"}, ("id",), "wrong-value", "'a-b'"),
        ({"wrong": 1}, ("wrong",), "unknown-field", "no field 'wrong'"),
    ],
)
def test_a_mistake_is_told_by_its_field(
    change: dict[str, Any], path: tuple[str, ...], rule: str, said: str
) -> None:
    problems = judge("events", EVENT | change, loaded(GOOD))
    [first, *_] = [each for each in problems if each.path == path]
    assert first.rule == rule
    assert said in f"{first.message}; {first.hint}"


def test_a_record_that_is_changed_keeps_its_id() -> None:
    project = loaded(GOOD)
    assert judge("events", EVENT | {"id": "hearing"}, project, new=False) == ()


def test_ids_are_proposed_and_free() -> None:
    assert slug("The Chief’s “Été” – 12 words, no: more than six") == "the-chiefs-ete-12-words-no"
    assert propose("Bram Holt", {"bram-holt", "bram-holt-2"}) == "bram-holt-3"
    assert propose("…", ()) == ""
    assert "cannot be an id" in problem_with_id("Bram Holt", "people", loaded(GOOD))
    assert "there already" in problem_with_id("bram-holt", "people", loaded(GOOD))
    assert problem_with_id("holt", "people", loaded(GOOD)) == ""
