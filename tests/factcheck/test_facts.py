from __future__ import annotations

import pytest

from microsite.exports.json_files import KINDS
from microsite.factcheck.facts import Fact, facts, sentences
from microsite.views.lookup import Lookup
from tests.factcheck.sheets import READING
from tests.support import GOOD, checked


@pytest.fixture(scope="module")
def found() -> list[Fact]:
    verified, _ = checked(GOOD)
    assert verified is not None
    return list(facts(Lookup(verified), READING))


def of(found: list[Fact], id: str, field: str) -> list[Fact]:
    return [each for each in found if (each.id, each.field) == (id, field)]


def test_words_are_cut_into_sentences_and_not_at_what_is_short_for_something() -> None:
    told = "The U.S. agency (see No. 4) paid $1.5 million. Lt. Vole asked: “Why?” She left!"
    assert sentences(told) == (
        "The U.S. agency (see No. 4) paid $1.5 million.",
        "Lt. Vole asked: “Why?”",
        "She left!",
    )
    assert sentences("says that it did not know") == ("says that it did not know",)
    assert sentences(" ") == ()


def test_every_kind_of_record_has_facts(found: list[Fact]) -> None:
    assert {each.kind for each in found} == {"investigation", *KINDS}


def test_what_is_known_of_a_value_stands_with_it(found: list[Fact]) -> None:
    [said] = of(found, "quill-close-this-door", "said")
    assert (said.what, said.words) == ("date", "October 4, 2022")
    assert said.basis == "EDTF 2022-10-04; inferred; because: Both sources are of that day."
    [byline] = of(found, "northfield-ledger", "byline")
    assert (byline.words, byline.basis) == ("Ada Finch", "stated; printed as “By Ada Finch”")
    [unknown] = of(found, "northfield-ledger", "archive_url")
    assert (unknown.words, unknown.basis) == ("unknown", "unknown")


def test_own_words_are_sentences_with_the_addresses_of_their_links(found: list[Fact]) -> None:
    summary = of(found, "northfield-ledger", "summary")
    assert [each.what for each in summary] == ["own words", "own words"]
    assert summary[1].words == (
        "It tells of a bill in the state House <https://house.example/bills/5101>."
    )


def test_records_are_called_by_name_and_statements_by_id_as_well(found: list[Fact]) -> None:
    [speakers] = of(found, "holt-did-not-know", "speakers")
    assert (speakers.what, speakers.words) == ("link", "Bram Holt")
    [similar] = of(found, "vole-nobody-needs-to-know", "similar_to 1 statement")
    assert similar.words == "Dora Quill"


def test_a_number_is_written_as_on_pages_and_as_it_is(found: list[Fact]) -> None:
    [value] = of(found, "sightings", "readings 1 value")
    assert (value.words, value.sought) == ("40 million (40,000,000)", "40 million")


def test_a_private_fact_has_neither_hash_nor_place(found: list[Fact]) -> None:
    private = [each for each in found if each.id == "valley-radio/private/1"]
    assert {each.field: each.words for each in private} == {
        "reason": "private fact",
        "note": "Somebody else’s life.",
    }
