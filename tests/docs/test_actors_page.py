"""The page on actors: its commands print what it says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from lapel.stages.actors.kb import KnowledgeBase
from tests.docs import console

PAGE = console.TOUR.with_name("actors.md")
pytestmark = pytest.mark.skipif(not PAGE.is_file(), reason="not a checkout: there are no pages")


def workplace(folder: Path, text: str) -> Path:
    """A folder with the file that the page gives."""
    [lines] = re.findall(r"```json\n(.*?)```", text, re.S)
    (folder / "mine.jsonl").write_text(lines, encoding="utf-8")
    return folder


def test_its_commands_print_what_it_says(tmp_path):
    text = PAGE.read_text(encoding="utf-8")
    shown = console.blocks(text)
    assert len(shown) >= 5
    assert list(console.played(text, workplace(tmp_path, text))) == shown, "write it anew with: python -m tests.docs.console"


def test_its_file_is_that_of_a_user(tmp_path):
    text = PAGE.read_text(encoding="utf-8")
    kb = KnowledgeBase.load(workplace(tmp_path, text) / "mine.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "mine.jsonl").read_text("utf-8").splitlines() if line[0] != "#"]
    assert [kb.entities[line["id"]].name for line in lines] == [line["name"] for line in lines]


def test_its_kinds_are_those_that_lapel_takes():
    [row] = re.findall(r"^\| `kind` \|.*$", PAGE.read_text(encoding="utf-8"), re.M)
    named = set(re.findall(r"`([a-z]+)`", row)) - {"kind"}
    assert named <= {e.kind for e in KnowledgeBase.load().entities.values()}
