"""Every kind of bad input gets its named reason, costs no other article, and never stops the reading."""

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import zipfile

import pytest
import zstandard

from lapel.errors import BadInput, BadSetting
from lapel.readers import NOTES, REASONS, ReadOptions, find, read
from lapel.records import Drop

LINE = json.dumps({"id": "n1", "text": "They met in Oslo."}) + "\n"


def the_reason(read):
    (drop,) = read.drops
    assert drop.reason in REASONS
    assert drop.stage == "ingest"
    assert drop.where
    assert "\n" not in drop.detail
    return drop.reason


@pytest.mark.parametrize(("name", "content", "reason"), [
    ("a.txt", b"", "empty-file"),
    ("a.jsonl.gz", gzip.compress(b""), "empty-file"),
    ("a.jsonl", b"", "empty-file"),
    ("a.txt", b" \n\n", "no-text"),
    ("a.txt", bytes(range(256)) * 20, "binary-file"),
    ("a", b"\x89PNG\r\n\x1a\n" + bytes(500), "binary-file"),
    ("a.pdf", b"%PDF-1.7 text", "unsupported-format"),
    ("a.docx", b"PK\x03\x04 and so on", "unsupported-format"),
    ("a.xml", b"<?xml version='1.0'?><recipe><step>Stir.</step></recipe>", "unsupported-format"),
    ("a.jsonl", b'{"text": "They met', "broken-json-line"),
    ("a.jsonl", b'["They met."]\n', "broken-json-line"),
    ("a.jsonl", b'{"title": "They met."}\n', "no-text"),
    ("a.jsonl", b'{"text": null}\n', "no-text"),
    ("a.jsonl", b"[" * 100_000, "broken-json-line"),
    ("a.json", b'[{"text": "They met."}, {"te', "broken-json"),
    ("a.json", b"[1]", "broken-json"),
    ("a.csv", b"id,remark\n1,They met.\n", "unknown-fields"),
    ("a.csv", b"id,text\n1,\n", "no-text"),
    ("a.nitf", b"<nitf><body><body.content><p>They met.</p>", "broken-markup"),
    ("a.rss", b"<rss><channel><item><title>Cut", "no-text"),
    ("a.html", b"<html><body><script>x()</script></body></html>", "no-text"),
    ("a.html", b"<!-- nothing -->", "no-text"),
])
def test_single_files(tmp_path, reading, name, content, reason):
    (tmp_path / name).write_bytes(content)
    read = reading(tmp_path / name)
    assert not read.articles
    assert the_reason(read) == reason


def test_reasons_and_notes_are_explained_in_one_line_with_a_remedy():
    for reason, explanation in {**REASONS, **NOTES}.items():
        assert reason == reason.lower()
        assert "\n" not in explanation
        assert len(explanation) > 20
    assert all(";" in explanation for explanation in REASONS.values())


def test_a_bad_line_costs_no_other(tmp_path, reading):
    (tmp_path / "a.jsonl").write_text(LINE + "{broken\n\n" + LINE.replace("n1", "n2"))
    read = reading(tmp_path / "a.jsonl")
    assert [a.id for a in read.articles] == ["n1", "n2"]
    assert the_reason(read) == "broken-json-line"
    assert read.drops[0].where.endswith("line 2")


def test_a_cell_that_is_cut_off_costs_no_earlier_row(tmp_path, reading):
    (tmp_path / "a.csv").write_text('id,text\n1,They met.\n2,"They parted.\n')
    assert [a.id for a in reading(tmp_path / "a.csv").articles] == ["1", "2"]


def test_texts_and_lines_over_the_limit(tmp_path, reading):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "big", "text": "x" * 500}) + "\n" + LINE)
    read = reading(tmp_path / "a.jsonl", max_chars=100)
    assert (the_reason(read), read.drops[0].id, [a.id for a in read.articles]) == ("too-large", "big", ["n1"])
    read = reading(tmp_path / "a.jsonl", max_record=100)
    assert (the_reason(read), [a.id for a in read.articles]) == ("too-large", ["n1"])
    (tmp_path / "a.txt").write_text("x" * 500)
    assert the_reason(reading(tmp_path / "a.txt", max_record=100)) == "too-large"


PACK = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zstandard.ZstdCompressor().compress}


def many_lines(n=3000):
    noise = io.StringIO()
    for i in range(n):
        noise.write(json.dumps({"id": str(i), "text": f"They met {os.urandom(12).hex()} in Oslo."}) + "\n")
    return noise.getvalue().encode()


@pytest.mark.parametrize("ending", PACK)
def test_truncated_compression(tmp_path, reading, ending):
    packed = PACK[ending](many_lines())
    (tmp_path / f"a.jsonl.{ending}").write_bytes(packed[: len(packed) * 2 // 3])
    read = reading(tmp_path / f"a.jsonl.{ending}")
    assert read.reasons[-1] == "truncated-archive"
    assert set(read.reasons[:-1]) <= {"broken-json-line"}
    assert [a.id for a in read.articles] == [str(i) for i in range(len(read.articles))]


def test_damaged_compression_and_trailing_rubbish(tmp_path, reading):
    packed = bytearray(gzip.compress(LINE.encode()))
    packed[-6] ^= 0xFF
    (tmp_path / "a.jsonl.gz").write_bytes(bytes(packed))
    assert reading(tmp_path / "a.jsonl.gz").reasons == ["truncated-archive"]
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(LINE.encode()) + b"rubbish")
    assert reading(tmp_path / "b.jsonl.gz").reasons == ["truncated-archive"]


def test_truncated_zip_and_tar(tmp_path, reading):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.jsonl", many_lines())
    (tmp_path / "a.zip").write_bytes((tmp_path / "a.zip").read_bytes()[:20_000])
    assert reading(tmp_path / "a.zip").reasons == ["truncated-archive"]
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        info = tarfile.TarInfo("a.jsonl")
        info.size = len(many_lines(1000))
        archive.addfile(info, io.BytesIO(many_lines(1000)))
    (tmp_path / "a.tar").write_bytes((tmp_path / "a.tar").read_bytes()[:20_000])
    read = reading(tmp_path / "a.tar")
    assert read.reasons[-1] == "truncated-archive"
    assert len(read.articles) > 100


def test_a_damaged_zip_member_costs_no_other(tmp_path, reading):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", "They met in Oslo.")
        archive.writestr("b.txt", "They met in Rome.")
    data = (tmp_path / "a.zip").read_bytes().replace(b"in Oslo", b"in Bonn")
    (tmp_path / "a.zip").write_bytes(data)
    read = reading(tmp_path / "a.zip")
    assert the_reason(read) == "truncated-archive"
    assert read.drops[0].where.endswith("a.zip!a.txt")
    assert [a.text for a in read.articles] == ["They met in Rome."]


@pytest.mark.parametrize("ending", PACK)
def test_bombs(tmp_path, reading, ending):
    (tmp_path / f"a.txt.{ending}").write_bytes(PACK[ending](b"x" * 5_000_000))
    assert the_reason(reading(tmp_path / f"a.txt.{ending}", free_expansion=100_000, max_ratio=50)) == "archive-bomb"


def test_bombs_in_archives_and_in_layers_of_them(tmp_path, reading):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(5):
            archive.writestr(f"{n}.txt", "x" * 1_000_000)
    limits = {"free_expansion": 100_000, "max_ratio": 50}
    assert the_reason(reading(tmp_path / "a.zip", **limits)) == "archive-bomb"
    inner = gzip.compress(gzip.compress(b"x" * 20_000_000))
    (tmp_path / "a.gz").write_bytes(inner)
    assert the_reason(reading(tmp_path / "a.gz", **limits)) == "archive-bomb"
    data = b"They met."
    for _ in range(8):
        data = gzip.compress(data)
    (tmp_path / "b.gz").write_bytes(data)
    assert the_reason(reading(tmp_path / "b.gz")) == "archive-bomb"
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(os.urandom(50_000).hex().encode()))
    assert the_reason(reading(tmp_path / "c.txt.gz", max_expanded=10_000)) == "archive-bomb"


def test_a_bomb_hidden_in_a_page_archive(tmp_path, reading):
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>" + b"x" * 5_000_000
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {len(page)}\r\n\r\n"
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(head.encode() + page + b"\r\n\r\n"))
    assert the_reason(reading(tmp_path / "a.warc.gz", free_expansion=100_000, max_ratio=50)) == "archive-bomb"


def test_a_page_archive_that_is_cut_off(tmp_path, reading):
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>They met in Oslo and talked for an hour.</p>"
    page += os.urandom(3000).hex().encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {len(page)}\r\n\r\n"
    whole = gzip.compress(head.encode() + page + b"\r\n\r\n")
    (tmp_path / "a.warc.gz").write_bytes(whole + whole[: len(whole) // 2])
    read = reading(tmp_path / "a.warc.gz")
    assert read.reasons == ["truncated-archive"]
    assert len(read.articles) == 1


def test_member_paths_that_lead_out(tmp_path, reading):
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for name in ("../a.txt", "/etc/a.txt", "b/../../a.txt", "good.txt"):
            info = tarfile.TarInfo(name)
            info.size = 9
            archive.addfile(info, io.BytesIO(b"They met."))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        pipe = tarfile.TarInfo("pipe.txt")
        pipe.type = tarfile.FIFOTYPE
        archive.addfile(pipe)
    read = reading(tmp_path / "a.tar")
    assert read.reasons == ["unsafe-member-path"] * 3 + ["link", "unreadable"]
    assert [a.text for a in read.articles] == ["They met."]
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("../a.txt", "/a.txt", "..\\b.txt", "C:\\c.txt", "good.txt"):
            archive.writestr(name, "They met.")
    read = reading(tmp_path / "a.zip")
    assert read.reasons == ["unsafe-member-path"] * 4
    assert len(read.articles) == 1


def test_locked_members(tmp_path, reading):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", "They met.")
    data = bytearray((tmp_path / "a.zip").read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(bytes(data))
    assert the_reason(reading(tmp_path / "a.zip")) == "encrypted"


LAUGHS = ('<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
          '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><nitf><body><body.content><p>&c;</p></body.content></body></nitf>')


def test_entities_are_not_expanded_and_nothing_is_fetched(tmp_path, reading):
    (tmp_path / "a.xml").write_text(LAUGHS)
    assert the_reason(reading(tmp_path / "a.xml")) == "xml-entities"
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    for root, name in (("nitf", "b.xml"), ("rss", "c.rss")):
        (tmp_path / name).write_text(
            f'<!DOCTYPE {root} [<!ENTITY x SYSTEM "file://{secret}">]><{root}><body><body.content><p>&x;</p></body.content></body></{root}>')
        assert the_reason(reading(tmp_path / name)) == "xml-entities"
    (tmp_path / "d.xml").write_bytes(LAUGHS.encode("utf-16"))
    assert the_reason(reading(tmp_path / "d.xml")) == "xml-entities"


def test_an_encoding_that_is_asked_for_is_held(tmp_path, reading):
    (tmp_path / "a.txt").write_bytes("The Élysée said “no”.".encode("cp1252"))
    assert the_reason(reading(tmp_path / "a.txt", encoding="utf-8")) == "wrong-encoding"
    assert reading(tmp_path / "a.txt", encoding="cp1252").articles[0].text == "The Élysée said “no”."
    with pytest.raises(BadSetting):
        ReadOptions(encoding="utf-99")


def test_a_declared_encoding_that_is_wrong(tmp_path, reading):
    page = '<html><head><meta charset="{}"></head><body><p>The Élysée said “no” — twice.</p></body></html>'
    (tmp_path / "a.html").write_text(page.format("iso-8859-1"), encoding="utf-8")
    (tmp_path / "b.html").write_bytes(page.format("utf-8").encode("cp1252"))
    (tmp_path / "c.html").write_text(page.format("klingon"), encoding="utf-8")
    read = reading(tmp_path)
    assert [a.text.strip() for a in read.articles] == ["The Élysée said “no” — twice."] * 3
    assert read.notes["declared-encoding"] == 3


def test_nuls_and_surrogates_are_repaired_and_counted(tmp_path, reading):
    lines = '{"text": "They\\u0000 met."}\n{"text": "A \\ud83d\\ude00 and \\ud800 alone"}\n{"text": "NaN", "n": NaN}\n'
    (tmp_path / "a.jsonl").write_text(lines)
    read = reading(tmp_path / "a.jsonl")
    assert [a.text for a in read.articles] == ["They met.", "A \U0001f600 and \ufffd alone", "NaN"]
    assert (read.notes["nul"], read.notes["surrogates"]) == (1, 1)


def test_a_date_that_is_none_is_left_out_and_counted(tmp_path, reading):
    (tmp_path / "a.jsonl").write_text('{"text": "They met on March 3, 2020.", "date": "yesterday"}\n{"text": "They met.", "date": ""}\n')
    read = reading(tmp_path / "a.jsonl")
    assert [a.published for a in read.articles] == [None, None]
    assert read.notes["bad-date"] == 1


def test_links_hidden_files_and_pipes_in_folders(tmp_path, reading):
    outside, folder = tmp_path / "outside.txt", tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    outside.write_text("Secret.")
    (folder / "a.txt").write_text("They met.")
    (folder / "link.txt").symlink_to(outside)
    (folder / "up").symlink_to(tmp_path)
    (folder / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    (folder / "inner.txt").symlink_to(folder / "a.txt")
    (folder / ".hidden").write_text("x")
    os.mkfifo(folder / "pipe")
    read = reading(folder)
    assert [a.text for a in read.articles] == ["They met.", "They met."]
    assert {d.where.rsplit("/", 1)[-1]: d.reason for d in read.drops} == {
        ".hidden": "hidden-file", "link.txt": "link", "up": "link", "loop": "link", "gone.txt": "link", "pipe": "unreadable"}


def test_a_file_that_may_not_be_read(tmp_path, reading, monkeypatch):
    (tmp_path / "a.txt").write_text("They met.")
    from pathlib import Path

    def refuse(self, *args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert the_reason(reading(tmp_path / "a.txt")) == "unreadable"


def test_an_unexpected_error_is_a_drop_too(tmp_path, reading, monkeypatch):
    from lapel import readers

    def fault(source, builder):
        raise RuntimeError("boom")
        yield

    monkeypatch.setitem(readers._READERS, "text", fault)
    for name in ("a.txt", "b.jsonl"):
        (tmp_path / name).write_text(LINE)
    read = reading(tmp_path)
    assert (the_reason(read), len(read.articles)) == ("other", 1)


def test_paths_that_do_not_exist_are_said_before_anything_is_read(tmp_path):
    with pytest.raises(BadInput, match="check the path"):
        read([str(tmp_path / "nothing.txt")])
    with pytest.raises(BadInput):
        find([str(tmp_path / "*.txt")])


def test_drops_of_folders_that_cannot_be_listed(tmp_path, monkeypatch):
    from pathlib import Path

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    (found,) = find([str(tmp_path)])
    assert isinstance(found, Drop)
    assert found.reason == "unreadable"
