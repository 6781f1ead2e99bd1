"""Transcripts: whose words they are, what a reporter asks, and whom *we* means."""

import pytest

from lapel.run.single import extract
from lapel.stages.events.turns import turn_at, turns

TALK = ("Secretary of State Antony Blinken took questions.\n\nSECRETARY BLINKEN: {said}\n\nQUESTION: {asked}\n\n"
        "FOREIGN MINISTER OKORO: Thank you.\n\nMS. REED: That is all.")


def told(said="Good morning.", asked="Is it raining?"):
    text = TALK.format(said=said, asked=asked)
    return [(e.type, [p.country for p in e.agents], [p.country for p in e.recipients]) for e in extract(text, "2022-05-05")]


def test_labels_are_read_with_whose_turn_it_is():
    found = turns(TALK)
    assert [(t.label, t.asks) for t in found] == [
        ("secretary blinken", False), ("question", True), ("foreign minister okoro", False), ("ms. reed", False)]
    assert turn_at(found, 3) is None and turn_at(found, TALK.index("That")) == found[-1]
    assert [t.asks for t in turns("Q\u00a0\u00a0 Why?\n\nMR. REED:\u00a0 Because.")] == [True, False]


@pytest.mark.parametrize("text", ["VESSEL TYPE: tanker\n\nVESSEL FLAG: Peru",
                                  "SUBJECT: trade\n\nNothing else.", "Ms. Reed: one.\n\nMr. Ode: two.",
                                  ""])
def test_other_labels_make_no_transcript(text):
    assert turns(text) == []


def test_what_a_reporter_asks_is_no_account():
    assert told(asked="Iran condemned Norway today. Any comment?") == []
    assert told(said="Iran condemned Norway today.") == [("stance.criticise", ["IRN"], ["NOR"])]


def test_we_is_the_speakers_side():
    assert told(said="We condemn Iran.") == [("stance.criticise", ["USA"], ["IRN"])]


def test_a_talk_of_ours_with_nobody_is_none():
    assert told(said="We will hold talks again.") == []
    assert told(said="We will hold talks with Peru again.") == [("contact.meeting", ["USA"], ["PER"])]
