"""The timeline merges everything with a date and makes no date more precise."""

from __future__ import annotations

import re

from microsite.views.entries import SPANNING, WHOLE_YEAR, entries, entries_of
from microsite.views.lookup import Lookup
from microsite.views.timeline import Moment, timeline_page


def moments(lookup: Lookup) -> list[Moment]:
    page = timeline_page(lookup)
    return [m for year in page.years for month in year.months for m in month.moments]


def test_every_dated_record_stands_on_it_once(lookup: Lookup) -> None:
    project = lookup.project
    found = entries(lookup)
    assert {e.anchor for e in found if e.families == ("event",)} == set(project.events)
    publications = {e.link.page for e in found if "publication" in e.families and e.link}
    assert publications == {f"sources/{id}.md" for id in project.sources}
    statements = [e.link.anchor for e in found if "statement" in e.families and e.link]
    assert sorted(statements) == sorted(project.statements)


def test_an_answer_in_words_is_one_entry(lookup: Lookup) -> None:
    holt = [e for e in entries(lookup) if e.link and e.link.anchor == "holt-did-not-know"]
    assert [e.families for e in holt] == [("statement", "response")]
    assert not [e for e in entries(lookup) if e.link and e.link.anchor == "northfield-did-not-know"]


def test_an_answer_dated_apart_from_its_statement_keeps_its_own_entry(lookup: Lookup) -> None:
    anchors = [e.link.anchor for e in entries(lookup) if e.link]
    assert "eastbrook-nobody-needs-to-know" in anchors
    assert "vole-nobody-needs-to-know" in anchors


def test_that_nobody_is_known_to_have_asked_is_no_event(lookup: Lookup) -> None:
    assert all(e.kind != "not known to have been asked" for e in entries(lookup))


def test_dates_stay_as_written_and_in_order(lookup: Lookup) -> None:
    dates = [moment.date for moment in moments(lookup)]
    assert "2016~" in [date.text for date in dates]
    years = [year.year for year in timeline_page(lookup).years]
    assert years == sorted(years)
    for year in timeline_page(lookup).years:
        for month in year.months:
            keys = [moment.date.sort_key() for moment in month.moments]
            assert keys == sorted(keys)


def test_no_imprecise_date_looks_exact(lookup: Lookup) -> None:
    for moment in moments(lookup):
        assert (moment.look == "exact") == moment.date.is_exact()


def test_dates_that_name_no_month_stand_under_none(lookup: Lookup) -> None:
    places = {
        moment.date.text: month.month
        for year in timeline_page(lookup).years
        for month in year.months
        for moment in month.moments
    }
    assert places["2016~"] == WHOLE_YEAR
    assert places["../2022-10-04"] == SPANNING
    assert places["2022-10-01/2022-10-02"] == 10
    assert places["2022-11"] == 11


def test_what_has_no_date_stands_apart(lookup: Lookup) -> None:
    page = timeline_page(lookup)
    undated = [entry.anchor for group in page.undated for entry in group.entries]
    assert "accounts-opened" in undated
    dated = sum(len(moment.entries) for moment in moments(lookup))
    assert dated + page.undated_total == page.total == len(entries(lookup))
    assert dated == sum(year.total for year in page.years)


def test_an_agency_has_its_own_slice(lookup: Lookup) -> None:
    slice_ = entries_of(lookup, "millbrook-college-police")
    assert [entry.anchor for entry in slice_] == ["records-published"]
    assert all("eastbrook-police" in e.agency_ids for e in entries_of(lookup, "eastbrook-police"))


def test_filters_offer_what_occurs(lookup: Lookup) -> None:
    page = timeline_page(lookup)
    assert [choice.value for choice in page.agencies] == list(lookup.project.agencies)
    families = {choice.value: choice.count for choice in page.families}
    assert set(families) == {"event", "publication", "statement", "response"}
    assert families["event"] == len(lookup.project.events)


def test_a_reason_is_given_once_for_all_entries_that_share_it(lookup: Lookup) -> None:
    for moment in moments(lookup):
        reasons = [(group.dating.basis, group.dating.because) for group in moment.groups]
        assert len(set(reasons)) == len(reasons)
        for group in moment.groups:
            for entry in group.entries:
                assert entry.date.value == moment.date
                assert (entry.date.basis, entry.date.because) == (
                    group.dating.basis,
                    group.dating.because,
                )


def test_no_two_places_of_the_page_have_one_id(lookup: Lookup) -> None:
    page = timeline_page(lookup)
    months = [month for year in page.years for month in year.months]
    anchors = [each.anchor for each in (*page.years, *months, *moments(lookup))]
    assert len(set(anchors)) == len(anchors)
    assert not set(anchors) & set(lookup.project.events)
    assert all(re.fullmatch("[a-z0-9-]+", anchor) for anchor in anchors)


def test_a_year_with_much_has_its_dates_on_one_axis(lookup: Lookup) -> None:
    year = next(year for year in timeline_page(lookup).years if year.chart)
    assert year.chart is not None
    named = [m for month in year.months if month.month != WHOLE_YEAR for m in month.moments]
    assert [moment for moment, _ in year.chart.bars] == named
    for moment, span in year.chart.bars:
        assert 0 <= span.start <= span.end <= 100.01
        assert span.open_end == (moment.look == "since")
        assert span.open_start == (moment.look == "until")
