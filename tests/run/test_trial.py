"""Rules on their own sentences, and on those that somebody writes."""

import re

import pytest

from lapel.errors import BadInput
from lapel.run import trial, trial_text
from lapel.run.settings import Settings
from lapel.run.steps import Steps
from lapel.stages.events import border, make

RULE = """[[rule]]
id = "mine.knit"
type = "symbol.gift_award"
verbs = ["knit"]
object = ["scarf"]
recipient = ["for"]
yes = [
  { text = "The Danish premier knitted a scarf for the president of Ghana.", agent = ["premier"], recipient = ["president"] },
  { text = "The Danish premier knitted a glove for the president of Ghana." },
]
no = [
  "Norway knitted its brow.",
  "Norway knitted a scarf for Ghana.",
]
"""


@pytest.fixture(scope="module")
def steps():
    return Steps(Settings(gate=False))


def test_sentences_that_do_not_hold_are_named_by_file_and_line(tmp_path):
    (tmp_path / "own.toml").write_text(RULE, encoding="utf-8")
    own = Steps(Settings(rules=tmp_path))
    rule = own.rules.by_id["mine.knit"]
    lines = list(trial.failing(own, [rule]))
    assert [line.split(":")[0] for line in lines] == [f"{tmp_path / 'own.toml'}, line {n}" for n in (9, 13)]
    assert "did not fire" in lines[0] and "mine.knit fires on" in lines[1]
    assert len(trial.sentences(rule)) == 4


def test_a_sentence_with_its_record(steps):
    [found] = trial.tried(steps, "Norway expelled two Danish diplomats on Friday.", "2021-03-18")
    [hit] = found.hits
    assert (hit.gesture.rule, hit.reason) == ("expel.expel", "")
    assert (hit.event.date.start, hit.event.recipients[0].country) == ("2021-03-12", "DNK")
    shown = trial_text.text([found])
    assert "NOR -> DNK, 2021-03-12 (relative)" in shown and "'Norway' (subj)" in shown


def test_a_hit_without_a_record_says_why(steps):
    [found] = trial.tried(steps, "The Norwegian minister praised the Norwegian ambassador.")
    assert [hit.reason for hit in found.hits] == ["one-state"]
    assert "record:    none: one-state (all parties are of one state)" in trial_text.text([found])


def test_a_gesture_told_again_changes_the_earlier_record(steps):
    first, second = trial.tried(steps, "Norway offered talks to Denmark. The talks were called off.")
    assert first.hits[0].event is not None
    assert [hit.reason for hit in second.hits] == ["back-reference"]


def test_every_reason_is_explained():
    told = {border.NO_ACTOR, border.ONE_STATE, border.INWARD, border.ALONE, make.BACK_REFERENCE, make.SAME_GESTURE}
    assert told <= set(trial_text.REASONS)


def test_what_a_run_would_not_parse_is_said(steps):
    [found] = trial.tried(steps, "Rain fell in Norway.")
    assert not found.parsed and found.hits == []
    assert re.search("a run would not parse it.*\n  no rule fires", trial_text.text([found]))


def test_a_word_of_many_rules_does_not_fill_the_page(steps):
    shown = trial_text.text(trial.tried(steps, "Peru's president gave Chile's president a whistle.")).splitlines()
    assert 5 < len(shown) < 15
    assert any("more rules, which want other objects of 'gave' (lapel rules list --word gave)" in line for line in shown)


def test_nothing_to_try(steps):
    for text in ("", " ", "word " * 300):
        with pytest.raises(BadInput, match="no sentence to try"):
            trial.tried(steps, text.strip())
