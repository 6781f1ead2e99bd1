"""The only place that finds data/ and models/: beside a checkout's pipeline/, or inside an installed wheel."""

from __future__ import annotations

import functools
import os
from pathlib import Path

SHARED_VARIABLE = "LAPEL_SHARED"
"""The one setting that names the folder of annotated data and corpora; default: ``../shared`` beside the checkout."""


@functools.cache
def root() -> Path:
    """Folder that holds ``data`` and ``models``."""
    shipped = Path(__file__).parent / "_shipped"
    return shipped if shipped.is_dir() else Path(__file__).resolve().parents[2]


def data(*parts: str) -> Path:
    """Path of a file or folder under data/."""
    return root().joinpath("data", *parts)


def models(*parts: str) -> Path:
    """Path of a file or folder under models/."""
    return root().joinpath("models", *parts)


def shared(*parts: str) -> Path:
    """Path under the folder of gold and corpora, which only evaluation, training and benchmarks read; it may be missing."""
    base = os.environ.get(SHARED_VARIABLE)
    folder = Path(base) if base else Path(__file__).resolve().parents[3] / "shared"
    return folder.joinpath(*parts)
