"""Inputs behind addresses: the same output as from files of this machine, read in parts, and no article lost when a store fails."""

import gzip
import http.server
import json
import re
import subprocess
import sys
import threading
import zipfile
from collections import Counter

import pytest

from lapel.errors import BadInput, BadSetting
from lapel.readers import Input, ReadOptions, find, read, read_file, remote
from lapel.readers.remote import Unreachable
from lapel.records import Article, Drop
from lapel.run import sharded
from lapel.run.plan import Plan, plan
from lapel.run.session import session
from lapel.run.sharded import Request, run
from lapel.run.storage import Folder
from lapel.run.work import InputChanged
from tests.faults.made import articles, inline, write

fsspec = pytest.importorskip("fsspec")


@pytest.fixture
def memory():
    """The store in memory, empty."""
    files = fsspec.filesystem("memory")
    files.store.clear()
    yield files
    files.store.clear()


@pytest.fixture
def news(tmp_path):
    """A folder with plain, packed and archived articles, one of them in a folder below."""
    folder = tmp_path / "news"
    (folder / "below").mkdir(parents=True)
    plain = write(folder / "a.jsonl", articles(120))
    (folder / "below" / "b.jsonl.gz").write_bytes(gzip.compress(write(tmp_path / "b.jsonl", articles(60, seed=2)).read_bytes(), mtime=0))
    with zipfile.ZipFile(folder / "c.zip", "w") as archive:
        for n, record in enumerate(articles(30, seed=3)):
            archive.writestr(f"{n:02d}.json", json.dumps(record))
    (folder / ".hidden").write_bytes(plain.read_bytes())
    return folder


def upload(files, folder, root):
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            files.pipe_file(f"{root}/{path.relative_to(folder).as_posix()}", path.read_bytes())


def done(named, output, **more):
    """Run with the made stages; what was dropped."""
    drops = []
    with session("run", quiet=True) as work:
        work.on_drop = drops.append
        run(Request(paths=[named], output=str(output), size=4000, **{"engine": inline, **more}), work)
    return drops


def test_a_folder_of_a_store_gives_what_the_same_folder_here_gives(memory, news, tmp_path):
    upload(memory, news, "/bucket/news")
    here = done(str(news), tmp_path / "here.jsonl")
    there = done("memory://bucket/news", tmp_path / "there.jsonl")
    assert (tmp_path / "there.jsonl").read_bytes() == (tmp_path / "here.jsonl").read_bytes() != b""
    assert sorted((d.reason, d.where.removeprefix(str(news))) for d in here) == \
        sorted((d.reason, d.where.removeprefix("memory:///bucket/news")) for d in there)
    assert [d.reason for d in there].count("hidden-file") == 1


def test_so_do_file_addresses(news, tmp_path):
    done(str(news), tmp_path / "here.jsonl")
    done(f"file://{news}", tmp_path / "there.jsonl")
    assert (tmp_path / "there.jsonl").read_bytes() == (tmp_path / "here.jsonl").read_bytes()


def test_patterns_and_single_files(memory, news):
    upload(memory, news, "/bucket/news")
    assert [item.key for item in find(["memory://bucket/news/*.jsonl"])] == ["a.jsonl"]
    assert [item.key for item in find(["memory://bucket/news/**/*.gz", "memory://bucket/news/.hidden"])] == ["b.jsonl.gz", ".hidden"]
    with pytest.raises(BadInput, match=r"memory://bucket/none/\*: nothing is there"):
        find(["memory://bucket/none/*"])
    with pytest.raises(BadInput, match="memory://bucket/none: nothing is there"):
        find(["memory://bucket/none"])


def test_what_a_store_needs_is_said():
    with pytest.raises(BadSetting, match=r"nostore://a/b: .*nostore"):
        find(["nostore://a/b"])


def test_a_rerun_does_what_changed_and_a_change_in_the_middle_stops_it(memory, news, tmp_path, monkeypatch):
    upload(memory, news, "/bucket/news")
    did = []

    def counting(job, storage):
        engine = inline(job, storage)
        submit = engine.submit
        engine.submit = lambda task: (did.append(task), submit(task))
        return engine

    done("memory://bucket/news", tmp_path / "out/", shards=True, engine=counting)
    first = len(did)
    did.clear()
    done("memory://bucket/news", tmp_path / "out/", shards=True, engine=counting)
    assert first > 5 and not did
    changed = (news / "a.jsonl").read_bytes().rstrip(b"\n") + b"\n" + json.dumps({"id": "new", "text": "KEN calls PER."}).encode() + b"\n"
    memory.pipe_file("/bucket/news/a.jsonl", changed)
    done("memory://bucket/news", tmp_path / "out/", shards=True, engine=counting)
    assert 0 < len(did) < first / 2
    planned = sharded.plan

    def plan_and_change(*args, **more):
        shards = list(planned(*args, **more))
        memory.pipe_file("/bucket/news/a.jsonl", changed + b'{"id": "newer", "text": "KEN calls NOR."}\n')
        return iter(shards)

    monkeypatch.setattr(sharded, "plan", plan_and_change)
    with pytest.raises(InputChanged, match=r"memory:.*a.jsonl: changed while it was read"):
        done("memory://bucket/news", tmp_path / "other.jsonl")


def test_a_store_that_fails_stops_the_run_and_loses_nothing(memory, news, tmp_path, monkeypatch):
    upload(memory, news, "/bucket/news")
    done(str(news), tmp_path / "here.jsonl")
    opened, count = type(memory)._open, [0]

    def failing(self, *args, **more):
        count[0] += 1
        if count[0] == 6:
            raise ConnectionResetError("the store went away")
        return opened(self, *args, **more)

    monkeypatch.setattr(type(memory), "_open", failing)
    with pytest.raises(Unreachable, match=r"the store went away.*try the same command again") as raised:
        done("memory://bucket/news", tmp_path / "there.jsonl")
    assert raised.value.exit_code == 4
    assert not (tmp_path / "there.jsonl").exists()
    done("memory://bucket/news", tmp_path / "there.jsonl")
    assert (tmp_path / "there.jsonl").read_bytes() == (tmp_path / "here.jsonl").read_bytes()
    memory.rm_file("/bucket/news/a.jsonl")
    (item,) = read_file(Input("memory://bucket/news/a.jsonl", "a.jsonl"), ReadOptions(), Counter())
    assert (item.reason, item.where) == ("unreadable", "memory://bucket/news/a.jsonl")


@pytest.fixture
def server(news):
    """A web server that gives ranges, and counts the bytes it sends."""
    sent = []

    class Ranges(http.server.BaseHTTPRequestHandler):
        def do_HEAD(self):
            self.answer(body=False)

        def do_GET(self):
            self.answer(body=True)

        def answer(self, *, body):
            path = news / self.path.lstrip("/").split("?")[0]
            if not path.is_file():
                self.send_error(404)
                return
            data = path.read_bytes()
            wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
            first, last = (int(wanted[1]), min(int(wanted[2] or len(data)), len(data) - 1)) if wanted else (0, len(data) - 1)
            self.send_response(206 if wanted else 200)
            self.send_header("Accept-Ranges", "bytes")
            self.send_header("Content-Length", str(last - first + 1))
            if wanted:
                self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
            self.end_headers()
            if body:
                sent.append(last - first + 1)
                self.wfile.write(data[first:last + 1])

        def log_message(self, *args):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Ranges) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{made.server_address[1]}", sent
        made.shutdown()


def test_a_web_server_s_file_is_read_in_parts(news, server, tmp_path, monkeypatch):
    pytest.importorskip("aiohttp")
    address, sent = server
    monkeypatch.setattr(remote, "_BLOCK", 1 << 14)
    large = write(news / "large.jsonl", articles(3000, seed=4))
    here = list(read([str(large)]))
    options, named = ReadOptions(), f"{address}/large.jsonl?key=of*mine"
    shards = Plan.write(Folder(tmp_path), "plan.jsonl", plan([named], options, size=100_000))
    assert len(shards) > 8
    found = []
    for shard in shards:
        sent.clear()
        for piece in shard.pieces:
            found += read_file(piece.input, options, Counter())
        assert sum(sent) < .3 * large.stat().st_size, "a part, not all that lies before it"
    assert [item.id for item in found if isinstance(item, Article)] == [item.id for item in here if isinstance(item, Article)]
    assert [item.where.split(", ")[1] for item in found if isinstance(item, Drop)] == \
        [item.where.split(", ")[1] for item in here if isinstance(item, Drop)]
    with pytest.raises(BadInput, match="nothing is there"):
        find([f"{address}/none.jsonl"])


def test_fsspec_is_not_imported_for_files_of_this_machine(news):
    code = ("import sys; from lapel.readers import read; n = len(list(read([sys.argv[1]]))); "
            "sys.exit(any(m.split('.')[0] in {'fsspec', 'aiohttp'} for m in sys.modules) or n < 100)")
    assert subprocess.run([sys.executable, "-c", code, str(news)], check=False).returncode == 0


def test_only_what_is_named_is_an_address(memory, tmp_path):
    """A file, a member and a text that say one are a file, a member and a text."""
    memory.pipe_file("/secret.txt", b"KEN calls TZA.")
    folder = tmp_path / "memory:"
    folder.mkdir()
    (folder / "secret.txt").write_text("See memory://secret.txt for more.", encoding="utf-8")
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("memory://secret.txt", "They met.")
    items = list(read([str(tmp_path)]))
    assert sorted(item.text for item in items if isinstance(item, Article)) == ["See memory://secret.txt for more.", "They met."]
