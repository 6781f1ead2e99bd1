"""What a review reads: the records with their articles, and the verdicts of earlier sittings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from lapel import jsonl, ontology, validation
from lapel.cells import one_line
from lapel.errors import BadInput
from lapel.records import Article, Event, Verdict


def events(path: str | Path) -> list[Event]:
    """The records of a file, each id once. Raises BadInput where there is none, or where an id is there twice."""
    found = list(jsonl.read(path, Event))
    if not found:
        raise BadInput(f"{path}: no record in it")
    seen: set[str] = set()
    for line, event in enumerate(found, 1):
        if event.id in seen:
            raise BadInput(f"{path}, line {line}: the record {event.id} is there twice; see: lapel validate")
        seen.add(event.id)
    return found


def articles(path: str | Path, wanted: Iterable[Event]) -> dict[str, Article]:
    """The articles of some records, by id. Raises BadInput where one is missing, or does not hold the words of its record."""
    records = list(wanted)
    ids = {event.article.id for event in records}
    found = {article.id: article for article in jsonl.read(path, Article) if article.id in ids}
    for event in records:
        if event.article.id not in found:
            raise BadInput(f"{path}: no article {event.article.id}, of which the record {event.id} is; "
                           f"is this the articles.jsonl of the same run (lapel ingest)?")
        for problem in validation.check(event, found):
            raise BadInput(f"{path}: the record {event.id} does not fit its article ({problem}); see: lapel validate EVENTS ARTICLES")
    return found


def latest(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """The last verdict of every reviewer on every record, in the order of the first."""
    return list({(verdict.reviewer, verdict.event): verdict for verdict in verdicts}.values())


def verdicts(paths: Sequence[str | Path]) -> dict[str, list[Verdict]]:
    """The verdicts that hold, by reviewer. A name that stands in several files is told apart by the file.

    Raises BadInput where a file has none, and with the line for one that is of no known type.
    """
    by_file: dict[tuple[str, str], list[Verdict]] = {}
    for path in paths:
        found = latest(_checked(path))
        if not found:
            raise BadInput(f"{path}: no verdict in it")
        for verdict in found:
            by_file.setdefault((str(path), one_line(verdict.reviewer)), []).append(verdict)
    names = [reviewer for _, reviewer in by_file]
    return {reviewer if names.count(reviewer) == 1 else f"{reviewer} ({path})": found for (path, reviewer), found in by_file.items()}


def _checked(path: str | Path) -> Iterator[Verdict]:
    for line, verdict in enumerate(jsonl.read(path, Verdict), 1):
        for held in filter(None, (verdict.record, verdict.corrected)):
            if held.type not in ontology.types():
                raise BadInput(f"{path}, line {line}: {one_line(held.type)} is not a type (see: lapel types)")
        yield verdict


def touched(records: Iterable[Event], by_reviewer: Mapping[str, Iterable[Verdict]]) -> list[Event]:
    """The records of all articles of which one was judged. Raises BadInput where there is none."""
    judged = {verdict.event for verdicts in by_reviewer.values() for verdict in verdicts}
    found = list(records)
    ids = {event.article.id for event in found if event.id in judged}
    if not ids:
        raise BadInput("the verdicts are of none of these records; name the events that were reviewed")
    return [event for event in found if event.article.id in ids]
