"""The list of parties that are wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.gold import corpus, eval_events
from tests.gold.eval_parties import Parties, add, cause, error, pairs, table

pytestmark = pytest.mark.skipif(bool(corpus.missing("seed")), reason=str(corpus.missing("seed")))


def event(agents: list[str | None], recipients: list[str | None], how: str = "name", **more: Any) -> dict[str, Any]:
    def party(code: str | None) -> dict[str, Any]:
        return {"country": code, "resolved_by": how}
    evidence = {"span": [0, 50], "trigger": {"span": [10, 15]}}
    return {"type": "stance.praise", "status": "realised", "agents": [party(c) for c in agents], "trigger": {"span": [10, 15]},
            "recipients": [party(c) for c in recipients], "evidence": evidence} | more


def counted(gold: dict[str, Any], told: dict[str, Any]) -> Parties:
    parties = Parties()
    add(eval_events.scorer(), parties, gold, told)
    return parties


def test_right_parties_leave_nothing():
    parties = counted(event(["PER"], ["CHL"]), event(["PER"], ["CHL"]))
    assert (parties.asked, parties.right, sum(parties.left.values())) == (1, 1, 0)
    assert parties.figures() == {"parties": 1.0, "not_swapped": 1.0}


def test_each_side_is_told_with_its_error_and_cause():
    parties = counted(event(["PER"], ["CHL", "BOL"]), event([None], ["CHL"], how=""))
    assert set(parties.left) == {("agents", "missing", "no country"), ("recipients", "missing", "no country")}
    assert set(counted(event(["PER"], []), event(["PER"], ["CHL"], how="sentence")).left) == {("recipients", "extra", "sentence")}


def test_sides_that_have_changed_places_are_one_error():
    parties = counted(event(["PER"], ["CHL"]), event(["CHL"], ["PER"]))
    assert (parties.swapped, set(parties.left)) == (1, {("both sides", "swapped", "")})


def test_sides_of_a_meeting_are_one():
    meeting = {"type": "contact.meeting"}
    assert counted(event(["PER"], ["CHL"], **meeting), event(["CHL", "PER"], [], **meeting)).right == 1
    assert set(counted(event(["PER"], ["CHL"], **meeting), event(["CHL"], [], **meeting)).left) == {("both sides", "missing", "name")}


def test_optional_events_and_repeats_are_not_asked_for():
    tool = eval_events.scorer()
    found = [event(["PER"], ["CHL"])]
    assert len(list(pairs(tool, [event(["PER"], ["CHL"])], found))) == 1
    assert not list(pairs(tool, [event(["PER"], ["CHL"], optional=True)], found))
    assert not list(pairs(tool, [event(["PER"], ["CHL"], same_as=1)], found))


def test_errors_and_causes_have_names():
    assert [error({"A", "B"}, {"A"}), error({"A"}, {"A", "B"}), error({"A"}, {"B"})] == ["missing", "extra", "another"]
    assert [cause([]), cause([{"country": None, "resolved_by": ""}])] == ["nobody", "no country"]


def test_the_table_has_a_row_for_each_kind_of_error():
    shown = table({"dev": {"written": counted(event(["PER"], []), event([], []))}})
    assert shown.row_count == 2
