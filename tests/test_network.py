"""The fast way through the base model's network: the same vectors, tags and trees, whatever stands beside a sentence."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from lapel import network
from lapel.language import load_base

TEXTS = ["The foreign minister of Chile met her Peruvian counterpart in Lima on Tuesday.", "Nothing came of it.", "Yes",
         "Norway's ambassador handed over a note, which Iceland had asked for, and left without a word to the press."]


@pytest.fixture(scope="module")
def nlp():
    return load_base()


@pytest.fixture(scope="module")
def fast(nlp):
    return network.Network(load_base())


def docs(nlp):
    return [nlp.make_doc(text) for text in TEXTS]


def tree(doc: Doc):
    return [(token.tag_, token.dep_, token.head.i) for token in doc]


def test_tags_and_trees_are_those_of_the_pipeline(nlp, fast):
    mine = docs(nlp)
    fast.annotate(mine)
    for theirs, doc in zip(nlp.pipe(docs(nlp)), mine, strict=True):
        assert tree(doc) == tree(theirs)
        assert np.allclose(doc.tensor, theirs.tensor, atol=1e-4)


def test_a_sentence_does_not_feel_its_neighbours(nlp, fast):
    together = docs(nlp)
    fast.annotate(together)
    for doc, alone in zip(together, docs(nlp), strict=True):
        fast.annotate([alone])
        assert doc.tensor.tobytes() == alone.tensor.tobytes()


def test_forms_forgotten_are_learned_again(nlp, fast, monkeypatch):
    first = docs(nlp)
    fast.annotate(first)
    monkeypatch.setattr(network, "WORDS", 3)
    again = docs(nlp)
    fast.annotate(again[:1])
    fast.annotate(again[1:])
    assert [doc.tensor.tobytes() for doc in again] == [doc.tensor.tobytes() for doc in first]


def test_another_pipeline_goes_its_own_way():
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    found = docs(blank)
    network.annotator(blank, 2)(found)
    assert [len(list(doc.sents)) for doc in found] == [1, 1, 1, 1]
