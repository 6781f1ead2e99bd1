"""Events as a graph: parties are nodes, what one did to another is an edge with its time. GraphML and GEXF write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lapel.cells import one_line
from lapel.export import countries
from lapel.export.rows import Pair, cluster_pairs, clusters, mutual
from lapel.records import Event, Party

UNKNOWN, NOBODY = "unknown", "nobody"


@dataclass(frozen=True, slots=True)
class Node:
    """A party."""

    id: str
    label: str
    kind: str
    cow: str | None
    fips: str | None


@dataclass(frozen=True, slots=True)
class Edge:
    """What one party did to another, or several together: a pair of a cluster."""

    id: str
    source: str
    target: str
    type: str
    status: str
    weight: float
    start: str | None
    end: str | None
    mutual: str
    mentions: int
    cluster: str | None
    record: str
    sentence: str


def graph(events: Iterable[Event]) -> tuple[list[Node], Iterator[Edge]]:
    """Nodes by id, and edges cluster by cluster."""
    listed = clusters(events)
    nodes: dict[str, Node] = {}
    for members in listed:
        for pair in cluster_pairs(members):
            for party in (pair.agent, pair.recipient):
                found = node(party)
                nodes.setdefault(found.id, found)
    return sorted(nodes.values(), key=lambda n: n.id), (_edge(pair) for members in listed for pair in cluster_pairs(members))


def node(party: Party | None) -> Node:
    """The node of a party: its country or organisation, else itself."""
    if party is None:
        return Node(NOBODY, "nobody named", NOBODY, None, None)
    code = party.country
    if code is None:
        if party.entity is None:
            return Node(UNKNOWN, "not known", UNKNOWN, None, None)
        return Node(party.entity, one_line(party.name or party.text) or party.entity, "actor", None, None)
    kind = {"IGO": "organisation", "NSA": "armed group"}.get(code.partition(":")[0], "country")
    return Node(code, countries.name(code) or code.partition(":")[2] or code, kind, countries.cow(code), countries.fips(code))


def _edge(pair: Pair) -> Edge:
    event, date = pair.event, pair.event.date
    return Edge(id=str(pair.number), source=node(pair.agent).id, target=node(pair.recipient).id, type=event.type, status=event.status,
                weight=float(event.intensity), start=date.start if date else None, end=date.end if date else None,
                mutual="true" if mutual(event) else "false", mentions=len(pair.records), cluster=event.cluster, record=event.id,
                sentence=one_line(event.evidence.text))
