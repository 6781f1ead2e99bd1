"""The events of an article under its new id: their own ids follow from it, and links to them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import msgspec

from lapel.records import ArticleRef, Event, event_id


def renamed(events: Sequence[Event], article: str) -> list[Event]:
    """All events of one article, as if it had come with this id."""
    ids = {event.id: _new_id(event, article) for event in events}
    return [
        msgspec.structs.replace(
            event, id=ids[event.id], article=_replaced(event.article, article),
            links=[msgspec.structs.replace(link, event=ids[link.event]) for link in event.links])
        for event in events
    ]


def _replaced(reference: ArticleRef, article: str) -> ArticleRef:
    return msgspec.structs.replace(reference, id=article)


def _new_id(event: Event, article: str) -> str:
    """The ordinal among equals is found by trying: it is in no field of its own."""
    trigger = event.evidence.trigger.span
    ordinal = next(n for n in count() if event_id(event.article.id, event.type, trigger, n) == event.id)
    return event_id(article, event.type, trigger, ordinal)
