"""Event codes against sentences annotated with PLOVER or CAMEO codes.

``plv_dev``         a source and a target phrase are marked; the PLOVER root and quad class of what the one does to the other.
                    Macro-F1 over the classes of the gold; a sentence for which lapel gives none counts as missed.
``plover_gsr_dev``  who (country), what (PLOVER root), to whom (country). Micro-F1 over triples of all relations, and over roots alone.
``up_validate``     the same in a world of fictional countries, which lapel is given as a user's own actors.

All three are measured on what ``lapel relations`` gives, and on gestures alone (``events``): relations may stay within one state, and
verbs that name no gesture count.

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
CAMEO_ROOTS = {"02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "YIELD",
               "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE",
               "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT"}
"""PLOVER category of each CAMEO root, after PLOVER's manual. 01, a statement, has none."""
ISO = {"ITL": "ITA", "JAP": "JPN", "VTN": "VNM", "ZBW": "ZWE", "RHO": "ZWE", "KUW": "KWT", "NZE": "NZL"}
"""Codes of the sets that are not those of ISO 3166."""

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
    """Micro-F1 of (root, source, target), and of roots alone, with PLOVER roots; ``events`` on gestures alone.

    A text that stands twice is one text with the relations of both. The set's day, the first of 2000 for every text, is none.
    """
    gold: dict[str, set[Triple]] = collections.defaultdict(set)
    for row in corpus.lines(corpus.FILES["plover_gsr_dev"][0]):
        gold[row["text"]] |= annotated(row)
    articles = [Article(id=str(n), text=text) for n, text in enumerate(gold)]
    wanted = list(gold.values())
    told, events = pipeline.relations(articles), pipeline.by_article(articles)
    figures = triple_figures(wanted, [triples(told[a.id], lambda r: root(r.plover), within=True) for a in articles])
    alone = triple_figures(wanted, [triples(events[a.id], lambda e: root(e.codes.plover)) for a in articles])
    return figures | {f"events.{name}": value for name, value in alone.items()}


def annotated(row: dict[str, Any]) -> set[Triple]:
    """What is annotated of a text. Sources without a target, two of them or more, do it to each other (marked ``SRC/TAR`` there)."""
    sources, targets = codes(row.get("source")), codes(row.get("target"))
    pairs = {(a, b) for a in sources for b in targets}
    if not targets and len(sources) > 1:
        pairs = {(a, b) for a in sources for b in sources if a != b}
    return {(root(row["event"]) or "", a, b) for a, b in pairs}


def up() -> dict[str, float]:
    """The same with CAMEO codes brought to PLOVER roots and fictional countries.

    Left out are sentences that are not to be evaluated and codes without a category (statements, and those that are no CAMEO codes).
    The coder that the set comes from has no standing: what is about to be done it codes as done, and so are planned gestures here.
    """
    rows = [row for row in corpus.lines(corpus.FILES["up_validate"][0]) if row["evaluate"] == "true"]
    with tempfile.TemporaryDirectory() as folder:
        actors = actors_file(Path(folder))
        articles = [Article(id=str(n), text=row["text"], published=day(row["date"])) for n, row in enumerate(rows)]
        told, events = pipeline.relations(articles, actors), pipeline.by_article(articles, actors)
    wanted = [{(CAMEO_ROOTS[e["code"][:2]], country(e["source"]), country(e["target"])) for e in row["events"]
               if e["code"][:2] in CAMEO_ROOTS} for row in rows]
    alone = [reciprocal(triples(events[a.id], as_done)) for a in articles]
    rest = [triples([r for r in told[a.id] if r.by == "dictionary"], lambda r: root(r.plover), within=True) for a in articles]
    system = [one | {t for t in other if t[1:] not in {u[1:] for u in one}} for one, other in zip(alone, rest, strict=True)]
    figures = triple_figures(wanted, system) | {"pair.f": prf(pairs_of(wanted), pairs_of(system))[2]}
    return figures | {f"events.{name}": value for name, value in triple_figures(wanted, alone).items()}


def as_done(event: Event) -> str | None:
    """Root of the act itself where it is planned."""
    status = "realised" if event.status == "scheduled" else event.status
    return root(ontology.codes(event.type, status).plover)


def reciprocal(found: set[Triple]) -> set[Triple]:
    """As CAMEO has it, a consultation goes both ways: who visits (042) is hosted (043)."""
    return found | {(what, b, a) for what, a, b in found if what == "CONSULT"}


def pairs_of(found: list[set[Triple]]) -> list[set[tuple[str, str]]]:
    """Who to whom, whatever it is."""
    return [{(a, b) for _, a, b in each} for each in found]


def triples(found: Iterable[Told], code: Callable[[Told], str | None], *, within: bool = False) -> set[Triple]:
    """Who does what to whom. Where both sides do it and none is named recipient, each does it to the other. Relations of a country to
    itself are left out unless asked for (``within``)."""
    out: set[Triple] = set()
    for each in found:
        what = code(each)
        agents, recipients = states(each.agents), states(each.recipients)
        pairs = [(a, b) for a in agents for b in recipients if within or a != b] or [(a, b) for a in agents for b in agents if a != b]
        out |= {(what, a, b) for a, b in pairs if what}
    return out


def states(parties: Iterable[Party]) -> list[str]:
    """Country codes of the parties; organisations as IGO and armed groups as NSA."""
    return list(dict.fromkeys(p.country[:3] for p in parties if p.country))


def country(code: str) -> str:
    """Country of an annotated code, as ISO 3166 has it."""
    return ISO.get(code[:3], code[:3])


def codes(value: Any) -> list[str]:
    """Three-letter codes of a list of annotated actors; none where the annotator gave a bare word."""
    if not isinstance(value, list):
        return []
    return list(dict.fromkeys(country(actor["code"]) for actor in value if isinstance(actor, dict) and actor.get("code")))


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
