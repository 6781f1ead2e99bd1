"""Whether a sentence tells of an act as a reply to the other side: *in response*, *retaliated*, *tit-for-tat*."""

from __future__ import annotations

import functools
import re

from lapel.stages.events.context import Context, Draft
from lapel.stages.events.tables import words


@functools.cache
def _phrases() -> re.Pattern[str]:
    phrases = sorted(words().replying, key=lambda p: (-len(p), p))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)


def told_as_reply(context: Context, draft: Draft) -> bool:
    """Whether a phrase of reply stands in the sentence of the act."""
    return bool(_phrases().search(context.text(context.sentences[context.sentence_at(draft.start)])))
