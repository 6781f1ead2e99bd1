"""The files of a report: script files that hand data to the pages, in a folder that appears only when it is whole."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from lapel.errors import BadSetting

MARK = "lapel-report.json"
"""The file by which a folder is known to be a report, and may be replaced by another."""


class Writer:
    """Writes into the folder of a report."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def text(self, name: str, text: str) -> None:
        """Write a file as UTF-8."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def data(self, name: str, value: Any) -> None:
        """Write a value as ``data/NAME.js``, which hands it to the page that asks for it.

        It is a string that the browser parses as JSON: faster than a literal, and no key of it can mean anything to the language.
        """
        inner = orjson.dumps(value).decode()
        self.text(f"data/{name}.js", f"lapel.put({orjson.dumps(name).decode()},JSON.parse({orjson.dumps(inner).decode()}));\n")


@contextlib.contextmanager
def folder(path: Path) -> Iterator[Writer]:
    """A writer into a folder that takes the place of ``path`` at the end.

    Raises BadSetting where something else than a report is there, or where it cannot be written.
    """
    if path.exists() and not (path.is_dir() and ((path / MARK).is_file() or not any(path.iterdir()))):
        raise BadSetting(f"{path}: is there already and is no report; name another folder, or remove it")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    old = path.with_name(f".{path.name}.{os.getpid()}.old")
    try:
        try:
            part.mkdir()
        except OSError as error:
            raise BadSetting(f"{path}: cannot be written ({error.strerror}); does the folder it goes into exist?") from error
        yield Writer(part)
        if path.exists():
            path.replace(old)
        part.replace(path)
    finally:
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
