"""``lapel review``: thin commands over :mod:`lapel.review`."""

from __future__ import annotations

from typing import Any

import click

from lapel.cli_ledger import write_table
from lapel.cli_options import FILE, DefaultCommand, events_file, example, form, output, together

articles_file = click.option("--articles", type=FILE, required=True, help="The articles.jsonl that the events are of (lapel ingest).")
verdicts_files = click.argument("verdicts", nargs=-1, required=True, type=FILE, metavar="VERDICTS...")


@click.group(cls=DefaultCommand, default="serve",
             epilog=example("lapel review out/events.jsonl --articles out/articles.jsonl -o verdicts.jsonl"))
def review() -> None:
    """Check records against their text in a page of the browser, by keyboard; then measure, compare, make gold.

    "lapel review EVENTS" is short for "lapel review serve EVENTS".
    """


@review.command(epilog=example("lapel review serve out/events.jsonl --articles out/articles.jsonl -o verdicts.jsonl \\",
                               "    --sample 100 --by type --reviewer ann"))
@events_file
@together(articles_file,
          click.option("-o", "--output", default="verdicts.jsonl", show_default=True, metavar="FILE",
                       help="The verdicts, one JSON line each; a file that is there is gone on with."),
          click.option("--reviewer", metavar="NAME", default="reviewer", show_default=True, help="Who judges; stands in each verdict."),
          click.option("--sample", type=click.IntRange(min=1), metavar="N", help="Only N records, drawn by chance."),
          click.option("--seed", type=int, default=0, show_default=True, help="Another sample for another number."),
          click.option("--by", type=click.Choice(["type", "status", "confidence"]),
                       help="Draw the sample as evenly as can be from each of these."),
          click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="PORT", help="Port of the page; without it a free one."))
def serve(events: str, articles: str, output: str, reviewer: str, sample: int | None, seed: int, by: Any, port: int) -> None:
    """Review EVENTS in the browser: right, wrong, corrected or unsure.

    Open the address that is printed; its token lets you in, and nobody else. Each verdict is on the disk before the next record is
    shown. Ctrl-C stops; the same command goes on where you were.
    """
    from lapel.review import serve as review_page
    from lapel.run.progress import steps

    with steps("review") as step:
        drawn, texts = review_page.load(events, articles, draw=sample, seed=seed, by=by, step=step)
    review_page.serve(drawn, texts, output, reviewer=reviewer, port=port, say=lambda line: click.echo(line, err=True))


@review.command(epilog=example("lapel review precision data/evaluation/wire.ann.verdicts.jsonl"))
@verdicts_files
@together(output, form)
def precision(verdicts: tuple[str, ...], output: str, to: Any) -> None:
    """Say how much of what was reviewed is right: over all, by type, by status, with 95% intervals.

    precision: all is right; event: there is one, corrected or not; type, status, roles, date: right in those.
    """
    from lapel.review import read
    from lapel.review.precision import precision as measured

    write_table(measured(read.verdicts(verdicts)), output, to)


@review.command(epilog=example("lapel review agreement data/evaluation/wire.ann.verdicts.jsonl data/evaluation/wire.ben.verdicts.jsonl"))
@verdicts_files
@together(output, form)
def agreement(verdicts: tuple[str, ...], output: str, to: Any) -> None:
    """Say how far reviewers agree: share, Cohen's kappa, Krippendorff's alpha.

    The VERDICTS of two or more reviewers, in one file or several; two files may hold the same name.
    """
    from lapel.review import read
    from lapel.review.agreement import agreement as measured

    write_table(measured(read.verdicts(verdicts)), output, to)


@review.command(epilog=example("lapel review gold data/evaluation/wire.ann.verdicts.jsonl --events out/events.jsonl \\",
                               "    --articles out/articles.jsonl -o out/reviewed.gold.jsonl"))
@verdicts_files
@together(click.option("--events", type=FILE, required=True, help="The events that were reviewed."), articles_file, output)
def gold(verdicts: tuple[str, ...], events: str, articles: str, output: str) -> None:
    """Turn VERDICTS into gold that lapel eval reads: what is right or corrected, article by article.

    What is unsure, what reviewers differ on, and what nobody judged is optional there.
    """
    from collections import Counter

    from lapel.review import read
    from lapel.review.gold import gold as made
    from lapel.run.output import write_lines

    records, counts = read.events(events), Counter[str]()
    judged = read.verdicts(verdicts)
    lines = write_lines(output, made(judged, records, read.articles(articles, read.touched(records, judged)), counts))
    click.echo(f"{lines} articles" + "".join(f", {n} {what}" for what, n in sorted(counts.items()) if n), err=True)
