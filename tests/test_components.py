"""The stages as spaCy components."""

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import lapel
from lapel.components import NAMES
from lapel.language import load_base

TEXT = "Norway expelled two Danish diplomats on Monday. Denmark condemned the expulsion and recalled its ambassador from Oslo."


@pytest.fixture(scope="module")
def nlp():
    return lapel.load()


def read(nlp, text, published=None):
    doc = nlp.make_doc(text)
    doc._.published = published
    return nlp(doc)


def test_a_text_gets_its_events_actors_and_dates(nlp):
    doc = read(nlp, TEXT, "2021-03-18")
    first = doc._.events[0]
    assert (first.type, first.date.start) == ("representation.expel", "2021-03-15")
    assert ("Norway", "NOR") in [(s.text, s.label_) for s in doc.spans["actors"]]
    assert [(s.text, s.label_) for s in doc.spans["dates"]] == [("Monday", "DATE")]
    assert doc.text == TEXT


def test_without_a_day_of_publication_relative_days_stay_open(nlp):
    event = read(nlp, TEXT)._.events[0]
    assert (event.date.text, event.date.start) == ("Monday", None)


def test_many_texts_at_once_give_what_one_by_one_gives(nlp):
    texts = [TEXT, "Rain fell.", "Chile thanked Peru.", TEXT.replace("Norway", "Sweden")]
    together = [[e.id for e in doc._.events] for doc in nlp.pipe(texts)]
    assert together == [[e.id for e in nlp(text)._.events] for text in texts]
    assert [len(found) > 0 for found in together] == [True, False, True, True]


def test_components_say_what_they_assign_and_require(nlp):
    assert list(nlp.pipe_names) == list(NAMES)
    assert not any(nlp.analyze_pipes()["problems"].values())
    alone = spacy.blank("en")
    alone.add_pipe("lapel_events")
    assert "doc._.gestures" in alone.analyze_pipes()["problems"]["lapel_events"]


def test_in_a_pipeline_of_one_s_own_its_parses_are_taken():
    own = load_base()
    for name in NAMES:
        own.add_pipe(name)
    doc = read(own, TEXT, "2021-03-18")
    assert [t.dep_ for t in doc._.parsed[0]] == [t.dep_ for t in next(iter(doc.sents)) if not t.is_space]
    assert doc._.events[0].type == "representation.expel"


def test_space_in_a_parsed_text_is_left_out_of_the_sentence_and_the_tree_holds():
    from lapel.components import _with_tree

    nlp = spacy.blank("en")
    doc = Doc(nlp.vocab, words=["Chile", "\n", "thanked", "Peru"], spaces=[False, False, True, False], tags=["NNP", "_SP", "VBD", "NNP"],
              heads=[2, 0, 2, 1], deps=["nsubj", "dep", "ROOT", "dobj"])
    cut = Doc(nlp.vocab, words=["Chile", "thanked", "Peru"], user_data={"starts": [0, 6, 14], "index": 0, "article": "a"})
    built = _with_tree(cut, doc)
    assert [t.head.text for t in built] == ["thanked", "thanked", "Chile"]
    assert [t.dep_ for t in built] == ["nsubj", "ROOT", "dobj"]


def test_docs_can_be_stored(nlp):
    stored = DocBin(docs=[read(nlp, TEXT, "2021-03-18")]).to_bytes()
    [doc] = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert doc.text == TEXT
    assert "actors" in doc.spans


def test_the_pipeline_says_that_it_is_lapel(nlp):
    assert nlp.meta["name"] == "lapel"
    assert lapel.extract(TEXT, "2021-03-18")[0].id == read(nlp, TEXT, "2021-03-18")._.events[0].id
