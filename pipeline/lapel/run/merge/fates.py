"""What becomes of articles whose id others have too: kept, dropped as a repetition, or renamed, in the order of the input."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lapel.run.merge.columns import Columns, parts
from lapel.stages.ingest import Ids

KEPT, REPEATED, RENAMED = 0, 1, 2
_PART = 1 << 22
"""Articles that are looked at at a time."""

Fates = NDArray[np.uint8]


def fates(columns: Columns) -> Fates:
    """KEPT, REPEATED or RENAMED for each article. Only ids whose stem occurs more than once are looked at one by one."""
    found: Fates = columns.new("fates", np.uint8, len(columns.stems))
    for part, count in parts(len(columns.stems), _PART):
        inside = np.flatnonzero(columns.stems % np.uint64(count) == part)
        stems = columns.stems[inside]
        order = np.argsort(stems, kind="stable")
        same = stems[order][1:] == stems[order][:-1]
        shared = np.zeros(len(order), dtype=bool)
        shared[order[1:][same]] = shared[order[:-1][same]] = True
        _decide(columns, inside[shared], found)
    return found


def _decide(columns: Columns, some: NDArray[Any], found: Fates) -> None:
    ids = Ids()
    starts = np.searchsorted(some, columns.article_starts)
    for number in np.flatnonzero(np.diff(starts)).tolist():
        first = int(columns.article_starts[number])
        with columns.state(number) as state:
            rows, texts, suffixes = state.rows(), state.column("texts"), state.column("suffixes")
        for place in some[starts[number]:starts[number + 1]].tolist():
            i = place - first
            name = ids.name(rows[i].id, texts[i].tobytes(), ending(int(suffixes[i])))
            found[place] = REPEATED if name is None else KEPT if name == rows[i].id else RENAMED


def ending(suffix: int) -> str:
    """The eight digits that a number stands for."""
    return f"{suffix:08x}"
