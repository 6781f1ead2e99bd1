"""Mentions that may stand for several parties: what the publisher and the rest of the article decide."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from lapel.records import Mention
from lapel.stages.actors.kb import KnowledgeBase
from lapel.stages.events.tables import Spoken, spoken_for

_SPOKEN_FOR = frozenset({"people", "nsa", "organisation", "military", "party"})
_PLACED_HERE = frozenset({"publisher", "context"})
_FOREIGN_TITLE = re.compile(r"\b(?:Minister|Premier|Chancellor|King|Queen|Emir|Sultan|Prince|Princess)\b")
_WITHOUT_MINISTERS = frozenset({"USA"})
"""Governments that publish and bear none of these titles."""
_NAMED = frozenset({"state", "people", "government", "seat", "ministry", "military", "legislature", "igo", "nsa"})


def decided(mentions: list[Mention], kb: KnowledgeBase, publisher: str | None, published: str | None = None) -> list[Mention]:
    """The same mentions, those with candidates given a country where just one candidate fits, and some without by whom
    the article is about or by.

    A candidate fits when it is of the government that published the text; else when its country is the only one of the
    candidates' that the article names. *President Biden* may be head of several states and territories by the books; in
    an article that names one of them it is that one's.
    """
    if all(m.country for m in mentions):
        return mentions
    named: Counter[str | None] = Counter(m.country for m in mentions if m.country and m.kind in _NAMED)
    return _again([m if m.country else _settle(m, kb, publisher, named, published or "") for m in mentions])


def _again(mentions: list[Mention]) -> list[Mention]:
    """A person placed here is placed where only the surname stands, too."""
    placed = {m.name: m.country for m in mentions if m.kind == "person" and m.name and m.resolved_by in _PLACED_HERE}
    return [msgspec.structs.replace(m, country=placed[m.name]) if m.kind == "person" and not m.country and m.name in placed else m
            for m in mentions]


def _settle(mention: Mention, kb: KnowledgeBase, publisher: str | None, named: Counter[str | None], published: str) -> Mention:
    """A mention without a country after what may give it one, in order."""
    found = _decide(mention, kb, publisher, named) if mention.candidates else mention
    if found.country is None and found.kind in _SPOKEN_FOR:
        found = _of_a_power(found, named, published)
    if found.country is None and publisher and _own_official(found):
        if _FOREIGN_TITLE.search(found.text) and publisher in _WITHOUT_MINISTERS:
            return _of_the_other(found, publisher, named)
        found = msgspec.structs.replace(found, country=publisher, resolved_by="publisher")
    return found


def _of_the_other(mention: Mention, publisher: str, named: Counter[str | None]) -> Mention:
    """*Deputy Foreign Minister Ada Beck* in the text of a government that has no such title: of the other state that it names most."""
    other = next((code for code, _ in named.most_common() if code and code != publisher and len(code) == 3), None)
    return msgspec.structs.replace(mention, country=other, resolved_by="context") if other else mention


def _own_official(mention: Mention) -> bool:
    """*Special Envoy Ada Example* in a government's own text: a title without a nation is of the house."""
    titled = mention.kind == "person" and mention.resolved_by == "nationality+role" and bool(mention.office)
    return titled and mention.roles[:1] in (["GOV"], ["LEG"])


def _of_a_power(mention: Mention, named: Counter[str | None], published: str) -> Mention:
    """A people without a state, or rebels by that name alone, as the power that acts for them in this article: the one
    of its powers that is named most, else the one in the state that is named most."""
    spoken: Spoken | None = next((s for s in spoken_for() if s.pattern.search(mention.text.lower()) and s.covers(published)), None)
    if spoken is None:
        return mention
    powers = [code for code, _ in named.most_common() if code in spoken.powers]
    states = [code for code, _ in named.most_common() if code and not code.startswith(("IGO:", "NSA:"))]
    home = next((spoken.home[code] for code in states[: spoken.among] if code in spoken.home), None)
    chosen = powers[0] if powers else home
    return msgspec.structs.replace(mention, country=chosen, resolved_by="people of the story") if chosen else mention


def _decide(mention: Mention, kb: KnowledgeBase, publisher: str | None, named: Counter[str | None]) -> Mention:
    """Candidates are ids of entities or country codes."""
    by_country: dict[str, list[str]] = {}
    for candidate in mention.candidates:
        entity = kb.entities.get(candidate)
        country = entity.country if entity else candidate
        if country:
            by_country.setdefault(country, []).append(candidate)
    chosen: str | None
    if publisher in by_country and mention.kind != "office":
        chosen = publisher
    else:
        fitting = [country for country in by_country if named[country]]
        chosen = fitting[0] if len(fitting) == 1 else None
    if chosen is None:
        return mention
    ids = [c for c in by_country[chosen] if c in kb.entities]
    entity = kb.entities[ids[0]] if len(ids) == 1 else None
    return msgspec.structs.replace(
        mention,
        country=chosen,
        entity=entity.id if entity else None,
        name=entity.name if entity else mention.name,
        gender=mention.gender or (entity.gender if entity else None),
        candidates=[],
    )
