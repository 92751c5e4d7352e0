import pytest

from microsite.dates import parse
from microsite.printed import Mention, contradict, mentions

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
