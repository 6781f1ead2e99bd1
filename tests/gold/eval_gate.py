"""How many of the annotated gestures stand in a sentence that the gate lets pass to the parser, and how much it keeps out."""

from __future__ import annotations

from tests.gold import corpus, pipeline


def evaluate(name: str) -> dict[str, float]:
    """Share of required gold events whose trigger stands in a passed sentence, and share of sentences not parsed."""
    steps = pipeline.steps()
    gold = {row["article"]: row["events"] for row in corpus.lines(corpus.FILES[name][1])}
    passed = wanted = parsed = sentences = 0
    for article in corpus.articles(name):
        tokens = steps.tokenise(article)
        kept = steps.parser.gate(article, tokens, steps.actors(article, tokens))
        spans = [tokens.chars(*tokens.sentences[i]) for i in kept]
        parsed += len(kept)
        sentences += len(tokens.sentences)
        for event in gold[article.id]:
            if not event["optional"] and event["same_as"] is None:
                wanted += 1
                start, end = event["trigger"]["start"], event["trigger"]["end"]
                passed += any(first < end and start < last for first, last in spans)
    return {"gate.recall": passed / wanted, "gate.saved": 1 - parsed / sentences}
