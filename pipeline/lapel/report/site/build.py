"""Writes a report: what the ledgers say as data, the charts, and the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lapel import __version__, ontology
from lapel.ledger.tables import level_names
from lapel.records import Article, Event
from lapel.report.site import articles as texts
from lapel.report.site import charts, dyads, open_ends, pages, precedence, shapes, summary
from lapel.report.site.catalogue import STATUSES, TONES, Catalogue, party_name
from lapel.report.site.writing import MARK, Writer, folder

Advance = Callable[[str], None]
"""Called with what is done next."""

WORDS = 10_000
"""Acts whose searched words share a file."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a report holds."""

    acts: int
    records: int
    articles: int
    """Articles that have records."""
    texts: int
    """Those of them whose text was given."""


def build(events: Iterable[Event], path: Path, *, articles: Iterable[Article] | None = None, title: str = "Diplomatic gestures",
          advance: Advance = lambda what: None) -> Built:
    """Write a report on ``events`` into the folder ``path``, with a page for each of the ``articles`` that has records.

    The folder is replaced when it is a report, and appears only when it is whole. The same input gives the same bytes.
    Raises BadSetting where the folder cannot be written or the extra ``report`` is not installed.
    """
    with folder(path) as writer:
        advance("charts")
        for name, chart in charts.compiled().items():
            writer.data(f"charts/{name}", chart)
        writer.text("assets/vega.js", charts.bundle())
        advance("acts")
        catalogue = Catalogue.of(events)
        _acts(catalogue, writer)
        advance("relations")
        _relations(catalogue, writer)
        advance("articles")
        records = texts.by_article(catalogue)
        shard_of: dict[str, int] = {}
        for n, shard in enumerate(texts.shards(articles or (), records, catalogue)):
            writer.data(f"texts/{n}", shard)
            shard_of.update(dict.fromkeys(shard, n))
        writer.data("articles", texts.index(records, shard_of, catalogue))
        advance("pages")
        pages.write(writer, title, with_articles=articles is not None)
        built = Built(len(catalogue.acts), len(catalogue.of_record), len(records), len(shard_of))
        writer.text(MARK, f'{{"report": "lapel.report/1", "lapel": "{__version__}", "acts": {built.acts}, "records": {built.records}, '
                          f'"articles": {built.articles}, "texts": {built.texts}}}\n')
    return built


def _acts(catalogue: Catalogue, writer: Writer) -> None:
    writer.data("acts", shapes.columns(catalogue))
    for at in range(0, len(catalogue.acts), WORDS):
        writer.data(f"words/{at // WORDS}", [shapes.words(act) for act in catalogue.acts[at:at + WORDS]])
    for at in range(0, len(catalogue.acts), shapes.SHARD):
        shard = catalogue.acts[at:at + shapes.SHARD]
        writer.data(f"records/{at // shapes.SHARD}", [[shapes.record(event, catalogue) for event in act.events] for act in shard])
    for first, ids in shapes.ids(catalogue).items():
        writer.data(f"ids/{first}", ids)


def _relations(catalogue: Catalogue, writer: Writer) -> None:
    pairs = dyads.pairs(catalogue.acts)
    overview = dyads.overview(pairs, catalogue)
    writer.data("pairs", overview)
    writer.data("summary", summary.figures(catalogue, overview))
    for number, relations in dyads.by_first(pairs, catalogue):
        writer.data(f"dyads/{number}", {str(other): relation for other, relation in relations.items()})
    givers = []
    for giver, acts in catalogue.by_party().items():
        if dealings := precedence.of_giver(acts, giver, catalogue):
            givers.append(catalogue.parties[giver])
            writer.data(f"givers/{givers[-1]}", dealings)
    writer.data("names", {**_names(catalogue), "givers": givers})
    writer.data("ledgers", open_ends.ledgers(catalogue.acts, catalogue))


def _names(catalogue: Catalogue) -> dict[str, Any]:
    """What the numbers in the data stand for."""
    return {"parties": [[code, party_name(code), catalogue.busy[code]] for code in catalogue.parties], "types": list(catalogue.types),
            "families": {family.id: family.title for family in ontology.families().values()}, "statuses": list(STATUSES),
            "tones": list(TONES), "sources": list(catalogue.sources), "channels": precedence.titles(),
            "levels": list(level_names()), "published": catalogue.published(), "acts": len(catalogue.acts),
            "shard": shapes.SHARD, "words": WORDS}
