"""Who came first, and two rivals side by side."""

import pytest

from lapel.errors import BadSetting
from lapel.ledger import compare, gather, order
from tests.short import short

LEADERS = {"USA": "head of state", "JPN": "head of government", "KOR": "head of state", "AUS": "head of government"}
ACTS = gather([
    short("contact.call USA > JPN", "2021-01-27", cluster="j", offices=LEADERS, details={"duration": "PT30M"}),
    short("contact.call USA > JPN", "2021-01-28", cluster="j", n=1, basis="publication"),
    short("contact.call KOR USA >", "2021-02-03", offices=LEADERS),
    short("contact.call AUS > USA", "2021-02-03", offices={"AUS": "foreign minister"}),
    short("contact.call USA > JPN", "2021-08-09"),
    short("contact.call USA > CAN", "2020-11-09"),
    short("contact.call USA > IND", "2021-01-22", status="scheduled"),
    short("contact.call USA > FRA", "2021-01-01", last="2021-06-30"),
    short("contact.call USA > DEU", None, published="2021-01-25"),
    short("contact.visit JPN > USA", "2021-04-16"), short("contact.host USA > KOR", "2021-05-21"),
    short("contact.meeting USA GEO >", "2021-06-01", place="USA"), short("contact.meeting USA BEL >", "2021-06-14", place="BEL"),
    short("contact.visit USA >", "2021-06-15", place="CHE"), short("contact.visit USA > GBR", "2021-06-09", place="CHE"),
    short("contact.host BEL > USA", "2021-06-13"),
    short("overture.invite USA > JPN", "2021-03-01"), short("overture.invite KOR > USA", "2021-03-02"),
    short("precedence.label USA > KOR", "2021-02-03", details={"label": "linchpin"}),
])


def ranked(table):
    return [(row.values["rank"], row.values["counterpart"], row.values["first"]) for row in table.rows]


def test_calls_are_ranked_by_their_first_day_and_share_a_rank():
    table = order(ACTS, "USA", "call", since="2021-01-20")
    assert ranked(table) == [(1, "JPN", "2021-01-27"), (2, "AUS", "2021-02-03"), (2, "KOR", "2021-02-03")]
    japan = table.rows[0]
    assert (japan.values["acts"], japan.values["mentions"], japan.values["last"]) == (2, 3, "2021-08-09")
    assert (japan.values["level"], japan.values["duration"]) == ("leader - leader", "PT30M")
    assert japan.values["record"] == japan.support[0].id
    calls = [act for act in ACTS if act.type == "contact.call" and "JPN" in act.parties]
    assert {event.id for event in japan.support} == {event.id for act in calls for event in act.events}


def test_what_is_left_out_is_said():
    assert order(ACTS, "USA", "call").notes == ["1 act without a date left out", "1 act dated less closely than to 7 days left out"]


def test_time_standing_and_level_choose():
    assert ranked(order(ACTS, "USA", "call"))[0] == (1, "CAN", "2020-11-09")
    assert ranked(order(ACTS, "USA", "call", until="2021-01-31", since="2021-01-01")) == [(1, "JPN", "2021-01-27")]
    assert ranked(order(ACTS, "USA", "call", statuses=["scheduled"])) == [(1, "IND", "2021-01-22")]
    assert [row[1] for row in ranked(order(ACTS, "USA", "call", level="leader"))] == ["JPN", "KOR"]


def test_who_receives_and_who_travels():
    assert ranked(order(ACTS, "USA", "host")) == [(1, "JPN", "2021-04-16"), (2, "KOR", "2021-05-21"), (3, "GEO", "2021-06-01")]
    assert ranked(order(ACTS, "USA", "visit")) == [(1, "GBR", "2021-06-09"), (2, "BEL", "2021-06-13"), (3, "CHE", "2021-06-15")]
    assert [act.type for act in ACTS if act.start == "2021-06-14"] == ["contact.meeting"], "a meeting in Brussels is a visit to Belgium"
    assert order(ACTS, "USA", "visit").rows[1].values["acts"] == 2
    assert ranked(order(ACTS, "GEO", "visit")) == [(1, "USA", "2021-06-01")]
    assert ranked(order(ACTS, "JPN", "visit")) == [(1, "USA", "2021-04-16")]


def test_invitations_count_as_made():
    assert ranked(order(ACTS, "USA", "invite")) == [(1, "JPN", "2021-03-01")]


@pytest.mark.parametrize("giver, channel, words", [("Japan", "call", "'Japan' is no party's code"), ("USA", "phone", "no channel 'phone'")])
def test_what_cannot_be_asked(giver, channel, words):
    with pytest.raises(BadSetting, match=words):
        order(ACTS, giver, channel)


def test_a_level_that_is_none():
    with pytest.raises(BadSetting, match="no level 'boss'; there are leader"):
        order(ACTS, "USA", "call", level="boss")


def test_rivals_side_by_side():
    table = compare(ACTS, "jpn", "KOR", giver="USA", since="2021-01-20")
    rows = {row.values["channel"]: row.values for row in table.rows}
    assert rows["calls"] == rows["calls"] | {"ahead": "JPN", "gap_days": 7, "JPN_first": "2021-01-27", "KOR_first": "2021-02-03",
                                             "JPN_acts": 2, "JPN_level": "leader - leader", "JPN_duration": "PT30M"}
    assert (rows["visits received"]["gap_days"], rows["visits received"]["ahead"]) == (35, "JPN")
    assert (rows["invitations"]["ahead"], rows["invitations"]["gap_days"]) == ("JPN", None)
    assert rows["labels given"]["KOR_label"] == "linchpin"
    assert "visits paid" not in rows
    leaders, = [row.values for row in compare(ACTS, "JPN", "AUS", giver="USA", since="2021-01-20", level="leader").rows]
    assert (leaders["channel"], leaders["ahead"], leaders["gap_days"]) == ("calls", "JPN", None), "the Australian was no leader"
    turned = {row.values["channel"]: row.values for row in compare(ACTS, "KOR", "JPN", giver="USA", since="2021-01-20").rows}
    assert (turned["calls"]["gap_days"], turned["calls"]["ahead"]) == (-7, "JPN")
