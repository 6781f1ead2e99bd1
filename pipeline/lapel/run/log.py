"""Logs of a run, as plain text or as JSON lines."""

from __future__ import annotations

import contextlib
import logging
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from lapel.errors import BadSetting
from lapel.terminal import shown

NAME = "lapel.run"


def _time(record: logging.LogRecord) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03d}Z"


class _Text(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        data: dict[str, Any] = getattr(record, "data", {})
        words = [_time(record), record.levelname.lower(), record.getMessage(), *(f"{k}={v}" for k, v in data.items())]
        return shown(" ".join(words)).replace("\n", " ")


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        data: dict[str, Any] = getattr(record, "data", {})
        return orjson.dumps({"time": _time(record), "level": record.levelname.lower(), "event": record.getMessage(), **data}).decode()


@contextlib.contextmanager
def logging_to(path: str | None, form: str = "text") -> Iterator[None]:
    """Write what the run says of itself to a file, which grows, or to standard error (``-``); without a path nothing is written."""
    if path is None:
        yield
        return
    try:
        handler = logging.StreamHandler(sys.stderr) if path == "-" else logging.FileHandler(Path(path), encoding="utf-8")
    except OSError as error:
        raise BadSetting(f"--log {path}: cannot be written ({error.strerror})") from error
    handler.setFormatter(_Json() if form == "json" else _Text())
    log = logging.getLogger(NAME)
    before, log.propagate = (log.level, log.propagate), False
    log.setLevel(logging.DEBUG)
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)
        handler.close()
        log.level, log.propagate = before
