"""Word classes of data/gestures/grammar.toml (control, light verbs, verbs of saying …)."""

from __future__ import annotations

import functools
import tomllib

from lapel import resources


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    content = tomllib.loads(resources.data("gestures", "grammar.toml").read_text(encoding="utf-8"))
    return {name: frozenset(members) for name, members in content["words"].items()}


@functools.cache
def words(name: str) -> frozenset[str]:
    """The lemmas of one class."""
    return _lists()[name]
