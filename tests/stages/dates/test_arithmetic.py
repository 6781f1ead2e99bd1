from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapel.stages.dates.arithmetic import bounds, season_of, shift_days, shift_months, week_value, weekday_after, weekday_before
from lapel.stages.dates.holidays import holiday, one_time, rules


@pytest.mark.parametrize(("value", "mod", "start", "end", "grain"), [
    ("2020-02", None, "2020-02-01", "2020-02-29", "month"), ("2021", "START", "2021-01-01", "2021-05-01", "year"),
    ("2021-W01", None, "2021-01-04", "2021-01-10", "week"), ("2020-W53", None, "2020-12-28", "2021-01-03", "week"),
    ("2021-W10-WE", None, "2021-03-13", "2021-03-14", "weekend"), ("2021-W10-3", None, "2021-03-10", "2021-03-10", "day"),
    ("2019-WI", None, "2019-12-01", "2020-02-29", "season"), ("2021-Q4", None, "2021-10-01", "2021-12-31", "quarter"),
    ("2021-H1", None, "2021-01-01", "2021-06-30", "half"), ("199X", None, "1990-01-01", "1999-12-31", "decade"),
    ("18XX", None, "1800-01-01", "1899-12-31", "century"), ("2021-03-17TNI", None, "2021-03-17", "2021-03-17", "daypart"),
    ("2021-03-17T10:35", None, "2021-03-17", "2021-03-17", "minute"), ("2021-02-30", None, None, None, "day"),
    ("9999", None, "9999-01-01", "9999-12-31", "year"), ("XXXX-WXX-3", None, None, None, "day"), ("P2W", None, None, None, "unknown"),
    ("PRESENT_REF", None, None, None, "unknown"), ("2021-13", None, None, None, "unknown"), ("0000", None, None, None, "year"),
])
def test_bounds(value, mod, start, end, grain):
    first, last, found = bounds(value, mod)
    assert (first.isoformat() if first else None, last.isoformat() if last else None, found) == (start, end, grain)


@given(st.dates(), st.integers(1, 7), st.booleans())
def test_weekdays_lie_within_a_week(day, weekday, same):
    for found, back in ((weekday_before(day, weekday, same=same), True), (weekday_after(day, weekday, same=same), False)):
        if found is None:  # beyond the calendar's ends
            continue
        assert found.isoweekday() == weekday
        distance = (day - found).days if back else (found - day).days
        assert (0 if same else 1) <= distance <= 7


@given(st.dates(), st.integers(-30_000, 30_000))
def test_months(day, n):
    moved = shift_months(day, n)
    if moved is not None:
        assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == n
        assert moved.day == day.day or (moved + timedelta(days=1)).day == 1


def test_the_calendar_has_ends():
    assert shift_days(date.max, 1) is None
    assert shift_months(date.min, -1) is None


@given(st.dates(date(1, 1, 8), date(9999, 12, 20)))
def test_a_day_is_in_its_week_and_season(day):
    start, end, _ = bounds(week_value(day))
    assert start <= day <= end
    year, season = season_of(day)
    if year >= 1:
        start, end, _ = bounds(f"{year:04d}-{season}")
        assert start <= day <= end


@pytest.mark.parametrize(("name", "year", "day"), [
    ("easter", 2021, "2021-04-04"), ("good-friday", 2019, "2019-04-19"), ("whit-monday", 2022, "2022-06-06"),
    ("orthodox-easter", 2022, "2022-04-24"),
    ("thanksgiving", 2020, "2020-11-26"), ("black-friday", 2020, "2020-11-27"), ("memorial-day", 2021, "2021-05-31"),
    ("labor-day", 2021, "2021-09-06"),
    ("us-election", 2020, "2020-11-03"), ("us-election", 2022, "2022-11-08"), ("mlk-day", 2022, "2022-01-17"),
    ("lunar-new-year", 2021, "2021-02-12"),
    ("eid-al-fitr", 2021, "2021-05-13"), ("yom-kippur", 2021, "2021-09-16"), ("passover", 2022, "2022-04-16"),
    ("diwali", 2021, "2021-11-04"),
])
def test_named_days(name, year, day):
    assert holiday(name, year) == date.fromisoformat(day)


def test_every_rule_of_a_named_day_can_be_reckoned():
    assert {name for name in rules() if holiday(name, 2019) is None} == set()
    assert one_time("nine-eleven") == date(2001, 9, 11)
    assert holiday("easter", 1200) is None
