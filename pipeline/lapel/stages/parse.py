"""The parse stage: which sentences can hold a gesture, and their tags and dependencies; the others are not parsed.

A parsed sentence is a small Doc without white space or list marks. Its ``user_data`` says where it stands: ``article`` (id),
``index`` (number of the sentence in the article), ``starts`` and ``ends`` (offsets of each token in the article's text).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from spacy.attrs import IDX, LENGTH, ORTH, SENT_START, SPACY
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from lapel.language import Tokenised
from lapel.lemmas import FORMS
from lapel.network import annotator
from lapel.records import Article, Mention
from lapel.stages.gate import MAX_TOKENS, Gate
from lapel.stages.gestures import lexicon
from lapel.stages.gestures.rules import RuleSet
from lapel.stages.misread import misread

BATCH = 64
"""Sentences that the network reads at once: few enough for the processor's cache."""
AHEAD = 512
"""Sentences that wait for their parse, from one article or several."""
_MARK = re.compile(r"^[*_#\\|>•·▪◦~`=]+$|^--+$")

_DASHES = frozenset({"-", "–", "—", "--", "_"})
_IN_LABELS = frozenset({"of", "in", "the", "and", "on", "against", "for", "at", "over", "between", "civil", "nuclear", "presidential",
                        "political", "general", "peace", "financial", "hostage", "border"})
_BETWEEN = frozenset({",", "(", ")", ".", "/"})

Item = tuple[Article, Tokenised, list[Mention]]


class Parser:
    """Gate and parser over one base pipeline."""

    def __init__(self, nlp: Language, rules: RuleSet, *, gate: bool = True, sight: bool = True) -> None:
        """``sight=False`` parses sentences with one state alone in sight too: rules fire there, though no event comes of it."""
        self.nlp = nlp
        self._gate = Gate(rules) if gate else None
        self._sight = sight
        self._verbs = frozenset(head for kind, head in rules.triggers if kind == "verb")
        self._texts: dict[int, str | None] = {}
        """Token texts by their hash, None for what a sentence Doc leaves out."""
        self._white: set[int] = set()

    def gate(self, article: Article, tokens: Tokenised, mentions: list[Mention]) -> list[int]:
        """Indices of the sentences to parse: those that can hold a gesture, or all (short enough) ones without the gate."""
        if self._gate is None:
            return [i for i, (first, last) in enumerate(tokens.sentences) if last - first <= MAX_TOKENS]
        return self._gate.passes(tokens, mentions, article if self._sight else None)

    def cut(self, article: Article, tokens: Tokenised, index: int) -> Doc:
        """One sentence as a Doc of its own."""
        return self.cuts(article, tokens, [index])[0]

    def cuts(self, article: Article, tokens: Tokenised, indices: Sequence[int]) -> list[Doc]:
        """Sentences of an article as Docs of their own."""
        if not indices:
            return []
        table = tokens.doc.to_array([ORTH, SPACY, IDX, LENGTH])
        orths, blanks, starts = table[:, 0].tolist(), table[:, 1].astype(bool).tolist(), table[:, 2].tolist()
        ends = (table[:, 2] + table[:, 3]).tolist()
        if len(self._texts) > FORMS:
            self._texts.clear()
            self._white.clear()
        texts, strings = self._texts, tokens.doc.vocab.strings
        for orth in set(orths).difference(texts):
            text = strings[orth]
            texts[orth] = None if text.isspace() or _MARK.match(text) else text
            if text.isspace():
                self._white.add(orth)
        shared = tokens.doc.vocab is self.nlp.vocab
        return [self._cut(article.id, index, range(*tokens.sentences[index]), orths, blanks, starts, ends, shared) for index in indices]

    def _cut(self, article: str, index: int, place: range, orths: list[int], blanks: list[bool], starts: list[int],
             ends: list[int], shared: bool) -> Doc:
        texts, white, last = self._texts, self._white, place.stop - 1
        kept = [i for i in place if texts[orths[i]] is not None]
        opening = [texts[orths[i]] or "" for i in kept[:12]]
        kept = kept[dateline(opening, [blanks[i] for i in kept[:12]]) or label(opening):]
        words: list[Any] = [orths[i] for i in kept] if shared else [texts[orths[i]] for i in kept]
        doc = Doc(self.nlp.vocab, words=words,
                  spaces=[blanks[i] or (i < last and orths[i + 1] in white) for i in kept],
                  user_data={"article": article, "index": index, "starts": [starts[i] for i in kept], "ends": [ends[i] for i in kept]})
        return _one_sentence(doc)

    def _again(self, doc: Doc, mentions: list[Mention]) -> Doc:
        """The sentence, or its second parse where a verb in the present tense was read as a noun."""
        found = misread(doc, mentions, self._verbs)
        if found is None:
            return doc
        words = [found.get(t.i, t.text) for t in doc]
        spaces = [bool(t.whitespace_) or min(found) <= t.i < max(found) for t in doc]
        changed = Doc(self.nlp.vocab, words=words, spaces=spaces, user_data=doc.user_data)
        self._annotate([_one_sentence(changed)])
        return changed if changed[max(found)].tag_[:1] == "V" else doc

    def parse(self, items: Iterable[Item]) -> Iterator[list[Doc]]:
        """The parsed sentences of each article, in the articles' order; some articles are read ahead to fill a batch."""
        waiting: list[tuple[list[Doc], list[Mention]]] = []
        size = 0
        for article, tokens, mentions in items:
            group = [doc for doc in self.cuts(article, tokens, self.gate(article, tokens, mentions)) if len(doc)]
            waiting.append((group, mentions))
            size += len(group)
            if size >= AHEAD:
                yield from self._parsed(waiting)
                waiting, size = [], 0
        yield from self._parsed(waiting)

    def _parsed(self, groups: list[tuple[list[Doc], list[Mention]]]) -> Iterator[list[Doc]]:
        self._annotate([doc for group, _ in groups for doc in group])
        for group, mentions in groups:
            yield [self._again(doc, mentions) for doc in group]

    @cached_property
    def _annotate(self) -> Callable[[Sequence[Doc]], None]:
        return annotator(self.nlp, BATCH)


def dateline(words: Sequence[str], blanks: Sequence[bool]) -> int:
    """How many words at the start of a sentence only say where it was written: *SEOUL, South Korea (AP) –*. ``blanks`` says which are
    followed by a space."""
    if not words or len(words[0]) < 3 or not (words[0].isalpha() and words[0].isupper()):
        return 0
    for i, word in enumerate(words[1:], 1):
        if word in _DASHES:
            return i + 1 if blanks[i - 1] else 0
        if not (word in _BETWEEN or word[0].isupper() or word[0].isdigit()):
            return 0
    return 0


def label(words: Sequence[str]) -> int:
    """How many words at the start of a sentence only say what story it belongs to: *War in Chad (2006–2009):*."""
    colon = next((i for i, w in enumerate(words) if w in {":", "):"}), -1)
    if colon < 0:
        return 0
    before = words[:colon]
    named = all(w[0].isupper() or w[0].isdigit() or not w[0].isalpha() or w.lower() in _IN_LABELS or w.lower() in lexicon.words("topics")
                for w in before)
    return colon + 1 if before and named and any(w.lower() in lexicon.words("topics") for w in before) else 0


def _one_sentence(doc: Doc) -> Doc:
    """Mark that the Doc is one sentence, whatever the parser thinks."""
    if len(doc):
        inside: Any = np.full(len(doc), -1, dtype=np.int64).astype(np.uint64)
        inside[0] = 0
        doc.from_array([SENT_START], inside)
    return doc


def pack(groups: Iterable[list[Doc]]) -> bytes:
    """Parsed sentences as the bytes of a DocBin (tags, dependencies and where they stand)."""
    store = DocBin(attrs=["TAG", "DEP", "HEAD", "SENT_START"], store_user_data=True, docs=chain.from_iterable(groups))
    return store.to_bytes()


def unpack(content: bytes, nlp: Language) -> Iterator[Doc]:
    """The sentences of :func:`pack`, in order."""
    return DocBin(store_user_data=True).from_bytes(content).get_docs(nlp.vocab)
