"""GraphML and GEXF, read by networkx; the timeline, read as JSON."""

import io
import json

import networkx
import pytest

from tests.export.made import EVENTS, FULL, written
from tests.short import short


def graphml(events=EVENTS):
    return networkx.read_graphml(io.BytesIO(written("graphml", events)), force_multigraph=True)


def gexf(events=EVENTS):
    return networkx.read_gexf(io.BytesIO(written("gexf", events)), version="1.2draft")


@pytest.mark.parametrize("read", [graphml, gexf])
def test_parties_are_nodes_and_acts_are_edges(read):
    graph = read()
    assert graph.is_directed() and graph.is_multigraph()
    assert {"USA", "JPN", "IGO:EU", "NSA:HAMAS", "unknown", "nobody", "Q7"} <= set(graph)
    assert (graph.nodes["DEU"]["label"], graph.nodes["DEU"]["cow"], graph.nodes["DEU"]["fips"]) == ("Germany", "255", "GM")
    assert (graph.nodes["IGO:EU"]["kind"], graph.nodes["NSA:HAMAS"]["kind"]) == ("organisation", "armed group")
    calls = [edge for edge in graph.get_edge_data("USA", "JPN").values() if edge["cluster"] == "call"]
    assert len(calls) == 1
    assert calls[0]["mentions"] == 2 and calls[0]["status"] == "realised" and calls[0]["mutual"] == "true"
    assert calls[0]["start"] == "2021-01-27" and calls[0]["weight"] == EVENTS[1].intensity
    assert graph.has_edge("CHN", "nobody")
    sentences = [data["sentence"] for *_, data in graph.edges(data=True)]
    assert '"Cancelled", <b>they</b> said; twice & more.' in sentences


def test_both_forms_hold_the_same_graph():
    one, other = graphml(), gexf()
    assert set(one) == set(other)
    assert sorted(one.edges()) == sorted(other.edges())


def test_gestures_have_their_type():
    assert {data["type"] for *_, data in graphml().edges(data=True)} >= {"contact.call", "contact.host"}
    assert b'title="gesture"' in written("gexf")


def test_time_in_gexf_is_what_gephi_reads():
    text = written("gexf", [FULL]).decode()
    assert 'mode="dynamic"' in text and 'timeformat="date"' in text
    assert text.count('start="2021-05-04" end="2021-05-06"') == 4
    assert "start=" not in written("gexf", [short("stance.criticise CHN > USA")]).decode()


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "￾", "</edge>", "&nbsp;", "]]>"])
def test_no_words_break_the_markup(bad):
    graph = graphml([short("contact.call USA > JPN", "2021-01-27", sentence=f"Before {bad} after.")])
    sentence = next(data["sentence"] for *_, data in graph.edges(data=True))
    assert sentence.startswith("Before") and sentence.endswith("after.")


def test_a_timeline_has_an_entry_for_each_act():
    found = json.loads(written("timeline"))
    clusters = {(event.cluster or event.id, event.status) for event in EVENTS}
    assert len(found["events"]) + len(found["undated"]) == len(clusters)
    days = [tuple(entry["start_date"].values()) for entry in found["events"]]
    assert days == sorted(days)
    full = next(entry for entry in found["events"] if entry["unique_id"] == "full0000")
    assert (full["start_date"], full["end_date"]) == ({"year": 2021, "month": 5, "day": 4}, {"year": 2021, "month": 5, "day": 6})
    assert full["text"]["headline"] == "ESP, IGO:EU – contact.visit (cancelled) – DEU, NSA:HAMAS"
    assert "<b>" not in full["text"]["text"]
    assert all("start_date" not in entry for entry in found["undated"]) and len(found["undated"]) == 2
    call = next(entry for entry in found["events"] if entry["type"] == "contact.call")
    assert len(call["records"]) == 2
