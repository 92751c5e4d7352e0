"""Dates keep the precision of their source through reading, sorting and showing."""

import re
from dataclasses import replace
from datetime import date, timedelta

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microsite import dates as reading
from microsite.dates import DateWords, EdtfDate, InvalidEDTF, display, is_after, machine, parse

ENGLISH = DateWords()

# EDTF, earliest, latest, precision, words, value for <time>
DATES = [
    ("2019", "2019-01-01", "2019-12-31", "year", "2019", "2019"),
    ("0987", "0987-01-01", "0987-12-31", "year", "987", "0987"),
    ("2019-XX", "2019-01-01", "2019-12-31", "year", "2019", "2019"),
    ("2019?", "2019-01-01", "2019-12-31", "year", "possibly 2019", None),
    ("2019%", "2019-01-01", "2019-12-31", "year", "possibly about 2019", None),
    ("2019-03", "2019-03-01", "2019-03-31", "month", "March 2019", "2019-03"),
    ("2019-03-XX", "2019-03-01", "2019-03-31", "month", "March 2019", "2019-03"),
    ("2019-03~", "2019-03-01", "2019-03-31", "month", "about March 2019", None),
    ("2020-02", "2020-02-01", "2020-02-29", "month", "February 2020", "2020-02"),
    ("2019-03-13", "2019-03-13", "2019-03-13", "day", "March 13, 2019", "2019-03-13"),
    ("2020-02-29", "2020-02-29", "2020-02-29", "day", "February 29, 2020", "2020-02-29"),
    ("2019-03-13~", "2019-03-13", "2019-03-13", "day", "about March 13, 2019", None),
    ("201X", "2010-01-01", "2019-12-31", "decade", "the 2010s", None),
    ("201X~", "2010-01-01", "2019-12-31", "decade", "about the 2010s", None),
    ("2019-21", "2019-03-01", "2019-06-21", "season", "spring 2019", None),
    ("2019-22", "2019-06-01", "2019-09-23", "season", "summer 2019", None),
    ("2019-23", "2019-09-01", "2019-12-22", "season", "fall 2019", None),
    ("2019-24", "2019-01-01", "2020-03-21", "season", "winter 2019", None),
    ("9999-24", "9999-01-01", "9999-03-21", "season", "winter 9999", None),
    ("XXXX", None, None, "unknown", "date unknown", None),
]
INTERVALS = [
    ("2019-03-13/2019-03-14", "2019-03-13", "2019-03-14", "between March 13 and 14, 2019"),
    (
        "2018-12-31/2019-01-02",
        "2018-12-31",
        "2019-01-02",
        "between December 31, 2018 and January 2, 2019",
    ),
    ("2019-01/2019-03", "2019-01-01", "2019-03-31", "between January and March 2019"),
    ("2019-01/2019-03~", "2019-01-01", "2019-03-31", "between January 2019 and about March 2019"),
    ("2019-01~/2019-03", "2019-01-01", "2019-03-31", "between about January 2019 and March 2019"),
    ("2019-03/2019-03-13", "2019-03-01", "2019-03-13", "between March 2019 and March 13, 2019"),
    ("2019-03-13/2019-03", "2019-03-13", "2019-03-31", "between March 13, 2019 and March 2019"),
    ("2019-03-XX/2019-04", "2019-03-01", "2019-04-30", "between March 2019 and April 2019"),
    ("2018/2019", "2018-01-01", "2019-12-31", "between 2018 and 2019"),
    ("2019~/2020?", "2019-01-01", "2020-12-31", "between about 2019 and possibly 2020"),
    ("2019-21/2019-23", "2019-03-01", "2019-12-22", "between spring and fall 2019"),
    ("200X/201X", "2000-01-01", "2019-12-31", "between the 2000s and the 2010s"),
    ("../2019-03-13", None, "2019-03-13", "on or before March 13, 2019"),
    ("2019-03-13/..", "2019-03-13", None, "on or after March 13, 2019"),
    ("../2019-03-13~", None, "2019-03-13", "on or before about March 13, 2019"),
    ("../2019", None, "2019-12-31", "in or before 2019"),
    ("2019-03/..", "2019-03-01", None, "in or after March 2019"),
    ("/2019-03-13", None, "2019-03-13", "from an unknown date to March 13, 2019"),
    ("2019-03/", "2019-03-01", None, "from March 2019 to an unknown date"),
]

years = st.integers(1, 9999).map("{:04}".format)
days = st.dates().map(date.isoformat)
months = days.map(lambda day: day[:7])
plain = st.one_of(years, months, days)
qualified = st.tuples(plain, st.sampled_from(["", "~", "?", "%"])).map("".join)
decades = st.integers(1, 999).map("{:03}X".format)
single = st.one_of(qualified, decades, years.map("{}-XX".format), months.map("{}-XX".format))
seasons = st.tuples(years, st.sampled_from(["-21", "-22", "-23", "-24"])).map("".join)
open_ended = st.tuples(single, st.sampled_from(["{}/..", "../{}", "{}/", "/{}"])).map(
    lambda pair: pair[1].format(pair[0])
)
# The reference parser takes some 10 ms for a date, and one that is not plain goes through it.
few = settings(max_examples=50)
ends = st.one_of(qualified, decades, seasons, years.map("{}-XX".format))


def _forward(pair: tuple[str, str]) -> bool:
    first, last = map(parse, pair)
    return first != last and (first.earliest or date.min) <= (last.latest or date.max)


closed = st.tuples(ends, ends).filter(_forward).map("/".join)
written = st.one_of(single, seasons, open_ended, closed, st.just("XXXX"))
dates = written.map(parse)
# Dates that are close to one another, so that what tells two apart is looked at.
_near = st.sampled_from(["2019", "2020"])
close = st.one_of(
    _near,
    st.tuples(_near, st.sampled_from(["-02", "-03", "-21", "-24", "-XX"])).map("".join),
    st.tuples(_near, st.sampled_from(["-02-13", "-03-13", "-03-14", "-03-XX"])).map("".join),
    st.just("201X"),
)
close = st.tuples(close, st.sampled_from(["", "", "~", "?", "%"])).map("".join)
close = close.filter(lambda text: "-2" not in text[4:7] or text[-1] not in "~?%")
close = st.one_of(
    close,
    st.tuples(close, close).filter(_forward).map("/".join),
    st.tuples(close, st.sampled_from(["{}/..", "../{}", "{}/", "/{}"])).map(
        lambda pair: pair[1].format(pair[0])
    ),
)


def day_or_none(text: str | None) -> date | None:
    return text and date.fromisoformat(text)  # type: ignore[return-value]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision", "words", "stamp"), DATES)
def test_a_date_is_read_and_shown_as_precise_as_written(
    text, earliest, latest, precision, words, stamp
):
    value = parse(text)
    assert (value.text, value.precision) == (text, precision)
    assert (value.earliest, value.latest) == (day_or_none(earliest), day_or_none(latest))
    assert display(value, ENGLISH) == words
    assert machine(value) == stamp


@pytest.mark.parametrize(("text", "earliest", "latest", "words"), INTERVALS)
def test_an_interval_is_read_and_shown_with_both_ends(text, earliest, latest, words):
    value = parse(text)
    assert (value.text, value.precision) == (text, "interval")
    assert (value.earliest, value.latest) == (day_or_none(earliest), day_or_none(latest))
    assert display(value, ENGLISH) == words
    assert machine(value) is None
    assert not value.is_exact()


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2019", False, False),
        ("2019~", True, False),
        ("2019-03?", False, True),
        ("2019-03-13%", True, True),
        ("2019-XX~", True, False),
        ("2018~/2019", True, False),
        ("2018/2019?", False, True),
        ("../2019%", True, True),
    ],
)
def test_a_qualifier_anywhere_qualifies_the_date(text, approximate, uncertain):
    assert (parse(text).approximate, parse(text).uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        ("", '"" is empty', "leave the field out if nothing is known"),
        ("   ", "is empty", "write 2019"),
        ("March 13, 2019", "not a date as", "perhaps 2019-03-13 is meant"),
        ("spring 2019", "not a date as", "perhaps 2019-21 is meant: 21 spring, 22 summer, 23 fall"),
        ("winter 2019", "not a date as", "perhaps 2019-24 is meant: 21 spring"),
        ("circa 2019", "not a date as", "perhaps 2019~ is meant"),
        ("2019-3-13", "not a date as", "perhaps 2019-03-13 is meant"),
        ("2019/03/13", "not a date as", "write 2019-03-13"),
        ("13/03/2019", "not a date as", "perhaps 2019-03-13 is meant"),
        ("04/10/2022", "not a date as", "write 2022-04-10 or 2022-10-04"),
        ("04/04/2022", "not a date as", "write 2022-04-04, whichever"),
        ("5/2018", '"5/2018" is not a date as', "write 2018-05"),
        ("05/2018", '"05/2018" is not a date as', "write 2018-05"),
        ("12/2018", '"12/2018" is not a date as', "write 2018-12"),
        ("5.2018", "not a date as", "write 2018-05"),
        ("05-2018", "not a date as", "write 2018-05"),
        ("2018/05", '"2018/05" is not a date as', "write 2018-05 if the month is meant"),
        ("2018/5", '"2018/5" is not a date as', "write 2018-05 if the month is meant"),
        ("2018.12", '"2018.12" is not a date as', "write 2018-12 if the month is meant"),
        ("2018/13", '"2018/13" is not a date as', "write 2019, 2019-03"),
        ("2018/00", '"2018/00" is not a date as', "write 2019, 2019-03"),
        ("13/2018", '"13/2018" is not a date as', "write 2019, 2019-03"),
        ("00/2018", '"00/2018" is not a date as', "write 2019, 2019-03"),
        ("?", "is no date", "the word unknown"),
        ("n.d.", "is no date", "the word unknown"),
        ("March 13-14, 2019", "not a date as", "write 2019, 2019-03 or 2019-03-13"),
        ("last Wednesday", "names no day of the calendar", "as printed"),
        ("yesterday", "names no day of the calendar", "find out"),
        ("٢٠١٩", "not a date as", "2019"),
        ("2019-02-30", "no day of the calendar: 2019-02 has 28 days", "01 to 28"),
        ("2019-02-29", "no day of the calendar", "or the month, 2019-02"),
        ("2019-02-29~", "no day of the calendar", "01 to 28"),
        ("2019-04-00", "no day of the calendar", "01 to 30"),
        ("2019-13", "has no such month", "from 01 to 12"),
        ("2019-00-10", "has no such month", "from 01 to 12"),
        ("2019-25", "has no such month or season", "21 spring"),
        ("2019-22~", "is a qualified season", "write 2019-22"),
        ("2019-03-13T10:00", "has a time of day", "write the day, 2019-03-13"),
        ("2019-03-13T10:00:00Z", "has a time of day", "write the day, 2019-03-13"),
        (" 2019-03-13", "has white space around it", "write 2019-03-13"),
        ("2019-03-13\n", "has white space around it", "write 2019-03-13"),
        ("201X ", "has white space around it", "write 201X"),
        ("2019\u201103\u201113", "has a dash", "write - in a date"),
        ("2018–2019", "has a dash", "/ between two dates"),
        ("Y12019", "has a year outside 0001-9999", "own words"),
        ("-0044", "has a year outside 0001-9999", "own words"),
        ("0000", "has a year outside 0001-9999", "own words"),
        ("0000~", "has a year outside 0001-9999", "own words"),
        ("0000-XX~", "has a year outside 0001-9999", "own words"),
        ("000X", "has a year outside 0001-9999", "own words"),
        ("XXXX-11", "has no year", "XXXX alone"),
        ("XXXX/2019", "has no year", "XXXX alone"),
        ("1X9X", "not a date as", "write 2019"),
        ("0X0X~", "not a date as", "write 2019"),
        ("19XX", "is a century", "write an interval, 1900/1999"),
        ("[2018,2019]", "is a set of dates", "write an interval"),
        ("{2018,2019}", "is a set of dates", "write an interval"),
        ("[2018,\n2019]", "is a set of dates", "write an interval"),
        ("2019~-03", "before its end", "2019-03~"),
        ("~2019", "before its end", "2019-03~"),
        ("2019?-03", "before its end", "2019-03~"),
        ("2019%-03", "before its end", "2019-03~"),
        ("2019-X1", "not a date as", "write 2019"),  # which edtf stumbles over
        ("2019-XX-13", "not a date as", "write 2019"),
        ("1950S2", "not a date as", "write 2019"),
        ("2019-03-14/2019-03-13", "runs backward", "write 2019-03-13/2019-03-14"),
        ("2019/2018-03", "runs backward", "write 2018-03/2019"),
        ("2019/2019", "starts and ends with the same date", "write 2019"),
        ("2019-03-13/2019-03-13", "starts and ends with the same date", "write 2019-03-13"),
        ("../..", "has no date on either side", "leave the field out"),
        ("/", "has no date on either side", "leave the field out"),
        ("2019/open", '"open" is not a date as', "write 2019"),
        ("2018/2019/2020", "not a date as", "write 2019"),
    ],
)
def test_what_is_no_date_is_refused_with_what_to_write(text, problem, hint):
    with pytest.raises(InvalidEDTF) as refusal:
        parse(text)
    assert problem in refusal.value.problem
    assert hint in refusal.value.hint
    assert str(refusal.value) == f"{refusal.value.problem}; {refusal.value.hint}"


def test_a_day_that_is_none_is_told_with_the_month_it_would_be_in():
    told = (
        '"2019-02-29" is no day of the calendar: 2019-02 has 28 days; '
        "write a day from 01 to 28, or the month, 2019-02"
    )
    with pytest.raises(InvalidEDTF, match=f"^{re.escape(told)}$"):
        parse("2019-02-29")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("May 2018", "perhaps 2018-05 is meant"),
        ("fall 2018", "perhaps 2018-23 is meant: 21 spring, 22 summer, 23 fall, 24 winter"),
        ("5/2018", "write 2018-05"),
    ],
)
def test_what_is_meant_is_told_whole(text: str, hint: str) -> None:
    with pytest.raises(InvalidEDTF) as refusal:
        parse(text)
    assert refusal.value.hint == hint


@given(st.dates(date(1000, 1, 1)), st.sampled_from("/.-"), st.booleans())
def test_a_month_before_its_year_is_told_the_other_way(day: date, sign: str, wide: bool) -> None:
    with pytest.raises(InvalidEDTF) as refusal:
        parse(f"{day.month:02}{sign}{day.year}" if wide else f"{day.month}{sign}{day.year}")
    assert refusal.value.hint == f"write {day.isoformat()[:7]}"


def test_what_is_longer_than_any_date_is_told_by_its_beginning():
    begins, longest = "abcdefghijklmnopqrst", 100
    told = f'"{begins}…" is too long for a date; write 2019, 2019-03 or 2019-03-13, with ~'
    with pytest.raises(InvalidEDTF, match=f"^{re.escape(told)}"):
        parse(begins + "u" * (longest - len(begins) + 1))
    with pytest.raises(InvalidEDTF, match="is not a date as dates are written here"):
        parse(begins + "u" * (longest - len(begins)))


@given(st.text(st.sampled_from("0123456789-/.X~?%YE,T: ")) | st.text())
def test_any_text_is_either_a_date_or_refused(text):
    try:
        value = parse(text)
    except InvalidEDTF as refusal:
        assert refusal.problem
        assert refusal.hint
    else:
        assert value.text == text
        assert display(value, ENGLISH)


@given(st.text("019X", min_size=4, max_size=4), st.sampled_from(["", "~", "-XX", "-1X", "-01-XX"]))
def test_the_days_that_a_date_may_mean_are_as_many_as_its_precision_says(year, end):
    try:
        value = parse(year + end)
    except InvalidEDTF:
        return
    first, last = value.earliest, value.latest
    if first is None:
        assert value.precision == "unknown"
        return
    assert first.isoformat()[5:] == "01-01" or value.precision == "month"
    spans = {
        "decade": (9, first.year // 10 * 10),
        "year": (0, first.year),
        "month": (0, first.year),
    }
    assert (last.year - first.year, first.year) == spans[value.precision]


@given(st.dates())
def test_a_calendar_day_is_exact_and_comes_back_as_written(day):
    value = parse(day.isoformat())
    assert value == EdtfDate(day.isoformat(), day, day, "day")
    assert value.is_exact()
    assert machine(value) == day.isoformat()


@few
@given(single)
def test_the_bounds_are_those_of_the_edtf_package(text):
    reference = edtf.parse_edtf(text)
    value = parse(text)
    assert value.earliest and value.latest
    assert value.earliest.timetuple()[:3] == reference.lower_strict()[:3]
    assert value.latest.timetuple()[:3] == reference.upper_strict()[:3]


@few
@given(st.tuples(qualified, st.sampled_from(["{}/..", "../{}", "{}/", "/{}"])))
def test_open_intervals_are_edtf_to_the_edtf_package_too(parts):
    text = parts[1].format(parts[0])
    assert edtf.is_valid_edtf(text)
    assert parse(text).precision == "interval"


@few
@given(years, st.sampled_from("~?%"))
def test_a_year_is_never_january_first(year, qualifier):
    first = parse(f"{year}-01-01")
    for value in (parse(year), parse(year + qualifier)):
        assert not value.is_exact()
        assert value.sort_key() > first.sort_key()
        assert "January" not in display(value, ENGLISH)
        assert machine(value) in (None, year)


@few
@given(dates)
def test_only_a_day_is_shown_with_a_day(value):
    shows_day = re.search(r"[a-z] \d{1,2}, ", display(value, ENGLISH)) is not None
    shows_day_to_machines = len(machine(value) or "") == 10
    ends = [each.strip("~?%") for each in value.text.split("/")]
    assert shows_day == any(re.fullmatch(r"\d{4}-\d\d-\d\d", each) for each in ends)
    assert shows_day_to_machines == value.is_exact()


def test_the_order_is_by_start_then_exact_first_then_the_shorter_span():
    ordered = [
        "../2018-12-31",
        "2019-01-01",
        "2019-01-01~",
        "2019-01-01%",
        "2019-01-01/2019-01-02",
        "2019-01",
        "2019",
        "2019~",
        "2019-01-01/..",
        "2019-01-02",
        "2019-03-13",
        "../2019-03-13",
        "2019-03-14",
        "9999-12-30",
        "9999-12-31",
        "XXXX",
    ]
    assert [value.text for value in sorted(map(parse, reversed(ordered)), key=_key)] == ordered


@few
@given(dates, dates)
def test_the_order_is_total(a, b):
    assert (a.sort_key() == b.sort_key()) == (a == b)
    assert (a.sort_key() < b.sort_key()) != (a.sort_key() >= b.sort_key())


@given(close, close)
def test_two_dates_in_the_same_words_are_the_same(one, other):
    """So that no date is shown as more, or as less, than it is."""
    a, b = parse(one), parse(other)
    if display(a, ENGLISH) == display(b, ENGLISH):
        assert replace(a, text="") == replace(b, text="")
    else:
        assert one != other


@given(written)
def test_words_have_no_number_and_no_month_that_the_date_has_not(text):
    shown = display(parse(text), ENGLISH)
    given_numbers = {int(each) for each in re.findall(r"[0-9]+", text.replace("X", "0"))}
    assert {int(each) for each in re.findall("[0-9]+", shown)} <= given_numbers
    months = {ENGLISH.months[int(each) - 1] for each in re.findall(r"\d{4}-([01]\d)", text)}
    assert {each for each in ENGLISH.months if each in shown} == months
    assert ("about" in shown) == (parse(text).approximate)
    assert ("possibly" in shown) == (parse(text).uncertain)


@given(written)
def test_what_machines_read_means_the_same(text):
    value = parse(text)
    stamp = machine(value)
    assert parse(value.text) == value
    if stamp is not None:
        same = parse(stamp)
        assert (same.earliest, same.latest) == (value.earliest, value.latest)
        assert same.precision == value.precision and not (value.approximate or value.uncertain)


@given(close, close)
def test_what_is_certainly_after_comes_after(one, other):
    a, b = parse(one), parse(other)
    if is_after(a, b):
        assert a.sort_key() > b.sort_key()


@given(
    st.sampled_from([" ", "9", "a ", "monday ", "-", "2019", "X", "~", "\n"]), st.text(max_size=3)
)
@settings(max_examples=30)
def test_a_text_of_any_length_is_refused_at_once(again, end):
    with pytest.raises(InvalidEDTF) as refusal:
        parse(again * 60_000 + end)
    assert len(str(refusal.value)) < 1000


@few
@given(dates, dates)
def test_certainly_after_means_every_day_is_later(a, b):
    certain = not (a.approximate or a.uncertain or b.approximate or b.uncertain)
    if is_after(a, b):
        assert certain
        assert a.earliest and b.latest
        assert a.earliest > b.latest
        assert not is_after(b, a)
    elif certain and a.earliest and b.latest:
        assert a.earliest <= b.latest


@pytest.mark.parametrize(
    ("a", "b", "after"),
    [
        ("2019-03-14", "2019-03-13", True),
        ("2019-03-13", "2019-03-13", False),
        ("2019-03-14", "2019-03", False),
        ("2019-04", "2019-03", True),
        ("2019", "2019-03-13", False),
        ("2019-03-14/..", "2019-03-13", True),
        ("../2019-03-14", "2019-03-13", False),
        ("2019-03-14", "2019-03-13/..", False),
        ("2025~", "2019", False),
        ("2025", "2019?", False),
        ("XXXX", "2019", False),
        ("2025", "XXXX", False),
    ],
)
def test_certainly_after(a, b, after):
    assert is_after(parse(a), parse(b)) is after


@given(st.dates(max_value=date.max - timedelta(days=1)))
def test_an_interval_of_two_days_is_shown_as_two_days(day):
    later = day + timedelta(days=1)
    shown = display(parse(f"{day}/{later}"), ENGLISH)
    assert shown.startswith("between ")
    assert f" {day.day}" in shown
    assert f" {later.day}, {later.year}" in shown


def test_another_language_is_other_words():
    german = DateWords(
        months=("Januar", "Februar", "März", *ENGLISH.months[3:]),
        day="{day}. {month} {year}",
        day_in_year="{day}. {month}",
        day_in_month="{day}. {month} {year}",
        between="zwischen dem {start} und dem {end}",
        about="etwa {date}",
    )
    assert display(parse("2019-03-13"), german) == "13. März 2019"
    assert display(parse("2019-03~"), german) == "etwa März 2019"
    shown = display(parse("2019-03-13/2019-03-14"), german)
    assert shown == "zwischen dem 13. März und dem 14. März 2019"


def test_a_language_without_all_its_months_is_refused():
    needs = r"^a language needs the names of 12 months and 4 seasons$"
    with pytest.raises(ValueError, match=needs):
        DateWords(months=("January",))


def _key(value: EdtfDate) -> tuple[int, int, int, str]:
    return value.sort_key()


@pytest.mark.parametrize(
    "text",
    [
        "2019~",
        "2019-03?",
        "2019-10~",
        "2019-11%",
        "2019-12?",
        "2019-03-13%",
        "2019-XX",
        "2019-03-XX",
        "2019-10-XX",
        "2019-11-XX",
        "2019-12-XX",
        "201X",
        "2019-21",
        "2019-22",
        "2019-23",
        "2019-24",
    ],
)
def test_common_dates_are_what_the_grammar_says(text: str) -> None:
    assert parse(text) == reading._by_grammar(text) == reading._common(text)


@pytest.mark.parametrize("text", ["0001~", "0009-XX", "0010?", "0005-XX~", "2015-XX~"])
def test_the_first_years_are_years(text: str) -> None:
    assert parse(text).earliest == date(int(text[:4]), 1, 1)


@pytest.mark.parametrize("text", ["201A", "20:0~", "2019-0A", "2019-03-A1?", "2019-XX-0:"])
def test_a_sign_between_the_digits_and_the_x_is_no_digit(text: str) -> None:
    with pytest.raises(InvalidEDTF, match="is not a date as dates are written here"):
        parse(text)


@pytest.mark.parametrize("text", ["0000~", "0000-XX", "000X", "0000-21", "2019-21~", "2019-02-30?"])
def test_what_is_not_common_is_left_to_the_grammar(text: str) -> None:
    assert reading._common(text) is None
