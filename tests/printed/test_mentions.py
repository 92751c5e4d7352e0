from calendar import month_abbr, month_name
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.dates import parse
from microsite.printed import Mention, contradict, mentions, outdo

GERMAN, SPANISH = "13. März 2019", "13 de marzo de 2019"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("March 14, 2019", Mention(2019, 3, 14)),
        ("Mar 14, 2019, 9:53 PM", Mention(2019, 3, 14)),
        ("9 p.m. EST, Wednesday", Mention(weekday=2)),
        ("Wednesday, May 15, 2024", Mention(2024, 5, 15, 2)),
        ("said Wednesday night", Mention(weekday=2)),
        ("the 14th of March", Mention(month=3, day=14)),
        ("Sept. 4", Mention(month=9, day=4)),
        ("May of 2018", Mention(2018, 5)),
        ("In 2014", Mention(2014)),
        ("2019-03-14", Mention(2019, 3, 14)),
    ],
)
def test_words_say_parts_of_a_date(words: str, said: Mention) -> None:
    assert mentions(words, "en") == (said,)


@pytest.mark.parametrize(
    "words",
    [
        "two days after March 13, 2019",
        "the week of March 11, 2019",
        "last year",
        "around 2016",
        "the 1980s",
        "3/14/2019",
        "March 13-14, 2019",
        "the winter of 2018",
        "Monday to Wednesday, March 13",
        # Mistakes of whoever printed them.
        "Tuesday, May 15, 2024",
        "February 30, 2019",
        "2019-14-03",
    ],
)
def test_what_is_not_certain_says_nothing(words: str) -> None:
    assert mentions(words, "en") == ()


@pytest.mark.parametrize(
    ("language", "words", "other"),
    [
        ("de", f"am {GERMAN}", f"zwei Tage nach dem {GERMAN}"),
        ("es", f"el {SPANISH}", f"desde el {SPANISH}"),
        ("pt-BR", "13 de março de 2019", "até 13 de março de 2019"),
        ("fr", "le 13 mars 2019", "deux jours après le 13 mars 2019"),
    ],
)
def test_other_languages_have_their_own_names(language: str, words: str, other: str) -> None:
    assert mentions(words, language) == (Mention(2019, 3, 13),)
    assert mentions(other, language) == ()
    assert mentions(words, "en") == ()
    assert mentions(words, "xx") == ()


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("March 14, 2019", "2019-03-14", "2019-03-13"),
        ("March 14, 2019", "2019-03", "2019-04"),
        ("March 14, 2019", "201X", "200X"),
        ("March 14, 2019", "2019-03-13/2019-03-14", "2019-03-15/2019-03-16"),
        ("March 14", "2019-03-14", "2019-03-15"),
        ("March 2018", "2018-03/..", "2019-03/.."),
        ("2018", "../2018", "../2017"),
        ("Thursday", "2019-03-14", "2019-03-13"),
        ("on Thursday", "2019-03-13/2019-03-15", "2019-03-15/2019-03-16"),
        ("Wednesday or Thursday", "2019-03-13", "2019-03-15"),
        ("the fall of 2022", "2022-23", "2021-23"),
        ("March 2023 through February 2024", "2023-03/2024-02", "2023-03/2024-03"),
        ("between March 13 and April 2, 2019", "2019-03-13/2019-04-02", "2019-03-12/2019-04-02"),
    ],
)
def test_a_date_is_one_that_the_words_can_mean(words: str, right: str, wrong: str) -> None:
    said = mentions(words, "en")
    assert said
    assert not contradict(said, parse(right))
    assert contradict(said, parse(wrong))


@pytest.mark.parametrize("value", ["2018~", "2018-03?", "XXXX"])
def test_nothing_contradicts_what_is_uncertain(value: str) -> None:
    assert not contradict(mentions("March 14, 2019", "en"), parse(value))


def test_a_day_without_a_year_is_in_every_open_interval() -> None:
    assert not contradict(mentions("March 14", "en"), parse("2019-04/.."))


def test_a_mention_says_whether_it_names_a_day() -> None:
    assert [each.names_day for each in mentions("March 14 or April 2019", "en")] == [True, False]
    assert [each.names_day for each in mentions("Wednesday", "en")] == [True]


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("May of 2018", "2018-05", "2018-05-14"),
        ("May of 2018", "2018", "2018-05-01"),
        ("last May", "2018-05", "2018-05-31"),
        ("posted (May 2018)", "2018-05-XX", "2018-05-14"),
        ("late May", "2018-05-20/2018-05-31", "2018-05-28"),
        ("May 2018", "2018-05-01/2018-05-31", "2018-05-01/2018-05-30"),
        ("May 2018", "2018-05-31/2018-06-01", "2018-05-02/2018-05-31"),
        ("May", "2018-05/2018-06", "2018-05-02/2018-05-05"),
        ("May 2018", "2018-05-14/..", "2018-05-14"),
        ("May", "2018-05-14/2019-05-14", "2018-05-14/2018-05-16"),
        ("2018 May", "2018-05", "2018-05-14"),
        ("2018 May", "2018-05/2018-06", "2018-05-13/2018-05-14"),
        ("December 2018", "2018-24", "2018-12-14"),
        ("In 2014", "2014", "2014-05"),
        ("In 2014", "2014-XX", "2014-05-14"),
        ("In 2014", "201X", "2014-21"),
        ("early 2014", "2014-01/2014-03", "2014-02"),
        ("2014", "2014-01-01/2014-12-31", "2014-01-01/2014-12-30"),
        ("2014", "2014-01/2014-12", "2014-02/2014-12"),
        ("2014", "2013-12-31/2014-03", "2014-01/2014-03"),
        ("May and June 2018", "2018-05/2018-06", "2018-05/2018-06-14"),
        ("May and June 2018", "2018-05-01/2018-06-30", "2018-05-02/2018-06-30"),
        ("May through June 2018", "2018-05-31/2018-06-01", "2018-05-30/2018-06-01"),
        ("from May 3 to June 2018", "2018-05-03/2018-06", "2018-05-03/2018-06-14"),
        ("May to June 2018", "2018-05/..", "2018-05-14/.."),
        ("May to June 2018", "../2018-06", "../2018-06-14"),
    ],
)
def test_a_date_is_no_more_exact_than_its_words(words: str, right: str, wrong: str) -> None:
    said = mentions(words, "en")
    assert said
    assert not contradict(said, parse(right))
    assert not contradict(said, parse(wrong))
    assert not outdo(said, parse(right))
    assert outdo(said, parse(wrong))


@pytest.mark.parametrize(
    "words",
    [
        # Another part of the words says which day, or may.
        "May 14",
        "May 14, 2018",
        "2018, May 14",
        "Monday",
        "Monday, in May of 2018",
        "that night in May",
        "on the morning, May 2018",
        "on a date in May",
        "May, 9 p.m.",
        "9:53 PM, May 2018",
        "May 14 p.m.",
        "… of May 2018",
        "... of May 2018",
        "the last of May",
        "on the last of May, 2018",
        "the last Monday of May",
        "May Day",
        "Memorial Day in May 2018",
        "the fourteenth of May 2018",
        "14/5/2018 (May)",
        "the third week of May",
        # What goes from or to a month is bounded by its days.
        "through May 2018",
        "from May 2018",
        "between May and 2018",
        # The fall, which is a part of two months or three.
        "the spring of 2018",
        "spring, in May",
        # A name that may be another word, or an abbreviation.
        "the May",
        "may",
        "said it may",
        # Either, or both.
        "May or June 2018",
        "May 14 or May 2018",
        "yesterday",
        "last year",
        "2018-19",
        "mid-2018",
        "mayo de 2018",
    ],
)
def test_where_a_day_may_be_meant_a_day_is_not_too_exact(words: str) -> None:
    assert not outdo(mentions(words, "en"), parse("2018-05-14"))


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [
        ("de", "im Mai 2018", "am 14. Mai 2018"),
        ("fr", "en mai 2018", "le 14 mai 2018"),
        ("es", "mayo de 2018", "lunes, mayo de 2018"),
        ("pt-BR", "em maio de 2018", "14 de maio de 2018"),
        ("hu", "2018. május", "2018. május 14."),
        ("xx", "2018", "2018-05-14"),
        ("de", "im Mai", "am Mai"),
    ],
)
def test_other_languages_name_no_day_in_their_own_words(
    language: str, words: str, day: str
) -> None:
    assert outdo(mentions(words, language), parse("2018-05-14"))
    assert not outdo(mentions(day, language), parse("2018-05-14"))


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        # Ten, and a short name of December.
        ("pt", "dez de maio de 2018", "2018-05-10"),
        ("pt", "em dez", "2018-12-10"),
        # Tuesday, and a short name of March.
        ("es", "mar", "2018-03-06"),
        # Tuesday, and March.
        ("br", "Meurzh", "2018-03-06"),
        ("en", "the march", "2018-03-24"),
        ("en", "in march", "2018-03-24"),
        ("en", "Jan", "2018-01-24"),
    ],
)
def test_a_name_alone_that_may_be_another_word_names_no_month(
    language: str, words: str, value: str
) -> None:
    said = mentions(words, language)
    assert said
    assert not outdo(said, parse(value))


@pytest.mark.parametrize("value", ["2018-05-14~", "2018-05-14?", "2018-05-14%", "XXXX"])
def test_what_is_uncertain_is_not_too_exact(value: str) -> None:
    assert not outdo(mentions("May 2018", "en"), parse(value))


def test_an_interval_beside_a_day_is_not_too_exact() -> None:
    assert not outdo(mentions("2018, May 14", "en"), parse("2018-05-13/2018-05-14"))


def test_words_without_a_date_are_not_less_exact() -> None:
    assert not outdo((), parse("2018-05-14"))


_days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
_MONTHS = ("{0} {1}", "{0} of {1}", "in {0} {1}", "{0}, {1}", "last {0}", "late {0} {1}", "{1} {0}")
_WITH_DAY = ("{0} {2}, {1}", "{2} {0} {1}", "on {0} {2}", "{2}th of {0} {1}", "{1}, {0} {2}")


@given(_days, st.sampled_from(_MONTHS))
def test_every_day_is_more_exact_than_its_month_and_no_month_is(day: date, form: str) -> None:
    said = mentions(form.format(month_name[day.month], day.year), "en")
    assert outdo(said, parse(day.isoformat()))
    assert not outdo(said, parse(day.isoformat()[:7]))
    assert not outdo(said, parse(day.isoformat()[:4]))


@given(_days, st.sampled_from(_WITH_DAY), st.sampled_from([month_name, month_abbr]))
def test_no_day_is_more_exact_than_words_that_have_it(
    day: date, form: str, names: Sequence[str]
) -> None:
    words = form.format(names[day.month], day.year, day.day)
    assert not outdo(mentions(words, "en"), parse(day.isoformat()))


@given(_days, st.integers(1, 400))
def test_a_year_is_as_exact_as_itself_and_less_than_every_part_of_it(day: date, more: int) -> None:
    said, year = mentions(f"in {day.year}", "en"), day.year
    assert outdo(said, parse(day.isoformat()))
    assert outdo(said, parse(day.isoformat()[:7]))
    assert not outdo(said, parse(str(year)))
    later = day + timedelta(days=more)
    whole = (day, later) == (date(year, 1, 1), date(year, 12, 31))
    assert outdo(said, parse(f"{day}/{later}")) is (later.year == year and not whole)


@given(_days, st.text(), st.sampled_from(_MONTHS), st.sampled_from(["zz{1} {0}", "{0} {1}zz"]))
def test_a_word_that_nobody_knows_leaves_it_open(
    day: date, text: str, form: str, added: str
) -> None:
    words = added.format(form.format(month_name[day.month], day.year), text)
    assert not outdo(mentions(words, "en"), parse(day.isoformat()))
