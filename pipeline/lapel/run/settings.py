"""What a run can be told: the same settings for one article, a file, or a worker process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

BATCH_ARTICLES = 128
BATCH_CHARACTERS = 400_000
"""How far a run looks ahead: enough for the parser to work in batches, little enough for memory to stay flat."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the stages from actors on; they can be pickled, so that a worker builds the same stages."""

    model: str | None = None
    """Name of an installed spaCy pipeline; None takes the base pipeline."""
    actors: Path | None = None
    """More actors: a file of the knowledge base's own form."""
    rules: Path | None = None
    """More rules: a folder of files of the form of data/gestures."""
    gate: bool = True
    """Parse only the sentences that can hold a gesture."""
    min_confidence: float = 0.0
    """Events below this confidence are left out."""
