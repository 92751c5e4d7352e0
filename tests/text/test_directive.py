"""Text directives: encoded so that a browser reads the very words again, and only the words."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.text.directive import deep_link, directive

PAGE = "https://ledger.example/plates"
CHARACTERS = st.characters(exclude_categories=["Cs"])
WORDS = st.lists(
    st.text(st.one_of(st.sampled_from("-,&%#:~?=–’“"), CHARACTERS), min_size=1).filter(
        lambda word: len(word.split()) == 1 and word == word.split()[0]
    ),
    min_size=1,
    max_size=40,
)


def test_of_more_than_sixteen_words_only_the_ends_are_named() -> None:
    few, many = (" ".join(map(str, range(count))) for count in (16, 17))
    assert read(directive(few)) == [[few]]
    assert read(directive(many)) == [["0 1 2 3 4", "12 13 14 15 16"]]


def read(fragment: str) -> list[list[str]]:
    """Read directives as the draft says (3.2, "parse a text directive"): no prefix, no suffix.

    Returns:
        For each directive its one or two texts.
    """
    found = []
    for each in fragment.split("&"):
        assert each.startswith("text=")
        parts = each.removeprefix("text=").split(",")
        assert len(parts) in (1, 2)
        assert all(part and part[0] != "-" and part[-1] != "-" for part in parts)
        found.append([unquote(part, errors="strict") for part in parts])
    return found


@given(WORDS)
def test_a_browser_reads_the_words_or_both_their_ends(words: list[str]) -> None:
    [texts] = read(directive(" \n ".join(words)))
    if len(texts) == 1:
        assert texts[0].split(" ") == words
    else:
        first, last = (each.split(" ") for each in texts)
        assert words[: len(first)] == first and words[-len(last) :] == last
        assert len(first) + len(last) < len(words), "they must not overlap"
        assert min(len(first), len(last)) >= 3, "too short to be found once"


@given(WORDS)
def test_nothing_in_the_words_means_anything_in_an_address(words: list[str]) -> None:
    written = directive(" ".join(words))
    assert re.fullmatch(
        r"text=(?:[\w.~]|%[0-9A-F]{2})+(?:,(?:[\w.~]|%[0-9A-F]{2})+)?", written, re.A
    )


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=4))
def test_every_passage_is_in_the_address(passages: list[str]) -> None:
    parts = urlsplit(deep_link(PAGE, passages))
    assert parts._replace(fragment="").geturl() == PAGE
    assert parts.fragment.startswith(":~:")
    assert len(read(parts.fragment.removeprefix(":~:"))) == len(passages)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (PAGE, f"{PAGE}#:~:text=plates"),
        (f"{PAGE}?a=1", f"{PAGE}?a=1#:~:text=plates"),
        (f"{PAGE}#answers", f"{PAGE}#answers:~:text=plates"),
        (f"{PAGE}#", f"{PAGE}#:~:text=plates"),
        (f"{PAGE}#a:~:text=old", f"{PAGE}#a:~:text=plates"),
    ],
)
def test_an_anchor_stays_and_an_older_directive_goes(url: str, expected: str) -> None:
    assert deep_link(url, ["plates"]) == expected


def test_the_three_signs_of_a_directive_are_encoded() -> None:
    assert directive("We log-in, & out") == "text=We%20log%2Din%2C%20%26%20out"


def test_many_words_become_their_ends() -> None:
    words = [f"w{n}" for n in range(40)]
    assert directive(" ".join(words)) == ("text=w0%20w1%20w2%20w3%20w4,w35%20w36%20w37%20w38%20w39")
