"""Plural words that stand for parties named before: *the two leaders*, *both countries*, *the latter*."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from lapel.records import Mention, Party, Span
from lapel.stages.events.context import STAND_INS, Context, Draft
from lapel.stages.events.party import again, distinct, from_mention, one_each
from lapel.stages.events.referents import is_person
from lapel.stages.events.tables import words
from lapel.stages.events.together import GROUPS, cast

_COUNTS = {"both": 2, "two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5, "six": 6, "seven": 7}
_PHRASE = re.compile(
    r"(?:(?P<lead>the|these|those|all|both|our|officials from both|leaders of both|officials of both)\s+)?(?:the\s+)?"
    r"(?:(?P<count>both|two|three|four|five|six|seven|[2-7])\s+)?(?:of\s+)?(?:the\s+)?"
    r"(?P<modifiers>(?:(?!(?:two|three|four|both)\b)[^\W\d_][\w’'-]*\s+){0,3}?)(?P<noun>[^\W\d_]+)$",
    re.IGNORECASE,
)
REACH, LONG_REACH = 8, 40
"""How many sentences back a meeting may stand whose sides are meant: in news, and in a government's account of one
meeting."""


@dataclass(frozen=True, slots=True)
class Plural:
    """A plural anaphor: how many it stands for (None when not said), and whether for persons rather than states."""

    count: int | None
    persons: bool


def read_plural(text: str) -> Plural | None:
    """What kind of plural a phrase is; None when it is none that points back (*many countries*, *European leaders*)."""
    match = _PHRASE.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    table = words()
    noun, lead, count = match["noun"].lower(), (match["lead"] or "").lower(), (match["count"] or "").lower()
    number = _COUNTS.get(count) or (2 if "both" in lead else None)
    if noun in table.pairs:
        pair = _COUNTS.get(noun) or (3 if noun == "trio" else 2)
        return Plural(pair, persons=False) if lead in {"the", "these", "those", ""} and (lead or noun == "both") else None
    if noun not in table.plural_persons and noun not in table.plural_states:
        return None
    if not lead and number is None:
        return None
    if any(word in table.foreign or word in {"other", "more", "many", "some"} for word in match["modifiers"].lower().split()):
        return None
    return Plural(number, persons=noun in table.plural_persons)


def plural_parties(context: Context, text: str, span: Span, plural: Plural, exclude: Collection[str] = ()) -> list[Party]:
    """The parties that a plural stands for, each told with its words; empty when they cannot be told.

    Those named in the sentence so far, if they are as many; else the sides of the last meeting told; else of the last
    event or those named in the sentences before, whichever is nearer. Without a count, two or more. Who is excluded (the callers, in
    *Peru and Chile called on both sides*) is meant only where nobody else is to be found.
    """
    exclude = () if context.account else exclude  # there the two who talked speak of the two
    here = context.sentence_at(span[0])
    reach = LONG_REACH if context.account else REACH
    told, contact, said_in = _told(context, span, plural, here - reach, exclude)
    named, named_in = _named(context, span, plural, exclude)
    if exclude and not (told or named):
        return plural_parties(context, text, span, plural)
    if plural.persons and context.account and plural.count is None and not told:
        named = cast(context) or named
    chosen = told if told and (contact or said_in >= named_in) and named_in < here else named or told
    return [again(p, text, span, "plural") for p in chosen]


def _told(context: Context, span: Span, plural: Plural, first: int, exclude: Collection[str] = ()) -> tuple[list[Party], bool, int]:
    """Sides of the last meeting told since sentence ``first``, else of the last event; whether it is a meeting; its
    sentence.
    """
    other: tuple[list[Party], bool, int] = [], False, -1
    for draft in reversed(context.told):
        if draft.gesture.sentence < first:
            break
        parties = next((s for s in _sides(draft, plural) if (len(s) == plural.count or (plural.count is None and len(s) > 1))
                        and not {p.country for p in s}.intersection(exclude)), [])
        if draft.start < span[0] and parties:
            if draft.gesture.symmetric or draft.type.startswith("contact."):
                return parties, True, draft.gesture.sentence
            other = other if other[0] or context.account else (parties, False, draft.gesture.sentence)
    return other


def _sides(draft: Draft, plural: Plural) -> list[list[Party]]:
    """What of an event a plural may mean: all its parties, one a country; persons may be the agents alone, though of one
    country, and outside an encounter they are not the states named."""
    everybody = one_each(draft.parties)
    if not plural.persons:
        return [everybody]
    persons = [p for p in distinct(draft.agents) if p.country and p.kind in {"person", "office"}]
    if draft.gesture.symmetric or draft.type.startswith("contact."):
        return [everybody, persons]
    return [persons, [p for p in everybody if p.kind in {"person", "office"}]]


def _named(context: Context, span: Span, plural: Plural, exclude: Collection[str] = ()) -> tuple[list[Party], int]:
    """Distinct countries named going backwards, sentence by sentence, until there are enough; for persons states only
    in the second round, and with the count said.
    """
    found = _backwards(context, span, plural, is_person if plural.persons else _acts, exclude)
    if not found[0] and plural.persons and plural.count:
        return _backwards(context, span, plural, _acts, exclude)
    return found


def _acts(mention: Mention) -> bool:
    return mention.kind in GROUPS or is_person(mention)


def _backwards(context: Context, span: Span, plural: Plural, fits: Callable[[Mention], bool],
               exclude: Collection[str]) -> tuple[list[Party], int]:
    home, wanted = context.sentence_at(span[0]), plural.count or 2
    found: list[Party] = []
    for sentence in range(home, max(home - 5, -1), -1):
        start, stop = context.sentences[sentence] if context.sentences else (0, span[0])
        inside = [m for m in context.within((start, min(stop, span[0])))
                  if m.country and m.country not in exclude and m.kind not in STAND_INS and fits(m)]
        found = (_each_person if fits is is_person else one_each)([from_mention(m, m.text, m.span) for m in inside] + found)
        if len(found) == wanted or (plural.count is None and len(found) > wanted):
            return found, sentence
        if len(found) > wanted:
            subjects = [p for p in found if p.span and context.is_subject(p.span)]
            chosen = (subjects + [p for p in found if p not in subjects])[:wanted]
            return [p for p in found if p in chosen], sentence
    return [], -1


def _each_person(parties: list[Party]) -> list[Party]:
    """One party for each person, by entity, else by the last word of the name."""
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party.entity or " ".join(party.text.split()[-1:]), party)
    return list(seen.values())


def latter_or_former(context: Context, text: str, span: Span) -> list[Party]:
    """*The former* and *the latter*: the last two parties of the sentence before that names two, or of its own."""
    home = context.sentence_at(span[0])
    for sentence in range(home, max(home - 5, -1), -1):
        start, stop = context.sentences[sentence] if context.sentences else (0, span[0])
        inside = [m for m in context.within((start, min(stop, span[0]))) if m.country and m.kind not in STAND_INS]
        pair = one_each([from_mention(m, m.text, m.span) for m in inside])[-2:]
        if len(pair) == 2:
            return [again(pair[1 if "latter" in text.lower() else 0], text, span, "latter/former")]
    return []
