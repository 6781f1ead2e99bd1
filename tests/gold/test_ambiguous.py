"""Words such as Georgia, Jordan, May and us, where they stand in the corpora: tests/gold/ambiguous.tsv."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from pathlib import Path

import pytest

from lapel import resources
from lapel.records import Mention
from tests.gold import eval_actors

TABLE = Path(__file__).with_name("ambiguous.tsv")
SHARE = 0.95
Row = tuple[int, str, str]
"""Offset, word, verdict."""


def rows() -> dict[str, dict[str, list[Row]]]:
    """The table by corpus and article id."""
    found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for line in TABLE.read_text("utf-8").splitlines():
        if line and line[0] != "#":
            corpus, article, offset, word, verdict = line.split("\t")
            found[corpus][article].append((int(offset), word, verdict))
    return found


def right(mentions: list[Mention], offset: int, word: str, verdict: str) -> bool:
    """Whether the shortest mention over the word agrees with the verdict."""
    over = [m for m in mentions if m.span[0] <= offset and offset + len(word) <= m.span[1]]
    shortest = min(over, key=lambda m: m.span[1] - m.span[0], default=None)
    country = shortest.country if shortest else None
    if verdict == "person":
        return shortest is None or shortest.kind == "person"
    return country is None if verdict == "none" else country == verdict


def test_the_table_is_large_and_names_no_place_twice():
    places = [(corpus, article, row[0]) for corpus, articles in rows().items() for article, found in articles.items() for row in found]
    assert len(places) == len(set(places)) >= 150


def test_agreement():
    mention = Mention(span=(10, 20), text="Lt. Jordan", kind="person", country="USA")
    assert right([mention], 14, "Jordan", "person")
    assert not right([mention], 14, "Jordan", "JOR")
    assert not right([mention], 14, "Jordan", "none")
    assert right([], 14, "Jordan", "none")
    assert not right([], 14, "Jordan", "JOR")


@pytest.mark.gold
def test_ambiguous_words_in_the_corpora():
    table = rows()
    files = {corpus: resources.shared("corpora", f"{corpus}.jsonl.gz") for corpus in table}
    if not all(file.is_file() for file in files.values()):
        pytest.skip(f"the corpora are not here: set {resources.SHARED_VARIABLE} to the folder that holds them")
    wrong, asked = [], 0
    for corpus, file in files.items():
        wanted = dict(table[corpus])
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                if not any(article in line[:600] for article in wanted):
                    continue
                record = json.loads(line)
                for offset, word, verdict in wanted.pop(record["id"], ()):
                    assert record["text"][offset:].startswith(word), (corpus, record["id"], offset)
                    asked += 1
                    if not right(eval_actors.find(record["text"], record.get("published")), offset, word, verdict):
                        wrong.append((corpus, record["id"], offset, word, verdict))
        assert not wanted, f"not in {file}: {sorted(wanted)[:3]}"
    assert 1 - len(wrong) / asked >= SHARE, wrong
