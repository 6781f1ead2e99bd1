"""Stages that need no model and are quick: every ``AAA calls BBB on DAY`` is an event. Words of the text make a worker die or hang.

They stand in for the real stages in tests alone, which name them when they start the workers.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import time
from collections.abc import Iterable
from pathlib import Path

from lapel.language import tokenise
from lapel.records import ArticleGestures, ArticleRef, EventDate, Evidence, Gesture, Link, Party, Trigger, event_id
from lapel.run.engine import Inline
from lapel.run.shards import Job
from lapel.run.steps import Steps
from lapel.run.storage import Storage
from tests.made_events import event

CALL = re.compile(r"\b([A-Z]{3}) calls ([A-Z]{3})(?: on (\d{4}-\d\d-\d\d))?")
FAULT = re.compile(r"FAULT (\w+)(?: (\S+))?")
NAMES = ["KEN", "TZA", "NOR", "DNK", "PER", "CHL"]


class MadeSteps(Steps):
    """Stages that find calls."""

    model = "made-1"

    def load(self):
        tokenise("The first text compiles the tokenizer's exceptions.")
        return self

    def actors(self, article, tokens):
        if fault := FAULT.search(article.text):
            _fault(*fault.groups())
        return []

    def dates(self, article, tokens):
        return []

    def parse(self, items: Iterable):
        return ([] for _ in items)

    def gestures(self, article, tokens, sentences, mentions, dates):
        found = [Gesture(rule="r", type="contact.call", status="realised", trigger=Trigger(text="calls", span=m.span()), sentence=0,
                         evidence=m.span()) for m in CALL.finditer(article.text)]
        return ArticleGestures(article=article.id, gestures=found)

    def events(self, article, gestures, mentions, dates, unrecorded=None):
        reference = ArticleRef(id=article.id, title=article.title, source=article.source, url=article.url, published=article.published)
        made, before = [], {}
        for gesture in gestures.gestures:
            agent, recipient, day = CALL.match(article.text, *gesture.trigger.span).groups()
            id_ = event_id(article.id, gesture.type, gesture.trigger.span)
            links = [Link(kind="repeats", event=before[agent, recipient])] if (agent, recipient) in before else []
            before.setdefault((agent, recipient), id_)
            made.append(event(
                id=id_, article=reference, type=gesture.type, status="realised", agents=[Party(country=agent)], links=links,
                recipients=[Party(country=recipient)], cluster=None, place=None, details={},
                date=EventDate(value=day, start=day, end=day, grain="day") if day else None,
                evidence=Evidence(text="calls", span=gesture.evidence, trigger=gesture.trigger, rule="r")))
        return made


def inline(job: Job, storage: Storage) -> Inline:
    """An engine that does everything in this process, with the made stages."""
    return Inline(job, storage, MadeSteps())


def _fault(kind: str, word: str | None) -> None:
    if kind == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "hang":
        time.sleep(3600)
    if kind == "once" and word and not Path(word).exists():
        Path(word).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "slow":
        time.sleep(float(word or 0.01))


def articles(n: int, seed: int = 1, slow: float = 0.0) -> list[dict[str, str]]:
    """Articles with repeated ids, the same id over other text, near-duplicates, broken dates, and events that tell of one call."""
    pick = random.Random(seed)
    found: list[dict[str, str]] = []
    for i in range(n):
        draw = pick.random()
        if found and draw < 0.08:
            found.append(dict(pick.choice(found)))
            continue
        words = " ".join(pick.choice(["the", "of", "and", "to", "was", "river", "treaty", "ship", "vote"]) + str(pick.randrange(40))
                         for _ in range(60))
        calls = " ".join(f"{pick.choice(NAMES)} calls {pick.choice(NAMES)}" + (f" on 2021-03-{pick.randrange(1, 29):02d}." if
                         pick.random() < 0.7 else ".") for _ in range(pick.randrange(4)))
        text = f"It was said that the {words}. {calls}"
        if found and draw < 0.2:
            text = pick.choice(found)["text"].replace("treaty", "pact", 1)
        if slow:
            text += f" FAULT slow {slow}"
        id_ = pick.choice(found)["id"] if found and draw > 0.93 else f"a{i}"
        found.append({"id": id_, "date": f"2021-03-{pick.randrange(1, 29):02d}", "title": f"Title {i}", "text": text})
    return found


def write(path: Path, records: list[dict[str, str]]) -> Path:
    """JSON lines; every ninth line is broken."""
    lines = [json.dumps(record) if i % 9 != 4 else json.dumps(record)[:-9] for i, record in enumerate(records)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
