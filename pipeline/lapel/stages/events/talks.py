"""What is discussed in a call already told is that call, not a meeting: *spoke today with … They discussed …*."""

from __future__ import annotations

import re

from lapel.stages.events.carried import CONTACTS
from lapel.stages.events.context import Context, Draft, codes

_REACH = 12
"""Sentences within which a government's own account of a call goes on; news changes the subject sooner."""
_REACH_OF_NEWS = 2
_CALL = re.compile(r"\bcalls?\b(?: (?:with|to|between|from)\b|$)", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:meeting|summit|visit|background|press|briefing)\b", re.IGNORECASE)


def is_talk(draft: Draft) -> bool:
    """Whether a record only says that parties talked: *discussed*, *talked about*, not how they came together."""
    rule = draft.gesture.rule
    return draft.type == "contact.meeting" and draft.status == "realised" and ("discuss" in rule or "talk" in rule)


def in_a_call(context: Context, draft: Draft) -> bool:
    """Whether the contact that such a talk belongs to is a call: the last one told between its parties, else the one that a
    government's page is headed by.
    """
    if not is_talk(draft):
        return False
    sides, reach = codes(draft.parties), _REACH if context.account else _REACH_OF_NEWS
    for contact in reversed(context.told):
        if contact.type in CONTACTS and contact.status == "realised" and sides and sides <= codes(contact.parties):
            return contact.type == "contact.call" and draft.gesture.sentence - contact.gesture.sentence <= reach
    title = context.article.title
    return context.account and context.publisher in sides and bool(_CALL.search(title)) and not _OTHER.search(title)


def place_is_a_topic(draft: Draft) -> bool:
    """*Discussed the fighting in Mali*: a place behind such a verb is mostly what the talk is about."""
    place = draft.place
    return place is not None and "discuss" in draft.gesture.rule and place.span is not None and place.span[0] > draft.start
