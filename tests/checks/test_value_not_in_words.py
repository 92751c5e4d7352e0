from pathlib import Path

import pytest

from tests.support import edited, said

RULE = "value-not-in-words"
FIGURES = "data/figures.yaml"


def project(folder: Path, value: str, words: str, unit: str = "towns", language: str = "en"):
    reading = f'{{source: ledger, value: {value}, unit: {unit}, words: "{words}"}}'
    figure = f"- id: size\n  label: Size\n  about: A size.\n  readings:\n    - {reading}\n"
    case = ("data/investigation.yaml", "read_on:", f"language: {language}\nread_on:")
    return edited(folder, (FIGURES, "", figure), case)


def test_a_zero_too_many_is_found_at_the_value(tmp_path: Path) -> None:
    root = project(tmp_path, "61000000", "$6.1 million contract")
    assert said(root, RULE) == [
        f'{FIGURES}:5:31: the value is 61000000, and the words "$6.1 million contract" say 6100000'
    ]


@pytest.mark.parametrize(
    ("value", "words", "unit"),
    [
        ("7", "Eight towns", "towns"),
        ("11", "more than a dozen states", "states"),
        ("6.1", "$6.1 million contract", "US dollars"),
        ("9", "9,000 agents", "agents"),
        ("15", "5 or 10 towns", "towns"),
        ("1.5", "150 percent of the towns", "of the towns"),
    ],
)
def test_what_the_words_do_not_print_fails(
    tmp_path: Path, value: str, words: str, unit: str
) -> None:
    assert len(said(project(tmp_path, value, words, unit), RULE)) == 1


@pytest.mark.parametrize(
    ("value", "words", "unit"),
    [
        ("8", "Eight of the 12 towns", "towns"),
        ("6.1", "$6.1 million contract", "million US dollars"),
        ("0.6", "almost 60 percent", "of the towns"),
        ("-5", "fell by 5 percent", "percent"),
        ("0", "no town of the eight", "towns"),
        ("1", "a town of the eight", "towns"),
        ("200", "a few hundred towns", "towns"),
        ("4", "half of the 8 towns", "towns"),
        ("12", "no number at all", "towns"),
        ("null", "eight towns", "towns"),
        (".inf", "eight towns", "towns"),
        (".nan", "eight towns", "towns"),
    ],
)
def test_what_the_words_print_or_may_mean_passes(
    tmp_path: Path, value: str, words: str, unit: str
) -> None:
    assert said(project(tmp_path, value, words, unit), RULE) == []


@pytest.mark.parametrize(
    ("language", "value", "words", "found"),
    [
        ("es", "80", "más de ochenta", 0),
        ("es", "8", "más de ochenta", 1),
        ("de", "1234", "1.234 Orte", 0),
        ("de", "1.234", "1,234 Orte", 0),
        # A source in another language than the site.
        ("de", "8", "eight of the 12 towns", 0),
        ("pl", "8", "osiem z 12", 0),
        ("pl", "61000000", "6,1 miliona", 1),
    ],
)
def test_words_are_read_in_the_language_of_the_site(
    tmp_path: Path, language: str, value: str, words: str, found: int
) -> None:
    assert len(said(project(tmp_path, value, words, language=language), RULE)) == found
