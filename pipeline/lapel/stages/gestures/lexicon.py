"""Word classes of data/gestures/grammar.toml (control, light verbs, verbs of saying …)."""

from __future__ import annotations

import functools
import tomllib
from typing import Any

from lapel import resources


@functools.cache
def _content() -> dict[str, Any]:
    return tomllib.loads(resources.data("gestures", "grammar.toml").read_text(encoding="utf-8"))


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(members) for name, members in _content()["words"].items()}


@functools.cache
def words(name: str) -> frozenset[str]:
    """The lemmas of one class."""
    return _lists()[name]


@functools.cache
def figures(name: str) -> dict[str, int]:
    """Words that stand for numbers: ``ordinals``, ``numbers``, ``scales``."""
    return dict(_content()[name])
