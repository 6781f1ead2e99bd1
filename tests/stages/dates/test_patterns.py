"""Every pattern finds what its examples mark, with the value they give, and stays away from the others."""

import re
from pathlib import Path

import pytest

from lapel.errors import BadData
from lapel.language import tokenise
from lapel.stages.dates import find_dates
from lapel.stages.dates.patterns import Pattern, parse, patterns

PUBLISHED = "2021-03-17"  # a Wednesday
YES = [(pattern, sentence) for pattern in patterns().values() for sentence in pattern.yes]
NO = [(pattern, sentence) for pattern in patterns().values() for sentence in pattern.no]


def example(marked: str) -> tuple[str, list[tuple[str, tuple[int, int]]], list[str]]:
    """Text, marked expressions with their spans, and the values after the arrow."""
    sentence, _, values = marked.partition(" => ")
    spans, shift = [], 0
    for match in re.finditer(r"\[([^\]]*)\]", sentence):
        start = match.start() - shift
        spans.append((match[1], (start, start + len(match[1]))))
        shift += 2
    return re.sub(r"[\[\]]", "", sentence), spans, values.split(", ")


@pytest.mark.parametrize(("pattern", "marked"), YES, ids=[f"{p.id}:{s}" for p, s in YES])
def test_yes(pattern: Pattern, marked: str) -> None:
    text, spans, values = example(marked)
    found = find_dates(tokenise(text), PUBLISHED, narrative=pattern.mode == "narrative")
    mine = [ref for ref in found if ref.span in [span for _, span in spans]]
    assert [(ref.text, ref.value) for ref in mine] == [(words, value) for (words, _), value in zip(spans, values, strict=True)], found
    assert pattern.id in {ref.rule for ref in mine}


@pytest.mark.parametrize(("pattern", "text"), NO, ids=[f"{p.id}:{s}" for p, s in NO])
def test_no(pattern: Pattern, text: str) -> None:
    found = find_dates(tokenise(text), PUBLISHED, narrative=pattern.mode == "narrative")
    assert pattern.id not in {ref.rule for ref in found}


@pytest.mark.parametrize("missing", ["yes", "no", "tokens", "means", "id"])
def test_loader_refuses_a_pattern_without(missing: str) -> None:
    entry = {"id": "x.y", "tokens": "MONTH", "means": "month", "yes": ["In [June]. => 2021-06"], "no": ["Never."]}
    del entry[missing]
    with pytest.raises(BadData, match=missing):
        parse(entry, Path("x.toml"), 0)


def test_loader_refuses_an_unknown_field() -> None:
    with pytest.raises(BadData, match="colour"):
        parse({"id": "x.y", "tokens": "MONTH", "means": "month", "yes": ["a"], "no": ["b"], "colour": 1}, Path("x.toml"), 0)
