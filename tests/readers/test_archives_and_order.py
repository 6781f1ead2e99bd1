"""Wrappers, archives, folders, patterns and standard input: the same articles, in an order that never changes."""

import bz2
import gzip
import io
import json
import lzma
import random
import subprocess
import sys
import tarfile
import threading
import zipfile

import pytest
import zstandard

from lapel.readers import ReadOptions, read

PACK = {"": bytes, ".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstandard.ZstdCompressor().compress}


def lines(tricky, n=3):
    return "".join(json.dumps({"id": str(i), "text": f"{i} {tricky}"}, ensure_ascii=False) + "\n" for i in range(n)).encode()


def tar_of(members):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def zip_of(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("ending", PACK)
def test_wrappers(tmp_path, reading, tricky, ending):
    (tmp_path / f"a.jsonl{ending}").write_bytes(PACK[ending](lines(tricky)))
    assert [a.text for a in reading(tmp_path).articles] == [f"{i} {tricky}" for i in range(3)]


@pytest.mark.parametrize("ending", PACK)
def test_members_of_packed_archives(tmp_path, reading, tricky, ending):
    packed = PACK[ending](tar_of({"b.jsonl": lines(tricky), "sub/a.txt": tricky.encode(), "c.jsonl.gz": gzip.compress(lines("x", 1))}))
    (tmp_path / f"a.tar{ending}").write_bytes(packed)
    read = reading(tmp_path)
    assert not read.drops
    assert [a.text for a in read.articles] == [*(f"{i} {tricky}" for i in range(3)), tricky, "0 x"]


def test_short_suffixes_and_archives_within_archives(tmp_path, reading, tricky):
    inner = zip_of({"z.txt": b"Last.", "a.txt": tricky.encode()})
    (tmp_path / "a.tgz").write_bytes(gzip.compress(tar_of({"in.zip": inner})))
    read = reading(tmp_path)
    assert [a.text for a in read.articles] == [tricky, "Last."]
    assert not read.drops


def test_several_streams_one_after_the_other(tmp_path, reading):
    for ending, pack in PACK.items():
        (tmp_path / f"a.jsonl{ending}").write_bytes(pack(b'{"text": "One."}\n') + pack(b'{"text": "Two."}\n'))
    assert [a.text for a in reading(tmp_path).articles] == ["One.", "Two."] * len(PACK)


def test_members_of_a_zip_come_in_the_order_of_their_names(tmp_path, reading):
    names = [f"{n:02}.txt" for n in range(20)]
    random.Random(1).shuffle(names)
    (tmp_path / "a.zip").write_bytes(zip_of({name: name.encode() for name in names}))
    assert [a.text for a in reading(tmp_path / "a.zip").articles] == sorted(names)


def test_folders_and_patterns_are_sorted_and_arguments_keep_their_order(tmp_path, reading):
    names = ["b/2.txt", "b/10.txt", "a.txt", "c/d/e.txt"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [a.text for a in reading(tmp_path).articles] == ["a.txt", "b/10.txt", "b/2.txt", "c/d/e.txt"]
    assert [a.text for a in reading(tmp_path / "**" / "*.txt").articles] == ["a.txt", "b/10.txt", "b/2.txt", "c/d/e.txt"]
    assert [a.text for a in reading(tmp_path / "c", tmp_path / "a.txt").articles] == ["c/d/e.txt", "a.txt"]
    assert [a.text for a in reading(tmp_path / "?").articles] == ["b/10.txt", "b/2.txt", "c/d/e.txt"]


def test_ids_do_not_depend_on_where_the_folder_lies(tmp_path, reading):
    for place in ("here", "there/deeper"):
        (tmp_path / place / "in").mkdir(parents=True)
        (tmp_path / place / "in" / "a.txt").write_text("They met.")
        (tmp_path / place / "in" / "b.txt").write_text("They met.")
    here, there = ([a.id for a in reading(tmp_path / place / "in").articles] for place in ("here", "there/deeper"))
    assert here == there
    assert len(set(here)) == 2


SCRIPT = """from lapel.readers import read, ReadOptions
for x in read(['-'], ReadOptions(format={!r})): print(type(x).__name__, ascii(x.id))
"""


@pytest.mark.parametrize(("content", "format", "expected"), [
    (b'{"id": "n1", "text": "They met."}\n{"id": "n2", "text": "They parted."}\n', None, ["Article 'n1'", "Article 'n2'"]),
    (gzip.compress(b'[{"id": "n1", "text": "They met."}]'), None, ["Article 'n1'"]),
    (b"id,text\nn1,They met.\n", "csv", ["Article 'n1'"]),
    (zip_of({"a.jsonl": b'{"id": "n1", "text": "They met."}'}), None, ["Article 'n1'"]),
    (b"", None, ["Drop None"]),
])
def test_standard_input(content, format, expected):
    done = subprocess.run([sys.executable, "-c", SCRIPT.format(format)], input=content, capture_output=True, check=True)
    assert done.stdout.decode().splitlines() == expected


def test_lines_come_out_before_the_input_ends(tmp_path):
    """Streaming: the first article is there while the writer of the pipe still holds back the rest."""
    import os

    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    go_on = threading.Event()

    def write():
        with pipe.open("wb") as stream:
            stream.write(b'{"id": "n1", "text": "' + b"x" * 400_000 + b'"}\n')
            stream.flush()
            go_on.wait(20)
            stream.write(b'{"id": "n2", "text": "' + b"y" * 400_000 + b'"}\n')

    writer = threading.Thread(target=write, daemon=True)
    writer.start()
    items = read([str(pipe)], ReadOptions(format="jsonl"))
    assert next(items).id == "n1"
    assert not go_on.is_set()
    go_on.set()
    assert [item.id for item in items] == ["n2"]
    writer.join(20)


def test_memory_stays_flat_whatever_the_size(tmp_path):
    import tracemalloc

    line = json.dumps({"text": "They met in Oslo. " * 50}) + "\n"
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress((line * 5_000).encode()))
    items = read([str(tmp_path)], ReadOptions(max_ratio=10_000))
    next(items)
    tracemalloc.start()
    count = sum(1 for _ in items)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 4_999
    assert peak < 2_500_000, "of 4.5 million bytes"
