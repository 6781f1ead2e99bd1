"""By which channel an act deals with whom: a reading of data/ledger/channels.toml."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lapel.errors import BadSetting
from lapel.ledger.acts import Act
from lapel.ledger.tables import Channel, Reading, channel_table, level_names

_CODE = re.compile(r"[A-Z]{3}|(?:IGO|NSA):[A-Z0-9+-]+")


@dataclass(frozen=True, slots=True)
class Dealing:
    """An act seen from a giver: with which counterpart."""

    act: Act
    counterpart: str


def code(text: str) -> str:
    """A party's code as records have it, in capitals. Raises BadSetting for what cannot be one."""
    found = text.strip().upper()
    if not _CODE.fullmatch(found):
        raise BadSetting(f"{text!r} is no party's code; write ISO 3166-1 alpha-3 (USA), IGO:UN or NSA:HAMAS (see: lapel actors find NAME)")
    return found


def channels() -> Mapping[str, Channel]:
    """All channels by name."""
    return channel_table()


def channel(name: str) -> Channel:
    """One channel. Raises BadSetting for a name that is none."""
    if name not in channels():
        raise BadSetting(f"no channel {name!r}; there are {', '.join(channels())}")
    return channels()[name]


def dealings(acts: Iterable[Act], giver: str, name: str, statuses: Collection[str] | None = None) -> Iterator[Dealing]:
    """The acts by which a giver dealt with others on a channel, once for each counterpart, in the order of the acts.

    ``statuses`` stand in for those of the channel.
    """
    entry = channel(name)
    wanted = entry.statuses if statuses is None else statuses
    by_type: dict[str, list[Reading]] = {}
    for reading in entry.readings:
        for type_ in reading.types:
            by_type.setdefault(type_, []).append(reading)
    for act in acts:
        if act.status in wanted and act.type in by_type:
            found = dict.fromkeys(other for reading in by_type[act.type] for other in _counterparts(act, reading, giver))
            yield from (Dealing(act, other) for other in found)


def on_level(dealing: Dealing, giver: str, level: str | None) -> bool:
    """Whether both sides are known to have taken part on a level (any, where none is asked for). Raises BadSetting for one that is none."""
    if level is None:
        return True
    if level not in level_names():
        raise BadSetting(f"no level {level!r}; there are {', '.join(level_names())}")
    return dealing.act.level(giver) == level == dealing.act.level(dealing.counterpart)


def _counterparts(act: Act, reading: Reading, giver: str) -> Iterator[str]:
    if reading.giver == "either":
        mine, others = act.parties, act.parties
    elif reading.giver == "agent":
        mine, others = act.agents, act.recipients
    else:
        mine, others = act.recipients, act.agents
    if giver not in mine:
        return
    where = act.where
    if reading.place is not None and (where is None or (where == giver) != (reading.place == "giver")):
        return
    if where and (reading.place == "abroad" or (reading.by_place and not set(others) - {giver})):
        others = (where,)
    yield from (other for other in others if other != giver)
