"""POLECAT events: one row for each record, with all its parties."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import IO

from lapel import ontology
from lapel.export import countries, lines
from lapel.export.rows import called, day, words
from lapel.export.visits import contexts, plover_sides, score
from lapel.records import Event, Party

QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
ORGANISED = frozenset({"igo", "nsa", "organisation", "agency", "ministry", "military", "legislature", "court", "party", "media"})
"""Kinds of party that are organisations."""


def write(events: Iterable[Event], stream: IO[bytes]) -> int:
    """Write the rows; how many. Records are let go one by one."""
    return lines.write(stream, "polecat", VALUES, events, header=True, null="None")


def _joined(parties: Iterable[Party], get: Callable[[Party], str | None]) -> str | None:
    """Values of the parties, one each; None stands for what one lacks as long as another has it."""
    found = [(get(party) or "None").replace("; ", ", ") for party in parties]
    return "; ".join(found) if any(value != "None" for value in found) else None


def _sectors(parties: list[Party]) -> str:
    return "; ".join(dict.fromkeys(role for party in parties for role in party.roles))


def _side(name: str, side: int) -> dict[str, Callable[[Event], object]]:
    def parties(event: Event) -> list[Party]:
        return plover_sides(event)[side]

    return {
        f"{name} Name": lambda e: _joined(parties(e), called),
        f"{name} Country": lambda e: _joined(parties(e), lambda p: countries.iso3(p.country)),
        f"{name} COW": lambda e: _joined(parties(e), lambda p: countries.cow(p.country)),
        f"Primary {name} Sector": lambda e: next((role for p in parties(e)[:1] for role in p.roles), None),
        f"{name} Sectors": lambda e: _sectors(parties(e)),
        f"{name} Title": lambda e: _joined(parties(e), lambda p: words(p.office)),
        f"{name} Name Raw": lambda e: _joined(parties(e), lambda p: words(p.text)),
    }


def _named(event: Event, wanted: Callable[[Party], bool]) -> str | None:
    found = dict.fromkeys(words(p.name) for p in (*event.agents, *event.recipients, *event.about) if p.name and wanted(p))
    return "; ".join(name.replace("; ", ", ") for name in found if name) or None


VALUES: dict[str, Callable[[Event], object]] = {
    "Event ID": lambda e: e.id,
    "Event Date": day,
    "Event Type": lambda e: e.codes.plover,
    "Event Mode": lambda e: e.codes.plover_mode,
    "Intensity": score,
    "Quad Code": lambda e: QUADS[found.quad] if (found := ontology.plover().get(e.codes.plover or "")) else None,
    "Contexts": lambda e: "; ".join(contexts(e)),
    **_side("Actor", 0),
    **_side("Recipient", 1),
    "Placename": lambda e: words(e.place.text) if e.place else None,
    "Country": lambda e: e.place.country if e.place else None,
    "Raw Placename": lambda e: words(e.place.text) if e.place else None,
    "Source": lambda e: words(e.article.source),
    "Publication Date": lambda e: e.article.published,
    "Story People": lambda e: _named(e, lambda p: p.kind == "person"),
    "Story Organizations": lambda e: _named(e, lambda p: p.kind in ORGANISED),
    "Story Locations": lambda e: words(e.place.text) if e.place else None,
    "Language": lambda e: "English",
    "Version": lambda e: e.schema,
}
"""Column to value (data/export/polecat.tsv)."""
