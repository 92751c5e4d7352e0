"""Seals say what is known, and no more."""

from __future__ import annotations

from microsite.views.citing import dating, mentions_of, seal, wordings
from microsite.views.lookup import Lookup, printing_key

KEY = printing_key("holt-did-not-know", "northfield-ledger")


def test_a_seal_names_copy_paragraph_and_hashes(lookup: Lookup) -> None:
    found = seal(lookup, KEY, "northfield-ledger")
    sealed = lookup.evidence.passages[KEY]
    assert found.state == "checked"
    assert found.archive_file == "northfield-ledger.txt"
    assert found.file_sha256 == lookup.project.sources["northfield-ledger"].sha256
    assert found.words_sha256 == sealed.sha256
    assert found.paragraphs == sealed.paragraphs != ()


def test_without_the_archive_the_state_is_sealed(sealed_lookup: Lookup) -> None:
    assert seal(sealed_lookup, KEY, "northfield-ledger").state == "sealed"


def test_a_source_without_a_copy_is_not_checkable_and_says_why(lookup: Lookup) -> None:
    found = seal(lookup, "events/council-told/date", "council-minutes")
    assert found.state == "not checkable"
    assert found.because == "The town shows its minutes only at the clerk's office."
    assert (found.archive_file, found.words_sha256, found.paragraphs) == (None, None, ())


def test_a_date_brings_the_wording_of_the_source_that_has_it(lookup: Lookup) -> None:
    statement = lookup.project.statements["holt-did-not-know"]
    found = dating(
        lookup, "statements/holt-did-not-know/said", statement.said,
        ("northfield-ledger", "valley-radio"),
    )  # fmt: skip
    assert found.value is not None and found.value.text == "2022-10-04"
    assert found.printed is not None
    assert found.printed.words == "Tuesday evening"
    assert found.printed.seal.source.page == "sources/northfield-ledger.md"


def test_printed_names_keep_their_order_and_paragraphs(lookup: Lookup) -> None:
    agency = lookup.project.agencies["northfield-police"]
    found = wordings(lookup, "agencies", "northfield-police", agency.printed_as)
    assert [each.words for each in found] == ["Northfield Police Department", "Northfield"]
    assert all(each.seal.paragraphs for each in found)


def test_every_source_stands_in_the_list_of_mentions(lookup: Lookup) -> None:
    mentions = mentions_of(lookup, "eastbrook-police")
    sources = lookup.evidence.sources
    assert [each.source.text for each in mentions] == [
        each.label for each in lookup.project.sources.values()
    ]
    by_page = {each.source.page: each.paragraphs for each in mentions}
    assert by_page["sources/valley-radio.md"] == sources["valley-radio"].names["eastbrook-police"]
    assert by_page["sources/council-minutes.md"] == ()
    assert 8 not in by_page["sources/northfield-ledger.md"], "it means something else there"
