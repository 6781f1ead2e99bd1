"""What the data files call by number: acts, parties, types, sources, articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import get_args

from lapel import ontology
from lapel.export import countries
from lapel.ledger import Act, gather
from lapel.records import Event, Status

STATUSES: tuple[Status, ...] = get_args(Status)
TONES = ("affiliative", "neutral", "adversarial")


def numbered(values: Iterable[str]) -> dict[str, int]:
    """Each value once, with its place."""
    return {value: n for n, value in enumerate(dict.fromkeys(values))}


@dataclass(slots=True)
class Catalogue:
    """The acts of a report, in order of their first day, and the numbers of all that they name."""

    acts: list[Act]
    parties: dict[str, int]
    """Codes, the busiest first; last, those that only stand for a place."""
    busy: Counter[str]
    """How many acts each takes part in."""
    types: dict[str, int]
    """Those of the codebook in its order, then others."""
    sources: dict[str, int]
    articles: dict[str, int]
    """Ids, the latest published first."""
    of_record: dict[str, int] = field(default_factory=dict)
    """Id of a record to the number of its act."""

    @classmethod
    def of(cls, events: Iterable[Event]) -> Catalogue:
        """The acts that records tell of; the order of the records does not matter."""
        acts = gather(events)
        busy = Counter(code for act in acts for code in act.parties)
        told = sorted({(e.article.published or "", e.article.id) for act in acts for e in act.events}, key=lambda pair: pair[1])
        told.sort(key=lambda pair: pair[0], reverse=True)
        sources = Counter(e.article.source for act in acts for e in act.events)
        types = {act.type for act in acts}
        places = {act.best.place.country for act in acts if act.best.place and act.best.place.country}
        return cls(acts=acts, parties=numbered([*sorted(busy, key=lambda code: (-busy[code], code)), *sorted(places)]), busy=busy,
                   types=numbered([*ontology.types(), *sorted(types - set(ontology.types()))]),
                   sources=numbered(sorted(sources, key=lambda name: (-sources[name], name))),
                   articles=numbered(id_ for _, id_ in told),
                   of_record={e.id: n for n, act in enumerate(acts) for e in act.events})

    def numbers(self, codes: Sequence[str]) -> list[int]:
        """Numbers of parties."""
        return [self.parties[code] for code in codes]

    def acts_of(self, events: Iterable[Event]) -> list[int]:
        """Numbers of the acts that records tell of, each once, in the order of the records."""
        return list(dict.fromkeys(self.of_record[event.id] for event in events))

    def by_party(self) -> dict[str, list[Act]]:
        """The acts in which each party takes part, in order."""
        found: dict[str, list[Act]] = {code: [] for code in self.parties if self.busy[code]}
        for act in self.acts:
            for code in act.parties:
                found[code].append(act)
        return found

    def published(self) -> tuple[str, str] | None:
        """First and last day of publication."""
        days = {e.article.published for act in self.acts for e in act.events if e.article.published}
        return (min(days), max(days)) if days else None


def party_name(code: str) -> str:
    """What a reader calls a party."""
    return countries.name(code) or code.partition(":")[2].replace("_", " ") or code
