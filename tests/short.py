"""Short event records for tests of what is computed over many: one line says who did what to whom, when."""

from __future__ import annotations

from typing import Any

from lapel import ontology
from lapel.records import ArticleRef, Event, EventDate, Evidence, Link, Party, Place, Trigger, digest
from tests.made_events import event


def parties(codes: str, offices: dict[str, str] | None = None) -> list[Party]:
    """``USA JPN`` as parties; ``offices`` gives some of them an office."""
    return [Party(country=code, kind="state", name=code.title(), text=f"the {code} side", span=(n * 20, n * 20 + 12),
                  office=(offices or {}).get(code), roles=["GOV"]) for n, code in enumerate(codes.split())]


def dated(day: str | None, last: str | None = None, basis: Any = "explicit") -> EventDate | None:
    """A date of one day, or up to ``last``."""
    if day is None:
        return None
    grain: Any = "day" if last in (None, day) else "month"
    return EventDate(value=day, start=day, end=last or day, grain=grain, text=day, span=(0, 4), basis=basis)


def short(what: str, day: str | None = None, *, status: str | None = None, last: str | None = None, published: str | None = None,
          article: str = "a1", cluster: str | None = None, details: dict[str, Any] | None = None, place: str | None = None,
          offices: dict[str, str] | None = None, answers: str | None = None, basis: str = "explicit", n: int = 0,
          sentence: str | None = None, **more: Any) -> Event:
    """``contact.call USA > JPN`` as a record; ``>`` parts agents from recipients, either of which may be empty.

    Published on its day where nothing else is said; an act of its own where no cluster is given.
    """
    type_, _, sides = what.partition(" ")
    agents, _, recipients = sides.partition(">")
    id_ = digest(what, day, status, article, n)
    words = sentence or f"Number {n}: {what} on {day}."
    return event(
        id=id_, type=type_, status=status or ontology.default_status(type_), family=ontology.family(type_),
        article=ArticleRef(id=article, title="A title", source="The Paper", url=f"https://paper.example/{article}",
                           published=published or day),
        agents=parties(agents, offices), recipients=parties(recipients, offices), date=dated(day, last, basis), details=details or {},
        place=Place(text=place, country=place, span=(0, 3)) if place else None, cluster=cluster or id_,
        links=[Link(kind="answers", event=answers)] if answers else [],
        evidence=Evidence(text=words, span=(0, len(words)), trigger=Trigger(text=type_.split(".")[1], span=(0, 6)), rule="made.short"),
        **more)
