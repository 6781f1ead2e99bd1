"""The figures of the first page."""

from __future__ import annotations

from collections import Counter
from typing import Any

from lapel import ontology
from lapel.report.site.catalogue import STATUSES, TONES, Catalogue

MOST = 15


def figures(catalogue: Catalogue, pairs: list[list[Any]]) -> dict[str, Any]:
    """Counts of acts: by month and tone, by family and standing, by party; and the busiest pairs."""
    acts, published = catalogue.acts, catalogue.published()
    records = [event for act in acts for event in act.events]
    close = [act for act in acts if act.close(31)]
    first, last = published or ("", "9999")
    months = Counter((act.day()[:7], TONES.index(act.best.polarity)) for act in close if first[:7] <= act.day()[:7] <= last[:7])
    families = Counter((act.best.family, act.status) for act in acts)
    given = Counter(code for act in acts for code in act.agents)
    taken = Counter(code for act in acts for code in act.recipients)
    busiest = sorted(catalogue.busy, key=lambda code: (-given[code] - taken[code], code))[:MOST]
    known = [*ontology.families(), *sorted({family for family, _ in families} - set(ontology.families()))]
    return {
        "counts": {"acts": len(acts), "records": len(records), "articles": len(catalogue.articles), "parties": len(catalogue.busy),
                   "undated": sum(act.start is None for act in acts), "vague": sum(act.start is not None for act in acts) - len(close),
                   "outside": len(close) - sum(months.values())},
        "published": published,
        "months": [[f"{month}-01", tone, n] for (month, tone), n in sorted(months.items())],
        "families": [[family, [families[family, status] for status in STATUSES]] for family in known
                     if any(families[family, status] for status in STATUSES)],
        "parties": [[catalogue.parties[code], given[code], taken[code]] for code in busiest],
        "pairs": pairs[:MOST],
    }
