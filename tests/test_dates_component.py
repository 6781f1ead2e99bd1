"""The dates stage alone in somebody's own pipeline."""

import pytest
import spacy
from spacy.tokens import DocBin

import lapel
from lapel.language import load_base
from lapel.stages.dates import to_timex3

TEXT = "They met on Monday for two hours. On 3 May 1999 they had met twice a year."


def read(nlp, text, published=None):
    doc = nlp.make_doc(text)
    doc._.published = published
    return nlp(doc)


@pytest.mark.parametrize("make", [lambda: spacy.blank("en"), load_base], ids=["blank", "with a parser"])
def test_spans_carry_type_and_value(make):
    nlp = make()
    nlp.add_pipe("lapel_dates")
    assert not any(nlp.analyze_pipes()["problems"].values())
    doc = read(nlp, TEXT, "2021-03-17")
    assert [(s.text, s.label_, s.kb_id_) for s in doc.spans["dates"]] == [
        ("Monday", "DATE", "2021-03-15"), ("two hours", "DURATION", "PT2H"), ("3 May 1999", "DATE", "1999-05-03"),
        ("twice a year", "SET", "P1Y")]
    assert [d.start for d in doc._.dates] == ["2021-03-15", None, "1999-05-03", None]
    assert '<TIMEX3 tid="t1" type="DATE" value="2021-03-15">Monday</TIMEX3>' in to_timex3(doc.text, doc._.dates)


def test_the_day_of_publication_may_come_with_the_article():
    nlp = spacy.blank("en")
    nlp.add_pipe("lapel_dates")
    doc = nlp.make_doc(TEXT)
    doc._.article = lapel.records.Article(id="a", text=TEXT, published="2021-03-17")
    assert nlp(doc).spans["dates"][0].kb_id_ == "2021-03-15"


def test_without_a_day_of_publication_values_stay_relative():
    nlp = spacy.blank("en")
    nlp.add_pipe("lapel_dates")
    [doc] = nlp.pipe([TEXT])
    assert doc.spans["dates"][0].kb_id_ == "XXXX-WXX-1"
    assert doc._.dates[0].start is None


def test_spans_are_stored_and_read_back():
    nlp = spacy.blank("en")
    nlp.add_pipe("lapel_dates")
    stored = DocBin(docs=[read(nlp, TEXT, "2021-03-17")]).to_bytes()
    [doc] = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert [s.kb_id_ for s in doc.spans["dates"]] == ["2021-03-15", "PT2H", "1999-05-03", "P1Y"]
