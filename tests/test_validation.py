"""What lapel validate finds."""

import msgspec
import pytest

from lapel import jsonl
from lapel.errors import BadInput
from lapel.records import Codes, EventDate, Evidence, Link, Party, Trigger
from lapel.validation import check, validate
from tests.made_events import article, event


def test_a_sound_file_has_no_problems(tmp_path):
    jsonl.write(tmp_path / "events.jsonl", [event()])
    jsonl.write(tmp_path / "articles.jsonl", [article()])
    assert validate(tmp_path / "events.jsonl") == []
    assert validate(tmp_path / "events.jsonl", tmp_path / "articles.jsonl") == []


def agent(country, end):
    return {"agents": [Party(country=country, text="Madrid", span=(0, end))]}


def day(start, end, **others):
    return {"date": EventDate(value="x", start=start, end=end, grain="day", **others)}


@pytest.mark.parametrize(("changes", "expected"), [
    ({"family": "symbol"}, "family: symbol is not that of contact.meeting"),
    ({"codes": Codes(cameo="040", plover="CONSULT", plover_mode=None, quad=1)}, "codes: contact.meeting, declined has"),
    ({"intensity": 2.0}, "polarity, intensity: contact.meeting, declined has adversarial, -3.5"),
    ({"confidence": 1.2}, "confidence: 1.2"),
    (agent("Spain", 6), "agents[0].country: Spain"),
    (agent("ESP", 9), "agents[0]: the text has 6 characters, its span 9"),
    (agent("ESP", 6), "agents[0]: its span holds 'On 4 M', not 'Madrid'"),
    ({"about": [Party(country="ESP")]}, "about[0]: nothing says where it comes from"),
    (day("2021-02-30", "2021-03-01"), "date: 2021-02-30 is not a day"),
    (day("2021-03-02", "2021-03-01"), "date: it ends (2021-03-01)"),
    (day("2021-03-02", "2021-03-02", text="then"), "date: text and span"),
    ({"evidence": Evidence(text="On", span=(0, 2), trigger=Trigger(text="4", span=(3, 4)), rule="r")},
     "evidence.trigger.span: [3, 4] is not within"),
    ({"evidence": Evidence(text="", span=(5, 2), trigger=Trigger(text="", span=(5, 5)), rule="r")},
     "evidence.span: [5, 2] does not run forward"),
])
def test_each_wrong_claim_is_named(changes, expected):
    problems = list(check(event(**changes)))
    assert any(problem.startswith(expected) for problem in problems), problems


def test_a_space_may_stand_for_a_line_break():
    record, wrapped = event(), article()
    wrapped.text = wrapped.text.replace("Chancellor Brandt", "Chancellor\nBrandt")
    assert list(check(record, {"a1": wrapped})) == []


def test_an_unknown_type_is_named():
    record = event()
    record.type = "contact.telegraph"
    assert list(check(record)) == ["type: contact.telegraph is not in the ontology"]


def test_lines_links_and_ids(tmp_path):
    path = tmp_path / "events.jsonl"
    good = msgspec.json.encode(event(links=[])).decode()
    lost = msgspec.json.encode(event(id="other", links=[Link(kind="answers", event="nowhere")])).decode()
    path.write_text(f"{good}\n\n{{\"schema\": \"lapel.event/2\"}}\n{lost}\n{good}\nnot json\n", encoding="utf-8")
    problems = validate(path)
    assert [(p.line, p.message.split(":")[0]) for p in problems] == [
        (2, "the line is empty"), (3, "not an event record"), (4, "links"),
        (5, f"id {event().id} is that of line 1 too"), (6, "not an event record")]


def test_words_are_checked_against_the_article(tmp_path):
    moved = article()
    moved.text = "Yesterday " + moved.text[:40]
    other = article()
    other.id = "a2"
    problems = list(check(event(), {"a1": moved}))
    assert any(p.startswith("agents[0]: the article has") for p in problems)
    assert any(p.startswith("place.span: [70, 76] runs past the text's end at 50") for p in problems)
    assert list(check(event(), {"a2": other})) == ["article.id: a1 is not among the articles"]


def test_a_missing_file_is_one_clear_line(tmp_path):
    with pytest.raises(BadInput, match=r"nothing\.jsonl: No such file"):
        validate(tmp_path / "nothing.jsonl")
