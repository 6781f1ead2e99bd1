"""What earlier (and later) mentions of an article say of those that name no country: offices, counterparts, appositions, acronyms."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from lapel.records import Mention
from lapel.stages.actors.describe import HELD
from lapel.stages.actors.kb import KnowledgeBase
from lapel.stages.actors.lexicon import load, words
from lapel.stages.actors.spot import View

MET = HELD | {"ambassador", "spokesperson", "envoy"}
"""Offices that a later bare mention takes up again."""
_SHARING = frozenset({"legislature", "party", "ministry", "military", "agency", "organisation", "office", "person"})
"""Kinds of mention that may be, or belong to, a body whose name states share."""
PLACED = frozenset({"state", "seat", "people"})
UNSPECIFIC = words("unspecific")
ARTICLES = frozenset({"the", "a", "an"})
CLOSE = 400
"""Characters within which the last of several possible antecedents is taken."""


def appositions(view: View, mentions: list[Mention], tokens: dict[int, tuple[int, int]]) -> None:
    """*Ana Lopez, the Chilean minister* and *the Chilean minister, Ana Lopez*: each gives the other what it lacks.

    ``tokens`` holds the token range of each mention by its place in the list.
    """
    for n in range(len(mentions) - 1):
        first, second = mentions[n], mentions[n + 1]
        end, start = tokens[n][1], tokens[n + 1][0]
        if not 1 <= start - end <= 2 or view.lower(end) != ",":
            continue
        between = [view.lower(k) for k in range(end, start)]
        if any(word not in ARTICLES for word in between[1:]) or any(view.begins[end:start + 1]):
            continue
        person, office = (first, second) if first.kind == "person" else (second, first)
        if person.kind != "person" or office.kind != "office" or office.number != "singular":
            continue
        if person.country is not None and office.country is not None and person.country != office.country:
            continue
        if office is first and len(between) > 1:
            continue
        person.country = person.country or office.country
        office.country = office.country or person.country
        person.office = person.office or office.office
        person.roles = person.roles or list(office.roles)
        office.entity, office.name, office.gender = person.entity, person.name, person.gender
        office.resolved_by = "apposition"
        office.candidates = []
        office.confidence = max(office.confidence, 0.9)


def counterparts(mentions: list[Mention], kb: KnowledgeBase, on: str | None) -> None:
    """*his Chinese counterpart*: the office of the party named before it, in the other country."""
    for n, mention in enumerate(mentions):
        if mention.office != "counterpart":
            continue
        model = next((m for m in reversed(mentions[:n]) if m.kind in {"person", "office"} and m.office and m.office != "counterpart"
                      and m.country != mention.country and m.number == "singular"), None)
        if model is None or mention.country is None or mention.span[0] - model.span[1] > CLOSE:
            continue
        mention.office, mention.roles = model.office, list(model.roles)
        mention.resolved_by = "counterpart"
        if mention.country and on and model.office in HELD and mention.number == "singular":
            titles = [model.office, "leader"] if model.office in {"head of state", "head of government"} else [model.office]
            held = next((found for title in titles if (found := list(dict.fromkeys(
                t.person for t in kb.holders(mention.country, title, on))))), [])
            if len(held) == 1:
                person = kb.entities[held[0]]
                mention.entity, mention.name, mention.gender = person.id, person.name, person.gender
            else:
                mention.candidates = sorted(held)


def _only_country(mention: Mention, earlier: list[Mention]) -> None:
    """The country of an office or body, where the text before it has named no other."""
    states = {m.country for m in earlier if m.country and m.kind not in {"place", "igo", "nsa"}}
    if len(states) == 1:
        mention.country = next(iter(states))
        mention.resolved_by, mention.confidence = "antecedent", 0.5


def _salient(mention: Mention, earlier: list[Mention], sentence: Callable[[Mention], int]) -> Mention | None:
    """Which of several holders is meant: with a capital (*the President* of an official text) the first named in the article, else
    the first of the last sentence close by that names any."""
    if not earlier:
        return None
    if mention.text[:1].isupper():
        return earlier[0]
    last = earlier[-1]
    if mention.span[0] - last.span[1] > CLOSE:
        return None
    number = sentence(last)
    return next(m for m in earlier if sentence(m) == number)


def bare_offices(mentions: list[Mention], before: Callable[[Mention], str], sentence: Callable[[Mention], int]) -> None:
    """*The president* after only one country's president is known; else the salient one of several, else candidates.

    ``before`` gives the lower-case word in front of a mention, ``sentence`` the number of its sentence.
    """
    for n, mention in enumerate(mentions):
        if mention.kind != "office" or mention.country is not None or mention.number != "singular" or mention.candidates:
            continue
        if before(mention) in UNSPECIFIC:
            continue
        same = f" {mention.text.lower()} "
        like = [(k, m) for k, m in enumerate(mentions) if k != n and m.country and m.kind in {"person", "office"}
                and m.number == "singular" and (m.office == mention.office in MET or (k < n and same in f" {m.text.lower()} "))]
        if not like:
            if mention.office not in MET:
                continue
            _only_country(mention, mentions[:n])
            continue
        like = [(k, m) for k, m in like if same in f" {m.text.lower()} "] or like
        countries = {m.country for _, m in like}
        model: Mention | None = None
        if len(countries) == 1:
            earlier = [m for k, m in like if k < n]
            model = earlier[-1] if earlier else like[0][1]
            sure = 0.85 if earlier else 0.7
        else:
            model, sure = _salient(mention, [m for k, m in like if k < n], sentence), 0.6
        if model is None:
            mention.candidates = sorted(c for c in countries if c)
            continue
        mention.entity, mention.country, mention.name, mention.gender = model.entity, model.country, model.name, model.gender
        mention.roles = mention.roles or list(model.roles)
        mention.resolved_by, mention.confidence = "antecedent", sure


def narrowed(mentions: list[Mention]) -> None:
    """A word that several countries share (*Korean*, *Congolese*) means the only one of them that the article names."""
    named = {m.country for m in mentions if m.country}
    for mention in mentions:
        if mention.country is None and mention.candidates and mention.kind != "person":
            codes = [c for c in mention.candidates if c in named]
            if len(codes) == 1:
                mention.country, mention.candidates = codes[0], []
                mention.confidence = 0.7


@functools.cache
def _shared_name() -> re.Pattern[str]:
    """A name of shared.tsv with no capitalised word in front of it (*US Senate*) in the mention."""
    names = sorted(load().shared, key=lambda name: (-len(name), name))
    return re.compile(r"(?:The |A )?(?:[^A-Z]*\s)?(" + "|".join(map(re.escape, names)) + r")\b")


def shared(mentions: list[Mention]) -> None:
    """*The Senate* in an article on another state than the one whose Senate it is by default (shared.tsv): that state's, if it is the
    only one."""
    names, pattern = load().shared, _shared_name()
    found = [m for m in mentions if m.kind in _SHARING and m.country and (named := pattern.match(m.text)) and names[named[1]] == m.country]
    if not found:
        return
    rest = {m.country for m in mentions if m.country and m not in found}
    states = {code for code in rest if ":" not in code}
    for mention in found:
        if mention.country not in rest and states:
            mention.entity = mention.name = None
            mention.country = next(iter(states)) if len(states) == 1 else None
            mention.resolved_by, mention.confidence = "antecedent", 0.5


def strangers(mentions: list[Mention], sentence: Callable[[Mention], int]) -> None:
    """A minister whom neither the knowledge base nor the title places: of the country named last before in the sentence, or of the
    article's only one."""
    states = {m.country for m in mentions if m.country and m.kind in PLACED}
    for n, mention in enumerate(mentions):
        if mention.kind != "person" or mention.country is not None or mention.office not in HELD or mention.candidates:
            continue
        number = sentence(mention)
        near = [m for m in mentions[:n] if m.country and m.kind in PLACED and sentence(m) == number]
        if near or len(states) == 1:
            mention.country = near[-1].country if near else next(iter(states))
            mention.resolved_by, mention.confidence = "context", 0.5


def bare_bodies(mentions: list[Mention], before: Callable[[Mention], str]) -> None:
    """*The government*, *the army*: the country's, when the article names no other."""
    states = {m.country for m in mentions if m.kind in {"state", "people", "seat", "person", "office", "government"} and m.country}
    if not states:
        return
    for n, mention in enumerate(mentions):
        if mention.country is None and mention.kind in {"government", "legislature", "military", "ministry", "court"} \
                and not mention.candidates and mention.number == "singular" and before(mention) == "the":
            if len(states) == 1:
                mention.country = next(iter(states))
                mention.resolved_by, mention.confidence = "antecedent", 0.6
            elif len(states) <= 4:
                _only_country(mention, mentions[:n])
                if mention.country is None:
                    mention.candidates = sorted(states)


def acronyms(view: View, mentions: list[Mention], tokens: dict[int, tuple[int, int]]) -> dict[str, Mention]:
    """Acronyms that the text introduces behind a name: *the Northern Union (NU)*."""
    found: dict[str, Mention] = {}
    for n, mention in enumerate(mentions):
        k = tokens[n][1]
        if k + 2 < view.n and view.words[k].text == "(" and view.words[k + 2].text == ")" and view.words[k + 1].upper:
            acronym = view.words[k + 1].text
            initials = "".join(w[0] for w in mention.text.replace("-", " ").split() if w[0].isupper())
            if acronym.replace(".", "") in initials or (len(acronym) > 2 and initials.startswith(acronym[:2])):
                found[acronym] = mention
    return found
