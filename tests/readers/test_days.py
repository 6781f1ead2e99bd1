"""Publication dates from metadata."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapel.readers.days import iso_day


@pytest.mark.parametrize("value", [
    "2021-03-17", "2021-03-17T19:49:23+00:00", "2021-03-17T23:59:59-05:00", "2021-03-17 10:00", "20210317", "20210317T120000Z",
    "20210317120000", "2021/03/17", "2021.3.17", "Wed, 17 Mar 2021 08:00:00 GMT", "17 Mar 2021 08:00:00 +0900", "March 17, 2021",
    "Mar. 17, 2021, 5:00 pm ET", "Wednesday, March 17th, 2021", "17 March 2021", "17-Mar-2021", "17/03/2021", "03/17/2021",
    "1615939200", 1615939200, 1615939200000, 1615939200.5, "1615939200000", {"$date": "2021-03-17T00:00:00Z"},
    {"$date": 1615939200000}, ["2021-03-17"], date(2021, 3, 17), datetime(2021, 3, 17, 5), " 2021-03-17 ",
    "Wed Mar 17 08:00:00 2021",
])
def test_the_seventeenth_of_march(value):
    assert iso_day(value) == "2021-03-17"


@pytest.mark.parametrize("value", [
    "", "yesterday", "2021", "2021-03", "March 2021", "0000-00-00", "2021-02-30", "03/04/2021", "n/a", "20211399", True, None, {}, [],
    "9999-01-01", "12:30", "5 hours ago", "January", object(), "1e400", "99999999999999999999",
])
def test_what_names_no_day(value):
    assert iso_day(value) is None


def test_the_order_of_day_and_month_can_be_told():
    assert iso_day("03/04/2021", day_first=True) == "2021-04-03"
    assert iso_day("03/04/2021", day_first=False) == "2021-03-04"


@given(st.dates(date(1600, 1, 1), date(2100, 12, 31)))
def test_every_day_survives_the_common_forms(day):
    months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
    for form in (day.isoformat(), f"{day.isoformat()}T23:00:00Z", f"{day:%Y%m%d}", f"{months[day.month - 1]} {day.day}, {day.year:04d}",
                 f"{day.day} {months[day.month - 1][:3]} {day.year:04d}"):
        assert iso_day(form) == day.isoformat()


@given(st.one_of(st.text(), st.integers(), st.floats(), st.binary()))
def test_nothing_raises(value):
    found = iso_day(value)
    assert found is None or date.fromisoformat(found)
