"""What is shown of the annotated articles: only the half that may be looked at."""

import json

import pytest

from tests.gold import corpus, eval_events

pytestmark = pytest.mark.gold


@pytest.fixture
def mistaken(tmp_path):
    """The gold of a set as if lapel had found it with the status wrong everywhere and every second event missed."""
    gone = corpus.missing("items")
    if gone:
        pytest.skip(gone)
    path = tmp_path / "items.events.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for row in corpus.lines(corpus.FILES["items"][1]):
            for gold in row["events"][::2]:
                stream.write(json.dumps({
                    "article": {"id": row["article"]}, "type": gold["type"], "status": "none", "agents": gold["agents"],
                    "recipients": gold["recipients"], "date": gold["date"],
                    "evidence": {**gold["evidence"], "trigger": gold["trigger"], "rule": "made.up"}}) + "\n")
    return path


def test_checked_articles_are_never_shown(mistaken):
    checked = {row["article"] for row in corpus.lines(corpus.FILES["items"][1]) if row["half"] == "checked"}
    shown = [*eval_events.errors("items", mistaken, 10_000).splitlines(), *eval_events.wrong_parts("items", mistaken, 10_000)]
    assert sum(line.startswith("MISS") for line in shown) > 50
    assert sum(line.startswith("STATUS") for line in shown) > 50
    assert not [line for line in shown if any(article in line for article in checked)]


def test_figures_are_those_of_the_scorer(mistaken):
    result = eval_events.score("items", mistaken, "checked")
    figures = eval_events.figures(result)
    assert figures["status.f"] == 0
    assert figures["found.f"] == result["found"]["f"] > 0.5
    assert figures["date"] == 1
