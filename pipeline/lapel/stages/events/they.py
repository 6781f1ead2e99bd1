"""*They* and *them*: the parties of a list, the sides of a meeting, a body, or the nearest group."""

from __future__ import annotations

from collections.abc import Iterable

from lapel.records import Party, Span
from lapel.stages.events.context import Context
from lapel.stages.events.party import again, from_mention, one_each
from lapel.stages.events.referents import before
from lapel.stages.events.together import GROUPS, body_subject, cast, listed_subject


def they(context: Context, span: Span, exclude: Iterable[str] = ()) -> list[Party]:
    """Whom *they* means: a list that is the subject before, the sides of a meeting told before, or the nearest
    group."""
    barred = frozenset(exclude)
    text = context.text(span)
    home = context.sentence_at(span[0])
    for sentence in range(home, max(home - 5, -1), -1):
        start, stop = context.sentences[sentence] if context.sentences else (0, span[0])
        listed = listed_subject(context, (start, min(stop, span[0])))
        sides = [
            d
            for d in context.told_in(sentence, sentence)
            if d.start < span[0]
            and len(one_each(d.parties)) > 1
            and (d.gesture.symmetric or len(one_each(d.agents)) > 1)
        ]
        options = [listed] + [d.parties if d.gesture.symmetric else d.agents for d in reversed(sides)]
        groups = before(
            context,
            span,
            fits=lambda m: m.kind in GROUPS and (m.number == "plural" or m.kind in {"nsa", "people"}),
            reach=0,
        )
        for parties in options:
            chosen = one_each(parties)
            if len(chosen) > 1 and not {p.country for p in chosen} & barred:
                return [again(p, text, span, "pronoun") for p in chosen]
        if sentence == home:
            for referent in groups:
                if not referent.countries & barred and context.is_subject(referent.span):
                    return [again(p, text, span, "pronoun") for p in referent.parties]
        body = body_subject(context, (start, min(stop, span[0])), barred)
        if body is not None and sentence < home:
            return [again(from_mention(body, body.text, body.span), text, span, "pronoun")]
    if context.account and not barred:
        everybody = cast(context)
        if everybody:
            return [again(p, text, span, "pronoun") for p in everybody]
    found = before(context, span, fits=lambda m: m.kind in GROUPS)
    for referent in sorted(found, key=lambda r: -(r.weight + (1.0 if r.mention and r.mention.number == "plural" else 0.0))):
        if not referent.countries & barred:
            return [again(p, text, span, "pronoun") for p in referent.parties]
    return []
