"""Every column of every format is filled, or empty, as its rule says; output depends on the records alone."""

import csv
import io
import json
import re

import pytest

from lapel import export, resources
from lapel.export import dictionary
from tests.export.made import EVENTS, written

TARGETS = {"gdelt2-events": "gdelt2_events", "gdelt2-mentions": "gdelt2_mentions", "icews": "icews_dataverse", "polecat": "polecat",
           "phoenix": "phoenix_oeda", "plover": "plover_json"}
NULLS = {"icews": "NULL", "polecat": "None"}
HEADED = {"icews", "polecat"}


def cells(name):
    """The rows of a format as dicts; null as None."""
    text = written(name).decode()
    listed = [column.column for column in export.columns(export.FORMATS[name])]
    if name == "plover":
        return [json.loads(line) for line in text.splitlines()]
    lines = text.split("\n")
    assert lines.pop() == ""
    if name in HEADED:
        assert lines.pop(0).split("\t") == listed
    rows = [line.split("\t") for line in lines]
    assert {len(row) for row in rows} == {len(listed)}
    return [{key: None if value == NULLS.get(name, "") else value for key, value in zip(listed, row, strict=True)} for row in rows]


@pytest.mark.parametrize("name", TARGETS)
def test_columns_are_filled_as_the_rule_says(name):
    rows = cells(name)
    for column in export.columns(export.FORMATS[name]):
        values = [row[column.column] for row in rows]
        filled = sum(value is not None for value in values)
        assert {"always": filled == len(rows), "never": filled == 0, "known": filled > 0}[column.fill], (column, values)


@pytest.mark.parametrize("table", ["events", "nodes", "edges", "timeline", *(t.replace("-", "_") for t in TARGETS)])
def test_every_rule_says_something(table):
    found = dictionary.columns(table)
    assert len({column.column for column in found}) == len(found)
    assert all(len(column.rule) >= 4 for column in found)


@pytest.mark.gold
@pytest.mark.parametrize("name", TARGETS)
def test_columns_are_those_of_the_target(name):
    path = resources.shared("formats.md")
    if not path.is_file():
        pytest.skip(f"{path} is not here: set {resources.SHARED_VARIABLE}")
    section = path.read_text(encoding="utf-8").split(f"## {TARGETS[name]} ")[1].split("\n## ")[0]
    listed = next(line for line in section.splitlines() if line.count(" | ") > 3)
    assert [column.column for column in export.columns(export.FORMATS[name])] == listed.strip().split(" | ")


@pytest.mark.gold
def test_codes_of_countries_are_those_of_the_sources():
    path = resources.shared("actors", "countries.jsonl")
    if not path.is_file():
        pytest.skip(f"{path} is not here: set {resources.SHARED_VARIABLE}")
    known = {row["iso3"]: row for row in dictionary.rows("countries")}
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if row["iso3"] != "PSE":
            assert known[row["iso3"]]["fips"] == row["gec"].upper(), row["iso3"]
    with resources.shared("actors", "reign", "leaderlist_3_21.csv").open(encoding="utf-8", errors="replace", newline="") as stream:
        numbers = {(row["stateabb"], row["ccode"]) for row in csv.DictReader(stream)}
    states = {state for state, _ in numbers}
    shared = [row for row in known.values() if row["cow"] in states]
    assert len(shared) > 180
    assert [row for row in shared if (row["cow"], row["cow_number"]) not in numbers] == []


def test_codes_of_countries_are_whole_and_differ():
    rows = dictionary.rows("countries")
    assert {len(row["iso3"]) for row in rows} == {3} and all(row["name"] for row in rows)
    for column, form in (("iso3", "[A-Z]{3}"), ("iso2", "[A-Z]{2}"), ("fips", "[A-Z]{2}"), ("cow", "[A-Z]{3}"), ("cow_number", r"\d{1,3}")):
        values = [row[column] for row in rows if row[column]]
        assert len(set(values)) == len(values), column
        assert all(re.fullmatch(form, value) for value in values), column


@pytest.mark.parametrize("name", export.FORMATS)
def test_the_same_records_give_the_same_bytes(name):
    assert written(name) == written(name)
    assert written(name, iter(EVENTS)) == written(name)


@pytest.mark.parametrize("name", export.FORMATS)
def test_nothing_to_write_is_no_error(name):
    out = io.BytesIO()
    assert export.FORMATS[name].write([], out) == 0


@pytest.mark.parametrize("name, null", [(n, NULLS.get(n, "")) for n in TARGETS if n != "plover"])
def test_no_words_of_an_article_break_a_line_or_become_a_formula(name, null):
    for row in cells(name):
        for column, value in row.items():
            numeric = column in {"GoldsteinScale", "GoldsteinScore", "Intensity"}
            assert value is None or numeric or not value.startswith(("=", "+", "-", "@")), (column, value)
