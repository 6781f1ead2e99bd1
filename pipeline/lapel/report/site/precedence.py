"""What the page of precedence chooses from: every dealing of a giver, by channel."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lapel.ledger import Act
from lapel.ledger.channels import channels, dealings
from lapel.ledger.compare import CHANNELS
from lapel.ledger.order import text
from lapel.ledger.tables import level_names
from lapel.report.site.catalogue import Catalogue


def titles() -> list[list[str]]:
    """Name and title of each channel."""
    return [[name, channels()[name].title] for name in CHANNELS]


def of_giver(acts: Iterable[Act], giver: str, catalogue: Catalogue) -> dict[str, list[list[Any]]]:
    """For each channel the dealings in order of their days.

    Each holds the counterpart, the first day (None where it is not known to within a week: such acts are counted and cannot be
    ranked), the act, the levels of both sides, duration, label, and the order that a text claims.
    """
    acts, levels = list(acts), level_names()
    found = {}
    for name in CHANNELS:
        rows = []
        for dealing in dealings(acts, giver, name):
            act = dealing.act
            mine, theirs = act.level(giver), act.level(dealing.counterpart)
            rows.append([catalogue.parties[dealing.counterpart], act.day() if act.close() else None, catalogue.of_record[act.best.id],
                         levels.index(mine) if mine else None, levels.index(theirs) if theirs else None,
                         text(act.detail("duration")), text(act.detail("label")), text(act.detail("order"))])
        if rows:
            found[name] = rows
    return found
