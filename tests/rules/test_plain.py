"""Plain sentences about every type (plain.tsv): the shares found with type, with status, with roles do not fall (plain.toml)."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from lapel import ontology
from lapel.records import Article, Event, Party
from lapel.run.fused import run_articles

TABLE = Path(__file__).with_name("plain.tsv")
FLOORS = tomllib.loads(TABLE.with_suffix(".toml").read_text("utf-8"))


class Row(NamedTuple):
    """One sentence and the event expected of it."""

    types: set[str]
    statuses: set[str]
    agents: set[str]
    recipients: set[str]
    text: str


def rows() -> list[Row]:
    """The table; ``|`` parts equally right types and statuses, a comma the parties."""
    lines = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line[:1] not in {"", "#"}]
    return [Row(set(types.split("|")), set(statuses.split("|")), set(agents.split(",")) - {""}, set(recipients.split(",")) - {""}, text)
            for types, statuses, agents, recipients, text in lines]


def codes(parties: list[Party]) -> set[str]:
    """Their countries."""
    return {party.country for party in parties if party.country}


def right(row: Row, event: Event) -> bool:
    """Whether the parties are those expected; without recipients all named sides may stand in either role."""
    agents, recipients = codes(event.agents), codes(event.recipients)
    if row.agents & {"?", "NSA"}:
        return True
    if not row.recipients:
        return row.agents <= agents | recipients
    return row.agents == agents and (row.recipients <= recipients or row.recipients == {"?"})


@pytest.fixture(scope="module")
def shares() -> dict[str, float]:
    table = rows()
    articles = [Article(id=f"p{i:03}", text=row.text, published="2021-06-16") for i, row in enumerate(table)]
    events = {outcome.article: outcome.events for batch in run_articles(articles) for outcome in batch.outcomes}
    found: Counter[str] = Counter()
    for article, row in zip(articles, table, strict=True):
        typed = [e for e in events[article.id] if e.type in row.types]
        standing = [e for e in typed if e.status in row.statuses]
        found.update(type=bool(typed), status=bool(standing), roles=any(right(row, e) for e in standing))
    return {measure: count / len(table) for measure, count in found.items()}


@pytest.mark.parametrize("measure", ["type", "status", "roles"])
def test_shares_hold(measure, shares):
    assert shares[measure] >= FLOORS[measure], f"{measure}: {shares[measure]:.3f} of the plain sentences"


def test_every_type_has_plain_sentences():
    written = Counter(t for row in rows() for t in row.types)
    assert {t for t in ontology.types() if written[t] < 2} == set()
