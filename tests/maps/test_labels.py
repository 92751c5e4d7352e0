from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from microsite.maps.labels import (
    CLEAR,
    GAP,
    SIDES,
    Box,
    Label,
    Placer,
    Wish,
    broken,
    mark_boxes,
    width,
)

FRAME = Box(0, 0, 400, 300)
NAMES = ("Northfield", "Eastbrook", "Ashby", "Upper Meadow Heights", "Oak", "West Wallingham")
spots = st.lists(
    st.tuples(st.floats(10, 390), st.floats(10, 290), st.sampled_from(NAMES)), max_size=14
)


def wishes(places: list[tuple[float, float, str]], reach: float = 60) -> list[Wish]:
    return [
        Wish(str(n), x, y, 6.5, 13, broken(name), reach) for n, (x, y, name) in enumerate(places)
    ]


def placed(asked: list[Wish]) -> dict[str, Label]:
    return Placer(FRAME, mark_boxes(asked)).place_all(asked)


@given(spots)
def test_labels_cover_no_label_no_mark_and_stay_in_the_picture(
    places: list[tuple[float, float, str]],
) -> None:
    asked = wishes(places)
    labels = placed(asked)
    boxes = [label.box for label in labels.values()]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
    assert not [box for box in boxes for mark in mark_boxes(asked) if box.meets(mark)]
    assert all(box.within(FRAME) for box in boxes)


@given(spots)
def test_no_label_stands_so_near_another_mark_that_it_could_be_read_as_its(
    places: list[tuple[float, float, str]],
) -> None:
    asked = wishes(places)
    for key, label in placed(asked).items():
        others = mark_boxes((wish for wish in asked if wish.key != key), CLEAR)
        assert not any(map(label.box.meets, others))


@given(spots)
def test_leaders_cross_no_label_that_was_there_before(
    places: list[tuple[float, float, str]],
) -> None:
    labels = list(placed(wishes(places)).values())
    for earlier, later in combinations(labels, 2):
        assert not any(step.meets(earlier.box) for step in later.trail())


@given(spots, st.randoms())
def test_the_order_in_which_labels_are_asked_for_does_not_matter(
    places: list[tuple[float, float, str]], random: Random
) -> None:
    asked = wishes(places)
    other = list(asked)
    random.shuffle(other)
    assert placed(asked) == placed(other)


def test_a_label_alone_stands_right_of_its_mark() -> None:
    [label] = placed(wishes([(100, 100, "Ashby")])).values()
    assert (label.side, label.anchor, label.leader) == ("e", "start", None)
    assert label.box.x0 == 100 + 6.5 + GAP


def test_a_label_avoids_what_is_better_not_covered() -> None:
    asked = wishes([(100, 100, "Ashby")])
    spared = [Box(120, 95, 125, 105)]
    label = Placer(FRAME, mark_boxes(asked), spared).place(asked[0])
    assert label is not None
    assert label.side == "w"


def test_a_label_goes_farther_out_with_a_line_only_as_far_as_it_may() -> None:
    # Walls on all sides but for a gap in the east that a line fits through and a name does not.
    walls = [Box(60, 80, 92, 120), Box(92, 70, 107, 92), Box(92, 108, 107, 130)]
    walls += [Box(107, 80, 125, 97), Box(107, 103, 125, 120)]
    [wish] = wishes([(100, 100, "Oak")])
    label = Placer(FRAME, list(walls)).place(wish)
    assert label is not None
    assert label.leader == (107.5, 100, label.box.x0 - 1, 100)
    [short] = wishes([(100, 100, "Oak")], reach=0)
    assert Placer(FRAME, list(walls)).place(short) is None


def test_only_the_sides_that_are_allowed_are_used() -> None:
    for side in SIDES:
        [wish] = wishes([(200, 150, "Oak")])
        label = Placer(FRAME).place(wish, sides=(side,))
        assert label is not None
        assert label.side == side


def test_long_names_are_broken_at_spaces_into_even_lines() -> None:
    assert broken("Northfield") == ("Northfield",)
    assert broken("Southern Meadow State University") == ("Southern Meadow", "State University")
    assert broken("Antidisestablishmentarianism") == ("Antidisestablishmentarianism",)
    assert broken("  two   words ") == ("two words",)


@given(st.text(alphabet="abcdefgh ij", min_size=1, max_size=80))
def test_breaking_keeps_every_word_in_order(text: str) -> None:
    lines = broken(text)
    assert " ".join(lines).split() == text.split()
    assert len(lines) <= 3


def test_widths_do_not_fall_short_of_a_wide_font() -> None:
    # Measured in Chromium with DejaVu Sans Bold at 100 px.
    assert width("Westbrook", 100) >= 607
    assert width("illicit", 100) >= 300
