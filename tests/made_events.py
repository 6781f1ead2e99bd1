"""Event records made by hand, for tests that need one and not the pipeline."""

from __future__ import annotations

from typing import Any

from lapel import ontology
from lapel.records import (
    Article,
    ArticleRef,
    Attribution,
    Event,
    EventDate,
    Evidence,
    Link,
    OperatorHit,
    Party,
    Place,
    Trigger,
    event_id,
)

TEXT = "On 4 May 2021 President Alvarez declined to meet Chancellor Brandt in Lisbon. Nobody was surprised."


def article() -> Article:
    """The article that the event is of."""
    return Article(id="a1", title="No meeting", published="2021-05-05", source="The Paper", text=TEXT)


def _at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def event(**changes: Any) -> Event:
    """A declined meeting with every part filled; ``changes`` replace fields."""
    type_, status = changes.get("type", "contact.meeting"), changes.get("status", "declined")
    row = ontology.row(type_, status)
    fields: dict[str, Any] = {
        "id": event_id("a1", type_, _at("meet")),
        "article": ArticleRef(id="a1", title="No meeting", source="The Paper", published="2021-05-05"),
        "type": type_, "family": ontology.family(type_), "status": status,
        "polarity": row.polarity, "intensity": row.intensity, "codes": row.codes,
        "agents": [Party(country="ESP", kind="person", name="Alvarez", roles=["GOV"], text="President Alvarez",
                         span=_at("President Alvarez"), resolved_by="title+surname")],
        "recipients": [Party(country="DEU", kind="person", text="Chancellor Brandt", span=_at("Chancellor Brandt"))],
        "about": [],
        "date": EventDate(value="2021-05-04", start="2021-05-04", end="2021-05-04", grain="day", text="4 May 2021",
                          span=_at("4 May 2021")),
        "place": Place(text="Lisbon", country="PRT", span=_at("Lisbon")),
        "details": {"order": 1},
        "attribution": Attribution(),
        "evidence": Evidence(text=TEXT[:77], span=(0, 77), trigger=Trigger(text="meet", span=_at("meet")),
                             rule="meeting.meet",
                             operators=[OperatorHit(text="declined", span=_at("declined"), status="declined")]),
        "links": [Link(kind="repeats", event=event_id("a1", type_, _at("meet")))],
        "cluster": "a1", "confidence": 0.9,
    }
    return Event(**{**fields, **changes})
