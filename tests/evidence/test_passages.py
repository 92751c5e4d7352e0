from __future__ import annotations

import pytest

from microsite.evidence import Passage, checkable_sources, passages
from microsite.model import Allegation, Bill, Document, Event, Figure, Person, Response
from tests.made_up import agency, project, source, statement

NOT_ARCHIVED = {
    "archive_file": None,
    "sha256": None,
    "body": [],
    "not_archived_because": "It is a printed book.",
}


def by_key(*, sources=None, **records) -> dict[str, Passage]:
    made = project({"ledger": source("x")} if sources is None else sources, **records)
    found = {passage.key: passage for passage in passages(made)}
    for key, passage in found.items():
        assert key.startswith(f"{passage.kind}/{passage.id}/")
    return found


def test_a_printing_is_quoted_speech_with_a_place_per_fragment() -> None:
    found = by_key(statements=[statement("ask", {"ledger": ["We will", "ask."], "post": ["Ask."]})])
    passage = found["statements/ask/printings/ledger"]
    assert (passage.kind, passage.id, passage.where) == ("statements", "ask", "body")
    assert passage.fragments == ("We will", "ask.")
    assert passage.sources == ("ledger",)
    assert passage.quotes
    assert passage.place(1) == ("printings", 0, "fragments", 1)
    assert found["statements/ask/printings/post"].place(0) == ("printings", 1, "fragments", 0)


def test_a_second_printing_in_a_source_does_not_hide_the_first() -> None:
    twice = {"source": "ledger", "fragments": ["Ask."]}, {"source": "ledger", "fragments": ["No."]}
    found = by_key(statements=[statement("ask", twice)])
    words = sorted(passage.fragments for passage in found.values())
    assert words == [("Ask.",), ("No.",)]


def test_names_and_roles_are_passages_where_they_say() -> None:
    person = Person.model_validate(
        {
            "id": "holt",
            "name": "Bram Holt",
            "printed_as": [{"words": "Capt. Holt", "source": "ledger"}],
            "roles": [{"words": "chief", "source": "ledger", "where": "page"}],
        }
    )
    found = by_key(people=[person], agencies=[agency("northfield", ["Northfield"])])
    assert set(found) == {
        "agencies/northfield/printed_as/0",
        "people/holt/printed_as/0",
        "people/holt/roles/0",
    }
    assert found["people/holt/roles/0"].where == "page"
    assert found["people/holt/roles/0"].place(0) == ("roles", 0, "words")
    assert not found["people/holt/roles/0"].quotes


def test_readings_and_mentions_of_bills_are_passages_when_they_have_words() -> None:
    reading = {"source": "ledger", "unit": "scans", "words": "over 80 scans"}
    figure = Figure.model_validate(
        {"id": "scans", "label": "Scans", "about": "Scans.", "readings": [reading]}
    )
    named = {"source": "ledger", "says": "It would.", "basis": "stated"}
    bill = Bill.model_validate(
        {
            "id": "bill-1",
            "number": "unnamed",
            "title": "A bill",
            "kind": "bill",
            "mentions": [named, {**named, "words": "Bill 1"}],
            "status": {
                "says": "Pending.",
                "as_of": {"value": "2019-03", "basis": "stated", "printed": "this March"},
                "source": "ledger",
            },
        }
    )
    found = by_key(figures=[figure], bills=[bill])
    assert {key: passage.place(0) for key, passage in found.items()} == {
        "figures/scans/readings/ledger/0": ("readings", 0, "words"),
        "bills/bill-1/mentions/ledger/1": ("mentions", 1, "words"),
        "bills/bill-1/status/as_of": ("status", "as_of", "printed"),
    }


def test_a_printed_date_may_stand_in_any_source_of_its_record() -> None:
    date = {"value": "2019-03-14", "basis": "stated", "printed": "Thursday"}
    event = Event.model_validate(
        {
            "id": "meeting",
            "date": date,
            "title": "A meeting",
            "text": "They met.",
            "kind": "hearing",
            "sources": ["ledger", "post"],
        }
    )
    response = Response.model_validate(
        {
            "id": "none",
            "agency": "northfield",
            "as_of": {"value": "2019-03-14", "basis": "stated"},
            "kind": "did not respond",
            "says": "No answer.",
            "sources": ["ledger"],
        }
    )
    said = statement("ask", {"ledger": ["Ask."]}, said=date)
    found = by_key(events=[event], responses=[response], statements=[said])
    assert found["events/meeting/date"].sources == ("ledger", "post")
    assert found["events/meeting/date"].place(0) == ("date", "printed")
    assert found["statements/ask/said"].sources == ("ledger",)
    assert "responses/none/as_of" not in found


def test_what_a_source_states_of_itself_stands_anywhere_on_its_page() -> None:
    stated = source(
        "x",
        title={"value": "A title", "basis": "stated"},
        publisher={"value": "The Ledger", "basis": "stated", "printed": "LEDGER"},
        byline={"value": "Ada Finch", "basis": "inferred", "because": "Signed AF."},
        published={"value": "2019-03-14", "basis": "stated"},
        dateline={"value": "Northfield, 14 March", "basis": "stated", "printed": "March 14"},
    )
    found = by_key(sources={"ledger": stated})
    assert {key: (passage.fragments, passage.path) for key, passage in found.items()} == {
        "sources/ledger/title": (("A title",), ("title", "value")),
        "sources/ledger/publisher": (("LEDGER",), ("publisher", "printed")),
        "sources/ledger/dateline": (("March 14",), ("dateline", "printed")),
        "sources/ledger/published": (("2019-03-14",), ("published", "value")),
    }
    assert {passage.where for passage in found.values()} == {"page"}


@pytest.mark.parametrize(
    "field", ["title", "publisher", "byline", "dateline", "published", "url", "archive_url"]
)
def test_each_stated_value_has_to_be_printed(field: str) -> None:
    known = {"value": "2019-03-14", "basis": "stated", "printed": "as printed"}
    found = by_key(sources={"ledger": source("x", **{field: known})})
    assert found[f"sources/ledger/{field}"].fragments == ("as printed",)


def test_each_dated_kind_tells_the_way_to_its_date() -> None:
    date = {"value": "2019-03-14", "basis": "stated", "printed": "Thursday"}
    printed = {"words": "The report", "source": "ledger"}
    document = Document.model_validate(
        {"id": "one", "title": "A report", "kind": "report", "date": date, "printed_as": [printed]}
    )
    response = Response.model_validate(
        {
            "id": "one",
            "agency": "northfield",
            "as_of": date,
            "kind": "did not respond",
            "says": "No answer.",
            "sources": ["ledger"],
        }
    )
    allegation = Allegation.model_validate(
        {
            "id": "one",
            "by": "league",
            "made": date,
            "about": ["northfield"],
            "claim": "It says so.",
            "sources": ["ledger"],
        }
    )
    found = by_key(documents=[document], responses=[response], allegations=[allegation])
    assert [(each.kind, each.key, each.path) for each in found.values()] == [
        ("documents", "documents/one/printed_as/0", ("printed_as", 0, "words")),
        ("documents", "documents/one/date", ("date", "printed")),
        ("allegations", "allegations/one/made", ("made", "printed")),
        ("responses", "responses/one/as_of", ("as_of", "printed")),
    ]


def test_a_source_without_a_copy_is_not_checkable() -> None:
    made = project(
        {"ledger": source("x"), "book": source("", **NOT_ARCHIVED)},
        statements=[statement("ask", {"ledger": ["Ask."], "book": ["Ask."], "gone": ["Ask."]})],
    )
    assert [checkable_sources(passage, made) for passage in passages(made)] == [("ledger",), (), ()]
