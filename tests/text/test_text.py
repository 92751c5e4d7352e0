"""Whole words are found where they stand, and nothing that differs by a letter is found."""

import re
import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from microsite.text import (
    find,
    normal,
    normalize,
    paragraphs,
    quotations,
    without_marks,
    word_count,
    words,
)

# Text as it is typed: words, numbers, quote marks of both kinds, dashes, odd white space.
spoken = ["we", "We", "can't", "can\u2019t", "can", "t", "LPR's", "1.5", "5", "9,000", "cafe\u0301"]
between = [
    "\u201c",
    "\u201d",
    '"',
    "\u2014",
    "-",
    ",",
    ".",
    "\u2026",
    "'",
    " ",
    "\xa0 ",
    "\n",
    "\xad",
]
typed = st.lists(st.sampled_from(spoken) | st.sampled_from(between), max_size=30).map("".join)
plain = st.text("ab1 '.,:-\"")
letters = st.lists(st.text(string.ascii_letters, min_size=1, max_size=6), min_size=1, max_size=12)


def hits(needle: str, haystack: str, **options: bool) -> list[str]:
    """The passages of the haystack that are found, as they are written there."""
    where = normalize(haystack)
    places = [where.original(*hit) for hit in find(needle, where, **options)]
    return [haystack[start:end] for start, end in places]


@pytest.mark.parametrize(
    ("needle", "haystack", "found"),
    [
        (
            "the plates",
            "So the\xa0\xa0plates it is, the plates.",
            ["the\xa0\xa0plates", "the plates"],
        ),
        ('"no" - never', "\u201cno\u201d \u2014 never", ["\u201cno\u201d \u2014 never"]),
        ("intended", "as intended\u2014for instance", ["intended"]),
        ("care", "careful scare care.", ["care"]),
        ("we can", "we can't", []),
        ("we can", "we can\u2019t; we can", ["we can"]),
        ("t stop", "can't stop", []),
        ("the town", "\u2018the town\u2019s \u2018the town\u2019", ["the town"]),
        ("5 billion", "over 1.5 billion, then 5 billion", ["5 billion"]),
        ("9", "9,000 at 9:30, or 9.", ["9"]),
        ("cafe", "café cafe\u0301 cafe", ["cafe"]),
        ("x", "x\u0331 x", ["x"]),
        ("\xe9lan", "\xe9lan vital", ["\xe9lan"]),
        ("plates", "plates\u0331 plates x", ["plates"]),
        ("plates", "Xplates plates", ["plates"]),
        ("tis us", "'tis us", ["tis us"]),
        ("the Plates", "the plates", []),
        ("plates, the", "plates the", []),
        ("plates the", "plates, the", []),
        ("one two", "two one", []),
        ("da da", "da da da", ["da da", "da da"]),
        ("", "anything", []),
        (" \n", "anything at all", []),
    ],
)
def test_whole_words_are_found(needle, haystack, found):
    assert hits(needle, haystack) == found


def test_a_name_is_found_in_its_possessive_on_request():
    text = "Northfield\u2019s chief, Northfields, Northfield't, Northfield'so and Northfield"
    assert hits("Northfield", text) == ["Northfield"]
    assert hits("Northfield", text, possessive=True) == ["Northfield", "Northfield"]
    assert hits("Northfield", "Northfield's", possessive=True) == ["Northfield"]


def test_the_search_begins_where_it_is_told():
    where = normalize("one two one")
    assert list(find("one", where)) == [(0, 3), (8, 11)]
    assert list(find(normalize("one"), where, 1)) == [(8, 11)]
    assert list(find("one", where.text)) == [(0, 3), (8, 11)]


@given(typed, st.data())
def test_any_whole_word_passage_is_found_at_its_place(text, data):
    where = normalize(text)
    edges = sorted(at for at in _edges(where.text) if where.text[at - 1 : at + 1] != "..")
    assume(len(edges) > 1)
    start, end = sorted(data.draw(st.lists(st.sampled_from(edges), min_size=2, max_size=2)))
    assume(where.text[start:end].strip(" ") == where.text[start:end] != "")
    first, last = where.original(start, end)
    assert (start, end) in list(find(text[first:last], where))


@given(plain, plain)
def test_exactly_the_whole_word_passages_are_found(needle, text):
    where, sought = normalize(text), normal(needle)
    edges = _edges(where.text)
    expected = [
        (at, at + len(sought))
        for at in range(len(where.text))
        if sought and where.text.startswith(sought, at) and {at, at + len(sought)} <= edges
    ]
    assert list(find(needle, where)) == expected


@given(letters, st.data(), st.sampled_from(string.ascii_letters))
def test_no_changed_letter_is_found_in_the_place_of_another(passage, data, letter):
    text = " ".join(passage)
    others = [at for at, old in enumerate(text) if old not in (" ", letter)]
    assume(others)
    at = data.draw(st.sampled_from(others))
    changed = text[:at] + letter + text[at + 1 :]
    assert hits(text, f"So: {text}.") == [text]
    assert hits(changed, f"So: {text}.") == []


@given(letters)
def test_no_changed_case_is_found(passage):
    text = " ".join(passage)
    assert hits(text.swapcase(), f"9 {text}, 9") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police\u2014and others\u2014can\u2019t", ["Police", "and", "others", "can't"]),
        ("license-plate (LPR) readers.", ["license-plate", "LPR", "readers"]),
        ("wait ... what\u2026so--then - no", ["wait", "what", "so", "then", "no"]),
        ("a\u2012b\u2013c\u2015d", ["a", "b", "c", "d"]),
        ("one..two", ["one", "two"]),
        ("one---two", ["one", "two"]),
        ("one--two license-plate 6.1", ["one", "two", "license-plate", "6.1"]),
        ("$6.1 million, 80% of 9,000", ["6.1", "million", "80", "of", "9,000"]),
        ("reg\xadister \u0939\u093f\u0902\u0926\u0940", ["register", "हिंदी"]),
        (" \u2014 \u201c\u201d ", []),
        ("one\xa0two\u2003three", ["one", "two", "three"]),
        ("caf\xe9\u2019s door", ["caf\xe9's", "door"]),
    ],
)
def test_words(text, expected):
    assert words(text) == expected
    assert word_count(text) == len(expected)


DOCUMENT = "\ufeffTitle\n\n  First one.\xa0\nSecond one.\r\n \xa0\r\nThird\u2028one.\n\nFooter"


def test_each_line_of_the_body_is_a_paragraph():
    found = paragraphs(DOCUMENT, [(1, 1), (3, 7)])
    assert [(paragraph.number, paragraph.line, paragraph.text) for paragraph in found] == [
        (1, 1, "Title"),
        (2, 3, "First one."),
        (3, 4, "Second one."),
        (4, 6, "Third\u2028one."),
    ]
    assert all(DOCUMENT[part.start : part.end] == part.text for part in found)


@pytest.mark.parametrize("split", ["line", "blank line"])
def test_a_line_of_what_nobody_sees_is_blank_and_equal_paragraphs_have_their_own_places(split):
    found = paragraphs("one\n\u200b\none", [(1, 3)], split=split)
    assert [(part.line, part.start) for part in found] == [(1, 0), (3, 6)]


def test_lines_between_blank_ones_are_a_paragraph():
    found = paragraphs(DOCUMENT, [(1, 6), (7, 8)], split="blank line")
    assert [(paragraph.number, paragraph.line, paragraph.text) for paragraph in found] == [
        (1, 1, "Title"),
        (2, 3, "First one.\xa0\nSecond one."),
        (3, 6, "Third\u2028one."),
        (4, 8, "Footer"),
    ]
    assert paragraphs("one\ntwo", [(1, 1), (2, 2)], split="blank line")[1].text == "two"


@pytest.mark.parametrize(
    "body", [[(0, 1)], [(2, 1)], [(1, 9)], [(1, 3), (3, 4)], [(4, 5), (1, 2)], [(8, 9)]]
)
def test_ranges_that_are_not_in_the_document_are_refused(body):
    with pytest.raises(ValueError, match=r"^lines \d-\d are not within [146]-8$"):
        paragraphs(DOCUMENT, body)


@given(st.text("ab \n\r\xa0\u2028\x0b"), st.sampled_from(["line", "blank line"]))
def test_paragraphs_know_their_place(document, split):
    lines = re.split(r"\r\n|\r|\n", document)
    count = len(lines) - (not lines[-1])
    found = paragraphs(document, [(1, count)] if count else [], split=split)
    for number, paragraph in enumerate(found, 1):
        before = document[: paragraph.start]
        assert paragraph.number == number
        assert paragraph.line == len(re.split(r"\r\n|\r|\n", before))
        assert document[paragraph.start : paragraph.end] == paragraph.text == paragraph.text.strip()
    assert "".join("".join(part.text for part in found).split()) == "".join(document.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u201cWe do not,\u201d he said. \u201cNever.\u201d", ["We do not,", "Never."]),
        ('"We do not," he said. "Never."', ["We do not,", "Never."]),
        ('"We do not,\u201d he said. \u201cNever."', ["We do not,", "Never."]),
        ("\u201dWrongly typed\u201d and \u201dso\u201d", ["Wrongly typed", "so"]),
        ("a stray\u201d mark and \u201cone quotation\u201d", ["one quotation"]),
        ("\u00abOui\u00bb and \u201eja\u201d", ["Oui", "ja"]),
        ('He said:"So."', ["So."]),
        ("He said:\uff02So.\uff02", ["So."]),
        ("\u201fRaised\u201d and \uff02wide\uff02", ["Raised", "wide"]),
        ("\u00bbThe other way\u00ab round\u00bb", ["The other way\u00ab round"]),
        ("\u2018You know\u2019 and 'so on' can't", []),
        ("\u201cHe said \u2018yes\u2019 to us\u201d", ["He said \u2018yes\u2019 to us"]),
        ('"" and " "', []),
        ("\u201c\u00ad\u200b\ufeff\u201d and \u201c\u2060", []),
        ("nothing quoted", []),
    ],
)
def test_quotations(text, expected):
    found = quotations(text)
    assert [quotation.text for quotation in found] == expected
    assert [quotation.ordinal for quotation in found] == list(range(1, len(expected) + 1))
    assert all(quotation.closed for quotation in found)
    assert all(text[quotation.start : quotation.end] == quotation.text for quotation in found)


@pytest.mark.parametrize("mark", '"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02')
def test_a_text_without_marks_has_none_and_all_else(mark: str) -> None:
    assert without_marks(f"He {mark}can't{mark}, he said.") == "He can't, he said."


def test_speech_that_goes_on_in_the_next_paragraph_runs_to_the_end():
    first, second = quotations("\u201cNo,\u201d they said. \u201cWe want to be clear.")
    assert (first.text, first.closed) == ("No,", True)
    assert (second.text, second.closed) == ("We want to be clear.", False)


def _edges(text: str) -> set[int]:
    """Every place of a normalized text that is not within a word, by a definition of its own."""
    word = r"[^\W_]+(?:'[^\W_]+|(?<=\d)[.,:](?=\d)[^\W_]+)*"
    within = {
        at for match in re.finditer(word, text) for at in range(match.start() + 1, match.end())
    }
    return set(range(len(text) + 1)) - within
