"""Parts of an input give what the whole gives: the same articles, drops and places, in the same order."""

import bz2
import csv
import gzip
import io
import json
import random
import tarfile
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from lapel.readers import Input, ReadOptions, cut, read_file

PICK = random.Random(1)
RECORDS = [{"id": f"a{i}" if i % 7 else None, "title": f"t {i}", "date": f"2020-01-0{1 + i % 9}",
            "text": f'Some "words" of\nmany, é kinds {i} ' * PICK.randint(1, 40)} for i in range(120)]
LINES = "\n".join(json.dumps(r, ensure_ascii=False) if i % 11 else "{broken" for i, r in enumerate(RECORDS)) + "\n\n"


def table():
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, ["id", "title", "date", "text"])
    writer.writeheader()
    writer.writerows(RECORDS)
    return ("\ufeff" + out.getvalue()).encode()


def members(name):
    return [(f"x/{i}.txt" if i % 5 else f"../{i}.txt", r["text"].encode()) for i, r in enumerate(RECORDS)]


def zipped():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members("zip"):
            archive.writestr(name, content)
    return out.getvalue()


def tarred():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, content in members("tar"):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def crawled(pack=bytes):
    """A crawl: requests and pages, some of them bad, each record packed on its own."""
    out = b""
    for i, record in enumerate(RECORDS):
        page = f"<html><head><title>{record['title']}</title></head><body><p>{record['text']}</p></body></html>".encode()
        body = b"HTTP/1.1 %d OK\r\nContent-Type: text/html\r\n\r\n" % (404 if i % 13 == 5 else 200) + page
        kind = b"request" if i % 4 == 1 else b"response"
        head = b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: http://a.example/%d\r\nContent-Type: application/http\r\n" % (kind, i)
        out += pack(head + b"Content-Length: %d\r\n\r\n" % len(body) + body + b"\r\n\r\n")
    return out


FILES = {
    "lines.jsonl": LINES.encode(), "no-end.jsonl": LINES.rstrip("\n").encode(), "lines.jsonl.gz": gzip.compress(LINES.encode()),
    "array.json": json.dumps(RECORDS, indent=1).encode(), "rows.csv": table(), "rows.csv.gz": gzip.compress(table()),
    "files.zip": zipped(), "files.tar.gz": tarred(),
    "crawl.warc": crawled(), "crawl.warc.gz": crawled(gzip.compress), "crawl.warc.bz2": bz2.compress(crawled()),
}


def everything(inputs):
    notes = Counter()
    return [item for found in inputs for item in read_file(found, ReadOptions(), notes)], notes


def write(folder: Path, name, content):
    path = folder / name
    path.write_bytes(content)
    return Input(str(path), name)


@pytest.mark.parametrize("size", [100, 3000, 20_000])
@pytest.mark.parametrize("name", FILES)
def test_the_parts_are_the_whole(tmp_path, name, size):
    whole = write(tmp_path, name, FILES[name])
    parts = cut(whole, ReadOptions(), size)
    assert everything(parts) == everything([whole])
    if size == 100:
        assert len(parts) > 10


@pytest.mark.parametrize("name", ["lines.jsonl", "rows.csv"])
def test_what_is_added_at_the_end_leaves_the_parts_before_it(tmp_path, name):
    before = cut(write(tmp_path, name, FILES[name]), ReadOptions(), 3000)
    after = cut(write(tmp_path, name, FILES[name] + b'{"text": "more"}\n' * 300), ReadOptions(), 3000)
    assert after[:len(before) - 1] == before[:-1]
    assert len(after) > len(before)


def test_what_cannot_be_cut_stays_whole(tmp_path):
    for name, content in (("cut.jsonl.gz", FILES["lines.jsonl.gz"][:-500]), ("wide.jsonl", LINES.encode("utf-16")),
                          ("one.txt", b"x" * 9000),
                          ("object.json", b'{"text": "' + b"y" * 9000 + b'"}'), ("cut.zip", FILES["files.zip"][:-50])):
        whole = write(tmp_path, name, content)
        assert cut(whole, ReadOptions(), 1000) == [whole], name


def test_a_compressed_file_has_few_parts_because_each_is_reached_through_those_before(tmp_path):
    assert len(cut(write(tmp_path, "lines.jsonl.gz", FILES["lines.jsonl.gz"]), ReadOptions(), 100)) <= 16


@pytest.mark.parametrize("name", FILES)
def test_a_record_that_is_to_be_passed_over_is_a_drop_and_the_others_are_read(tmp_path, name):
    whole = write(tmp_path, name, FILES[name])
    asked = []
    items = list(read_file(whole, ReadOptions(), Counter(), lambda where: asked.append(where) or ""))
    chosen = asked[7]
    without = list(read_file(whole, ReadOptions(), Counter(), lambda where: "quarantined: as asked" if where == chosen else ""))
    gone = [i for i, (a, b) in enumerate(zip(items, without, strict=True)) if a != b]
    assert len(gone) == 1
    assert (without[gone[0]].reason, without[gone[0]].detail, without[gone[0]].where) == ("quarantined", "as asked", chosen)


class TestCrawls:
    def test_a_part_of_a_packed_crawl_is_read_without_what_lies_before(self, tmp_path):
        whole = write(tmp_path, "a.warc.gz", FILES["crawl.warc.gz"])
        parts = cut(whole, ReadOptions(), 3000)
        assert len(parts) > 16, "more than other compressed input is cut into"
        content = bytearray(FILES["crawl.warc.gz"])
        content[:parts[5].part.start] = bytes(parts[5].part.start)
        Path(whole.path).write_bytes(content)
        kept, _ = everything(parts[5:])
        Path(whole.path).write_bytes(FILES["crawl.warc.gz"])
        assert kept == everything(parts[5:])[0]
        assert len({part.part.digest for part in parts}) == len(parts)

    @pytest.mark.parametrize("content", [
        gzip.compress(crawled()), crawled(gzip.compress)[:-40], crawled(gzip.compress) + bytes(512), crawled() + b"more",
        crawled().replace(b"Content-Length", b"Content-Langth"), gzip.compress(crawled()[:4000]) + gzip.compress(crawled()[4000:]),
    ])
    def test_what_is_not_as_it_should_be_is_the_same_in_parts_and_whole(self, tmp_path, content):
        whole = write(tmp_path, "a.warc.gz" if content[:2] == b"\x1f\x8b" else "a.warc", content)
        assert everything(cut(whole, ReadOptions(), 3000)) == everything([whole])

    def test_what_is_added_leaves_the_parts_before_as_they_were(self, tmp_path):
        for name in ("crawl.warc", "crawl.warc.gz"):
            before = cut(write(tmp_path, name, FILES[name]), ReadOptions(), 3000)
            after = cut(write(tmp_path, name, FILES[name] * 2), ReadOptions(), 3000)
            assert after[:len(before) - 1] == before[:-1]
            assert len(after) > len(before)

    def test_a_bomb_is_not_cut(self, tmp_path):
        record = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: %d\r\n\r\n" % (1 << 22) + bytes(1 << 22) + b"\r\n\r\n"
        whole = write(tmp_path, "a.warc.gz", gzip.compress(record) * 20)
        assert cut(whole, ReadOptions(), 3000) == [whole]
