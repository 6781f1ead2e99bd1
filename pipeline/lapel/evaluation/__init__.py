"""Event records against articles that somebody annotated: who found what, and how much of it is right.

    gold = read_gold("gold.jsonl")
    scores = evaluate(gold, read_found("events.jsonl", gold))

What is counted, and how events are paired, stands in :mod:`lapel.evaluation.pairing`.
"""

from lapel.evaluation.figures import Details, Level, Scores, evaluate
from lapel.evaluation.gold import Found, Gold, GoldArticle, read_found, read_gold, texts_of

__all__ = ["Details", "Found", "Gold", "GoldArticle", "Level", "Scores", "evaluate", "read_found", "read_gold", "texts_of"]
