"""What was written by hand: the tables in own/, each with its columns in its first line."""

from __future__ import annotations

from collections.abc import Iterator

from facts import Fact, first_day, last_day
from sources import HERE

from lapel.stages.actors.kb_records import OFFICES


def rows(name: str, columns: int) -> Iterator[list[str]]:
    """Rows of a table, padded to ``columns`` cells; comment lines start with ``#``."""
    path = HERE / "own" / name
    for n, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip() and line[0] != "#":
            cells = line.split("\t")
            if len(cells) > columns:
                raise SystemExit(f"{path}, line {n}: {len(cells)} cells instead of {columns}")
            yield cells + [""] * (columns - len(cells))


def table(name: str) -> dict[str, str]:
    """A table of two columns."""
    return {a: b for a, b, *_ in rows(name, 3)}


def shared_offices() -> set[tuple[str, str]]:
    """(country, office) that several hold at a time."""
    return {(a, b) for a, b, _ in rows("shared_offices.tsv", 3)}


def facts() -> Iterator[Fact]:
    """Tenures written by hand where the sources have none: own/tenures.tsv."""
    for country, office, title, name, start, end, known, gender, other in rows("tenures.tsv", 9):
        if office not in OFFICES:
            raise SystemExit(f"own/tenures.tsv: {office!r} of {name} is no office")
        yield Fact(
            country,
            office,
            title,
            name,
            "own",
            first_day(start),
            last_day(end),
            known or None,
            gender=gender or None,
            coarse=len(start) < 10 or 0 < len(end) < 10,
            names=[n for n in other.split("; ") if n],
        )


def states() -> dict[str, dict[str, list[str]]]:
    """Names, peoples and seats of states written by hand: own/states.tsv."""
    return {
        code: {
            "name": name,
            "names": _list(names),
            "adjectives": _list(adjectives),
            "singular": _list(singular),
            "plural": _list(plural),
            "seats": _list(seats),
        }  # type: ignore[dict-item]
        for code, name, names, adjectives, singular, plural, seats in rows("states.tsv", 7)
    }


def _list(cell: str) -> list[str]:
    return [text.strip() for text in cell.split(";") if text.strip()]


BODY_TABLES = {path.stem: list(rows(path.name, 6)) for path in sorted((HERE / "own").glob("bodies_*.tsv"))}
"""Rows of every own/bodies_*.tsv."""
