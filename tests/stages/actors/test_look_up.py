"""What a user may type to look into the knowledge base."""

import pytest

from lapel.stages.actors.describe import of_words
from lapel.stages.actors.look_up import look_up


@pytest.mark.parametrize(("typed", "day", "name", "office"), [
    ("Mr. Moon", "2021-03-17", "Moon Jae-in", "head of state"),
    ("President Moon", "2021-03-17", "Moon Jae-in", "head of state"),
    ("Prime Minister Suga", "2021-03-17", "Yoshihide Suga", "head of government"),
])
def test_a_person_by_title(kb, typed, day, name, office):
    first = look_up(kb, typed, day)[0]
    assert (first["name"], first["office"]) == (name, office)


def test_a_place_that_is_no_actor(kb):
    assert look_up(kb, "Trondheim")[0] == {
        "entity": None, "name": "Trondheim", "kind": "place", "country": "NOR", "roles": [], "office": None, "title": None}


def test_nobody(kb):
    assert look_up(kb, "Mr. Qwxyz", "2021-03-17") == []


@pytest.mark.parametrize(("phrase", "sectors"), [
    ("some three hundred villagers", ["CVL"]), ("the taxi drivers of the capital", ["CVL"]), ("riot police", ["COP"]),
    ("a group", []), ("masked gunmen in the hills", ["UAF"])])
def test_sectors_by_the_words(phrase, sectors):
    assert of_words(phrase)[0] == sectors


@pytest.mark.parametrize(("typed", "day", "name", "country"), [
    ("the German chancellor", "2022-03-17", "Olaf Scholz", "DEU"), ("Japan's prime minister", "2021-03-17", "Yoshihide Suga", "JPN"),
    ("the US president", "2019-05-01", "Donald Trump", "USA"), ("a Sri Lankan navy spokesman", "2021-03-17", None, "LKA")])
def test_a_description_on_a_day(kb, typed, day, name, country):
    [found] = look_up(kb, typed, day)
    assert (found["name"], found["country"]) == (name, country)
