"""The evaluation's own parts."""

import pytest
from rich.console import Console

from lapel import resources
from tests.gold import evaluate, fictional


def test_without_the_data_it_says_what_is_missing(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv(resources.SHARED_VARIABLE, str(tmp_path))
    assert evaluate.main(["seed", "plv_dev"]) == 2
    said = capsys.readouterr()
    assert not said.out
    assert said.err.startswith("nothing was measured: ")
    assert resources.SHARED_VARIABLE in said.err


def test_an_unknown_set_is_named(capsys):
    with pytest.raises(SystemExit):
        evaluate.main(["deev"])
    assert "no such set: deev" in capsys.readouterr().err


def test_only_shares_are_figures_and_only_some_are_kept():
    nested = {"value": {"f": 0.5, "p": 0.6}, "n": {"gold": 12}, "strict": {"f": 0.25}}
    figures = dict(evaluate.flat(nested))
    assert figures == {"value.f": 0.5, "value.p": 0.6, "strict.f": 0.25}
    assert evaluate.kept(figures) == {"value.f": 0.5, "strict.f": 0.25}


def test_the_table_shows_what_moved(monkeypatch):
    monkeypatch.setattr(evaluate.floors, "of", lambda name, known: {"written.found.f": 0.5, "written.date": 0.8})
    table = evaluate.table({"dev": {"written.found.f": 0.55, "written.found.p": 0.7, "written.date": 0.75, "checked.found.f": 0.4}}, {})
    console = Console(width=120)
    with console.capture() as captured:
        console.print(table)
    text = captured.get()
    assert "found 0.550 (+0.050) (P 0.700)" in text
    assert "date 0.750 (-0.050)" in text
    assert "found 0.400" in text and "checked" in text


@pytest.mark.gold
def test_the_invented_countries_are_read_with_their_other_names():
    if not resources.shared("lexicon").is_dir():
        pytest.skip(f"the dictionary is not here: set {resources.SHARED_VARIABLE}")
    known = {names[0]: (names[1:], code) for names, code in fictional.entries()}
    assert known["Gondor"] == (["Minas Tirith", "Anorien"], "GON")
    assert known["Eriador"][1] == "ERI"
    assert "France" not in known and "United Nations" not in known
