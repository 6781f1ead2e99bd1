"""What a later sentence does to an earlier record, and which records answer or repeat others: short stories of our own (stories.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest

import lapel

ROWS = [line.split("\t") for line in Path(__file__).with_name("stories.tsv").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]


@pytest.mark.parametrize(("kind", "wanted", "text"), ROWS, ids=[f"{kind}: {text[:50]}" for kind, _, text in ROWS])
def test_story(kind: str, wanted: str, text: str) -> None:
    events = lapel.extract(text, published="2021-07-18")
    answers = [link for event in events for link in event.links if link.kind == "answers"]
    clusters = {event.cluster for event in events}
    if kind == "status":
        assert any(wanted in f"{event.type} {event.status}" for event in events)
    elif kind == "answers":
        assert {link.event for link in answers} == {events[0].id}
    elif kind == "one":
        assert events and len({event.cluster for event in events if event.type == events[0].type}) == 1
    elif kind == "apart":
        assert len(clusters) > 1
    else:
        assert kind == "none" and not answers
