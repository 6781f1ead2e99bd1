"""Sentences with hand-written trees, so that the grammar is tested apart from any parser."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.lang.en import English
from spacy.tokens import Doc

from lapel.records import DateRef, Mention
from lapel.stages.gestures.sentence import Sentence

VOCAB = English().vocab


def tree(notation: str) -> Doc:
    """A Doc from ``word/TAG/dep/head`` items; heads are word positions from 0, the root's is its own."""
    words, tags, deps, heads = [], [], [], []
    for item in notation.split():
        word, tag, dep, head = item.rsplit("/", 3)
        words.append(word), tags.append(tag), deps.append(dep), heads.append(int(head))
    doc = Doc(VOCAB, words=words, tags=tags, deps=deps, heads=heads)
    doc.user_data = {"article": "a", "index": 0, "starts": [t.idx for t in doc], "ends": [t.idx + len(t) for t in doc]}
    return doc


def view(notation: str, actors: Sequence[str] = (), dates: Sequence[DateRef] = ()) -> Sentence:
    """The sentence with the given words as mentions of states."""
    doc = tree(notation)
    mentions = [Mention(span=(t.idx, t.idx + len(t)), text=t.text, kind="state", country="XXX") for t in doc if t.text in actors]
    return Sentence(doc, mentions, dates)
