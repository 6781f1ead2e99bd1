"""Parties that stand together: those of a list that is a subject, the body that is one, the cast of a government's
account."""

from __future__ import annotations

import re

from lapel.records import Mention, Party, Span
from lapel.stages.events.context import STAND_INS, Context
from lapel.stages.events.party import from_mention, one_each

GROUPS = frozenset(
    {
        "people",
        "nsa",
        "igo",
        "government",
        "military",
        "party",
        "state",
        "legislature",
        "agency",
        "seat",
        "ministry",
        "organisation",
        "media",
    }
)
"""Kinds of mention that *they* and *both countries* can mean: states, bodies and peoples."""
_LIST_GAP = 60
_LEADERS = frozenset({"head of state", "head of government", "vice president", "secretary general"})


def cast(context: Context) -> list[Party]:
    """Who took part in the meeting that a government's account tells of: its own side and all leaders whom the account
    names, also after the plural; empty when there are fewer than two.
    """
    leaders = [m for m in context.mentions if m.country and m.kind == "person" and m.office in _LEADERS]
    parties = one_each([from_mention(m, m.text, m.span) for m in leaders])
    return parties if len(parties) > 1 else []


def body_subject(context: Context, stretch: Span, barred: frozenset[str]) -> Mention | None:
    """The ministry, army or organisation that is the first named subject of a stretch, when no person is."""
    subjects = [m for m in context.within(stretch) if m.country and m.kind not in STAND_INS and context.is_subject(m.span)]
    return subjects[0] if subjects and subjects[0].kind in GROUPS and subjects[0].country not in barred else None


def listed_subject(context: Context, stretch: Span) -> list[Party]:
    """The parties of the first list joined by *and* whose first name is a grammatical subject."""
    inside = [m for m in context.within(stretch) if m.country and m.kind not in STAND_INS]
    for i, mention in enumerate(inside):
        if context.is_subject(mention.span):
            half = inside[i - 1] if i and inside[i - 1].text in {"North", "South"} else None
            joined = half is not None and context.text((half.span[1], mention.span[0])).strip() == "and"
            chain = [half, mention] if half is not None and joined else [mention]  # North and South Korea
            for following in inside[i + 1 :]:
                between = context.text((chain[-1].span[1], following.span[0]))
                if len(between) > _LIST_GAP or not re.match(r"\s*(?:,|and\b|&)", between) or re.search(r"[.;:]", between):
                    break
                if re.search(r"\b(?:is|are|was|were|has|have|had|will|said|who|which)\b", between):
                    break
                chain.append(following)
            if len(chain) > 1:
                return [from_mention(m, m.text, m.span) for m in chain]
    return []
