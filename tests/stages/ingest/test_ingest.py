"""The ingest stage: languages, ids, sums; and what the real corpora come to."""

import gzip
import json
from collections import Counter

import pytest

from lapel import resources
from lapel.readers import REASONS, read
from lapel.records import Article, Drop
from lapel.stages.ingest import Ids, ingest

ENGLISH = "The foreign minister took the blue pin off his lapel before he landed in the capital on Wednesday, officials said."
FRENCH = "Le ministre des Affaires étrangères a retiré l’épingle bleue de son revers avant d’atterrir dans la capitale mercredi."
GERMAN = "Der Außenminister nahm die blaue Nadel vom Revers, bevor er am Mittwoch in der Hauptstadt landete, sagten Beamte dort."
RUSSIAN = "Министр иностранных дел снял синий значок с лацкана перед тем, как прилететь в столицу в среду, сообщили чиновники."


def article(text=ENGLISH, id="n1", **fields):
    return Article(id=id, text=text, **fields)


@pytest.mark.parametrize(("text", "code"), [(FRENCH, "fr"), (GERMAN, "de"), (RUSSIAN, "ru")])
def test_other_languages_are_dropped_by_name(text, code):
    (drop,) = ingest([article(text)])
    assert isinstance(drop, Drop)
    assert (drop.stage, drop.reason, drop.detail, drop.id) == ("ingest", "other-language", code, "n1")


@pytest.mark.parametrize("text", [
    ENGLISH, ENGLISH.upper(), "US, UK, EU: no.", "Lula, Macron, Scholz.", "Viktor Orbán – Andrzej Duda – Zuzana Čaputová.", FRENCH[:60],
    "Kim Jong-un, Moon Jae-in, Suga Yoshihide, Ri Yong-ho, Wang Yi and Chung Eui-yong: who sat where at the table in Hanoi, and why?",
    ENGLISH + " " + FRENCH,
])
def test_english_and_short_or_unsure_texts_are_kept(text):
    (kept,) = ingest([article(text)])
    assert isinstance(kept, Article)
    assert kept.text == text


def test_which_languages_is_a_setting():
    assert [type(x) for x in ingest([article(FRENCH)], languages=("en", "fr"))] == [Article]
    assert [type(x) for x in ingest([article(FRENCH)], languages=())] == [Article]


def test_the_language_found_goes_before_the_one_declared():
    (kept,) = ingest([article(language="fr")])
    assert kept.language == "en"
    (drop,) = ingest([article(FRENCH, language="en")])
    assert drop.reason == "other-language"


def test_the_same_id_and_text_is_dropped_and_the_same_id_with_other_text_gets_an_id_of_its_own():
    notes = Counter()
    items = list(ingest([article(), article(), article(ENGLISH + " More."), article(ENGLISH + " More."), article(id="n2")], notes=notes))
    assert [type(x) for x in items] == [Article, Drop, Article, Drop, Article]
    ids = [x.id for x in items if isinstance(x, Article)]
    assert ids[0] == "n1"
    assert ids[1].startswith("n1~")
    assert ids[2] == "n2"
    assert [x.reason for x in items if isinstance(x, Drop)] == ["duplicate-id"] * 2
    assert notes == {"renamed-id": 1}


def test_ids_can_be_remembered_from_one_stream_to_the_next():
    ids = Ids()
    assert [type(x) for x in ingest([article()], ids=ids)] == [Article]
    assert [type(x) for x in ingest([article()], ids=ids)] == [Drop]


def test_drops_pass_through_and_every_item_gives_one():
    drop = Drop(stage="ingest", reason="empty-file", where="a.txt")
    items = [drop, article(), article(FRENCH, "n2"), article(), drop]
    out = list(ingest(items))
    assert len(out) == len(items)
    assert out[0] is drop
    assert {x.reason for x in out if isinstance(x, Drop)} <= set(REASONS)


def test_reading_and_ingest_stream(tmp_path):
    lines = (json.dumps({"id": str(n), "text": f"{n} {ENGLISH}"}) for n in range(2000))
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    items = ingest(read([str(tmp_path / "a.jsonl")]))
    assert next(items).id == "0"
    assert sum(1 for _ in items) == 1999


@pytest.mark.gold
@pytest.mark.parametrize(("name", "dropped"), [
    ("wikinews_2019_2020", {"no-text": 1}),
    ("state_department_2021_2022", {}),
    ("whitehouse_2021_2022", {"other-language": 8}),
])
def test_real_corpora_are_read_whole_and_to_the_character(name, dropped):
    path = resources.shared("corpora", f"{name}.jsonl.gz")
    if not path.exists():
        pytest.skip(f"{path} is missing; set {resources.SHARED_VARIABLE}")
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        raw = {record["id"]: record for record in map(json.loads, stream)}
    items = list(ingest(read([str(path)])))
    assert len(items) == len(raw)
    assert Counter(x.reason for x in items if isinstance(x, Drop)) == dropped
    for item in items:
        if isinstance(item, Article):
            assert item.text == raw[item.id]["text"]
            assert item.published == raw[item.id]["published"][:10]
