"""From rule hits to event records: the events stage for one article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from lapel import ontology
from lapel.records import Article, ArticleGestures, ArticleRef, Attribution, DateRef, Event, Evidence, Mention, event_id
from lapel.stages.actors.kb import KnowledgeBase
from lapel.stages.events import back, implied, talks
from lapel.stages.events.border import crosses_border
from lapel.stages.events.confidence import Model, features, model
from lapel.stages.events.context import Context, Draft
from lapel.stages.events.gathering import gathered
from lapel.stages.events.links import link
from lapel.stages.events.merge import merged
from lapel.stages.events.replies import told_as_reply
from lapel.stages.events.sides import draft_of
from lapel.stages.events.when import date_of

BACK_REFERENCE = "back-reference"
SAME_GESTURE = "same-gesture"
ASKED = "asked"
"""What a reporter puts into a question is no account of it."""
INTERNAL = frozenset({"back_reference", "voice"})
"""Details that the engine passes to this stage and that no record shows."""


def make_events(
    article: Article,
    gestures: ArticleGestures,
    mentions: list[Mention],
    dates: list[DateRef],
    kb: KnowledgeBase,
    *,
    drops: Counter[str] | None = None,
    confidence: Model | None = None,
) -> list[Event]:
    """The events of an article, in text order.

    ``drops`` counts, by reason, the rule hits that became no record of their own; hits = events + drops. ``confidence``
    replaces the model that ships with lapel.
    """
    if not gestures.gestures:
        return []
    context, drafts = make_drafts(article, gestures, mentions, dates, kb, drops=drops)
    scorer = confidence or model()
    reference = ArticleRef(id=article.id, title=article.title, source=article.source, url=article.url, published=article.published)
    ordinals: Counter[str] = Counter()
    events = []
    for draft in drafts:
        base = event_id(article.id, draft.type, draft.gesture.trigger.span)
        events.append(_finish(context, draft, reference, ordinals[base], scorer))
        ordinals[base] += 1
    replies = {e.id for e, draft in zip(events, drafts, strict=True) if told_as_reply(context, draft)}
    link(events, frozenset({e.type for e in events if ontology.symmetric(e.type)}), replies)
    return events


def make_drafts(
    article: Article,
    gestures: ArticleGestures,
    mentions: list[Mention],
    dates: list[DateRef],
    kb: KnowledgeBase,
    *,
    drops: Counter[str] | None = None,
    barred: Callable[[Context, Draft], str | None] = crosses_border,
) -> tuple[Context, list[Draft]]:
    """The same before it is written down: what training the confidence model and relations read. Drafts stand in text order; left out
    are those for which ``barred`` gives a reason."""
    counter: Counter[str] = Counter() if drops is None else drops
    context = Context.of(article, gestures, mentions, dates, kb)
    _settle(context, gestures, barred, counter)
    implied.complete(context.told)
    for draft in context.told:
        gathered(draft)
    kept = merged(context.told)
    counter[SAME_GESTURE] += len(context.told) - len(kept)
    return context, kept


def _settle(context: Context, gestures: ArticleGestures, barred: Callable[[Context, Draft], str | None], drops: Counter[str]) -> None:
    """A draft is told for each gesture, its sides resolved."""
    for gesture in sorted(gestures.gestures, key=lambda g: (g.sentence, g.trigger.span, g.type, g.rule)):
        turn = context.turn(gesture.trigger.span[0])
        if turn is not None and turn.asks:
            drops[ASKED] += 1
            continue
        draft = draft_of(context, gesture)
        if talks.in_a_call(context, draft):
            draft.type = "contact.call"
        draft.date = date_of(context, draft)
        if back.is_back_reference(draft):
            earlier = back.antecedent(context, draft)
            if earlier is not None:
                back.update(earlier, draft)
                drops[BACK_REFERENCE] += 1
                continue
        reason = barred(context, draft)
        if reason is not None:
            drops[reason] += 1
            continue
        context.told.append(draft)


def _finish(context: Context, draft: Draft, reference: ArticleRef, ordinal: int, scorer: Model) -> Event:
    gesture = draft.gesture
    attribution = _named_speaker(draft)
    return Event(
        id=event_id(reference.id, draft.type, gesture.trigger.span, ordinal),
        article=reference,
        type=draft.type,
        family=draft.type.split(".", maxsplit=1)[0],
        status=draft.status,
        polarity=ontology.polarity(draft.type, draft.status),
        intensity=ontology.intensity(draft.type, draft.status),
        codes=ontology.codes(draft.type, draft.status),
        agents=draft.agents,
        recipients=draft.recipients,
        about=draft.about,
        date=draft.date,
        place=draft.place,
        details={k: v for k, v in draft.details.items() if k not in INTERNAL},
        attribution=attribution,
        evidence=Evidence(
            text=context.text(gesture.evidence),
            span=gesture.evidence,
            trigger=gesture.trigger,
            rule=gesture.rule,
            operators=draft.operators,
        ),
        confidence=scorer.probability(features(context, draft)),
    )


def _named_speaker(draft: Draft) -> Attribution:
    """The attribution with the speaker's name where one is known, else with the words of the text."""
    said = draft.gesture.attribution
    name = next((p.name for p in draft.speaker if p.name and p.kind == "person"), None)
    return Attribution(kind=said.kind, speaker=name or said.speaker, span=said.span)
