"""Inputs of every format, damaged at random: no crash, no hang, and the sums balance. ``python -m tests.faults.fuzz 20000 [SEED]``."""

from __future__ import annotations

import gzip
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from lapel import resources
from lapel.readers import REASONS, ReadOptions, read
from lapel.records import Article, Drop
from lapel.run.fused import run_articles
from lapel.run.steps import Steps
from lapel.run.tally import check_chain, check_hits, new_tallies
from lapel.stages.ingest import ingest
from tests.security.clock import within

LIMIT = 20.0
"""Seconds of processor time for one input."""
GROUP = 40
"""Inputs that go through the stages together."""
SPLICES = [b"", b"\0", b"\xff\xfe", b"\x1f\x8b", b"PK\x03\x04", b"<![CDATA[", b"<!--", b"]]>", b"<!DOCTYPE",
           b"&#0;", b"{" * 50, b"[" * 50, b'"',
           b"\\u0000", b"\\ud800", b"\r\r\n", b"\xe2\x80\xae", b"9" * 400, b"-1", b"NaN", b"Mr. " * 50, b"(" * 300, b"WARC/1.0\r\n",
           b"Content-Length: 99999999\r\n", b"\xc3"]


def samples() -> list[tuple[str, bytes]]:
    """Our own articles in every format, also a page archive and compressed."""
    found = [(path.name, path.read_bytes()) for path in sorted(resources.data("samples").iterdir()) if path.is_file()]
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + dict(found)["ribbons.html"]
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n" % len(page)
    return [*found, ("a.warc", head + page + b"\r\n\r\n"), ("a.warc.gz", gzip.compress(head + page + b"\r\n\r\n", mtime=0))]


def mutated(data: bytes, others: Sequence[bytes], rnd: random.Random) -> bytes:
    """Some bytes flipped, cut out, doubled, put in, or taken from another sample."""
    out = bytearray(data)
    for _ in range(rnd.choice([1, 1, 2, 4, 12])):
        at, length = rnd.randrange(len(out) + 1), rnd.choice([1, 2, 8, 64, 700])
        match rnd.randrange(7):
            case 0 if out:
                out[at - 1] = rnd.randrange(256)
            case 1:
                del out[at:at + length]
            case 2:
                out[at:at] = out[at:at + length] * rnd.choice([1, 2, 20])
            case 3:
                out[at:at] = rnd.choice(SPLICES)
            case 4:
                out[at:at] = rnd.randbytes(length)
            case 5:
                other = rnd.choice(others)
                start = rnd.randrange(len(other))
                out[at:at + length] = other[start:start + length]
            case _:
                del out[at:]
    return bytes(out)


def fuzz(n: int, seed: int = 1, steps: Steps | None = None) -> Counter[str]:
    """Read so many damaged inputs and take their articles all the way; what became of them. Raises what goes wrong, naming the input."""
    rnd, kinds = random.Random(seed), samples()
    others = [data for _, data in kinds]
    steps = steps or Steps().load()
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="lapel-fuzz-") as folder:
        waiting: list[Article] = []
        for number in range(n):
            name, data = rnd.choice(kinds)
            name = rnd.choice([name, name, name, f"a{Path(name).suffix}", rnd.choice(kinds)[0], "a"])
            path = Path(folder) / name
            path.write_bytes(mutated(data, others, rnd))
            with within(LIMIT, f"input {number} of seed {seed} ({name})"):
                items = list(read([str(path)], ReadOptions()))
            path.unlink()
            for item in items:
                seen[item.reason if isinstance(item, Drop) else "article"] += 1
                if isinstance(item, Drop):
                    assert item.reason in REASONS, item
                    assert item.reason != "other", f"input {number} of seed {seed}: {item}"
                else:
                    waiting.append(item)
            if (number + 1) % GROUP == 0 or number == n - 1:
                _through(waiting, steps, seen)
                waiting = []
    return seen


def _through(items: list[Article], steps: Steps, seen: Counter[str]) -> None:
    tallies, hits, events, unrecorded = new_tallies(), 0, 0, Counter[str]()
    ingested = tallies["ingest"]
    articles = [item for item in ingested.writing(ingest(ingested.reading(items))) if isinstance(item, Article)]
    with within(LIMIT * 3, f"the stages over {len(articles)} articles"):
        for batch in run_articles(articles, steps=steps):
            for stage, tally in batch.tallies.items():
                tallies[stage].add(tally)
            hits += batch.hits
            unrecorded.update(batch.unrecorded)
            for outcome in batch.outcomes:
                events += len(outcome.events)
                assert outcome.drop is None, outcome.drop
    check_chain(tallies)
    check_hits(hits, events, dict(unrecorded))
    seen["events"] += events


if __name__ == "__main__":
    for what, count in sorted(fuzz(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1).items()):
        print(f"{count:8} {what}")
