"""A rule's own sentences: whether those that must fire it do so with the right roles, and those that must not do not."""

from __future__ import annotations

from collections.abc import Sequence

from lapel import ontology
from lapel.records import Gesture
from lapel.stages.gestures.rules import Example, Rule


def describe(gesture: Gesture) -> str:
    """A hit in one line, for messages."""
    parties = "; ".join(f"{a.role} {a.text!r} ({a.slot})" for a in gesture.arguments)
    return f"{gesture.rule} {gesture.status} [{gesture.trigger.text}] {parties}"


def wrong(rule: Rule, example: Example, gestures: Sequence[Gesture]) -> str | None:
    """Why a sentence that must fire a rule does not do so as expected; None when it does."""
    own = [g for g in gestures if g.rule == rule.id]
    status = example.status or rule.status or ontology.default_status(rule.type)
    reasons = []
    for gesture in own:
        reason = _differs(gesture, example, status)
        if reason is None:
            return None
        reasons.append(reason)
    found = " | ".join(map(describe, gestures)) or "nothing"
    return f"rule {rule.id}: {example.text!r}: {reasons[0] if reasons else 'did not fire'}; found: {found}"


def _differs(gesture: Gesture, example: Example, status: str) -> str | None:
    if gesture.status != status:
        return f"status {gesture.status} instead of {status}"
    for role in ("agent", "recipient", "about"):
        expected = getattr(example, role)
        if expected is None:
            continue
        texts = [a.text for a in gesture.arguments if a.role == role]
        if len(texts) != len(expected) or not all(any(part in text for text in texts) for part in expected):
            return f"{role} {texts} instead of {expected}"
    return None


def fired(rule: Rule, gestures: Sequence[Gesture], text: str) -> str | None:
    """Why a sentence that must not fire a rule is wrong; None when the rule keeps still."""
    own = [g for g in gestures if g.rule == rule.id]
    return f"rule {rule.id} fires on {text!r}: {describe(own[0])}" if own else None
