"""A quicker start of this process: spaCy without its own command line.

``import spacy`` imports spaCy's command line for one function (``spacy.info``), and with it typer, requests, httpx, weasel and pydantic's
older half: two fifths of the time that the import takes, and nothing of it is used here. A process that is lapel's own (the command, its
workers) therefore puts an empty module in its place first. In anybody else's process, that of a notebook or a test, nothing changes.
"""

from __future__ import annotations

import sys
import types

_NAMES = ("spacy.cli", "spacy.cli.info")


def lean_spacy() -> None:
    """Let the first ``import spacy`` of this process pass over ``spacy.cli``. Where spaCy was imported before, nothing happens."""
    if "spacy" in sys.modules:
        return
    for name in _NAMES:
        module = types.ModuleType(name, "Left out by lapel.run.lean.")
        module.__path__ = []
        module.info = _left_out  # type: ignore[attr-defined]
        sys.modules[name] = module


def _left_out(*_: object, **__: object) -> None:
    raise RuntimeError("spacy.info and spacy.cli are not there in a process of the lapel command; use: python -m spacy info")
