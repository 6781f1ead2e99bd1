"""``lapel run`` and ``lapel status``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from lapel.cli_options import (
    actors_file,
    confidence,
    example,
    model,
    no_gate,
    output,
    read_options,
    reading,
    rules_folder,
    saying,
    settings_of,
    together,
    working,
)
from lapel.errors import BadSetting

_sharing = together(
    click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that work at once."),
    click.option("--shards", is_flag=True, help="Write a folder with a file of events for each part of the input."),
    click.option("--shard-size", type=click.FloatRange(min=0.001), default=0.25, show_default=True, metavar="MB",
                 help="Input that a worker takes at a time; the output does not depend on it."),
    click.option("--compress", type=click.Choice(["gz", "zst"]), help="Compress the events; an output that ends in .gz or .zst is anyway."),
    click.option("--keep", is_flag=True, help="Keep the folder of the run when it is done; a rerun does only what changed."),
    click.option("--article-timeout", type=click.FloatRange(min=0.1), metavar="SECONDS",
                 help="Longest time for one article, which is then dropped (reason timeout); 300 unless the input is small."),
)
_elsewhere = together(
    click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True,
                 help="Workers on this machine, or on a Ray cluster (pip install 'lapel[cluster]'); --workers then limits them."),
    click.option("--address", metavar="ADDRESS", help="The Ray cluster's: auto, or ray://HOST:PORT; without it one is begun here."),
    click.option("--store", metavar="URL", help="Where parts are kept when they are done, for all machines: a folder that all mount, or "
                                                "s3://bucket/run."),
)
_telling = together(
    click.option("--report", metavar="FILE", help="Write a report as JSON: sums, time by stage, slowest parts."),
    click.option("--log", metavar="FILE", help="Write what happens, line by line; - is standard error."),
    click.option("--log-format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of the log."),
)


@click.command(epilog=example("lapel run data/samples -o out/events.jsonl --drops out/drops.jsonl"))
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLES...")
@together(output, reading, model, actors_file, rules_folder, no_gate, confidence, saying, _sharing, _elsewhere, _telling)
def run(articles: tuple[str, ...], output: str, no_gate: bool, as_json: bool, quiet: bool, drops: str | None,
        model: str | None, actors: str | None, rules: str | None, min_confidence: float, workers: int, shards: bool, shard_size: float,
        compress: Any, keep: bool, article_timeout: float | None, report: str | None, log: str | None, log_format: str,
        engine: str, address: str | None, store: str | None, **reading: Any) -> None:
    """Find the events of ARTICLES: files, folders, patterns, archives in any format, addresses (s3://bucket/news), or - for standard
    input.

    Writes one JSON line for each event. What is done is kept in a folder beside the output (OUTPUT.run) until all is done: the
    same command, run again after whatever interruption, goes on from there. An output that is a folder keeps it for good.
    """
    options = read_options(**reading)
    settings = settings_of(actors, rules, model=model, gate=not no_gate, min_confidence=min_confidence)
    if workers > 1 and engine == "local":
        from lapel.run import server

        server.start()
    with working("run", as_json=as_json, quiet=quiet, drops=drops) as work:
        from lapel.run.log import logging_to
        from lapel.run.sharded import Request
        from lapel.run.sharded import run as run_all

        made = None
        if engine == "ray":
            from functools import partial

            from lapel.run.cluster import Cluster

            given = click.get_current_context().get_parameter_source("workers") is not click.core.ParameterSource.DEFAULT
            made = partial(Cluster, address=address, workers=workers if given else None, timeout=article_timeout or 300.0)
        elif address is not None:
            raise BadSetting("--address is that of a Ray cluster; say --engine ray too")
        kept = None
        if store is not None:
            from lapel.run.remote import store as storage_at

            kept = storage_at(store)
        with logging_to(log, log_format):
            run_all(Request(paths=articles, output=output, options=options, settings=settings, workers=workers,
                            size=max(1, int(shard_size * 2**20)), shards=shards, keep=keep, compress=compress, timeout=article_timeout,
                            report=report, engine=made, store=kept), work)


@click.command(epilog=example("lapel status out/run"))
@click.argument("run", metavar="RUN", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def status(run: Path, as_json: bool) -> None:
    """How far a run is: RUN is its output, or the folder that keeps it."""
    from lapel import jsonl
    from lapel.run import status as of_run

    found = of_run.status(run)
    if as_json:
        click.echo(jsonl.dumps(found))
    else:
        from rich.console import Console

        Console().print(of_run.table(found))
