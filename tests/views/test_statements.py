"""Every statement stands on the page of statements once, under who made it."""

from __future__ import annotations

from collections import Counter

from microsite.views.choices import Choice
from microsite.views.lookup import Lookup
from microsite.views.statements import statements_page


def counted(choices: tuple[Choice, ...]) -> Counter[str]:
    return Counter({choice.value: choice.count for choice in choices})


def test_every_statement_once_under_its_speakers(lookup: Lookup) -> None:
    page = statements_page(lookup)
    ids = [quote.id for group in page.groups for quote in group.quotes]
    assert sorted(ids) == sorted(lookup.project.statements)
    assert page.total == len(ids)
    for group in page.groups:
        assert {quote.speakers for quote in group.quotes} == {group.speakers}


def test_no_group_takes_the_anchor_of_a_statement(lookup: Lookup) -> None:
    anchors = {group.anchor for group in statements_page(lookup).groups}
    assert not anchors & set(lookup.project.statements)
    assert all("--" in anchor for anchor in anchors)


def test_filters_offer_exactly_what_occurs(lookup: Lookup) -> None:
    page = statements_page(lookup)
    statements = lookup.project.statements.values()
    assert counted(page.speakers) == Counter(each for s in statements for each in s.speakers)
    assert counted(page.agencies) == Counter(each for s in statements for each in s.about)
    assert counted(page.sources) == Counter(p.source for s in statements for p in s.printings)
    assert counted(page.stances) == Counter(s.stance for s in statements)
    assert counted(page.states) == Counter(
        state.replace(" ", "-") for group in page.groups for q in group.quotes for state in q.states
    )
    assert [choice.text for choice in page.speakers] == sorted(
        (choice.text for choice in page.speakers), key=str.casefold
    )
