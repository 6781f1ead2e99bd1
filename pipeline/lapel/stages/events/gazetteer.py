"""The country of a place name that no mention holds."""

from __future__ import annotations

import re

from lapel.stages.actors import places

_DIRECTION = re.compile(r"^(?:(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Cc]entral|[Gg]reater|[Uu]pper|[Ll]ower)(?:ern)?(?:-?[a-z]+ern)?\s+)+")
_SURE = 4
"""How many times the people of the second place of a name the first must have to be meant."""


def known_place(name: str) -> str | None:
    """The country of a name in the gazetteer, or of its first words; None where it can be of two."""
    words = _DIRECTION.sub("", name).split()
    for n in range(len(words), 0, -1):
        found = places.lookup(" ".join(words[:n]))
        if found:
            first = found[0]
            rivals = [p for p in found[1:] if p.country != first.country and p.population * _SURE > first.population]
            return None if rivals else first.country
    return None
