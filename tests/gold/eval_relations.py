"""Event codes against sentences annotated with PLOVER or CAMEO codes.

``plv_dev``         a source and a target phrase are marked; the PLOVER root and quad class of what the one does to the other.
                    Macro-F1 over the classes of the gold; a sentence for which lapel gives none counts as missed. Measured on what
                    ``lapel relations`` gives, and (``events``) on gestures alone.
``plover_gsr_dev``  who (country), what (PLOVER root), to whom (country). Micro-F1 over triples of the events, and over roots alone.
``up_validate``     the same with CAMEO roots, in a world of fictional countries, which lapel is given as a user's own actors.

Of several relations in a sentence that is picked whose parties overlap the marked phrases best, else one told between them, gestures
first. Newer names of PLOVER categories are brought to one: CONCEDE and RETREAT are YIELD (then material cooperation), DEMAND is REQUEST,
DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is ASSAULT.
"""

from __future__ import annotations

import collections
import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from lapel import ontology
from lapel.records import Article, Event, Party, Relation, Span
from tests.gold import corpus, pipeline
from tests.gold.fictional import actors_file

ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE",
         "FIGHT": "ASSAULT"}
QUAD = {f"{n:02d}": 1 + (n > 5) + (n > 9) + (n > 14) for n in range(1, 21)}
"""Quad class of each CAMEO root."""

_MARK = re.compile(r"</?[st]>")

Triple = tuple[str, str, str]
Told = TypeVar("Told", Event, Relation)


def evaluate() -> dict[str, dict[str, float]]:
    """The figures of each set."""
    return {"plv_dev": plv(), "plover_gsr_dev": gsr(), "up_validate": up()}


# ------------------------------------------------------------------------------------------------------------ phrases marked


def plv(limit: int | None = None) -> dict[str, float]:
    """Macro-F1 of PLOVER root and of quad class for the event between the marked phrases."""
    rows = list(corpus.lines(corpus.FILES["plv_dev"][0]))[:limit]
    articles = [Article(id=row["id"], text=row["text"]) for row in rows]
    spans = [marked(row["marked"]) for row in rows]
    told = pipeline.relations(articles)
    relations = [between(told[row["id"]], *each, lambda r: (r.trigger.span[0], r.by == "gesture"))
                 for row, each in zip(rows, spans, strict=True)]
    events = pipeline.by_article(articles)
    gestures = [between(events[row["id"]], *each, lambda e: (e.evidence.trigger.span[0], e.confidence))
                for row, each in zip(rows, spans, strict=True)]
    roots = [(root(row["plover"]), root(found.plover) if found else None) for row, found in zip(rows, relations, strict=True)]
    quads = [(str(row["quad"]), quad(found.plover) if found else None) for row, found in zip(rows, relations, strict=True)]
    alone = [(root(row["plover"]), root(found.codes.plover) if found else None) for row, found in zip(rows, gestures, strict=True)]
    alone_quads = [(str(row["quad"]), quad(found.codes.plover) if found else None) for row, found in zip(rows, gestures, strict=True)]
    return {"root.f": macro_f1(roots), "quad.f": macro_f1(quads), "root.recall": right(roots), "root.precision": precise(roots),
            "answered": sum(found is not None for found in relations) / len(rows),
            "events.root.f": macro_f1(alone), "events.quad.f": macro_f1(alone_quads)}


def quad(name: str | None) -> str | None:
    """Quad class of a category in PLV's book."""
    return "2" if root(name) == "YIELD" else str(ontology.plover()[name].quad) if name else None


def marked(text: str) -> tuple[list[Span], list[Span]]:
    """Spans of the source and target phrases in the text without its marks."""
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    removed, starts = 0, {}
    for mark in _MARK.finditer(text):
        kind, at = mark[0].strip("</>"), mark.start() - removed
        if mark[0].startswith("</"):
            spans[kind].append((starts.pop(kind, at), at))
        else:
            starts[kind] = at
        removed += len(mark[0])
    return spans["s"], spans["t"]


def between(found: Sequence[Told], sources: list[Span], targets: list[Span], rank: Callable[[Told], tuple[int, float]]) -> Told | None:
    """What fits best: its parties are the phrases; else what is told between them; else none. ``rank`` gives the place of the
    trigger, and what decides among equals."""
    phrases = [*sources, *targets]

    def fit(each: Told) -> tuple[int, bool, float]:
        parties = 2 * touches(each.agents, sources) + 2 * touches(each.recipients, targets)
        swapped = touches(each.agents, targets) + touches(each.recipients, sources)
        at, weight = rank(each)
        inside = bool(phrases) and min(s for s, _ in phrases) <= at <= max(e for _, e in phrases)
        return parties + swapped, inside, weight

    best = max(found, key=fit, default=None)
    return best if best is not None and any(fit(best)[:2]) else None


def touches(parties: Iterable[Party], spans: Iterable[Span]) -> bool:
    """Whether some party's words lie in some span."""
    spans = list(spans)
    return any(p.span and p.span[0] < end and start < p.span[1] for p in parties for start, end in spans)


# ------------------------------------------------------------------------------------------------------- who, what, to whom


def gsr() -> dict[str, float]:
    """Micro-F1 of (root, source, target), and of roots alone, with PLOVER roots."""
    rows = list(corpus.lines(corpus.FILES["plover_gsr_dev"][0]))
    found = pipeline.by_article(Article(id=row["id"], text=row["text"], published=row["date"]) for row in rows)
    gold = [{(root(row["event"]) or "", a, b) for a in codes(row.get("source")) for b in codes(row.get("target"))}
            for row in rows]
    system = [triples(found[row["id"]], lambda event: root(event.codes.plover)) for row in rows]
    return triple_figures(gold, system)


def up() -> dict[str, float]:
    """The same with CAMEO roots and fictional countries; sentences that are not to be evaluated are left out."""
    rows = [row for row in corpus.lines(corpus.FILES["up_validate"][0]) if row["evaluate"] == "true"]
    with tempfile.TemporaryDirectory() as folder:
        actors = actors_file(Path(folder))
        items = [Article(id=str(n), text=row["text"], published=day(row["date"])) for n, row in enumerate(rows)]
        found = pipeline.by_article(items, actors)
    gold = [{(e["code"][:2], e["source"][:3], e["target"][:3]) for e in row["events"] if len(e["code"]) > 2
             and e["code"][:2] <= "20"} for row in rows]
    system = [reciprocal(triples(found[str(n)], lambda event: event.codes.cameo and event.codes.cameo[:2]))
              for n in range(len(rows))]
    return triple_figures(gold, system) | {"quad.f": prf(by_quad(gold), by_quad(system))[2]}


def reciprocal(found: set[Triple]) -> set[Triple]:
    """As CAMEO has it, a consultation goes both ways: who visits (042) is hosted (043)."""
    return found | {(what, b, a) for what, a, b in found if what == "04"}


def by_quad(found: list[set[Triple]]) -> list[set[Triple]]:
    """The same triples by quad class of the CAMEO root: coders differ on whether a planned act is the act or an intent."""
    return [{(str(QUAD[what]), a, b) for what, a, b in each} for each in found]


def triples(events: Iterable[Event], code: Any) -> set[Triple]:
    """Who does what to whom. Where both sides do it and none is named recipient, each does it to the other."""
    out: set[Triple] = set()
    for event in events:
        what = code(event)
        agents, recipients = states(event.agents), states(event.recipients)
        pairs = [(a, b) for a in agents for b in recipients] or [(a, b) for a in agents for b in agents]
        out |= {(what, a, b) for a, b in pairs if what and a != b}
    return out


def states(parties: Iterable[Party]) -> list[str]:
    """Country codes of the parties; organisations as IGO and armed groups as NSA."""
    return list(dict.fromkeys(p.country[:3] for p in parties if p.country))


def codes(value: Any) -> list[str]:
    """Three-letter codes of a list of annotated actors; none where the annotator gave a bare word."""
    if not isinstance(value, list):
        return []
    return list(dict.fromkeys(actor["code"][:3] for actor in value if isinstance(actor, dict) and actor.get("code")))


def day(text: str) -> str:
    """``19950101`` as an ISO day."""
    return f"{text[:4]}-{text[4:6]}-{text[6:8]}"


# -------------------------------------------------------------------------------------------------------------------- figures


def root(name: str | None) -> str | None:
    """A PLOVER category under the name that all sets share."""
    return ROOTS.get(name, name) if name else None


def macro_f1(pairs: list[tuple[Any, Any]]) -> float:
    """Mean F1 over the classes of the gold; a prediction of None is no prediction."""
    classes = {gold for gold, _ in pairs}
    hits = collections.Counter(gold for gold, system in pairs if gold == system)
    golds, systems = collections.Counter(g for g, _ in pairs), collections.Counter(s for _, s in pairs)
    return sum(2 * hits[c] / (golds[c] + systems[c]) for c in classes) / len(classes)


def right(pairs: list[tuple[Any, Any]]) -> float:
    """Share of all that is right."""
    return sum(g == s for g, s in pairs) / len(pairs)


def precise(pairs: list[tuple[Any, Any]]) -> float:
    """Share of what was predicted that is right."""
    predicted = [(g, s) for g, s in pairs if s is not None]
    return right(predicted) if predicted else 0.0


def triple_figures(gold: list[set[Triple]], system: list[set[Triple]]) -> dict[str, float]:
    """Micro-averages over sentences, of whole triples and of their first parts."""
    whole = prf(gold, system)
    roots = prf([{t[0] for t in g} for g in gold], [{t[0] for t in s} for s in system])
    return {"triple.f": whole[2], "triple.precision": whole[0], "triple.recall": whole[1], "root.f": roots[2]}


def prf(gold: list[set[Any]], system: list[set[Any]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over all sentences together."""
    hit = sum(len(g & s) for g, s in zip(gold, system, strict=True))
    given, wanted = sum(map(len, system)), sum(map(len, gold))
    p, r = hit / given if given else 0.0, hit / wanted if wanted else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0
