"""No figure falls below the best so far, on the sets that take seconds: the events of seed, items and dev."""

import json

import pytest

from tests.gold import corpus, floors

pytestmark = pytest.mark.gold


@pytest.fixture(scope="session")
def measured(tmp_path_factory):
    """Figures by set, measured once."""
    gone = corpus.missing(*corpus.EVENT_SETS)
    if gone:
        pytest.skip(gone)
    from tests.gold.evaluate import measure

    folder = tmp_path_factory.mktemp("events")
    return {name: measure(name, folder) for name in corpus.EVENT_SETS}


@pytest.mark.parametrize("name", corpus.EVENT_SETS)
def test_no_figure_is_below_its_floor(measured, name):
    from tests.gold.evaluate import kept

    known = floors.load()
    if not floors.of(name, known):
        pytest.skip(f"{name}: the floors are of other files than are here; run: python -m tests.gold.evaluate --update-floors")
    fallen = floors.below(name, kept(measured[name]), known)
    assert not fallen, "\n".join(fallen)


def test_floors_are_never_lowered(tmp_path, monkeypatch):
    monkeypatch.setattr(corpus, "checksum", lambda name: "same")
    known = floors.raised("dev", {"found.f": 0.51239, "date": 0.7}, {})
    assert known["dev"] == {"checksum": "same", "figures": {"date": 0.7, "found.f": 0.5123}}
    known = floors.raised("dev", {"found.f": 0.4, "date": 0.8}, known)
    assert known["dev"]["figures"] == {"date": 0.8, "found.f": 0.5123}
    assert floors.below("dev", {"found.f": 0.4, "date": 0.8}, known) == [
        "dev found.f: 0.4000 is below the best so far, 0.5123"]
    assert floors.below("dev", {"found.f": 0.6}, known) == ["dev date: not measured any more (best so far 0.8000)"]
    floors.save(known, tmp_path / "floors.json")
    assert floors.load(tmp_path / "floors.json") == json.loads((tmp_path / "floors.json").read_text()) == known


def test_floors_of_other_files_do_not_count(monkeypatch):
    known = {"dev": {"checksum": "old", "figures": {"found.f": 0.9}}}
    monkeypatch.setattr(corpus, "checksum", lambda name: "new")
    assert floors.below("dev", {"found.f": 0.1}, known) == []
