"""The stages as spaCy components, and :func:`load`, a pipeline of all of them.

spaCy imports this module whenever it makes a pipeline (entry points), so stages are imported only when a component is made.

``doc._.article`` is the article that a Doc stands for: set it, or ``doc._.published`` alone, or nothing; it is then made from the
text. The components parse with lapel's base pipeline, sentence by sentence, as a run does, and give what a run gives; unless the
Doc comes with dependencies from somebody's own parser, which are then used.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from lapel import records
from lapel.records import Article, digest

if TYPE_CHECKING:
    from lapel.language import Tokenised
    from lapel.run.steps import Steps

NAMES = ("lapel_actors", "lapel_dates", "lapel_parse", "lapel_gestures", "lapel_events")
"""In the order in which they must stand in a pipeline."""

EXTENSIONS = ("article", "published", "mentions", "dates", "parsed", "gestures", "events")
"""Attributes under ``doc._``. They hold records, so a Doc is stored without its user data (DocBin's default)."""

Component = Callable[[Doc], Doc]


def load(model: str | None = None, actors: str | Path | None = None) -> Language:
    """A spaCy pipeline that finds gestures: ``doc._.events`` of ``load()(text)`` are the events of the text.

    To give the day of publication, call it with a Doc: ``doc = nlp.make_doc(text); doc._.published = "2021-03-17"; nlp(doc)``.
    """
    own = {"actors": str(actors) if actors is not None else None}
    config: dict[str, dict[str, str | None]] = {"lapel_actors": own, "lapel_parse": {"model": model}, "lapel_events": own}
    nlp = spacy.blank("en", meta={"name": "lapel"})
    for name in NAMES:
        nlp.add_pipe(name, config=config.get(name, {}))
    return nlp


@Language.factory("lapel_actors", default_config={"actors": None}, assigns=["doc._.article", "doc._.mentions", "doc.spans"])
def make_actors(nlp: Language, name: str, actors: str | None) -> Component:
    """The actors stage: ``doc._.mentions`` and ``doc.spans["actors"]``, labelled by country."""
    steps = _steps(actors=actors)

    def component(doc: Doc) -> Doc:
        doc._.mentions = steps.actors(article_of(doc), _tokens(doc))
        doc.spans["actors"] = _spans(doc, ((m.span, m.country or m.kind, "") for m in doc._.mentions))
        return doc

    return component


@Language.factory("lapel_dates", assigns=["doc._.article", "doc._.dates", "doc.spans"])
def make_dates(nlp: Language, name: str) -> Component:
    """The dates stage: ``doc._.dates`` and ``doc.spans["dates"]``; a span's ``label_`` is its TIMEX3 type, its ``kb_id_`` the value."""
    steps = _steps()

    def component(doc: Doc) -> Doc:
        doc._.dates = steps.dates(article_of(doc), _tokens(doc))
        doc.spans["dates"] = _spans(doc, ((d.span, d.type, d.value) for d in doc._.dates))
        return doc

    return component


@Language.factory("lapel_parse", default_config={"model": None, "rules": None, "gate": True},
                  requires=["doc._.mentions"], assigns=["doc._.parsed"])
def make_parse(nlp: Language, name: str, model: str | None, rules: str | None, gate: bool) -> ParseComponent:
    """The parse stage: ``doc._.parsed``, small Docs of the sentences that can hold a gesture."""
    return ParseComponent(nlp, _steps(model=model, rules=rules, gate=gate))


@Language.factory("lapel_gestures", default_config={"rules": None},
                  requires=["doc._.mentions", "doc._.dates", "doc._.parsed"], assigns=["doc._.gestures"])
def make_gestures(nlp: Language, name: str, rules: str | None) -> Component:
    """The gestures stage: ``doc._.gestures``, the rule hits."""
    steps = _steps(rules=rules)

    def component(doc: Doc) -> Doc:
        article = article_of(doc)
        doc._.gestures = steps.gestures(article, _tokens(doc), doc._.parsed, doc._.mentions, doc._.dates)
        return doc

    return component


@Language.factory("lapel_events", default_config={"actors": None, "min_confidence": 0.0},
                  requires=["doc._.mentions", "doc._.dates", "doc._.gestures"], assigns=["doc._.events"])
def make_events(nlp: Language, name: str, actors: str | None, min_confidence: float) -> Component:
    """The events stage: ``doc._.events``, the records, clustered within the Doc."""
    from lapel.run.steps import clustered

    steps = _steps(actors=actors, min_confidence=min_confidence)

    def component(doc: Doc) -> Doc:
        article = article_of(doc)
        events = steps.events(article, doc._.gestures, doc._.mentions, doc._.dates)
        doc._.events = clustered(events, {article.id: article.id})
        return doc

    return component


class ParseComponent:
    """Parses with lapel's base pipeline, in batches; takes the dependencies of a Doc that has some."""

    def __init__(self, nlp: Language, steps: Steps) -> None:
        self._nlp = nlp
        self._steps = steps

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.parsed``."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 128) -> Iterator[Doc]:
        """Set ``doc._.parsed`` of many Docs."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            unparsed = [doc for doc in batch if not _own_parse(doc)]
            items = [(article_of(doc), _tokens(doc), doc._.mentions) for doc in unparsed]
            for doc, sentences in zip(unparsed, self._steps.parse(items), strict=True):
                doc._.parsed = sentences
            for doc in batch:
                if _own_parse(doc):
                    doc._.parsed = self._taken_over(doc)
                yield doc

    def _taken_over(self, doc: Doc) -> list[Doc]:
        """The sentences that pass the gate, with the tags and trees that the Doc came with."""
        tokens, parser = _tokens(doc), self._steps.parser_over(self._nlp)
        cuts = (parser.cut(article_of(doc), tokens, i) for i in parser.gate(article_of(doc), tokens, doc._.mentions))
        return [_with_tree(cut, doc) for cut in cuts if len(cut)]


def _with_tree(cut: Doc, doc: Doc) -> Doc:
    """The cut sentence with the annotation of the same tokens of the whole; who hung on a token left out hangs on its head."""
    whole = {token.idx: token for token in doc}
    tokens = [whole[start] for start in cut.user_data["starts"]]
    place = {token.i: k for k, token in enumerate(tokens)}
    heads = []
    for k, token in enumerate(tokens):
        above = next((a for a in token.ancestors if a.i in place), None)
        heads.append(k if above is None else place[above.i])
    return Doc(cut.vocab, words=[t.text for t in cut], spaces=[bool(t.whitespace_) for t in cut], user_data=cut.user_data,
               tags=[t.tag_ for t in tokens], heads=heads,
               deps=["ROOT" if head == k else t.dep_ for k, (t, head) in enumerate(zip(tokens, heads, strict=True))])


def article_of(doc: Doc) -> Article:
    """The article that a Doc stands for, made from its text when none was set."""
    if doc._.article is None:
        doc._.article = Article(id=digest(doc.text), text=doc.text, published=doc._.published)
    article: Article = doc._.article
    return article


def _own_parse(doc: Doc) -> bool:
    return doc.has_annotation("DEP") and doc.has_annotation("TAG")


def _tokens(doc: Doc) -> Tokenised:
    """The tokens that a run would see; those of the Doc where they carry its own parse."""
    from lapel.language import Tokenised

    if _own_parse(doc):
        return Tokenised(doc, [(sentence.start, sentence.end) for sentence in doc.sents])
    return _tokenised(article_of(doc).text)


@functools.lru_cache(maxsize=8)
def _tokenised(text: str) -> Tokenised:
    from lapel.language import tokenise

    return tokenise(text)


def _spans(doc: Doc, found: Iterable[tuple[records.Span, str, str]]) -> list[Span]:
    spans = (doc.char_span(*span, label=label, kb_id=value, alignment_mode="expand") for span, label, value in found)
    return [span for span in spans if span is not None]


def _steps(*, actors: str | None = None, rules: str | None = None, model: str | None = None, gate: bool = True,
           min_confidence: float = 0.0) -> Steps:
    from lapel.run.settings import Settings
    from lapel.run.steps import Steps

    return Steps(Settings(model=model, actors=Path(actors) if actors else None, rules=Path(rules) if rules else None, gate=gate,
                          min_confidence=min_confidence))


for _name in EXTENSIONS:
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)
