"""The parse stage: which sentences can hold a gesture, and their tags and dependencies; the others are not parsed.

A parsed sentence is a small Doc without white space or list marks. Its ``user_data`` says where it stands: ``article`` (id),
``index`` (number of the sentence in the article), ``starts`` and ``ends`` (offsets of each token in the article's text).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from lapel.language import Tokenised
from lapel.records import Article, Mention
from lapel.stages.gate import MAX_TOKENS, Gate
from lapel.stages.gestures.rules import RuleSet
from lapel.stages.misread import misread

BATCH = 256
"""Sentences a batch."""
_MARK = re.compile(r"^[*_#\\|>•·▪◦~`=]+$|^--+$")

Item = tuple[Article, Tokenised, list[Mention]]


class Parser:
    """Gate and parser over one base pipeline."""

    def __init__(self, nlp: Language, rules: RuleSet, *, gate: bool = True) -> None:
        self.nlp = nlp
        self._gate = Gate(rules) if gate else None
        self._verbs = frozenset(head for kind, head in rules.triggers if kind == "verb")

    def gate(self, tokens: Tokenised, mentions: list[Mention]) -> list[int]:
        """Indices of the sentences to parse: those that can hold a gesture, or all (short enough) ones without the gate."""
        if self._gate is None:
            return [i for i, (first, last) in enumerate(tokens.sentences) if last - first <= MAX_TOKENS]
        return self._gate.passes(tokens, mentions)

    def cut(self, article: Article, tokens: Tokenised, index: int) -> Doc:
        """One sentence as a Doc of its own."""
        first, last = tokens.sentences[index]
        kept = [t for t in tokens.doc[first:last] if not t.is_space and not _MARK.match(t.text)]
        doc = Doc(self.nlp.vocab, words=[t.text for t in kept],
                  spaces=[bool(t.whitespace_) or (t.i + 1 < last and t.nbor().is_space) for t in kept],
                  user_data={"article": article.id, "index": index, "starts": [t.idx for t in kept],
                             "ends": [t.idx + len(t) for t in kept]})
        return _one_sentence(doc)

    def _again(self, doc: Doc, mentions: list[Mention]) -> Doc:
        """The sentence, or its second parse where a verb in the present tense was read as a noun."""
        found = misread(doc, mentions, self._verbs)
        if found is None:
            return doc
        position, form = found
        words = [form if t.i == position else t.text for t in doc]
        changed = Doc(self.nlp.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc], user_data=doc.user_data)
        second = next(self.nlp.pipe([_one_sentence(changed)]))
        return second if second[position].tag_[:1] == "V" else doc

    def parse(self, items: Iterable[Item]) -> Iterator[list[Doc]]:
        """The parsed sentences of each article, in the articles' order."""
        ahead_of: deque[tuple[int, list[Mention]]] = deque()

        def cuts() -> Iterator[Doc]:
            for article, tokens, mentions in items:
                sentences = [self.cut(article, tokens, i) for i in self.gate(tokens, mentions)]
                sentences = [doc for doc in sentences if len(doc)]
                ahead_of.append((len(sentences), mentions))
                yield from sentences

        parsed = self.nlp.pipe(cuts(), batch_size=BATCH)
        ahead: Doc | None = None
        while True:
            # The counts run ahead of the parsed sentences by at most a batch; articles without sentences need no parse.
            while not ahead_of and ahead is None:
                ahead = next(parsed, None)
                if ahead is None and not ahead_of:
                    return
            take, mentions = ahead_of.popleft()
            group: list[Doc] = []
            while len(group) < take:
                group.append(self._again(ahead if ahead is not None else next(parsed), mentions))
                ahead = None
            yield group


def _one_sentence(doc: Doc) -> Doc:
    """Mark that the Doc is one sentence, whatever the parser thinks."""
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def pack(groups: Iterable[list[Doc]]) -> bytes:
    """Parsed sentences as the bytes of a DocBin (tags, dependencies and where they stand)."""
    store = DocBin(attrs=["TAG", "DEP", "HEAD", "SENT_START"], store_user_data=True, docs=chain.from_iterable(groups))
    return store.to_bytes()


def unpack(content: bytes, nlp: Language) -> Iterator[Doc]:
    """The sentences of :func:`pack`, in order."""
    return DocBin(store_user_data=True).from_bytes(content).get_docs(nlp.vocab)
