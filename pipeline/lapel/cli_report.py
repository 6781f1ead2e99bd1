"""``lapel report``: a thin command over :mod:`lapel.report.site`."""

from __future__ import annotations

from pathlib import Path

import click

from lapel.cli_options import FILE, events_file, example


@click.command(epilog=example("lapel report out/events.jsonl --articles out/articles.jsonl -o out/report"))
@events_file
@click.option("--articles", type=FILE, help="articles.jsonl that the events are of (lapel ingest): a page for each, with its words marked.")
@click.option("-o", "--output", default="report", show_default=True, metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path),
              help="Where to write; a report that is there is replaced.")
@click.option("--title", default="Diplomatic gestures", show_default=True, help="Title of the report.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, show_default=True,
              help="Leave out records below this confidence.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
def report(events: str, articles: str | None, output: Path, title: str, min_confidence: float, quiet: bool) -> None:
    """Write a folder of static pages about EVENTS: open index.html in a browser; nothing else is needed, no network either.

    Overview, timeline, who to whom, relations with their curves, precedence, open ends, search, and articles with their words marked.
    """
    from lapel import jsonl
    from lapel.errors import BadSetting
    from lapel.records import Article, Event
    from lapel.report.site import build
    from lapel.run.progress import steps

    if str(output) == "-":
        raise BadSetting("a report is a folder, not a stream; name one with -o")
    if events == articles == "-":
        raise BadSetting("only one of the two can be read from standard input; name a file for the other")
    with steps("report", quiet=quiet) as advance:
        built = build((e for e in jsonl.read(events, Event) if e.confidence >= min_confidence), output,
                      articles=jsonl.read(articles, Article) if articles else None, title=title, advance=advance)
    if not quiet:
        click.echo(f"{output / 'index.html'}: acts {built.acts}, records {built.records}, articles {built.articles}"
                   + (f", with their text {built.texts}" if articles else ""), err=True)
