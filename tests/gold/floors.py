"""The best figures so far, and the refusal to fall below them.

floors.json keeps, for each set, a checksum of the annotated files and the best value of each figure. A floor counts only for the
very files that it was measured on.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import TypedDict

from tests.gold import corpus

FILE = Path(__file__).with_name("floors.json")
DIGITS = 4


class Floor(TypedDict):
    """What is kept of one set."""

    checksum: str
    figures: dict[str, float]


def load(file: Path = FILE) -> dict[str, Floor]:
    """Floors by set; none yet when the file is not there."""
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def of(name: str, floors: dict[str, Floor]) -> dict[str, float]:
    """The floors of a set, if they were measured on the files that are here now."""
    floor = floors.get(name)
    return floor["figures"] if floor and floor["checksum"] == corpus.checksum(name) else {}


def below(name: str, figures: dict[str, float], floors: dict[str, Floor]) -> list[str]:
    """One line for each figure that is lower than its floor, or that is no longer measured."""
    lines = []
    for key, floor in of(name, floors).items():
        if key not in figures:
            lines.append(f"{name} {key}: not measured any more (best so far {floor:.4f})")
        elif cut(figures[key]) < floor:
            lines.append(f"{name} {key}: {figures[key]:.4f} is below the best so far, {floor:.4f}")
    return lines


def raised(name: str, figures: dict[str, float], floors: dict[str, Floor]) -> dict[str, Floor]:
    """Floors in which those of one set are the better of old and new. No floor is ever lowered."""
    old = of(name, floors)
    new = {key: max(cut(value), old.get(key, 0.0)) for key, value in figures.items()}
    return {**floors, name: {"checksum": corpus.checksum(name), "figures": dict(sorted({**old, **new}.items()))}}


def save(floors: dict[str, Floor], file: Path = FILE) -> None:
    """Write the floors, sets in their order of names."""
    file.write_text(json.dumps(dict(sorted(floors.items())), indent=2) + "\n", encoding="utf-8")


def cut(value: float) -> float:
    """A figure cut, not rounded, to the digits that are kept, so that a floor is never above what was measured."""
    return math.floor(value * 10**DIGITS + 1e-9) / 10**DIGITS
