"""*During his first term*: days from the tenures of the knowledge base."""

from __future__ import annotations

import re
from datetime import date

from lapel.records import EventDate, Span
from lapel.stages.actors.kb_records import Tenure
from lapel.stages.events.context import Context, Draft
from lapel.stages.events.tables import term_years

_TERM = re.compile(
    r"\b(?:during|in|throughout|under|since)\s+(?P<whose>his|her|its|their|the|[A-Z][\w’'-]+['’]s)\s+"
    r"(?:(?P<order>first|second|third|last|final)\s+)?(?:four-year\s+|five-year\s+)?"
    r"(?:term|presidency|premiership|tenure|chancellorship|time in office|years in office)\b"
)
_ORDER = {"first": 0, "second": 1, "third": 2, "last": -1, "final": -1}
_OFFICES = frozenset({"head of state", "head of government"})


def term_of(context: Context, draft: Draft) -> EventDate | None:
    """The tenure, or the numbered term, of the person named in such a phrase, else of the first agent who is a person;
    None where the knowledge base does not hold it. Basis ``anchored``; the value is ``first day/last day``.
    """
    sentence = context.sentences[draft.gesture.sentence] if context.sentences else draft.gesture.evidence
    match = _TERM.search(context.text(sentence))
    if match is None:
        return None
    span: Span = (sentence[0] + match.start(), sentence[0] + match.end())
    named = [m for m in context.within(span) if m.entity]
    person = named[0].entity if named else next((p.entity for p in draft.agents if p.kind == "person" and p.entity), None)
    if person is None:
        return None
    held = [t for t in context.kb.tenures(person) if t.office in _OFFICES and t.start and not t.acting
            and t.start <= (context.article.published or t.start)]  # news knows no term to come
    days = [stretch for tenure in _merged(held) for stretch in _terms(tenure, match["order"], context.article.published)]
    wanted = _ORDER.get(match["order"] or "", -1)
    if not -len(days) <= wanted < len(days):
        return None
    start, end = days[wanted]
    return EventDate(value=f"{start}/{end or ''}", start=start, end=end, grain="unknown", text=match[0], span=span, basis="anchored")


def _merged(tenures: list[Tenure]) -> list[Tenure]:
    """One tenure where sources give the same first day twice (a president who is both heads, or head of a territory too); that of a
    country whose terms are known comes first."""
    first: dict[str, Tenure] = {}
    for tenure in sorted(tenures, key=lambda t: (t.country not in term_years(), t.office != "head of state")):
        first.setdefault(tenure.start or "", tenure)
    return sorted(first.values(), key=lambda t: t.start or "")


def _terms(tenure: Tenure, order: str | None, published: str | None) -> list[tuple[str, str | None]]:
    """The tenure, cut into terms when one is asked for by number and their length is known."""
    start, end = tenure.start or "", tenure.end or published or tenure.known_until
    years = term_years().get(tenure.country) if order and tenure.office == "head of state" else None
    if not years or not end:
        return [(start, end)]
    out: list[tuple[str, str | None]] = []
    while start < end:
        following = _later(start, years)
        out.append((start, min(following, end) if (date.fromisoformat(end) - date.fromisoformat(start)).days > 30 else end))
        if (date.fromisoformat(end) - date.fromisoformat(following)).days < 30:
            break
        start = following
    return out


def _later(day: str, years: int) -> str:
    moved = date.fromisoformat(day)
    return moved.replace(year=moved.year + years, day=min(moved.day, 28) if moved.month == 2 else moved.day).isoformat()
