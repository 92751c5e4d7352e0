"""A long list is laid out in parts whose addresses stay when records are added."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from microsite.dates import parse
from microsite.views.shelves import LIMITS, Part
from microsite.views.shelves.keys import Step, by_date, by_state, folded, shown, slug
from microsite.views.shelves.shards import digits, shard_of
from microsite.views.shelves.shelf import Item, shelve

STATES = ("Ohio", "Oregon", "New York", "Nevada")


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lower the limits, so that a short list is a long one."""
    monkeypatch.setattr(LIMITS, "whole", 20)
    monkeypatch.setattr(LIMITS, "part", 5)


def agencies(number: int) -> list[Item]:
    """Make agencies up; a longer list begins with the shorter one."""
    chance = random.Random(7)
    made = []
    for n in range(number):
        town = "".join(chance.choice("abc") for _ in range(chance.randint(2, 6)))
        name = f"Police Department of {town.capitalize()}"
        made.append(Item("agencies", f"a{n}", by_state(f"{town}, {chance.choice(STATES)}"), name))
    return made


def laid_out(items: list[Item]) -> Part:
    return shelve(items, "agencies/index.md", "agencies/index.md", "agencies/all")


def pages(part: Part) -> set[str]:
    return {trail[-1].page for trail in part.trails}


def test_a_short_list_is_one_page() -> None:
    assert pages(laid_out(agencies(20))) == {"agencies/index.md"}


@pytest.mark.parametrize("number", [21, 90, 400])
def test_every_record_stands_in_one_part_and_no_part_is_long(number: int) -> None:
    items = agencies(number)
    leaves = list(laid_out(items).leaves)
    assert sorted(item.id for leaf in leaves for item in leaf.items) == sorted(i.id for i in items)
    assert max(len(leaf.items) for leaf in leaves) <= LIMITS.part
    assert len({leaf.page for leaf in leaves}) == len(leaves)


def test_addresses_stay_when_records_are_added() -> None:
    lists = [pages(laid_out(agencies(number))) for number in (21, 60, 120, 400)]
    for shorter, longer in pairwise(lists):
        assert shorter <= longer


def test_one_name_for_many_records_is_told_apart_by_their_ids() -> None:
    items = [Item("people", f"p{n}", (), "A Resident") for n in range(60)]
    part = laid_out(items)
    assert max(len(leaf.items) for leaf in part.leaves) <= LIMITS.part
    assert "agencies/all/a-resident--p1.md" in pages(part)


def test_where_nobody_gives_a_state_there_are_names_alone() -> None:
    items = [Item("agencies", f"a{n}", by_state("Town"), f"{'ab'[n % 2]}{n}") for n in range(30)]
    assert {part.page for part in laid_out(items).parts} == {
        "agencies/all/a.md",
        "agencies/all/b.md",
    }


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("2019-03-13", ["2019", "03", "13"]),
        ("2019-03", ["2019", "03", "00"]),
        ("2019-03-01/2019-03-04", ["2019", "03", "00"]),
        ("2019", ["2019", "00"]),
        ("2018-12/2019-01", ["2018", "00"]),
        ("../2019-03-13", ["2019", "00"]),
    ],
)
def test_a_date_leads_no_further_than_it_is_certain(text: str, way: list[str]) -> None:
    assert [step.slug for step in by_date(parse(text))] == way


def test_what_has_no_date_has_a_place() -> None:
    assert [step.slug for step in by_date(None)] == ["undated"]


def test_a_state_is_what_follows_the_last_comma() -> None:
    [step] = by_state("St. Paul, Fairview, New York")
    assert (step.slug, step.label.text) == ("new-york", "New York")


@pytest.mark.parametrize(
    ("name", "kept"), [("Élan  O’Brien", "elan obrien"), ("A-B (C)", "a b c"), ("Жук", "жук")]
)
def test_names_are_sorted_without_accents_and_signs(name: str, kept: str) -> None:
    assert folded(name) == kept


def test_first_letters_in_an_address_and_on_a_page() -> None:
    assert slug("a b\0id") == "a-b--id"
    assert slug("ж") == "~436"
    assert slug("index") == "index~"
    assert shown("ann\0p1\0people") == "Ann · P1"


def test_steps_are_equal_where_their_parts_are() -> None:
    assert (
        by_state("A, Ohio") == by_state("B, Ohio") == (Step("ohio", by_state("B, Ohio")[0].label),)
    )


@pytest.mark.parametrize(
    ("id", "hashed"), [("", "811c9dc5"), ("a", "e40c292c"), ("foobar", "bf9cf968")]
)
def test_a_shard_is_named_by_the_published_hash(id: str, hashed: str) -> None:
    assert shard_of(id, 8) == hashed
    assert shard_of(id, 2) == hashed[-2:]


def test_more_records_have_more_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LIMITS, "shard", 10)
    assert [digits(n) for n in (1, 160, 161, 2561)] == [1, 1, 2, 3]
