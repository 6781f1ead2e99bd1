"""One reviewer's sitting: the records in their order, what has been said of them, and which comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import get_args

import msgspec

from lapel.records import Article, Judgement, Verdict
from lapel.review.correction import Refused, Typed, corrected
from lapel.review.read import latest
from lapel.review.sample import Drawn
from lapel.review.store import Store
from lapel.review.verdicts import differing, reading

LONGEST_NOTE = 2000
"""Characters."""


class Answer(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What the page sends: the verdict on one record, and the form where it corrects."""

    event: str
    verdict: Judgement
    form: Typed | None = None
    note: str = ""


class Desk:
    """The records of a sitting and their verdicts. Records count from 0."""

    def __init__(self, drawn: Sequence[Drawn], articles: Mapping[str, Article], store: Store, reviewer: str) -> None:
        self.drawn = drawn
        self.articles = articles
        self.reviewer = reviewer
        self._store = store
        self._said: dict[str, Verdict] = {}
        self.stale = 0
        """Records that read otherwise than when this reviewer judged them: they come again."""
        now = {found.event.id: reading(found.event) for found in drawn}
        for verdict in latest(store.verdicts):
            if verdict.reviewer == reviewer and verdict.event in now:
                if verdict.record == now[verdict.event]:
                    self._said[verdict.event] = verdict
                else:
                    self.stale += 1

    def said(self, n: int) -> Verdict | None:
        """The verdict on a record, where there is one."""
        return self._said.get(self.drawn[n].event.id)

    def counts(self) -> dict[str, int]:
        """How many records there are, how many are judged, and how."""
        found = Counter(verdict.verdict for verdict in self._said.values())
        return {"total": len(self.drawn), "done": len(self._said), **{name: found[name] for name in get_args(Judgement)}}

    def next_open(self, after: int) -> int | None:
        """The first record without a verdict from ``after`` on, and then from the start; None when all are judged."""
        total = len(self.drawn)
        return next((n for n in (i % total for i in range(after, after + total)) if self.said(n) is None), None)

    def judge(self, n: int, answer: Answer) -> Verdict:
        """Keep a verdict; it is on the disk when this returns. Raises Refused for what the form may not hold, OSError for the disk."""
        event, stratum, size = self.drawn[n]
        if answer.event != event.id:
            raise Refused("event", "the page shows another record; load it again")
        if len(answer.note) > LONGEST_NOTE:
            raise Refused("note", f"a note has at most {LONGEST_NOTE} characters")
        record, mended = reading(event), None
        if answer.verdict == "corrected":
            if answer.form is None:
                raise Refused("type", "a correction needs the form")
            mended = corrected(answer.form, record, self.articles[event.article.id].text)
            if not differing(record, mended):
                raise Refused("type", "nothing is changed; if all is right, say right")
        verdict = Verdict(event=event.id, article=event.article.id, reviewer=self.reviewer, verdict=answer.verdict, record=record,
                          corrected=mended, confidence=event.confidence, stratum=stratum, stratum_size=size, note=answer.note.strip())
        self._store.append(verdict)
        self._said[event.id] = verdict
        return verdict
