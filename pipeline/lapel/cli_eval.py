"""``lapel eval``: the thin command over :mod:`lapel.evaluation`."""

from __future__ import annotations

from typing import Any

import click

from lapel.cli_options import FILE, events_file, example, output


@click.command("eval", epilog=example("lapel eval data/evaluation/wire.gold.jsonl out/events.jsonl \\",
                                      "    --articles out/articles.jsonl --errors 10"))
@click.argument("gold", type=FILE)
@events_file
@click.option("--articles", type=FILE, help="articles.jsonl of the gold: needed where its events stand by their words, without offsets.")
@click.option("--half", type=click.Choice(["written", "checked"]), help="Only the articles of this half.")
@click.option("--errors", type=click.IntRange(min=0), default=0, metavar="N", help="Show the first N misses and false alarms too.")
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON object.")
@output
def evaluate(gold: str, events: str, articles: str | None, half: Any, errors: int, as_json: bool, output: str) -> None:
    """Score EVENTS against articles annotated by hand.

    GOLD is one article a line, {"article": ID, "events": [...]}, with the fields that data/evaluation/README.md shows. Precision,
    recall and F count what was found (the family), its type, status, parties, and all of these; the intervals are from 1,000
    samples of the articles.
    """
    from lapel import evaluation
    from lapel.evaluation import show
    from lapel.run.output import open_output

    annotated = evaluation.read_gold(gold, half=half, texts=evaluation.texts_of(articles) if articles else None)
    found, others = evaluation.read_found(events, annotated)
    scores = evaluation.evaluate(annotated, found, errors=errors)
    with open_output(output) as stream:
        stream.write((show.json(scores) if as_json else show.text(scores)).encode())
    if others:
        click.echo(f"{others} events of articles that the gold does not hold were left out", err=True)
