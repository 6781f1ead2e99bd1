"""Whose a phrase is: the parties that a noun phrase names by its head, its modifiers or its prepositional phrases.

*the outgoing South Korean ambassador* is Korean by its premodifier, *an official in Japan's finance ministry* Japanese
by where the office is, *the Peruvian embassy in Oslo* Peruvian although Oslo is named too, and *the envoy to Chile*
nobody's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lapel.records import Argument, Mention, Party, Span
from lapel.stages.events.context import STAND_INS, Context
from lapel.stages.events.gazetteer import known_place
from lapel.stages.events.lists import coordinated, cut_short, including
from lapel.stages.events.party import distinct, from_code, from_mention, of_the_country
from lapel.stages.events.tables import Words, detaching, groups, words

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_PREPOSITION = re.compile(
    r"\b(of|from|in|at|to|with|between|against|on|over|for|by|about|near|inside|within|outside|into|toward|towards|after|under|through|"
    r"including|like|as|upon|onto|among|across|along|during|before|since|until|without|despite|who|which|that|and)\b",
    re.IGNORECASE,
)
_LIES_IN = re.compile(r"\b(?:in|across|at|near|throughout|inside)\s+(?:the\s+)?(?:[^\W\d_]+\s+){0,3}$", re.IGNORECASE)
_NAMED_WAR = re.compile(r"\s(?:Civil\s)?(?:War|Wars|Genocide)\s")
_DWELLING = re.compile(r"\bin (?:the )?[A-Z]")
_DONE_BY = re.compile(r"\b(?:by|from|against)\s+(?:the\s+)?(?:[^\W\d_]+\s+)?$", re.IGNORECASE)
_TOWN = re.compile(r"(?:^|\b(?:in|near|at|of)\s+)(?:the\s+)?(?:[a-z-]+\s+){0,2}((?:[A-Z][\w’-]+)(?:[ -][A-Z][\w’-]+){0,3})")
_BEYOND = 60
"""Characters behind a phrase in which a name may still be tied to its head by prepositions (*the friendship | with
Chile*)."""
_CHAIN = 9
"""Words between a head and a name, beyond which the name is not looked at."""
_RANK = {
    "head": 0,
    "named": 1,
    "premodifier": 2,
    "possessor": 2,
    "of": 3,
    "from": 3,
    "apposition": 3,
    "in": 4,
    "relation": 5,
}


@dataclass(frozen=True, slots=True)
class Part:
    """A mention inside a phrase and how it stands to the head; ``distance`` in characters."""

    mention: Mention
    how: str
    distance: int


def phrase_parties(context: Context, argument: Argument) -> list[Party]:
    """Parties that the phrase names by itself, in text order; empty when it only points back, or names nobody known."""
    group = _group(context, argument)
    if group:
        return group
    parts = _parts(context, argument)
    if not parts or " in particular " in argument.text or "including " in argument.text:
        parts = [p for p in parts if p.how == "head"]
    if not parts:
        return [from_mention(m, argument.text, argument.span, "list") for m in including(context, argument)]
    parts += [Part(m, parts[-1].how, parts[-1].distance) for m in cut_short(context, argument, parts[-1].mention)]
    best = min(parts, key=lambda p: (_rank(p), p.distance, p.mention.span))
    chosen = coordinated(context, best.mention, _all_inside(context, argument, parts))
    if len(chosen) == 1:
        return [_party(context, best, argument.text, argument.span)]
    return distinct([_party(context, Part(m, best.how, 0), *_own_words(m, best.how, argument)) for m in chosen])


def _rank(part: Part) -> float:
    """*Peru's Oslo office* is Peru's, but *Peru's Chilean allies* are Chilean."""
    return 2.5 if part.how == "premodifier" and part.mention.kind in {"place", "seat"} else _RANK[part.how]


def lying_in(context: Context, argument: Argument) -> list[Party]:
    """*Two reactors in Peru*: the country of a thing, by the last place named behind *in*, *across* or *at* in its
    phrase."""
    covering = context.covering(argument.head)
    if covering is not None and (covering.country or covering.kind in STAND_INS):
        return []
    for mention in reversed(context.within(argument.span)):
        before = context.text((argument.head[1], mention.span[0])) if mention.span[0] > argument.head[1] else ""
        lies = mention.kind in {"state", "seat", "place"} and _LIES_IN.search(before)
        if mention.country and (lies or _DWELLING.search(mention.text)):
            return [of_the_country(context, mention, argument.text, argument.span, "in")]
    named = _TOWN.search(argument.text)
    country = known_place(named[1], context.countries) if named and covering is None else None
    return [Party(country=country, kind="place", text=argument.text, span=argument.span, resolved_by="in")] if country else []


def doer_behind(context: Context, argument: Argument) -> list[Party]:
    """*An attack by Peruvian soldiers*, *assurances from Peru*, *action against Peru*: the one named behind the act, in its phrase."""
    covering = context.covering(argument.head)
    if covering is not None and (covering.country or covering.kind in STAND_INS):
        return []
    for mention in context.within((argument.head[1], argument.span[1])):
        lead = context.text((argument.head[1], mention.span[0]))
        if mention.country and mention.kind not in STAND_INS and _DONE_BY.search(lead):
            return [of_the_country(context, mention, argument.text, argument.span, "by")]
    return []


def _own_words(mention: Mention, how: str, argument: Argument) -> tuple[str, Span]:
    """A listed name is told with its own words, several owners of one noun with the whole phrase."""
    return (mention.text, mention.span) if how in {"head", "named"} else (argument.text, argument.span)


def _party(context: Context, part: Part, text: str, span: Span) -> Party:
    if part.how == "head":
        return from_mention(part.mention, text, span)
    if part.how == "named":
        return from_mention(part.mention, text, span, "of")
    return of_the_country(context, part.mention, text, span, part.how)


def _group(context: Context, argument: Argument) -> list[Party]:
    pattern, members = groups()
    found = pattern.search(" ".join(argument.text.lower().split()))
    return [from_code(context, code, argument.text, argument.span, "group") for code in members[found[0]]] if found else []


def _parts(context: Context, argument: Argument) -> list[Part]:
    head = argument.head
    covering = context.covering(head)
    if covering is not None and covering.country is not None and covering.kind not in STAND_INS and not _detached(context, covering):
        others = [
            m
            for m in context.within(argument.span)
            if m is not covering
            and m.country
            and m.kind not in STAND_INS
            and not (m.span[0] >= covering.span[0] and m.span[1] <= covering.span[1])
        ]
        return [Part(covering, "head", 0), *(Part(m, "head", abs(m.span[0] - head[0])) for m in others)]
    parts = _owners(context, argument, argument.span)
    return parts or [
        p for p in _owners(context, argument, (argument.span[1], argument.span[1] + _BEYOND)) if p.how in {"of", "from", "in", "relation"}
    ]


def _owners(context: Context, argument: Argument, stretch: Span) -> list[Part]:
    head = argument.head
    parts = []
    for mention in context.within(stretch):
        if mention.country is None or mention.kind in STAND_INS or _detached(context, mention):
            continue
        how = _relation(context, mention, argument)
        if how:
            distance = head[0] - mention.span[1] if mention.span[1] <= head[0] else mention.span[0] - head[1]
            parts.append(Part(mention, how, max(distance, 0)))
    return parts


def _detached(context: Context, mention: Mention) -> bool:
    """*Pro-X*, *anti-X*: what follows is not of X."""
    start = mention.span[0]
    text = context.article.text[max(0, start - 5) : mention.span[1]].lower()
    found = detaching().search(text)
    return found is not None and found.end() >= min(start, 5)


def _relation(context: Context, mention: Mention, argument: Argument) -> str | None:
    """How a mention stands to the head of the phrase, or None when it does not say whose the head is."""
    text, head, table = context.article.text, argument.head, words()
    if mention.span[1] <= head[0]:
        after = text[mention.span[1] : head[0]]
        if _NAMED_WAR.match(after):
            return None  # the Iraq War allies
        hyphened = re.match(r"[-–]([^\W\d_]+)", after)
        if hyphened and hyphened[1].lower() in table.detached:
            return None
        return "possessor" if re.match(r"['’]s?\s|\s?['’]\s", after) else "premodifier"
    if mention.span[0] < head[1]:
        return "head"
    between = text[head[1] : mention.span[0]]
    if re.fullmatch(r"\s*[,(–—-]\s*(?:the\s+|an?\s+)?", between):
        return "apposition"
    before = re.search(r"[^\W\d_]+(?=\s$)", text[max(0, head[0] - 12) : head[0]])
    found = _chain(text[head[0] : head[1]], between, table, before[0].lower() if before else "")
    return found or ("apposition" if re.fullmatch(r"\s+", between) else None)


def _chain(noun: str, between: str, table: Words, before: str = "") -> str | None:
    """The first preposition of a chain of prepositional phrases from a noun to a name, if every link says whose it is.
    ``before`` is the word in front of the noun (*security* forces in).

    *an official in the ministry of* does; *a meeting of ministers in* does not: it is the ministers who are there.
    """
    if re.search(r"[,;:()]", between):
        return None
    first = ""
    links = list(_PREPOSITION.finditer(between))
    if not links or between[: links[0].start()].strip() or len(_WORD.findall(between)) > _CHAIN:
        return None
    for n, link in enumerate(links):
        preposition = link[1].lower()
        owner = (_WORD.findall(between[links[n - 1].end() if n else 0 : link.start()]) or [noun])[-1].lower()
        if preposition == "of":
            how = None if owner in table.done_to else "named" if owner in table.named_by_of else "of"
        elif preposition == "from":
            how = "from"
        elif preposition in {"in", "inside", "within", "at"}:
            how = "in" if owner in table.local or f"{before} {owner}" in table.local else None
        elif preposition in {"with", "between"}:
            how = "relation" if owner in table.relations else None
        else:
            how = "relation" if preposition == "to" and owner in table.given else None
        if how is None:
            return None
        first = first or how
    return first


def _all_inside(context: Context, argument: Argument, parts: list[Part]) -> list[Mention]:
    inside = context.within(argument.span)
    return inside + [p.mention for p in parts if p.mention not in inside]
