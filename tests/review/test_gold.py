"""Verdicts become gold that ``lapel eval`` and the scorer beside the checkout read, and on which the events score as judged."""

import json
import subprocess
import sys
from collections import Counter

import pytest

from lapel import evaluation, resources
from lapel.records import Side
from lapel.review import read
from lapel.review.gold import gold
from lapel.review.verdicts import reading
from tests.review.made import article, lines, record, records, verdict, write


def judged(said, reviewer="ann"):
    """Verdicts on the records by their number: right, wrong, unsure, or a corrected reading."""
    return [verdict(event.id, answer if isinstance(answer, str) else "corrected", reviewer, None if isinstance(answer, str) else answer,
                    reading(event)) for event, answer in zip(records(), said, strict=False)]


@pytest.fixture
def made(tmp_path):
    def make(*verdicts, events=None):
        counts = Counter()
        by_reviewer = {found[0].reviewer: found for found in verdicts}
        made = list(gold(by_reviewer, events or records(), {"a1": article(), "a2": article("a2")}, counts))
        return write(tmp_path / "gold.jsonl", made), counts

    return make


def mended():
    first = reading(records()[1])
    first.status = "unanswered"
    first.agents, first.recipients = [Side(text="Peru", country="PER")], [Side(text="Chile", country="CHL")]
    return first


def test_the_events_score_as_they_were_judged(made, tmp_path):
    path, counts = made(judged(["right", mended(), "wrong"]))
    events = write(tmp_path / "events.jsonl", records())
    annotated = evaluation.read_gold(path)
    scores = evaluation.evaluate(annotated, evaluation.read_found(events, annotated)[0])
    assert (scores.gold, scores.system) == (2, 3)
    assert {level: round(found.p, 3) for level, found in scores.levels.items()} == {
        "found": 0.667, "type": 0.667, "status": 0.333, "roles": 0.333, "full": 0.333}
    assert (scores.details["date"].right, scores.details["date"].of) == (1, 1)
    assert counts == {"right": 1, "corrected": 1, "wrong (left out)": 1, "verdicts of records that the events do not hold": 0}


def test_the_scorer_beside_the_checkout_gives_the_same(made, tmp_path):
    scorer = resources.shared("tools", "score_events.py")
    if not scorer.is_file():
        pytest.skip(f"no {scorer}")
    path, _ = made(judged(["right", mended(), "wrong"]))
    events = write(tmp_path / "events.jsonl", records())
    said = json.loads(subprocess.run([sys.executable, scorer, path, events, "--json"], capture_output=True, check=True).stdout)
    assert (round(said["found"]["p"], 3), round(said["full"]["p"], 3), said["found"]["r"]) == (0.667, 0.333, 1)


def test_the_fields_are_those_of_the_codebook(made):
    path, _ = made(judged(["right", mended(), "right"]))
    [line] = lines(path)
    meeting, call, praise = line["events"]
    assert line["article"] == "a1" and [meeting["n"], call["n"], praise["n"]] == [1, 2, 3]
    assert meeting["quote"] == "Peru met Chile on 4 May 2021" and meeting["trigger"]["text"] == "met"
    assert meeting["agents"] == [{"text": "Peru", "country": "PER"}]
    assert meeting["date"] == {"start": "2021-05-04", "end": "2021-05-04"}
    assert (call["status"], call["agents"][0]["country"]) == ("unanswered", "PER")
    assert praise["date"] is None, "the day of publication is no date"


def test_what_is_open_is_optional(made):
    path, counts = made(judged(["right", "unsure"]))
    [line] = lines(path)
    assert [event["optional"] for event in line["events"]] == [False, True, True]
    assert counts["unsure (optional)"] == counts["not judged (optional)"] == 1


@pytest.mark.parametrize("ann, ben, optional", [
    ("right", "right", [False]), ("wrong", "wrong", []), ("right", "wrong", [True]), ("right", mended(), [True]),
    (mended(), mended(), [False]), ("wrong", "unsure", [True])])
def test_where_reviewers_differ_the_event_is_optional(made, ann, ben, optional):
    events = [records()[1]]
    path, _ = made(judged(["wrong", ann])[1:], judged(["wrong", ben], "ben")[1:], events=events)
    assert [event["optional"] for event in lines(path)[0]["events"]] == optional


def test_a_further_mention_names_the_first_only_where_it_is_one(made):
    first = records()[0]
    again = record("contact.meeting", "Peru praised Chile", "praised", "PER Peru", "CHL Chile", links=[first.id])
    both = [verdict(event.id, record=reading(event)) for event in (first, again)]
    assert [event["same_as"] for event in lines(made(both, events=[first, again])[0])[0]["events"]] == [None, 1]
    both[0].verdict = "wrong"
    assert [event["same_as"] for event in lines(made(both, events=[first, again])[0])[0]["events"]] == [None]


def test_only_articles_of_which_a_record_was_judged_are_there(made):
    path, counts = made([*judged(["right", "right", "right"]), verdict("gone")], events=[*records(), *records("a2")])
    assert [line["article"] for line in lines(path)] == ["a1"]
    assert counts["verdicts of records that the events do not hold"] == 1


def test_an_article_where_all_is_wrong_has_no_event(made):
    path, _ = made(judged(["wrong", "wrong", "wrong"]))
    assert lines(path) == [{"article": "a1", "events": []}]


def test_a_later_run_does_not_change_what_was_judged(made):
    """The same id may carry another status later: the gold is what the reviewer saw."""
    verdicts = judged(["right", "right", "right"])
    changed = records()
    changed[1].status = "postponed"
    path, _ = made(verdicts, events=changed)
    assert lines(path)[0]["events"][1]["status"] == "declined"


def test_reading_back_needs_articles_that_fit(tmp_path):
    from lapel.errors import BadInput

    path = write(tmp_path / "articles.jsonl", [article(text="Something else")])
    with pytest.raises(BadInput, match="does not fit its article"):
        read.articles(path, records())
    with pytest.raises(BadInput, match="no article a2"):
        read.articles(path, records("a2"))
