"""The stages from actors on, bound to what they need: the one place where a stage function is called.

A fused run, the staged files, the spaCy components and ``lapel.extract`` all go through here: they cannot differ.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc

from lapel import ontology
from lapel.language import Tokenised, load_base, model_name, tokenise
from lapel.records import Article, ArticleGestures, ArticleRelations, DateRef, Event, Mention
from lapel.run.settings import Settings
from lapel.stages.actors import find_actors
from lapel.stages.actors.kb import KnowledgeBase
from lapel.stages.dates import find_dates
from lapel.stages.dates.order import day_first
from lapel.stages.events import cluster_events, make_events
from lapel.stages.gestures import find_gestures, gestures_in, views
from lapel.stages.gestures.rules import RuleSet
from lapel.stages.parse import Parser
from lapel.stages.relations import find_relations

COLLECT = (50_000, 20, 20)
"""When the garbage collector looks: the stages make many small objects and hardly a cycle."""


class Steps:
    """Stage functions with their models and tables, each loaded once, when it is first needed."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.words = 0
        """Tokens of all articles tokenised so far."""
        self.sentences = 0

    @cached_property
    def kb(self) -> KnowledgeBase:
        """The knowledge base of actors, with the user's own."""
        return KnowledgeBase.load(self.settings.actors)

    @cached_property
    def rules(self) -> RuleSet:
        """The gesture rules, with the user's own."""
        return RuleSet.load(self.settings.rules)

    @cached_property
    def nlp(self) -> Language:
        """The base pipeline."""
        return load_base(self.settings.model)

    @cached_property
    def parser(self) -> Parser:
        """The parse stage: gate and base pipeline."""
        return self.parser_over(self.nlp)

    def parser_over(self, nlp: Language) -> Parser:
        """The parse stage over another pipeline: somebody's own, whose vocabulary and trees it then uses."""
        return Parser(nlp, self.rules, gate=self.settings.gate)

    @property
    def model(self) -> str:
        """Name and version of the base pipeline, for the run's metadata."""
        return model_name(self.nlp)

    def load(self) -> Steps:
        """Load everything now, so that the first article does not pay for it; returns itself."""
        if "parser" not in vars(self):
            gc.disable()  # tables and models stay: the collector need not walk through them, now or later
            try:
                _ = self.kb, self.parser
            finally:
                gc.enable()
            gc.freeze()
            gc.set_threshold(*COLLECT)
        return self

    def tokenise(self, article: Article) -> Tokenised:
        """Tokens and sentences of an article: the same whatever the base pipeline."""
        tokens = tokenise(article.text, self.nlp.tokenizer if "nlp" in vars(self) else None)
        self.words += len(tokens.doc)
        self.sentences += len(tokens.sentences)
        return tokens

    def actors(self, article: Article, tokens: Tokenised) -> list[Mention]:
        """Who is named."""
        return find_actors(tokens, article, self.kb)

    def dates(self, article: Article, tokens: Tokenised) -> list[DateRef]:
        """When: time expressions, read against the day of publication, figures in the order of the publisher's country."""
        return find_dates(tokens, article.published, dayfirst=day_first(article.url, article.source))

    def parse(self, items: Iterable[tuple[Article, Tokenised, list[Mention]]]) -> Iterator[list[Doc]]:
        """The parsed sentences of each article in order; sentences are batched over articles."""
        return self.parser.parse(items)

    def gestures(
        self, article: Article, tokens: Tokenised, sentences: list[Doc], mentions: list[Mention], dates: list[DateRef]
    ) -> ArticleGestures:
        """Rule hits."""
        return find_gestures(article, tokens, sentences, mentions, dates, self.rules)

    def relations(
        self, article: Article, tokens: Tokenised, sentences: list[Doc], mentions: list[Mention], dates: list[DateRef]
    ) -> ArticleRelations:
        """PLOVER categories of all political sentences; beside the other stages, none of which reads them."""
        seen = list(views(sentences, mentions, dates))
        gestures = gestures_in(article, tokens, seen, self.rules)
        return find_relations(article, gestures, seen, mentions, dates, self.kb)

    def events(
        self,
        article: Article,
        gestures: ArticleGestures,
        mentions: list[Mention],
        dates: list[DateRef],
        unrecorded: Counter[str] | None = None,
    ) -> list[Event]:
        """One record a gesture; those below the least confidence, and links to them, are left out.

        ``unrecorded`` counts, by reason, the rule hits without a record of their own: hits = events + unrecorded.
        """
        events = make_events(article, gestures, mentions, dates, self.kb, drops=unrecorded)
        kept = [event for event in events if event.confidence >= self.settings.min_confidence]
        if len(kept) < len(events):
            ids = {event.id for event in kept}
            for event in kept:
                event.links = [link for link in event.links if link.event in ids]
            if unrecorded is not None:
                unrecorded["low-confidence"] += len(events) - len(kept)
        return kept


def clustered(events: Iterable[Event], article_clusters: Mapping[str, str | None]) -> list[Event]:
    """The last step, over all events: which of them tell of one gesture (articles by id -> near-duplicate cluster)."""
    symmetric = frozenset(type_ for type_ in ontology.types() if ontology.symmetric(type_))
    return cluster_events(events, article_clusters, symmetric)
