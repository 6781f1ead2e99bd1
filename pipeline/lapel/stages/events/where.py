"""Where a gesture takes place, and when a seat is a place rather than its government."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lapel.records import Argument, Gesture, Mention, Place, Span
from lapel.stages.actors.lexicon import words as actor_words
from lapel.stages.events.context import STAND_INS, Context, overlap
from lapel.stages.events.gazetteer import known_place
from lapel.stages.events.tables import words

PLACE_SLOTS = frozenset({"in", "at", "near", "inside", "outside", "around", "across", "throughout", "into", "off", "along"})
_PLACES = frozenset({"seat", "place", "state"})
UPON_PLACES = ("conflict.", "coercion.seize", "coercion.military_signal", "relief.stand_down", "cooperation.security")
"""Types that are done to a place as often as to somebody."""
_REACH = 110
"""Characters behind a trigger within which its place may stand."""
_LONGEST = 60
"""Characters of a mention at most, where one may lie over a name."""
_OPENING = 60
_PREPOSITION = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|inside|outside|into|across|off|throughout|around)\s+(?:the\s+)?"
    r"(?:(?:[A-Z][\w’'-]*|(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?|central|nearby)\s+){0,2}"
    r"(?:(?:(?:capital|port|border|coastal|holy|ancient|tourist)\s+)?"
    r"(?:city|town|village|capital|island|port|province|state|region|district|suburb|resort)\s+(?:of\s+)?"
    r"|(?:an?\s+)?(?:[a-z]+\s+)?(?:parts?|areas?|corner|outskirts|north|south|east|west|centre|center|mountains|coast)\s+of\s+(?:the\s+)?)?$"
)
_NAME = re.compile(
    r"\b(?:in|at|near|outside)\s+(?:the\s+)?(?:(?:[A-Za-z][\w’-]+\s+){0,3}(?:city|town|village|capital|port|province|region|district|suburb|"
    r"state|island)(?:\s+of)?\s+)?((?:[A-Z][\w’-]+)(?:[ -](?:[A-Z][\w’-]+)){0,2})"
)
_ON_GROUND = re.compile(r"\b(?:in|at|on|near|inside|outside|into|from|across|off)\s+(?:the\s+|an?\s+)?(?:[a-z-]+\s+){0,2}$")
_GROUND = re.compile(r"(?:['’]s?)?\s+((?:[\w’-]+\s+){0,2}?)([^\W\d_]+)\b")
_TOWARDS = re.compile(r"\b(?:to|at|visit|visits|visited|visiting)\s+(?:the\s+)?$")
_MOVING = ("contact.host", "contact.visit", "contact.meeting", "contact.summit", "overture.invite")
"""Types that bring somebody to a place: *invited to*, *welcomed at*, *to visit*."""
_IN_FRONT = re.compile(r"\s*(?:In|At|Near)\s+(?:the\s+)?")
_SOMEWHERE = ("conflict.", "coercion.detain", "coercion.seize", "relief.release", "contact.meeting", "contact.summit",
              "contact.negotiation")
"""Types that are done somewhere: the last place named before them may be theirs."""
_CLAUSE = re.compile(r"[;:]|\b(?:which|who|whom|where|after|before|that|said|says|because|although|while|when|and\s+[^\W\d_]+(?:ed|s))\b")
_CAPITALS = re.compile(r"[A-Z][\w’-]*(?:\s+[A-Z][\w’-]*)*")


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


def place_nearby(context: Context, gesture: Gesture) -> Place | None:
    """A place that no argument says: of an act done upon a place, the place; else the first one behind the trigger in
    its sentence, or the one that the sentence begins with.
    """
    if gesture.type.startswith(UPON_PLACES):
        for argument in gesture.arguments:
            if argument.role == "recipient":
                inside = [m for m in context.within(argument.span) if m.kind in _PLACES and _lies_in(m)]
                if inside and (_behind(context, inside[-1]) or _is_the_place(inside[-1], argument, gesture)):
                    return _place(inside[-1])
    start, stop = context.sentences[gesture.sentence] if context.sentences else gesture.evidence
    trigger = gesture.trigger.span
    found = _behind_trigger(context, gesture, (trigger[1], min(stop, trigger[1] + _REACH)))
    if found is not None:
        return found
    return _in_front(context, gesture, (start, trigger[0]))


def _in_front(context: Context, gesture: Gesture, stretch: Span) -> Place | None:
    """The place that the sentence begins with; of an act that is done somewhere the last one named before it."""
    start, end = stretch
    opening = context.within((start, min(start + _OPENING, end)))
    if opening and opening[0].kind in _PLACES and _lies_in(opening[0]) and _IN_FRONT.fullmatch(context.text((start, opening[0].span[0]))):
        return _place(opening[0])
    if gesture.type.startswith(_SOMEWHERE):
        for mention in reversed(context.within(stretch)):
            lead = context.text((max(0, mention.span[0] - 40), mention.span[0]))
            if mention.kind in _PLACES and _lies_in(mention) and _PREPOSITION.search(lead):
                return None if _CLAUSE.search(context.text((mention.span[1], end))) else _place(mention)
    return None


def _behind_trigger(context: Context, gesture: Gesture, stretch: Span) -> Place | None:
    """The first place behind the trigger; in another clause only where harm is done, which sentences tell with one
    place."""
    barred = [gesture.attribution.span] if gesture.attribution.span else []
    moving = gesture.type.startswith(_MOVING)
    for mention in context.within(stretch):
        lead = context.text((max(0, mention.span[0] - 40), mention.span[0]))
        if not _lies_in(mention) or not (
            (mention.kind in _PLACES and _PREPOSITION.search(lead))
            or _is_ground(context, mention, lead)
            or (moving and _is_goal(mention, gesture, lead))
        ):
            continue
        if any(overlap(mention.span, span) for span in barred):
            return None
        if _CLAUSE.search(context.text((stretch[0], mention.span[0]))) and not gesture.type.startswith("conflict."):
            return None
        return _place(mention)
    return _unmentioned(context, stretch)


def _is_ground(context: Context, mention: Mention, lead: str) -> bool:
    """*On Chilean territory*, *in Peru's border region*: a place by its noun, the country by the name in front."""
    if mention.kind not in {"state", "people"} or not _ON_GROUND.search(lead):
        return False
    end = mention.span[1]
    found = _GROUND.match(context.article.text, end, end + _LONGEST)
    while found is not None:
        if found[2].lower() in words().grounds:
            return True
        if not found[2][:1].isupper() and not found[2].lower().endswith(("ern", "al", "er")):
            return False
        found = _GROUND.match(context.article.text, found.end(2), end + _LONGEST)
    return False


def _is_goal(mention: Mention, gesture: Gesture, lead: str) -> bool:
    """*Welcomed at*, *to visit*, *to* a place; but who is invited *to* do something may be a state itself."""
    towards = _TOWARDS.search(lead)
    if towards is None:
        return False
    house = " House" in mention.text
    if gesture.type == "overture.invite" and towards[0].startswith("to"):
        return house or mention.kind in {"seat", "place"}
    return house or mention.kind in _PLACES


def _is_the_place(mention: Mention, argument: Argument, gesture: Gesture) -> bool:
    """*Left Norway*, *strikes on Norway*; but who is asked to leave is a party only, and so is who is attacked by a
    verb."""
    if not overlap(mention.span, argument.head):
        return False
    return mention.kind != "state" or (gesture.status != "requested" and (gesture.nominal or not gesture.type.startswith("conflict.")))


def _unmentioned(context: Context, stretch: Span) -> Place | None:
    """A place that only the gazetteer knows, behind a preposition and in the trigger's clause."""
    text = context.text(stretch)
    for match in _NAME.finditer(text):
        if _CLAUSE.search(text[: match.start()]):
            return None
        span = (stretch[0] + match.start(1), stretch[0] + match.end(1))
        if any(overlap(m.span, span) for m in context.within((max(0, span[0] - _LONGEST), span[1] + _LONGEST))) or _calendar(match[1]):
            continue
        country = known_place(" ".join(match[1].split()), context.countries)
        if country:
            return Place(text=match[1], country=country, span=span)
    return None


def _place(mention: Mention) -> Place:
    return Place(text=mention.text, country=mention.country, span=mention.span)


def _behind(context: Context, mention: Mention) -> bool:
    """Whether a name stands behind a preposition of place."""
    return _PREPOSITION.search(context.text((max(0, mention.span[0] - 40), mention.span[0]))) is not None


def _country(context: Context, argument: Argument) -> str | None:
    """The country of a place: of the mention at its head, else of a name in the phrase, else of the name behind a
    comma, else of the only place of that name in the gazetteer.
    """
    mention = context.covering(argument.head)
    inside = [m for m in context.within(argument.span) if m.kind not in STAND_INS and _lies_in(m)]
    for candidate in ([mention] if mention and _lies_in(mention) else []) + inside[::-1]:
        if candidate.country:
            return candidate.country
    following = [m for m in context.within((argument.span[1], argument.span[1] + 40)) if _lies_in(m)]
    if following and context.text((argument.span[1], following[0].span[0])).strip() == ",":
        return following[0].country
    if any(overlap(m.span, argument.span) and m.kind in _PLACES for m in context.within((argument.span[0], argument.span[1] + _LONGEST))):
        return None  # a sea, a strait: nobody's
    name = _CAPITALS.search(argument.text)
    return known_place(name[0], context.countries) if name else None


def _calendar(name: str) -> bool:
    """*In March*: no town."""
    return name.split(maxsplit=1)[0].lower() in actor_words("calendar")


def _lies_in(mention: Mention) -> bool:
    """An organisation is no country, but its seat is in one: *in Brussels* says where only as far as the mention
    does."""
    return mention.country is not None and not mention.country.startswith(("IGO:", "NSA:"))
