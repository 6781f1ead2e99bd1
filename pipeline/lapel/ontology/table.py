"""CAMEO and PLOVER codes, polarity and intensity of every (type, status).

The rules, each with its reason, are data/ontology/codes.toml; the code lists are cameo.tsv and plover.toml beside it.
The table of all pairs is built once, and refused as a whole when a rule names a code that the lists do not have.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import msgspec

from lapel import resources
from lapel.errors import BadData
from lapel.ontology.entries import Entry, GestureType, Polarity, families, family, read_toml, statuses, types
from lapel.records import Codes, Status

FormName = Literal["act", "intent", "appeal", "refusal", "threat", "halt"]

_QUAD_OF_CAMEO_ROOT = {**dict.fromkeys(range(1, 6), 1), **dict.fromkeys(range(6, 10), 2),
                       **dict.fromkeys(range(10, 15), 3), **dict.fromkeys(range(15, 21), 4)}


class Cameo(Entry, kw_only=True, frozen=True):
    """A CAMEO event code: its label in the code book and its Goldstein value (-10 to +10)."""

    label: str
    goldstein: float


class Plover(Entry, kw_only=True, frozen=True):
    """A PLOVER event category: its quad class, its modes and its conflict-cooperation score (-10 to +10)."""

    quad: int
    score: float
    modes: tuple[str, ...]
    mode_scores: Mapping[str, float] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """What the table says of one (type, status), and why."""

    codes: Codes
    polarity: Polarity
    intensity: float
    reason: str


class _StatusRule(Entry, kw_only=True, frozen=True):
    form: FormName = "act"
    code: str | None = None
    weight: float = 1.0
    intensity: float | None = None


class _StatusRules(Entry, kw_only=True, frozen=True):
    friendly: _StatusRule
    hostile: _StatusRule
    reason: str


class _Forms(Entry, kw_only=True, frozen=True):
    intent: str | None = None
    appeal: str | None = None
    refusal: str | None = None
    threat: str | None = None
    halt: str | None = None
    reason: str


class _Exception(Entry, kw_only=True, frozen=True):
    types: list[str]
    statuses: list[Status]
    form: FormName | None = None
    code: str | None = None
    intensity: float | None = None
    reason: str


class _Rules(Entry, kw_only=True, frozen=True):
    neutral_within: float
    statuses: dict[Status, _StatusRules]
    forms: dict[str, _Forms]
    exceptions: list[_Exception]


@functools.cache
def cameo() -> Mapping[str, Cameo]:
    """All CAMEO event codes below the roots, by code."""
    path = resources.data("ontology", "cameo.tsv")
    with path.open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return MappingProxyType({r["code"]: Cameo(label=r["label"], goldstein=float(r["goldstein"])) for r in rows})


@functools.cache
def plover() -> Mapping[str, Plover]:
    """All PLOVER event categories, by name."""
    return MappingProxyType(read_toml(resources.data("ontology", "plover.toml"), dict[str, Plover]))


@functools.cache
def table() -> Mapping[tuple[str, Status], Row]:
    """The whole table: every type under every status."""
    rules: _Rules = read_toml(resources.data("ontology", "codes.toml"), _Rules)
    strays = [t for e in rules.exceptions for t in e.types if t not in types()]
    strays += [f for f in rules.forms if f not in types() and f not in families()]
    if strays:
        raise BadData(f"{resources.data('ontology', 'codes.toml')}: no such type: {', '.join(strays)}")
    return MappingProxyType({(id_, status): _row(rules, id_, entry, status)
                             for id_, entry in types().items() for status in statuses()})


def row(type_: str, status: Status) -> Row:
    """The row of one (type, status); a KeyError for a type or status that the ontology does not have."""
    return table()[type_, status]


def _row(rules: _Rules, id_: str, entry: GestureType, status: Status) -> Row:
    if status in {entry.default_status, "realised"}:
        return Row(_codes(_act(entry)), entry.polarity, entry.intensity, "The act itself.")
    general = rules.statuses[status]
    rule = general.hostile if entry.polarity == "adversarial" else general.friendly
    form, fixed, reason = rule.form, rule.intensity, general.reason
    code = rule.code
    for exception in rules.exceptions:
        if id_ in exception.types and status in exception.statuses:
            form, code, reason = exception.form or form, exception.code, exception.reason
            fixed = exception.intensity if exception.intensity is not None else fixed
    if form == "act" and code is None:
        value = _round(entry.intensity * rule.weight if fixed is None else fixed)
        return Row(_codes(_act(entry)), entry.polarity if value else "neutral", value, reason)
    text, why = (code, "") if code else _form(rules, id_, form)
    mean = _mean(text)
    if form == "intent" and entry.polarity == "affiliative":
        mean = min(mean, entry.intensity)
    value = _round(mean * rule.weight if fixed is None else fixed)
    sides: Polarity = "affiliative" if value > 0 else "adversarial"
    # a type that no code book knows (precedence.order) has no code for its refusal or cancellation either
    found = _codes(text) if entry.cameo else _codes("")
    return Row(found, "neutral" if abs(value) <= rules.neutral_within else sides, value, f"{reason} {why}".strip())


def _form(rules: _Rules, id_: str, form: FormName) -> tuple[str, str]:
    """A type's form, its own or its family's, and the reason written beside it."""
    for key in (id_, family(id_)):
        forms = rules.forms.get(key)
        found = getattr(forms, form) if forms else None
        if forms and found:
            return found, forms.reason
    raise BadData(f"{resources.data('ontology', 'codes.toml')}: neither {id_} nor its family has the form {form}")


def _act(entry: GestureType) -> str:
    return " ".join(filter(None, (entry.cameo[0] if entry.cameo else "", entry.plover)))


def _split(text: str) -> tuple[str | None, str | None, str | None]:
    """CAMEO code, PLOVER category and mode of ``125 REJECT/meet``, each checked against its list."""
    code, category, mode = None, None, None
    for word in text.split():
        if word[0].isdigit():
            code = word
        else:
            category, _, found = word.partition("/")
            mode = found or None
    if (code and code not in cameo()) or (category and category not in plover()) \
            or (category and mode and mode not in plover()[category].modes):
        place = resources.data("ontology", "codes.toml")
        raise BadData(f"{place}: {text!r} is not a CAMEO code, a PLOVER category and one of its modes")
    return code, category, mode


def _codes(text: str) -> Codes:
    code, category, mode = _split(text)
    quad = plover()[category].quad if category else _QUAD_OF_CAMEO_ROOT[int(code[:2])] if code else None
    return Codes(cameo=code, plover=category, plover_mode=mode, quad=quad)


def _mean(text: str) -> float:
    code, category, mode = _split(text)
    assert code and category, text
    entry = plover()[category]
    return (cameo()[code].goldstein + entry.mode_scores.get(mode or "", entry.score)) / 2


def _round(value: float) -> float:
    return round(value, 1) + 0.0  # no negative zero


def codes(type_: str, status: Status) -> Codes:
    """CAMEO code, PLOVER category and mode, and quad class. The record is shared: do not change it."""
    return row(type_, status).codes


def polarity(type_: str, status: Status) -> Polarity:
    """Whether the gesture draws the two together or apart."""
    return row(type_, status).polarity


def intensity(type_: str, status: Status) -> float:
    """From -10 (most adversarial) to +10 (most affiliative), to one decimal."""
    return row(type_, status).intensity
