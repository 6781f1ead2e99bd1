"""``lapel.toml``: what one would otherwise type each time.

Keys are the long options without dashes (``min-confidence = 0.5`` or ``min_confidence = 0.5``); a table ``[fields]``
maps article fields to names in the input. Paths are relative to the file. An unknown key is an error.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

from lapel.errors import BadSetting

NAME = "lapel.toml"
PATHS = frozenset({"actors", "rules", "drops", "report", "log", "store"})


def find(given: Path | None) -> Path | None:
    """The file to read: the one given, else lapel.toml in the working directory when there is one."""
    if given is not None:
        if not given.is_file():
            raise BadSetting(f"--config {given}: no such file")
        return given
    here = Path(NAME)
    return here if here.is_file() else None


def load(path: Path, known: Collection[str]) -> dict[str, Any]:
    """Settings of a file by option name (with underscores). ``known`` are the names that some command has."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadSetting(f"{path}: not TOML ({error})") from error
    settings: dict[str, Any] = {}
    for key, value in raw.items():
        name = key.replace("-", "_")
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0].replace('_', '-')}?" if near else f"known: {', '.join(sorted(known))}"
            raise BadSetting(f"{path}: unknown key {key!r}; {hint}")
        if name == "fields":
            settings[name] = _fields(path, value)
        elif name in PATHS:
            settings[name] = _beside(path, _text(path, key, value))
        else:
            settings[name] = value.isoformat() if isinstance(value, date) else value
    return settings


def _beside(path: Path, named: str) -> str:
    """A path as seen from the file; ``-`` and addresses are none."""
    return named if named == "-" or "://" in named else str(path.parent / named)


def _fields(path: Path, value: object) -> list[str]:
    if not isinstance(value, dict):
        raise BadSetting(f'{path}: fields is a table, such as [fields] and text = "story"')
    return [f"{field}={_text(path, f'fields.{field}', name)}" for field, name in value.items()]


def _text(path: Path, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise BadSetting(f"{path}: {key} is a text, not {value!r}")
    return value
