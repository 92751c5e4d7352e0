"""Whatever the words are: no changed letter passes in silence, and typing asks for nothing."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from microsite.changes.matching import Difference, differences
from microsite.changes.plain import Plain, _marks, _pruned
from microsite.changes.weight import owes_correction
from microsite.model import Statement
from microsite.text import normal
from tests.made_up import statement

WORD = st.text(st.sampled_from("abcdeé'’-–."), min_size=1, max_size=6).filter(
    lambda word: any(map(str.isalnum, word))
)
FRAGMENTS = st.lists(st.lists(WORD, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=4)
TYPED = str.maketrans({"'": "’", "’": "'", "-": "–", "–": "-", " ": "\xa0"})


def plain(printings: dict[str, Sequence[str]]) -> Plain:
    fields = statement("made-up", printings).model_dump(mode="json")
    return Plain(
        "statements", "made-up", Statement, _pruned(fields), _marks(Statement, fields), None
    )


def owed(before: Plain, after: Plain) -> list[Difference]:
    return [each for each in differences(before, after, {}) if owes_correction(after, each)]


@given(FRAGMENTS, FRAGMENTS, st.data())
def test_a_changed_letter_needs_a_correction(
    one: list[str], other: list[str], data: st.DataObject
) -> None:
    n = data.draw(st.integers(0, len(one) - 1))
    at = data.draw(st.sampled_from([k for k, sign in enumerate(one[n]) if sign.isalnum()]))
    changed = [*one[:n], f"{one[n][:at]}x{one[n][at + 1 :]}", *one[n + 1 :]]
    before = plain({"ledger": one, "radio": other})
    assert owed(before, plain({"radio": other, "ledger": changed}))
    assert not owed(before, plain({"radio": other, "ledger": one}))


@given(st.lists(WORD, min_size=1, max_size=4, unique=True), st.data())
def test_a_dropped_fragment_needs_a_correction_and_an_added_one_does_not(
    fragments: list[str], data: st.DataObject
) -> None:
    more = [f"{each} and more" for each in data.draw(FRAGMENTS)]
    place = data.draw(st.integers(0, len(fragments)))
    longer = [*fragments[:place], *more, *fragments[place:]]
    short, long = plain({"ledger": fragments}), plain({"ledger": longer})
    assert owed(long, short)
    assert not owed(short, long)


@given(FRAGMENTS)
def test_another_typing_is_told_and_asks_for_nothing(fragments: list[str]) -> None:
    typed = [each.translate(TYPED) for each in fragments]
    assert list(map(normal, typed)) == list(map(normal, fragments))
    before, after = plain({"ledger": fragments}), plain({"ledger": typed})
    found = list(differences(before, after, {}))
    assert {each.op for each in found} <= {"typing"}
    assert bool(found) == (typed != fragments)
    assert not owed(before, after)


@given(st.lists(st.tuples(WORD, FRAGMENTS), min_size=2, max_size=5, unique_by=lambda p: p[0]))
def test_printings_in_another_order_are_the_same_printings(
    printings: list[tuple[str, list[str]]],
) -> None:
    before, after = plain(dict(printings)), plain(dict(reversed(printings)))
    assert [each.op for each in differences(before, after, {})] == ["order"]
