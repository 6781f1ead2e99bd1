"""Records of one cluster, type and standing are one act, and the best dated of them gives its day."""

import random

from lapel.ledger import gather
from tests.short import short


def test_records_of_a_cluster_are_one_act_by_standing():
    told = [short("contact.call USA > JPN", "2021-01-28", cluster="c", article="a2", basis="publication"),
            short("contact.call USA > JPN", "2021-01-27", cluster="c", article="a1"),
            short("contact.call USA > JPN", "2021-01-27", cluster="c", article="a3", status="denied")]
    acts = gather(told)
    assert [(act.status, len(act.events), act.start) for act in acts] == [("denied", 1, "2021-01-27"), ("realised", 2, "2021-01-27")]


def test_the_day_is_the_best_dated_then_the_most_often_told():
    days = ["2021-03-02", "2021-03-03", "2021-03-03"]
    act, = gather([short("contact.call USA > JPN", "2021-03-01", last="2021-03-31", cluster="c", n=9),
                   *(short("contact.call USA > JPN", day, cluster="c", n=n) for n, day in enumerate(days))])
    assert (act.start, act.end) == ("2021-03-03", "2021-03-03")
    assert act.close()


def test_order_of_records_does_not_matter():
    records = [short(f"contact.call USA > {to}", day, cluster=to, n=n)
               for n, (to, day) in enumerate([("JPN", "2021-01-27"), ("JPN", "2021-01-28"), ("KOR", "2021-02-03"), ("KOR", None)])]
    first = gather(records)
    random.Random(3).shuffle(records)
    assert gather(records) == first


def test_an_act_without_a_date_comes_last_and_a_month_is_not_close():
    acts = gather([short("contact.visit USA > CAN", None, published="2021-05-01"), short("contact.visit USA > MEX", "2021-05-01"),
                   short("contact.visit USA > PER", "2021-04-01", last="2021-04-30")])
    assert [act.recipients for act in acts] == [("PER",), ("MEX",), ("CAN",)]
    assert [act.close() for act in acts] == [False, True, False]


def test_it_had_been_told_by_the_earlier_of_its_day_and_its_report():
    assert gather([short("contact.visit USA > CAN", "2021-06-01", published="2021-05-02")])[0].told() == "2021-05-02"
    assert gather([short("contact.visit USA > CAN", "2021-04-01", last="2021-04-30", published="2021-05-02")])[0].told() == "2021-04-30"
    assert gather([short("contact.visit USA > CAN")])[0].told() is None


def test_the_level_is_the_highest_that_an_office_says():
    offices = [{"USA": "foreign minister", "JPN": "head of government"}, {"USA": "head of state"}]
    act, = gather(short("contact.call USA > JPN", "2021-01-27", cluster="c", offices=held, n=n) for n, held in enumerate(offices))
    assert (act.level("USA"), act.level("JPN"), act.level("KOR")) == ("leader", "leader", None)


def test_most_records_say_where_it_was():
    [act] = gather([short("contact.meeting USA KOR >", "2021-05-21", cluster="k", n=0, place="UKR"),
                    short("contact.meeting USA KOR >", "2021-05-21", cluster="k", n=1, place="KOR"),
                    short("contact.meeting USA KOR >", "2021-05-21", cluster="k", n=2, place="KOR"),
                    short("contact.meeting USA KOR >", "2021-05-21", cluster="k", n=3)])
    assert act.where == "KOR"
    assert gather([short("contact.meeting USA KOR >", "2021-05-21")])[0].where is None


def test_the_record_that_says_the_day_goes_before_one_that_has_it_from_another():
    one = short("contact.call USA > KOR", "2021-05-21", cluster="k", n=1, basis="anchored")
    other = short("contact.call USA > KOR", "2021-05-21", cluster="k", n=2, basis="relative")
    assert gather([one, other])[0].best == other == gather([other, one])[0].best
