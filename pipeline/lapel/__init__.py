"""lapel: diplomatic gestures from news text, one structured record each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

if TYPE_CHECKING:
    from pandas import DataFrame
    from spacy.language import Language

    from lapel.records import Event

__all__ = ["extract", "load", "read_events"]
__version__ = "0.1.0"


def load(model: str | None = None, actors: str | Path | None = None) -> Language:
    """A spaCy pipeline of all stages: ``lapel.load()(text)._.events``. See :mod:`lapel.components`."""
    from lapel import components

    return components.load(model, actors)


def extract(text: str, published: str | None = None, title: str = "") -> list[Event]:
    """The events of one text; ``published`` is its day of publication (YYYY-MM-DD), against which relative dates are read.

    Spans are offsets into ``text``. Models and tables are loaded at the first call and kept.
    """
    from lapel.run import single

    return single.extract(text, published, title)


@overload
def read_events(path: str | Path, *, frame: Literal[False] = False) -> list[Event]: ...
@overload
def read_events(path: str | Path, *, frame: Literal[True]) -> DataFrame: ...
def read_events(path: str | Path, *, frame: bool = False) -> list[Event] | DataFrame:
    """The records of a file that ``lapel run`` wrote, ``-`` for standard input; with ``frame``, a pandas DataFrame of one row each.

    The columns of the frame are those of the CSV and Parquet exports (data/export/events.tsv); it needs the extra ``frame``.
    Raises BadInput, with file and line, where a line is no record.
    """
    from lapel import jsonl
    from lapel.records import Event

    records = jsonl.read(path, Event)
    if not frame:
        return list(records)
    from lapel.export.frame import frame as as_frame

    return as_frame(records)
