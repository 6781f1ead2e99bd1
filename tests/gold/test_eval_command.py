"""``lapel eval`` gives the figures of the scorer that stands beside the annotated data."""

import json

import pytest

from lapel import evaluation
from tests.gold import corpus, eval_events

pytestmark = pytest.mark.gold


def blurred(row, n):
    """An annotated article as a program might find it: some events missed, some doubled, with wrong types, sides, days and places."""
    out = []
    for k, gold in enumerate(row["events"]):
        seed = (k * 7 + n * 13) % 10
        if seed == 0:
            continue
        event = {"article": {"id": row["article"]}, "type": gold["type"], "status": gold["status"], "agents": gold["agents"],
                 "recipients": gold["recipients"], "date": gold["date"], "place": gold["place"],
                 "attribution": {"kind": gold["attribution"] or "author"},
                 "evidence": {"text": "", "span": [gold["evidence"]["start"], gold["evidence"]["end"]],
                              "trigger": {"text": "", "span": [gold["trigger"]["start"], gold["trigger"]["end"]]}, "rule": "made.up"}}
        if seed == 1:
            event["type"] = "contact.visit"
        elif seed == 2:
            event["agents"], event["recipients"] = event["recipients"], event["agents"]
        elif seed == 3:
            event["status"] = "denied"
        elif seed == 4:
            event["date"] = {"start": row["events"][0]["date"] and row["events"][0]["date"]["start"], "end": None, "basis": "relative"}
            event["place"] = None
        elif seed == 5:
            event["evidence"]["span"][1] += 40
            event["evidence"].pop("trigger")
        elif seed == 6:
            event["evidence"]["span"] = [gold["evidence"]["end"] + 5000, gold["evidence"]["end"] + 5040]
            event["attribution"] = None
        out += [event] * (2 if seed == 7 else 1)
    return out


@pytest.mark.parametrize("name", ["dev", "items"])
@pytest.mark.parametrize("half", ["written", "checked", None])
def test_the_figures_are_those_of_the_shared_scorer(name, half, tmp_path):
    gone = corpus.missing(name)
    if gone:
        pytest.skip(gone)
    path = tmp_path / "events.jsonl"
    rows = list(corpus.lines(corpus.FILES[name][1]))
    path.write_text("".join(json.dumps(e) + "\n" for n, row in enumerate(rows) for e in blurred(row, n)), encoding="utf-8")
    theirs = eval_events.score(name, path, half)
    gold = evaluation.read_gold(corpus.path(corpus.FILES[name][1]), half=half)
    found, _ = evaluation.read_found(path, gold)
    ours = evaluation.evaluate(gold, found)
    assert 0.3 < ours.levels["full"].f < ours.levels["found"].f < 1
    for level, figures in ours.levels.items():
        assert {"p": figures.p, "r": figures.r, "f": figures.f, "interval": list(figures.interval)} == theirs[level], level
    for key, detail in ours.details.items():
        assert (detail.right, detail.of, detail.share) == tuple(theirs[key][k] for k in ("right", "of", "share")), key
    assert theirs["n"] == {"articles": ours.articles, "gold": ours.gold, "system": ours.system}
