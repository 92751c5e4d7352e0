"""Normalization evens out typing and keeps every letter, and every offset leads back."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from microsite.text.normalization import BLANKS, beyond_ascii, core, normal, normalize
from microsite.text.unseen import UNSEEN

# Characters that meet in articles, and ones that compose, reorder, vanish or expand.
typed = st.text(
    st.sampled_from(
        list("abZ é9.,-'\"\n\t\u2019\u201c\u201d\u2014\u2013\u2026\xa0\u2009\xad\u200b\ufeff")
        + list("\u0301\u0323\u0338=<e\u0344\u0f73\u1100\u1161\u11a8\u0915\u093f\u212b\ufb01\u2000")
    )
)
texts = typed | st.text()


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("a  b\tc\nd\r\ne\u00a0f\u2009g\u202fh\u3000i\u2028j", "a b c d e f g h i j"),
        ("  around \n", "around"),
        (" two  spaces ", "two spaces"),
        ("\ufeffstart", "start"),
        ("reg\u00adis\u200btra\u2060tion", "registration"),
        ("zero\u200dwidth\u200cjoiners\u200f and \u2066marks\u2069", "zerowidthjoiners and marks"),
        ("\u2764\ufe0f", "\u2764"),
        ("a \u200b b", "a b"),
        ("\u201cso\u201d \u201eso\u201f \u00abso\u00bb \uff02so\uff02", '"so" "so" "so" "so"'),
        ("\u2018so\u2019 can\u2019t can\u02bct \u201aso\u201b", "'so' can't can't 'so'"),
        ("a\u2010b\u2011c\u2012d\u2013e\u2014f\u2015g\u2212h", "a-b-c-d-e-f-g-h"),
        ("wait\u2026 what", "wait... what"),
        ("cafe\u0301 A\u030a \u212b", "café Å Å"),
        ("\u1112\u1161\u11ab", "한"),
        ("", ""),
        (BLANKS, ""),
    ],
)
def test_typing_is_evened_out(written, plain):
    assert normal(written) == plain


# Every sign that the head of the module calls a quotation mark, an apostrophe, a hyphen or a dash.
@pytest.mark.parametrize(
    ("plain", "typed"),
    [
        ('"', "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02"),
        ("'", "\u2018\u2019\u201a\u201b\u2032\u02bc\u2039\u203a\uff07"),
        ("-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"),
        ("...", "\u2026"),
        ("", "\u00ad\u200b\u2060\ufeff"),
    ],
)
def test_each_sign_is_evened_out_in_a_short_text_and_in_a_long_one(plain, typed):
    for sign in typed:
        for around in ("", " and so on" * 50):
            assert normal(f"a{sign}b{around}") == f"a{plain}b{around}"


@pytest.mark.parametrize(
    "kept",
    [
        "Police police POLICE",
        "o\ufb01cer",  # the ligature is another letter than f and i
        "license, plate; reader: (LPR) [sic] 5% $6.1 & #1/2!?",
        "straße",
        "`grave \u00b4acute",
        "turned \u202eround\u202d by overrides",
    ],
)
def test_letters_case_and_other_punctuation_are_kept(kept):
    assert normal(kept) == kept


@pytest.mark.parametrize(
    ("written", "sought", "original"),
    [
        ("he said \u201cno\xa0\xa0more\u201d", "no more", "no\xa0\xa0more"),
        ("  \ufeffat the start", "at", "at"),
        ("by cafe\u0301 light", "café", "cafe\u0301"),
        ("wait\u2026 what", "wait... what", "wait\u2026 what"),
        ("wait\u2026 what", "..", "\u2026"),
        ("so-called \xad\u2014 well", "- well", "\u2014 well"),
        ("reg\xadister", "register", "reg\xadister"),
        ("e\xad\u0301!", "é", "e\xad\u0301"),
    ],
)
def test_offsets_lead_back_to_the_original(written, sought, original):
    normalized = normalize(written)
    at = normalized.text.index(sought)
    start, end = normalized.original(at, at + len(sought))
    assert written[start:end] == original


def test_each_letter_of_parts_leads_back_to_its_own() -> None:
    two = normalize("\u1100\u1161\u1100\u1161")  # two syllables of Korean, in letters
    assert [two.original(at, at + 1) for at in (0, 1)] == [(0, 2), (2, 4)]


def test_the_core_of_a_text_is_without_the_punctuation_around_it() -> None:
    assert core(" \u201cNo, no!\u201d") == (2, 8)
    assert core(" \u2026 ") == (0, 0)


def test_what_is_not_ascii_is_listed_once() -> None:
    assert beyond_ascii("caf\xe9, caf\xe9 \u2014 no") == {"\xe9", "\u2014"}


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 1), (0, 4), (4, 5)])
def test_offsets_of_no_character_are_an_error(start, end):
    with pytest.raises(IndexError, match=f"from {start} to {end} of 3"):
        normalize(" abc ").original(start, end)


@given(texts)
def test_what_is_normalized_is_normalized(text):
    assert normal(normal(text)) == normal(text)
    assert unicodedata.is_normalized("NFC", normal(text))


@given(texts)
@example("\ufe00")  # a sign that selects a variant is a mark by its category, and takes no ink
def test_letters_and_digits_stay_the_same_in_the_same_order(text):
    seen = "".join(character for character in text if character not in UNSEEN)
    expected = [character for character in unicodedata.normalize("NFC", seen) if _inked(character)]
    assert [character for character in normal(text) if _inked(character)] == expected


@given(texts)
def test_every_offset_leads_back_and_none_overtakes_another(text):
    normalized = normalize(text)
    places = [normalized.original(at, at + 1) for at in range(len(normalized.text))]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    for start in range(len(places)):
        whole = normalized.original(start, len(places))
        assert whole == (places[start][0], places[-1][1])


@given(texts)
def test_words_cut_out_of_the_original_normalize_to_themselves(text):
    normalized = normalize(text)
    at = 0
    for word in normalized.text.split(" "):
        if word and not unicodedata.category(word[0]).startswith("M"):
            start, end = normalized.original(at, at + len(word))
            assert normal(text[start:end]) == word
        at += len(word) + 1


@given(texts, texts)
def test_white_space_is_all_that_stands_between_two_texts(one, other):
    parts = [part for part in (normal(one), normal(other)) if part]
    joined = normal(f"{one} \u200b\n{other}")
    assert joined == unicodedata.normalize("NFC", " ".join(parts))


@given(st.text(st.characters(max_codepoint=0x2FFF), max_size=12))
def test_case_is_kept(text):
    swapped = text.swapcase()
    if unicodedata.normalize("NFC", swapped) != unicodedata.normalize("NFC", text):
        assert normal(swapped) != normal(text)


def _inked(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")
