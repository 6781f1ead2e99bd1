"""How a relation moves, labels and symbols, and what is answered in kind."""

import pytest

from lapel.ledger import dyad, gather, labels, reciprocity, symbols
from tests.short import short


def test_intensity_by_month_and_direction():
    acts = gather([
        short("representation.expel CZE > RUS", "2021-04-17"), short("representation.expel RUS > CZE", "2021-04-18"),
        short("representation.expel RUS > CZE", "2021-04-18", status="threatened"), short("contact.negotiation CZE RUS >", "2021-06-02"),
        short("contact.call CZE > POL", "2021-04-18"), short("stance.criticise CZE > RUS", "2021-01-01", last="2021-03-31"),
        short("stance.criticise CZE > RUS")])
    table = dyad(acts, "CZE", "RUS")
    april, june = table.rows
    expel = acts[0].intensity if acts[0].type == "representation.expel" else -5.0
    assert (april.values["month"], april.values["acts"], june.values["month"]) == ("2021-04-01", 3, "2021-06-01")
    assert april.values["CZE_to_RUS"] == pytest.approx(next(a.intensity for a in acts if a.agents == ("CZE",) and a.start == "2021-04-17"))
    assert april.values["sum"] == pytest.approx(april.values["CZE_to_RUS"] + april.values["RUS_to_CZE"] + april.values["mutual"])
    assert april.values["mean"] == pytest.approx(april.values["sum"] / 3, abs=.01)
    assert april.values["statuses"] == "realised 2; threatened 1"
    assert june.values["mutual"] > 0 > expel
    intensities = [abs(event.intensity) for event in april.support]
    assert intensities == sorted(intensities, reverse=True)
    assert table.notes == ["2 acts without a date, or dated less closely than to a month, left out"]


def test_periods_without_an_act_are_filled_where_asked():
    acts = gather([short("contact.call CZE > RUS", "2021-11-30"), short("contact.call CZE > RUS", "2022-01-03")])
    assert [row.values["month"] for row in dyad(acts, "CZE", "RUS", fill=True).rows] == ["2021-11-01", "2021-12-01", "2022-01-01"]
    weeks = dyad(acts, "CZE", "RUS", by="week", fill=True).rows
    assert [row.values["week"] for row in weeks] == ["2021-11-29", "2021-12-06", "2021-12-13", "2021-12-20", "2021-12-27", "2022-01-03"]
    assert (weeks[1].values["acts"], weeks[1].values["mean"], weeks[1].support) == (0, None, ())
    assert len(dyad(acts, "CZE", "RUS", by="week").rows) == 2


def test_labels_are_counted_by_words_whatever_their_case():
    acts = gather([short("precedence.label USA > JPN", "2021-04-16", details={"label": "Cornerstone"}),
                   short("precedence.label USA > JPN", "2021-05-16", details={"label": "cornerstone"}),
                   short("precedence.label USA > KOR", "2021-05-21", details={"label": "linchpin"}), short("precedence.label USA > GBR")])
    rows = [tuple(row.values[k] for k in ("to", "label", "first", "last", "acts")) for row in labels(acts).rows]
    assert rows == [("JPN", "cornerstone", "2021-04-16", "2021-05-16", 2), ("GBR", "label", None, None, 1),
                    ("KOR", "linchpin", "2021-05-21", "2021-05-21", 1)]
    assert [row.values["to"] for row in labels(acts, receiver="KOR").rows] == ["KOR"]
    assert [row.values["to"] for row in labels(acts, since="2021-05-01").rows] == ["JPN", "KOR"]


def test_symbols_of_any_standing():
    acts = gather([short("symbol.insignia JPN > KOR", "2021-05-05", details={"symbol": "blue pins"}),
                   short("symbol.insignia JPN >", "2021-05-06", details={"symbol": "blue pins"}, status="reversed")])
    rows = [tuple(row.values[k] for k in ("from", "to", "symbol", "status")) for row in symbols(acts).rows]
    assert rows == [("JPN", None, "blue pins", "reversed"), ("JPN", "KOR", "blue pins", "realised")]
    unnamed, = symbols(gather([short("symbol.condole JPN > KOR", "2021-05-05"), short("symbol.condole JPN > KOR", "2021-06-05")])).rows
    assert (unnamed.values["symbol"], unnamed.values["acts"]) == (None, 2)


def test_tit_for_tat_with_its_lag():
    acts = gather([
        short("representation.expel CZE > RUS", "2021-04-17"), short("representation.expel RUS > CZE", "2021-04-18"),
        short("representation.expel RUS > CZE", "2021-09-18"), short("stance.praise RUS > CZE", "2021-04-20"),
        short("stance.criticise CZE > RUS", "2021-04-18"), short("contact.negotiation CZE RUS >", "2021-04-19")])
    rows = [tuple(row.values[k] for k in ("from", "tone", "day", "answer_day", "lag_days")) for row in reciprocity(acts, "CZE", "RUS").rows]
    assert rows == [("CZE", "adversarial", "2021-04-17", "2021-04-18", 1), ("CZE", "adversarial", "2021-04-18", None, None),
                    ("RUS", "adversarial", "2021-04-18", None, None), ("RUS", "affiliative", "2021-04-20", None, None),
                    ("RUS", "adversarial", "2021-09-18", None, None)]
    summary = {(r.values["from"], r.values["tone"]): r.values for r in reciprocity(acts, "CZE", "RUS", summary=True).rows}
    assert summary["CZE", "adversarial"] | {"acts": 2, "answered": 1, "share": .5, "median_lag": 1} == summary["CZE", "adversarial"]
    assert summary["RUS", "adversarial"]["answered"] == 0
    span = 155  # days from 17 April to 18 September
    assert summary["CZE", "adversarial"]["any_day"] == round((1 + 30) / span, 3), "the 17th, and thirty days before 18 September"
    assert summary["RUS", "affiliative"]["any_day"] == 0


def test_an_answer_is_used_once_and_only_within_its_time():
    acts = gather([short("stance.criticise CZE > RUS", "2021-04-01"), short("stance.criticise CZE > RUS", "2021-04-02"),
                   short("stance.criticise RUS > CZE", "2021-04-05"), short("stance.criticise RUS > CZE", "2021-06-05")])
    lags = [row.values["lag_days"] for row in reciprocity(acts, "CZE", "RUS").rows if row.values["from"] == "CZE"]
    assert lags == [None, 3]
    lags = [row.values["lag_days"] for row in reciprocity(acts, "CZE", "RUS", within_days=70).rows if row.values["from"] == "CZE"]
    assert lags == [65, 3]
