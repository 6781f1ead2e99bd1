"""Whatever stands in a text, mentions are ordered, apart from each other, and true to its characters."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from lapel.language import tokenise
from lapel.records import Article
from lapel.stages.actors import find_actors
from lapel.stages.actors.kb import KnowledgeBase

WORDS = [
    "the", "The", "former", "two", "Japan", "Japan's", "Japanese", "US", "U.S.-China", "U.S.-led", "Sino", "-",
    "--", "–", "'", "’s", "'s", "president", "President", "Prime", "Minister", "foreign", "ministry", "of", "for",
    "in", "to", "and", ",", ".", "(", ")", "Mr.", "Mrs.", "Messrs", "Lt.", "Gen.", "Biden", "Moon", "Jae-in",
    "Joe", "Biden,", "Jr.", "al", "de", "d'Estaing", "May", "official", "Secretary", "government", "Quimby", "SDF",
    "both", "they", "it", "I", "Georgia", "Atlanta,", "NATO", "Hamas", "forces", "troops", "ambassador", "embassy",
    "\n", "\n\n", "\xa0", "𝔘", "é", "İstanbul", "ß", "ﬁ", "1", "2021", '"', "“", "”", "\u200b",
]


@settings(max_examples=300, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=25), glue=st.sampled_from([" ", "", "  ", "\n"]))
def test_mentions_are_ordered_apart_and_true_to_the_text(kb: KnowledgeBase, words: list[str], glue: str) -> None:
    text = glue.join(words)
    mentions = find_actors(tokenise(text), Article(id="t", text=text, published="2021-03-17"), kb)
    for mention in mentions:
        assert mention.text == text[mention.span[0]:mention.span[1]] != ""
        assert mention.head is not None
        assert 0 <= mention.head[0] < mention.head[1] <= len(text)
    for first, second in itertools.pairwise(mentions):
        assert first.span[1] <= second.span[0]
