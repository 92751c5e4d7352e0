"""The catalog of strings: forms, parts, escaping, and a file that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from microsite.dates import DateWords, display, parse
from microsite.model import STANDARD, Vocabulary
from microsite.model.vocabulary import STANDARD_WORDS, Word
from microsite.render.catalog import Catalog, UnusableTemplate, read_catalog

CATALOG = Catalog(
    {
        "pages.one": "{n} page",
        "pages.other": "{n} pages",
        "by": "by <{who}>",
        "terms.stance.denial": "denial",
    },
    DateWords(),
)


def written(folder: Path, text: str) -> Path:
    path = folder / "xx.yaml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(("n", "text"), [(1, "1 page"), (0, "0 pages"), (1063, "1,063 pages")])
def test_a_number_chooses_its_form(n: int, text: str) -> None:
    assert CATALOG.text("pages", n=n) == text


def test_texts_and_parts_are_escaped_and_markup_is_not() -> None:
    assert CATALOG.text("by", who="A & B") == "by &lt;A &amp; B&gt;"
    assert CATALOG.text("by", who=Markup("<b>A</b>")) == "by &lt;<b>A</b>&gt;"


def test_a_part_with_braces_stays_as_it_is() -> None:
    assert CATALOG.text("by", who="{n}") == "by &lt;{n}&gt;"


def test_missing_texts_and_parts_are_errors() -> None:
    with pytest.raises(UnusableTemplate, match=r"strings/en\.yaml.*'nothing' is missing"):
        CATALOG.text("nothing")
    with pytest.raises(UnusableTemplate, match="'by' has something in braces that no page gives"):
        CATALOG.text("by")
    with pytest.raises(UnusableTemplate, match=r"'terms\.stance\.angry' is missing"):
        CATALOG.term("stance", "angry")


@pytest.mark.parametrize(
    ("language", "n", "text"),
    [("pl", 1, "1 strona"), ("pl", 3, "3 strony"), ("pl", 5, "5 stron"), ("fr", 0, "0 page")],
)
def test_a_language_has_its_own_plurals(language: str, n: int, text: str) -> None:
    forms = {
        "pl": {
            "one": "{n} strona",
            "few": "{n} strony",
            "many": "{n} stron",
            "other": "{n} strony",
        },
        "fr": {"one": "{n} page", "other": "{n} pages"},
    }
    texts = {f"pages.{form}": each for form, each in forms[language].items()}
    catalog = Catalog(texts, DateWords(), language)
    assert catalog.text("pages", n=n) == text
    assert catalog.keys == {"pages"}


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [
        ("en", 1234567, "1,234,567"),
        ("en", 10.0, "10.0"),
        ("de", 1234.5, "1.234,5"),
        ("qq", 1234, "1,234"),
    ],
)
def test_numbers_keep_their_digits_and_are_written_as_the_language_does(
    language: str, value: float, text: str
) -> None:
    assert Catalog({}, DateWords(), language).number(value) == text


def test_a_projects_own_words_have_its_labels() -> None:
    entries = {name: STANDARD.entries(name) for name in STANDARD_WORDS}
    mixed = Word("mixed", "mixed", "for & against")
    own = CATALOG.with_words(Vocabulary(**{**entries, "stances": (mixed,)}))
    assert own.term("stance", "mixed") == "for &amp; against"
    assert own.term("stance", "denial") == "denial"


def test_keys_hold_both_forms_as_one() -> None:
    assert CATALOG.keys == {"pages", "by", "terms.stance.denial"}
    assert CATALOG.term("stance", "denial") == "denial"


def test_another_language_is_another_file(tmp_path: Path) -> None:
    months = "[m1, m2, März, m4, m5, m6, m7, m8, m9, m10, m11, m12]"
    catalog = read_catalog(
        written(
            tmp_path, f'dates:\n  months: {months}\n  day: "{{day}}. {{month}} {{year}}"\na: b\n'
        )
    )
    assert display(parse("2019-03-13"), catalog.dates) == "13. März 2019"
    assert catalog.plain("a") == "b"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("dates: {}\na: b\na: c\n", "duplicate-key"),
        ("dates: [\n", "yaml-syntax"),
        ("dates: {moon: x}\n", "unknown words for dates: moon"),
        ("dates: {}\na: {b.c: d}\n", r":2:10: error.unusable-text.: 'b.c' is one key with a point"),
    ],
)
def test_a_file_that_is_wrong_says_so(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(UnusableTemplate, match=problem):
        read_catalog(written(tmp_path, text))
