"""``lapel.read_events``: a file of events as records or as a DataFrame."""

import pandas
import pytest

import lapel
from lapel import jsonl
from lapel.errors import BadInput
from tests.made_events import event


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "events.jsonl"
    jsonl.write(path, [event(), event(type="contact.visit", status="realised", date=None, recipients=[], details={})])
    return path


def test_records_come_back_as_they_were_written(file):
    first, second = lapel.read_events(file)
    assert first == event()
    assert (second.type, second.date) == ("contact.visit", None)


def test_a_frame_has_typed_columns(file):
    frame = lapel.read_events(file, frame=True)
    assert frame["type"].tolist() == ["contact.meeting", "contact.visit"]
    assert frame["date_start"].tolist() == [pandas.Timestamp("2021-05-04"), pandas.NaT]
    assert frame["order"].dtype == "Int64"
    assert frame["order"].isna().tolist() == [False, True]
    assert frame.explode("agent_countries")["agent_countries"].tolist() == ["ESP", "ESP"]
    assert frame["recipient_countries"].isna().tolist() == [False, True]


def test_no_events_give_a_frame_with_all_columns(tmp_path, file):
    empty = tmp_path / "none.jsonl"
    empty.touch()
    frame = lapel.read_events(empty, frame=True)
    assert len(frame) == 0
    assert list(frame.columns) == list(lapel.read_events(file, frame=True).columns)


def test_a_line_that_is_no_record_is_named(tmp_path):
    path = tmp_path / "events.jsonl"
    path.write_text('{"id": 1}\n', encoding="utf-8")
    with pytest.raises(BadInput, match=r"events\.jsonl, line 1"):
        lapel.read_events(path, frame=True)
