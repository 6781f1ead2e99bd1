"""Which found event is which annotated one, and what they agree on.

Two events may be paired when their evidence overlaps (evidence over 1,000 characters pairs with nothing). They agree at level

``found``   on the family                     ``roles``   on type, and on the countries of agents and of recipients
``type``    on the type (or a listed other)   ``status``  on type and status (or a listed other)
``full``    on type, status and roles

Where the annotated type is symmetric and the annotated status does not set the sides apart (it does for offered, requested,
accepted, declined …), all parties are compared as one set. Parties of unknown country are not compared. At each level pairs are made
one to one, the closest first (same trigger, type, roles, status). An optional event counts neither when found nor when missed. An
event and its repeats in the article (``same_as``) count once, and are found by any of them; further mentions found are no error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from lapel import ontology
from lapel.evaluation.gold import Found, Gold, Side
from lapel.records import Span, Status

LEVELS = ("found", "type", "status", "roles", "full")
LONGEST_EVIDENCE = 1000
LONGEST_TRIGGER = 60
"""Characters. A longer trigger is as close to all events of its sentence, and so to none."""

Pairs = list[tuple[int, int]]


class Agreement(NamedTuple):
    """What two events agree on, by level, and how close they are."""

    levels: frozenset[str]
    close: tuple[int, int]


class Counts(NamedTuple):
    """Of one article at one level: annotated events found, events to answer for, annotated events to find."""

    hits: int
    system: int
    gold: int


@dataclass(frozen=True)
class Paired:
    """One article after pairing; numbers are positions in its lists of events."""

    counts: Mapping[str, Counts]
    right_type: Pairs
    """Annotated and found event, of the right type."""
    missed: list[int]
    extra: list[int]
    """Found events that are none of the annotated ones, not even in family."""


def countries(parties: Iterable[Side] | None) -> set[str]:
    """The known codes of some parties."""
    return {p.country for p in parties or () if p.country}


def roles_agree(gold: Gold, found: Found) -> bool:
    """Whether the sides are the same; as one set where the gesture is mutual."""
    ours = countries(gold.agents), countries(gold.recipients)
    theirs = countries(found.agents), countries(found.recipients)
    if ontology.symmetric(gold.type) and not ontology.sided(cast(Status, gold.status)):
        return ours[0] | ours[1] == theirs[0] | theirs[1]
    return ours == theirs


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches share a character."""
    return min(one[1], other[1]) > max(one[0], other[0])


def agreement(gold: Gold, found: Found) -> Agreement | None:
    """What the two agree on; None when their evidence is apart."""
    (evidence, trigger), (other, word) = gold.spans, found.spans
    if not overlap(evidence, other) or other[1] - other[0] > LONGEST_EVIDENCE:
        return None
    type_, status, roles = found.type in gold.types, found.status in gold.statuses, roles_agree(gold, found)
    holds = {"found": ontology.family(found.type) in {ontology.family(t) for t in gold.types}, "type": type_,
             "status": type_ and status, "roles": type_ and roles, "full": type_ and status and roles}
    touch = overlap(trigger, word) and word[1] - word[0] < LONGEST_TRIGGER
    return Agreement(frozenset(level for level, held in holds.items() if held),
                     (4 * touch + 4 * type_ + 2 * roles + status, -abs(trigger[0] - word[0])))


def pair(agree: Mapping[tuple[int, int], Agreement], level: str) -> Pairs:
    """One to one, the closest first; of equally close ones the earliest."""
    candidates = sorted((-a.close[0], -a.close[1], i, j) for (i, j), a in agree.items() if level in a.levels)
    golds: set[int] = set()
    founds: set[int] = set()
    out = []
    for _, _, i, j in candidates:
        if i not in golds and j not in founds:
            golds.add(i)
            founds.add(j)
            out.append((i, j))
    return out


def _gestures(gold: Sequence[Gold]) -> list[int]:
    """For each event the position of the first that tells of the same gesture."""
    position = {event.n: i for i, event in enumerate(gold) if event.n is not None}

    def first(i: int) -> int:
        seen: set[int] = set()
        while i not in seen and (before := gold[i].same_as) is not None and before in position:
            seen.add(i)
            i = position[before]
        return i

    return [first(i) for i in range(len(gold))]


def paired(gold: Sequence[Gold], found: Sequence[Found]) -> Paired:
    """The events of one article, paired at every level."""
    gesture = _gestures(gold)
    required = {gesture[i] for i, event in enumerate(gold) if not event.optional}
    agree = {(i, j): a for i, g in enumerate(gold) for j, f in enumerate(found) if (a := agreement(g, f)) is not None}
    by_family = pair(agree, "found")
    counts: dict[str, Counts] = {}
    hits: dict[str, dict[int, tuple[int, int]]] = {}
    for level in LEVELS:
        pairs = pair(agree, level)
        hit = hits[level] = {}
        for i, j in pairs:
            if gesture[i] in required:
                hit.setdefault(gesture[i], (i, j))
        counted = {j for _, j in hit.values()}
        excused = {j for _, j in pairs} - counted  # an optional event, or a further mention
        if level != "found":
            excused |= {j for i, j in by_family if gesture[i] not in required} - counted
        counts[level] = Counts(len(hit), len(found) - len(excused), len(required))
    matched = {j for _, j in by_family}
    return Paired(counts, list(hits["type"].values()), sorted(required - set(hits["found"])),
                  [j for j in range(len(found)) if j not in matched])
