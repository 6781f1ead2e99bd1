"""GEXF 1.2 with time: the days of an edge are its start and end, so that Gephi's timeline plays the graph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from lxml import etree

from lapel.export.dictionary import Column, columns
from lapel.export.graph import graph
from lapel.records import Event

NAMESPACE = "http://www.gexf.net/1.2draft"
STRUCTURE = frozenset({"id", "source", "target", "weight", "start", "end", "label"})
"""What GEXF has attributes of its own for."""
_TYPES = {"text": "string", "int": "integer", "float": "double"}


def write(events: Iterable[Event], stream: IO[bytes]) -> int:
    """Write the graph; how many edges."""
    nodes, edges = graph(events)
    n = 0
    with etree.xmlfile(stream, encoding="utf-8") as xml:
        xml.write_declaration()
        with (xml.element("gexf", nsmap={None: NAMESPACE}, version="1.2"),
              xml.element("graph", defaultedgetype="directed", mode="dynamic", timeformat="date")):
            for what in ("node", "edge"):
                with xml.element("attributes", {"class": what, "mode": "static"}):
                    for column in _attributes(what):
                        xml.write(etree.Element("attribute", id=f"{what}_{column.column}", title=_title(column), type=_TYPES[column.kind]))
            with xml.element("nodes"):
                for found in nodes:
                    xml.write(_element("node", found, {"id": found.id, "label": found.label}))
            with xml.element("edges"):
                for edge in edges:
                    time = {name: day for name, day in (("start", edge.start), ("end", edge.end)) if day}
                    xml.write(_element("edge", edge, {"id": edge.id, "source": edge.source, "target": edge.target,
                                                      "weight": str(edge.weight), **time}))
                    n += 1
    return n


def _attributes(what: str) -> list[Column]:
    return [column for column in columns(f"{what}s") if column.column not in STRUCTURE]


def _title(column: Column) -> str:
    """GEXF readers take ``type`` of an edge for its direction: ours is the gesture."""
    return "gesture" if column.column == "type" else column.column


def _element(what: str, found: object, structure: dict[str, str]) -> Any:
    element = etree.Element(what, structure)
    values = etree.SubElement(element, "attvalues")
    for column in _attributes(what):
        value = getattr(found, column.column)
        if value is not None:
            etree.SubElement(values, "attvalue", {"for": f"{what}_{column.column}", "value": str(value)})
    return element
