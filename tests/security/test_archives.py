"""What an archive can't do: fill memory or time by what it claims to hold, write anywhere, lead to other files."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections import Counter
from pathlib import Path

import pytest
import zstandard

from lapel.readers import ReadOptions, read
from lapel.records import Article
from tests.security.clock import within

LINE = b'{"id": "n1", "text": "Norway met Denmark."}\n'


def reasons(path, **options):
    notes: Counter[str] = Counter()
    return ["article" if isinstance(item, Article) else item.reason for item in read([str(path)], ReadOptions(**options), notes)]


def tar(path, *members):
    with tarfile.open(path, "w", format=tarfile.GNU_FORMAT) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


def test_holes_of_a_sparse_member_are_counted(tmp_path):
    """A few kilobytes that claim a petabyte of zeros: old GNU sparse format."""
    tar(tmp_path / "a.tar", ("a.jsonl", LINE.ljust(16_384, b"\n")))
    data = bytearray((tmp_path / "a.tar").read_bytes())
    header = data[:512]
    header[156:157] = tarfile.GNUTYPE_SPARSE
    header[386:398], header[398:410] = b"00000000000\0", b"00000040000\0"  # the one real block, at the beginning
    size = 2**50
    header[483:495] = b"\x80" + size.to_bytes(11, "big")
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    data[:512] = header
    (tmp_path / "a.tar").write_bytes(data)
    with within(20, "a sparse member"):
        assert reasons(tmp_path / "a.tar")[-1] == "archive-bomb"


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME])
def test_a_header_that_claims_gigabytes(tmp_path, kind):
    info = tarfile.TarInfo("a.txt")
    info.type, info.size = kind, 4 * 2**30
    with gzip.open(tmp_path / "a.tar.gz", "wb") as stream:
        stream.write(info.tobuf(tarfile.GNU_FORMAT))
        stream.write(bytes(1 << 24))
    (drop,) = read([str(tmp_path / "a.tar.gz")])
    assert (drop.reason, drop.detail) == ("truncated-archive", "a header of 4294967296 bytes")  # not one byte of it is read


def test_xz_that_asks_for_more_memory_than_it_needs(tmp_path):
    greedy = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 30}]
    (tmp_path / "a.jsonl.xz").write_bytes(lzma.compress(LINE, filters=greedy))
    assert reasons(tmp_path / "a.jsonl.xz") == ["truncated-archive"]
    (tmp_path / "b.jsonl.xz").write_bytes(lzma.compress(LINE, preset=9))
    assert reasons(tmp_path / "b.jsonl.xz") == ["article"]


def test_xz_in_several_streams_with_padding_between(tmp_path):
    other = LINE.replace(b"n1", b"n2")
    (tmp_path / "a.jsonl.xz").write_bytes(lzma.compress(LINE) + bytes(8) + lzma.compress(other) + bytes(4))
    assert reasons(tmp_path / "a.jsonl.xz") == ["article", "article"]
    (tmp_path / "b.jsonl.xz").write_bytes(lzma.compress(LINE * 2000)[:-30])
    assert reasons(tmp_path / "b.jsonl.xz")[-1] == "truncated-archive"


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstandard.ZstdCompressor().compress])
def test_bombs_at_the_limits_that_are_set(tmp_path, pack):
    """The limits as they come: 64 megabytes in few bytes is given up after some tens of megabytes."""
    data = pack(b"x" * (1 << 26))
    for _ in range(2):
        (tmp_path / "a.jsonl.gz").write_bytes(data)
        with within(30, "a bomb"):
            assert reasons(tmp_path / "a.jsonl.gz")[-1] == "archive-bomb"
        data = pack(data)


def test_a_zip_whose_members_share_their_bytes(tmp_path):
    """Every entry of the directory points at the same compressed megabytes."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", bytes(1 << 24))
        first = archive.infolist()[0]
        for n in range(200):
            again = zipfile.ZipInfo(f"{n}.txt")
            for field in ("compress_type", "compress_size", "file_size", "CRC", "header_offset", "flag_bits"):
                setattr(again, field, getattr(first, field))
            archive.filelist.append(again)
    with within(20, "shared members"):
        found = reasons(tmp_path / "a.zip")
    assert set(found) <= {"archive-bomb", "truncated-archive", "too-large", "binary-file", "no-text"}


def test_nothing_is_written_wherever_members_say(tmp_path, monkeypatch):
    here = tmp_path / "in"
    here.mkdir()
    monkeypatch.chdir(here)
    names = ["../out.txt", "/tmp/lapel-out.txt", "a/../../out.txt", "..\\out.txt", "C:\\out.txt", "good.txt", "\u202etxt.exe", "a\nb.txt"]
    tar(here / "a.tar", *((name, b"They met.") for name in names))
    with zipfile.ZipFile(here / "a.zip", "w") as archive:
        for name in names:
            archive.writestr(name, "They met.")
    opened: list[str] = []
    original = Path.open

    def watched(self, mode="r", *args, **kwargs):
        opened.append(mode)
        return original(self, mode, *args, **kwargs)

    monkeypatch.setattr(Path, "open", watched)
    before = sorted(tmp_path.iterdir())
    for name in ("a.tar", "a.zip"):
        found = reasons(here / name)
        assert found.count("unsafe-member-path") >= 5
        assert "article" in found
    assert set(opened) <= {"r", "rb"}
    assert sorted(tmp_path.iterdir()) == before
    assert not Path("/tmp/lapel-out.txt").exists()
