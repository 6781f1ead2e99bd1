"""Time expressions against TIMEX3 gold: ``python -m tests.gold.eval_dates`` (part of ``make eval``).

Each corpus falls into two halves by the digest of the document's id: ``written``, which may be looked at while patterns are
written, and ``checked``, which is only scored. Both are scored as TempEval-3 does, by the scorer beside the gold.
With ``--others`` the same texts go through dateparser's search and, where they are installed, recognizers-text and timexy.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from lapel.language import tokenise
from lapel.stages.dates import find_dates
from tests.gold import corpus

CORPORA = {"aquaint": "tbaq_aquaint", "gum": "gum_news", "wikiwars": "wikiwars"}
Finder = Callable[[str, str], list[dict[str, Any]]]
"""From a text and its publication day to expressions: ``start``, ``end``, ``type``, ``value``."""


def half(document: str) -> str:
    """The half that a document is in, by the sha256 of its id."""
    return "written" if int(hashlib.sha256(document.encode()).hexdigest(), 16) % 2 == 0 else "checked"


def documents(name: str, part: str | None = None) -> list[dict[str, Any]]:
    """The documents of a corpus, or of one half of it."""
    rows = corpus.lines("gold", "dates", f"{CORPORA[name]}.jsonl")
    return [row for row in rows if part is None or half(row["id"]) == part]


def lapel(text: str, published: str) -> list[dict[str, Any]]:
    """This project's stage; what a history is, it decides itself."""
    return [{"start": ref.span[0], "end": ref.span[1], "type": ref.type, "value": ref.value}
            for ref in find_dates(tokenise(text), published)]


def run(finder: Finder, docs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A finder's expressions for each document."""
    return [{"id": doc["id"], "timexes": finder(doc["text"], doc["dct"])} for doc in docs]


def score(docs: list[dict[str, Any]], system: list[dict[str, Any]], *options: str) -> str:
    """What the scorer prints."""
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder, "gold.jsonl"), Path(folder, "system.jsonl")
        for file, rows in zip(files, (docs, system), strict=True):
            file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(corpus.path("tools", "score_timex.py")), *map(str, files), *options]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def figures(docs: list[dict[str, Any]], finder: Finder = lapel) -> dict[str, dict[str, float]]:
    """``relaxed``, ``strict`` and ``value``, each with ``p``, ``r`` and ``f``."""
    result = json.loads(score(docs, run(finder, docs), "--json"))
    return {measure: result[measure] for measure in ("relaxed", "strict", "value")}


def evaluate() -> dict[str, Any]:
    """half -> corpus -> measure -> ``p``, ``r``, ``f``."""
    return {part: {name: figures(documents(name, part)) for name in CORPORA} for part in corpus.HALVES}


def cost(finder: Finder, docs: list[dict[str, Any]]) -> float:
    """Milliseconds per 1,000 words, tokenising left in (the others do it too)."""
    words = sum(len(doc["text"].split()) for doc in docs)
    begin = time.process_time()
    run(finder, docs)
    return (time.process_time() - begin) * 1e6 / words


def stage_cost(docs: list[dict[str, Any]]) -> float:
    """Milliseconds per 1,000 words of the stage alone, its tables loaded and the tokens given."""
    words = sum(len(doc["text"].split()) for doc in docs)
    ready = [(tokenise(doc["text"]), doc["dct"]) for doc in docs]
    times = []
    for _ in range(3):
        begin = time.process_time()
        for tokens, published in ready:
            find_dates(tokens, published)
        times.append(time.process_time() - begin)
    return min(times) * 1e6 / words


def _found(text: str, pairs: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Offsets for finders that give words only: each at its next place in the text."""
    out, position = [], 0
    for words, value in pairs:
        start = text.find(words, position)
        if start >= 0:
            position = start + len(words)
            out.append({"start": start, "end": position, "type": "DATE", "value": value})
    return out


def dateparser_search(text: str, published: str) -> list[dict[str, Any]]:
    """dateparser.search.search_dates, its now set to the publication day."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.fromisoformat(published[:10]), "PREFER_DATES_FROM": "past"}
    found = search_dates(text, languages=["en"], settings=settings) or []
    return _found(text, [(words, day.date().isoformat()) for words, day in found])


def recognizers(text: str, published: str) -> list[dict[str, Any]]:
    """Microsoft's recognizers-text, first resolution of each."""
    from recognizers_date_time import Culture, recognize_datetime

    out = []
    for hit in recognize_datetime(text, Culture.English, reference=datetime.fromisoformat(published[:10])):
        first = ((hit.resolution or {}).get("values") or [{}])[0]  # of two possible days the past one comes first
        timex = first.get("timex", "")
        out.append({"start": hit.start, "end": hit.end + 1, "type": "DATE", "value": first.get("value", timex) if "X" in timex else timex})
    return out


def timexy(text: str, published: str) -> list[dict[str, Any]]:
    """timexy, a spaCy component; it takes no publication day."""
    import spacy
    from timexy import Timexy

    assert Timexy
    if not _PIPELINE:
        pipeline = spacy.blank("en")
        pipeline.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})
        _PIPELINE.append(pipeline)
    return [{"start": ent.start_char, "end": ent.end_char, "type": "DATE", "value": ent.kb_id_.partition('value="')[2].partition('"')[0]}
            for ent in _PIPELINE[0](text).ents]


_PIPELINE: list[Any] = []
OTHERS: dict[str, tuple[str, Finder]] = {
    "dateparser.search": ("dateparser", dateparser_search),
    "recognizers-text": ("recognizers_date_time", recognizers),
    "timexy": ("timexy", timexy),
}


def _line(label: str, result: dict[str, dict[str, float]], milliseconds: float | None = None) -> str:
    measures = "  ".join(f"{measure} {result[measure]['f']:.3f} (P {result[measure]['p']:.3f} R {result[measure]['r']:.3f})"
                         for measure in ("relaxed", "strict", "value"))
    return f"{label:30s} {measures}" + (f"  {milliseconds:7.2f} ms" if milliseconds is not None else "")


def main() -> None:
    """Print both halves; with ``--errors`` what is wrong in the half that may be looked at."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, help="how many errors of the written half to print for each corpus")
    parser.add_argument("--others", action="store_true", help="also dateparser's search, recognizers-text and timexy, where installed")
    options = parser.parse_args()
    if reason := corpus.missing("dates"):
        sys.exit(reason)
    for name in CORPORA:
        for part in corpus.HALVES:
            docs = documents(name, part)
            print(_line(f"{name} {part} ({len(docs)})", figures(docs), stage_cost(docs)))
        if options.errors:
            docs = documents(name, "written")
            print(score(docs, run(lapel, docs), "--errors", str(options.errors)))
    if options.others:
        print("\nother programs, whole corpora, milliseconds per 1,000 words with tokenising")
        for name in CORPORA:
            docs = documents(name)
            print(_line(f"{name}: lapel", figures(docs), cost(lapel, docs)))
            for label, (module, finder) in OTHERS.items():
                if importlib.util.find_spec(module):
                    print(_line(f"{name}: {label}", figures(docs, finder), cost(finder, docs)))


if __name__ == "__main__":
    main()
