"""Words that are the name of an actor in one place and not in another."""

from __future__ import annotations

import itertools

import pytest

CASES = [
    # case and homographs
    ("Officials gave us the news about the US today.", {"US": "USA"}),
    ("Turkey sent help after the turkey was carved.", {"Turkey": "TUR"}),
    ("He runs a china shop in China.", {"China": "CHN"}),
    ("Jordan and Chad signed.", {"Jordan": "JOR", "Chad": "TCD"}),
    ("The talk show host Vernon Jordan met Chad Smith.", {}),
    # states of the United States and their towns
    ("She flew from Atlanta, Georgia to Tbilisi, Georgia.", {"Tbilisi": "GEO", "Georgia": "GEO"}),
    ("Turkey, Armenia, Georgia and Iran took part.", {"Turkey": "TUR", "Georgia": "GEO", "Iran": "IRN"}),
    ("A mill in Lebanon, Ohio, closed.", {}),
    ("A fair in Paris, Texas, opened.", {}),
    ("Voters in New Mexico asked Mexico for help.", {"Mexico": "MEX"}),
    ("George Washington never saw the debate that Washington had.", {"Washington": "USA"}),
    ("The mill in Athens, Georgia, and those of Florida, Georgia and Ohio closed.", {}),
    ("Ada Beck of Georgia spoke in Atlanta.", {}),
    ("Ada Beck of Georgia spoke in Batumi and thanked Jordan.", {"Georgia": "GEO", "Jordan": "JOR"}),
    # a name told before
    ("The officer Ade L. Jordan was charged. Jordan denied it. He had sold arms in Jordan.", {"Jordan": "JOR"}),
    # longer names before shorter ones
    ("Guinea-Bissau, Equatorial Guinea, Papua New Guinea and Guinea voted.",
     {"Guinea-Bissau": "GNB", "Equatorial Guinea": "GNQ", "Papua New Guinea": "PNG", "Guinea": "GIN"}),
    ("Niger warned Nigeria.", {"Niger": "NER", "Nigeria": "NGA"}),
    ("The Republic of the Congo met the Democratic Republic of the Congo.",
     {"Republic of the Congo": "COG", "Democratic Republic of the Congo": "COD"}),
    ("South Korea and North Korea talked.", {"South Korea": "KOR", "North Korea": "PRK"}),
    ("North and South Korea talked.", {"North": "PRK", "South Korea": "KOR"}),
    ("South Sudan left Sudan; Samoa is not American Samoa.", {"South Sudan": "SSD", "Sudan": "SDN", "Samoa": "WSM"}),
    # treaties, seas, newspapers
    ("The Paris agreement and the South China Sea came up in Paris.", {"Paris": "FRA"}),
    ("The Washington Post wrote about Washington.", {"Washington": "USA"}),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_actors_named(brief, text, expected):
    actors = {t: c for t, kind, c in brief(text) if kind in {"state", "seat", "igo"}}
    assert actors == expected


def test_a_state_of_the_union_is_a_place_of_its_country(brief):
    assert ("Georgia", "place", "USA") in brief("She flew from Atlanta, Georgia, last night.")
    assert ("New Mexico", "place", "USA") in brief("It rained in New Mexico.")


@pytest.mark.parametrize(("text", "place"), [
    ("SEOUL – The minister left.", ("SEOUL", "place", "KOR")),
    ("NAIROBI, Kenya (AP) _ The minister left.", ("NAIROBI", "place", "KEN")),
    ("TOKYO, March 17 (Wire) -- The minister left.", ("TOKYO", "place", "JPN")),
])
def test_a_dateline_is_a_place(brief, text, place):
    assert place in brief(text)


def test_a_capital_in_the_sentence_stays_a_seat(brief):
    assert ("Seoul", "seat", "KOR") in brief("Seoul said it would answer – later.")


def test_names_in_capitals(brief):
    actors = brief("JAPAN WARNS NORTH KOREA")
    assert ("JAPAN", "state", "JPN") in actors
    assert ("NORTH KOREA", "state", "PRK") in actors


def test_us_in_a_shouted_sentence_is_no_country(brief):
    assert brief("LET US PRAY") == []
    assert ("US", "state", "USA") in brief("THE US WARNS JAPAN")


@pytest.mark.parametrize(("text", "parts"), [
    ("The U.S.-China talks ended.", [("U.S.", "USA"), ("China", "CHN")]),
    ("The US-China talks ended.", [("US", "USA"), ("China", "CHN")]),
    ("Franco-German ties grew.", [("Franco", "FRA"), ("German", "DEU")]),
    ("Sino-Japanese ties grew.", [("Sino", "CHN"), ("Japanese", "JPN")]),
    ("Russo-Turkish ties grew.", [("Russo", "RUS"), ("Turkish", "TUR")]),
])
def test_two_countries_in_one_compound(brief, text, parts):
    assert [(t, c) for t, _, c in brief(text)] == parts


def test_a_backer_is_not_the_backed(brief):
    assert brief("Iran-backed rebels fired.") == [("Iran", "state", "IRN"), ("rebels", "nsa", None)]
    assert brief("A Syria-based militia fired.") == [("Syria-based militia", "nsa", "SYR")]


def test_spans_are_offsets_into_the_text_and_do_not_overlap(found):
    text = "Two Turkish warplanes met  the U.S.-China group; Mr. Moon's aide called President Joe Biden in Tokyo."
    mentions = found(text)
    assert all(text[m.span[0]:m.span[1]] == m.text for m in mentions)
    assert all(a.span[1] <= b.span[0] for a, b in itertools.pairwise(mentions))


def test_no_actor_no_mention(found):
    assert found("") == []
    assert found("Rain fell on the hills all day.") == []


def test_a_backer_in_one_token(brief):
    assert brief("The U.S.-led coalition left.")[0] == ("U.S.", "state", "USA")


def test_a_party_named_like_a_word_inside_a_longer_name(brief):
    assert brief("Hamas fired.") == [("Hamas", "nsa", "NSA:HAMAS")]
    assert brief("The Yellow Hamas Festival opened.") == []
