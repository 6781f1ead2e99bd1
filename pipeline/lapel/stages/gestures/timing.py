"""Which time expressions of a sentence belong to a gesture by its grammar, the closest first."""

from __future__ import annotations

from spacy.tokens import Token

from lapel.records import Span
from lapel.stages.gestures import grammar
from lapel.stages.gestures.lexicon import words
from lapel.stages.gestures.sentence import Sentence
from lapel.stages.gestures.standing import Standing
from lapel.stages.gestures.triggers import Hit

_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "acl", "ROOT", "parataxis", "csubj", "pcomp"})


_AT_ONCE = frozenset({"when", "while", "as"})
"""A date in front of the main clause is also that of a clause at the same time: *Last year, when they met, …*"""


def dates(hit: Hit, standing: Standing, sentence: Sentence) -> list[Span]:
    """Spans of the expressions that are said of the gesture: on the trigger, on its operators' verbs, or in its clause."""
    ranked: list[tuple[int, int, Span]] = []
    own = hit.chain or [hit.head]
    verbs = {v.i: n for n, v in enumerate(standing.verbs)}
    ops = {m.token.i for m in standing.met}
    clause = {_clause_head(t).i for t in (*own, *standing.verbs)}
    for ref in sentence.dates:
        if ref.type == "SET" or (ref.type == "DURATION" and ref.start is None):
            continue
        positions = sentence.tokens(ref.span)
        if not positions:
            continue
        root = _root_of(sentence, positions)
        rank = _rank(root, {t.i for t in own} | {t.i for t in hit.objects}, verbs, ops, clause)
        if rank is not None:
            ranked.append((rank, abs(root.i - hit.head.i), ref.span))
    return [span for _, _, span in sorted(ranked)]


def _root_of(sentence: Sentence, positions: range) -> Token:
    inside = set(positions)
    return next((sentence.doc[i] for i in positions if sentence.doc[i].head.i not in inside), sentence.doc[positions[-1]])


def _rank(root: Token, own: set[int], verbs: dict[int, int], ops: set[int], clause: set[int]) -> int | None:
    token = root
    for _ in range(8):
        if token.i in own:
            return 0
        if token.dep_ == "relcl" and token.lemma_ in words("aspect") and any(a.i in own for a in (token.head, *token.head.ancestors)):
            return 1  # the attack on the embassy that took place on Monday
        if token.i in verbs:
            saying = token.lemma_ in words("saying") and verbs[token.i] > 0
            return 1 + verbs[token.i] + (4 if saying else 0)
        if token.i in ops:
            return 3
        if token.head == token:
            break
        if token.dep_ in _CLAUSE and grammar.is_verb(token):
            break
        token = token.head
    if token.i in clause:
        return 8
    fronted = root.i < min(own)
    return 9 if fronted and any(c.dep_ == "advcl" and c.i in clause and any(m.lower_ in _AT_ONCE for m in c.children)
                                for c in token.children) else None


def _clause_head(token: Token) -> Token:
    for _ in range(12):
        if (token.dep_ in _CLAUSE and grammar.is_verb(token)) or token.head == token:
            return token
        token = token.head
    return token
