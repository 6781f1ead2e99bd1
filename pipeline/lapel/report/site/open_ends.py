"""The ledgers that look at all parties at once: what hangs unanswered, what became of threats, labels and symbols."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lapel.ledger import Act, Table, labels, open_overtures, symbols, threats
from lapel.report.site.catalogue import Catalogue

_HIDDEN = {"record", "outcome_record"}
"""Columns of ids: the page shows the records themselves."""


def ledgers(acts: Sequence[Act], catalogue: Catalogue) -> dict[str, Any]:
    """Each ledger with its columns, its rows, and for each row the acts behind it."""
    made = {"open": open_overtures(acts), "threats": threats(acts), "labels": labels(acts), "symbols": symbols(acts)}
    return {name: _shown(table, catalogue) for name, table in made.items()}


def _shown(table: Table, catalogue: Catalogue) -> dict[str, Any]:
    columns = [column for column in table.columns if column not in _HIDDEN]
    return {"title": table.title, "columns": columns, "notes": table.notes,
            "rows": [[[row.values[column] for column in columns], catalogue.acts_of(row.support)] for row in table.rows]}
