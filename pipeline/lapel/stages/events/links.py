"""Relations between the events of one article: repeats, answers, what follows in a stated order, what is compared."""

from __future__ import annotations

from lapel.records import Event, EventDate, Link, Party

_ANSWERS = frozenset({"overture.accept", "overture.decline", "overture.no_response"})
_ANSWERED = frozenset({"accepted", "declined", "unanswered"})
_OPEN = frozenset({"offered", "requested"})


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


def link(events: list[Event], symmetric: set[str] | frozenset[str]) -> None:
    """Fill ``links`` and ``cluster`` of the events of one article, which stand in text order."""
    for i, event in enumerate(events):
        event.cluster = event.id
        for earlier in events[:i]:
            if _repeats(event, earlier, symmetric):
                event.links.append(Link(kind="repeats", event=earlier.id))
                event.cluster = earlier.cluster
                break
        overture = next((e for e in reversed(events[:i]) if _answers(event, e)), None)
        if overture is not None:
            event.links.append(Link(kind="answers", event=overture.id))
        followed = _followed(event, events[:i])
        if followed is not None:
            event.links.append(Link(kind="follows", event=followed.id))
        if event.type == "precedence.comparison":
            event.links += [Link(kind="compares", event=e.id) for e in _compared(event, events[:i])]


def _repeats(event: Event, earlier: Event, symmetric: set[str] | frozenset[str]) -> bool:
    if event.type != earlier.type or event.status != earlier.status or any(item.kind == "repeats" for item in earlier.links):
        return False
    both = event.type in symmetric
    mine, theirs = sides(event, both), sides(earlier, both)
    return bool(mine[0]) and mine == theirs and (both or bool(mine[1])) and compatible(event.date, earlier.date)


def _answers(event: Event, earlier: Event) -> bool:
    """An acceptance, refusal or silence after an overture of the other side."""
    if not (event.type in _ANSWERS or event.status in _ANSWERED):
        return False
    if not (earlier.type.startswith("overture.") and earlier.type not in _ANSWERS) and earlier.status not in _OPEN:
        return False
    asked, asks = countries(earlier.recipients), countries(earlier.agents)
    answering, answered = countries(event.agents), countries(event.recipients)
    if event.status == "unanswered" and event.type not in _ANSWERS:
        answering, answered = answered, answering
    return bool(answering) and bool(asks) and answering <= (asked or answering) and not answering & asks and answered <= asks | asked


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
        and isinstance(e.details.get("order"), int)
        and e.details["order"] < order
    ]
    return max(lower, key=lambda found: found[:2])[2] if lower else None


def _compared(event: Event, earlier: list[Event]) -> list[Event]:
    """The two latest events of one type, with the comparison's agent, towards different parties."""
    agents = countries(event.agents)
    same = [e for e in reversed(earlier) if e.type != event.type and (not agents or countries(e.agents) & agents)]
    for i, late in enumerate(same):
        for early in same[i + 1 :]:
            if late.type == early.type and countries(late.recipients) != countries(early.recipients):
                return [early, late]
    return []
