"""``lapel review`` as a process of its own, as a user starts it."""

import contextlib
import re
import signal
import subprocess
import sys
from pathlib import Path

from tests.browser import soon

LAPEL = Path(sys.executable).with_name("lapel")


class Running:
    """The process, its address, and what it said."""

    def __init__(self, process, errors):
        self.process, self._errors = process, errors
        found = soon(lambda: process.poll() is not None or re.search(r"http://127\.0\.0\.1:(\d+)/#(\S+)", self.said), 60)
        assert process.poll() is None, self.said
        self.url, self.port, self.token = found[0], int(found[1]), found[2]

    @property
    def said(self):
        return self._errors.read_text(encoding="utf-8")

    def stop(self):
        """Ctrl-C; gives the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(20)


@contextlib.contextmanager
def running(folder, *options):
    """The review of events.jsonl and articles.jsonl in a folder."""
    errors = folder / "said.txt"
    with errors.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen([LAPEL, "review", "events.jsonl", "--articles", "articles.jsonl", *options], cwd=folder,
                                   stdout=subprocess.PIPE, stderr=stream)
    try:
        yield Running(process, errors)
    finally:
        process.kill()
        process.communicate()
