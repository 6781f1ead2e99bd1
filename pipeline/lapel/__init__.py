"""lapel: diplomatic gestures from news text, one structured record each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from lapel.records import Event

__all__ = ["extract", "load"]
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
