"""What ``lapel validate`` does: every line of an events file is decoded and its claims are checked against one another.

It needs no JSON Schema library, and sees more than a schema can: that spans hold the words they claim, that codes are
those of type and status, that links lead somewhere. With the articles at hand, the words are checked against the text.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from lapel import jsonl, ontology
from lapel.errors import BadInput
from lapel.records import Article, Event, EventDate, Party, Span
from lapel.schema import COUNTRY

_SPACE = re.compile(r"[\s\u200b\u2060\ufeff]")
"""Line breaks and odd spaces: a record may hold plain ones in their place."""

_LONGEST = 10
"""How many words of evidence text a message shows at most."""


class Problem(NamedTuple):
    """One thing that is wrong with one line (counted from 1)."""

    line: int
    message: str


def validate(path: str | Path, articles: str | Path | None = None) -> list[Problem]:
    """All problems of an events file, in its order; empty when there are none.

    ``articles`` is the articles.jsonl that the events are of. A file that cannot be opened raises BadInput.
    """
    texts = {a.id: a for a in jsonl.read(articles, Article)} if articles is not None else None
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    links: list[tuple[int, str]] = []
    decoder = msgspec.json.Decoder(Event)
    try:
        with jsonl.open_text(path) as stream:
            for n, line in enumerate(stream, 1):
                if not line.strip():
                    problems.append(Problem(n, "the line is empty"))
                    continue
                try:
                    event = decoder.decode(line)
                except msgspec.DecodeError as error:
                    problems.append(Problem(n, f"not an event record: {error}"))
                    continue
                if event.id in seen:
                    problems.append(Problem(n, f"id {event.id} is that of line {seen[event.id]} too"))
                seen.setdefault(event.id, n)
                links += [(n, link.event) for link in event.links]
                problems += [Problem(n, message) for message in check(event, texts)]
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: not UTF-8 text ({error.reason})") from error
    problems += [Problem(n, f"links: {target} is no event of this file") for n, target in links if target not in seen]
    return sorted(problems, key=lambda problem: problem.line)


def check(event: Event, articles: Mapping[str, Article] | None = None) -> Iterator[str]:
    """What is wrong with one record, each in a phrase that begins with the place."""
    yield from _typed(event)
    yield from _days("article.published", event.article.published, event.article.published)
    if event.date:
        yield from _date(event.date)
    for name, span, text in _claims(event):
        if span[0] > span[1] or span[0] < 0:
            yield f"{name}.span: {list(span)} does not run forward"
        elif text is not None and len(text) != span[1] - span[0]:
            yield f"{name}: the text has {len(text)} characters, its span {span[1] - span[0]}"
    yield from _evidence(event)
    for where, parties in (("agents", event.agents), ("recipients", event.recipients), ("about", event.about)):
        for i, party in enumerate(parties):
            yield from _party(f"{where}[{i}]", party)
    if event.place:
        yield from _country("place.country", event.place.country)
    if not 0 <= event.confidence <= 1:
        yield f"confidence: {event.confidence} is not within 0 and 1"
    if articles is not None:
        yield from _against(event, articles)


def _typed(event: Event) -> Iterator[str]:
    if event.type not in ontology.types():
        yield f"type: {event.type} is not in the ontology"
        return
    row = ontology.row(event.type, event.status)
    if event.family != ontology.family(event.type):
        yield f"family: {event.family} is not that of {event.type}"
    if event.codes != row.codes:
        yield f"codes: {event.type}, {event.status} has {jsonl.dumps(row.codes)}"
    if (event.polarity, event.intensity) != (row.polarity, row.intensity):
        yield f"polarity, intensity: {event.type}, {event.status} has {row.polarity}, {row.intensity}"


def _claims(event: Event) -> Iterator[tuple[str, Span, str | None]]:
    """Everything that carries a span, with the words it should hold (None where the record does not repeat them)."""
    for where, parties in (("agents", event.agents), ("recipients", event.recipients), ("about", event.about)):
        for i, party in enumerate(parties):
            if party.span is not None:
                yield f"{where}[{i}]", party.span, party.text
    if event.date and event.date.span is not None:
        yield "date", event.date.span, event.date.text
    if event.place:
        yield "place", event.place.span, event.place.text
    if event.attribution.span is not None:
        yield "attribution", event.attribution.span, None
    yield "evidence", event.evidence.span, event.evidence.text
    yield "evidence.trigger", event.evidence.trigger.span, event.evidence.trigger.text
    for i, operator in enumerate(event.evidence.operators):
        yield f"evidence.operators[{i}]", operator.span, operator.text


def _evidence(event: Event) -> Iterator[str]:
    start, end = event.evidence.span
    for name, span, text in _claims(event):
        if name in {"evidence", "attribution"} or text is None or not start <= span[0] <= span[1] <= end:
            continue
        found = event.evidence.text[span[0] - start:span[1] - start]
        if not _same(found, text) and len(text) == span[1] - span[0]:
            yield f"{name}: its span holds {_short(found)}, not {_short(text)}"
    trigger = event.evidence.trigger.span
    if not start <= trigger[0] <= trigger[1] <= end:
        yield f"evidence.trigger.span: {list(trigger)} is not within the evidence {[start, end]}"


def _against(event: Event, articles: Mapping[str, Article]) -> Iterator[str]:
    article = articles.get(event.article.id)
    if article is None:
        yield f"article.id: {event.article.id} is not among the articles"
        return
    for name, span, text in _claims(event):
        if span[1] > len(article.text):
            yield f"{name}.span: {list(span)} runs past the text's end at {len(article.text)}"
        elif text is not None and not _same(article.text[slice(*span)], text):
            yield f"{name}: the article has {_short(article.text[slice(*span)])} there, not {_short(text)}"


def _date(date: EventDate) -> Iterator[str]:
    yield from _days("date", date.start, date.end)
    if (date.span is None) != (date.text is None):
        yield "date: text and span go together"
    if date.basis == "publication" and date.start != date.end:
        yield "date: the day of publication is one day"


def _days(name: str, start: str | None, end: str | None) -> Iterator[str]:
    days = [day for day in (start, end) if day is not None]
    bad = [day for day in dict.fromkeys(days) if not _is_day(day)]
    for day in bad:
        yield f"{name}: {day} is not a day (YYYY-MM-DD)"
    if not bad and len(days) == 2 and days[0] > days[1]:
        yield f"{name}: it ends ({days[1]}) before it starts ({days[0]})"


def _party(name: str, party: Party) -> Iterator[str]:
    yield from _country(f"{name}.country", party.country)
    if party.span is None and not (party.text or party.resolved_by):
        yield f"{name}: nothing says where it comes from (no span, no text, no resolved_by)"


def _country(name: str, code: str | None) -> Iterator[str]:
    if code is not None and not re.match(COUNTRY, code):
        yield f"{name}: {code} is neither three capitals nor IGO:… nor NSA:…"


@functools.lru_cache(maxsize=10_000)
def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _same(found: str, claimed: str) -> bool:
    return found == claimed or _SPACE.sub(" ", found) == _SPACE.sub(" ", claimed)


def _short(text: str) -> str:
    words = text.split()
    return repr(" ".join(words[:_LONGEST]) + (" …" if len(words) > _LONGEST else ""))
