"""The search index in parts."""

from __future__ import annotations

import json
from itertools import accumulate, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microsite.searching import START, Document, shards
from microsite.searching.words import words

CONFIG = {"lang": ["en"]}
DOCUMENTS = [
    Document("one/", "The <b>Chief</b> &amp; the town", "<p>We ask.</p>", 0.4),
    Document("two/", "Two", ""),
    Document("one/#quill", "Quill", "<p>“The chief don’t know.”</p><p>Ångström</p>"),
    Document("two/#other", "Two", "<p>The chief knows 1,200.</p>"),
]


def written(documents: list[Document], common: int | None = None) -> dict[str, Any]:
    return {path: json.loads(text) for path, text in shards(documents, CONFIG, common)}


def lists(files: dict[str, Any]) -> dict[str, list[int]]:
    """Every list, its numbers written out."""
    return {
        key: list(accumulate(steps))
        for path, part in files.items()
        if "/words/" in path
        for key, steps in part.items()
    }


def test_a_word_leads_to_the_documents_that_hold_it_which_stand_by_page() -> None:
    files = written(DOCUMENTS)
    docs = files["search/texts/0.json"]["docs"]
    assert [each["location"] for each in docs] == ["one/", "one/#quill", "two/", "two/#other"]
    assert [each.get("boost") for each in docs] == [0.4, None, None, None]
    found = lists(files)
    assert found["chief"] == [0, 1, 3]
    assert found[" chief"] == [0]
    assert found["=two"] == found[" two"] == [2, 3]
    assert found["ångström"] == found["don"] == found["t"] == [1]
    assert found["200"] == [3]
    assert not {"p", "b", "amp", "the chief"} & {*found}


def test_common_words_are_listed_in_pairs_too() -> None:
    pairs = {key: numbers for key, numbers in lists(written(DOCUMENTS, 2)).items() if key[0] == "+"}
    assert pairs == {"+the chief": [0, 1, 3], "+chief the": [0]}


def test_the_parts_stand_in_the_order_in_which_a_browser_looks() -> None:
    many = [
        Document(f"{n}/", f"Page {n}", " ".join(f"w{n * k}" for k in range(90))) for n in range(90)
    ]
    files = written(many)
    starts = files[START]["starts"]
    parts = [[*files[f"search/words/{n}.json"]] for n in range(len(starts))]
    assert len(parts) > 1 and starts == [part[0] for part in parts]
    every = [key.encode("utf-16-be") for part in parts for key in part]
    assert all(one < other for one, other in pairwise(every))
    assert sum(len(files[f"search/texts/{n}.json"]["docs"]) for n in range(12)) == 90


def test_the_same_documents_make_the_same_bytes_and_others_another_version() -> None:
    assert list(shards(DOCUMENTS, CONFIG)) == list(shards(DOCUMENTS, CONFIG))
    versions = {written(DOCUMENTS[:n])[START]["version"] for n in range(5)}
    assert len(versions) == 5


@pytest.mark.parametrize(
    ("text", "cut"),
    [("Don’t", "don t"), ("plate-reader", "plate reader"), ("1,200_x", "1 200 x"), ("É", "é")],
)
def test_words_are_cut_at_every_sign(text: str, cut: str) -> None:
    assert " ".join(words(text)) == cut


@settings(max_examples=25)
@given(st.lists(st.text("abAé ’-.1", max_size=12), max_size=6), st.integers(0, 3))
def test_every_word_of_every_document_finds_it(texts: list[str], common: int) -> None:
    documents = [Document(f"{n}/", text, f"<p>{text}</p>") for n, text in enumerate(texts)]
    found = lists(written(documents, common))
    for number, text in enumerate(texts):
        assert all(number in found[word] for word in words(text))
