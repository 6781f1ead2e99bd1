"""Texts to measure on: a fixed sample of real news where it is at hand, else the project's own samples."""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from pathlib import Path

from lapel import jsonl, resources
from lapel.records import Article
from tests.bench.child import run

REAL = ("wikinews_2019_2020", "whitehouse_2021_2022")


def sample(size: int, folder: Path) -> tuple[dict[str, object], list[Article]]:
    """About ``size`` articles of each corpus, evenly spread over it, and a description of what they are."""
    found: dict[str, list[Article]] = {}
    for name in REAL:
        path = resources.shared("corpora", f"{name}.jsonl.gz")
        if path.is_file():
            found[name] = spread(path, size)
    if not found:
        print(f"the corpora are not here (set {resources.SHARED_VARIABLE} to the folder that holds them): measuring on "
              "data/samples, too few words for figures that mean much", file=sys.stderr)
        found["data/samples"] = own_samples(folder)
    articles = [article for part in found.values() for article in part]
    digest = hashlib.sha256("\x1f".join(article.text for article in articles).encode()).hexdigest()[:16]
    return {"corpora": {name: len(part) for name, part in found.items()}, "articles": len(articles), "digest": digest}, articles


def spread(path: Path, size: int) -> list[Article]:
    """Every n-th article of a corpus, so that the sample is the same each time and of all its years."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    step = max(1, len(rows) // size)
    return [Article(id=row["id"], title=row["title"], published=(row["published"] or "")[:10] or None, source=row["source"],
                    url=row["url"], text=row["text"]) for row in rows[::step][:size]]


def own_samples(folder: Path) -> list[Article]:
    """The project's own articles, read by the ingest stage."""
    out = folder / "samples.jsonl"
    run(["ingest", str(resources.data("samples")), "-o", str(out), "--quiet"])
    return list(jsonl.read(out, Article))
