"""The published schemas: what is on disk is what is generated, and it says what it should."""

import json

import jsonschema
import msgspec
import pytest

from lapel import ontology, schema
from lapel.records import Event
from tests.made_events import event


def validator(name="event"):
    return jsonschema.Draft202012Validator(json.loads(schema.path(name).read_bytes()),
                                           format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def as_json(record):
    return json.loads(msgspec.json.encode(record))


@pytest.mark.parametrize("name", schema.NAMES)
def test_the_file_on_disk_is_the_one_generated(name):
    assert schema.path(name).read_bytes() == schema.generate(name), "run: python -m lapel.schema"


@pytest.mark.parametrize("name", schema.NAMES)
def test_the_schema_itself_is_sound(name):
    jsonschema.Draft202012Validator.check_schema(json.loads(schema.generate(name)))


def test_an_event_as_written_is_valid():
    validator().validate(as_json(event()))


def test_types_statuses_and_codes_are_those_of_the_ontology():
    properties = json.loads(schema.generate())["properties"]
    assert properties["type"]["enum"] == list(ontology.types())
    assert set(properties["status"]["enum"]) == set(ontology.statuses())
    assert properties["intensity"]["description"].startswith("From -10")


@pytest.mark.parametrize(("where", "value"), [
    (("type",), "contact.telegraph"),
    (("status",), "done"),
    (("confidence",), 1.5),
    (("agents", 0, "country"), "Germany"),
    (("date", "start"), "2021-13-01"),
    (("evidence", "span"), [3]),
    (("evidence", "span"), [-1, 4]),
    (("codes", "cameo"), "999"),
    (("links", 0, "kind"), "follows up"),
])
def test_what_is_wrong_is_refused(where, value):
    record = as_json(event())
    target = record
    for key in where[:-1]:
        target = target[key]
    target[where[-1]] = value
    assert not validator().is_valid(record)


@pytest.mark.parametrize("key", Event.__struct_fields__)
def test_every_key_is_required(key):
    record = as_json(event())
    del record[key]
    assert not validator().is_valid(record)
