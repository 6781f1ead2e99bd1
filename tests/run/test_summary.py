import json

from lapel import jsonl
from lapel.records import Drop
from lapel.run.session import session
from lapel.run.summary import SHOWN, Summary, as_text
from lapel.run.tally import Tally


def filled():
    summary = Summary(command="run", lapel="0")
    summary.tallies = {
        "ingest": Tally(stage="ingest", read=9, written=2, dropped={"empty-file": 6, "broken-json": 1}),
        "actors": Tally(stage="actors", read=2, written=2),
        "events": Tally(stage="events", read=2, written=2)}
    for i in range(7):
        summary.dropped(Drop(stage="ingest", reason="empty-file", where=f"file{i}"))
    summary.events, summary.types = 3, {"contact.meeting": 2, "stance.praise": 1}
    summary.words, summary.sentences = 4000, 200
    return summary.finish(2.0)


def test_text_says_what_was_read_dropped_and_found():
    text = as_text(filled())
    assert "ingest:    9 read = 2 written + 7 dropped (6 empty-file, 1 broken-json)" in text
    assert "events:    3 found: 2 contact.meeting, 1 stance.praise" in text
    assert "2,000 words/s, 100 sentences/s" in text
    assert "actors:" not in text
    assert text.count("dropped: file") == SHOWN
    assert "and 2 more; --drops FILE writes them all" in text


def test_json_is_one_object_with_the_same_figures():
    found = json.loads(jsonl.dumps(filled()))
    assert found["schema"] == "lapel.summary/1"
    assert found["tallies"]["ingest"]["dropped"] == {"empty-file": 6, "broken-json": 1}
    assert found["words_per_second"] == 2000


def test_a_session_writes_drops_and_says_nothing_on_standard_output(tmp_path, capsys):
    with session("ingest", as_json=True, drops=tmp_path / "drops.jsonl") as work:
        work.on_drop(Drop(stage="ingest", reason="empty-file", where="x"))
    out, err = capsys.readouterr()
    assert out == ""
    assert json.loads(err)["command"] == "ingest"
    assert [d.where for d in jsonl.read(tmp_path / "drops.jsonl", Drop)] == ["x"]


def test_quiet_is_quiet(capsys):
    with session("run", quiet=True):
        pass
    assert capsys.readouterr() == ("", "")
