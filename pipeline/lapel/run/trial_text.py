"""A trial as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lapel.records import Event, Party
from lapel.run.trial import Hit, Trial
from lapel.stages.gestures.near import OBJECT, WORDS, Near

REASONS = {
    "no-international-actor": "no party is a state, an organisation between states or an armed power that lapel knows",
    "one-state": "all parties are of one state",
    "no-foreign-party": "it happens inside a state more often than across its border, and no word is foreign",
    "nobody-foreign-in-sight": "one known party, and the sentence and the one before speak of nobody abroad",
    "back-reference": "it takes up a gesture told before, and changed that record",
    "asked": "a reporter asks it, or somebody who only leads through the event says it",
    "same-gesture": "it tells of the same gesture as another hit, which has the record",
}
"""What the events stage's reasons mean."""

SHOWN = 6
"""Rules that want another object, and triggers with other words, that are named for each head word."""


def text(trials: Sequence[Trial]) -> str:
    """All sentences, one after the other."""
    return "\n".join("\n".join(_sentence(trial)) + "\n" for trial in trials)


def _sentence(trial: Trial) -> Iterator[str]:
    yield trial.text
    if trial.blocked:
        yield f"  blocked by {', '.join(map(repr, trial.blocked))} (words of @elsewhere: no rule fires in the sentence)"
    elif not trial.parsed:
        yield "  a run would not parse it: no trigger with its words, or nobody who could be a party"
    for hit in trial.hits:
        yield from _hit(hit)
    if not trial.hits:
        yield "  no rule fires"
    yield from _near([n for n in trial.near if n.far < WORDS])
    yield from _others([n for n in trial.near if n.far == WORDS])


def _hit(hit: Hit) -> Iterator[str]:
    gesture = hit.gesture
    yield f"  fires  {gesture.rule}: {gesture.type} {gesture.status} ({gesture.trigger.text!r})"
    yield from (f"    {a.role + ':':<10} {a.text!r} ({a.slot or 'understood'})" for a in gesture.arguments)
    yield from (f"    {'operator:':<10} {o.text!r} ({o.status})" for o in gesture.operators)
    yield from (f"    {name + ':':<10} {value}" for name, value in gesture.details.items())
    if hit.event is None:
        yield f"    {'record:':<10} none: {hit.reason}" + (f" ({REASONS[hit.reason]})" if hit.reason in REASONS else "")
    else:
        yield f"    {'record:':<10} {_record(hit.event)}"


def _record(event: Event) -> str:
    said = [f"{event.type} {event.status}", f"{_codes(event.agents)} -> {_codes(event.recipients)}"]
    if event.about:
        said.append(f"about {_codes(event.about)}")
    if event.date is not None:
        said.append(f"{event.date.start or event.date.value}{f' to {event.date.end}' if event.date.end != event.date.start else ''}"
                    f" ({event.date.basis})")
    if event.place is not None:
        said.append(f"in {event.place.country or event.place.text}")
    return ", ".join([*said, f"confidence {event.confidence:.2f}"])


def _codes(parties: Sequence[Party]) -> str:
    return "+".join(p.country or f"? {p.text!r}" for p in parties) or "()"


def _near(near: Sequence[Near]) -> Iterator[str]:
    """One line each; of the rules that want another object of a word only some."""
    objects: Counter[str] = Counter()
    for n in near:
        objects[n.word] += n.far == OBJECT
        if n.far < OBJECT or objects[n.word] <= SHOWN:
            yield f"  nearly {n.trigger.rule.id} ({n.trigger.text!r} on {n.word!r}): {n.why}"
    yield from (f"  nearly {n - SHOWN} more rules, which want other objects of {word!r} (lapel rules list --word {word.lower()})"
                for word, n in objects.items() if n > SHOWN)


def _others(near: Sequence[Near]) -> Iterator[str]:
    by_word: dict[str, list[str]] = {}
    for n in near:
        by_word.setdefault(n.word, []).append(f"{n.trigger.text} ({n.trigger.rule.id})")
    for word, triggers in by_word.items():
        more = f" … ({len(triggers)})" if len(triggers) > SHOWN else ""
        yield f"  with other words {word!r} is: {', '.join(triggers[:SHOWN])}{more}"
