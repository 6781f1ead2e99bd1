"""Relations of one article: from its gestures, then from the verbs that named none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from spacy.tokens import Token

from lapel import ontology
from lapel.records import Argument, Article, ArticleGestures, ArticleRelations, DateRef, Gesture, Mention, Party, Relation, Span, Trigger
from lapel.stages.actors.kb import KnowledgeBase
from lapel.stages.events.context import Context, Draft, codes
from lapel.stages.events.make import make_drafts
from lapel.stages.events.party import distinct
from lapel.stages.events.resolve import parties
from lapel.stages.gestures import grammar
from lapel.stages.gestures.lexicon import words
from lapel.stages.gestures.operators import entries
from lapel.stages.gestures.sentence import Sentence
from lapel.stages.gestures.slots import names_actor
from lapel.stages.relations import lexicon
from lapel.stages.relations.roots import under

_ASIDE = frozenset({"relcl", "advcl", "conj", "parataxis", "acl", "punct"})
"""What hangs on a verb by these is another clause."""

_TO = ("against", "with", "to", "on", "for", "from", "toward", "towards", "over", "between", "into", "of")
"""Prepositions whose objects a relation is with, the closest first."""

Role = Literal["agent", "recipient"]

_WHERE = ("in", "at")
"""These name a place, which stands for whom a relation is with where nobody else does."""

_MUST = frozenset({"must", "should", "needs"})


def find_relations(article: Article, gestures: ArticleGestures, sentences: Sequence[Sentence], mentions: Sequence[Mention],
                   dates: Sequence[DateRef], kb: KnowledgeBase) -> ArticleRelations:
    """Relations of an article in text order. ``sentences`` are the parsed sentences, all of them where none should be missed.

    The parties are resolved as those of events are; other than an event, a relation may stay within one state.
    """
    context, drafts = make_drafts(article, gestures, list(mentions), list(dates), kb, barred=lambda context, draft: None)
    out = [relation for draft in drafts if (relation := _of_gesture(draft, context)) is not None]
    taken = [gesture.trigger.span for gesture in gestures.gestures]
    for view in sentences:
        out.extend(_of_verbs(view, context, taken))
    return ArticleRelations(article=gestures.article, relations=sorted(out, key=lambda r: (r.trigger.span, r.plover)))


def _of_gesture(draft: Draft, context: Context) -> Relation | None:
    gesture = draft.gesture
    closer = lexicon.closer(draft.type, context.text(gesture.evidence))
    root = ontology.codes(draft.type, draft.status).plover
    if closer:
        root = closer if draft.status == ontology.default_status(draft.type) else under(closer, draft.status)
    if root is None:
        return None
    return Relation(plover=root, quad=ontology.plover()[root].quad, trigger=gesture.trigger, by="gesture", agents=draft.agents,
                    recipients=draft.recipients, sentence=context.sentences[gesture.sentence])


def _of_verbs(view: Sentence, context: Context, taken: Sequence[Span]) -> Iterator[Relation]:
    for token in view.doc:
        span = view.chars(token.i, token.i)
        if not grammar.is_verb(token) or token.dep_ in {"aux", "auxpass"} or any(s[0] < span[1] and span[0] < s[1] for s in taken):
            continue
        root = _demand(token) if token.lemma_ in words("saying") else _category(token)
        if root is None:
            continue
        agents = grammar.subject(token)
        recipients = _recipients(token, {t.i for t in agents} | view.temporal, view)
        if not (agents and recipients) and not any(names_actor(t, view) for t in (*agents, *recipients)):
            continue
        root = _standing(token, root)
        trigger = Trigger(text=token.text, span=span)
        yield Relation(plover=root, quad=ontology.plover()[root].quad, trigger=trigger, by="dictionary", sentence=view.span,
                       **_sides(view, context, trigger, agents, recipients))


def _demand(verb: Token) -> str | None:
    """*Peru says that Chile must withdraw*: of what is said, only a demand is a relation of who says it."""
    below = [child for child in verb.children if child.dep_ == "ccomp"]
    return "REQUEST" if any(c.dep_ == "aux" and c.lower_ in _MUST for clause in below for c in clause.children) else None


def _category(verb: Token) -> str | None:
    beside: set[str] = set()
    waiting = [child for child in verb.children if child.i > verb.i and child.dep_ not in _ASIDE]
    for token in waiting:
        beside |= {token.lemma_, token.lower_}
        waiting.extend(child for child in token.children if child.dep_ not in _ASIDE)
    for child in verb.children:
        if child.dep_ in {"prt", "prep"} and lexicon.known(f"{verb.lemma_} {child.lower_}"):
            return lexicon.category(f"{verb.lemma_} {child.lower_}", beside - {child.lower_})
    return lexicon.category(verb.lemma_, beside)


def _recipients(verb: Token, out: set[int], view: Sentence) -> list[Token]:
    """What the verb is done to: the first that names an actor of its objects, what hangs on them, and the objects of its
    prepositions; else the first there is."""
    objects = [t for t in grammar.objects(verb) if t.i not in out]
    groups = [grammar.indirect_objects(verb), objects]
    groups += [grammar.preps(noun, name) for noun in objects for name in _TO]
    groups += [grammar.preps(verb, name) for name in _TO]
    groups += [grammar.surface_subject(child) for child in verb.children if child.dep_ in {"ccomp", "xcomp"}]
    groups += [] if objects else [grammar.preps(verb, name) for name in _WHERE]
    kept = [found for group in groups if (found := [t for t in group if t.i not in out])]
    return next((found for found in kept if any(names_actor(t, view) or t.tag_ == "NNP" for t in found)), kept[0] if kept else [])


def _standing(verb: Token, root: str) -> str:
    """The category under the negation and the operators above the verb, the innermost first."""
    if any(child.dep_ == "neg" for child in verb.children):
        root = under(root, "declined")
    elif any(child.dep_ == "aux" and child.lower_ in {"will", "'ll", "shall", "would"} for child in verb.children):
        root = under(root, "scheduled")
    elif any(child.dep_ == "aux" and child.lower_ in _MUST for child in verb.children):
        root = under(root, "requested")
    below = verb
    while below.dep_ in {"xcomp", "ccomp", "pcomp"} and below.head != below:
        below = below.head
        for operator, _ in entries(below):
            if operator.status is not None:
                root = under(root, operator.status)
                break
        if any(child.dep_ == "neg" for child in below.children):
            root = under(root, "declined")
    return root


def _sides(view: Sentence, context: Context, trigger: Trigger, agents: list[Token], recipients: list[Token]) -> dict[str, list[Party]]:
    """Parties of both sides; what points back from the object is not the subject."""
    act = Gesture(rule="", type="", status="realised", trigger=trigger, sentence=context.sentence_at(view.span[0]), evidence=view.span)
    out: dict[str, list[Party]] = {"agents": [], "recipients": []}
    sides: tuple[tuple[Role, str, list[Token]], ...] = (("agent", "subj", agents), ("recipient", "obj", recipients))
    for role, slot, heads in sides:
        for head in heads:
            span = view.chars(*grammar.phrase(head))
            argument = Argument(role=role, span=span, head=view.chars(head.i, head.i), text=context.text(span), slot=slot)
            out[f"{role}s"] += parties(context, act, argument, exclude=codes(out["agents"]) if role == "recipient" else ())
    return {side: distinct(each) for side, each in out.items()}
