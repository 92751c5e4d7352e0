"""A quotation carries everything a reader needs to judge it."""

from __future__ import annotations

from pathlib import Path

from microsite.views.lookup import Lookup
from microsite.views.quotes import follow_on, fullest_printing, printed, quote
from tests.addressed import URL, addressed
from tests.addressed import lookup as checked_lookup


def text(lookup: Lookup, id: str) -> list[str]:
    fullest = quote(lookup, id).fullest
    return ["".join(run.text for run in fragment) for fragment in fullest.fragments]


def test_words_in_are_words_out(lookup: Lookup) -> None:
    for id, statement in lookup.project.statements.items():
        assert text(lookup, id) == list(fullest_printing(statement).fragments)


def test_the_fullest_printing_leads(lookup: Lookup) -> None:
    found = quote(lookup, "quill-close-this-door")
    assert found.fullest.seal.source.page == "sources/league-release.md"
    assert [each.seal.source.page for each in found.others] == ["sources/northfield-ledger.md"]
    comparison = found.others[0].comparison
    assert comparison is not None and comparison.relation == "differs"
    assert [c.text for c in comparison.changes if c.kind == "only there"] == ["departments"]
    assert found.fullest.comparison is None


def test_words_printed_so_are_marked_whole(lookup: Lookup) -> None:
    runs = [run for f in quote(lookup, "holt-did-not-know").fullest.fragments for run in f]
    assert [run.text for run in runs if run.sic] == ["openned"]


def test_speaker_capacity_and_what_it_is_about(lookup: Lookup) -> None:
    found = quote(lookup, "quill-close-this-door")
    assert [each.text for each in found.speakers] == ["Dora Quill"]
    assert found.capacity == "director of the Open Records League"
    assert found.on_behalf_of is not None and found.on_behalf_of.text == "Open Records League"
    assert found.about_all
    assert not quote(lookup, "vole-nobody-needs-to-know").about_all
    assert found.said.basis == "inferred" and found.said.because == "Both sources are of that day."
    assert [each.text for each in quote(lookup, "holt-did-not-know").names] == ["Platewatch"]


def test_similar_statements_are_compared_and_not_merged(lookup: Lookup) -> None:
    found = quote(lookup, "quill-close-this-door")
    assert [each.quote.anchor for each in found.similar] == ["vole-nobody-needs-to-know"]
    assert found.similar[0].comparison.relation == "differs"
    assert len(found.printings) == 2


def test_states_are_listed_once(lookup: Lookup, sealed_lookup: Lookup) -> None:
    assert quote(lookup, "quill-close-this-door").states == ("checked",)
    assert quote(sealed_lookup, "quill-close-this-door").states == ("sealed",)


def test_a_source_shows_its_own_printing(lookup: Lookup) -> None:
    found = printed(lookup, "holt-did-not-know", "valley-radio")
    assert found.note == "The radio prints a shorter version of the second sentence."
    assert [run.text for f in found.fragments for run in f] == [
        "We did not know about the accounts",
        "We will ask the vendor who opened them.",
    ]


def test_a_mark_stands_only_where_a_word_of_the_source_fits() -> None:
    next_paragraph, blank_line, one_letter = 2, 4, 5
    places = [(0, 10), (10 + next_paragraph, 20), (20 + blank_line, 30), (30 + one_letter, 40)]
    assert follow_on(places) == (True, True, True, False)


def test_a_source_that_interrupts_is_told_from_one_that_goes_on(lookup: Lookup) -> None:
    assert quote(lookup, "quill-close-this-door").fullest.runs_on == (True, False)


def test_only_a_stated_address_leads_to_the_words(tmp_path: Path) -> None:
    for basis in ("stated", "inferred"):
        (tmp_path / basis).mkdir()
        found = checked_lookup(addressed(tmp_path / basis, basis))
        link = quote(found, "holt-did-not-know").fullest.seal.deep_link
        if basis == "stated":
            assert link == (
                f"{URL}#:~:text=We%20did%20not%20know%20about%20it%2C"
                "&text=We%20will%20ask%20the%20company."
            )
        else:
            assert link is None
