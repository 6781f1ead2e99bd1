"""Precision and agreement against values that can be worked out on paper."""

import pytest

from lapel.errors import BadInput
from lapel.review import read
from lapel.review.agreement import agreement
from lapel.review.precision import precision, wilson
from tests.review.made import reading, verdict, write


def row(table, **keys):
    [found] = [r.values for r in table.rows if all(r.values[key] == value for key, value in keys.items())]
    return found


def test_the_interval_of_wilson():
    # 8 of 10: (0.8 + z²/20 ± z·sqrt(0.016 + z²/400)) / (1 + z²/10) with z = 1.96
    low, high = wilson(0.8, 10)
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)
    assert wilson(0, 5)[0] == 0 and round(wilson(0, 5)[1], 4) == 0.4345


def test_what_counts_as_right():
    mended = reading(status="scheduled", date=None)
    table = precision({"ann": [
        verdict("e1"), verdict("e2"), verdict("e3", "wrong"), verdict("e4", "unsure"), verdict("e5", "corrected", corrected=mended)]})
    total = row(table, by="all")
    assert (total["records"], total["right"], total["corrected"], total["wrong"], total["unsure"]) == (5, 2, 1, 1, 1)
    assert total["precision"] == 0.5 and total["event"] == 0.75
    assert (total["type"], total["status"], total["roles"], total["date"]) == (1, 0.667, 1, 0.667)
    assert (total["low"], total["high"]) == tuple(round(x, 3) for x in wilson(0.5, 4))


def test_types_and_statuses_have_rows_of_their_own():
    call = reading(type="contact.call", status="declined")
    table = precision({"ann": [verdict("e1"), verdict("e2", "wrong", record=call), verdict("e3", record=call)]})
    assert row(table, by="type", name="contact.call")["precision"] == 0.5
    assert row(table, by="status", name="realised")["precision"] == 1
    assert [r.values["name"] for r in table.rows] == ["", "contact.call", "contact.meeting", "declined", "realised"]


def test_a_record_that_two_judged_counts_once():
    table = precision({"ann": [verdict("e1"), verdict("e2")], "ben": [verdict("e1", "wrong", "ben")]})
    assert row(table, by="all")["records"] == 2
    assert row(table, by="all")["precision"] == 0.75


def test_parts_weigh_as_many_records_as_they_stand_for():
    rare = {"record": reading(type="contact.visit"), "stratum": "type=contact.visit", "stratum_size": 10}
    often = {"stratum": "type=contact.meeting", "stratum_size": 90}
    table = precision({"ann": [verdict("e1", "wrong", **rare), verdict("e2", "wrong", **rare), verdict("e3", **often)]})
    total = row(table, by="all")
    assert total["precision"] == 0.9
    n = 100 ** 2 / (5 ** 2 + 5 ** 2 + 90 ** 2)
    assert total["low"] == round(wilson(0.9, n)[0], 3)
    assert row(table, by="type", name="contact.visit")["precision"] == 0


def test_samples_of_different_kinds_are_not_weighed_and_the_table_says_so():
    table = precision({"ann": [verdict("e1", stratum="type=contact.visit", stratum_size=5), verdict("e2", "wrong", stratum_size=900)]})
    assert row(table, by="all")["precision"] == 0.5
    assert "drawn in different ways" in table.notes[0]


def test_only_unsure_gives_no_share():
    total = row(precision({"ann": [verdict("e1", "unsure")]}), by="all")
    assert total["precision"] is None and total["unsure"] == 1


def test_kappa_and_alpha_of_the_textbook():
    # 20 of both yes, 15 of both no, 5 and 10 apart: kappa 0.4; alpha = 1 - (n-1) * o / (n0 * n1) over 100 ratings, 45 no, 55 yes
    said = [("right", "right")] * 20 + [("right", "wrong")] * 5 + [("wrong", "right")] * 10 + [("wrong", "wrong")] * 15
    ann = [verdict(f"e{n}", one) for n, (one, _) in enumerate(said)]
    ben = [verdict(f"e{n}", two, "ben") for n, (_, two) in enumerate(said)]
    found = row(agreement({"ann": ann, "ben": ben}), what="event")
    assert (found["records"], found["agree"], found["kappa"]) == (50, 0.7, 0.4)
    assert found["alpha"] == round(1 - 99 * 15 / (45 * 55), 3)


def test_questions_on_the_event_are_asked_where_both_see_one():
    later = reading(date=None)
    table = agreement({"ann": [verdict("e1"), verdict("e2", "wrong"), verdict("e3", "unsure"), verdict("e4")],
                       "ben": [verdict("e1", "corrected", "ben", later), verdict("e2", "right", "ben"), verdict("e3", "right", "ben"),
                               verdict("e4", "right", "ben")]})
    assert row(table, what="verdict")["records"] == 4
    assert row(table, what="event")["records"] == 3
    assert (row(table, what="date")["records"], row(table, what="date")["agree"]) == (2, 0.5)
    assert (row(table, what="type")["agree"], row(table, what="type")["kappa"], row(table, what="type")["alpha"]) == (1, None, None)


def test_three_reviewers_are_compared_in_pairs_and_together():
    # Units (1,1,2) (2,2,2) (1,1,-): 8 ratings, 4 of each; disagreement within the first unit 2 of its 3 pairs.
    table = agreement({
        "ann": [verdict("e1"), verdict("e2", "wrong"), verdict("e3")],
        "ben": [verdict("e1", "right", "ben"), verdict("e2", "wrong", "ben"), verdict("e3", "right", "ben")],
        "eve": [verdict("e1", "wrong", "eve"), verdict("e2", "wrong", "eve")]})
    assert [r.values["reviewers"] for r in table.rows if r.values["what"] == "event"] == ["ann, ben", "ann, eve", "ben, eve", "all"]
    everyone = row(table, what="event", reviewers="all")
    # Observed 4 ordered pairs / (3-1) = 2 of 8; expected 2*4*4 / (8*7): alpha = 1 - (2/8) / (32/56).
    assert everyone["alpha"] == round(1 - (2 / 8) / (32 / 56), 3) and everyone["kappa"] is None


def test_the_last_verdict_holds_and_names_in_two_files_are_told_apart(tmp_path):
    one = write(tmp_path / "one.jsonl", [verdict("e1"), verdict("e1", "wrong")])
    two = write(tmp_path / "two.jsonl", [verdict("e1"), verdict("e2", "right", "ben")])
    assert [(name, [v.verdict for v in found]) for name, found in read.verdicts([one, two]).items()] == [
        (f"ann ({one})", ["wrong"]), (f"ann ({two})", ["right"]), ("ben", ["right"])]


def test_a_file_of_others_puts_nothing_odd_on_the_terminal(tmp_path):
    path = write(tmp_path / "odd.jsonl", [verdict("e1", reviewer="a\x1b[31mnn\n")])
    assert list(read.verdicts([path])) == ["a [31mnn"]
    write(path, [verdict("e1"), verdict("e2", record=reading(type="\x1b[31m"))])
    with pytest.raises(BadInput, match=r"odd\.jsonl, line 2:  ?\[31m is not a type") as bad:
        read.verdicts([path])
    assert "\x1b" not in str(bad.value)


def test_what_cannot_be_compared_is_said(tmp_path):
    with pytest.raises(BadInput, match="needs two reviewers"):
        agreement({"ann": [verdict("e1")]})
    with pytest.raises(BadInput, match="no record in common"):
        agreement({"ann": [verdict("e1")], "ben": [verdict("e2", "right", "ben")]})
    (tmp_path / "none.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match="no verdict in it"):
        read.verdicts([tmp_path / "none.jsonl"])
