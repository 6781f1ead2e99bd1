"""Acts: what happened once, however many records tell of it. All ledgers count these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lapel.ledger import days
from lapel.ledger.tables import level_names, level_of_office
from lapel.records import Event, Party

CLOSE = 7
"""Days of the longest date that still says when an act was, as a day of an order: a week."""


@dataclass(frozen=True, slots=True)
class Act:
    """One gesture: the records of one cluster that have its type and standing."""

    id: str
    """The cluster's id."""
    events: tuple[Event, ...]
    """The records, the best dated first."""
    start: str | None
    """First day, of the record that dates it best; None when no record has a date."""
    end: str | None
    grain: str | None
    agents: tuple[str, ...]
    """Country or organisation codes, of the best dated record first."""
    recipients: tuple[str, ...]

    @property
    def best(self) -> Event:
        """The record that dates it best."""
        return self.events[0]

    @property
    def type(self) -> str:
        """Its type."""
        return self.best.type

    @property
    def status(self) -> str:
        """Its standing."""
        return self.best.status

    @property
    def parties(self) -> tuple[str, ...]:
        """Codes of both sides."""
        return tuple(dict.fromkeys((*self.agents, *self.recipients)))

    @property
    def intensity(self) -> float:
        """From -10 (most adversarial) to +10."""
        return self.best.intensity

    def close(self, longest: int = CLOSE) -> bool:
        """Whether its date is known to within so many days."""
        return self.start is not None and self.end is not None and days.gap(self.start, self.end) < longest

    def day(self) -> str:
        """Its first day, for acts that are dated."""
        assert self.start is not None
        return self.start

    def told(self) -> str | None:
        """The day by which it had been done or said: its last day, or that of the first report where that is earlier."""
        return min((day for event in self.events for day in (event.article.published, event.date and event.date.end) if day), default=None)

    def level(self, party: str) -> str | None:
        """The highest level on which a party took part, as its offices say; None when no office is named."""
        levels = {level_of_office().get(p.office or "") for p in self._named(party)}
        return next((level for level in level_names() if level in levels), None)

    @property
    def where(self) -> str | None:
        """The country in which most of the records that say so put it; of the best dated of them where these disagree evenly."""
        told = Counter(event.place.country for event in self.events if event.place and event.place.country)
        return told.most_common(1)[0][0] if told else None

    def detail(self, name: str) -> object:
        """A detail, of the first record that has it."""
        return next((event.details[name] for event in self.events if event.details.get(name) is not None), None)

    def _named(self, party: str) -> Iterator[Party]:
        return (p for event in self.events for p in (*event.agents, *event.recipients) if p.country == party)


def gather(events: Iterable[Event]) -> list[Act]:
    """The acts that records tell of, by first day; those without a date come last. Order of the records does not matter.

    Records belong to one act when they share the cluster, the type and the standing; a record without a cluster is an act of its own.
    """
    clusters: dict[tuple[str, str, str], list[Event]] = {}
    for event in events:
        clusters.setdefault((event.cluster or event.id, event.type, event.status), []).append(event)
    acts = [_act(key[0], members) for key, members in clusters.items()]
    return sorted(acts, key=lambda act: (act.start or "9999", act.end or "9999", act.id, act.type, act.status))


def _act(name: str, members: list[Event]) -> Act:
    votes = Counter((e.date.start, e.date.end) for e in members if e.date and e.date.basis != "publication")
    members = sorted(members, key=lambda event: _dating(event, votes))
    date = members[0].date
    known = date is not None and date.start is not None and date.end is not None
    return Act(id=name, events=tuple(members), start=date.start if known and date else None, end=date.end if known and date else None,
               grain=date.grain if known and date else None, agents=_codes(p for e in members for p in e.agents),
               recipients=_codes(p for e in members for p in e.recipients))


def _dating(event: Event, votes: Counter[tuple[str | None, str | None]]) -> tuple[object, ...]:
    """Sort key: a date of its own before that of publication, the shorter, the more often told, the earlier; of equal days the record
    that says it before those that have it from a contact told before, and what stands first in its text."""
    date = event.date
    if date is None or date.start is None or date.end is None:
        return (2, 0, 0, "", 0, event.article.published or "", event.evidence.span, event.id)
    own = date.basis != "publication"
    return (0 if own else 1, days.gap(date.start, date.end), -votes[date.start, date.end] if own else 0, date.start,
            int(date.basis == "anchored"), event.article.published or "", event.evidence.span, event.id)


def _codes(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.country for p in parties if p.country))
