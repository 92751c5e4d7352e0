"""What nobody sees is found, by Unicode's own properties, and what belongs to a script is taken."""

import pytest
import regex

from microsite.text.normalization import normal
from microsite.text.unseen import UNSEEN, unseen

_NO_TEXT = regex.compile(
    r"[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}"
    r"\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\uFFF9-\uFFFB]"
)
_TURNS = regex.compile(r"\p{Bidi_Control}")


def test_it_is_all_that_unicode_calls_so_but_for_tabs_and_line_ends() -> None:
    properties = {chr(code) for code in range(0x110000) if _NO_TEXT.match(chr(code))} - {*"\t\n"}
    ours = {chr(code) for code in range(0x110000) if any(unseen(chr(code)))}
    assert ours == properties


def test_what_changes_the_direction_is_called_so() -> None:
    turns = {chr(code) for code in range(0x110000) if _TURNS.match(chr(code))}
    ours = {each.character for sign in turns for each in unseen(sign) if each.why == "direction"}
    assert ours == turns


@pytest.mark.parametrize(
    "text",
    [
        "a plain text\nof two lines\twith a tab",
        "“Zoë” Nu\u0301n\u0303ez — 漢字, 한글, שלום, سلام",
        # Persian: the non-joiner parts a prefix from its verb.
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "क\u094d\u200dष",  # Devanagari: the joiner asks for a half form
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\U0001f3f3\ufe0f\u200d\U0001f308 \u2764\ufe0f 1\ufe0f\u20e3 #\ufe0f\u20e3 \u00a9\ufe0e",
        "\U0001f44b\U0001f3fd\u200d\u2642\ufe0f",
        "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        "in \U0001f3f4\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        "葛\U000e0100城\U000e01ef漢\ufe00",
        "ᠭᠠ\u180b ᠭ\u180f \u18aa\u180b",
        "\u115f\u1161 \u1112\u1160 \u115f\u11ffy \u1100\u1160",
        "x \u115f\u1161",
    ],
)
def test_what_belongs_where_it_stands_is_taken(text: str) -> None:
    assert list(unseen(text)) == []


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("x\u202ey", [1]),
        ("flag\u200cship e\u0301\u200dx", [4, 12]),
        ("\u200d", [0]),
        ("\u0301\u200dक", [1]),
        ("م\u200c\u200cم", [2]),
        ("x\ufe0f \ufe0f", [1, 3]),
        ("\u2764\ufe0f\ufe0f", [2]),
        ("x\U000e0041", [1]),
        ("\u1100\u00ad \xe9\u200b a\u1160", [1, 4, 7]),
        ("ᠭ\u00ad x\u180b", [1, 4]),
        (
            "x\U000e0041 \U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
            "\U000e0041",
            [1, 10],
        ),
        ("\U0001f3f4\U000e0067\U000e0062", [1, 2]),  # a flag that does not end
        ("x\U000e0100", [1]),
        ("\u0000\u001b\u009b", [0, 1, 2]),
    ],
)
def test_what_stands_anywhere_else_is_found_at_its_place(text: str, at: list[int]) -> None:
    assert [each.offset for each in unseen(text)] == at


@pytest.mark.parametrize(
    ("text", "why", "name"),
    [
        ("\u202e", "direction", "U+202E (right-to-left override)"),
        ("\u200b", "hidden", "U+200B (zero width space)"),
        ("\0", "control", "U+0000 (a control character)"),
        ("\ud800", "control", "U+D800 (half of a character)"),
        ("\ue000", "control", "U+E000 (for private use)"),
        ("\uffff", "control", "U+FFFF (no character)"),
    ],
)
def test_it_says_what_it_is_and_why(text: str, why: str, name: str) -> None:
    [found] = unseen(text)
    assert (found.why, found.name) == (why, name)


def test_a_quotation_is_found_without_what_takes_no_ink_but_not_across_an_override() -> None:
    for each in UNSEEN:
        assert normal(f"flag{each}ship") == "flagship", f"U+{ord(each):04X}"
    assert normal("flag\u202eship") != "flagship" != normal("flag\u202dship")
