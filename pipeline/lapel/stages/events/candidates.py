"""Mentions that may stand for several parties: what the publisher and the rest of the article decide."""

from __future__ import annotations

from collections import Counter

import msgspec

from lapel.records import Mention
from lapel.stages.actors.kb import KnowledgeBase

_NAMED = frozenset({"state", "people", "government", "seat", "ministry", "military", "legislature", "igo", "nsa"})


def decided(mentions: list[Mention], kb: KnowledgeBase, publisher: str | None) -> list[Mention]:
    """The same mentions, those with candidates given a country where just one candidate fits.

    A candidate fits when it is of the government that published the text; else when its country is the only one of the
    candidates' that the article names. *President Biden* may be head of several states and territories by the books; in
    an article that names one of them it is that one's.
    """
    if not any(m.country is None and m.candidates for m in mentions):
        return mentions
    named = Counter(m.country for m in mentions if m.country and m.kind in _NAMED)
    return [_decide(m, kb, publisher, named) if m.country is None and m.candidates else m for m in mentions]


def _decide(mention: Mention, kb: KnowledgeBase, publisher: str | None, named: Counter[str]) -> Mention:
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
