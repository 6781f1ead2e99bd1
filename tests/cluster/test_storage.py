"""An object store does for a run what a folder does: the same bytes, whole or not at all."""

from __future__ import annotations

import pickle
import uuid

import pytest

from lapel.errors import BadSetting
from lapel.run.remote import Remote, store
from lapel.run.session import session
from lapel.run.sharded import Request, run
from lapel.run.status import status
from lapel.run.storage import Folder
from tests.faults.made import articles, inline, write

pytest.importorskip("fsspec", reason="fsspec is in the extra cluster: pip install 'lapel[cluster]'")


@pytest.fixture(params=["memory", "folder"])
def storage(request, tmp_path):
    return store(f"memory://lapel-{uuid.uuid4().hex}" if request.param == "memory" else f"file://{tmp_path}/store")


def test_files_by_name(storage):
    assert not list(storage.names("shards"))
    with storage.create("shards/ab/x.json") as stream:
        stream.write(b"one")
        assert not storage.exists("shards/ab/x.json")
    assert storage.read("shards/ab/x.json") == storage.open("shards/ab/x.json").read() == b"one"
    with storage.create("shards/aa/y.json") as stream:
        stream.write(b"two")
    assert list(storage.names("shards")) == ["shards/aa/y.json", "shards/ab/x.json"]
    with pytest.raises(RuntimeError), storage.create("shards/ab/z.json") as stream:
        stream.write(b"half")
        raise RuntimeError
    assert not storage.exists("shards/ab/z.json")
    storage.remove("shards/ab/x.json")
    storage.remove("shards/ab/x.json")
    assert not storage.exists("shards/ab/x.json")
    with pytest.raises(FileNotFoundError):
        storage.read("shards/ab/x.json")
    again = pickle.loads(pickle.dumps(storage))
    assert list(again.names("shards")) == ["shards/aa/y.json"]


def test_addresses():
    assert isinstance(store("/some/where"), Folder)
    assert isinstance(store("memory://x"), Remote)
    with pytest.raises(BadSetting, match="nosuch"):
        store("nosuch://bucket/run")


def test_a_run_over_a_store_gives_the_bytes_of_one_over_a_folder(tmp_path, storage):
    write(tmp_path / "in.jsonl", articles(80))
    for name, kept in (("a", None), ("b", storage), ("c", storage)):
        with session("run", quiet=True) as work:
            run(Request(paths=[str(tmp_path / "in.jsonl")], output=str(tmp_path / name), size=2000, engine=inline, store=kept), work)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == (tmp_path / "c").read_bytes()
    assert (tmp_path / "a").stat().st_size
    assert any(name.endswith(".done.json") for name in storage.names("shards"))


def test_the_status_of_a_run_over_a_store_is_that_of_one_over_a_folder(tmp_path, storage):
    write(tmp_path / "in.jsonl", articles(80))
    told = []
    for name, kept in (("a", None), ("b", storage)):
        with session("run", quiet=True) as work:
            run(Request(paths=[str(tmp_path / "in.jsonl")], output=str(tmp_path / name), size=2000, engine=inline, store=kept,
                        shards=True), work)
        found = status(tmp_path / name)
        told.append((found.shards, found.done, found.articles, found.events, found.phase))
    assert told[0] == told[1]
    assert told[1][0] == told[1][1] > 1
