"""Who *I*, *we* and *you* are: the speaker of a quotation, the author of a statement, or the other side."""

from __future__ import annotations

import re

from lapel.records import Argument, Gesture, Mention, Party, Span
from lapel.stages.events.context import Context
from lapel.stages.events.party import again, from_mention, one_each, unsaid_publisher
from lapel.stages.events.referents import before, is_person
from lapel.stages.events.tables import is_joint
from lapel.stages.events.turns import Turn, speaker, speaks_for_the_publisher

_AUTHORS = re.compile(r"\s*,\s*(?:the\s+)?", re.IGNORECASE)


def first_person(context: Context, gesture: Gesture, argument: Argument, speaker: list[Party]) -> list[Party]:
    """Whom *I*, *we*, *our* means in this gesture; empty when nobody says who speaks."""
    text, span = argument.text, argument.span
    turn = context.turn(span[0])
    if turn is not None and not argument.quoted:
        return [again(p, text, span, "speaker") for p in _of_turn(context, turn)]
    if argument.quoted or gesture.attribution.kind == "quote":
        return [again(p, text, span, "speaker") for p in speaker or _near_speaker(context, gesture)]
    authors = _apposition(context, span) or _authors(context)
    return [again(p, text, span, "publisher") for p in authors or speaker]


def _of_turn(context: Context, turn: Turn) -> list[Party]:
    """Whom *we* means in a turn of a transcript: the speaker; nobody where a reporter asks."""
    if turn.asks:
        return []
    mention = speaker(turn, context.mentions)
    if mention is not None:
        return [from_mention(mention, mention.text, mention.span)]
    return unsaid_publisher(context) if speaks_for_the_publisher(turn) else []


def _near_speaker(context: Context, gesture: Gesture) -> list[Party]:
    """The person who is the likeliest subject around the quotation: in its sentence, else just before, else just
    after."""
    sentence = context.sentences[gesture.sentence] if context.sentences else gesture.evidence
    inside = [m for m in context.within(sentence) if m.country and is_person(m) and context.is_subject(m.span)]
    if inside:
        return [from_mention(inside[0], inside[0].text, inside[0].span)]
    found = before(context, (sentence[0], sentence[0]), fits=is_person, reach=2)
    return list(found[0].parties) if found else []


def _apposition(context: Context, span: Span) -> list[Party]:
    """*We, the leaders of Peru and Chile, …*: the names that follow the pronoun within its sentence, up to its verb."""
    text = context.article.text
    sentence = context.sentences[context.sentence_at(span[0])] if context.sentences else (0, len(text))
    match = _AUTHORS.match(text, span[1])
    if not match or match.end() == span[1]:
        return []
    stop = text.find(", ", match.end(), sentence[1])
    following = [m for m in context.within((match.end(), sentence[1])) if m.country]
    chosen: list[Mention] = []
    for mention in following:
        if mention.span[0] > max(stop, match.end()) and not re.fullmatch(
            r"\s*(?:,\s*(?:and\s+)?|and\s+)(?:the\s+)?", text[chosen[-1].span[1] : mention.span[0]] if chosen else ""
        ):
            break
        chosen.append(mention)
    return one_each([from_mention(m, m.text, m.span) for m in chosen])


def _authors(context: Context) -> list[Party]:
    """Authors of the text: the listed subjects of a joint statement's first event, else the government that published
    it."""
    if is_joint(context.article):
        for draft in context.told:
            parties = one_each(draft.parties if draft.gesture.symmetric else draft.agents)
            if len(parties) > 1:
                return parties
    return unsaid_publisher(context)


def second_person(context: Context, argument: Argument, speaker: list[Party]) -> list[Party]:
    """Whom *you* means: the other side of the last event told that the speaker took part in; empty when there is
    none."""
    own = {p.country for p in speaker}
    for draft in reversed(context.told):
        others = [p for p in draft.parties if p.country not in own]
        if own and own & {p.country for p in draft.parties} and others:
            return [again(p, argument.text, argument.span, "addressee") for p in others]
    return []
