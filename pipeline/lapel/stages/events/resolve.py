"""One argument of a gesture, resolved to the parties it names or stands for."""

from __future__ import annotations

import re
from collections.abc import Collection

from lapel.records import Argument, Gesture, Party, Span
from lapel.stages.events import anaphora, plurals, speakers
from lapel.stages.events.context import STAND_INS, Context
from lapel.stages.events.party import again, distinct, from_mention, of_the_country, unresolved
from lapel.stages.events.phrase import doer_behind, lying_in, phrase_parties
from lapel.stages.events.strangers import stranger
from lapel.stages.events.tables import words
from lapel.stages.events.they import they
from lapel.stages.events.together import cast

_NAME = 80
"""Characters of a name at most."""
RECIPROCAL = frozenset({"each other", "one another", "each other's", "one another's", "each other’s", "one another’s"})
_GATHERED = re.compile(r"\b(?:allies|partners|leaders|counterparts)$", re.IGNORECASE)
DONE_TO_THINGS = ("conflict.", "coercion.seize", "cooperation.", "relief.stand_down", "symbol.condole", "symbol.commemorate",
                  "contact.visit")
"""Types that are done to a thing, or said of what befell one, and so to the country where it stands."""
SAID_OF_ACTS = ("stance.criticise", "stance.praise", "stance.threat", "stance.protest_note")
"""Types that are said of an act and so to whoever did it."""
GUESS = "antecedent"
"""``resolved_by`` of a mention that the actors stage gave the country of another: the grammar here may know better."""
POINTING = frozenset({"pronoun", "plural", "definite", "office", "act", "possessive pronoun", "latter/former"})
"""``resolved_by`` of parties found by pointing back: what may be retried with another antecedent."""


def is_reciprocal(argument: Argument) -> bool:
    """Whether the phrase is *each other* or the like."""
    return " ".join(argument.text.lower().split()) in RECIPROCAL


def parties(
    context: Context,
    gesture: Gesture,
    argument: Argument,
    *,
    speaker: list[Party] | None = None,
    exclude: Collection[str] = (),
) -> list[Party]:
    """Parties of an argument, in text order.

    Names come before everything else; then pronouns, plurals and definite nouns that point back; a phrase that is none
    of these stays one party of unknown country. ``exclude``: countries that a pointing word cannot mean here. *Each
    other* has no party of its own.
    """
    text = " ".join(argument.text.split())
    word = anaphora.lowered(text)
    if is_reciprocal(argument):
        return []
    if word in anaphora.FIRST or anaphora.first_word(text) in {"our", "my"}:
        named = phrase_parties(context, argument) if " " in text else []
        return named or speakers.first_person(context, gesture, argument, speaker or []) or [unresolved(argument)]
    if word in anaphora.SECOND or anaphora.first_word(text) == "your":
        return speakers.second_person(context, argument, speaker or []) or [unresolved(argument)]
    if word.startswith("whose "):
        owner = _owner_before(context, argument)
        if owner:
            return owner
    found = _pronoun(context, word, argument, exclude) if " " not in text else None
    if found is None:
        mention = context.covering(argument.head)
        guessed = mention is not None and mention.resolved_by == GUESS
        found = []
        named = phrase_parties(context, argument)
        if guessed and mention is not None and (context.publisher or mention.country in exclude) and len(named) < 2:
            found = anaphora.definite_parties(context, argument, exclude)
        found = found or named or _pointing(context, gesture, argument, text, exclude)
        if not found and argument.role == "recipient" and gesture.type.startswith(DONE_TO_THINGS):
            found = lying_in(context, argument)
        if not found and argument.role == "recipient" and gesture.type.startswith(SAID_OF_ACTS):
            found = doer_behind(context, argument)
            if not found and context.text(argument.head).lower() in words().home_acts:
                found = lying_in(context, argument)
    if not found:
        found = stranger(context, argument) or [_known_name(context, argument)]
    found = distinct(found)
    if found[0].resolved_by in POINTING:
        context.pronouns[argument.span] = found
    return found


def _pronoun(context: Context, word: str, argument: Argument, exclude: Collection[str]) -> list[Party] | None:
    """Parties of a pronoun, or None when the word is none."""
    if word in anaphora.PLURAL:
        return they(context, argument.span, exclude)
    if anaphora.fitting(word) is not None:
        chained = _chain(context, word, argument.span, exclude)
        return chained or anaphora.pronoun_parties(context, word, argument.span, exclude) or _last_person(context, word, argument, exclude)
    if word in {"both", "two"}:
        return plurals.plural_parties(context, argument.text, argument.span, plurals.Plural(2, persons=False), exclude)
    return None


def _chain(context: Context, word: str, span: Span, exclude: Collection[str]) -> list[Party]:
    """*He … He*: the referent of the same pronoun in the same or the last sentence, when nobody else was named in
    between."""
    barred = frozenset(exclude)
    family = next((f for f in (anaphora.MASCULINE, anaphora.FEMININE, anaphora.NEUTER) if word in f), frozenset())
    fits = anaphora.fitting(word)
    for earlier in sorted((s for s in context.pronouns if s[1] <= span[0]), reverse=True):
        if context.text(earlier).lower() not in family:
            continue
        if context.sentence_at(span[0]) - context.sentence_at(earlier[0]) > 1:
            break
        here = context.sentence_at(span[0])
        between = [
            m
            for m in context.within((earlier[1], span[0]))
            if m.country and fits and fits(m) and (context.is_subject(m.span) or context.sentence_at(m.span[0]) == here)
        ]
        found = context.pronouns[earlier]
        if not between and not {p.country for p in found} & barred:
            return [again(p, context.text(span), span, "pronoun") for p in found if p.country]
        break
    return []


def _owner_before(context: Context, argument: Argument) -> list[Party]:
    """*Peru, whose army*: of whom is named right before."""
    start = argument.span[0]
    before = [m for m in context.within((max(0, start - _NAME), start)) if m.country and m.kind not in STAND_INS]
    if not before or context.text((before[-1].span[1], start)).strip(" ,"):
        return []
    return [of_the_country(context, before[-1], argument.text, argument.span, "possessive pronoun")]


def _last_person(context: Context, word: str, argument: Argument, exclude: Collection[str]) -> list[Party]:
    """*Director Ada Beck met … She then*: the agent told last, whom no mention places but the text's publisher or an apposition does."""
    if word not in anaphora.MASCULINE | anaphora.FEMININE or not context.told:
        return []
    last = context.told[-1]
    if len(last.agents) != 1 or context.sentence_at(argument.span[0]) - last.gesture.sentence > 1:
        return []
    person = last.agents[0]
    placed = person.country and person.country not in exclude and person.resolved_by in {"publisher", "apposition"}
    return [again(person, argument.text, argument.span, "pronoun")] if placed else []


def _pointing(context: Context, gesture: Gesture, argument: Argument, text: str, exclude: Collection[str]) -> list[Party]:
    if re.fullmatch(r"the (?:latter|former)", text, re.IGNORECASE):
        return plurals.latter_or_former(context, argument.text, argument.span)
    plural = plurals.read_plural(text)
    if plural is not None:
        found = plurals.plural_parties(context, argument.text, argument.span, plural, exclude)
        if found:
            return found
    if gathered := _gathered(context, gesture, argument):
        return gathered
    return (
        anaphora.possessed(context, argument, exclude)
        or anaphora.definite_parties(context, argument, exclude)
        or anaphora.outcome_parties(context, argument, exclude)
    )


def _gathered(context: Context, gesture: Gesture, argument: Argument) -> list[Party]:
    """*Held a call with allies and partners* in a government's own account: the leaders whom the account names."""
    if not context.account or not gesture.type.startswith("contact.") or argument.role != "recipient":
        return []
    if not _GATHERED.search(argument.text):
        return []
    return [again(p, argument.text, argument.span, "plural") for p in cast(context) if p.country != context.publisher]


def _known_name(context: Context, argument: Argument) -> Party:
    """A party that the actors stage knows, or describes, without a country; else just the words."""
    mention = context.covering(argument.head)
    if mention is None or mention.kind in STAND_INS:
        return unresolved(argument)
    return from_mention(mention, argument.text, argument.span)


def speaker_of(context: Context, gesture: Gesture) -> list[Party]:
    """Parties of the gesture's attribution: who says so; empty when nobody is named."""
    span = gesture.attribution.span
    if span is None:
        return []
    inside = [m for m in context.within(span) if m.kind not in STAND_INS]
    head = (inside[-1].head or inside[-1].span) if inside else _last_word(context, span)
    argument = Argument(role="agent", span=span, head=head, text=context.text(span), slot="speaker")
    if anaphora.first_word(argument.text) in anaphora.FIRST:
        return []
    return [p for p in parties(context, gesture, argument) if p.country]


def _last_word(context: Context, span: Span) -> Span:
    words = list(re.finditer(r"\w+", context.text(span)))
    return (span[0] + words[-1].start(), span[0] + words[-1].end()) if words else span
