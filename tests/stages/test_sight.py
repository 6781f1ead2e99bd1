"""Who is in sight of a sentence: which sentences can tell of something that crosses a border."""

from __future__ import annotations

import re

import pytest

from lapel.language import tokenise
from lapel.records import Article, Mention
from lapel.run.settings import Settings
from lapel.run.steps import Steps
from lapel.stages.sight import crossing, looks

NAMES = {"Peru": ("state", "PER"), "Peruvian minister": ("office", "PER"), "Chile": ("state", "CHL"), "Andean Community": ("igo", "IGO:C"),
         "Red Column": ("nsa", None), "Ada Beck": ("person", None), "two leaders": ("plural", None)}


def seen(text: str, **fields: str) -> list[bool]:
    tokens = tokenise(text)
    mentions = [Mention(span=m.span(), text=m[0], kind=NAMES[m[0]][0], country=NAMES[m[0]][1])  # type: ignore[arg-type]
                for m in re.finditer("|".join(NAMES), text)]
    return crossing(Article(id="a", text=text, **fields), mentions, [looks(t.lower_) for t in tokens.doc],
                    [t.is_title for t in tokens.doc], [t.idx for t in tokens.doc], tokens.sentences)


@pytest.mark.parametrize(("text", "passes"), [
    ("Peru struck back.", False),
    ("Peru struck Chile.", True),
    ("Peru joined the Andean Community.", True),
    ("Red Column struck a bridge.", True),
    ("Peru expelled a diplomat.", True),
    ("Peru left the Lake Accord.", True),
    ("Ada Beck struck back.", False),
    ("Peru answered. The two leaders met.", True),
])
def test_one_state_alone_crosses_no_border(text, passes):
    assert seen(text)[-1] is passes


def test_the_sentences_just_before_are_in_sight_and_no_farther_ones():
    assert seen(f"Chile waited. {'Peru signed. ' * 5}") == [False, True, True, True, True, False]


def test_a_pronoun_sees_as_far_as_it_reaches():
    idle = "Peru waited. " * 3
    assert seen(f"Chile waited. {idle}Peru praised them.")[-1]
    assert not seen(f"Chile waited. {idle}{idle}Peru praised them.")[-1]


def test_an_act_told_before_brings_its_parties():
    idle = "Peru waited. " * 4
    assert seen(f"Peru made Chile an offer. {idle}The offer was declined.")[-1]
    assert not seen(f"Peru made Chile an offer. {idle}An offer was declined.")[-1]


def test_a_government_that_publishes_is_in_sight_of_its_own_words():
    address = "https://www.whitehouse.gov/statement"
    assert seen("We thank Peru.", url=address) == [True]
    assert seen("Ada Beck visited Peru.", url=address) == [True]
    assert seen("We thank Peru.") == [False]
    assert seen("We commit to more.", title="Joint statement") == [True]


def test_what_is_out_of_sight_makes_no_event():
    """Over the sentences of all rules, each a text of its own: what the gate leaves out would not have become an event."""
    steps = Steps(Settings(gate=False)).load()
    left_out = 0
    for n, text in enumerate(dict.fromkeys(example.text for rule in steps.rules.rules for example in rule.yes)):
        article = Article(id=str(n), text=text, published="2021-03-17")
        tokens = steps.tokenise(article)
        mentions = steps.actors(article, tokens)
        seen = crossing(article, mentions, [looks(t.lower_) for t in tokens.doc], [t.is_title for t in tokens.doc],
                        [t.idx for t in tokens.doc], tokens.sentences)
        if all(seen):
            continue
        left_out += 1
        dates = steps.dates(article, tokens)
        (sentences,) = steps.parse([(article, tokens, mentions)])
        events = steps.events(article, steps.gestures(article, tokens, sentences, mentions, dates), mentions, dates)
        dark = [tokens.chars(*span) for span, lit in zip(tokens.sentences, seen, strict=True) if not lit]
        assert not [e.type for e in events if any(first <= e.evidence.trigger.span[0] < last for first, last in dark)], text
    assert left_out
