"""The gazetteer: cities, first-level regions, seas and disputed areas, with the country each lies in.

From GeoNames (CC BY 4.0) and a list of our own; data/actors/places.tsv, read at the first look-up.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Mapping
from typing import Literal, NamedTuple

from lapel.errors import BadData
from lapel.resources import data

KINDS: dict[str, Literal["city", "region", "area"]] = {"c": "city", "r": "region", "a": "area"}


class Place(NamedTuple):
    """A place that a name can mean. ``population`` is in persons, 0 where unknown; ``country`` is None where it is disputed or none."""

    country: str | None
    population: int
    kind: Literal["city", "region", "area"]


def lookup(name: str) -> list[Place]:
    """The places of this name (as written, or without accents): areas and regions by our own list first, then by population."""
    return list(gazetteer().get(name, ()))


@functools.cache
def gazetteer() -> Mapping[str, tuple[Place, ...]]:
    """All names with their places."""
    path = data("actors", "places.tsv")
    try:
        rows = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise BadData(f"{path}: cannot be read ({error.strerror}); reinstall lapel, or run: make kb") from error
    table: dict[str, tuple[Place, ...]] = {}
    for row in rows:
        if row[0] == "#":
            continue
        name, kind, country, thousands = row.split("\t")
        place = Place(sys.intern(country) if country else None, int(thousands) * 1000, KINDS[kind])
        table[name] = (*table[name], place) if name in table else (place,)
    return table
