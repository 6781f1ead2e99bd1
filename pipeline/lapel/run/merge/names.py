"""The cluster of every event, over all shards."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lapel.run.merge.columns import Columns
from lapel.run.merge.emit import new_ids
from lapel.run.merge.fates import REPEATED, Fates
from lapel.stages.events.stories import Stories, clustered
from lapel.stages.ingest.near import components


def names(columns: Columns, fate: Fates) -> NDArray[np.uint64]:
    """Name of each event's cluster, as a number; of no meaning for events of repeated articles."""
    reports = components(columns.table, fate != REPEATED)
    for number in range(len(columns.done)):
        for place, id_ in new_ids(columns, number, fate):
            columns.ids[place] = id_
    there = fate[columns.event_articles] != REPEATED
    places = np.cumsum(there) - 1
    pairs = columns.repeats[there[columns.repeats].all(axis=1)]
    found = clustered(Stories(
        keys=columns.keys[there], days=columns.days[there], ids=columns.ids[there],
        reports=reports[columns.event_articles[there]], repeats=places[pairs]))
    every = columns.new("clusters", np.uint64, len(there))
    every[there] = found
    return every
