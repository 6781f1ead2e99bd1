"""What may be typed into the form, and what it becomes."""

import msgspec
import pytest

from lapel.records import Days, Side
from lapel.review.correction import Refused, corrected, typed
from lapel.review.verdicts import differing
from tests.review.made import TEXT, reading


def mend(**changes):
    return corrected(msgspec.structs.replace(typed(reading()), **changes), reading(), TEXT)


def test_an_untouched_form_is_the_record():
    assert mend() == reading()
    odd = reading(agents=[Side(text="a; b", country=None)], date=None)
    assert corrected(typed(odd), odd, TEXT) == odd


def test_type_and_status():
    assert differing(reading(), mend(type="contact.visit", status="scheduled")) == {"type", "status"}


@pytest.mark.parametrize("line, days", [
    ("2021-05-04", ("2021-05-04", "2021-05-04")), ("2021-02", ("2021-02-01", "2021-02-28")), ("2020", ("2020-01-01", "2020-12-31")),
    ("2021-05-04/2021-06", ("2021-05-04", "2021-06-30")), (" 2021-05-03 / 2021-05-09 ", ("2021-05-03", "2021-05-09"))])
def test_dates(line, days):
    assert mend(date=line).date == Days(start=days[0], end=days[1])


def test_no_date_and_no_party():
    assert mend(date=" ").date is None
    assert mend(recipients="").recipients == []


def test_parties():
    assert mend(agents="CHL Chile; IGO:UN nobody").agents == [Side(text="Chile", country="CHL"), Side(text="nobody", country="IGO:UN")]
    assert mend(agents="chl").agents == [Side(text="Chile", country="CHL")], "the words of the record where its code is given alone"
    assert mend(agents="? nobody").agents == [Side(text="nobody", country=None)]


@pytest.mark.parametrize("changes, field, says", [
    ({"type": "contact.dance"}, "type", "not a type"), ({"status": "great"}, "status", "not a status"),
    ({"agents": "USB nobody"}, "agents", "no country code"), ({"recipients": "Peru"}, "recipients", "no country code"),
    ({"agents": "PER the queen"}, "agents", "not in the article"), ({"agents": "?"}, "agents", "words of a party"),
    ({"date": "2021-13"}, "date", "no day"), ({"date": "2021-02-30"}, "date", "no day"), ({"date": "May"}, "date", "no day"),
    ({"date": "2021-05-04/"}, "date", "no day"), ({"date": "2021/2020"}, "date", "before it begins"), ({"date": "0000"}, "date", "no day")])
def test_what_is_refused_and_where(changes, field, says):
    with pytest.raises(Refused, match=says) as refused:
        mend(**changes)
    assert refused.value.field == field


def test_parties_differ_by_their_codes():
    assert differing(reading(), reading(agents=[Side(text="Lima", country="PER")])) == set()
    assert differing(reading(), reading(agents=[Side(text="Lima", country=None)])) == {"roles"}
