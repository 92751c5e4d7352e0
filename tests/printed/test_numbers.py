from decimal import Decimal

import pytest

from microsite.printed import magnitudes, numbers


def read(words: str, language: str = "en") -> list[float] | None:
    found = numbers(words, language)
    return None if found is None else [float(each) for each in sorted(found)]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("214 pages", 214),
        ("1,234,567 records", 1234567),
        ("more than 9,000 agents", 9000),
        ("$6.1 million contract", 6_100_000),
        ("an additional 1.5 billion records", 1_500_000_000),
        ("5bn", 5_000_000_000),
        ("5 thousand million", 5_000_000_000),
        ("Eight departments", 8),
        ("more than eighty", 80),
        ("one hundred and twenty-three towns", 123),
        ("three hundred thousand", 300_000),
        ("a hundred", 100),
        ("a million cars", 1_000_000),
        ("two dozen", 24),
        ("more than a dozen states", 12),
        ("almost 60 percent", 60),
        ("60% of them", 60),
        ("a 364-day sentence", 364),
        ("the 12th", 12),
    ],
)
def test_words_state_a_number(words: str, number: int) -> None:
    assert read(words) == [number]


@pytest.mark.parametrize(
    "words",
    [
        *("hundreds of agencies", "several hundred", "dozens of towns", "half a dozen"),
        *("half a million", "two and a half", "both towns", "a third of them", "1/2 of 5", "½"),
        *("in the 1980s", "Item A4", "007", ".5 percent", "12,34", "12 000 cars"),
        *("nineteen eighty-four", "3 million two hundred thousand", "5 lakh", "9" * 5000),
    ],
)
def test_what_is_not_certain_is_not_read(words: str) -> None:
    assert read(words) is None


def test_words_without_a_number_state_none() -> None:
    assert numbers("a few of the towns", "en") == frozenset()


def test_all_that_words_may_mean_is_given() -> None:
    assert read("between 5 and ten towns") == [5, 10]
    assert read("5 m") == [5, 5_000_000]
    found = numbers("1.5 to 2 million", "en") or ()
    assert {Decimal(1_500_000), Decimal(2_000_000)} <= set(found)


@pytest.mark.parametrize(
    ("language", "words", "number"),
    [
        ("fr", "1 234 cas", 1234),
        ("fr", "6,1 millions d’euros", 6_100_000),
        ("fr", "quatre-vingts villes", 80),
        ("de", "6,1 Mio. Euro", 6_100_000),
        ("de", "1.234 Fälle", 1234),
        ("de", "achtzig Behörden", 80),
        ("es", "5 mil millones", 5_000_000_000),
        ("es", "más de ochenta", 80),
        ("pt-BR", "mais de 9.000", 9000),
        ("sv", "6,1 miljoner", 6_100_000),
        ("en-GB", "6.1 million", 6_100_000),
    ],
)
def test_each_language_writes_numbers_its_own_way(language: str, words: str, number: int) -> None:
    assert read(words, language) == [number]


def test_an_article_is_no_one() -> None:
    assert numbers("eine Stadt", "de") == frozenset()


def test_a_language_that_is_not_known_states_nothing() -> None:
    assert numbers("5 towns", "xx") is None
    assert numbers("acht Orte", "pl") == frozenset()


def test_three_decimals_may_be_thousands_elsewhere() -> None:
    assert read("9,000 agents", "pt") == [9, 9000]


def test_a_unit_may_name_a_magnitude() -> None:
    assert magnitudes("million US dollars", "en") == {Decimal(1_000_000)}
    assert magnitudes("millions of dollars", "en") == {Decimal(1_000_000)}
    assert magnitudes("Mio. Euro", "de") == {Decimal(1_000_000)}
    assert magnitudes("dozens", "en") == {Decimal(12)}
    assert magnitudes("agencies", "en") == frozenset()
