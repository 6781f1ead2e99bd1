"""What must hold of every line of data/actors: codes, days, keys, one holder at a time, order, and that the recipe gives the same bytes."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from lapel.records import MentionKind
from lapel.resources import data, shared
from lapel.stages.actors.kb import OFFICES, KnowledgeBase, alias_key
from lapel.stages.actors.kb_load import OFFICIALS_UNTIL
from lapel.stages.actors.kb_records import AliasLine, EntityLine
from lapel.stages.actors.places import gazetteer, lookup
from lapel.stages.actors.titles import title_offices

SINGLE = {"head of state", "head of government", "foreign minister", "defence minister"}
CODE = re.compile(r"[A-Z]{3}|(?:IGO|NSA):[A-Z0-9+]+")
NOT_ISO = {"XKX"}


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return KnowledgeBase.load()


@pytest.fixture(scope="module")
def lines() -> list[EntityLine]:
    decoder = msgspec.json.Decoder(EntityLine)
    return [line for name in ("bodies.jsonl", "persons.jsonl") for line in decoder.decode_lines(data("actors", name).read_bytes())]


def test_there_is_as_much_as_promised(kb: KnowledgeBase, lines: list[EntityLine]) -> None:
    assert sum(len(line.tenures) for line in lines) >= 8_000
    assert sum(line.kind == "person" for line in lines) >= 5_000
    assert len(kb.aliases) >= 30_000


def test_every_code_is_a_known_one(kb: KnowledgeBase, lines: list[EntityLine]) -> None:
    states = {line.country for line in lines if line.kind == "state"}
    assert {"TWN", "PSE", "XKX", "VAT", "HKG", "SRB", "KOR", "PRK"} <= states
    for entity in kb.entities.values():
        if entity.country is not None:
            assert CODE.fullmatch(entity.country), entity
            assert ":" in entity.country or entity.country in states, entity
        assert entity.kind in get_args(MentionKind), entity
    for place in {p.country for found in gazetteer().values() for p in found}:
        assert place is None or place in states


def test_every_tenure_is_well_formed(kb: KnowledgeBase) -> None:
    for person in kb.entities:
        for tenure in kb.tenures(person):
            assert tenure.office in OFFICES, tenure
            days = [date.fromisoformat(d) for d in (tenure.start, tenure.end) if d]
            assert days == sorted(days), tenure
            assert tenure.end or tenure.known_until, tenure
            assert tenure.source, tenure


def test_every_alias_can_be_reached(kb: KnowledgeBase) -> None:
    unreachable = [alias for alias in kb.aliases if alias_key(alias) != alias]
    assert unreachable == []
    assert all(sense.entity in kb.entities for senses in kb.aliases.values() for sense in senses)


def test_no_person_is_named_by_one_word(lines: list[EntityLine]) -> None:
    assert [a for line in lines if line.kind == "person" for a in line.aliases if not isinstance(a, AliasLine) and " " not in a] == []


def test_an_alias_is_given_once(lines: list[EntityLine]) -> None:
    for line in lines:
        twice = [a for a, n in Counter(a if isinstance(a, str) else (a.text, a.kind, a.form) for a in line.aliases).items() if n > 1]
        assert twice == [], line.id


def test_one_holder_at_a_time_or_a_note(kb: KnowledgeBase) -> None:
    notes = {tuple(row.split("\t")[:2]) for row in data("actors", "recipe", "own", "shared_offices.tsv").read_text("utf-8").splitlines()}
    held = defaultdict(list)
    for person in kb.entities:
        for t in kb.tenures(person):
            if t.office in SINGLE and t.start and not t.acting and t.source != "phoenix":
                held[t.country, t.office, t.office == "head of government" and t.title == "president"].append(t)
    both = []
    for (country, office, _), tenures in held.items():
        tenures.sort(key=lambda t: t.start or "")
        for n, a in enumerate(tenures):
            for b in tenures[n + 1 :]:
                last = min(a.end or a.known_until or "", b.end or b.known_until or "")
                if a.person != b.person and last > "1990" and (date.fromisoformat(last) - date.fromisoformat(b.start or "")).days > 31:
                    both.append((country, office, kb.entities[a.person].name, kb.entities[b.person].name, b.start, last))
    assert [x for x in both if x[:2] not in notes] == []


def test_files_are_sorted(lines: list[EntityLine]) -> None:
    persons = [line.id for line in lines if line.kind == "person" and line.tenures]
    assert persons == sorted(persons, key=lambda i: (i[0] != "Q", len(i), i))
    for name in ("officials.tsv", "places.tsv"):
        rows = data("actors", name).read_text("utf-8").splitlines()[1:]
        keys = [row.split("\t")[0] for row in rows]
        assert keys == sorted(keys)
        assert len(set(rows)) == len(rows)


def test_titles_mean_offices() -> None:
    assert title_offices()["foreign secretary", ""] == "foreign minister"
    assert title_offices()["chancellor", "GBR"] == "finance minister"


def test_officials_end_with_their_source(kb: KnowledgeBase) -> None:
    found = [t for person in kb.entities for t in kb.tenures(person) if t.source == "phoenix"]
    assert len(found) > 10_000
    assert all(t.end or t.known_until == OFFICIALS_UNTIL for t in found)


@pytest.mark.parametrize(
    ("name", "country"), [("Paris", "FRA"), ("Gaza", "PSE"), ("Crimea", "UKR"), ("Kashmir", None), ("Kiev", "UKR"), ("Georgia", "GEO")]
)
def test_places_lie_in_a_country(name: str, country: str | None) -> None:
    assert lookup(name)[0].country == country


def test_a_name_that_is_no_place_has_none() -> None:
    assert lookup("Xyzzyville") == []


@pytest.mark.gold
@pytest.mark.slow
def test_the_recipe_gives_the_same_bytes(tmp_path: Path) -> None:
    if not Path(shared("actors")).is_dir():
        pytest.skip("the public sources are not beside the checkout (LAPEL_SHARED)")
    recipe = data("actors", "recipe", "build.py")
    subprocess.run([sys.executable, str(recipe), str(shared("actors")), str(tmp_path)], check=True, capture_output=True)
    for name in ("bodies.jsonl", "persons.jsonl", "officials.tsv", "places.tsv"):
        assert (tmp_path / name).read_bytes() == data("actors", name).read_bytes(), f"{name}: run make kb"


def test_the_recipe_says_what_is_missing(tmp_path: Path) -> None:
    recipe = data("actors", "recipe", "build.py")
    done = subprocess.run(
        [sys.executable, str(recipe), str(tmp_path / "nowhere"), str(tmp_path)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "LAPEL_SHARED" in done.stderr
    assert list(tmp_path.iterdir()) == []
