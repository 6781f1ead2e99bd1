"""The figures of small articles that can be counted by hand."""

import json

import pytest

from lapel import evaluation
from lapel.errors import BadInput
from lapel.evaluation import show

TEXT = "Peru met Chile. Peru praised Chile. Chile threatened to expel the envoy."


def gold(words, type_, status="realised", agents="PER", recipients="CHL", **more):
    at = TEXT.index(words)
    return {"type": type_, "status": status, "evidence": {"start": at, "end": at + len(words), "text": words},
            "trigger": {"start": at, "end": at + 4}, "agents": [{"country": c} for c in agents.split()],
            "recipients": [{"country": c} for c in recipients.split()], "date": None, "place": None, "attribution": "author", **more}


def found(annotated, article="a", **changes):
    event = {key: value for key, value in annotated.items() if key in {"type", "status", "agents", "recipients", "date", "place"}}
    return event | {"article": {"id": article}, "evidence": {"span": [annotated["evidence"]["start"], annotated["evidence"]["end"]]},
                    "attribution": {"kind": "author"}} | changes


MEETING = gold("Peru met Chile", "contact.meeting")
PRAISE = gold("Peru praised Chile", "stance.praise")
THREAT = gold("threatened to expel the envoy", "representation.expel", "threatened", "CHL", "PER")


@pytest.fixture
def scored(tmp_path):
    def score(events, system, **options):
        (tmp_path / "g.jsonl").write_text(json.dumps({"article": "a", "events": events}) + "\n", encoding="utf-8")
        (tmp_path / "e.jsonl").write_text("".join(json.dumps(e) + "\n" for e in system), encoding="utf-8")
        annotated = evaluation.read_gold(tmp_path / "g.jsonl", texts={"a": TEXT})
        return evaluation.evaluate(annotated, evaluation.read_found(tmp_path / "e.jsonl", annotated)[0], **options)

    return score


def shares(scores, level):
    return round(scores.levels[level].p, 3), round(scores.levels[level].r, 3)


def test_all_right_is_one(scored):
    scores = scored([MEETING, PRAISE, THREAT], [found(e) for e in (MEETING, PRAISE, THREAT)], errors=5)
    assert {shares(scores, level) for level in scores.levels} == {(1, 1)}
    assert scores.errors == [] and scores.levels["full"].interval == (1, 1)


def test_each_level_asks_for_more(scored):
    scores = scored([MEETING, PRAISE, THREAT], [
        found(MEETING, type="contact.visit"), found(PRAISE, status="denied"), found(THREAT, agents=[], recipients=[])])
    assert [shares(scores, level)[1] for level in ("found", "type", "status", "roles", "full")] == [1, 0.667, 0.333, 0.333, 0]


def test_sides_of_a_mutual_gesture_may_change_places_unless_the_status_sets_them_apart(scored):
    swapped = {"agents": MEETING["recipients"], "recipients": MEETING["agents"]}
    assert shares(scored([MEETING], [found(MEETING, **swapped)]), "roles") == (1, 1)
    refused = MEETING | {"status": "declined"}
    assert shares(scored([refused], [found(refused, **swapped)]), "roles") == (0, 0)
    assert shares(scored([PRAISE], [found(PRAISE, **swapped)]), "roles") == (0, 0)


def test_parties_of_unknown_country_are_not_compared(scored):
    assert shares(scored([PRAISE], [found(PRAISE, agents=[{"country": "PER"}, {"country": None}])]), "roles") == (1, 1)


def test_optional_events_and_further_mentions_cost_nothing(scored):
    again = PRAISE | {"n": 2, "same_as": 1}
    first = gold("Peru met Chile", "stance.praise", n=1)
    assert shares(scored([first, again], [found(first), found(again)]), "full") == (1, 1)
    assert shares(scored([first, again], [found(again)]), "full") == (1, 1)
    optional = MEETING | {"optional": True}
    assert shares(scored([optional, PRAISE], [found(optional), found(PRAISE)]), "full") == (1, 1)
    assert shares(scored([optional, PRAISE], [found(PRAISE)]), "full") == (1, 1)


def test_what_stands_elsewhere_is_missed_and_extra(scored):
    scores = scored([MEETING], [found(PRAISE)], errors=5)
    assert shares(scores, "found") == (0, 0)
    assert [line.split()[0] for line in scores.errors] == ["missed", "extra"]
    assert len(scored([MEETING], [found(PRAISE)], errors=1).errors) == 1


def test_other_types_and_statuses_may_be_right_too(scored):
    annotated = MEETING | {"alt_types": ["contact.visit"], "alt_status": ["scheduled"]}
    assert shares(scored([annotated], [found(MEETING, type="contact.visit", status="scheduled")]), "full") == (1, 1)


def test_details_are_those_of_the_events_of_the_right_type(scored):
    day = {"start": "2021-03-01", "end": "2021-03-01"}
    scores = scored([MEETING | {"date": day, "place": {"country": "PER"}}, PRAISE], [
        found(MEETING, date={**day, "basis": "relative"}, place={"country": "CHL"}),
        found(PRAISE, date={**day, "basis": "publication"}, attribution={"kind": "quote"})])
    assert {k: (d.right, d.of) for k, d in scores.details.items()} == {
        "date": (1, 1), "no_date": (1, 1), "place": (0, 1), "attribution": (1, 2)}
    assert "place            0 of 1 right" in show.text(scores)
    assert json.loads(show.json(scores))["levels"]["full"]["f"] == 1


def test_words_alone_are_looked_up(scored):
    by_words = {**PRAISE, "quote": "Peru praised Chile.", "trigger": "praised"}
    del by_words["evidence"]
    assert shares(scored([by_words], [found(PRAISE)]), "full") == (1, 1)


@pytest.mark.parametrize("change, words", [
    ({"type": "contact.meetin"}, "contact.meetin is not a type"), ({"status": "done"}, "done is not a status"),
    ({"alt_types": ["x"]}, "x is not a type"), ({"same_as": 9}, "same_as names 9"),
    ({"evidence": {"start": 4, "end": 4}}, "end after the start"),
    ({"evidence": None}, "neither evidence nor quote"), ({"evidence": None, "quote": "Bolivia"}, "'Bolivia' is not in the article"),
    ({"evidence": None, "quote": "Peru"}, "more than once"), ({"trigger": "raised"}, "'raised' is not in the quote"),
    ({"agents": "PER"}, "agents")])
def test_gold_that_cannot_be_is_named_by_file_and_line(scored, tmp_path, change, words):
    with pytest.raises(BadInput, match=r"g\.jsonl, line 1") as error:
        scored([PRAISE | change], [])
    assert words in str(error.value)


def test_gold_without_articles_or_twice_the_same(tmp_path):
    path = tmp_path / "g.jsonl"
    path.write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match="no annotated article"):
        evaluation.read_gold(path)
    path.write_text('{"article": "a", "events": [], "half": "written"}\n' * 2, encoding="utf-8")
    with pytest.raises(BadInput, match="line 2: article a is there twice"):
        evaluation.read_gold(path)
    path.write_text('{"article": "a", "events": [], "half": "written"}\n', encoding="utf-8")
    with pytest.raises(BadInput, match="no annotated article of the half checked"):
        evaluation.read_gold(path, half="checked")
