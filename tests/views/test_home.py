"""The first page: the case in one screen."""

from __future__ import annotations

from microsite.views.home import home_page
from microsite.views.lookup import Lookup


def test_the_answers_of_others_stand_beside_the_allegation(lookup: Lookup) -> None:
    page = home_page(lookup)
    assert [quote.id for quote in page.lead] == [
        "quill-close-this-door",
        "platewatch-customers-decide",
    ]
    assert len(page.charges) == 1


def test_the_tally_counts_every_agency_once(lookup: Lookup) -> None:
    page = home_page(lookup)
    assert page.tally == (("statement", 2), ("not known to have been asked", 1))
    assert sum(n for _, n in page.tally) == page.counts.agencies == len(page.board)


def test_key_figures_and_counts_are_those_of_the_records(lookup: Lookup) -> None:
    page, project = home_page(lookup), lookup.project
    assert [figure.id for figure in page.key_figures] == ["sightings"]
    assert page.counts.sources == len(project.sources)
    assert page.counts.statements == len(project.statements)
    assert page.counts.speakers == 5
    assert page.latest_correction is not None
    assert page.latest_correction.id == "names-and-numbers"
    assert page.archive_checked


def test_sources_that_nobody_can_check_are_named(lookup: Lookup) -> None:
    assert [link.page for link in home_page(lookup).unarchived] == ["sources/council-minutes.md"]
