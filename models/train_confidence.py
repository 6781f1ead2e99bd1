"""Fit the confidence model on annotated articles: ``python models/train_confidence.py STAGED GOLD.jsonl [GOLD.jsonl
...]``.

STAGED   folder with articles.jsonl, actors.jsonl, dates.jsonl and gestures.jsonl of the annotated articles, as the
stages write them
GOLD     annotated events, one article a line; only articles whose ``half`` is ``written`` are learnt from
VERDICTS random records judged by reading (models/verdicts.tsv), of articles on which no rule was written; their texts
are read from the corpora beside the annotated data. A record of today counts when it says what the judged one said

A record counts as right when the scorer of the annotated data pairs it with a gold event whose type, status and parties
all agree (level *full*); one that meets only an optional gold event, wrongly, is left out. The model is a logistic
regression with an L2 penalty; the penalty is chosen by the log loss of predictions for judged records across folds of
whole articles; by the same predictions the log odds are then stretched. The card shows them as they were before that. Needs the
extra ``train`` (scikit-learn). Same input, same file.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import GroupKFold

from lapel import jsonl, resources
from lapel.records import Article, ArticleDates, ArticleGestures, ArticleMentions, Party
from lapel.run.settings import Settings
from lapel.run.steps import Steps
from lapel.stages.actors.kb import KnowledgeBase
from lapel.stages.events.confidence import features
from lapel.stages.events.make import make_drafts, make_events

PENALTIES = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
"""Inverse strengths of the penalty that are tried."""
FOLDS = 10
SUPPORT = 15
"""A feature must differ from its commonest value in so many records to get a weight."""
WEIGHT = 3.0
"""Of a judged record: an annotated one is of an article on which rules were written, where more is right than elsewhere."""
LEFT_OUT = ("rule:",)
"""Features that would learn single rules by heart."""


Rows = tuple[list[dict[str, float]], list[int], list[str]]
Verdict = tuple[int, str, str, str, str]
"""Offset of the trigger, type, status, countries of the agents and of the recipients."""
VERDICTS = Path(__file__).with_name("verdicts.tsv")
ALLOWED = frozenset({"date", "-"})
"""What may be wrong of a record that counts as right."""


def sides(parties: list[Party]) -> str:
    """The countries of one side, as the table of verdicts writes them."""
    return "+".join(sorted({p.country or "-" for p in parties})) or "-"


def verdicts(path: Path = VERDICTS) -> dict[str, dict[Verdict, int]]:
    """1 right, 0 wrong, by article and what the record said."""
    found: dict[str, dict[Verdict, int]] = {}
    for line in path.read_text("utf-8").splitlines():
        if line and line[0] != "#":
            _, article, offset, type_, status, agents, recipients, event, wrong = line.split("\t")
            right = event != "no" and set(wrong.split(",")) <= ALLOWED
            found.setdefault(article, {})[int(offset), type_, status, agents, recipients] = int(right)
    return found


def judged(path: Path = VERDICTS) -> Rows:
    """Features, labels and article ids of the judged records that today's rules still make."""
    wanted, steps = verdicts(path), Steps(Settings()).load()
    rows: list[dict[str, float]] = []
    targets: list[int] = []
    groups: list[str] = []
    for file in sorted(resources.shared("corpora").glob("*.jsonl.gz")):
        with gzip.open(file, "rb") as stream:
            texts = [row for row in map(msgspec.json.decode, stream) if row["id"] in wanted]
        for article in read_rows(texts):
            tokens = steps.tokenise(article)
            mentions, dates = steps.actors(article, tokens), steps.dates(article, tokens)
            hits = steps.gestures(article, tokens, next(steps.parse([(article, tokens, mentions)])), mentions, dates)
            context, drafts = make_drafts(article, hits, mentions, dates, steps.kb)
            for draft in drafts:
                label = wanted[article.id].get((draft.start, draft.type, draft.status, sides(draft.agents), sides(draft.recipients)))
                if label is not None:
                    rows.append(features(context, draft))
                    targets.append(label)
                    groups.append(article.id)
    return rows, targets, groups


def read_rows(rows: list[dict[str, Any]]) -> Iterator[Article]:
    """The articles of a corpus, their days of publication cut to the day."""
    keys = set(Article.__struct_fields__)
    for row in rows:
        known = {k: v for k, v in row.items() if k in keys and v is not None}
        yield Article(**known | {"published": (row.get("published") or "")[:10] or None})


def scorer() -> ModuleType:
    """The scorer of the annotated data."""
    path = resources.shared("tools", "score_events.py")
    spec = importlib.util.spec_from_file_location("score_events", path)
    if spec is None or spec.loader is None or not path.exists():
        sys.exit(f"{path}: the scorer is not there; set {resources.SHARED_VARIABLE} to the folder of annotated data")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def labels(score: ModuleType, gold: list[dict[str, Any]], events: list[dict[str, Any]]) -> list[int | None]:
    """1 right, 0 wrong, None not counted, for each event of one article."""
    agree = {(i, j): a for i, g in enumerate(gold) for j, e in enumerate(events) if (a := score.agreement(g, e))}
    right = {j for _, j in score.pair(gold, events, "full", agree)}
    near = {j: i for i, j in score.pair(gold, events, "found", agree)}
    return [1 if j in right else None if j in near and gold[near[j]].get("optional") else 0 for j in range(len(events))]


def records(staged: Path, gold_files: list[Path], half: str = "written") -> Rows:
    """Features, labels and article ids of all records of the annotated articles of one half."""
    score = scorer()
    gold = {
        row["article"]: row["events"]
        for path in gold_files
        for row in map(msgspec.json.decode, path.open("rb"))
        if row.get("half") == half
    }
    mentions = {r.article: r.mentions for r in jsonl.read(staged / "actors.jsonl", ArticleMentions)}
    dates = {r.article: r.dates for r in jsonl.read(staged / "dates.jsonl", ArticleDates)}
    hits = {r.article: r for r in jsonl.read(staged / "gestures.jsonl", ArticleGestures)}
    kb = KnowledgeBase.load()
    rows: list[dict[str, float]] = []
    targets: list[int] = []
    groups: list[str] = []
    for article in jsonl.read(staged / "articles.jsonl", Article):
        if article.id not in gold or article.id not in hits:
            continue
        arguments = (article, hits[article.id], mentions.get(article.id, []), dates.get(article.id, []), kb)
        context, drafts = make_drafts(*arguments)
        events = [msgspec.to_builtins(e) for e in make_events(*arguments)]
        for draft, label in zip(drafts, labels(score, gold[article.id], events), strict=True):
            if label is not None:
                rows.append(features(context, draft))
                targets.append(label)
                groups.append(article.id)
    return rows, targets, groups


def matrix(rows: list[dict[str, float]]) -> tuple[np.ndarray, list[str]]:
    """Rows as an array (records by features) with the names of the features that have support."""
    names = []
    for name in sorted({k for row in rows for k in row}):
        values = Counter(row.get(name, 0.0) for row in rows)
        if not name.startswith(LEFT_OUT) and len(rows) - max(values.values()) >= SUPPORT:
            names.append(name)
    return np.array([[row.get(n, 0.0) for n in names] for row in rows]), names


def held_out(x: np.ndarray, y: np.ndarray, groups: list[str], weights: np.ndarray, penalty: float) -> np.ndarray:
    """Probability of each record under a model that has not seen its article."""
    out = np.zeros(len(y))
    for train, test in GroupKFold(min(FOLDS, len(set(groups)))).split(x, y, groups):
        centre, scale = x[train].mean(0), x[train].std(0) + 1e-9
        model = LogisticRegression(C=penalty, max_iter=5000).fit((x[train] - centre) / scale, y[train], sample_weight=weights[train])
        out[test] = model.predict_proba((x[test] - centre) / scale)[:, 1]
    return out


def stretched(p: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Slope and shift of the log odds by which held-out predictions agree best with what was right (Platt scaling): a strong penalty draws
    all of them to the middle."""
    odds = np.log(p / (1 - p))[:, None]
    fit = LogisticRegression(C=1e6).fit(odds, y)
    return float(fit.coef_[0, 0]), float(fit.intercept_[0])


def calibration(y: np.ndarray, p: np.ndarray, bins: int = 5) -> list[tuple[float, float, int]]:
    """Mean prediction, share right and number of records in equally filled bins."""
    order = np.argsort(p, kind="stable")
    return [(float(p[part].mean()), float(y[part].mean()), len(part)) for part in np.array_split(order, bins) if len(part)]


def main() -> None:
    """Train, write models/confidence.json, print the figures of the card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("staged", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--output", type=Path, default=resources.models("confidence.json"))
    options = parser.parse_args()
    written, read = records(options.staged, options.gold), judged()
    rows, targets, groups = (a + b for a, b in zip(written, read, strict=True))
    if len(set(targets)) < 2:
        sys.exit(f"{options.staged}: {len(rows)} records of annotated articles, not both right and wrong ones; nothing to learn")
    x, names = matrix(rows)
    y = np.array(targets)
    unseen = np.arange(len(y)) >= len(written[1])
    counts = np.where(unseen, WEIGHT, 1.0)
    tried = {penalty: held_out(x, y, groups, counts, penalty) for penalty in PENALTIES}
    best = min(PENALTIES, key=lambda penalty: log_loss(y[unseen], tried[penalty][unseen]))
    centre, scale = x.mean(0), x.std(0) + 1e-9
    model = LogisticRegression(C=best, max_iter=5000).fit((x - centre) / scale, y, sample_weight=counts)
    slope, shift = stretched(tried[best][unseen], y[unseen])
    weights = slope * model.coef_[0] / scale
    intercept = float(slope * model.intercept_[0] + shift - (weights * centre).sum())
    content = {
        "kind": "fitted",
        "intercept": round(intercept, 4),
        "weights": {n: round(float(w), 4) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.0005},
    }
    options.output.write_bytes(msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n")
    print(f"{len(y)} records of {len(set(groups))} articles, {y.mean():.3f} right; C = {best}, {len(content['weights'])} weights")
    report("judged records, held out", y[unseen], tried[best][unseen])
    rows, targets, _ = records(options.staged, options.gold, "checked")
    scored = np.array([[row.get(n, 0.0) for n in names] for row in rows])
    report("checked half, never learnt from", np.array(targets), 1 / (1 + np.exp(-(scored @ weights + intercept))))


def report(name: str, y: np.ndarray, p: np.ndarray) -> None:
    """The figures of the card, on records that the model has not seen."""
    bins = calibration(y, p, 10)
    error = sum(n * abs(mean - share) for mean, share, n in bins) / len(y)
    brier = float(((p - y) ** 2).mean() / ((y.mean() - y) ** 2).mean())
    print(f"{name}: {len(y)} records, {y.mean():.3f} right, promised {p.mean():.3f}; calibration error {error:.3f}, "
          f"Brier score {brier:.3f} of the base rate's, AUC {roc_auc_score(y, p):.3f}")
    for mean, share, n in calibration(y, p):
        print(f"  predicted {mean:.2f}  right {share:.2f}  ({n} records)")


if __name__ == "__main__":
    main()
