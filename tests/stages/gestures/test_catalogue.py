"""The rules as text."""

import json

import pytest

from lapel.errors import BadSetting
from lapel.stages.gestures import catalogue
from lapel.stages.gestures.rules import RuleSet

RULES = RuleSet.load()


def test_the_list_has_every_rule_and_trigger():
    found = catalogue.chosen(RULES)
    assert set(found) == set(RULES.by_id)
    assert sum(map(len, found.values())) == sum(map(len, RULES.triggers.values()))
    assert catalogue.listing(RULES, found).count("\n") == len(RULES.rules)


def test_the_list_can_be_cut():
    family = catalogue.chosen(RULES, family="relief")
    assert family and {RULES.by_id[id_].type.split(".")[0] for id_ in family} == {"relief"}
    assert set(catalogue.chosen(RULES, type_="relief.lift")) < set(family)
    assert catalogue.chosen(RULES, type_="relief.lift", family="contact") == {}
    met = catalogue.chosen(RULES, word="Met")
    assert {t.text for t in met["meeting.meet"]} >= {"meet", "meet with"}
    assert all("meet" in t.text.split() for triggers in met.values() for t in triggers)
    assert "meet with" in catalogue.listing(RULES, met, spelled=True)
    assert {t.text for triggers in catalogue.chosen(RULES, word="meet with").values() for t in triggers} == {"meet with"}


def test_a_rule_in_full():
    text = catalogue.entry(RULES, "meeting.meet")
    rule = RULES.by_id["meeting.meet"]
    assert "contact.toml, line " in text
    for expected in (*rule.no, *(e.text for e in rule.yes), "subj (default for verbs)", "@targets", "contact.meeting"):
        assert expected in text
    assert all(len(line) <= catalogue.WIDTH for line in text.split("  fires on")[0].splitlines())


def test_every_rule_can_be_shown():
    for id_ in RULES.by_id:
        assert catalogue.entry(RULES, id_).startswith(id_ + "\n  file:")


def test_patterns_of_a_trigger_are_json():
    [first, second] = json.loads(catalogue.patterns(RULES, "meeting.meet", "meet with"))
    assert first[0]["RIGHT_ATTRS"]["LEMMA"] == "meet"
    assert {next(iter(first[1]["RIGHT_ATTRS"])), next(iter(second[1]["RIGHT_ATTRS"]))} == {"LEMMA", "LOWER"}


@pytest.mark.parametrize("call, words", [
    (lambda: catalogue.entry(RULES, "meeting.met"), "did you mean meeting.meet?"),
    (lambda: catalogue.patterns(RULES, "meeting.meet", "greet"), "it has "),
    (lambda: catalogue.chosen(RULES, type_="contact.meetin"), "did you mean contact.meeting?"),
    (lambda: catalogue.chosen(RULES, family="zzz"), "see: lapel types")])
def test_names_that_are_not_known(call, words):
    with pytest.raises(BadSetting) as error:
        call()
    assert words in str(error.value)
