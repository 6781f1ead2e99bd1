"""One record for one gesture: rules that fire on the same words, and acts of one conflict told twice in a sentence."""

from __future__ import annotations

from collections import defaultdict

from lapel.stages.events.apart import is_apart
from lapel.stages.events.context import Draft, codes, overlap

_CONFLICT = "conflict.attack"
_ACCUSED = "stance.accuse"


def merged(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that say again what another says, in text order. The fuller record stays."""
    kept: list[Draft] = []
    places: defaultdict[int, list[int]] = defaultdict(list)  # of those kept, by sentence: nothing is said again in another
    for draft in sorted(drafts, key=lambda d: (d.start, d.gesture.trigger.span[1], d.type, d.gesture.rule)):
        here = places[draft.gesture.sentence]
        place = next((n for n in here if _same(kept[n], draft)), None)
        if place is None:
            here.append(len(kept))
            kept.append(draft)
        elif _worth(draft) > _worth(kept[place]):
            kept[place] = _with_more(draft, kept[place])
        else:
            _with_more(kept[place], draft)
    return kept


def _same(one: Draft, other: Draft) -> bool:
    """Whether two drafts of one sentence tell of one gesture."""
    if _talk_of(one, other) or _talk_of(other, one):
        return True
    if one.type != other.type:
        return False
    if overlap(one.gesture.trigger.span, other.gesture.trigger.span):
        return True
    if is_apart(one.date) != is_apart(other.date):
        return False  # arrives for a visit, ten years after the visit of her father
    agree = codes(one.agents) == codes(other.agents) and codes(one.recipients) == codes(other.recipients)
    if one.type == _CONFLICT:
        return agree and bool(codes(one.parties))
    if one.type == _ACCUSED and agree and one.status == other.status:
        return True  # claims that Peru broke the truce and shelled a post
    all_agree = one.gesture.symmetric and codes(one.parties) == codes(other.parties)
    return (agree or all_agree) and one.status == other.status and (one.gesture.nominal or other.gesture.nominal)


def _talk_of(meeting: Draft, words: Draft) -> bool:
    """*Held a call to discuss …*: what is discussed in a call or meeting of the same sentence is that contact."""
    return (
        "discuss" in words.gesture.rule
        and meeting.type.startswith("contact.")
        and "discuss" not in meeting.gesture.rule
        and bool(codes(words.agents) & codes(meeting.parties))
    )


def _worth(draft: Draft) -> tuple[int, int, int, int]:
    """More sides of known country first, then an operator read, then a verb before a noun, then more details."""
    sides = (0 if "discuss" in draft.gesture.rule else 1) * (bool(codes(draft.agents)) + bool(codes(draft.recipients)))
    return sides, len(draft.operators), int(not draft.gesture.nominal), len(draft.details)


def _with_more(kept: Draft, dropped: Draft) -> Draft:
    """What only the dropped record says: a date from the text, a place, third parties, details."""
    if dropped.date is not None and (kept.date is None or (kept.date.basis == "publication" != dropped.date.basis)):
        kept.date = dropped.date
    kept.place = kept.place or dropped.place
    kept.about = kept.about or dropped.about
    for key, value in dropped.details.items():
        kept.details.setdefault(key, value)
    return kept
