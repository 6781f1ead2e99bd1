"""Details of gestures: sentences of our own, each with one detail that its record must or must not have (details.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest

import lapel

ROWS = [line.split("\t") for line in Path(__file__).with_name("details.tsv").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
PART = frozenset({"symbol", "label", "condition", "amount"})
"""Kinds whose value is words of the text: it is enough that they hold those of the table."""


@pytest.mark.parametrize(("kind", "value", "text"), ROWS, ids=[f"{kind}: {text[:40]}" for kind, _, text in ROWS])
def test_detail(kind: str, value: str, text: str) -> None:
    found = [str(e.details[kind]) for e in lapel.extract(text, published="2021-03-18") if kind in e.details]
    if value == "-":
        assert not found
    else:
        assert any(value in f if kind in PART else value == f for f in found), found


def test_every_kind_has_its_sentences() -> None:
    for kind in {kind for kind, _, _ in ROWS}:
        assert sum(row[0] == kind for row in ROWS) >= 9, kind
