"""A parsed sentence with what the engine asks of it: lemmas, mentions, time expressions, quotation marks, offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

import numpy as np
from spacy.attrs import LEMMA, ORTH, SPACY, TAG
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from lapel.lemmas import FORMS, lemma
from lapel.records import DateRef, Mention, Span

_OPEN = frozenset({"“", "``", "„", "«", "‘"})
_CLOSE = frozenset({"”", "''", "»", "’"})
_MARKS = _OPEN | _CLOSE | {'"'}
_PAIR = {"”": "“", "''": "``", "»": "«", "’": "‘"}

_LONGEST = 10_000
"""Characters of a mention or time expression at most: how far before a sentence one that reaches into it may begin."""

Found = TypeVar("Found", Mention, DateRef)


class Form(NamedTuple):
    """A word form under a tag."""

    lemma: str
    lower: str
    tag: str
    key: int
    """The lemma's number in the vocabulary."""


class Forms(dict[tuple[int, int], Form]):
    """Forms by the numbers of word and tag in a vocabulary, each looked up once."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._strings = vocab.strings

    def __missing__(self, pair: tuple[int, int]) -> Form:
        if len(self) > FORMS:
            self.clear()
        text, tag = (self._strings[number] for number in pair)
        word = lemma(text, tag)
        form = self[pair] = Form(word, text.lower(), tag, self._strings.add(word))
        return form


def _touching(found: Sequence[Found], span: Span) -> list[Found]:
    """Those with a character of the span, of all in text order: looked up, as an article may have ten thousand."""
    first = bisect_left(found, span[0] - _LONGEST, key=lambda f: f.span[0])
    last = bisect_left(found, span[1], first, key=lambda f: f.span[0])
    return [f for f in found[first:last] if f.span[1] > span[0]]


@lru_cache(maxsize=8)
def _forms(vocab: Vocab) -> Forms:
    return Forms(vocab)


class Sentence:
    """View of one sentence Doc of the parse stage; sets the lemmas of its tokens."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], dates: Sequence[DateRef], *, quote_open: bool = False) -> None:
        """``mentions`` and ``dates`` are those of the whole article, in text order."""
        self.doc = doc
        self.index: int = doc.user_data["index"]
        self.starts: list[int] = doc.user_data["starts"]
        self.ends: list[int] = doc.user_data["ends"]
        known = _forms(doc.vocab)
        forms = [known[pair] for pair in map(tuple, doc.to_array([ORTH, TAG]).tolist())]
        self.lemmas = [form.lemma for form in forms]
        self.lowers = [form.lower for form in forms]
        self.forms = frozenset(self.lowers)
        self.tags = [form.tag for form in forms]
        keys: Any = np.array([form.key for form in forms], dtype=np.uint64)
        doc.from_array([LEMMA], keys)
        self.span: Span = (self.starts[0], self.end(len(doc) - 1))
        self.mentions = _touching(mentions, self.span)
        self.dates = _touching(dates, self.span)
        self.temporal = {i for d in self.dates for i in self.tokens(d.span)}
        doc.user_data["temporal"] = self.temporal
        self.mention_of: list[Mention | None] = [None] * len(doc)
        covered: dict[int, Mention] = {}
        for m in self.mentions:
            covered.update(dict.fromkeys(self.tokens(m.span), m))
        for i, m in covered.items():
            self.mention_of[i] = m
        doc.user_data["actors"] = {i for i, m in covered.items() if m.kind not in {"pronoun", "plural"}}
        doc.user_data["persons"] = {i for i, m in covered.items() if m.kind in {"person", "office"} or (
            m.kind == "plural" and m.office in {"leaders", "officials", "ministers", "men"})}
        doc.user_data["nationals"] = {i for i, m in covered.items() if m.kind == "people"
                                      and self.tags[i] in {"NNS", "NNPS", "NNP", "NN"}}
        if quote_open or not _MARKS.isdisjoint(self.lowers):
            self.quoted, self.quote_open = _quoted(doc, quote_open)
        else:
            self.quoted, self.quote_open = [False] * len(doc), False

    def end(self, i: int) -> int:
        """End offset of token ``i`` in the article."""
        return self.ends[i]

    def tokens(self, span: Span) -> range:
        """Indices of the tokens that lie in a span of the article."""
        first = bisect_right(self.starts, span[0]) - 1
        if first < 0 or self.end(first) <= span[0]:
            first += 1
        return range(first, bisect_left(self.starts, span[1]))

    def chars(self, first: int, last: int) -> Span:
        """Span in the article of the tokens ``first`` to ``last``, both included."""
        return self.starts[first], self.end(last)

    def says(self, phrases: Collection[str]) -> bool:
        """Whether one of some phrases in lower case stands in the sentence."""
        if not phrases:
            return False
        spaces = self.doc.to_array(SPACY).tolist()
        text = "".join([word + " " if space else word for word, space in zip(self.lowers, spaces, strict=True)])
        return any(phrase in text for phrase in phrases)

    def mention(self, token: Token) -> Mention | None:
        """The mention that covers a token."""
        return self.mention_of[token.i]



def _quoted(doc: Doc, is_open: bool) -> tuple[list[bool], bool]:
    """Which tokens stand inside quotation marks, and whether a quotation is still open at the end."""
    inside = is_open
    opener = ""
    flags = []
    for token in doc:
        text = token.text
        if text == '"':
            inside = not inside
            flags.append(False)
            continue
        if text in _OPEN and not inside:
            inside, opener = True, text
        elif text in _CLOSE and inside and (not opener or _PAIR[text] == opener) and token.tag_ != "POS":
            inside, opener = False, ""
        flags.append(inside)
    return flags, inside
