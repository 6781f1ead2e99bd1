"""Singular words that stand for a party named before: pronouns, *the president*, *the ministry*, *the attack*."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lapel.records import Argument, Mention, Party, Span
from lapel.stages.events.context import GOVERNING, STAND_INS, Context
from lapel.stages.events.party import again, from_code, of_the_country
from lapel.stages.events.referents import Referent, before, is_person
from lapel.stages.events.tables import words

MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
SECOND = frozenset({"you", "your", "yours"})
POSSESSIVE = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_CONTROL = 100
"""Characters behind somebody's name within which what he is asked to do may have its pronoun."""
_OBJECT = 25
"""Characters behind a trigger within which its object noun stands (*release a joint statement*)."""
_DEFINITE = re.compile(
    r"(?:the|this|that|these|those)\s+(?:(?:new|former|late|then|outgoing|incoming|current|visiting|veteran|same|acting|"
    r"\d+-year-old|embattled|powerful|ruling|central|federal|national|military|transitional|interim)\s+)*",
    re.IGNORECASE,
)


def lowered(text: str) -> str:
    """A phrase in lower case, but for *US*, which is no pronoun."""
    return text if text == "US" else text.lower()


def first_word(text: str) -> str:
    """The first word of a phrase in lower case, but for *US*."""
    return lowered(text.split(None, 1)[0].strip("'’\"“”,")) if text.strip() else ""


def fitting(pronoun: str) -> Callable[[Mention], bool] | None:
    """Which mentions a third-person singular pronoun can mean; None for other words."""
    if pronoun in MASCULINE:
        return lambda m: is_person(m) and m.gender != "f"
    if pronoun in FEMININE:
        return lambda m: is_person(m) and m.gender != "m"
    if pronoun in NEUTER:
        return lambda m: m.kind in GOVERNING
    return None


def pronoun_parties(context: Context, pronoun: str, span: Span, exclude: Iterable[str] = ()) -> list[Party]:
    """Whom *he*, *she* or *it* means: the likeliest referent whose country is not excluded; empty when there is
    none."""
    fits = fitting(pronoun)
    if fits is None:
        return []
    found = before(context, span, fits=fits)
    found = [r for r in found if _asked(context, r, span)] + found
    if pronoun in POSSESSIVE:
        found = [r for r in found if _just_before(context, r.span, span)] + found
    chosen = pick(found, context.text(span), span, "pronoun", exclude)
    return chosen or (_served(context, span, exclude) if pronoun in NEUTER else [])


def _served(context: Context, span: Span, exclude: Iterable[str]) -> list[Party]:
    """*The minister said it would*: where no body or state is named, the one that the person speaks for."""
    barred = frozenset(exclude)
    for referent in before(context, span, fits=is_person, reach=1):
        mention = referent.mention
        if mention is not None and not referent.countries & barred and (mention.office or mention.resolved_by == "surname"):
            return [of_the_country(context, mention, context.text(span), span, "pronoun")]
    return []


def _just_before(context: Context, antecedent: Span, span: Span) -> bool:
    """*Blamed X for its raid*: nothing but a preposition or a conjunction between a name and the possessive."""
    between = context.text((antecedent[1], span[0]))
    return re.fullmatch(r"\s+(?:for|over|in|on|after|about|and|with|by|from|of|through|during|because of)\s+", between) is not None


_CONTROLLED = re.compile(r"\s+(?:(?:not\s+)?to|from|into|for(?:\s+not)?)\s+[^\W\d_]+[^,;:“”\"]{0,80}\s")


def _asked(context: Context, referent: Referent, span: Span) -> bool:
    """*Urged Peru not to go on with its drills*: whose they are is who is asked."""
    antecedent = referent.span
    if antecedent[1] > span[0] or span[0] - antecedent[1] > _CONTROL or context.sentence_at(antecedent[0]) != context.sentence_at(span[0]):
        return False
    if referent.mention is None or context.is_subject(referent.mention.head or antecedent) or _CONTROLLED.fullmatch(
            context.text((antecedent[1], span[0]))) is None:
        return False
    return not any(m.country for m in context.within((antecedent[1], span[0])))


def pick(referents: list[Referent], text: str, span: Span, how: str, exclude: Iterable[str] = ()) -> list[Party]:
    """The first referent none of whose countries is excluded, told with the words of the anaphor."""
    barred = frozenset(exclude)
    for referent in referents:
        if not referent.countries & barred:
            return [again(party, text, span, how) for party in referent.parties]
    return []


def definite_noun(argument: Argument) -> str | None:
    """The noun (one or two words, lower case) of a definite description without a name: *the foreign minister*; else
    None."""
    text = " ".join(argument.text.split())
    match = _DEFINITE.match(text)
    rest = text[match.end() :].lower() if match else ""
    if not match and re.fullmatch(r"(?:President|Premier|Prime Minister|Chancellor|Vice President|Secretary|Ambassador|Pope)", text):
        rest = text.lower()
    if not match and re.fullmatch(r"government (?:forces|troops|soldiers|officials|aircraft|warplanes)", text, re.IGNORECASE):
        rest = "government"
    if not rest:
        return None
    rest = re.split(r"[,(]|\s(?:of|in|from|to|at|for|on|who|which|that)\b", rest, maxsplit=1)[0].strip()
    return rest or None


def definite_parties(context: Context, argument: Argument, exclude: Iterable[str] = ()) -> list[Party]:
    """Whom *the president*, *the ministry*, *the country*, *the attack* means in this article; empty when nobody
    fits."""
    noun = definite_noun(argument)
    if noun is None:
        return []
    table = words()
    last = noun.split()[-1]
    office = noun if noun in table.offices else last if last in table.offices else None
    if office is not None:
        return _office(context, argument, office, table.offices[office], exclude)
    if last in table.institutions:
        kinds = table.institutions[last]
        found = before(context, argument.span, fits=lambda m: m.kind in kinds)
        preferred = [r for r in found if r.mention and r.mention.kind == kinds[0]]
        parties = pick(preferred + found, argument.text, argument.span, "definite", exclude)
        if not parties and context.publisher and last in {"administration", "government", "department"}:
            parties = [from_code(context, context.publisher, argument.text, argument.span, "publisher")]
        return parties
    if last in table.acts:
        return _act(context, argument, last, exclude)
    return []


def _office(context: Context, argument: Argument, office: str, meant: tuple[str, ...], exclude: Iterable[str]) -> list[Party]:
    """The person named before with that office or that word in the title; in a government's own text, its own
    holder."""

    def holds(mention: Mention) -> bool:
        return is_person(mention) and (mention.office in meant or re.search(rf"\b{re.escape(office)}\b", mention.text.lower()) is not None)

    found = before(context, argument.span, fits=holds, reach=1000)
    found = [r for r in found if r.mention and office in r.mention.text.lower()] or found  # a Secretary of State is no foreign minister
    if context.publisher and office in {"president", "vice president", "prime minister", "secretary"} and argument.text[4:5].isupper():
        own = [r for r in found if context.publisher in r.countries]
        return pick(own, argument.text, argument.span, "office") or [
            from_code(context, context.publisher, argument.text, argument.span, "publisher")
        ]
    if not found and meant:
        found = before(context, argument.span, fits=lambda m: is_person(m) and not m.office, reach=2)
    return pick(found, argument.text, argument.span, "office", exclude)


def _act(context: Context, argument: Argument, noun: str, exclude: Iterable[str]) -> list[Party]:
    """*The attack*, *the move*: the agents of the latest event told before by that word, or of the latest event at
    all."""
    barred, home = frozenset(exclude), context.sentence_at(argument.span[0])
    earlier = [
        d
        for d in context.told_in(home - 3, home)
        if d.start < argument.span[0]
        and d.agents
        and not {p.country for p in d.agents} & barred
    ]
    stem = noun[:6].rstrip("s")
    named = [d for d in earlier if stem in d.type or stem in context.text((d.start, d.gesture.trigger.span[1] + _OBJECT)).lower()]
    if not named and noun in words().violence:
        named = [d for d in earlier if d.type == "conflict.attack"]
    vague = {
        "move",
        "step",
        "decision",
        "action",
        "act",
        "measure",
        "measures",
        "gesture",
        "announcement",
        "incident",
        "operation",
    }
    acts = [d for d in earlier if not d.type.startswith("stance.")] or earlier
    for draft in reversed(named or (acts if noun in vague else [])):
        parties = draft.agents + (draft.recipients if draft.gesture.symmetric else [])
        return [again(p, argument.text, argument.span, "act") for p in parties]
    return _whose(context, argument, stem, noun in vague, barred)


def _whose(context: Context, argument: Argument, stem: str, vague: bool, barred: frozenset[str]) -> list[Party]:
    """*The launch* where no event was told: of the subject of the sentence before, if that speaks of a launch."""
    home = context.sentence_at(argument.span[0])
    if not home or not context.sentences:
        return []
    span = context.sentences[home - 1]
    if home > 1 and not any(m.country for m in context.within(span)):
        span = context.sentences[home - 2]
    if not vague and stem not in context.text(span).lower():
        return []
    named = [m for m in context.within(span) if m.country and m.kind not in STAND_INS]
    subject = next((m for m in named if context.is_subject(m.head or m.span)), None)
    if subject is None and named and not any(span[0] <= s[0] < span[1] for s in context.subjects):
        opening = context.text((span[0], named[0].span[0])).strip().lower()
        subject = named[0] if opening in {"", "the", "a", "an"} else None  # a sentence that was not parsed
    if subject is None or subject.country in barred:
        return []
    return [of_the_country(context, subject, argument.text, argument.span, "act")]


_OUTCOME = re.compile(
    r"\b(?:conclusions|outcomes?|results?|terms|text|decisions?|holding)\s+of\s+(?=(?:the|this)\s+[^\W\d_]+$)", re.IGNORECASE
)


def outcome_parties(context: Context, argument: Argument, exclude: Iterable[str] = ()) -> list[Party]:
    """*The conclusions of the summit*: those of the summit."""
    match = _OUTCOME.search(argument.text)
    if match is None:
        return []
    inner = Argument(role=argument.role, span=argument.span, head=argument.head, text=argument.text[match.end() :])
    return [again(p, argument.text, argument.span, "act") for p in definite_parties(context, inner, exclude)]


_SOME_OF = re.compile(
    r"(?:(?:at least|about|some|around|more than)\s+)?"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|several|many|dozens|hundreds|all|both|\d[\d,]*)\s+of\s+(?=(?:its|his|her|their)\s)",
    re.IGNORECASE,
)
"""*One of its officers*: they are whose the possessive says."""


def possessed(context: Context, argument: Argument, exclude: Iterable[str] = ()) -> list[Party]:
    """*Her ministry*, *its navy*: somebody of the country that the possessive means; not for *his counterpart*."""
    counted = _SOME_OF.match(argument.text)
    lead = counted.end() if counted else 0
    word = first_word(argument.text[lead:])
    head = context.text(argument.head).lower()
    if word not in POSSESSIVE or head in words().others:
        return []
    if any(_owns(party, word, context.agents) for party in context.agents):
        return []  # *recalled its ambassador*: the agent's own is nobody else
    start = argument.span[0] + lead
    owner = pronoun_parties(context, word, (start, start + len(word)))
    if frozenset(exclude) & {p.country for p in owner}:
        return []
    return [_owned(context, p, argument) for p in owner]


def _owns(agent: Party, possessive: str, agents: list[Party]) -> bool:
    """Whether the agent of the same gesture is whom a possessive in its object means first."""
    if agent.country is None:
        return False
    if possessive == "their":
        return len(agents) > 1 or agent.kind in {"people", "military", "nsa", "party"}
    return agent.kind in ({"person", "office"} if possessive in {"his", "her"} else GOVERNING)


def _owned(context: Context, owner: Party, argument: Argument) -> Party:
    stand_in = Mention(span=argument.span, text=argument.text, kind="unknown", country=owner.country)
    return of_the_country(context, stand_in, argument.text, argument.span, "possessive pronoun")
