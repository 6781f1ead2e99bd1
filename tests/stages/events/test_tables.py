"""Publishers, groups and the confidence model as data."""

import pytest

from lapel.errors import BadData
from lapel.records import Article
from lapel.stages.events import confidence, tables
from lapel.stages.events.confidence import Model


@pytest.mark.parametrize(
    ("url", "source", "expected"),
    [
        ("https://archive.whitehouse.gov/briefing", "", "USA"),
        ("", "The White House (press office)", "USA"),
        ("https://www.gov.uk/news", "", "GBR"),
        ("https://mygov.uk/news", "", None),
        ("https://ec.europa.eu/x", "Some Agency", "IGO:EU"),
        ("", "The Daily Planet", None),
        ("not an address", "", None),
    ],
)
def test_publisher(url, source, expected):
    assert tables.publisher(Article(id="a", text="", url=url, source=source)) == expected


def test_groups_name_known_codes():
    _, members = tables.groups()
    assert all(len(code) == 3 and code.isupper() for group in members.values() for code in group)


def test_the_model_that_ships_is_a_probability_that_knows_doubt():
    model = confidence.model()
    sure, unsure = model.probability({}), model.probability({"agents:pointing": 1.0, "recipients:none": 1.0, "nominal": 1.0})
    assert 0 < unsure < sure < 1


def test_extreme_scores_stay_inside_bounds():
    model = Model(0.0, {"x": 1e9})
    assert (model.probability({"x": 1.0}), model.probability({"x": -1.0})) == (0.99, 0.01)


def test_a_broken_model_file_is_one_clear_line(tmp_path, monkeypatch):
    (tmp_path / "confidence.json").write_text('{"kind": 3}')
    monkeypatch.setattr(confidence.resources, "models", tmp_path.joinpath)
    confidence.model.cache_clear()
    try:
        with pytest.raises(BadData, match=r"confidence\.json.*train_confidence"):
            confidence.model()
    finally:
        confidence.model.cache_clear()
