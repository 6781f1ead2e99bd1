"""The parse stage: the gate, the cut sentences and their offsets, the second reading of misread verbs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapel.language import load_base, tokenise
from lapel.records import Article, Mention
from lapel.stages.gate import Gate
from lapel.stages.gestures.rules import Example, Rule, RuleSet
from lapel.stages.misread import misread, past
from lapel.stages.parse import Parser, pack, unpack

RULES = RuleSet([
    Rule(id="t.meet", type="contact.meeting", yes=[Example(text="x")], no=["y"], verbs=["meet", "sit down with"]),
    Rule(id="t.lift", type="relief.lift", yes=[Example(text="x")], no=["y"], verbs=["lift"], object=["sanction", "travel ban"]),
    Rule(id="t.fire", type="conflict.attack", yes=[Example(text="x")], no=["y"], verbs=["fire", "test"]),
    Rule(id="t.thank", type="stance.praise", yes=[Example(text="x")], no=["y"], verbs=["thank"], needs=["agent", "recipient"]),
    Rule(id="t.leave", type="agreement.withdraw_suspend", yes=[Example(text="x")], no=["y"], verbs=["leave"], subject=["envoy"],
         prep={"from": ["talk"]}),
], {})
STATE = Mention(span=(0, 4), text="Peru", kind="state", country="PER")


@pytest.fixture(scope="module")
def nlp():
    return load_base()


@pytest.fixture(scope="module")
def parser(nlp):
    return Parser(nlp, RULES)


def gate(parser, text, mentions=(STATE,)):
    return Gate(RULES).passes(tokenise(text, parser.nlp.tokenizer), list(mentions))


def named(text, *names):
    """Mentions of states by their names."""
    return [Mention(span=m.span(), text=m[0], kind="state", country=m[0].upper()[:3]) for m in re.finditer("|".join(names), text)]


def test_gate_passes_sentences_that_can_hold_a_trigger(parser):
    text = "Peru met Chile. The weather was fine. Peru lifts its sanctions. Peru lifted a stone. The envoys sat down with them."
    assert gate(parser, text) == [0, 2, 4]


def test_gate_wants_the_object_in_any_of_its_words(parser):
    assert gate(parser, "Peru lifted the ban on travel.") == [0]
    assert gate(parser, "Peru lifted the stone.") == []


def test_gate_wants_subject_and_preposition_with_its_words(parser):
    assert gate(parser, "Peru's envoys left from the talks.") == [0]
    assert gate(parser, "Peru's envoys left from the hall.") == []
    assert gate(parser, "Peru's guests left from the talks.") == []


def test_gate_wants_them_in_reach_of_the_trigger(parser):
    far = "and then at the end of a long and rainy afternoon in the old town with all of its many guests and friends"
    assert gate(parser, "Peru lifted in May the sanctions.") == [0]
    assert gate(parser, f"Peru lifted a stone {far} the sanctions.") == []


def test_gate_wants_somebody_who_may_take_part(parser):
    assert gate(parser, "Peru thanked everybody.") == [0]
    assert gate(parser, "Peru slept. Everybody thanked everybody.") == []


def test_gate_holds_articles_without_an_actor(parser):
    assert gate(parser, "He met her.", ()) == []


def test_the_parser_takes_what_passes_and_crosses_a_border(parser):
    idle = "The weather was fine. The rest of the day was long. Peru slept. "
    text = f"Peru met Chile. {idle}They met. {idle}Peru fired on Peru."
    article, tokens = Article(id="a", text=text), tokenise(text, parser.nlp.tokenizer)
    assert parser.gate(article, tokens, named(text, "Peru", "Chile")) == [0, 4]
    assert Gate(RULES).passes(tokens, named(text, "Peru", "Chile")) == [0, 4, 8]


def test_a_short_article_is_in_sight_whole(parser):
    text = "Peru fired on Peru. The weather was fine."
    tokens = tokenise(text, parser.nlp.tokenizer)
    assert parser.gate(Article(id="a", text=text), tokens, named(text, "Peru")) == [0]


def test_without_gate_all_but_endless_sentences_are_parsed(nlp):
    open_parser = Parser(nlp, RULES, gate=False)
    text = "Nothing here. " + "Words and " * 150 + "more."
    assert open_parser.gate(Article(id="a", text=text), tokenise(text, nlp.tokenizer), [STATE]) == [0]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["Peru", "met", ".", "“Yes”", "* ", "\n\n", "\n", "\u00a0", "  ", "U.S.", "–", "lifted", "é"]),
                max_size=30).map(" ".join))
def test_offsets_of_cut_sentences_point_to_the_same_words(text):
    open_parser = Parser(_NLP, RULES, gate=False)
    article, tokens = Article(id="a", text=text), tokenise(text, _NLP.tokenizer)
    for i in range(len(tokens.sentences)):
        doc = open_parser.cut(article, tokens, i)
        for token, start, end in zip(doc, doc.user_data["starts"], doc.user_data["ends"], strict=True):
            assert text[start:end].replace("\u00a0", " ") == token.text


@pytest.mark.parametrize(("text", "left"), [
    ("NAIROBI - Kenya met Chad.", "Kenya met Chad."), ("SEOUL, South Korea (AP) – Peru met Chad.", "Peru met Chad."),
    ("NATO-Russia talks met.", "NATO-Russia talks met."), ("Peru - a state - met Chad.", "Peru - a state - met Chad."),
    ("NATO met Peru - and Chad.", "NATO met Peru - and Chad."),
    ("War in Chad (2006–2009): Chad met Togo.", "Chad met Togo."), ("Peruvian hostage crisis: Peru met Chad.", "Peru met Chad."),
    ("Minister Ito: Peru met Chad.", "Minister Ito: Peru met Chad."), ("Peru said of the crisis: Chad met Togo.",
                                                                     "Peru said of the crisis: Chad met Togo.")])
def test_datelines_and_labels_are_not_parsed(parser, text, left):
    article, tokens = Article(id="a", text=text), tokenise(text, parser.nlp.tokenizer)
    doc = parser.cut(article, tokens, 0)
    assert doc.text == left
    assert text[doc.user_data["starts"][0]:] == left


def test_groups_keep_the_order_of_articles_and_empty_ones(parser):
    texts = ["Peru met Chile.", "Nothing.", "", "Peru met Chad. It met Togo."]
    items = [(Article(id=str(n), text=t), tokenise(t, parser.nlp.tokenizer), named(t, "Peru", "Chile", "Chad", "Togo"))
             for n, t in enumerate(texts)]
    groups = list(parser.parse(items))
    assert [[d.user_data["article"] for d in g] for g in groups] == [["0"], [], [], ["3", "3"]]
    assert all(d.has_annotation("DEP") for g in groups for d in g)


def test_packed_sentences_come_back_whole(parser):
    text = "Peru met Chile in Lima."
    (group,) = parser.parse([(Article(id="a", text=text), tokenise(text, parser.nlp.tokenizer), named(text, "Peru", "Chile"))])
    (doc,) = unpack(pack([group]), parser.nlp)
    assert [(t.text, t.tag_, t.dep_, t.head.i) for t in doc] == [(t.text, t.tag_, t.dep_, t.head.i) for t in group[0]]
    assert list(doc.user_data["starts"]) == group[0].user_data["starts"]


@pytest.mark.parametrize(("verb", "form"), [("fire", "fired"), ("land", "landed"), ("leave", "left"), ("visit", "visited"),
                                            ("ban", "banned"), ("deny", "denied"), ("meet", "met"), ("annex", "annexed")])
def test_past(verb, form):
    assert past(verb) == form


def test_a_present_verb_read_as_a_noun_is_read_again(parser):
    text = "Ethiopian Defence Forces fire shells at Eritreans near the border."
    forces = Mention(span=(0, 24), text=text[:24], kind="military", country="ETH")
    (group,) = parser.parse([(Article(id="a", text=text), tokenise(text, parser.nlp.tokenizer), [forces, *named(text, "Eritreans")])])
    (doc,) = group
    root = next(t for t in doc if t.dep_ == "ROOT")
    assert root.lemma_ == "" or root.text == "fired"
    assert text[doc.user_data["starts"][root.i]:doc.user_data["ends"][root.i]] == "fire"


def test_a_sentence_with_a_verb_at_its_root_is_left_alone(parser):
    text = "Peru fires at Chile near the border."
    (group,) = parser.parse([(Article(id="a", text=text), tokenise(text, parser.nlp.tokenizer), named(text, "Peru", "Chile"))])
    assert misread(group[0], [STATE], {"fire"}) is None


_NLP = load_base()


def test_gate_reads_the_word_before(parser):
    assert gate(parser, "Peru said that the fire spread.") == []
    assert gate(parser, "Peru would fire on them.") == [0]


def test_gate_takes_a_capital_inside_a_sentence_for_a_name(parser):
    assert gate(parser, "Peru saw Nora Meet in the shop.") == []
    assert gate(parser, "Peru's Envoys Meet Rivals") == [0]


def test_gate_wants_somebody_who_does_it(parser):
    text = "Peru slept. Winds met there. They met there. Winds met Lake Ola."
    lake = Mention(span=(text.index("Lake"), len(text) - 1), text="Lake Ola", kind="place")
    assert gate(parser, text, (STATE, lake)) == [2, 3]
    assert gate(parser, text) == [2]


@pytest.mark.parametrize(("text", "root"), [("North Korea test-fires two short-range missiles.", "fired"),
                                            ("Clashes erupt between Peruvian and Chilean forces along the border.", "erupted")])
def test_other_present_forms_that_are_read_again(parser, text, root):
    korea = Mention(span=(0, 11), text=text[:11], kind="state", country="PRK")
    tokens = tokenise(text, parser.nlp.tokenizer)
    (doc,) = parser.cuts(Article(id="a", text=text), tokens, [0])
    parser._annotate([doc])
    doc = parser._again(doc, [korea])
    assert next(t.text for t in doc if t.dep_ == "ROOT") == root


def test_tokens_are_the_same_with_and_without_the_base_pipeline():
    text = "Brig. Gen. Ito met Amb. Beck and Lt. Col. Khan of the U.S. on Jan. 3. They didn't talk to Supt. Moe's can't-do staff."
    alone, with_model = tokenise(text), tokenise(text, load_base().tokenizer)
    assert [token.text for token in alone.doc] == [token.text for token in with_model.doc]
    assert alone.sentences == with_model.sentences
    assert "Amb." in [token.text for token in alone.doc]
