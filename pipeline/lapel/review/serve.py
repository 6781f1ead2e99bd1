"""The review as a command: a server on the loopback address until it is stopped."""

from __future__ import annotations

import contextlib
import secrets
import socket
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lapel.errors import BadSetting
from lapel.records import Article
from lapel.review import read, sample
from lapel.review.desk import Desk
from lapel.review.store import opened

LOOPBACK = "127.0.0.1"


def load(events: str | Path, articles: str | Path, *, draw: int | None = None, seed: int = 0, by: sample.By | None = None,
         step: Callable[[str], None]) -> tuple[list[sample.Drawn], dict[str, Article]]:
    """What is to be reviewed: ``draw`` records by chance (``seed``, ``by``), all where it is None, and their articles by id.

    ``step`` is told what is being done. Raises LapelError for input that cannot be used, and where the extra is not installed.
    """
    _libraries()
    if by is not None and draw is None:
        raise BadSetting("--by says how a sample is drawn; say --sample N too")
    step("reading the events")
    found = read.events(events)
    drawn = sample.everything(found) if draw is None else sample.draw(found, draw, seed=seed, by=by)
    step("reading the articles")
    return drawn, read.articles(articles, (each.event for each in drawn))


def serve(drawn: Sequence[sample.Drawn], texts: Mapping[str, Article], verdicts: str | Path, *, reviewer: str, port: int = 0,
          say: Callable[[str], None]) -> None:
    """Review records in a browser until interrupted; ``say`` is told the address, and at the end how far it is.

    Port 0 takes a free one. Raises LapelError for a port or a file of verdicts that cannot be used.
    """
    server, application = _libraries()
    with opened(verdicts) as store:
        desk = Desk(drawn, texts, store, reviewer)
        for note in store.notes:
            say(note)
        if desk.stale:
            say(f"records that read otherwise than when they were judged, and come again: {desk.stale}")
        token = secrets.token_urlsafe(32)
        with _bound(port) as listening:
            config = server.Config(application(desk, token), log_level="warning", access_log=False, server_header=False,
                                   lifespan="off", ws="none", timeout_graceful_shutdown=2)
            say(f"{_far(desk)}, as {reviewer}; verdicts go to {verdicts}")
            say(f"open  http://{LOOPBACK}:{listening.getsockname()[1]}/#{token}  (Ctrl-C stops; the same command goes on from there)")
            with contextlib.suppress(KeyboardInterrupt):  # the way in which a review ends
                server.Server(config).run(sockets=[listening])
        say(f"{_far(desk)}; verdicts are in {verdicts}")


def _far(desk: Desk) -> str:
    counts = desk.counts()
    return f"{counts['done']} of {counts['total']} records judged"


def _bound(port: int) -> socket.socket:
    try:
        return socket.create_server((LOOPBACK, port))
    except OSError as error:
        raise BadSetting(f"--port {port}: {error.strerror}; leave it out to take a free one") from error


def _libraries() -> tuple[Any, Any]:
    try:
        import uvicorn  # noqa: PLC0415  # an extra: only the page needs it

        from lapel.review.app import application  # noqa: PLC0415
    except ImportError as error:
        raise BadSetting("the review page needs starlette and uvicorn; install them with: pip install 'lapel[review]'") from error
    return uvicorn, application
