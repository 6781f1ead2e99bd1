"""The knowledge base as the other stages use it: holders by title and day, names, a user's own file."""

from __future__ import annotations

import json

import pytest

from lapel.errors import BadData
from lapel.stages.actors.kb import OFFICES, KnowledgeBase, alias_key, title_key


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return KnowledgeBase.load()


@pytest.mark.parametrize(
    ("country", "title", "day", "name"),
    [
        ("USA", "president", "2019-06-01", "Donald Trump"),
        ("USA", "president", "2021-03-17", "Joe Biden"),
        ("USA", "secretary of state", "2014-03-17", "John Kerry"),
        ("USA", "foreign minister", "2014-03-17", "John Kerry"),
        ("USA", "Pentagon chief", "2014-01-01", "Chuck Hagel"),
        ("DEU", "chancellor", "2010-01-01", "Angela Merkel"),
        ("DEU", "leader", "2010-01-01", "Angela Merkel"),
        ("GBR", "foreign secretary", "2016-01-01", "Philip Hammond"),
        ("GBR", "Foreign Minister", "2016-01-01", "Philip Hammond"),
        ("KOR", "leader", "2021-03-17", "Moon Jae-in"),
        ("JPN", "leader", "2021-03-17", "Yoshihide Suga"),
        ("CHN", "premier", "2014-01-01", "Li Keqiang"),
        ("RUS", "minister of foreign affairs", "2010-05-05", "Sergey Lavrov"),
        ("IRL", "taoiseach", "2021-05-05", "Micheál Martin"),
        ("IRL", "prime minister", "2021-05-05", "Micheál Martin"),
        ("IGO:UN", "secretary-general", "2014-01-01", "Ban Ki-moon"),
    ],
)
def test_holder_by_country_title_and_day(kb: KnowledgeBase, country: str, title: str, day: str, name: str) -> None:
    assert [kb.entities[t.person].name for t in kb.holders(country, title, day)][:1] == [name]


def test_a_day_that_no_source_covers_has_no_holder(kb: KnowledgeBase) -> None:
    assert kb.holders("USA", "president", "2099-01-01") == []
    assert kb.holders("USA", "president", "1066-10-14") == []


def test_office_on_a_day_is_that_of_the_day(kb: KnowledgeBase) -> None:
    biden = kb.aliases["Joe Biden"][0].entity
    titles = [t and t.title for t in (kb.office_on(biden, "2010-01-01"), kb.office_on(biden, "2022-01-01"))]
    assert titles == ["vice president", "president"]
    assert kb.office_on(biden, "2018-01-01") is None


def test_names_with_and_without_marks_lead_to_one_person(kb: KnowledgeBase) -> None:
    for a, b in (
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Moon Jae-in", "Moon Jae-In"),
    ):
        assert kb.aliases[alias_key(a)][0].entity == kb.aliases[alias_key(b)][0].entity


def test_surnames_are_no_aliases_but_can_be_asked_for(kb: KnowledgeBase) -> None:
    assert "Merkel" not in kb.aliases
    assert kb.aliases["Angela Merkel"][0].entity in kb.by_surname["Merkel"]
    assert kb.aliases[alias_key("Moon Jae-in")][0].entity in kb.by_surname["Moon"]


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("Minister of Foreign Affairs", "foreign minister"),
        ("the Defense Minister", "defence minister"),
        ("Secretary of State", "secretary of state"),
        ("Secretary of Defense", "defence secretary"),
        ("acting Prime Minister", "prime minister"),
        ("Minister for Trade", "trade minister"),
        ("Secretary-General", "secretary general"),
        ("then-president", "president"),
    ],
)
def test_titles_have_one_key(said: str, key: str) -> None:
    assert title_key(said) == key


def test_a_users_file_adds_and_overrides(tmp_path, kb: KnowledgeBase) -> None:
    path = tmp_path / "mine.jsonl"
    line = {
        "id": "mine:1",
        "name": "Ada Ki-example",
        "kind": "person",
        "country": "NLD",
        "aliases": ["A. Ki-example"],
        "surnames": ["Ki-example"],
        "tenures": [{"office": "foreign minister", "title": "foreign minister", "start": "2031-01-01", "end": "2031-12-31"}],
    }
    path.write_text("# ours\n\n" + json.dumps(line) + "\n", "utf-8")
    mine = KnowledgeBase.load(path)
    assert mine.aliases["A. Ki - example"][0].entity == "mine:1"
    assert mine.holders("NLD", "foreign minister", "2031-05-05")[0].person == "mine:1"
    assert "mine:1" not in kb.entities


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{not json", ["line 2"]),
        ('{"id": "a"}', ["line 2", "name"]),
        ('{"id": "a", "name": "b", "colour": 1}', ["line 2", "colour"]),
        ('{"id": "a", "name": "b", "tenures": [{"office": "boss"}]}', ["line 2", "boss", "head of state"]),
    ],
)
def test_a_bad_line_is_named(tmp_path, text: str, words: list[str]) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text("# ours\n" + text + "\n", "utf-8")
    with pytest.raises(BadData) as error:
        KnowledgeBase.load(path)
    assert all(word in str(error.value) for word in [str(path), *words])


def test_describe_lists_offices_in_order(kb: KnowledgeBase) -> None:
    found = kb.describe("KOR", "2021-03-17")
    assert found["name"] == "South Korea"
    ranks = [list(OFFICES).index(o["office"]) for o in found["offices"]]
    assert ranks == sorted(ranks)
    assert ("head of state", "Moon Jae-in") in [(o["office"], o["name"]) for o in found["offices"]]
