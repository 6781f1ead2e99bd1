"""Text as a cell of a table that a spreadsheet may open: no article's words may become a formula."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
GUARD = "'"
"""The mark in front of a guarded cell: what a spreadsheet reads as *this is text*."""


def guard(text: str) -> str:
    """The text, behind a mark where a spreadsheet would run it, or where it begins with the mark itself (so that it can be undone)."""
    return GUARD + text if text.startswith((*_FORMULA, GUARD)) else text


def unguard(text: str) -> str:
    """What ``guard`` was given."""
    return text.removeprefix(GUARD)


def one_line(text: str) -> str:
    """The text without tabs, line breaks and other control characters, for formats that know no quoting."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
