"""Whatever hits, mentions and dates come in: records that are valid, whose spans say what they claim, and sums that
balance."""

from collections import Counter

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from lapel.language import tokenise
from lapel.records import Argument, Article, ArticleGestures, Attribution, DateRef, Event, Gesture, Mention, Trigger
from lapel.stages.events import make_events
from tests.stages.events.conftest import small_kb

WORDS = [
    "Peru",
    "Chile",
    "Ana Alvarez",
    "he",
    "She",
    "they",
    "Their envoys",
    "we",
    "you",
    "the two leaders",
    "both",
    "each other",
    "the latter",
    "Its army",
    "the president",
    "the attack",
    "and",
    ",",
    "of",
    "in",
    "with",
    "'s",
    "-",
    "“",
    "”",
    ".",
    "\n\n",
    "praised",
    "met",
    "on Monday",
    "its pact",
    "pro-",
    "including",
    "The governments of",
    "the Baltic states",
    "during his first term",
    "İstanbul",
]
TYPES = [
    "contact.visit",
    "contact.meeting",
    "stance.praise",
    "conflict.attack",
    "overture.invite",
    "overture.decline",
    "precedence.comparison",
]
KINDS = ["state", "people", "person", "office", "seat", "place", "igo", "nsa", "pronoun", "plural", "government", "unknown"]
STATUSES = ["realised", "scheduled", "offered", "declined", "unanswered", "threatened"]
KB = small_kb()


@st.composite
def scenes(draw):
    words = draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=40))
    text, spans = "", []
    for word in words:
        spans.append((len(text), len(text) + len(word)))
        text += word + draw(st.sampled_from([" ", ""])) if word in {"pro-", "-", "“"} else word + " "
    sentences = [tokens.chars(*s) for tokens in [tokenise(text)] for s in tokens.sentences] or [(0, len(text))]

    def some(n):
        return draw(st.lists(st.sampled_from(spans), max_size=n))

    mentions = [
        Mention(
            span=s,
            text=text[slice(*s)],
            kind=draw(st.sampled_from(KINDS)),
            resolved_by="name",
            country=draw(st.sampled_from(["PER", "CHL", "IGO:UN", "NSA:X", None])),
            candidates=draw(st.sampled_from([[], ["PER", "x:alvarez"], ["nobody"]])),
            entity=draw(st.sampled_from([None, "x:alvarez"])),
        )
        for s in some(8)
    ]
    dates = [
        DateRef(
            span=s,
            text=text[slice(*s)],
            type=draw(st.sampled_from(["DATE", "DURATION"])),
            value="2019-05-13",
            start=draw(st.sampled_from([None, "2019-05-13", "2030-01-01"])),
            end="2030-01-01",
            grain="day",
        )
        for s in some(3)
    ]
    hits = []
    for trigger in some(5):
        arguments = [
            Argument(
                role=draw(st.sampled_from(["agent", "recipient", "about", "place"])),
                span=s,
                head=s,
                text=text[slice(*s)],
                slot=draw(st.sampled_from(["subj", "obj", "in", "poss"])),
                quoted=draw(st.booleans()),
            )
            for s in some(4)
        ]
        number = next((i for i, s in enumerate(sentences) if s[0] <= trigger[0] < s[1]), 0)
        speaker = draw(st.sampled_from([None, *spans[:2]]))
        hits.append(
            Gesture(
                rule="r.x",
                type=draw(st.sampled_from(TYPES)),
                status=draw(st.sampled_from(STATUSES)),
                sentence=number,
                trigger=Trigger(text=text[slice(*trigger)], span=trigger),
                evidence=sentences[number],
                arguments=arguments,
                tense=draw(st.sampled_from(["past", "present", "future", "none"])),
                nominal=draw(st.booleans()),
                symmetric=draw(st.booleans()),
                details=draw(st.sampled_from([{}, {"order": 2}, {"back_reference": "visit"}])),
                attribution=Attribution(kind="quote", speaker="x", span=speaker) if speaker else Attribution(),
                dates=[d.span for d in dates[:1]],
            )
        )
    article = Article(
        id="a",
        text=text,
        published=draw(st.sampled_from([None, "2019-05-16"])),
        source=draw(st.sampled_from(["", "The White House"])),
        title=draw(st.sampled_from(["", "Joint statement"])),
    )
    return article, ArticleGestures(article="a", sentences=sentences, subjects=sorted(some(4)), gestures=hits), mentions, dates


@settings(max_examples=150, deadline=None)
@given(scenes())
def test_records_are_valid_and_sums_balance(scene):
    article, found, mentions, dates = scene
    drops = Counter()
    events = make_events(article, found, mentions, dates, KB, drops=drops)
    assert len(found.gestures) == len(events) + sum(drops.values())
    assert msgspec.json.decode(msgspec.json.encode(events), type=list[Event]) == events
    assert len({e.id for e in events}) == len(events)
    ids = [e.id for e in events]
    for event in events:
        assert all(item.event in ids for item in event.links)
        for party in event.agents + event.recipients + event.about:
            assert party.span is None or article.text[slice(*party.span)] == party.text
        assert event.place is None or article.text[slice(*event.place.span)] == event.place.text
        assert "back_reference" not in event.details
