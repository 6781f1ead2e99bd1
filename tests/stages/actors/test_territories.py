"""A territory has its state's head and shares its demonym: the state is meant."""

from __future__ import annotations

from lapel.language import tokenise
from lapel.records import Article
from lapel.stages.actors import find_actors
from lapel.stages.actors.kb import KnowledgeBase
from lapel.stages.actors.kb_load import Tables, fill
from lapel.stages.actors.kb_records import AliasLine, EntityLine, TenureLine

ADJECTIVE = AliasLine(text="Norlandish", kind="people", case="exact", form="adjective")
LINES = [
    EntityLine(id="isle", name="Isle", kind="state", country="AAA", aliases=["Isle", ADJECTIVE]),
    EntityLine(id="norland", name="Norland", kind="state", country="NNN", leader="head of state", aliases=["Norland", ADJECTIVE]),
    EntityLine(id="king", name="Ade Berg", country="NNN", surnames=["Berg"], aliases=["Ade Berg"], tenures=[
        TenureLine(office="head of state", title="king", country="AAA", start="2000-01-01"),
        TenureLine(office="head of state", title="king", start="2000-01-01")]),
    EntityLine(id="isle-king", name="Ade Berg", country="AAA", surnames=["Berg"], aliases=["Ade Berg"], tenures=[
        TenureLine(office="head of state", title="king", start="2000-01-01")]),
]


def found(text: str) -> list[tuple[str | None, str | None]]:
    kb = KnowledgeBase(fill(Tables(), LINES))
    return [(m.entity, m.country) for m in find_actors(tokenise(text), Article(id="t", text=text, published="2010-05-01"), kb)]


def test_the_head_is_that_of_the_state():
    assert found("Ade Berg spoke.") == [("king", "NNN")]
    assert found("King Berg spoke.") == [("king", "NNN")]
    assert found("The Berg government spoke.") == [(None, "NNN")]


def test_the_demonym_is_that_of_the_state():
    assert found("Norlandish ships left.") == [(None, "NNN")]
