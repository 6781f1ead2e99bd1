"""The whole way from raw files to events, by each of the ways there are."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import lapel as package
from lapel import jsonl
from lapel import schema as schemas
from lapel.records import Article, Event
from lapel.validation import validate

LAPEL = Path(sys.executable).with_name("lapel")


def events(path):
    return list(jsonl.read(path, Event))


def test_fused_and_staged_give_the_same_bytes(made, here, lapel, tmp_path):
    result = lapel("run", "data/samples", "-o", tmp_path / "events.jsonl")
    assert result.code == 0
    assert (tmp_path / "events.jsonl").read_bytes() == Path("out/events.jsonl").read_bytes()
    assert len(events("out/events.jsonl")) > 50


def test_without_the_gate_too(here, lapel, tmp_path):
    out = {name: tmp_path / f"{name}.jsonl" for name in ("fused", "gestures", "events")}
    assert lapel("run", "data/samples", "--no-gate", "-o", out["fused"]).code == 0
    files = {name: f"out/{name}.jsonl" for name in ("articles", "actors", "dates")}
    parsed = tmp_path / "parsed.spacy"
    assert lapel("parse", files["articles"], files["actors"], "--no-gate", "-o", parsed).code == 0
    assert parsed.stat().st_size > Path("out/parsed.spacy").stat().st_size
    assert lapel("gestures", files["articles"], parsed, files["actors"], files["dates"], "-o", out["gestures"]).code == 0
    assert lapel("events", files["articles"], out["gestures"], files["actors"], files["dates"], "-o", out["events"]).code == 0
    assert out["events"].read_bytes() == out["fused"].read_bytes()


@pytest.mark.slow
def test_workers_change_nothing(here, lapel, tmp_path):
    assert lapel("run", "data/samples", "--workers", 2, "-o", tmp_path / "events.jsonl").code == 0
    assert (tmp_path / "events.jsonl").read_bytes() == Path("out/events.jsonl").read_bytes()


def test_the_order_of_the_input_is_the_order_of_the_output(here):
    articles = [a.id for a in jsonl.read("out/articles.jsonl", Article)]
    places = [articles.index(event.article.id) for event in events("out/events.jsonl")]
    assert places == sorted(places)


def test_output_is_valid_by_an_independent_validator_and_by_our_own(here):
    validator = jsonschema.Draft202012Validator(json.loads(schemas.path().read_bytes()))
    for line in Path("out/events.jsonl").read_text(encoding="utf-8").splitlines():
        validator.validate(json.loads(line))
    assert validate("out/events.jsonl", "out/articles.jsonl") == []


def test_no_event_comes_from_sport_weather_or_business(here):
    plain = {a.id for a in jsonl.read("out/articles.jsonl", Article)
             if any(word in a.title for word in ("Home side", "Storm", "Coffee"))}
    assert len(plain) == 3
    assert [e for e in events("out/events.jsonl") if e.article.id in plain] == []


def test_no_event_and_no_day_comes_from_captions_or_copyright_lines(here):
    ribbons = next(a for a in jsonl.read("out/articles.jsonl", Article) if "ribbons" in a.title)
    assert ribbons.published == "2021-06-10"
    assert not any(e.date and "2018-01-04" in (e.date.start, e.date.end) for e in events("out/events.jsonl"))


def test_the_near_duplicate_pair_is_one_cluster_and_its_events_too(here):
    pair = [a for a in jsonl.read("out/articles.jsonl", Article) if "Kenya expels" in a.title]
    assert len(pair) == 2
    assert pair[0].cluster == pair[1].cluster
    expelled = [e for e in events("out/events.jsonl") if e.type == "representation.expel" and e.agents[0].country == "KEN"]
    assert {e.article.id for e in expelled} == {a.id for a in pair}
    assert len({e.cluster for e in expelled}) == 1


def test_what_is_dropped_is_named(here, lapel, tmp_path):
    result = lapel("run", "data/samples", "-o", os.devnull, "--drops", tmp_path / "drops.jsonl", "--json")
    summary = json.loads(result.err)
    assert summary["tallies"]["ingest"] == {"stage": "ingest", "read": 22, "written": 21, "dropped": {"other-language": 1}}
    assert [d["reason"] for d in map(json.loads, (tmp_path / "drops.jsonl").read_text().splitlines())] == ["other-language"]
    assert summary["hits"] == summary["events"] + sum(summary["unrecorded"].values())
    assert summary["events"] == sum(summary["types"].values()) == len(events("out/events.jsonl"))
    assert summary["words"] > 1500
    assert summary["model"] == "en_core_web_sm-3.8.0"


def test_least_confidence_leaves_no_link_behind(here, lapel, tmp_path):
    target = tmp_path / "events.jsonl"
    middle = sorted(e.confidence for e in events("out/events.jsonl"))[60]
    assert lapel("run", "data/samples", "--min-confidence", middle, "-o", target).code == 0
    kept = events(target)
    assert kept and min(e.confidence for e in kept) >= middle
    assert {link.event for e in kept for link in e.links} <= {e.id for e in kept}


def test_python_gives_the_events_of_the_command_line(here):
    nlp = package.load()
    expected = {}
    for event in events("out/events.jsonl"):
        expected.setdefault(event.article.id, []).append(event)
    for article in jsonl.read("out/articles.jsonl", Article):
        doc = nlp.make_doc(article.text)
        doc._.article = article
        found = nlp(doc)._.events
        for event, other in zip(found, expected.get(article.id, []), strict=True):
            event.cluster = other.cluster = None  # clusters span articles
        assert [jsonl.encode(e) for e in found] == [jsonl.encode(e) for e in expected.get(article.id, [])]


def test_extract_reads_one_text(here):
    article = next(a for a in jsonl.read("out/articles.jsonl", Article) if a.id == "wire-0001")
    found = package.extract(article.text, published=article.published, title=article.title)
    expected = [e for e in events("out/events.jsonl") if e.article.id == "wire-0001"]
    assert [(e.type, e.status, e.evidence.span, e.date) for e in found] == [(e.type, e.status, e.evidence.span, e.date) for e in expected]
    assert found[0].article.title == article.title


def test_a_pipe_of_stages_from_standard_input_to_standard_output(here):
    line = json.dumps({"id": "p", "date": "2021-03-18", "text": "Norway expelled two Danish diplomats on Monday."})
    first = subprocess.run([LAPEL, "ingest", "-", "--quiet"], input=line.encode(), capture_output=True, check=True)
    assert json.loads(first.stdout)["id"] == "p"
    assert first.stderr == b""
    second = subprocess.run([LAPEL, "dates", "-"], input=first.stdout, capture_output=True, check=True)
    assert [d["text"] for d in json.loads(second.stdout)["dates"]] == ["Monday"]
    assert b"dates:     1 read = 1 written + 0 dropped" in second.stderr
    whole = subprocess.run([LAPEL, "run", "-"], input=line.encode(), capture_output=True, check=True)
    [event] = map(json.loads, whole.stdout.splitlines())
    assert (event["type"], event["date"]["start"], event["agents"][0]["country"]) == ("representation.expel", "2021-03-15", "NOR")
