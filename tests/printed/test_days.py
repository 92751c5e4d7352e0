from datetime import date

import pytest

from microsite.printed import DAY, day, month_names
from microsite.printed.days import whole_month_names


@pytest.mark.parametrize(
    "words",
    ["March 14, 2019", "Mar. 14, 2019", "14 March 2019", "14. März 2019", "14 de marzo de 2019"],
)
def test_a_day_is_read_in_many_languages(words: str) -> None:
    assert DAY.fullmatch(words)
    assert day(words) == date(2019, 3, 14)


@pytest.mark.parametrize("words", ["Room 14 2019", "February 30, 2019", "2019-13-14", "Thursday"])
def test_what_is_no_day_of_the_calendar_is_none(words: str) -> None:
    assert day(words) is None


def test_a_name_that_two_months_have_is_none() -> None:
    # In Czech and Polish it is November, in Croatian October.
    assert month_names("pl")["listopad"] == 11
    assert "listopad" not in month_names("pl", "hr")


def test_a_language_that_nobody_knows_has_no_months() -> None:
    assert month_names("xx") == {}


def test_a_short_name_is_not_whole() -> None:
    assert {"dez", "dezembro"} <= month_names("pt").keys()
    assert "dezembro" in whole_month_names("pt")
    assert "dez" not in whole_month_names("pt")
    assert "may" in whole_month_names("en-US")
    assert whole_month_names("xx") == frozenset()
