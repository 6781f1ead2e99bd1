"""Clusters of events over arrays, against the plainest way to say the same."""

import random

import numpy as np
import pytest

from lapel.stages.events import stories
from lapel.stages.events.stories import NO_DAY, WINDOW, Stories, clustered


def made(seed, n=300):
    pick = random.Random(seed)
    keys = np.array([(0, 0) if pick.random() < 0.2 else (pick.randrange(1, 9), 7) for _ in range(n)], dtype=np.uint64)
    days = np.array([NO_DAY if pick.random() < 0.3 else 700_000 + pick.randrange(120) for _ in range(n)], dtype=np.int32)
    ids = np.array(pick.sample(range(10_000), n), dtype=np.uint64)
    reports = np.array([pick.randrange(-1, n // 8) for _ in range(n)], dtype=np.int64)
    repeats = np.array([(i, i - pick.randrange(1, 4)) for i in range(10, n, 17)], dtype=np.int64)
    return Stories(keys, days, ids, reports, repeats)


def undated(s, i, j):
    """Of a report, what has no day goes with what has none and with the latest that has one."""
    alike = [int(s.days[k]) for k in range(len(s.ids)) if s.reports[k] == s.reports[i] and (s.keys[k] == s.keys[i]).all()]
    latest = max((day for day in alike if day != NO_DAY), default=NO_DAY)
    return NO_DAY in (s.days[i], s.days[j]) and {int(s.days[i]), int(s.days[j])} <= {NO_DAY, latest}


def plainly(s):
    n = len(s.ids)
    groups = list(range(n))

    def join(i, j):
        old, new = groups[i], groups[j]
        for k in range(n):
            groups[k] = new if groups[k] == old else groups[k]

    for i, j in s.repeats.tolist():
        join(i, j)
    for i in range(n):
        for j in range(i):
            if s.keys[i].any() and (s.keys[i] == s.keys[j]).all():
                near = NO_DAY not in (s.days[i], s.days[j]) and abs(int(s.days[i]) - int(s.days[j])) <= WINDOW
                if near or (s.reports[i] >= 0 and s.reports[i] == s.reports[j] and undated(s, i, j)):
                    join(i, j)
    return [min((int(s.days[k]), int(s.ids[k])) for k in range(n) if groups[k] == groups[i])[1] for i in range(n)]


@pytest.mark.parametrize("seed", range(5))
def test_clusters_are_chains_of_equal_events_on_near_days_or_of_one_report_where_undated(seed):
    one = made(seed)
    assert clustered(one).tolist() == plainly(one)


def test_sorting_in_parts_changes_nothing(monkeypatch):
    one = made(9)
    expected = clustered(one).tolist()
    monkeypatch.setattr(stories, "_PART", 50)
    assert clustered(one).tolist() == expected


def test_no_events():
    nothing = Stories(np.empty((0, 2), np.uint64), np.empty(0, np.int32), np.empty(0, np.uint64), np.empty(0, np.int64),
                      np.empty((0, 2), np.int64))
    assert clustered(nothing).tolist() == []
