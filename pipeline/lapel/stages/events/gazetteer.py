"""The country of a place name that no mention holds."""

from __future__ import annotations

import re
from collections.abc import Collection

from lapel.stages.actors import places

_DIRECTION = re.compile(r"^(?:(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Cc]entral|[Gg]reater|[Uu]pper|[Ll]ower)(?:ern)?(?:-?[a-z]+ern)?\s+)+")
_SURE = 4
"""How many times the people of the second place of a name the first must have to be meant."""
_LARGE = 100_000
"""People of a town that is meant by the first words of a longer name though the article does not name its country: *Federal Court*
has nothing to do with a town called Federal."""


_KNOWN = 50_000
"""People of a town that is meant in an article that names other states and not its own."""


def known_place(name: str, named: Collection[str] = ()) -> str | None:
    """The country of a name in the gazetteer, or of its first words; None where it can be of two.

    ``named``: the countries that the article names; a place in one of them goes before a larger one elsewhere.
    """
    states = any(":" not in code for code in named)
    words = _DIRECTION.sub("", name).split()
    for n in range(len(words), 0, -1):
        found = places.lookup(" ".join(words[:n]))
        if not found:
            continue
        near = {p.country for p in found if p.country in named}
        if near:
            return near.pop() if len(near) == 1 else None
        first = found[0]
        if first.kind == "city" and first.population < (_LARGE if n < len(words) else _KNOWN if states else 0):
            continue
        rivals = [p for p in found[1:] if p.country != first.country and p.population * _SURE > first.population]
        return None if rivals else first.country
    return None
