"""The columns of every format and the rule by which each is filled: data/export, read once on first use."""

from __future__ import annotations

import csv
import functools
from collections.abc import Collection
from typing import Literal

import msgspec

from lapel import resources
from lapel.errors import BadData

Fill = Literal["always", "known", "never"]
Kind = Literal["text", "int", "float", "day", "list"]


class Column(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A column of a format."""

    column: str
    fill: Fill
    """In every row, where the record says it, or never."""
    rule: str
    """What stands in it, or why nothing does."""
    kind: Kind = "text"


def rows(name: str) -> list[dict[str, str]]:
    """Lines of a table in data/export, by the names of its first line; lines with # say what it is."""
    path = resources.data("export", f"{name}.tsv")
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            lines = (line for line in stream if not line.startswith("#"))
            return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    except OSError as error:
        raise BadData(f"{path}: {error.strerror}; is the installation complete?") from error


@functools.cache
def columns(name: str) -> tuple[Column, ...]:
    """The columns of a format, in its order. Raises BadData for a line that is none."""
    try:
        return tuple(msgspec.convert(row, Column) for row in rows(name))
    except msgspec.ValidationError as error:
        raise BadData(f"{resources.data('export', name)}.tsv: {error}") from error


def filled(name: str, values: Collection[str]) -> tuple[str, ...]:
    """Names of all columns. Raises BadData unless exactly those that are ever filled have a value in the code."""
    listed = columns(name)
    wrong = {c.column for c in listed if c.fill != "never"} ^ set(values)
    if wrong:
        raise BadData(f"{resources.data('export', name)}.tsv: the rule and the code differ on {', '.join(sorted(wrong))}")
    return tuple(c.column for c in listed)
