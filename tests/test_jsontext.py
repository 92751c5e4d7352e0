"""JSON by orjson is what the standard library writes, whatever the value."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.jsontext import compact, indented

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.floats(-1e-3, 1e-3)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
)
WHOLE = st.lists(VALUES, max_size=4) | st.dictionaries(TEXTS, VALUES, max_size=4)


@given(WHOLE)
def test_without_spaces_it_is_what_the_standard_library_writes(value: Any) -> None:
    assert compact(value) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@given(WHOLE, st.sampled_from([1, 2]), st.booleans())
def test_with_lines_it_is_what_the_standard_library_writes(
    value: Any, indent: int, sort_keys: bool
) -> None:
    expected = json.dumps(value, ensure_ascii=False, indent=indent, sort_keys=sort_keys)
    assert indented(value, indent, sort_keys=sort_keys) == f"{expected}\n"


@pytest.mark.parametrize("number", [5e-5, -1e-7, 1e-5, 1e16, 2**64, -(2**70), 0.1, 1e-4, 1e22])
def test_numbers_that_orjson_writes_otherwise(number: float) -> None:
    assert compact([number, {"n": number}]) == f'[{number!r},{{"n":{number!r}}}]'
    assert indented({"n": number}) == f'{{\n  "n": {number!r}\n}}\n'


def test_texts_may_look_like_such_numbers() -> None:
    value = {"a": "0.00001", "b": "1e-7", "c": ["e-5,\n"]}
    assert compact(value) == json.dumps(value, separators=(",", ":"))
