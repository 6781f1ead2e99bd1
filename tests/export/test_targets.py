"""The formats of event data, read by pandas and by the letter."""

import io
import json

import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapel import export
from lapel.export import dictionary
from lapel.export.phoenix import split
from lapel.export.rows import day, number, sides
from lapel.records import Party
from tests.export.made import EVENTS, FULL, written
from tests.short import parties, short


def frame(name, events=EVENTS, header=None, null=""):
    names = [column.column for column in export.columns(export.FORMATS[name])]
    return pandas.read_csv(io.BytesIO(written(name, events)), sep="\t", header=header, names=None if header == 0 else names, quoting=3,
                           dtype=str, keep_default_na=False, na_values=[null])


def test_gdelt_events_are_clusters_and_count_their_mentions():
    rows = frame("gdelt2-events")
    call = rows[(rows.Actor1CountryCode == "USA") & (rows.Actor2CountryCode == "JPN") & (rows.EventCode == "041")]
    assert len(call) == 1
    row = call.iloc[0]
    assert (row.NumMentions, row.NumArticles, row.NumSources) == ("2", "2", "1")
    assert (row.SQLDATE, row.MonthYear, row.Year, row.FractionDate) == ("20210127", "202101", "2021", "2021.1562")
    assert (row.Actor1Code, row.Actor1Type1Code, row.EventBaseCode, row.EventRootCode, row.QuadClass) == ("USAGOV", "GOV", "041", "04", "1")
    assert (row.GoldsteinScale, row.DATEADDED) == ("1.0", "20210127000000")
    assert rows.GLOBALEVENTID.is_unique
    assert rows.GLOBALEVENTID.astype("int64").max() < 2**52


def test_gdelt_codes_of_organisations_places_and_groups():
    rows = frame("gdelt2-events", [FULL])
    assert list(rows.Actor1Code) == ["ESPGOVMILLEG"] * 2 + ["IGOEUREEC"] * 2
    assert list(rows.Actor2Code) == ["DEUGOVMILLEG", "PSEREBHMS"] * 2
    assert list(rows.Actor1KnownGroupCode.fillna("")) == ["", "", "EEC", "EEC"]
    assert set(rows.ActionGeo_CountryCode) == {"PO"} and set(rows.ActionGeo_FullName) == {"Lisbon"} and set(rows.ActionGeo_Type) == {"1"}


def test_gdelt_mentions_point_at_events():
    events, mentions = frame("gdelt2-events"), frame("gdelt2-mentions")
    assert set(mentions.GLOBALEVENTID) == set(events.GLOBALEVENTID)
    counts = mentions.groupby("GLOBALEVENTID").size()
    assert all(counts[row.GLOBALEVENTID] == int(row.NumMentions) for row in events.itertuples())
    assert set(mentions.Confidence) == {"90"}
    assert set(mentions.MentionType) == {"1", "2"}


def test_icews_says_twice_what_both_do():
    rows = frame("icews", [short("contact.call USA > JPN", "2021-01-27"), short("contact.call USA > JPN", "2021-01-27", status="declined"),
                           short("stance.criticise USA > JPN", "2021-01-27")], header=0, null="NULL")
    assert list(zip(rows["Source Country"], rows["Target Country"], strict=True)) == [
        ("United States", "Japan"), ("Japan", "United States"), ("United States", "Japan"), ("United States", "Japan")]
    assert (rows["CAMEO Code"][0], rows["Event Text"][0]) == ("041", "Discuss by telephone")
    assert rows["Event ID"].is_unique
    assert set(rows["Source Sectors"]) == {"Government"}


def test_polecat_joins_parties_and_makes_the_visitor_the_actor():
    rows = frame("polecat", [FULL, short("contact.host FRA > USA", "2021-02-01")], header=0, null="None")
    full, visit = rows.iloc[0], rows.iloc[1]
    assert (full["Actor Name"], full["Recipient Name"]) == ("Alvarez; European Union", "Brandt, Karl; Hamas")
    assert (full["Actor Country"], full["Actor COW"]) == ("ESP; None", "230; None")
    assert full["Actor Name Raw"] == "'=cmd() President Alvarez; the EU"
    assert (full["Story People"], full["Story Organizations"]) == ("Alvarez; Brandt, Karl", "European Union; Hamas")
    assert (visit["Actor Country"], visit["Recipient Country"], visit["Event Type"], visit["Quad Code"]) == (
        "USA", "FRA", "CONSULT", "VERBAL COOPERATION")
    assert visit["Actor COW"] == "2" and visit["Intensity"] == "4"


def test_phoenix_splits_actor_codes():
    assert split("USAGOV", Party(country="USA")) == ("USA", "GOV", "")
    assert split("IGOEUREEC", Party(country="IGO:EU")) == ("IGO", "", "EUR;EEC")
    assert split("PSEREBHMS", Party(country="NSA:HAMAS")) == ("PSE", "REB", "HMS")
    assert split("MIL", Party(country=None, roles=["MIL"])) == ("", "MIL", "")
    rows = frame("phoenix", EVENTS[1:3])
    row = rows.iloc[0]
    assert len(rows) == 1
    assert (row.Date, row.Year, row.Month, row.Day, row.PentaClass) == ("20210127", "2021", "01", "27", "1")
    assert row.SentenceID.split(";") == [event.id for event in EVENTS[1:3]]
    assert row.URLs == "https://paper.example/b1;https://paper.example/b2"


def test_plover_is_json_with_lists_of_parties():
    full, call, again, visit, *_ = [json.loads(line) for line in written("plover").splitlines()]
    assert [p["code"] for p in full["actor"]] == ["ESP", "IGO:EU"]
    assert full["event_loc"] == {"name": "Lisbon", "country code": "PT", "cc3": "PRT"}
    assert (full["date"], full["enddate"], full["status"], full["symbol"]) == ("2021-05-04", "2021-05-06", "cancelled", "blue pins")
    assert [visit[side][0]["code"] for side in ("actor", "recipient")] == ["USA", "FRA"]
    assert call["link"] == again["link"] == "call"


@pytest.mark.parametrize("name", ["gdelt2-events", "gdelt2-mentions", "icews", "polecat", "phoenix"])
def test_what_was_not_done_is_left_out_where_no_column_says_so(name):
    form = export.FORMATS[name]
    idle = short("contact.call USA > JPN", "2021-01-27", status="hypothetical")
    assert not export.holds(form, idle)
    assert export.holds(form, idle, ["hypothetical"])
    assert export.holds(export.FORMATS["csv"], idle)
    assert not export.holds(form, EVENTS[1], ["hypothetical"])


def test_the_day_is_close_or_that_of_publication():
    assert day(short("contact.call USA > JPN", "2021-01-27")) == "2021-01-27"
    assert day(short("contact.call USA > JPN", "2021-01-01", last="2021-12-31", published="2021-06-06")) == "2021-06-06"
    assert day(short("contact.call USA > JPN", None, published="2021-06-06")) == "2021-06-06"
    assert day(EVENTS[9]) is None
    vague = short("contact.call USA > JPN", "2021-01-01", last="2021-12-31")
    vague.article.published = None
    assert day(vague) == "2021-01-01"


def test_sides():
    def codes(text):
        agents, _, recipients = text.partition(">")
        found = short("contact.meeting USA", "2021-01-01")
        found.agents, found.recipients = parties(agents), parties(recipients)
        return [tuple(p and p.country for p in pair) for pair in sides(found)]

    assert codes("USA JPN > KOR") == [("USA", "KOR"), ("JPN", "KOR")]
    assert codes("USA JPN KOR >") == [("USA", "JPN"), ("USA", "KOR"), ("JPN", "KOR")]
    assert codes("USA >") == [("USA", None)]
    assert codes("> USA") == [(None, "USA")]
    assert codes(">") == [(None, None)]


def test_numbers_are_stable():
    assert number("a", 1) == 2315438784650551
    assert number("a", 1) != number("a1")


def test_formats_by_name_and_file():
    assert export.by_file("x/20210101.export.CSV").name == "gdelt2-events"
    assert export.by_file("x.csv").name == "csv"
    assert export.by_file("x.parquet").name == "parquet"
    assert {t for form in export.FORMATS.values() for t in form.tables} <= {
        p.stem for p in dictionary.resources.data("export").glob("*.tsv")}


@settings(max_examples=60, deadline=None)
@given(name=st.text(), text=st.text(), source=st.text())
def test_no_text_whatever_breaks_a_row(name, text, source):
    event = short("contact.call USA > JPN", "2021-01-27", place="JPN")
    event.agents[0].name, event.recipients[0].text, event.recipients[0].name = name, text, None
    event.article.source = event.place.text = source
    for form in ("gdelt2-events", "gdelt2-mentions", "icews", "polecat", "phoenix"):
        columns = len(export.columns(export.FORMATS[form]))
        lines = written(form, [event]).decode("utf-8", "surrogatepass").split("\n")
        assert lines.pop() == ""
        assert {line.count("\t") for line in lines} == {columns - 1}
        assert "\r" not in "".join(lines)
