"""The knowledge base of actors: who is named by which words, and who held which office on which day.

The built tables come from data/actors (recipe beside them). Nothing here guesses: an open end holds until the day of the
snapshot it was read from, and a day that no source covers has no holder.
"""

from __future__ import annotations

import functools
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from lapel.stages.actors.kb_load import Tables, alias_key, built, fill, officials, own
from lapel.stages.actors.kb_records import OFFICES, Entity, Sense, Tenure
from lapel.stages.actors.titles import title_key, title_offices

__all__ = ["OFFICES", "Entity", "KnowledgeBase", "Sense", "Tenure", "alias_key", "title_key"]


class KnowledgeBase:
    """Entities, aliases and tenures with the indexes that look-ups need; indexes are made when first asked for."""

    def __init__(self, tables: Tables) -> None:
        self.entities: Mapping[str, Entity] = tables.entities
        """Entity by id."""
        self.aliases: Mapping[str, tuple[Sense, ...]] = tables.aliases
        """Senses by alias: token texts of spaCy's English tokenizer joined with one space, case kept."""
        self._tenures = tables.tenures

    @classmethod
    def load(cls, extra: Path | None = None) -> KnowledgeBase:
        """The knowledge base that comes with lapel, with a user's file over it; each is read once per process."""
        return _load(Path(extra).resolve() if extra is not None else None)

    @functools.cached_property
    def by_country(self) -> Mapping[str, Entity]:
        """The state, organisation or non-state power that a country code means."""
        found: dict[str, Entity] = {}
        for entity in self.entities.values():
            if entity.country is not None and entity.kind in {"state", "igo", "nsa"} and entity.country not in found:
                found[entity.country] = entity
        return found

    @functools.cached_property
    def by_surname(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the persons that a title may call by a name: *Secretary Kerry*, *King Salman*. Never used without a title."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for entity in self.entities.values():
            if entity.kind == "person":
                for name in entity.surnames or [entity.name.rsplit(" ", 1)[-1]]:
                    found[name].append(entity.id)
                    if not name.isascii():
                        found[plain(name)].append(entity.id)
        return {name: tuple(ids) for name, ids in found.items()}

    @functools.cached_property
    def _by_office(self) -> dict[tuple[str, str], list[Tenure]]:
        return self._index(lambda tenure: tenure.office)

    @functools.cached_property
    def _by_title(self) -> dict[tuple[str, str], list[Tenure]]:
        return self._index(lambda tenure: title_key(tenure.title))

    def _index(self, key: Any) -> dict[tuple[str, str], list[Tenure]]:
        index: defaultdict[tuple[str, str], list[Tenure]] = defaultdict(list)
        for tenures in self._tenures.values():
            for tenure in tenures:
                index[tenure.country, key(tenure)].append(tenure)
        for tenures in index.values():
            tenures.sort(key=lambda t: (t.start or "", t.person))
        return dict(index)

    def holders(self, country: str, title_or_office: str, on: str | None = None) -> list[Tenure]:
        """Who held an office of a country, by a word of :data:`OFFICES` or a title (*chancellor*, *leader*, *Pentagon chief*).

        With a day, those in office on it, who came last first; without, everybody in order of time.
        """
        key = title_key(title_or_office)
        office = self.office_of(country, key)
        named = [] if key in OFFICES and (country, key) in self._by_office else self._by_title.get((country, key), [])
        held = self._by_office.get((country, office), []) if office else []
        if on is None:
            return named or held
        covering = [t for t in named if t.covers(on)] or [t for t in held if t.covers(on)]
        covering.sort(key=lambda t: (t.acting, [-ord(c) for c in t.start or ""], list(OFFICES).index(t.office), t.person))
        return list({t.person: t for t in reversed(covering)}.values())[::-1]

    def office_of(self, country: str, title: str) -> str | None:
        """The office that a title means in a country: the one its bearers hold, else the one that the word has anywhere."""
        key = title_key(title)
        if key in OFFICES and (country, key) in self._by_office:
            return key
        named = self._by_title.get((country, key))
        if named:
            return named[-1].office
        table = title_offices()
        office = table.get((key, country)) or (key if key in OFFICES else table.get((key, "")))
        if office == "leader":
            state = self.by_country.get(country)
            return (state and state.leader) or "head of state"
        return office

    def tenures(self, person: str) -> list[Tenure]:
        """All that a person is known to have held, in order of time."""
        return sorted(self._tenures.get(person, []), key=lambda t: (t.start or "", t.end or "9999", t.office))

    def office_on(self, person: str, on: str | None) -> Tenure | None:
        """The highest office of a person on a day (order of :data:`OFFICES`), in the own country before others (a queen of many
        realms); without a day, the last one held."""
        rank = list(OFFICES).index
        entity = self.entities.get(person)
        home = entity.country if entity else None
        if on is None:
            tenures = self.tenures(person)
            last = max((t.end or t.known_until or "" for t in tenures), default="")
            at_last = [t for t in tenures if (t.end or t.known_until or "") == last]
            return min(at_last, key=lambda t: (rank(t.office), t.acting, t.country != home), default=None)
        held = [t for t in self._tenures.get(person, []) if t.covers(on)]
        return min(held, key=lambda t: (rank(t.office), t.acting, t.country != home, [-ord(c) for c in t.start or ""]), default=None)

    def find(self, text: str, on: str | None = None) -> list[dict[str, Any]]:
        """What a name may stand for, by alias, then by surname: dicts with entity, name, kind, country, roles, office, title."""
        key = alias_key(text)
        senses = list(self.aliases.get(key, ()))
        if not senses:
            folded = key.casefold()
            senses = [s for alias, found in self.aliases.items() if alias.casefold() == folded for s in found]
        if not senses:
            senses = [Sense(id_, "person", "exact") for id_ in self.by_surname.get(key, ())]
        return [self._found(sense, on) for sense in senses]

    def _found(self, sense: Sense, on: str | None) -> dict[str, Any]:
        entity = self.entities[sense.entity]
        tenure = self.office_on(entity.id, on)
        return {"entity": entity.id, "name": entity.name, "kind": sense.kind, "country": entity.country,
                "roles": list(OFFICES[tenure.office]) if tenure else entity.roles,
                "office": tenure and tenure.office, "title": tenure and tenure.title}

    def describe(self, country: str, on: str | None = None) -> dict[str, Any]:
        """What is known of a country or body on a day: its names, seats, people, and who holds its offices."""
        entity = self.by_country.get(country)
        names: defaultdict[str, list[str]] = defaultdict(list)
        for alias, senses in self.aliases.items():
            for sense in senses:
                found = self.entities[sense.entity]
                if found.country == country and found.kind != "person":
                    names[sense.kind].append(alias)
        offices = [{"office": t.office, "name": self.entities[t.person].name, **msgspec.to_builtins(t)}
                   for (code, _), tenures in self._by_office.items() if code == country
                   for t in tenures if on is None or t.covers(on)]
        rank = {office: n for n, office in enumerate(OFFICES)}
        offices.sort(key=lambda o: (rank[o["office"]], o["title"], o["start"] or "", o["person"]))
        return {"country": country, "name": entity.name if entity else None, "on": on,
                "leader": entity.leader if entity else None,
                "names": {kind: sorted(found) for kind, found in sorted(names.items())}, "offices": offices}


def plain(text: str) -> str:
    """A name without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@functools.lru_cache(maxsize=4)
def _load(extra: Path | None) -> KnowledgeBase:
    tables = fill(Tables(), built())
    officials(tables)
    if extra is not None:
        fill(tables, own(extra))
    return KnowledgeBase(tables)
