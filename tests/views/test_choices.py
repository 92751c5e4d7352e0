"""Filters offer values with how many items have them."""

from __future__ import annotations

from microsite.views.choices import Choice, choices, vocabulary


def test_values_are_counted_in_the_order_of_their_first_item() -> None:
    found = choices([("b", "Bee"), ("a", "Ant"), ("b", "Bee")])
    assert found == (Choice("b", "Bee", 2), Choice("a", "Ant", 1))


def test_a_value_of_several_words_is_one_word_in_the_address() -> None:
    assert vocabulary(["not checkable"]) == (Choice("not-checkable", "not checkable", 1),)
