"""Operators: words that set the standing of a gesture named below them, as data (data/gestures/operators.toml)."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Literal

import msgspec
from spacy.tokens import Token

from lapel import resources
from lapel.errors import BadData
from lapel.records import Status
from lapel.stages.gestures import grammar
from lapel.stages.gestures.rules import line_of, read_toml

Role = Literal["doer", "answer", "answer_silent", "ask", "offer", "threaten", "call_off", "cause"]


class Operator(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One operator; fields as explained at the head of operators.toml."""

    id: str
    role: Role
    status: Status | None = None
    adversarial: Status | None = None
    only_adversarial: bool = False
    verbs: list[str] = []
    nouns: list[str] = []
    adjectives: list[str] = []
    takes: list[str] = msgspec.field(default_factory=lambda: ["xcomp", "ccomp", "obj"])
    types: list[str] = []
    not_types: list[str] = []
    weak: bool = False
    negated: Status | None = None
    """The standing where the operator itself is denied (*does not intend to meet*), if not that of a plain denial."""
    chained: bool = False
    """Only over another operator (*reversed a decision to leave*)."""

    def standing(self, type_: str, adversarial: bool) -> Status | None:
        """The status it gives a gesture of this type, None when it does not apply to it."""
        if (self.types and not type_.startswith(tuple(self.types))) or type_.startswith(tuple(self.not_types)):
            return None
        if self.only_adversarial and not adversarial:
            return None
        return self.adversarial if adversarial and self.adversarial else self.status


class Entry(msgspec.Struct, frozen=True):
    """One way to say an operator: the head and the words that must hang on it."""

    operator: Operator
    rest: tuple[str, ...]


@functools.cache
def operators() -> dict[tuple[str, str], list[Entry]]:
    """Entries by kind (verb, noun, adjective) and head lemma; those with more words first."""
    path = resources.data("gestures", "operators.toml")
    index: dict[tuple[str, str], list[Entry]] = {}
    for raw in read_toml(path).get("operator", []):
        try:
            operator = msgspec.convert(raw, Operator)
        except msgspec.ValidationError as error:
            raise BadData(f"{path}, line {line_of(path, str(raw.get('id')))}: operator {raw.get('id')}: {error}") from error
        for kind, entries in (("verb", operator.verbs), ("noun", operator.nouns), ("adjective", operator.adjectives)):
            for text in entries:
                head, *rest = text.split()
                index.setdefault((kind, head), []).append(Entry(operator, tuple(rest)))
    for found in index.values():
        found.sort(key=lambda e: -len(e.rest))
    return index


_APART = frozenset({"aux", "conj", "advcl", "relcl", "parataxis", "appos", "punct"})
"""What hangs on a verb by these is no part of a trigger (*refused, saying …*)."""


def _to_do(token: Token) -> bool:
    """An infinitive that the parser took for a relative clause (*two days to leave*)."""
    return token.dep_ == "relcl" and token.tag_ == "VB"


def hanging(head: Token, rest: tuple[str, ...]) -> list[Token] | None:
    """The tokens that realise the further words of an entry below its head (each on the head or on the word before), or None."""
    out: list[Token] = []
    holders = [head]
    temporal = head.doc.user_data.get("temporal", ())
    for word in rest:
        found = next((c for holder in reversed(holders) for c in holder.children
                      if word in {c.lemma_, c.lower_} and (c.dep_ not in _APART or (c.dep_ == "advcl" and c.tag_ == "JJ") or _to_do(c))
                      and c.i not in {t.i for t in out}
                      and not (c.dep_ == "prep" and any(g.i in temporal for g in c.children))), None)  # on Friday is no call on
        if found is None and word == "for" and holders[-1] == head:
            found = next((m for c in head.children if c.dep_ in {"advcl", "ccomp", "xcomp"} for m in c.children
                          if m.dep_ == "mark" and m.lower_ == "for"), None)  # called for Peru to withdraw
        if found is None and holders[-1] == head:
            found = next((m for c in head.children if (m := grammar.marked_off(c)) is not None and m.lower_ == word), None)
        if found is None:
            return None
        out.append(found)
        holders.append(found)
    return out


def entries_for(token: Token) -> Iterator[Operator]:
    """The verbs and nouns that take *for somebody to act* (*called for Peru to withdraw*), where *for* hangs on the clause."""
    kind = {"V": "verb", "N": "noun"}.get(token.tag_[:1])
    for entry in operators().get((kind or "", token.lemma_), ()):
        if entry.rest == ("for",) or (kind == "noun" and not entry.rest and "for" in entry.operator.takes):
            yield entry.operator


def entries(token: Token) -> Iterator[tuple[Operator, list[Token]]]:
    """The operators that a token can be, with the tokens of their further words."""
    kind = {"V": "verb", "N": "noun", "J": "adjective"}.get(token.tag_[:1])
    if kind is None:
        return
    for entry in operators().get((kind, token.lemma_), ()):
        below = hanging(token, entry.rest)
        if below is not None:
            yield entry.operator, below
    if kind == "verb" and token.tag_ in {"VBN", "VBG"}:  # is scheduled to, was prepared to: adjectives by another tag
        for entry in operators().get(("adjective", token.lower_), ()):
            yield entry.operator, []
