"""Every rule's own sentences: those that must fire it, with roles and status, and those that must not."""

from __future__ import annotations

import pytest

from lapel.language import load_base, tokenise
from lapel.records import Article, Gesture
from lapel.stages.actors import find_actors
from lapel.stages.actors.kb import KnowledgeBase
from lapel.stages.dates import find_dates
from lapel.stages.gestures import find_gestures
from lapel.stages.gestures.examples import fired, wrong
from lapel.stages.gestures.rules import RuleSet
from lapel.stages.parse import Parser

RULES = RuleSet.load()


@pytest.fixture(scope="module")
def gestures() -> dict[str, list[Gesture]]:
    """Gestures of every example sentence, parsed in one go."""
    nlp, kb = load_base(), KnowledgeBase.load()
    texts = sorted({text for rule in RULES.rules for text in (*[e.text for e in rule.yes], *rule.no)})
    items = []
    for text in texts:
        article = Article(id=text, text=text, published="2021-03-17")
        tokens = tokenise(text, nlp.tokenizer)
        items.append((article, tokens, find_actors(tokens, article, kb)))
    groups = Parser(nlp, RULES, sight=False).parse(items)
    return {article.id: find_gestures(article, tokens, docs, mentions, find_dates(tokens, article.published), RULES).gestures
            for (article, tokens, mentions), docs in zip(items, groups, strict=True)}


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda r: r.id)
def test_rule(rule, gestures):
    problems = [p for e in rule.yes if (p := wrong(rule, e, gestures[e.text]))]
    problems += [p for text in rule.no if (p := fired(rule, gestures[text], text))]
    assert not problems, "\n".join(problems)
