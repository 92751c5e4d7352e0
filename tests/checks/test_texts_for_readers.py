"""unsafe-url, raw-html and personal-contact: what no text for readers may hold."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import PhoneNumberMatcher

from microsite.checks import personal_contact, unsafe_url
from microsite.checks.commonmark import pieces
from tests.support import edited, said

SOURCE = "content/sources/ledger.md"
SUMMARY = "Reports what the police chief answers."


def said_of_summary(
    folder: Path, summary: str, rule: str, *edits: tuple[str, str, str]
) -> list[str]:
    root = edited(folder, (SOURCE, SUMMARY, summary), *edits)
    return [line.removeprefix(f"{SOURCE}:") for line in said(root, rule)]


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://ledger.example/a?b=c#d", True),
        ("http://ledger.example", True),
        ("HTTPS://LEDGER.EXAMPLE/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("ftp://ledger.example/", False),
        ("//ledger.example/", False),
        ("/story", False),
        ("story.html", False),
        ("https://", False),
        ("https:///story", False),
        ("http://[::1", False),
        ("https://ledger.example/a b", False),
        ("mailto:desk@ledger.example", False),
    ],
)
@pytest.mark.parametrize("field", ["url", "archive_url"])
def test_an_address_is_a_whole_one_of_a_web_page(
    tmp_path: Path, field: str, address: str, safe: bool
) -> None:
    known = f'\n{field}: {{value: "{address}", basis: stated}}\n'
    root = edited(tmp_path, (SOURCE, f"\n{field}: unknown\n", known))
    assert (said(root, "unsafe-url") == []) == safe


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Says [so](https://ledger.example/a_(b)).", []),
        ("Says [so](javascript:alert(1)).", ["16:11: a link leads to 'javascript:alert(1)'"]),
        ("One.\n\nTwo\n[so](../other/).", ["19:6: a link leads to '../other/'"]),
        ("See [so][1].\n\n[1]: vbscript:x", ["18:6: a link leads to 'vbscript:x'"]),
        ("See <ftp://ledger.example>.", ["16:6: a link leads to 'ftp://ledger.example'"]),
        (
            "- ![x](https://a.example/i.png)",
            ["16:8: an image stands here, 'https://a.example/i.png'"],
        ),
        (
            "[![x](https://a.example/i.png)](data:x)",
            [
                "16:7: an image stands here, 'https://a.example/i.png'",
                "16:33: a link leads to 'data:x'",
            ],
        ),
        ("`[so](javascript:alert(1))` and \\[so](javascript:x)", []),
        ("    [so](javascript:alert(1))", []),
    ],
)
def test_links_and_images_in_a_summary_are_read_as_the_page_would_show_them(
    tmp_path: Path, summary: str, expected: list[str]
) -> None:
    assert said_of_summary(tmp_path, summary, "unsafe-url") == expected


def test_a_link_in_a_field_of_our_own_words_is_reported_at_the_field(tmp_path: Path) -> None:
    edit = ("data/responses.yaml", "says: The department", "says: The [department](/x)")
    assert said(edited(tmp_path, edit), "unsafe-url") == [
        "data/responses.yaml:5:9: a link leads to '/x'"
    ]


def test_words_that_a_source_prints_are_not_read_as_markdown(tmp_path: Path) -> None:
    edit = ("data/people.yaml", "words: Police Chief", 'words: "<b>[x](y)"')
    root = edited(tmp_path, edit)
    assert said(root, "unsafe-url") == []
    assert said(root, "raw-html") == []


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Says *so* & 1 < 2 > 0.", []),
        ("Says <em>so</em>.", ["16:6: HTML stands here, <em>"]),
        ("One.\n\n<div>\nTwo.\n</div>", ["18:1: HTML stands here, <div>"]),
        ("One <!-- not this --> two.", ["16:5: HTML stands here, <!-- not this -->"]),
        ("Says `<em>` and \\<em>.", []),
        ("<https://ledger.example/>", []),
    ],
)
def test_html_in_a_summary_is_reported_where_it_stands(
    tmp_path: Path, summary: str, expected: list[str]
) -> None:
    assert said_of_summary(tmp_path, summary, "raw-html") == expected


@pytest.mark.parametrize(
    ("country", "summary", "expected"),
    [
        ("GB", "Call 020 7946 0958.", ["16:6: a phone number stands in a text for readers"]),
        ("NO", "Call 22 98 70 00.", ["16:6: a phone number stands in a text for readers"]),
        ("US", "Call 020 7946 0958.", []),
    ],
)
def test_phone_numbers_are_those_of_the_country_that_the_project_names(
    tmp_path: Path, country: str, summary: str, expected: list[str]
) -> None:
    about = ("data/investigation.yaml", "region:", f"country: {country}\nregion:")
    assert said_of_summary(tmp_path, summary, "personal-contact", about) == expected


def test_a_country_whose_phone_numbers_nobody_knows_is_reported(tmp_path: Path) -> None:
    about = ("data/investigation.yaml", "region:", "country: XX\nregion:")
    assert said(edited(tmp_path, about), "personal-contact") == [
        "data/investigation.yaml:4:10: 'XX' is no country whose phone numbers are known"
    ]


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Call 203-555-0134.", ["16:6: a phone number stands in a text for readers"]),
        ("One.\n\nCall (203) 555-0134 x 9.", ["18:6: a phone number stands in a text for readers"]),
        ("Call 2035550134.", ["16:6: a phone number stands in a text for readers"]),
        ("Call +44 20 7946 0958.", ["16:6: a phone number stands in a text for readers"]),
        ("At ada.finch@ledger.example.", ["16:4: an e-mail address stands in a text for readers"]),
    ],
)
def test_a_phone_number_or_an_e_mail_address_is_reported_and_not_repeated(
    tmp_path: Path, summary: str, expected: list[str]
) -> None:
    assert said_of_summary(tmp_path, summary, "personal-contact") == expected


def test_an_address_is_found_behind_a_very_long_word(tmp_path: Path) -> None:
    # Where each of its letters could begin an address, this takes hours.
    page = ("content/long.md", "", f"{'x' * 1_000_000} ada.finch@ledger.example\n")
    assert said(edited(tmp_path, page), "personal-contact") == [
        "content/long.md:1:1000002: an e-mail address stands in a text for readers"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "From 2018 to 2019 it had 5,000,000,000 sightings and 1,500,000,000 records.",
        "On 2019-03-13, 2019-03-14 and 2019-03-15/2019-03-16.",
        "Public Act 13-155, section 54-192h, docket 3:19-cv-00415.",
        "At 41.141500, -73.263700; lines 6-8, 10-12, 14-16.",
        "Its hash is a539c23110ee5e15 and its number 4835797.",
        "Write to @northfield, or 5 @ 3 dollars.",
    ],
)
def test_figures_dates_and_identifiers_are_no_phone_numbers(tmp_path: Path, text: str) -> None:
    assert said_of_summary(tmp_path, text, "personal-contact") == []


@pytest.mark.parametrize("field", ["gazetteer_id: none", "archive_file: ledger.txt"])
def test_the_digits_of_an_identifier_are_no_phone_number(tmp_path: Path, field: str) -> None:
    name = SOURCE if field.startswith("archive") else "data/agencies.yaml"
    root = edited(tmp_path, (name, field, f"{field.split(':')[0]}: 203-555-0134"))
    assert said(root, "personal-contact") == []


def test_a_quoted_phone_number_is_reported_too(tmp_path: Path) -> None:
    edit = ("data/statements.yaml", "We will ask the company.", "Call me at 203-555-0134.")
    assert said(edited(tmp_path, edit), "personal-contact") == [
        "data/statements.yaml:12:48: a phone number stands in a text for readers"
    ]


@given(st.lists(st.sampled_from(["[x](y)", "![x](y)", "<b>", "</b>", "a", "\n", "`", "> ", "- "])))
def test_every_piece_lies_in_its_text(parts: list[str]) -> None:
    text = "".join(parts)
    for piece in pieces(text):
        assert 0 <= piece.offset <= len(text)


LINKED = (
    *("[x](", ")", "](", "https://a.example/b", "http://a", "HTTPS://a", "../a/#b", "c.md"),
    *("javascript:x", "//a", "[", "]", "]:", "!", "<", ">", "`", "\\", "(", " ", "\n", ":"),
    *("[x](https://a.example)", "[x](c.md)", "[x](&#106;avascript:x)", "https:///"),
)
DIALED = (
    *("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "203", "555", "0134", "011", "44", "+"),
    *(" ", "-", ".", "(", ")", "/", ",", "x", "ext. ", "~", "\n", "\u0663", "\uff0b"),
)


@given(
    st.lists(st.sampled_from(LINKED)),
    st.booleans(),
)
def test_a_plain_text_has_only_links_in_order(parts: list[str], own: bool) -> None:
    text = "".join(parts)
    if unsafe_url.is_plain(text, own=own):
        for piece in pieces(text):
            assert piece.kind == "link"
            assert unsafe_url._is_safe(piece.content) or (own and unsafe_url._is_own(piece.content))


@pytest.mark.parametrize(
    ("text", "own"),
    [("See [it](https://a.example/b).", False), ("[So](sources/index.md#top), [so](#x).", True)],
)
def test_the_usual_links_are_plain(text: str, own: bool) -> None:
    assert unsafe_url.is_plain(text, own=own)


@given(st.lists(st.sampled_from(DIALED), max_size=24))
def test_a_text_of_few_digits_holds_no_phone_number(parts: list[str]) -> None:
    text = "".join(parts)
    if not personal_contact.may_hold_number(text, "US"):
        assert not list(PhoneNumberMatcher(text, "US"))


@given(st.text("ab\r\n ![](<>)/:#"))
def test_every_piece_of_any_text_has_its_place_in_it(text: str) -> None:
    for piece in pieces(text):
        assert 0 <= piece.offset <= len(text)


def test_a_return_alone_ends_a_line_too() -> None:
    found = [(each.kind, each.offset) for each in pieces("a\r\r\r\n\r[b](c)\r\r<i>")]
    assert found == [("link", 10), ("html", 14)]
