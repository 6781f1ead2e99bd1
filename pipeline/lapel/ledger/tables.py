"""What data/ledger holds, read once on first use: channels, levels, and what answers an overture."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from lapel import ontology, resources
from lapel.errors import BadData
from lapel.records import Status

Side = Literal["agent", "recipient", "either"]


class _Entry(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Base of what the files hold: a misspelt key is an error."""


class Reading(_Entry, kw_only=True, frozen=True):
    """How records of some types tell of a channel."""

    types: tuple[str, ...]
    giver: Side
    place: Literal["giver", "abroad"] | None = None
    by_place: bool = False


class Channel(_Entry, kw_only=True, frozen=True):
    """A way of dealing with a counterpart."""

    title: str
    readings: tuple[Reading, ...]
    statuses: tuple[Status, ...] = ("realised",)


class Level(_Entry, kw_only=True, frozen=True):
    """Offices of one rank."""

    name: str
    offices: tuple[str, ...]


class Kind(_Entry, kw_only=True, frozen=True):
    """A kind of overture: records of the standings, and of the types where there are any."""

    name: str
    types: tuple[str, ...]
    statuses: tuple[Status, ...]


class Answers(_Entry, kw_only=True, frozen=True):
    """What answers an overture beside a link: standings, and other types by type of the overture."""

    statuses: tuple[Status, ...]
    by_type: dict[str, tuple[str, ...]]


class ThreatEnds(_Entry, kw_only=True, frozen=True):
    """Standings of a threat and of what became of it, and the types that no later record can match."""

    threatened: tuple[Status, ...]
    realised: tuple[Status, ...]
    withdrawn: tuple[Status, ...]
    untyped: tuple[str, ...]


class Overtures(_Entry, kw_only=True, frozen=True):
    """The whole of overtures.toml."""

    kind: tuple[Kind, ...]
    answers: Answers
    threats: ThreatEnds


class _Levels(_Entry, kw_only=True, frozen=True):
    level: tuple[Level, ...]


def _read(name: str, type_: Any) -> Any:
    path = resources.data("ledger", name)
    try:
        return msgspec.toml.decode(path.read_bytes(), type=type_)
    except (msgspec.DecodeError, OSError) as error:
        raise BadData(f"{path}: {error}") from error


def _known(types: tuple[str, ...], name: str) -> tuple[str, ...]:
    """The types with whole families (``contact.*``) spelt out."""
    found: list[str] = []
    for type_ in types:
        family = type_.removesuffix(".*")
        fitting = [t for t in ontology.types() if t == type_ or (family != type_ and ontology.family(t) == family)]
        if not fitting:
            raise BadData(f"{resources.data('ledger', name)}: no type {type_!r}; see: lapel types")
        found += fitting
    return tuple(found)


@functools.cache
def channel_table() -> Mapping[str, Channel]:
    """All channels by name."""
    table: dict[str, Channel] = _read("channels.toml", dict[str, Channel])
    replace = msgspec.structs.replace
    return {name: replace(entry, readings=tuple(replace(r, types=_known(r.types, "channels.toml")) for r in entry.readings))
            for name, entry in table.items()}


@functools.cache
def level_of_office() -> Mapping[str, str]:
    """Office to level; the levels stand in the order of their rank."""
    table: _Levels = _read("levels.toml", _Levels)
    return {office: level.name for level in table.level for office in level.offices}


@functools.cache
def level_names() -> tuple[str, ...]:
    """The levels, the highest first."""
    return tuple(dict.fromkeys(level_of_office().values()))


@functools.cache
def overtures() -> Overtures:
    """Kinds of overtures and what answers them."""
    table: Overtures = _read("overtures.toml", Overtures)
    answers = table.answers.by_type
    for types in [*(kind.types for kind in table.kind), *answers.values(), tuple(answers), table.threats.untyped]:
        _known(types, "overtures.toml")
    return table
