"""Kill random processes of runs at random moments, run again until all is done, and compare the bytes with an undisturbed run.

``python -m tests.faults.kills --kills 200 /path/to/articles.jsonl.gz`` runs the real thing; without a file the made stages run over
made articles, which takes a second or two a run.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from tests.faults.made import articles, write

ROOT = Path(__file__).parents[2]


class Runs:
    """The same command, again and again."""

    def __init__(self, source: Path, folder: Path, *, real: bool, workers: int, size: int, seed: int) -> None:
        self.folder, self.pick = folder, random.Random(seed)
        self.output = folder / "events.jsonl"
        lapel = [sys.executable, "-m", "lapel", "run", str(source), "-o", str(self.output), "--workers", str(workers),
                 "--shard-size", str(size / 2**20), "--drops", f"{self.output}.drops", "--quiet"]
        made = [sys.executable, "-m", "tests.faults.child", str(source), str(self.output), str(workers), str(size)]
        self.command = lapel if real else made
        self.killed: dict[str, int] = {}

    def clear(self) -> None:
        """As before the first run."""
        shutil.rmtree(f"{self.output}.run", ignore_errors=True)
        for path in (self.output, Path(f"{self.output}.drops")):
            path.unlink(missing_ok=True)

    def result(self) -> tuple[bytes, bytes]:
        """What the run wrote."""
        return self.output.read_bytes(), Path(f"{self.output}.drops").read_bytes()

    def undisturbed(self) -> tuple[float, tuple[bytes, bytes]]:
        """Seconds and result of a run that nobody kills."""
        self.clear()
        start = time.monotonic()
        subprocess.run(self.command, cwd=ROOT, check=True)
        return time.monotonic() - start, self.result()

    def disturbed(self, seconds: float, kills: int) -> int:
        """Run until it is done, killing up to so many times on the way; gives how often."""
        self.clear()
        done = 0
        while True:
            process = subprocess.Popen(self.command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
            try:
                while done < kills and self._kill(process, seconds * min(0.5, 1.5 / kills)):
                    done += 1
                _, said = process.communicate(timeout=60 + 30 * seconds)
            finally:
                process.kill()
            left = [p for p in psutil.process_iter(["cmdline"]) if str(self.output) in (p.info["cmdline"] or [])]
            assert not left, f"processes outlive the run: {left}"
            if process.returncode == 0:
                return done
            assert process.returncode in {-9, 4}, f"exit code {process.returncode}: {said}"

    def _kill(self, process: subprocess.Popen[str], seconds: float) -> bool:
        """Kill one process of the run, after a random time of up to so many seconds; False when the run ends before."""
        kind = self.pick.choices(["parent", "worker", "helper"], [4, 5, 1])[0]
        if kind != "parent" or self.pick.random() < 0.7:  # not always while it only imports
            while process.poll() is None and not self._found("worker", process):
                time.sleep(0.02)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(self.pick.uniform(0, seconds))
            return False
        while process.poll() is None:
            if victims := self._found(kind, process):
                with contextlib.suppress(psutil.NoSuchProcess):
                    self.pick.choice(victims).kill()
                    self.killed[kind] = self.killed.get(kind, 0) + 1
                    return True
            time.sleep(0.02)
        return False

    @staticmethod
    def _found(kind: str, process: subprocess.Popen[str]) -> list[psutil.Process]:
        """The parent; its helpers (fork server, resource tracker); or the workers, which the fork server started."""
        with contextlib.suppress(psutil.NoSuchProcess):
            parent = psutil.Process(process.pid)
            helpers = parent.children()
            return {"parent": [parent], "helper": helpers, "worker": [w for helper in helpers for w in helper.children()]}[kind]
        return []


def trial(runs: Runs, kills: int, each: int) -> int:
    """Kill so many times in all, at most ``each`` in one run; gives how many runs there were. AssertionError when bytes differ."""
    seconds, expected = runs.undisturbed()
    done = rounds = 0
    while done < kills:
        rounds += 1
        done += runs.disturbed(seconds, min(each, kills - done))
        assert runs.result() == expected, f"run {rounds} gives other bytes; see {runs.folder}"
        assert not Path(f"{runs.output}.run").exists()
        print(f"{done} kills in {rounds} runs: {runs.killed}", file=sys.stderr)
    return rounds


def main() -> int:
    """Run the trial, and say what was killed."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.kills", description=__doc__)
    parser.add_argument("source", nargs="?", type=Path, help="articles in any form; without it made ones, with made stages")
    parser.add_argument("--articles", type=int, default=2000, metavar="N", help="made ones (default: 2000)")
    parser.add_argument("--kills", type=int, default=20, metavar="N")
    parser.add_argument("--each", type=int, default=4, metavar="N", help="most kills in one run (default: 4)")
    parser.add_argument("--workers", type=int, default=2, metavar="N")
    parser.add_argument("--size", type=int, default=0, metavar="BYTES", help="of a shard")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = options.source or write(Path(folder) / "articles.jsonl", articles(options.articles, slow=0.001))
        size = options.size or (200_000 if options.source else 60_000)
        runs = Runs(source.resolve(), Path(folder), real=bool(options.source), workers=options.workers, size=size, seed=options.seed)
        rounds = trial(runs, options.kills, options.each)
    print(f"{options.kills} kills ({runs.killed}) in {rounds} runs: the same bytes each time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
