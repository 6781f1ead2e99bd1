"""How sure a record is: a logistic model over plain numbers, read from models/confidence.json."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from lapel import resources
from lapel.errors import BadData
from lapel.records import Party
from lapel.stages.events.context import Context, Draft, codes
from lapel.stages.events.resolve import POINTING

_PHRASES = frozenset({"premodifier", "possessor", "of", "from", "in", "apposition", "relation"})
_NAMES = frozenset({"name", "title+surname", "nationality+role", "demonym", "apposition", "leader+role", "acronym", "list"})
_IMPLIED = frozenset({"sentence", "nearest", "sentence before", "talk", "place", "same act"})
_GUESSED = frozenset({"publisher", "speaker", "addressee", "act", "visited place"})


@dataclass(frozen=True, slots=True)
class Model:
    """Intercept and weights of a logistic regression; a feature without a weight counts nothing."""

    intercept: float
    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """The chance that type, status and roles are all right, rounded to two places, between 0.01 and 0.99."""
        score = self.intercept + sum(self.weights[k] * v for k, v in sorted(features.items()) if k in self.weights)
        return min(max(round(1 / (1 + math.exp(-max(min(score, 30.0), -30.0))), 2), 0.01), 0.99)


class _File(msgspec.Struct):
    kind: str
    intercept: float
    weights: dict[str, float]


@functools.cache
def model() -> Model:
    """The model that ships with lapel."""
    path = resources.models("confidence.json")
    try:
        found = msgspec.json.decode(path.read_bytes(), type=_File)
    except OSError as error:
        raise BadData(f"{path}: cannot be read ({error.strerror}); reinstall lapel") from error
    except msgspec.DecodeError as error:
        raise BadData(f"{path}: {error}; train it again with models/train_confidence.py") from error
    return Model(found.intercept, found.weights)


def features(context: Context, draft: Draft) -> dict[str, float]:
    """The numbers of a draft: those of the rule hit, and how its sides, date and standing were found. All between 0 and
    about 3."""
    gesture = draft.gesture
    evidence = gesture.evidence[1] - gesture.evidence[0]
    out = {f"gesture:{key}": float(value) for key, value in gesture.features.items()} | draft.features
    out["agents:none"] = float(not draft.agents)
    out["agents:unknown"] = float(bool(draft.agents) and not codes(draft.agents))
    out["recipients:none"] = float(not draft.recipients)
    out["recipients:unknown"] = float(bool(draft.recipients) and not codes(draft.recipients))
    out["parties:many"] = float(len(draft.parties) > 4)
    for name, parties in (("agents", draft.agents), ("recipients", draft.recipients)):
        for kind, ways in (("pointing", POINTING), ("phrase", _PHRASES), ("guessed", _GUESSED), ("implied", _IMPLIED)):
            out[f"{name}:{kind}"] = float(_share(parties, ways))
        for kind in ("person", "office", "state", "seat", "people", "igo", "nsa"):
            out[f"{name}:kind:{kind}"] = float(any(p.kind == kind for p in parties))
        out[f"{name}:named"] = float(bool(parties) and all(p.country and p.resolved_by in _NAMES for p in parties))
    out["sides:two"] = float(len(codes(draft.parties)) > 1)
    out["sides:many"] = float(len(codes(draft.parties)) > 2)
    out["company"] = math.log1p(sum(d is not draft for d in context.told_in(gesture.sentence, gesture.sentence)))
    out["trigger:words"] = float(gesture.trigger.text.count(" "))
    out["nominal"] = float(gesture.nominal)
    out["symmetric"] = float(gesture.symmetric)
    out["quoted"] = float(gesture.attribution.kind == "quote")
    out["operators"] = float(len(draft.operators))
    out["status:" + draft.status] = 1.0
    out["family:" + draft.type.split(".", maxsplit=1)[0]] = 1.0
    out["type:" + draft.type] = 1.0
    out["rule:" + gesture.rule] = 1.0
    out["date:" + (draft.date.basis if draft.date else "none")] = 1.0
    out["tense:" + gesture.tense] = 1.0
    out["evidence:length"] = math.log1p(evidence / 100)
    out["mention:weakest"] = _weakest(context, draft)
    return out


def _share(parties: list[Party], ways: frozenset[str]) -> float:
    return sum(p.resolved_by in ways for p in parties) / len(parties) if parties else 0.0


def _weakest(context: Context, draft: Draft) -> float:
    """The lowest confidence of the mentions at the heads of the sides; 1 when there are none."""
    found = [m.confidence for p in draft.parties if p.span for m in context.within(p.span) if m.country]
    return min(found, default=1.0)
