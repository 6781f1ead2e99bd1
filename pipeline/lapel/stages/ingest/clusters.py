"""Near-duplicates: the same report in many papers, or twice in one, by MinHash over word shingles.

Offices also write many letters on one template, which share most of their words but are not the same report: two texts are apart when
each names, more than once, somebody or something that the other does not name, or when weeks lie between them.
"""

from __future__ import annotations

from collections.abc import Iterable

from lapel.records import Article
from lapel.stages.ingest.near import components, table
from lapel.stages.ingest.signatures import Signature, signature


def clusters(articles: Iterable[Article]) -> dict[str, str]:
    """Article id -> id of the first of its near-duplicates, in the order of (published, id); its own id when it is alone.

    Articles without a date come after those with one. The result depends on the set of articles alone, not on their order:
    being near is symmetric, and a cluster is what such pairs connect. Ids must be unique. About a kilobyte an article is held in
    memory; a run in shards (:mod:`lapel.run.merge`) does the same over files.
    """
    order: list[tuple[bool, str, str]] = []
    signatures: list[Signature] = []
    for article in articles:
        order.append((article.published is None, article.published or "", article.id))
        signatures.append(signature(article))
    roots = components(table(signatures)).tolist()
    first: dict[int, tuple[bool, str, str]] = {}
    for root, place in zip(roots, order, strict=True):
        first[root] = min(first.get(root, place), place)
    return {place[2]: first[root][2] for root, place in zip(roots, order, strict=True)}
