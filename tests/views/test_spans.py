"""Dates on an axis of days: no date looks shorter than what it may mean."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from microsite.dates import parse
from microsite.views.spans import spans

DAYS = st.dates(date(2019, 1, 1), date(2019, 12, 31))
TEXTS = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: f"{day}/.."),
    DAYS.map(lambda day: f"../{day}"),
    DAYS.map(lambda day: f"{day}/{day + timedelta(days=3)}"),
    st.just("2019-03"),
)


def test_nothing_is_drawn_of_dates_that_name_no_day() -> None:
    assert spans([]) is None
    assert spans([parse("XXXX")]) is None


def test_days_and_open_ends_lie_where_they_are() -> None:
    axis = spans([parse(text) for text in ("2022-10-01", "2022-10-02/2022-10-03", "../2022-10-02")])
    assert axis is not None
    # Five columns: a day before, October 1 to 3, a day after.
    one, between, until = axis.spans
    assert (axis.first.text, axis.last.text) == ("2022-10-01", "2022-10-03")
    assert (one.start, one.width, one.middle) == (20, 20, 30)
    assert (between.start, between.end) == (40, 80)
    assert (until.start, until.end, until.open_start, until.open_end) == (0, 60, True, False)


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_every_span_is_as_long_as_its_days_and_stays_on_the_axis(texts: list[str]) -> None:
    dates = [parse(text) for text in texts]
    axis = spans(dates)
    assert axis is not None and axis.first.earliest and axis.last.latest
    day = 100 / ((axis.last.latest - axis.first.earliest).days + 3)
    for value, span in zip(dates, axis.spans, strict=True):
        assert span.start >= 0 and span.start + span.width <= 100.02
        assert span.open_start == (value.earliest is None)
        assert span.open_end == (value.latest is None)
        if value.earliest and value.latest:
            days = (value.latest - value.earliest).days + 1
            assert abs(span.width - days * day) < 0.02
