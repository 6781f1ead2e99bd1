"""What words typed by a user may stand for: *Seoul*, *Mr. Moon*, *the German chancellor*, *Trondheim*."""

from __future__ import annotations

from typing import Any

from lapel.language import tokenise
from lapel.records import Article, Mention
from lapel.stages.actors import lexicon, places
from lapel.stages.actors.find import find_actors
from lapel.stages.actors.kb import KnowledgeBase


def look_up(kb: KnowledgeBase, text: str, on: str | None = None) -> list[dict[str, Any]]:
    """Dicts with entity, name, kind, country, roles, office and title, the likeliest first: by the name as it stands, else
    behind its form of address or title (on a day, who then held an office before all others), else the places of that name, else
    as a description (*the German chancellor*), read as it would be in an article of that day.
    """
    found = kb.find(text, on)
    if found:
        return found
    office, rest = _untitled(text)
    if rest != text:
        persons = [f for f in kb.find(rest, on) if f["kind"] == "person"]
        serving = [f for f in persons if f["office"]]
        titled = [f for f in serving if office in {f["office"], None}]
        return (titled or serving or persons) if on else persons
    lying: list[dict[str, Any]] = [
        {"entity": None, "name": text, "kind": "place", "country": place.country, "roles": [], "office": None, "title": None}
        for place in places.lookup(text)
    ]
    return lying or _described(kb, text, on)


def _described(kb: KnowledgeBase, text: str, on: str | None) -> list[dict[str, Any]]:
    """The actors that a description names: who held the office on the day, one of several, or the office alone."""
    found = []
    for mention in find_actors(tokenise(text), Article(id="typed", text=text, published=on), kb):
        if mention.kind in {"pronoun", "plural"}:
            continue
        persons = [c for c in ([mention.entity] if mention.entity else mention.candidates) if c in kb.entities]
        found += [_actor(kb, mention, person, on) for person in persons] or [_actor(kb, mention, None, on)]
    return found


def _actor(kb: KnowledgeBase, mention: Mention, id_: str | None, on: str | None) -> dict[str, Any]:
    entity = kb.entities[id_] if id_ else None
    tenure = kb.office_on(id_, on) if id_ else None
    return {"entity": id_, "name": entity.name if entity else mention.name, "kind": entity.kind if entity else mention.kind,
            "country": mention.country or (entity.country if entity else None), "roles": mention.roles,
            "office": tenure.office if tenure else mention.office, "title": tenure.title if tenure else None}


def _untitled(text: str) -> tuple[str | None, str]:
    """The office that the words in front of a name say, and the name without them."""
    table = lexicon.load()
    words, office = text.split(), None
    while len(words) > 1:
        if words[0].lower() in table.honorifics:
            words = words[1:]
            continue
        longest = next((n for n in range(len(words) - 1, 0, -1) if lexicon.key(" ".join(words[:n])) in table.roles), 0)
        if not longest:
            break
        office = table.roles[lexicon.key(" ".join(words[:longest]))].office
        words = words[longest:]
    return office, " ".join(words)
