"""People and organizations: names and roles as printed."""

from __future__ import annotations

from microsite.views.lookup import Lookup
from microsite.views.people import people_page


def test_sources_that_print_a_name_alike_stand_together(lookup: Lookup) -> None:
    quill = next(person for person in people_page(lookup).people if person.id == "dora-quill")
    [variant] = quill.printed_as
    assert variant.words == "Dora Quill"
    assert [seal.source.page for seal in variant.seals] == [
        "sources/northfield-ledger.md",
        "sources/league-release.md",
    ]


def test_roles_as_printed_lead_to_where_they_are_held(lookup: Lookup) -> None:
    holt = next(person for person in people_page(lookup).people if person.id == "bram-holt")
    assert [role.words for role in holt.roles] == ["Police Chief", "Northfield Chief"]
    assert {role.organization and role.organization.page for role in holt.roles} == {
        "agencies/northfield-police.md"
    }
    assert "holt-did-not-know" in [saying.link.anchor for saying in holt.sayings]


def test_somebody_without_a_name_is_said_to_have_none(lookup: Lookup) -> None:
    people = {person.id: person for person in people_page(lookup).people}
    assert not people["platewatch-spokesperson"].named
    assert people["platewatch-spokesperson"].printed_as == ()


def test_documents_say_who_made_them_and_when(lookup: Lookup) -> None:
    [document] = people_page(lookup).documents
    assert document.by is not None and document.by.text == "Platewatch"
    assert document.date is not None and document.date.basis == "inferred"
    assert [saying.link.anchor for saying in document.sayings] == ["agreement-lends-accounts"]


def test_everybody_is_there(lookup: Lookup) -> None:
    page, project = people_page(lookup), lookup.project
    assert [each.id for each in page.people] == list(project.people)
    assert [each.id for each in page.organizations] == list(project.organizations)
    assert [each.id for each in page.documents] == list(project.documents)


def test_answers_that_no_quotation_holds_stand_with_whoever_gives_them(lookup: Lookup) -> None:
    holt = next(person for person in people_page(lookup).people if person.id == "bram-holt")
    assert [answer.link.anchor for answer in holt.answers] == ["northfield-learned-from-the-papers"]
    assert holt.answers[0].link.page == "agencies/northfield-police.md"
