"""Workers on a Ray cluster of several nodes on this machine: a node that is killed costs retries, and no byte is another."""

from __future__ import annotations

import os
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from lapel.run.cluster import Cluster
from lapel.run.session import session
from lapel.run.sharded import Request, run
from lapel.run.storage import Folder
from tests.faults.made import MadeSteps, articles, inline, write

ray = pytest.importorskip("ray", reason="Ray is not installed (80 MB): pip install 'lapel[cluster]'")
pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]


@pytest.fixture
def cluster(monkeypatch):
    """Three nodes with a processor each."""
    from ray.cluster_utils import Cluster as Nodes

    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(ROOT / "pipeline")]))
    nodes = Nodes(initialize_head=True, head_node_args={"num_cpus": 1, "object_store_memory": 100 << 20, "include_dashboard": False})
    for _ in range(2):
        nodes.add_node(num_cpus=1, object_store_memory=100 << 20)
    ray.init(address=nodes.address, log_to_driver=False)
    yield nodes
    ray.shutdown()
    nodes.shutdown()


def run_with(source, output, engine, **more):
    with session("run", quiet=True) as work:
        run(Request(paths=[str(source)], output=str(output), size=3000, engine=engine, **more), work)
    return work.summary


def test_a_node_that_is_killed_costs_retries_and_no_row(cluster, tmp_path):
    write(tmp_path / "in.jsonl", articles(240, slow=0.02))
    expected = run_with(tmp_path / "in.jsonl", tmp_path / "local", inline)
    seen: list[str] = []
    store = Folder(tmp_path / "store")
    victims = list(cluster.worker_nodes)

    def kill():
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and sum(name.endswith(".done.json") for name in store.names("shards")) < 4:
            time.sleep(0.1)
        seen.append(f"killed with {sum(name.endswith('.done.json') for name in store.names('shards'))} done")
        cluster.remove_node(victims[0], allow_graceful=False)

    killer = threading.Thread(target=kill)
    killer.start()
    found = run_with(tmp_path / "in.jsonl", tmp_path / "ray", partial(Cluster, timeout=120, make_steps=MadeSteps), store=store)
    killer.join()
    assert seen
    assert not victims[0].all_processes or victims[0] not in cluster.worker_nodes
    assert (tmp_path / "ray").read_bytes() == (tmp_path / "local").read_bytes()
    assert (found.events, found.tallies, found.hits) == (expected.events, expected.tallies, expected.hits)
    assert found.events > 100


def test_a_worker_that_dies_or_hangs_costs_its_article_alone(cluster, tmp_path):
    records = articles(40)
    records[7]["text"] += " FAULT die"
    records[23]["text"] += " FAULT hang"
    write(tmp_path / "in.jsonl", records)
    drops = []
    with session("run", quiet=True) as work:
        work.on_drop = drops.append
        run(Request(paths=[str(tmp_path / "in.jsonl")], output=str(tmp_path / "out"), size=3000,
                    engine=partial(Cluster, timeout=4, make_steps=MadeSteps)), work)
    reasons = [drop.reason for drop in drops]
    assert (reasons.count("quarantined"), reasons.count("timeout")) == (1, 1)
    assert work.summary.tallies["events"].written > 25


def test_the_real_stages(cluster, tmp_path):
    from lapel import resources

    samples = resources.data("samples")
    with session("run", quiet=True) as work:
        run(Request(paths=[str(samples)], output=str(tmp_path / "local")), work)
    with session("run", quiet=True) as work:
        run(Request(paths=[str(samples)], output=str(tmp_path / "ray"), size=4000, engine=partial(Cluster, workers=2, timeout=300)), work)
    assert (tmp_path / "ray").read_bytes() == (tmp_path / "local").read_bytes()
    assert (tmp_path / "ray").stat().st_size
