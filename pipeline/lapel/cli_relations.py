"""``lapel relations``: a thin command over :mod:`lapel.run.relating`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from lapel.cli_options import actors_file, example, model, output, read_options, reading, rules_folder, saying, together, working


@click.command(epilog=example("lapel relations data/samples -o out/relations.jsonl"))
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLES...")
@together(output, reading, model, actors_file, rules_folder, saying)
def relations(articles: tuple[str, ...], output: str, as_json: bool, quiet: bool, drops: str | None, model: str | None,
              actors: str | None, rules: str | None, **reading: Any) -> None:
    """PLOVER categories for any political sentence of ARTICLES, also where no gesture is told and no border crossed.

    Who does what to whom, as one of PLOVER's sixteen categories: of the gestures, and of the verbs of a dictionary where there is none.
    No standing, day or place: for those, lapel run. Every sentence is parsed, so that this takes longer than a run.
    """
    options = read_options(**reading)
    with working("relations", as_json=as_json, quiet=quiet, drops=drops) as work:
        from lapel.run import relating
        from lapel.run.settings import Settings
        from lapel.run.steps import Steps

        steps = Steps(Settings(model=model, actors=Path(actors) if actors else None, rules=Path(rules) if rules else None, gate=False))
        relating.relations(articles, options, output, steps=steps, summary=work.summary, on_drop=work.on_drop, advance=work.advance)
        work.summary.words, work.summary.sentences = steps.words, steps.sentences
