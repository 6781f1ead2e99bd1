"""A later sentence that changes an earlier record: *The gesture has gone unanswered*, *The visit was called off*."""

from __future__ import annotations

from lapel.stages.events.context import Context, Draft, codes

REACH = 6
"""How many sentences back the gesture that is spoken of may stand."""
_ANSWERS = frozenset({"accepted", "declined", "unanswered"})
_OPEN = frozenset({"offered", "requested"})


def is_back_reference(draft: Draft) -> bool:
    """Whether the engine marked the hit as a definite mention of a gesture already told."""
    return bool(draft.details.get("back_reference"))


def antecedent(context: Context, draft: Draft) -> Draft | None:
    """The nearest earlier event that the back-reference can mean, None when none fits.

    The same type, else the same family; for an answer also any open offer or request. Named parties must not
    contradict.
    """
    best: tuple[int, int, Draft] | None = None
    here = draft.gesture.sentence
    for earlier in context.told_in(here - REACH, here):
        if earlier.start >= draft.start or not _compatible(earlier, draft):
            continue
        fit = _fit(earlier, draft)
        if fit and (best is None or (fit, earlier.start) >= (best[0], best[1])):
            best = (fit, earlier.start, earlier)
    return best[2] if best else None


def _compatible(earlier: Draft, draft: Draft) -> bool:
    named = codes(draft.parties)
    return not named or not codes(earlier.parties) or bool(named & codes(earlier.parties))


def _fit(earlier: Draft, draft: Draft) -> int:
    """3 the same type, 2 an open overture that is answered, 1 the same family, 0 no."""
    if earlier.type == draft.type:
        return 3
    if draft.type == "stance.threat" and earlier.status == "threatened":
        return 2  # dropped the threat
    opening = earlier.type.startswith("overture.") or earlier.status in _OPEN
    if opening and (draft.status in _ANSWERS or draft.type.startswith("overture.")):
        return 2
    return int(earlier.type.split(".")[0] == draft.type.split(".")[0])


def update(earlier: Draft, draft: Draft) -> None:
    """Give the earlier event the standing that the back-reference reports, and the words that say so.

    Who declines is the agent of a declined overture, so its sides change places; taken up, unanswered or called off, it
    stays its maker's.
    """
    if draft.status == "realised" and earlier.status not in _OPEN | {"scheduled"}:
        return
    if draft.status == "declined" and earlier.status != "declined":
        earlier.agents, earlier.recipients = earlier.recipients, earlier.agents
    if draft.status == "realised" and earlier.status in _OPEN:
        earlier.status = "accepted"
    elif draft.status == "cancelled" and earlier.status == "threatened":
        earlier.status = "reversed"
    else:
        earlier.status = draft.status
    earlier.operators = earlier.operators + [o for o in draft.operators if o not in earlier.operators]
    if earlier.date is None or earlier.date.basis == "publication":
        earlier.date = earlier.date or draft.date
    for key, value in draft.details.items():
        if key != "back_reference":
            earlier.details.setdefault(key, value)
