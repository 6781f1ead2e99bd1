"""What every command does around its work: count drops, show progress, and say at the end what happened."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jsonlines

from lapel import __version__, jsonl
from lapel.records import Drop
from lapel.run.output import open_output
from lapel.run.progress import Advance, progress
from lapel.run.staged import OnDrop
from lapel.run.steps import Steps
from lapel.run.summary import Summary, as_text
from lapel.run.tally import Tally
from lapel.terminal import shown


@dataclass(slots=True)
class Session:
    """The summary that a command fills, and where it reports drops and progress."""

    summary: Summary
    on_drop: OnDrop
    advance: Advance

    def take(self, tally: Tally, steps: Steps) -> None:
        """Put one stage's counts, and what its steps read, into the summary."""
        self.summary.tallies[tally.stage] = tally
        self.summary.words, self.summary.sentences = steps.words, steps.sentences
        self.summary.model = steps.model if "nlp" in vars(steps) else None


@contextlib.contextmanager
def session(command: str, *, as_json: bool = False, quiet: bool = False, drops: str | Path | None = None) -> Iterator[Session]:
    """Run a command's work inside; its summary is printed when the work is done, as text or as one JSON object."""
    started = time.perf_counter()
    summary = Summary(command=command, lapel=__version__)
    with contextlib.ExitStack() as stack:
        writer = jsonlines.Writer(stack.enter_context(open_output(drops)), dumps=jsonl.encode) if drops else None

        def on_drop(drop: Drop) -> None:
            summary.dropped(drop)
            if writer is not None:
                writer.write(drop)

        advance = Advance() if quiet else stack.enter_context(progress(command))
        yield Session(summary, on_drop, advance)
    summary.finish(time.perf_counter() - started)
    if as_json:
        print(jsonl.dumps(summary), file=sys.stderr)
    elif not quiet and (text := as_text(summary)):
        print(shown(text), file=sys.stderr)
