"""Relations between the events of one article: repeats, answers, what follows in a stated order, what is compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Hashable

from lapel.records import Event, EventDate, Link, Party

_ANSWERS = frozenset({"overture.accept", "overture.decline", "overture.no_response"})
_ANSWERED = frozenset({"accepted", "declined", "unanswered"})
_OPEN = frozenset({"offered", "requested"})
_REPLIES = frozenset({"stance.deny", "contact.visit"})
"""Types that reply to an act of the other side without a word that says so."""
_REACH = 30
"""Events back to look for the act that another replies to."""


def countries(parties: list[Party]) -> frozenset[str]:
    """Known countries of parties."""
    return frozenset(p.country for p in parties if p.country)


def sides(event: Event, symmetric: bool) -> tuple[frozenset[str], frozenset[str]]:
    """Countries of agents and of recipients; of a symmetric type all as one set."""
    agents, recipients = countries(event.agents), countries(event.recipients)
    return (agents | recipients, frozenset()) if symmetric else (agents, recipients)


def compatible(one: EventDate | None, other: EventDate | None) -> bool:
    """Whether two dates can be of one gesture: an unknown or a publication date contradicts nothing, intervals must
    meet."""
    if one is None or other is None or "publication" in (one.basis, other.basis):
        return True
    if not (one.start and one.end and other.start and other.end):
        return True
    return one.start <= other.end and other.start <= one.end


def link(events: list[Event], symmetric: set[str] | frozenset[str], replies: Container[str] = ()) -> None:
    """Fill ``links`` and ``cluster`` of the events of one article, which stand in text order. ``replies``: ids of the events that the
    text tells as a reply to the other side (*in response*, *retaliated*)."""
    first_told: defaultdict[Hashable, list[Event]] = defaultdict(list)
    overtures: list[Event] = []
    numbered: list[Event] = []
    for i, event in enumerate(events):
        event.cluster = event.id
        alike = first_told[_gist(event, symmetric)] if _told_of(event, symmetric) else []
        original = next((e for e in alike if compatible(event.date, e.date)), None)
        if original is not None:
            event.links.append(Link(kind="repeats", event=original.id))
            event.cluster = original.cluster
        else:
            alike.append(event)
        answered = next((e for e in reversed(overtures) if _answers(event, e)), None) if _is_answer(event) else None
        told_as_reply = event.id in replies
        if answered is None and (told_as_reply or event.type in _REPLIES):
            near = reversed(events[max(0, i - _REACH):i])
            answered = next((e for e in near if _takes_up(event, e, told_as_reply=told_as_reply)), None)
        if answered is not None:
            event.links.append(Link(kind="answers", event=answered.id))
        followed = _followed(event, numbered)
        if followed is not None:
            event.links.append(Link(kind="follows", event=followed.id))
        if event.type == "precedence.comparison":
            event.links += [Link(kind="compares", event=e.id) for e in _compared(event, events[:i])]
        if _opens(event):
            overtures.append(event)
        if isinstance(event.details.get("order"), int):
            numbered.append(event)


def _told_of(event: Event, symmetric: set[str] | frozenset[str]) -> bool:
    """Whether enough of its sides is known for another event to be the same."""
    mine = sides(event, event.type in symmetric)
    return bool(mine[0]) and (event.type in symmetric or bool(mine[1]))


def _gist(event: Event, symmetric: set[str] | frozenset[str]) -> Hashable:
    """What events that repeat one another have in common; their dates must agree besides."""
    return event.type, event.status, sides(event, event.type in symmetric)


def _is_answer(event: Event) -> bool:
    return event.type in _ANSWERS or event.status in _ANSWERED


def _opens(event: Event) -> bool:
    return (event.type.startswith("overture.") and event.type not in _ANSWERS) or event.status in _OPEN


def _answers(event: Event, earlier: Event) -> bool:
    """Whether an acceptance, refusal or silence answers an overture: that of the other side."""
    asked, asks = countries(earlier.recipients), countries(earlier.agents)
    answering, answered = countries(event.agents), countries(event.recipients)
    if event.status == "unanswered" and event.type not in _ANSWERS:
        answering, answered = answered, answering
    return bool(answering) and bool(asks) and answering <= (asked or answering) and not answering & asks and answered <= asks | asked


def _takes_up(event: Event, earlier: Event, *, told_as_reply: bool) -> bool:
    """Whether an act replies to an earlier one of the other side: told as a reply, or a denial of what it said, or coming as invited."""
    mine, theirs = countries(event.agents), countries(earlier.agents)
    if not mine or not theirs or mine & theirs or not mine & countries(earlier.recipients) or not theirs & countries(event.recipients):
        return False
    if event.type == "stance.deny":
        return earlier.type == "stance.accuse"
    if event.type == "contact.visit" and earlier.type == "overture.invite":
        return event.status in {"realised", "scheduled"}
    return told_as_reply and event.status in {"realised", "scheduled", "threatened"}


def _followed(event: Event, earlier: list[Event]) -> Event | None:
    """The event of the same type and agent with the next lower stated order, or that a stated precedence is about."""
    order = event.details.get("order")
    if not isinstance(order, int) or order < 2:
        return None
    lower = [
        (e.details["order"], n, e)
        for n, e in enumerate(earlier)
        if e.type == event.type
        and countries(e.agents) & countries(event.agents)
        and e.details["order"] < order
    ]
    return max(lower, key=lambda found: found[:2])[2] if lower else None


def _compared(event: Event, earlier: list[Event]) -> list[Event]:
    """The two latest events of one type, with the comparison's agent, towards different parties."""
    agents = countries(event.agents)
    latest: dict[str, tuple[Event, frozenset[str], Event | None]] = {}
    # by type: the latest event, its recipients, and the latest before it towards others
    found: list[Event] = []
    for late in earlier:
        if late.type == event.type or (agents and not countries(late.agents) & agents):
            continue
        towards = countries(late.recipients)
        before = latest.get(late.type)
        early = None if before is None else before[0] if before[1] != towards else before[2]
        latest[late.type] = late, towards, early
        found = [early, late] if early is not None else found
    return found
