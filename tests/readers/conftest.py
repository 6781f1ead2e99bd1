"""What the tests of the readers share: a text of our own with the marks that careless readers change."""

from collections import Counter

import pytest

from lapel.readers import ReadOptions, read
from lapel.records import Article, Drop

TRICKY = (
    "The minister’s “blue pin” — the third so far – was off by noon… No comment came from the Élysée.\n\n"
    "Prime\u00a0Minister Škoda met Mr.\u00a0Ağaoğlu in São Tomé; the ﬁnal text costs €5\u202f000 & is < 3 pages > long.\n"
    "“We agreed,” he said, ‘in full’, on “naïve” points, № 7 and ½ of 8."
)


@pytest.fixture
def tricky() -> str:
    return TRICKY


class Reading:
    """All that came out of some paths."""

    def __init__(self, paths, **options):
        self.notes: Counter[str] = Counter()
        self.items = list(read([str(path) for path in paths], ReadOptions(**options), self.notes))
        self.articles = [item for item in self.items if isinstance(item, Article)]
        self.drops = [item for item in self.items if isinstance(item, Drop)]
        self.reasons = [drop.reason for drop in self.drops]


@pytest.fixture
def reading():
    return lambda *paths, **options: Reading(paths, **options)
