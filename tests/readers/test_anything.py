"""Whatever the bytes are: something comes out, its reason is in the table, and no error is unexpected."""

import bz2
import gzip
import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lapel.readers import FORMATS, REASONS, ReadOptions, read
from lapel.records import Article, Drop

SEEDS = [
    b'{"id": "n1", "date": "2021-03-17", "text": "They met."}\n{"text": "They \xe2\x80\x9cparted\xe2\x80\x9d."}\n',
    b'[{"text": "They met.", "source": {"name": "Own"}}, {"text": ["a", "b"]}]',
    b'id,date,text\n1,2021-03-17,"They ""met"",\nthen parted."\n',
    b'<?xml version="1.0" encoding="utf-8"?><rss><channel><item><description>&lt;p&gt;B</description></item></channel></rss>',
    b'<nitf><head><pubdata date.publication="20210317"/></head><body><body.content><p>They met.</p></body.content></body></nitf>',
    b'<newsItem guid="1"><contentSet><inlineXML><html><body><p>They met.</p></body></html></inlineXML></contentSet></newsItem>',
    b'<!DOCTYPE html><html><head><meta charset="utf-8"><title>A</title></head><body><p>They met in Oslo.</p></body></html>',
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 69\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>They met in Oslo.</p>\r\n\r\n",
    gzip.compress(b'{"text": "They met."}\n'), bz2.compress(b"They met."), b"PK\x03\x04", b"\xff\xfeT\0h\0e\0y\0",
]


@st.composite
def damaged(draw):
    """A sound file with some bytes cut, doubled or changed, or any bytes at all."""
    data = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, max(0, len(data) - 1)))
        width = draw(st.integers(0, 8))
        data[place : place + width] = draw(st.one_of(st.binary(max_size=8), st.just(bytes(data[place : place + 20]))))
    return bytes(data)


@pytest.mark.parametrize("format", [None, *FORMATS])
@given(data=st.one_of(damaged(), st.binary(max_size=200)))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_are_too_bad(tmp_path, format, data):
    path = tmp_path / "a"
    path.write_bytes(data)
    items = list(read([str(path)], ReadOptions(format=format)))
    for item in items:
        assert isinstance(item, (Article, Drop))
        if isinstance(item, Drop):
            assert item.reason in REASONS
            assert item.reason != "other", item
        else:
            item.text.encode("utf-8")
            assert not item.text.isspace()


@pytest.mark.parametrize(("name", "content"), [
    ("a.xml", b"<!--a-->" * 1000 + b"<x>" + b"<!DOCTYPE " * 3),
    ("a.xml", b"<!DOCTYPE x " + b"[]" * 4000),
    ("a.html", b"<div>" * 20_000 + b"They met."),
    ("a.html", b"<table><tr><td>" * 3000 + b"They met."),
    ("a.nitf", b"<nitf>" + b"<p>" * 50_000),
    ("a.nitf", b"<!--a-->" * 50_000 + b"<nitf/>"),
    ("a.rss", b"<rss>" + b"<item>" * 20_000),
    ("a.json", b'{"a":' * 50_000),
    ("a.csv", b"text\n" + b'"' * 200_001),
    ("a.jsonl", json.dumps({"text": "&" * 500_000, "title": "<" * 500_000}).encode()),
    ("a.jsonl", json.dumps({"text": "â€" * 20_000}).encode()),
])
def test_nothing_takes_long(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    start = time.perf_counter()
    items = list(read([str(tmp_path / name)]))
    assert time.perf_counter() - start < 10
    assert all(isinstance(item, Article) or item.reason in REASONS for item in items)
