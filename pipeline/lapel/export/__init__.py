"""Event records in the forms of other tools and data sets. One module a format; the columns of each, and how they are filled, are data.

Every ``write`` takes records and a binary stream and gives the number of rows.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import IO

from lapel.errors import BadSetting
from lapel.export import (
    csv_file,
    dictionary,
    gdelt2_events,
    gdelt2_mentions,
    gexf,
    graphml,
    icews,
    parquet,
    phoenix,
    plover,
    polecat,
    sqlite,
    timeline,
)
from lapel.records import Event

NOT_ACTS = ("stalled", "hypothetical")
"""Standings that keep the code of the act although nothing was done: formats without a column for them would count them as done."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of export."""

    name: str
    title: str
    suffix: str
    write: Callable[[Iterable[Event], IO[bytes]], int]
    tables: tuple[str, ...]
    """The tables of data/export that hold its columns."""
    knows_status: bool = True
    """Whether a row says which standing a gesture has; where none does, NOT_ACTS are left out unless they are asked for."""


FORMATS = {found.name: found for found in (
    Format("csv", "CSV, one row for each record", ".csv", csv_file.write, ("events",)),
    Format("parquet", "Parquet, typed, with its data dictionary", ".parquet", parquet.write, ("events",)),
    Format("sqlite", "SQLite database", ".sqlite", sqlite.write, ("events",)),
    Format("gdelt2-events", "GDELT 2 events", ".export.CSV", gdelt2_events.write, ("gdelt2_events",), knows_status=False),
    Format("gdelt2-mentions", "GDELT 2 mentions", ".mentions.CSV", gdelt2_mentions.write, ("gdelt2_mentions",), knows_status=False),
    Format("icews", "ICEWS events", ".tab", icews.write, ("icews",), knows_status=False),
    Format("polecat", "POLECAT events", ".polecat.txt", polecat.write, ("polecat",), knows_status=False),
    Format("phoenix", "Phoenix events", ".phoenix.txt", phoenix.write, ("phoenix",), knows_status=False),
    Format("plover", "PLOVER JSON lines", ".plover.jsonl", plover.write, ("plover",)),
    Format("graphml", "GraphML graph", ".graphml", graphml.write, ("nodes", "edges")),
    Format("gexf", "GEXF graph with time", ".gexf", gexf.write, ("nodes", "edges")),
    Format("timeline", "timeline JSON (TimelineJS)", ".json", timeline.write, ("timeline",)),
)}
"""All formats by name."""


def named(name: str) -> Format:
    """A format by its name. Raises BadSetting for what is none."""
    if name not in FORMATS:
        near = difflib.get_close_matches(name, FORMATS, n=1)
        raise BadSetting(f"no format {name!r}; " + (f"did you mean {near[0]}?" if near else f"there are {', '.join(FORMATS)}"))
    return FORMATS[name]


def by_file(path: str) -> Format:
    """The format that a file's name asks for. Raises BadSetting where it asks for none."""
    fitting = [found for found in FORMATS.values() if path.lower().endswith(found.suffix.lower())]
    if not fitting:
        raise BadSetting(f"{path}: its name tells no format; say --to {', '.join(FORMATS)}")
    return max(fitting, key=lambda found: len(found.suffix))


def holds(form: Format, event: Event, statuses: Collection[str] = ()) -> bool:
    """Whether a format holds a record: one of the standings asked for, else any that it can tell from what was done."""
    return event.status in statuses if statuses else form.knows_status or event.status not in NOT_ACTS


def columns(form: Format) -> list[dictionary.Column]:
    """The columns of a format with their rules."""
    return [column for table in form.tables for column in dictionary.columns(table)]
