"""Differences between printings are computed, and no word is lost or made up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from microsite.model import Printing
from microsite.views.differences import Comparison, compare

WORD = st.sampled_from(["We", "ask", "all", "three", "door,", "door.", "today.", "not", "know"])
FRAGMENTS = st.lists(st.lists(WORD, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=3)


def printing(*fragments: str) -> Printing:
    return Printing.model_validate({"source": "ledger", "fragments": fragments})


def kinds(comparison: Comparison) -> list[tuple[str, str]]:
    return [(change.kind, change.text) for change in comparison.changes]


def test_same_words_in_other_fragments_are_the_same_words() -> None:
    found = compare(printing("We did not know.", "We ask."), printing("We did not know. We ask."))
    assert found.relation == "same words"
    assert not found.punctuation
    assert kinds(found) == [("both", "We did not know. We ask.")]


def test_typing_differences_are_no_difference() -> None:
    found = compare(printing('We don\'t - "know"'), printing("We don’t – “know”"))
    assert found.relation == "same words"


def test_a_changed_word_is_shown_on_both_sides() -> None:
    found = compare(printing("a representative called"), printing("a spokesman called"))
    assert found.relation == "differs"
    assert kinds(found) == [
        ("both", "a"),
        ("only there", "representative"),
        ("only here", "spokesman"),
        ("both", "called"),
    ]


def test_a_word_dropped_within_the_quotation_marks_differs() -> None:
    found = compare(printing("we ask all three departments to stop"), printing("we ask to stop"))
    assert found.relation == "differs"
    assert ("only there", "all three departments") in kinds(found)


def test_what_stands_outside_the_quotation_marks_is_left_out() -> None:
    base = printing("We did not know. Nobody told us. We ask the vendor. That is all.")
    found = compare(base, printing("We did not know.", "We ask the vendor."))
    assert found.relation == "part"
    assert kinds(found) == [
        ("both", "We did not know."),
        ("left out", "Nobody told us."),
        ("both", "We ask the vendor."),
        ("left out", "That is all."),
    ]
    assert found.words("left out") == 6


def test_a_word_that_two_sentences_begin_with_stays_with_the_one_that_is_printed() -> None:
    base = printing("That is all. We ask the town. We stand here.")
    found = compare(base, printing("That is all.", "We stand here."))
    assert found.relation == "part"
    assert kinds(found) == [
        ("both", "That is all."),
        ("left out", "We ask the town."),
        ("both", "We stand here."),
    ]


def test_a_quotation_that_ends_early_differs_in_its_last_mark_alone() -> None:
    base = printing("close this door today, and tell us who has looked at our cars.")
    found = compare(base, printing("close this door today."))
    assert (found.relation, found.punctuation) == ("part", True)
    assert kinds(found)[1:] == [
        ("only there", "today,"),
        ("only here", "today."),
        ("left out", "and tell us who has looked at our cars."),
    ]


def test_a_negation_is_a_difference() -> None:
    assert compare(printing("We did not know."), printing("We did know.")).relation == "differs"
    assert compare(printing("We did know."), printing("We did not know.")).relation == "differs"


def test_upper_and_lower_case_are_a_difference() -> None:
    assert compare(printing("stop. But this"), printing("stop. but this")).relation == "differs"


@given(base=FRAGMENTS, other=FRAGMENTS)
def test_the_changes_hold_every_word_of_both_once_and_in_order(
    base: list[str], other: list[str]
) -> None:
    changes = compare(printing(*base), printing(*other)).changes
    here = [c.text for c in changes if c.kind in ("both", "only here")]
    there = [c.text for c in changes if c.kind != "only here"]
    assert " ".join(here).split() == " ".join(other).split()
    assert " ".join(there).split() == " ".join(base).split()
    assert all(change.words == len(change.text.split()) for change in changes)


def test_each_fragment_has_its_own_quotation_marks() -> None:
    base = printing("We did not know. Nobody told us. We ask the vendor.")
    found = compare(base, printing("We did not know,", "We ask the vendor."))
    shown = [(each.quoted, [change.text for change in each.changes]) for each in found.stretches]
    assert shown == [
        (True, ["We did not", "know.", "know,"]),
        (False, ["Nobody told us."]),
        (True, ["We ask the vendor."]),
    ]


@given(base=FRAGMENTS, other=FRAGMENTS)
def test_the_quoted_stretches_are_the_fragments(base: list[str], other: list[str]) -> None:
    found = compare(printing(*base), printing(*other))
    quoted = [
        " ".join(change.text for change in each.changes if change.kind in ("both", "only here"))
        for each in found.stretches
        if each.quoted
    ]
    assert quoted == other
    dropped = [c.text for each in found.stretches for c in each.changes if c.kind == "left out"]
    assert dropped == [change.text for change in found.changes if change.kind == "left out"]


@given(fragments=FRAGMENTS)
def test_a_printing_is_like_itself(fragments: list[str]) -> None:
    assert compare(printing(*fragments), printing(*fragments)).relation == "same words"


def test_a_dash_is_not_counted_as_a_word() -> None:
    found = compare(printing("We ask – again … and again"), printing("We ask"))
    assert found.words("left out") == 3
