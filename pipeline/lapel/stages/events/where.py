"""Where a gesture takes place, and when a seat is a place rather than its government."""

from __future__ import annotations

from collections.abc import Iterable

from lapel.records import Argument, Gesture, Mention, Place
from lapel.stages.events.context import STAND_INS, Context

PLACE_SLOTS = frozenset({"in", "at", "near", "inside", "outside", "around", "across", "throughout", "into", "off", "along"})
_PLACES = frozenset({"seat", "place", "state"})


def is_place_slot(context: Context, argument: Argument, gesture: Gesture, others: bool) -> bool:
    """Whether a recipient's phrase is a place instead: behind *in*, *at*, *near* when there are other recipients, and
    the city or seat that is visited.
    """
    if gesture.type == "contact.visit":
        return _kind(context, argument) in {"seat", "place"}
    return others and argument.slot.rsplit(".", 1)[-1] in PLACE_SLOTS and _kind(context, argument) in _PLACES


def _kind(context: Context, argument: Argument) -> str:
    mention = context.covering(argument.head)
    return mention.kind if mention else ""


def place_of(context: Context, gesture: Gesture, arguments: Iterable[Argument]) -> Place | None:
    """The first place argument that lies in a known country, else the first at all; None without one."""
    found = [Place(text=a.text, country=_country(context, a), span=a.span) for a in arguments]
    return next((p for p in found if p.country), found[0] if found else None)


def _country(context: Context, argument: Argument) -> str | None:
    """The country of a place: of the mention at its head, else of a name in the phrase, else of the name that follows a
    comma."""
    mention = context.covering(argument.head)
    inside = [m for m in context.within(argument.span) if m.kind not in STAND_INS and _lies_in(m)]
    for candidate in ([mention] if mention and _lies_in(mention) else []) + inside[::-1]:
        if candidate.country:
            return candidate.country
    following = [m for m in context.within((argument.span[1], argument.span[1] + 40)) if _lies_in(m)]
    if following and context.text((argument.span[1], following[0].span[0])).strip() == ",":
        return following[0].country
    return None


def _lies_in(mention: Mention) -> bool:
    """An organisation is no country, but its seat is in one: *in Brussels* says where only as far as the mention
    does."""
    return mention.country is not None and not mention.country.startswith(("IGO:", "NSA:"))
