"""Plural words that stand for parties named before: *they*, *the two leaders*, *both countries*, *the latter*."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lapel.records import Mention, Party, Span
from lapel.stages.events.context import STAND_INS, Context, Draft
from lapel.stages.events.party import again, distinct, from_mention
from lapel.stages.events.referents import before, is_person
from lapel.stages.events.tables import words

_COUNTS = {"both": 2, "two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5, "six": 6, "seven": 7}
_PHRASE = re.compile(
    r"(?:(?P<lead>the|these|those|all|both|our|officials from both|leaders of both|officials of both)\s+)?(?:the\s+)?"
    r"(?:(?P<count>both|two|three|four|five|six|seven|[2-7])\s+)?(?:of\s+)?(?:the\s+)?"
    r"(?P<modifiers>(?:(?!(?:two|three|four|both)\b)[^\W\d_][\w’'-]*\s+){0,3}?)(?P<noun>[^\W\d_]+)$",
    re.IGNORECASE,
)
_LIST_GAP = 60
_LEADERS = frozenset({"head of state", "head of government", "vice president", "secretary general"})
REACH, LONG_REACH = 8, 40
"""How many sentences back a meeting may stand whose sides are meant: in news, and in a government's account of one
meeting."""
_GROUPS = frozenset(
    {
        "people",
        "nsa",
        "igo",
        "government",
        "military",
        "party",
        "state",
        "legislature",
        "agency",
        "seat",
        "ministry",
        "organisation",
        "media",
    }
)


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


def plural_parties(context: Context, text: str, span: Span, plural: Plural) -> list[Party]:
    """The parties that a plural stands for, each told with its words; empty when they cannot be told.

    Those named in the sentence so far, if they are as many; else the sides of the last meeting told; else of the last
    event or those named in the sentences before, whichever is nearer. Without a count, two or more.
    """
    here = context.sentence_at(span[0])
    reach = LONG_REACH if context.publisher else REACH
    told, contact, said_in = _told(context, span, plural, here - reach)
    named, named_in = _named(context, span, plural)
    if plural.persons and context.publisher and plural.count is None and not told:
        named = cast(context) or named
    chosen = told if told and (contact or said_in >= named_in) and named_in < here else named or told
    return [again(p, text, span, "plural") for p in chosen]


def _told(context: Context, span: Span, plural: Plural, first: int) -> tuple[list[Party], bool, int]:
    """Sides of the last meeting told since sentence ``first``, else of the last event; whether it is a meeting; its
    sentence.
    """
    other: tuple[list[Party], bool, int] = [], False, -1
    for draft in reversed(context.told):
        if draft.gesture.sentence < first:
            break
        parties = next((s for s in _sides(draft, plural) if len(s) == plural.count or (plural.count is None and len(s) > 1)), [])
        if draft.start < span[0] and parties:
            if draft.gesture.symmetric or draft.type.startswith("contact."):
                return parties, True, draft.gesture.sentence
            other = other if other[0] or context.publisher else (parties, False, draft.gesture.sentence)
    return other


def _sides(draft: Draft, plural: Plural) -> list[list[Party]]:
    """What of an event a plural may mean: all its parties, one a country; of persons also the agents, though of one
    country."""
    persons = [p for p in distinct(draft.agents) if p.country and p.kind in {"person", "office"}]
    return [one_each(draft.parties), *([persons] if plural.persons else [])]


def _named(context: Context, span: Span, plural: Plural) -> tuple[list[Party], int]:
    """Distinct countries named going backwards, sentence by sentence, until there are enough; for persons states only
    in the second round, and with the count said.
    """
    found = _backwards(context, span, plural, is_person if plural.persons else _acts)
    if not found[0] and plural.persons and plural.count:
        return _backwards(context, span, plural, _acts)
    return found


def _acts(mention: Mention) -> bool:
    return mention.kind in _GROUPS or is_person(mention)


def _backwards(context: Context, span: Span, plural: Plural, fits: Callable[[Mention], bool]) -> tuple[list[Party], int]:
    home, wanted = context.sentence_at(span[0]), plural.count or 2
    found: list[Party] = []
    for sentence in range(home, max(home - 5, -1), -1):
        start, stop = context.sentences[sentence] if context.sentences else (0, span[0])
        inside = [m for m in context.within((start, min(stop, span[0]))) if m.country and m.kind not in STAND_INS and fits(m)]
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
        seen.setdefault(party.entity or party.text.split()[-1], party)
    return list(seen.values())


def cast(context: Context) -> list[Party]:
    """Who took part in the meeting that a government's account tells of: its own side and all leaders whom the account
    names, also after the plural; empty when there are fewer than two.
    """
    leaders = [m for m in context.mentions if m.country and m.kind == "person" and m.office in _LEADERS]
    parties = one_each([from_mention(m, m.text, m.span) for m in leaders])
    return parties if len(parties) > 1 else []


def they(context: Context, span: Span, exclude: Iterable[str] = ()) -> list[Party]:
    """Whom *they* means: a list that is the subject before, the sides of a meeting told before, or the nearest
    group."""
    barred = frozenset(exclude)
    text = context.text(span)
    home = context.sentence_at(span[0])
    for sentence in range(home, max(home - 5, -1), -1):
        start, stop = context.sentences[sentence] if context.sentences else (0, span[0])
        listed = _listed_subject(context, (start, min(stop, span[0])))
        sides = [
            d
            for d in context.told
            if d.gesture.sentence == sentence
            and d.start < span[0]
            and len(one_each(d.parties)) > 1
            and (d.gesture.symmetric or len(one_each(d.agents)) > 1)
        ]
        options = [listed] + [d.parties if d.gesture.symmetric else d.agents for d in reversed(sides)]
        groups = before(
            context,
            span,
            fits=lambda m: m.kind in _GROUPS and (m.number == "plural" or m.kind in {"nsa", "people"}),
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
        body = _body_subject(context, (start, min(stop, span[0])), barred)
        if body is not None and sentence < home:
            return [again(from_mention(body, body.text, body.span), text, span, "pronoun")]
    if context.publisher and not barred:
        everybody = cast(context)
        if everybody:
            return [again(p, text, span, "pronoun") for p in everybody]
    found = before(context, span, fits=lambda m: m.kind in _GROUPS)
    for referent in sorted(found, key=lambda r: -(r.weight + (1.0 if r.mention and r.mention.number == "plural" else 0.0))):
        if not referent.countries & barred:
            return [again(p, text, span, "pronoun") for p in referent.parties]
    return []


def _body_subject(context: Context, stretch: Span, barred: frozenset[str]) -> Mention | None:
    """The ministry, army or organisation that is the first named subject of a stretch, when no person is."""
    subjects = [m for m in context.within(stretch) if m.country and m.kind not in STAND_INS and context.is_subject(m.span)]
    return subjects[0] if subjects and subjects[0].kind in _GROUPS and subjects[0].country not in barred else None


def _listed_subject(context: Context, stretch: Span) -> list[Party]:
    """The parties of the first list joined by *and* whose first name is a grammatical subject."""
    inside = [m for m in context.within(stretch) if m.country and m.kind not in STAND_INS]
    for i, mention in enumerate(inside):
        if context.is_subject(mention.span):
            chain = [mention]
            for following in inside[i + 1 :]:
                between = context.text((chain[-1].span[1], following.span[0]))
                if len(between) > _LIST_GAP or not re.match(r"\s*(?:,|and\b|&)", between) or re.search(r"[.;:]", between):
                    break
                if re.search(r"\b(?:is|are|was|were|has|have|had|will|said|who|which)\b", between):
                    break
                chain.append(following)
            if len(chain) > 1:
                return [from_mention(m, m.text, m.span) for m in chain]
    return []


def latter_or_former(context: Context, text: str, span: Span) -> list[Party]:
    """*The latter* is the last party named before, *the former* the one before that."""
    found: list[Mention] = []
    for mention in reversed(context.mentions):
        if (
            mention.span[1] <= span[0]
            and mention.country
            and mention.kind not in STAND_INS
            and all(mention.country != m.country for m in found)
        ):
            found.append(mention)
        if len(found) == 2:
            break
    wanted = 0 if "latter" in text.lower() else 1
    return [again(from_mention(found[wanted], "", span), text, span, "latter/former")] if len(found) == 2 else []


def one_each(parties: list[Party]) -> list[Party]:
    """One party for each known country, the first named."""
    seen: set[str] = set()
    out = []
    for party in parties:
        if party.country and party.country not in seen:
            seen.add(party.country)
            out.append(party)
    return out
