"""Two printings are compared word by word, and a failing quote is shown what is nearest to it."""

import string
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from microsite.text.likeness import DiffPart, _richest, nearest, word_diff
from microsite.text.normalization import normal

typed = st.text(list("ab,. -\u201c\u2014\u2019\xa0\n"))
letters = st.lists(st.text(string.ascii_letters, min_size=1, max_size=6), min_size=1, max_size=12)
numbers = st.lists(st.integers(0).map(str), min_size=1, max_size=12)


def test_the_words_of_two_printings_are_compared_one_by_one():
    a = "\u201cWe can\u2019t share plate data, ever.\u201d"
    b = '"We can\'t really share place data."'
    assert word_diff(a, b) == (
        DiffPart("same", ("\u201cWe", "can\u2019t"), ('"We', "can't")),
        DiffPart("added", (), ("really",)),
        DiffPart("same", ("share",), ("share",)),
        DiffPart("changed", ("plate", "data,", "ever.\u201d"), ("place", 'data."')),
    )
    assert word_diff("one two", "one") == (
        DiffPart("same", ("one",), ("one",)),
        DiffPart("dropped", ("two",), ()),
    )
    assert word_diff("", "") == ()


def told(parts: tuple[DiffPart, ...]) -> list[tuple[str, str]]:
    """What became of the first text's words, run by run."""
    return [(part.op, " ".join(part.a_words)) for part in parts]


def test_a_gap_between_equal_words_is_put_where_a_sentence_ends():
    before, whole = "They know it.", "They know it. We ask them. We stand here."
    assert word_diff(whole, f"{before} We stand here.") == (
        DiffPart("same", ("They", "know", "it."), ("They", "know", "it.")),
        DiffPart("dropped", ("We", "ask", "them."), ()),
        DiffPart("same", ("We", "stand", "here."), ("We", "stand", "here.")),
    )
    assert word_diff(f"{before} We stand here.", whole)[1].b_words == ("We", "ask", "them.")


@pytest.mark.parametrize("mark", [".", "?", "!", '."', ".\u201d", "!')", "?]"])
def test_a_gap_is_moved_by_several_words_and_past_what_closes_a_sentence(mark: str) -> None:
    before, gone, after = f"Well then, he came{mark}", f"He said yes{mark}", "He said no."
    dropped = word_diff(f"{before} {gone} {after}", f"{before} {after}")
    assert told(dropped) == [
        ("same", before),
        ("dropped", gone),
        ("same", after),
    ]


def test_a_gap_is_moved_no_further_than_words_are_the_same():
    parts = word_diff("So. now we ask then we stand", "So. now we stand")
    assert told(parts) == [
        ("same", "So. now we"),
        ("dropped", "ask then we"),
        ("same", "stand"),
    ]


def test_a_point_within_a_number_ends_no_sentence():
    parts = word_diff("so we pay 6.1 to them we pay 6.1 to us", "so we pay 6.1 to us")
    assert told(parts) == [
        ("same", "so we pay 6.1 to"),
        ("dropped", "them we pay 6.1 to"),
        ("same", "us"),
    ]


def test_a_gap_is_moved_in_either_direction():
    parts = word_diff("It was so. It was not so. And more of it.", "It was so. And more of it.")
    assert told(parts) == [
        ("same", "It was so."),
        ("dropped", "It was not so."),
        ("same", "And more of it."),
    ]


def test_a_gap_between_equal_words_is_put_at_a_seam_before_a_sentence_end():
    parts = word_diff("stop it. now it. then", "stop it. then", seams=(1,))
    assert [(part.op, part.a_words) for part in parts] == [
        ("same", ("stop",)),
        ("dropped", ("it.", "now")),
        ("same", ("it.", "then")),
    ]


@settings(max_examples=400)
@given(
    st.lists(st.sampled_from(["a", "a.", "b"]), min_size=4, max_size=9),
    st.integers(1, 6),
    st.integers(1, 3),
    st.sets(st.integers(0, 8), max_size=2),
    st.booleans(),
)
def test_a_gap_lies_where_it_fits_best(whole, at, length, seams, added):
    """Of all places where leaving out as many words gives the same, and a word stays before it."""
    rest = whole[:at] + whole[at + length :]
    a, b = (rest, whole) if added else (whole, rest)
    parts = word_diff(" ".join(a), " ".join(b), seams)
    if [part.op for part in parts] != ["same", "added" if added else "dropped", "same"]:
        return

    def fits(place: int) -> int:
        return 2 if place in seams else whole[place - 1].endswith(".")

    gap = len(whole) - len(rest)
    places = [p for p in range(1, len(rest)) if whole[:p] + whole[p + gap :] == rest]
    assert len(parts[0].a_words) in places
    assert fits(len(parts[0].a_words)) == max(map(fits, places))


def test_a_long_text_is_compared_by_every_word_of_it():
    long = [*("the plate and the reader " * 60).split(), "stop"]
    assert [part.op for part in word_diff(" ".join(long), " ".join(long[1:]))] == [
        "dropped",
        "same",
    ]
    near = nearest(" ".join((*long, "now")), " ".join(("So", *long, "here")))
    assert near is not None
    assert near.diff == " ".join((*long, "[-now-]{+here+}"))
    assert near.ratio > 0.99


def test_a_long_text_of_few_words_is_near_though_one_in_its_middle_differs() -> None:
    half = "we ask them and they say no " * 20
    near = nearest(f"{half}so {half}", f"Up there: {half}now {half}")
    assert near is not None
    assert near.diff == f"{half}[-so-]{{+now+}} {half}".strip()
    assert near.ratio > 0.99


def test_half_of_the_letters_in_common_are_just_enough() -> None:
    near = nearest("we abc", "we xyz")
    assert near is not None and near.ratio == 0.5


@given(st.lists(st.sampled_from("abcx"), min_size=1), st.lists(st.sampled_from("abcdy")))
def test_the_richest_run_is_the_first_with_most_of_the_words(sought, found) -> None:
    ends = range(1, len(found) + 1)
    runs = {end: found[max(0, end - len(sought)) : end] for end in ends}
    shared = {end: (Counter(run) & Counter(sought)).total() for end, run in runs.items()}
    best = max(ends, key=lambda end: (shared[end], -end), default=0)
    assert _richest(sought, found) == (max(0, best - len(sought)) if shared.get(best) else 0)


@given(typed, typed, st.sets(st.integers(0, 6)))
@example("We.a We.a We.a b", "We.a b", {1})
@example("k. we x see it", "k. we ask we see it", set())
def test_a_comparison_leaves_no_word_out(a, b, seams):
    parts = word_diff(a, b, seams)
    assert normal(" ".join(word for part in parts for word in part.a_words)) == normal(a)
    assert normal(" ".join(word for part in parts for word in part.b_words)) == normal(b)
    for part in parts:
        same = [normal(word) for word in part.a_words] == [normal(word) for word in part.b_words]
        assert same == (part.op == "same")


ARTICLE = (
    "The chief of Northfield spoke on Tuesday about the readers. \u201cIt\u2019s a valuable "
    "tool,\u201d she said. \u201cWe do not share any of the data that our officers "
    "collect,\u201d she added, and then the meeting of the town council went on to other things."
)


@pytest.mark.parametrize(
    ("needle", "passage", "diff"),
    [
        ("We do share any of the", "We do not share any of the", "We do {+not+} share any of the"),
        (
            "do not share the data",
            "do not share any of the data",
            "do not share {+any of+} the data",
        ),
        ("any of the old data that", "any of the data that", "any of the [-old-] data that"),
        ("we DO not share", "We do not share", "[-we DO-]{+We do+} not share"),
        ("it's a valuable tol", "It\u2019s a valuable tool", None),
        ("a valuable tool\u200b", "a valuable tool", None),
        ("a valuable tool.", "a valuable tool,\u201d", "a valuable [-tool.-]{+tool,\u201d+}"),
        ('"a valuable tool', "a valuable tool", '[-"a-]{+a+} valuable tool'),
        (
            '"It\u2019s an valuable',
            "\u201cIt\u2019s a valuable",
            "\u201cIt\u2019s [-an-]{+a+} valuable",
        ),
        ("town council met on", "town council went on", "town council [-met-]{+went+} on"),
        ("to other places.", "to other things.", "to other [-places.-]{+things.+}"),
        ("Then chief of", "The chief of", "[-Then-]{+The+} chief of"),
    ],
)
def test_a_passage_that_is_nearly_the_one_sought_is_shown_with_what_differs(needle, passage, diff):
    near = nearest(needle, ARTICLE)
    assert near is not None
    assert near.passage == passage == ARTICLE[near.start : near.end]
    assert 0.5 <= near.ratio <= 1
    if diff:
        assert near.diff == diff


@pytest.mark.parametrize(
    "needle", ["", "   ", "Eastbrook", "quite another sentence altogether, sir"]
)
def test_nothing_is_near_to_what_is_not_there(needle):
    assert nearest(needle, ARTICLE) is None
    assert nearest(needle, "") is None


@given(numbers, letters, numbers)
def test_what_stands_in_the_text_is_nearest_to_itself(before, passage, after):
    needle = " ".join(passage)
    near = nearest(needle, " ".join((*before, needle, *after)))
    assert near is not None
    assert near.ratio == 1
    assert near.diff == near.passage == needle


@given(typed, typed)
def test_a_near_passage_is_a_passage_of_the_text(needle, text):
    near = nearest(needle, text)
    if near is not None:
        assert near.passage == text[near.start : near.end] != ""
        assert 0.5 <= near.ratio <= 1
