"""The form in which every ledger gives its answer: rows of values, each with the records on which it rests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lapel.ledger.acts import Act
from lapel.records import Event

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a ledger."""

    values: dict[str, Value]
    support: tuple[Event, ...]
    """The records behind its numbers; the first is the one to read first."""


@dataclass(slots=True)
class Table:
    """A ledger: rows under columns, and what must be said about them."""

    title: str
    columns: tuple[str, ...]
    """Names of the values of every row, in order."""
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What was left out and why, one sentence each."""
    supported: bool = True
    """Whether its rows name the records on which they rest."""

    def add(self, support: Iterable[Event], **values: Value) -> None:
        """A row; a column that is not given is empty."""
        strays = values.keys() - set(self.columns)
        assert not strays, strays
        self.rows.append(Row({column: values.get(column) for column in self.columns}, tuple(support)))

    def note(self, count: int, what: str) -> None:
        """Say how many acts were left out, where any were."""
        if count:
            self.notes.append(f"{count} {'act' if count == 1 else 'acts'} {what}")


def records(acts: Iterable[Act]) -> tuple[Event, ...]:
    """The records of acts, each once, in the order of the acts."""
    return tuple({event.id: event for act in acts for event in act.events}.values())
