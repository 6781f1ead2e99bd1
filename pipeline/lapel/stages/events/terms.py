"""*During his first term*, *when she was president*, *since taking office*: days from the tenures of the knowledge base.

Nothing is guessed: where the holder is not known, or held no such office by then, there is no date, not that of publication either.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from lapel.records import DateRef, EventDate, Mention, Span
from lapel.stages.actors.kb_records import Tenure
from lapel.stages.dates.readings.amounts import shift_period
from lapel.stages.events.context import Context, Draft
from lapel.stages.events.office import OfficeTime, office_times
from lapel.stages.events.tables import term_years

_ORDER = {"first": 0, "second": 1, "third": 2, "last": -1, "final": -1}
_HEADS = frozenset({"head of state", "head of government"})
_GAP = 31
"""Days between two tenures that count as one stay in office."""
_BESIDE = 24
"""Characters behind *taking office* in which its own date begins (*took office on 20 January*)."""

Stay = tuple[str, str | None]
"""First and last day in office."""


@dataclass(slots=True)
class Term:
    """What such words give a gesture: its date, None where the days are not known; and the expression that is the office's."""

    date: EventDate | None
    span: Span
    own: DateRef | None = None

    def outdoes(self, other: DateRef, trigger: Span) -> bool:
        """Whether it dates the gesture rather than an expression that contradicts it and stands farther away."""
        mine, theirs = self.date, other
        if other is self.own:
            return True
        if mine is None or not (theirs.start and theirs.end) or (mine.start or "") <= theirs.start <= (mine.end or "9"):
            return False
        return _apart(self.span, trigger) < _apart(other.span, trigger)


def _apart(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def term_of(context: Context, draft: Draft) -> Term | None:
    """The time in somebody's office that dates a gesture; None where its sentence names none, or one nearer another gesture.

    Basis ``anchored``; the value is a day, or ``first day/last day`` with nothing for an end that is open.
    """
    if draft.gesture.tense == "future":
        return None
    sentence = context.sentences[draft.gesture.sentence] if context.sentences else draft.gesture.evidence
    times = [time for time in office_times(context.text(sentence)) if _nearest(context, draft, sentence, time)]
    if not times:
        return None
    time = times[0]
    span: Span = (sentence[0] + time.span[0], sentence[0] + time.span[1])
    own = _own_date(context, span, sentence) if time.kind in {"start", "end"} else None
    stay = (own.start or "", None) if own is not None else _stay(context, draft, time, span)
    if stay is None:
        return Term(None, span)
    if time.kind == "under" and stay[1] is None:
        return None  # of who is in office: no frame of its own
    days = _days(context, time, stay, span)
    return Term(_written(days, time, span, context) if days else None, span, own)


def _nearest(context: Context, draft: Draft, sentence: Span, time: OfficeTime) -> bool:
    """Whether no other gesture of the sentence stands nearer to the words."""
    first, last = sentence[0] + time.span[0], sentence[0] + time.span[1]

    def distance(at: int) -> int:
        return first - at if at < first else max(at - last, 0)

    return all(distance(draft.start) <= distance(at) for at in context.triggers if sentence[0] <= at < sentence[1])


def _own_date(context: Context, span: Span, sentence: Span) -> DateRef | None:
    """The date that stands right behind: *since taking office in January*."""
    for ref in context.dates_in((span[1], min(span[1] + _BESIDE, sentence[1]))):
        if ref.type in {"DATE", "TIME"} and ref.start:
            between = context.text((span[1], ref.span[0])).split()
            return ref if all(word in {"in", "on", "as", "back", "early", "president", "late"} for word in between) else None
    return None


def _stay(context: Context, draft: Draft, time: OfficeTime, span: Span) -> Stay | None:
    person = _holder(context, draft, time, span)
    published = context.article.published
    if person is None:
        return None
    held = [t for t in context.kb.tenures(person) if t.start and not t.acting and t.start <= (published or t.start)]  # no term to come
    heads = [t for t in held if t.office in _HEADS]
    if time.title:
        wanted = [t for t in held if t.title == time.title]
    elif heads or time.kind == "term":
        wanted = heads
    else:
        now = context.kb.office_on(person, published)
        wanted = [now] if now is not None and now.start else []
    merged = _merged(wanted)
    if time.order:
        days = [stay for tenure in merged for stay in _terms(tenure, published)]
        n = _ORDER[time.order]
        return days[n] if -len(days) <= n < len(days) else None
    stays = _stays(merged, published)
    if len(stays) > 1 and (published is None or time.kind == "held"):
        stays = [stay for stay in stays if stay[1] is not None and stay[1] < (published or "")]  # when he was: not who is
    return stays[-1] if stays else None


def _holder(context: Context, draft: Draft, time: OfficeTime, span: Span) -> str | None:
    """Who is named in the words, else the first agent that can be meant and is a person."""
    inside = context.within(span)
    if named := next((m.entity for m in inside if m.kind == "person" and m.entity), None):
        return named
    if time.kind == "under":
        return _of_cabinet(context, inside)
    if time.pronoun is None and any(word[0].isupper() for word in time.text.split()[1:]):
        return None  # named, and unknown
    for party in draft.agents:
        entity = context.kb.entities.get(party.entity or "")
        if party.kind == "person" and entity is not None and (time.pronoun is None or entity.gender in {None, time.pronoun}):
            return entity.id
    return None


def _of_cabinet(context: Context, inside: list[Mention]) -> str | None:
    """*Under the Obama administration*: the only head of that country with the surname."""
    for mention in inside:
        if mention.kind == "government" and mention.country:
            words = mention.text.split()
            ids = [id_ for word in words if word[0].isupper() for id_ in context.kb.by_surname.get(word, ())]
            heads = {id_ for id_ in ids for t in context.kb.tenures(id_) if t.office in _HEADS and t.country == mention.country}
            return heads.pop() if len(heads) == 1 else None
    return None


def _merged(tenures: list[Tenure]) -> list[Tenure]:
    """One tenure where sources give the same first day twice (a president who is both heads, or head of a territory too); that of a
    country whose terms are known comes first."""
    first: dict[str, Tenure] = {}
    for tenure in sorted(tenures, key=lambda t: (t.country not in term_years(), t.office != "head of state")):
        first.setdefault(tenure.start or "", tenure)
    return sorted(first.values(), key=lambda t: t.start or "")


def _stays(tenures: list[Tenure], published: str | None) -> list[Stay]:
    """Tenures that follow on each other as one; the last day None while the holder is in office on the day of publication."""
    out: list[Stay] = []
    for tenure in tenures:
        start, end = tenure.start or "", tenure.end
        if end is None and tenure.known_until and published and published > tenure.known_until:
            end = tenure.known_until  # nothing is assumed after that
        if end is not None and published and end >= published:
            end = None
        if out and (out[-1][1] is None or (date.fromisoformat(start) - date.fromisoformat(out[-1][1])).days <= _GAP):
            out[-1] = (out[-1][0], end if out[-1][1] is not None else None)
        else:
            out.append((start, end))
    return out


def _terms(tenure: Tenure, published: str | None) -> list[Stay]:
    """The tenure, cut into terms when their length is known."""
    start, end = tenure.start or "", tenure.end or published or tenure.known_until
    years = term_years().get(tenure.country) if tenure.office == "head of state" else None
    if not years or not end:
        return [(start, end)]
    out: list[Stay] = []
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


def _days(context: Context, time: OfficeTime, stay: Stay, span: Span) -> tuple[str | None, str | None] | None:
    """First and last day that the words mean, each None where it is open."""
    start, end = stay
    published = context.article.published
    if time.kind == "first":
        last = shift_period(date.fromisoformat(start), f"P{time.amount[0]}{time.amount[1]}", 1) if time.amount else None
        return (start, min((last - timedelta(1)).isoformat(), published or "9")) if last else None
    if time.kind in {"term", "held", "under"}:
        return start, end or published
    day = start if time.kind == "start" else end
    if day is None:
        return None
    if time.lead in {"before", "after"} and (amount := _amount_before(context, span)) is not None:
        moved = shift_period(date.fromisoformat(day), amount, -1 if time.lead == "before" else 1)
        return (moved.isoformat(), moved.isoformat()) if moved else None
    if time.lead in {"when", "on", "upon", "at"}:
        return day, day
    if time.lead in {"before", "until"}:
        return None, (date.fromisoformat(day) - timedelta(1)).isoformat()
    return day, ((end if time.kind == "start" and time.lead == "after" else None) or published)


def _amount_before(context: Context, span: Span) -> str | None:
    """The value of *two weeks* in *two weeks after taking office*."""
    before = context.dates_over((max(span[0] - 2, 0), span[0]))
    return next((ref.value for ref in before if ref.type == "DURATION" and 0 <= span[0] - ref.span[1] <= 1), None)


def _written(days: tuple[str | None, str | None], time: OfficeTime, span: Span, context: Context) -> EventDate:
    start, end = days
    value = start if start == end and start else f"{start or ''}/{end or ''}"
    return EventDate(value=value, start=start, end=end, grain="day" if start == end else "unknown", text=context.text(span), span=span,
                     basis="anchored")
