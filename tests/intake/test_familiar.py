"""What a new article has in common with the records."""

from __future__ import annotations

from microsite.intake import prepare
from tests.intake.reading import ARTICLE, sample, text
from tests.support import GOOD, MINIMAL, loaded


def test_agencies_and_people_are_found_with_their_paragraphs() -> None:
    found = prepare(sample("article.txt"), loaded(MINIMAL)).familiar
    assert [(each.kind, each.id, each.paragraphs) for each in found.named] == [
        ("agency", "northfield-police", (1,)),
        ("person", "bram-holt", (1,)),
    ]


def test_every_quotation_is_listed_with_the_statement_that_has_its_words() -> None:
    found = prepare(sample("article.txt"), loaded(MINIMAL)).familiar
    assert [
        (each.paragraph, each.line, each.words, each.statements) for each in found.quotations
    ] == [
        (2, 8, "We did not know about it,", ("holt-did-not-know",)),
        (2, 8, "We will ask the company.", ("holt-did-not-know",)),
        (4, 14, "That is longer than we were told,", ()),
    ]
    [again] = found.reprints
    assert (again.statement, again.sources, again.paragraphs) == (
        "holt-did-not-know",
        ("ledger",),
        (2,),
    )
    assert (again.fragments, again.of) == (2, 2)


def test_one_changed_word_is_no_reprint() -> None:
    changed = ARTICLE.replace("We will ask", "We shall ask")
    [again] = prepare(text(changed), loaded(MINIMAL)).familiar.reprints
    assert (again.fragments, again.of) == (1, 2)
    other = changed.replace("did not know", "had not known")
    assert prepare(text(other), loaded(MINIMAL)).familiar.reprints == ()


def test_bills_and_organizations_are_found_by_number_and_name() -> None:
    project = loaded(GOOD).project
    bill = next(each for each in project.bills.values() if each.number != "unnamed")
    organization = next(iter(project.organizations.values()))
    words = f"The council spoke of {bill.number} and of the {organization.name} that evening."
    found = prepare(text(f"{words}\n{words} Again.\n"), loaded(GOOD)).familiar
    named = {(each.kind, each.name): each.paragraphs for each in found.named}
    assert named["bill", bill.title] == (1, 2)
    assert named["organization", organization.name] == (1, 2)
