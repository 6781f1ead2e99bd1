"""A long article costs what its length does: steps are counted, not seconds."""

import itertools
import sys

import pytest

from lapel.records import Article
from lapel.run.steps import Steps
from lapel.stages.events import make_events

SENTENCES = [
    "Norway expelled two Danish diplomats on Monday.",
    "The Kenyan president met the Tanzanian foreign minister in Nairobi on 3 March 2021.",
    "Chile condemned Peru and promised to answer in kind.", "He invited the Ghanaian leader to Paris.",
    "France and Germany signed an agreement on trade last week.", "The two countries recalled their ambassadors.",
    "Japan's sanctions on North Korea were criticised by China.", "The spokesman said they would meet again next year.",
    "We urge Iran to release the prisoners.", "The invitation was declined.", "The visit was called off.",
    "It was the first time that Turkey had received a call before Greece.", "Russia attacked Ukraine and killed ten soldiers.",
]


@pytest.fixture(scope="module")
def steps():
    return Steps().load()


def long_article(paragraphs):
    turn = itertools.cycle(SENTENCES)
    text = "\n\n".join(" ".join(itertools.islice(turn, 4)) for _ in range(paragraphs))
    return Article(id="long", title="Long", published="2021-03-17", text=text)


def lines_run(steps, paragraphs):
    """How many lines of the events stage are run for an article, each turn of a loop anew, and for how many rule hits."""
    article = long_article(paragraphs)
    tokens = steps.tokenise(article)
    mentions, dates = steps.actors(article, tokens), steps.dates(article, tokens)
    gestures = steps.gestures(article, tokens, next(steps.parse([(article, tokens, mentions)])), mentions, dates)
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        if "/stages/events/" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        make_events(article, gestures, mentions, dates, steps.kb)
    finally:
        sys.settrace(before)
    return count, len(gestures.gestures)


def test_four_times_the_text_takes_four_times_the_steps(steps):
    lines_run(steps, 4)  # tables are read the first time
    few, hits = lines_run(steps, 26)
    many, more_hits = lines_run(steps, 104)
    assert hits > 100
    assert more_hits > 3.9 * hits
    assert many < 4.8 * few, "the stage is quadratic in the hits of an article"
