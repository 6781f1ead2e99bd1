"""Writing the built files: one JSON line an entity, sorted, the default values left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec
import notables
from aliases import forms, surnames
from merge import Person, Span
from names import plain

from lapel.stages.actors.kb_load import alias_key, implied
from lapel.stages.actors.kb_records import OFFICES, AliasLine, EntityLine, TenureLine

_RANK = {office: n for n, office in enumerate(OFFICES)}
_MOST = 40
"""No more forms of one name than this."""


def person_line(person: Person, spans: list[Span]) -> EntityLine:
    """A person with aliases and tenures."""
    country = person.country
    spans = sorted(spans, key=lambda s: (s.start or "", s.end or "9999", _RANK[s.office], s.title, s.place or ""))
    highest = min(spans, key=lambda s: (_RANK[s.office], s.acting))
    name = person.names[0]
    keys = [k for k in dict.fromkeys(map(alias_key, forms(person.names, country))) if alias_key(k) == k]
    kept = frozenset(sorted(keys, key=_by_hand(person))[:_MOST])
    keys = [k for k in keys if k in kept]
    short = surnames(name, country, highest.title)
    for other in person.names[1:4]:
        short += [s for s in surnames(other, country, highest.title) if s not in short]
    short = list(dict.fromkeys(map(alias_key, short)))
    short = [s for s in short if not any(s != o and s == plain(o) for o in short)]  # the loader adds the accent-free form
    default = name.rsplit(" ", 1)[-1]
    keys = [k for k in keys if k != name or not implied(name)]
    return EntityLine(
        id=person.id,
        name=name,
        country=country,
        gender=person.gender,
        surnames=[] if short == [default] else short,  # type: ignore[arg-type]
        aliases=list(keys),
        tenures=[
            TenureLine(
                office=s.office,
                title="" if s.title == s.office else s.title,
                country=None if s.country == country else s.country,
                start=s.start,
                end=s.end,
                known_until=s.known_until,
                acting=s.acting,
                source="+".join(s.sources),
                place=s.place,
            )
            for s in spans
        ],
    )


def _by_hand(person: Person) -> Callable[[str], bool]:
    """Sorts the forms that were written by hand before those that are derived, which may be too many."""
    own = {alias_key(name) for fact in person.facts if fact.source == "own" for name in (fact.name, *fact.names)}
    return lambda key: key not in own


def official_row(person: Person, spans: list[Span]) -> str:
    """A person of whom only Phoenix tells: country, name, first and last day, office, other forms of the name."""
    name = person.names[0]
    keys = [
        k
        for k in dict.fromkeys(map(alias_key, forms(person.names, person.country)))
        if (k != name or not implied(name)) and alias_key(k) == k
    ]
    end = None if any(s.end is None for s in spans) else max(s.end or "" for s in spans)
    office = min((s.office for s in spans), key=lambda o: _RANK[o])
    return "\t".join(
        [person.country, name, min(s.start or "" for s in spans), end or "", "" if office == "official" else office, ";".join(keys[:8])]
    ).rstrip("\t")


def write(output: Path, bodies: list[EntityLine], people: list[Person], spans: dict[str, list[Span]]) -> dict[str, int]:
    """Write bodies.jsonl, persons.jsonl and officials.tsv; what they hold, counted."""
    minor = [p for p in people if {f.source for f in p.facts} == {"phoenix"}]
    lines = [person_line(p, spans[p.id]) for p in people if {f.source for f in p.facts} != {"phoenix"}]
    lines += notables.lines(lines)
    ids = Counter(line.id for line in [*bodies, *lines])
    if twice := [i for i, n in ids.items() if n > 1]:
        raise SystemExit(f"two entities with one id: {twice[:5]}")
    for name, part in (("bodies.jsonl", bodies), ("persons.jsonl", lines)):
        (output / name).write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in part))
    rows = sorted({official_row(p, spans[p.id]) for p in minor if " " in p.names[0]})
    (output / "officials.tsv").write_text(
        "# country\tname\tfrom\tto (empty: in office on 2014-01-30)\toffice\tother forms\n" + "".join(row + "\n" for row in rows),
        "utf-8",
        newline="\n",
    )
    texts = {a.text if isinstance(a, AliasLine) else a for line in [*bodies, *lines] for a in line.aliases} | {line.name for line in lines}
    return {
        "bodies": len(bodies),
        "persons": len(lines),
        "tenures": sum(len(line.tenures) for line in lines),
        "aliases": len(texts),
        "officials": len(rows),
        "their aliases": sum(1 + row.split("\t")[5:6].__str__().count(";") for row in rows),
    }
