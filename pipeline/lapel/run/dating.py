"""Time expressions of any input, for those who want nothing else: as lines of dates.jsonl, or as text with inline TIMEX3."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import orjson

from lapel import jsonl
from lapel.readers import ReadOptions
from lapel.records import Article, ArticleDates, Drop
from lapel.run import staged, whole
from lapel.run.attempt import attempt
from lapel.run.output import open_output, write_lines
from lapel.run.steps import Steps
from lapel.run.summary import Summary
from lapel.run.tally import check_chain, new_tallies
from lapel.stages.dates import to_timex3
from lapel.stages.dates.timex3 import legal

Dated = tuple[Article, ArticleDates]


def is_stage_input(paths: Sequence[str]) -> bool:
    """Whether the input is one file as ``lapel ingest`` writes it, to be taken as it stands: its offsets are fixed, each line must
    be a record. A ``.jsonl`` whose first line is no JSON counts as a damaged one."""
    if len(paths) != 1 or not (path := Path(paths[0])).name.endswith(".jsonl") or not path.is_file():
        return False
    with path.open("rb") as stream:
        line = stream.readline()
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError:
        return bool(line.strip())
    return isinstance(record, dict) and "id" in record and record.keys() <= set(Article.__struct_fields__)


def stage(path: str, out: str, form: str, steps: Steps, summary: Summary, on_drop: staged.OnDrop) -> None:
    """articles.jsonl -> dates.jsonl, or TIMEX3."""
    if form == "jsonl":
        summary.tallies["dates"] = staged.dates(path, out, steps, on_drop)
        return
    summary.tallies = new_tallies(["dates"])
    write(out, form, _dated(jsonl.read(path, Article), steps, summary, on_drop))


def anything(
    paths: Sequence[str], options: ReadOptions, out: str, form: str, *, steps: Steps, summary: Summary, on_drop: staged.OnDrop
) -> None:
    """Files, folders, archives or ``-`` in any format that the readers know -> dates. Spans count in the text as ``lapel ingest``
    would write it, which for plain text without damage is the file itself."""
    summary.tallies = new_tallies(["ingest", "dates"])
    write(out, form, _dated(whole.articles_of(paths, options, summary, on_drop), steps, summary, on_drop))
    check_chain(summary.tallies)


def _dated(articles: Iterable[Article], steps: Steps, summary: Summary, on_drop: staged.OnDrop) -> Iterator[Dated]:
    tally = summary.tallies["dates"]
    for article in articles:
        found = attempt(tally, article, _work(article, steps))
        if isinstance(found, Drop):
            on_drop(found)
        else:
            yield article, found
    tally.check()


def _work(article: Article, steps: Steps) -> Callable[[], ArticleDates]:
    return lambda: ArticleDates(article=article.id, dates=steps.dates(article, steps.tokenise(article)))


def write(out: str, form: str, found: Iterable[Dated]) -> None:
    """``jsonl``: a line an article. ``timex3``: an XML document with a ``TimeML`` element an article."""
    if form == "jsonl":
        write_lines(out, (dates for _, dates in found))
        return
    with open_output(out) as stream:
        stream.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<corpus>\n')
        for article, dates in found:
            stream.write(timeml(article, dates).encode())
        stream.write(b"</corpus>\n")


def timeml(article: Article, dates: ArticleDates) -> str:
    """One article as TimeML writes it: id, day of publication as ``t0``, title, and the text with its expressions marked."""
    parts = [f"<DOCID>{escape(legal(article.id))}</DOCID>"]
    if day := article.published:
        parts.append(f'<DCT><TIMEX3 tid="t0" type="DATE" value="{day}" temporalFunction="false" '
                     f'functionInDocument="CREATION_TIME">{day}</TIMEX3></DCT>')
    if article.title:
        parts.append(f"<TITLE>{escape(legal(article.title))}</TITLE>")
    return "<TimeML>\n" + "\n".join(parts) + f"\n<TEXT>{to_timex3(article.text, dates.dates)}</TEXT>\n</TimeML>\n"
