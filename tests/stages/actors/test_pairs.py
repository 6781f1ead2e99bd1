"""Two surnames that only together name anybody."""

import pytest


@pytest.mark.parametrize(("text", "names"), [
    ("Biden and Harris praised Japan.", ["Joe Biden", "Kamala Harris"]),
    ("On Monday Austin and Blinken left for Japan.", ["Lloyd Austin", "Antony Blinken"]),
    ("Japan welcomed Austin and Blinken.", ["Lloyd Austin", "Antony Blinken"]),
    ("Biden and Johnson praised Japan.", []),  # of two states
    ("Biden praised Japan.", []),
    ("Trump and Harris praised Japan.", []),  # he is out of office
    ("Jane Biden and Harris praised Japan.", []),
    ("Biden and Harris Ltd praised Japan.", []),
])
def test_two_leaders_of_one_state(found, text, names):
    assert [m.name for m in found(text) if m.kind == "person"] == names


def test_without_a_day_nobody_is_meant(found):
    assert [m for m in found("Biden and Harris praised Japan.", None) if m.kind == "person"] == []
