"""Persons without an office of state whom news of relations between states names: own/notables.tsv."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aliases import forms, surnames
from names import plain
from own import rows

from lapel.stages.actors.kb_load import alias_key, implied
from lapel.stages.actors.kb_records import EntityLine


def lines(known: Iterable[EntityLine]) -> Iterator[EntityLine]:
    """One line each, by id; a person whose name the sources hold already in that country is left to them."""
    taken = {(line.country, alias_key(name)) for line in known for name in (line.name, *line.aliases) if isinstance(name, str)}
    found = []
    for country, sectors, name, gender, other in rows("notables.tsv", 5):
        names = [name, *(n for n in other.split("; ") if n)]
        keys = list(dict.fromkeys(k for k in map(alias_key, forms(names, country)) if alias_key(k) == k))
        if any((country, key) in taken for key in (alias_key(name), *keys)):
            continue
        short = list(dict.fromkeys(map(alias_key, surnames(name, country, ""))))
        short = [s for s in short if not any(s != o and s == plain(o) for o in short)]
        slug = "-".join("".join(c if c.isalnum() else " " for c in plain(name).lower()).split())
        found.append(
            EntityLine(
                id=f"x:{country.lower()}/{slug}",
                name=name,
                country=country,
                gender=gender or None,  # type: ignore[arg-type]
                roles=sectors.split(),
                surnames=[] if short == [name.rsplit(" ", 1)[-1]] else short,
                aliases=[k for k in keys if k != name or not implied(name)],
            )
        )
    return iter(sorted(found, key=lambda line: line.id))
