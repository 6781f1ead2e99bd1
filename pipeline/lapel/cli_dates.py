"""``lapel dates``: a thin command over :mod:`lapel.run.dating`."""

from __future__ import annotations

from typing import Any

import click

from lapel.cli_options import example, output, read_options, reading, saying, together, working


@click.command(epilog=example("lapel dates data/samples/harbour_visit.txt --published 2021-03-17 --to timex3"))
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLES...")
@together(output, click.option("--to", "form", type=click.Choice(["jsonl", "timex3"]), default="jsonl", show_default=True,
                               help="Lines of dates.jsonl, or XML with each expression marked in the text as TimeML does."),
          reading, saying)
def dates(articles: tuple[str, ...], output: str, form: str, as_json: bool, quiet: bool, drops: str | None, **reading: Any) -> None:
    """Stage 3: time expressions. Reads articles.jsonl, or ARTICLES in any format, or - for standard input.

    Every expression comes with its TIMEX3 value and the days it covers, read against the day of publication. Without one,
    "Wednesday" stays open: today's date is never used. Spans count in the text as "lapel ingest" writes it.
    """
    options = read_options(**reading)
    with working("dates", as_json=as_json, quiet=quiet, drops=drops) as work:
        from lapel.run import dating
        from lapel.run.steps import Steps

        steps = Steps()
        if dating.is_stage_input(articles) and options == read_options(None, (), options.max_chars):
            dating.stage(articles[0], output, form, steps, work.summary, work.on_drop)
        else:
            dating.anything(articles, options, output, form, steps=steps, summary=work.summary, on_drop=work.on_drop)
        work.summary.words, work.summary.sentences = steps.words, steps.sentences
