"""What hangs unanswered, and what became of threats."""

from lapel.ledger import gather, open_overtures, threats
from tests.short import short

INVITED = short("overture.invite HRV > SRB", "2021-03-01")
NEWS = short("contact.meeting FRA DEU >", "2021-03-31")


def asked(*events, **options):
    table = open_overtures(gather([*events, NEWS]), **options)
    return [(row.values["age_days"], row.values["kind"], row.values["type"]) for row in table.rows]


def test_an_invitation_without_an_answer_has_the_age_of_the_latest_news():
    assert asked(INVITED) == [(30, "invitation", "overture.invite")]
    assert asked(INVITED, as_of="2021-03-15") == [(14, "invitation", "overture.invite")]
    assert asked(INVITED, as_of="2021-02-15") == []
    assert asked(INVITED, older_than=31) == []
    assert asked(INVITED, since="2021-03-02") == []
    assert len(asked(INVITED, since="2021-03-01", older_than=30)) == 1


def test_an_answer_closes_it():
    assert asked(INVITED, short("overture.accept SRB > HRV", "2021-03-02", answers=INVITED.id)) == []
    assert asked(INVITED, short("contact.visit SRB > HRV", "2021-03-09", status="scheduled")) == []
    assert asked(INVITED, short("overture.invite SRB > HRV", "2021-03-09", status="declined")) == []
    assert len(asked(INVITED, short("contact.visit SRB > HRV", "2021-02-09"))) == 1, "what came before is no answer"
    assert len(asked(INVITED, short("contact.visit SRB > BIH", "2021-03-09"))) == 1, "somebody else"
    answer = short("contact.visit SRB > HRV", "2021-03-09")
    assert len(asked(INVITED, answer, as_of="2021-03-05")) == 1, "not yet answered on that day"


def test_silence_is_no_answer():
    ignored = short("overture.propose PRK > KOR", "2021-01-01", status="unanswered")
    silent = short("overture.no_response KOR > PRK", "2021-02-01", answers=ignored.id, published="2021-02-01")
    assert (89, "left unanswered", "overture.propose") in asked(ignored, silent)


def test_kinds_and_parties():
    events = [short("contact.negotiation PRK > KOR", "2021-03-01", status="offered"),
              short("relief.release USA > BLR", "2021-03-11", status="requested"), short("relief.release USA > BLR", None)]
    assert asked(*events) == [(30, "offer", "contact.negotiation"), (20, "request", "relief.release")]
    assert asked(*events, giver="USA") == asked(*events, receiver="BLR") == [(20, "request", "relief.release")]


def test_a_visit_offered_for_a_later_day_is_as_old_as_its_report():
    offered = short("contact.visit CHN > JPN", "2021-09-01", status="offered", published="2021-03-21")
    assert asked(offered) == [(10, "offer", "contact.visit")]


def test_an_overture_without_a_day_is_counted():
    assert open_overtures(gather([short("overture.invite HRV > SRB"), NEWS])).notes == ["1 act without a day left out"]


THREAT = short("coercion.sanction USA > RUS", "2021-12-07", status="threatened")


def outcome(*events, **options):
    row, = threats(gather([THREAT, *events]), **options).rows
    return row.values["outcome"], row.values["on"], row.values["lag_days"]


def test_a_threat_is_matched_by_a_later_act_of_its_type_between_the_same_parties():
    assert outcome() == ("open", None, None)
    assert outcome(short("coercion.sanction USA > RUS", "2022-02-22")) == ("realised", "2022-02-22", 77)
    assert outcome(short("coercion.sanction USA > RUS", "2022-01-07", status="cancelled"),
                   short("coercion.sanction USA > RUS", "2022-02-22")) == ("withdrawn", "2022-01-07", 31)
    assert outcome(short("coercion.sanction USA > RUS", "2021-12-01")) == ("open", None, None)
    assert outcome(short("coercion.sanction RUS > USA", "2022-02-22")) == ("open", None, None)
    assert outcome(short("coercion.visa_ban USA > RUS", "2022-02-22")) == ("open", None, None)
    assert outcome(short("coercion.sanction USA > RUS", "2022-02-22"), as_of="2022-01-31") == ("open", None, None)


def test_a_row_leads_to_both_records():
    done = short("coercion.sanction USA > RUS", "2022-02-22")
    row, = threats(gather([THREAT, done])).rows
    assert (row.values["record"], row.values["outcome_record"]) == (THREAT.id, done.id)
    assert [event.id for event in row.support] == [THREAT.id, done.id]


def test_a_threat_of_no_typed_act_is_called_that():
    row, = threats(gather([short("stance.threat PRK > KOR", "2021-03-16"), short("stance.threat PRK > KOR", "2021-04-20", status="realised")
                           ])).rows
    assert row.values["outcome"] == "untyped"


def test_outcomes_can_be_chosen():
    acts = gather([THREAT, short("stance.threat PRK > KOR", "2021-03-16")])
    assert [len(threats(acts, outcomes=chosen).rows) for chosen in ((), ["open"], ["open", "untyped"], ["realised"])] == [2, 1, 2, 0]
