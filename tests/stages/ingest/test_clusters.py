"""Near-duplicate clusters."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapel.records import Article
from lapel.stages.ingest import clusters

WORDS = [
    "minister", "envoy", "pin", "lapel", "capital", "talks", "treaty", "visit", "summit", "river", "border", "trade", "fish", "grain",
    "tariff", "embassy", "letter", "call", "protest", "apology", "wreath", "medal", "flag", "anthem", "dinner", "guard", "carpet",
    "speech", "vote", "veto", "council", "union", "island", "strait", "ship",
]


def story(seed, n=120):
    pick = random.Random(seed)
    return [pick.choice(WORDS) for _ in range(n)]


def article(id, words, published="2021-03-17"):
    return Article(id=id, text=" ".join(words), published=published)


@pytest.fixture
def wire():
    """One report in four papers (cut, begun anew, set off with a dateline), one without a date, and two other reports."""
    words = story(1)
    return [
        article("c", words), article("b", [*words[:-8], "reuters", "said"], "2021-03-16"), article("d", ["PARIS", "(Own)", "–", *words]),
        article("a", ["update", *words], None), article("x", story(2)), article("y", story(3), None)]


def test_the_first_by_day_and_id_names_the_cluster(wire):
    assert clusters(wire) == {"a": "b", "b": "b", "c": "b", "d": "b", "x": "x", "y": "y"}


def test_articles_without_a_day_come_last_and_equal_days_go_by_id():
    words = story(1)
    assert clusters([article("a", words, None), article("b", words)]) == {"a": "b", "b": "b"}
    assert clusters([article("b", words), article("a", words)]) == {"a": "a", "b": "a"}


def test_the_order_of_the_articles_changes_nothing(wire):
    expected = clusters(wire)
    for seed in range(10):
        random.Random(seed).shuffle(wire)
        assert clusters(wire) == expected


def test_a_chain_of_versions_is_one_cluster():
    versions = [story(1)]
    for step in range(6):
        versions.append([*versions[-1][6:], *story(100 + step, 6)])
    found = clusters([article(str(n), words) for n, words in enumerate(versions)])
    assert set(found.values()) == {"0"}
    assert clusters([article("0", versions[0]), article("6", versions[-1])]) == {"0": "0", "6": "6"}, "the ends alone are not near"


def test_short_items_that_differ_in_what_they_say_stay_apart():
    texts = {"a": "Oslo calls Bern.", "b": "Bern calls Oslo.", "c": "Oslo calls Bern."}
    found = clusters([Article(id=id, text=text, published="2021-03-17") for id, text in texts.items()])
    assert found == {"a": "a", "b": "b", "c": "a"}


def test_the_same_template_with_other_parties_stays_apart():
    text = "The president spoke today with the prime minister of {} about {}. They agreed to meet again and to stay in touch by envoys."
    pairs = [("Norway", "fish"), ("Japan", "trade in grain and steel"), ("Chile", "copper, lithium and a new customs office")]
    found = clusters([Article(id=str(n), text=text.format(*pair)) for n, pair in enumerate(pairs)])
    assert len(set(found.values())) == 3


LETTER = ("Dear Mr. Speaker: I send you a report on {0}, and on the pact that was signed with {0} last year. It tells of its laws, of its "
          "courts and of its trade, as the act on pacts asks of me. I hope that the house will look on {0} with favour, and that the "
          "text will help the members in their work on this matter before they vote on it in the coming days of the session.")


def test_letters_on_one_template_about_other_countries_stay_apart():
    letters = [Article(id=name, text=LETTER.format(name), published="2022-07-11") for name in ("Norland", "Sudland", "Ostland")]
    assert set(clusters(letters).values()) == {"Norland", "Sudland", "Ostland"}


def test_the_same_letter_a_year_later_is_another_and_a_day_later_is_not():
    days = {"a": "2021-07-11", "b": "2021-07-12", "c": "2022-07-11"}
    letters = [Article(id=id, text=LETTER.format("Norland"), published=day) for id, day in days.items()]
    assert clusters(letters) == {"a": "a", "b": "a", "c": "c"}


def test_texts_without_words_and_no_articles_at_all():
    assert clusters([]) == {}
    assert clusters([Article(id="a", text="…"), Article(id="b", text=ascii(""))]) == {"a": "a", "b": "a"}


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), min_size=1, max_size=6), st.randoms())
@settings(max_examples=40, deadline=None)
def test_every_cluster_is_named_by_its_first_member(texts, shuffle):
    articles = [article(str(n), words) for n, words in enumerate(texts)]
    found = clusters(articles)
    assert set(found) == {a.id for a in articles}
    for member, first in found.items():
        assert found[first] == first
        assert first <= member
    shuffle.shuffle(articles)
    assert clusters(articles) == found
