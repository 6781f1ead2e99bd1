"""What a name typed by a user may stand for: *Seoul*, *Mr. Moon*, *President Moon*, *Trondheim*."""

from __future__ import annotations

from typing import Any

from lapel.stages.actors import lexicon, places
from lapel.stages.actors.kb import KnowledgeBase


def look_up(kb: KnowledgeBase, text: str, on: str | None = None) -> list[dict[str, Any]]:
    """Dicts with entity, name, kind, country, roles, office and title, the likeliest first: by the name as it stands, else
    behind its form of address or title (on a day, who then held an office before all others), else the places of that name.
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
    return [
        {"entity": None, "name": text, "kind": "place", "country": place.country, "roles": [], "office": None, "title": None}
        for place in places.lookup(text)
    ]


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
