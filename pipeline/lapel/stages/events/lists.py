"""Lists of names: what is joined by commas and *and*, inside a phrase and behind it."""

from __future__ import annotations

import re

from lapel.records import Argument, Mention
from lapel.stages.events.context import STAND_INS, Context

_JOINT = re.compile(r"[\s,/–—-]*(?:(?:,?\s*(?:and|or|as well as|along with)|&)\s*)?(?:both\s+)?(?:the\s+)?", re.IGNORECASE)
_JOINS = re.compile(r"[,/&–—-]|\b(?:and|or|as well as|along with)\b", re.IGNORECASE)
_LIST = 200
"""Characters behind a phrase in which its list may go on."""
_LISTED = frozenset({"state", "seat", "igo", "people", "government"})
_LINK = re.compile(r"\s*(?:,|,\s*and\b|and\b)\s*(?:the\s+)?", re.IGNORECASE)
_SUCH_AS = re.compile(
    r"\s*(?:[,(—–-]+\s*)?(?:including|such as|in particular|particularly|especially|notably|namely|among them)\s+(?:the\s+|both\s+)?"
)
_NEXT = 60
"""Characters behind *including* in which the first name must stand."""


def cut_short(context: Context, argument: Argument, last: Mention) -> list[Mention]:
    """*Envoys of Peru | , Bolivia and Chile*: the further owners of a plural head, where the phrase cuts their list
    short."""
    if not context.text(argument.head).lower().endswith("s") or not re.search(r"\b(?:of|from)\s", argument.text):
        return []
    return listed(context, last.span[1])


def listed(context: Context, start: int) -> list[Mention]:
    """States, seats and organisations of a list that goes on at an offset (*, the Union and Chile*), up to its
    *and*."""
    found: list[Mention] = []
    end = start
    for mention in context.within((start, start + _LIST)):
        between = context.text((end, mention.span[0]))
        if mention.kind not in _LISTED or mention.country is None or not _LINK.fullmatch(between):
            break
        found.append(mention)
        end = mention.span[1]
        if re.search(r"\band\b", between):
            return found
    return []


def including(context: Context, argument: Argument) -> list[Mention]:
    """*Some partners | , including Peru and Chile*."""
    match = _SUCH_AS.search(context.article.text, argument.head[1], argument.span[1]) or _SUCH_AS.match(
        context.article.text, argument.span[1]
    )
    if match is None:
        return []
    first = next((m for m in context.within((match.end(), match.end() + _NEXT)) if m.country), None)
    if first is None or context.text((match.end(), first.span[0])).strip().lower() not in {"", "the", "both"}:
        return []
    return [first, *listed(context, first.span[1])]


def coordinated(context: Context, best: Mention, mentions: list[Mention]) -> list[Mention]:
    """The mentions of one list with ``best``: joined by commas, *and*, a stroke or a hyphen."""
    inside = sorted((m for m in mentions if m.country and m.kind not in STAND_INS), key=lambda m: m.span)
    outer: list[Mention] = []
    for mention in inside:
        if not outer or mention.span[0] >= outer[-1].span[1]:
            outer.append(mention)
    if best not in outer:
        return [best]
    i = outer.index(best)
    first, last = i, i
    while first > 0 and _joined(context, outer[first - 1], outer[first]):
        first -= 1
    while last + 1 < len(outer) and _joined(context, outer[last], outer[last + 1]):
        last += 1
    chosen = outer[first : last + 1]
    if len(chosen) == 2 and "," in context.text((chosen[0].span[1], chosen[1].span[0])).replace(", and", ""):
        return [best]  # a comma alone is an apposition: a city and its country, a person and an office
    return chosen if len({m.country for m in chosen}) > 1 else [best]


def _joined(context: Context, left: Mention, right: Mention) -> bool:
    between = context.text((left.span[1], right.span[0]))
    return len(between) < 30 and bool(_JOINS.search(between)) and bool(_JOINT.fullmatch(between))
