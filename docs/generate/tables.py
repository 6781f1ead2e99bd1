"""Cells and rows of Markdown tables."""

from __future__ import annotations


def cell(value: object) -> str:
    """A value as one cell: bars and angle brackets are only themselves."""
    return str(value).replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def row(*values: object) -> str:
    """One line of a table."""
    return "| " + " | ".join(cell(value) for value in values) + " |"
