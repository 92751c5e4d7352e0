"""Sources: what is known of each, what it prints, and what is withheld without its words."""

from __future__ import annotations

from microsite.views.lookup import Lookup
from microsite.views.sources import TEXT_FIELDS, source_page, sources_page


def test_the_matrix_counts_paragraphs_per_agency_and_source(lookup: Lookup) -> None:
    page = sources_page(lookup)
    sealed = lookup.evidence.sources
    for agency, row in zip(lookup.project.agencies, page.coverage, strict=True):
        assert [len(mention.paragraphs) for mention in row.mentions] == [
            len(sealed[source].names.get(agency, ())) if source in sealed else 0
            for source in lookup.project.sources
        ]


def test_a_cell_is_the_darker_the_more_paragraphs_it_counts(lookup: Lookup) -> None:
    cells = [
        (len(mention.paragraphs), level)
        for row in sources_page(lookup).coverage
        for mention, level in zip(row.mentions, row.levels, strict=True)
    ]
    assert all((count == 0) == (level == 0) for count, level in cells)
    assert [level for _, level in sorted(cells)] == sorted(level for _, level in cells)
    assert max(cells)[1] == 4


def test_every_answer_stands_under_each_source_that_prints_it(lookup: Lookup) -> None:
    page = sources_page(lookup)
    sources = list(lookup.project.sources)
    found = {
        (source, mark.link.anchor, mark.kind)
        for row in page.answers
        for source, cell in zip(sources, row.cells, strict=True)
        for mark in cell
    }
    responses = lookup.project.responses
    assert found == {(s, id, each.kind) for id, each in responses.items() for s in each.sources}
    assert set(page.kinds) == {each.kind for each in responses.values()}


def test_an_agency_that_nobody_asked_has_one_mark_for_all_sources(lookup: Lookup) -> None:
    for agency, row in zip(lookup.project.agencies, sources_page(lookup).answers, strict=True):
        kinds = [r.kind for r in lookup.project.responses.values() if r.agency == agency]
        assert (row.unasked is not None) == (set(kinds) == {"not known to have been asked"})


def test_its_quotations_are_placed_by_paragraph(lookup: Lookup) -> None:
    page = source_page(lookup, "northfield-ledger")
    assert page.quoted == tuple(sorted(set(page.quoted))) != ()
    assert page.paragraphs is not None and page.quoted[-1] <= page.paragraphs


def test_a_source_says_how_each_detail_is_known(lookup: Lookup) -> None:
    page = source_page(lookup, "northfield-ledger")
    assert [detail.name for detail in page.details] == list(TEXT_FIELDS)
    details = {detail.name: detail for detail in page.details}
    assert details["byline"].known.value == "Ada Finch"
    assert details["byline"].seal is not None and details["byline"].seal.state == "checked"
    assert details["archive_url"].known.basis == "unknown" and details["archive_url"].seal is None
    assert page.published.printed is not None and page.published.printed.words == "Oct. 4, 2022"


def test_it_names_some_agencies_and_not_the_others(lookup: Lookup) -> None:
    page = source_page(lookup, "valley-radio")
    named = {each.agency.text for each in page.names}
    assert named | {link.text for link in page.not_named} == {
        agency.name for agency in lookup.project.agencies.values()
    }
    assert not named & {link.text for link in page.not_named}


def test_it_shows_its_own_printing_of_each_statement(lookup: Lookup) -> None:
    page = source_page(lookup, "valley-radio")
    assert {each.quote.id for each in page.statements} == {
        id
        for id, statement in lookup.project.statements.items()
        if any(printing.source == "valley-radio" for printing in statement.printings)
    }
    assert all(
        each.printing.seal.source.page == "sources/valley-radio.md" for each in page.statements
    )


def test_withheld_quotations_are_listed_by_reason_and_a_scare_quote_by_its_place(
    lookup: Lookup,
) -> None:
    [withheld] = source_page(lookup, "valley-radio").withheld
    assert (withheld.paragraph, withheld.quotation, withheld.reason) == (None, None, "private fact")
    [withheld] = source_page(lookup, "northfield-ledger").withheld
    assert (withheld.paragraph, withheld.quotation, withheld.reason) == (8, 1, "scare quote")
    assert source_page(lookup, "league-release").withheld == ()


def test_a_source_without_a_copy_says_why(lookup: Lookup) -> None:
    page = source_page(lookup, "council-minutes")
    assert page.not_archived_because is not None
    assert (page.archive_file, page.words, page.paragraphs) == (None, None, None)


def test_contacts_are_named(lookup: Lookup) -> None:
    assert [link.text for link in source_page(lookup, "league-release").contacts] == ["Theo Marsh"]
