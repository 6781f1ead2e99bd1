"""GraphML: a directed graph with parallel edges, written element by element."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from lxml import etree

from lapel.export.dictionary import Column, columns
from lapel.export.graph import graph
from lapel.records import Event

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
STRUCTURE = frozenset({"id", "source", "target"})
_TYPES = {"text": "string", "int": "int", "float": "double"}


def write(events: Iterable[Event], stream: IO[bytes]) -> int:
    """Write the graph; how many edges."""
    nodes, edges = graph(events)
    n = 0
    with etree.xmlfile(stream, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("graphml", nsmap={None: NAMESPACE}):
            for what in ("node", "edge"):
                for column in _attributes(what):
                    xml.write(etree.Element("key", {"id": f"{what}_{column.column}", "for": what, "attr.name": column.column,
                                                    "attr.type": _TYPES[column.kind]}))
            with xml.element("graph", edgedefault="directed"):
                for found in nodes:
                    xml.write(_element("node", found, {"id": found.id}))
                for edge in edges:
                    xml.write(_element("edge", edge, {"id": edge.id, "source": edge.source, "target": edge.target}))
                    n += 1
    return n


def _attributes(what: str) -> list[Column]:
    return [column for column in columns(f"{what}s") if column.column not in STRUCTURE]


def _element(what: str, found: object, structure: dict[str, str]) -> Any:
    element = etree.Element(what, structure)
    for column in _attributes(what):
        value = getattr(found, column.column)
        if value is not None:
            etree.SubElement(element, "data", key=f"{what}_{column.column}").text = str(value)
    return element
