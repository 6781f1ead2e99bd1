"""``lapel export``: a thin command over :mod:`lapel.export`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

import click

from lapel.cli_options import example, output
from lapel.records import Status

if TYPE_CHECKING:
    from lapel.export import Format
    from lapel.records import Event


@click.command(epilog=example("lapel export out/events.jsonl --to gdelt2-events -o out/events.export.CSV"))
@click.argument("events", required=False, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@output
@click.option("--to", metavar="FORMAT", help="csv, parquet, sqlite, gdelt2-events, gdelt2-mentions, icews, polecat, phoenix, plover, "
              "graphml, gexf or timeline; without it, what the name of the file says.")
@click.option("--status", "statuses", multiple=True, type=click.Choice(get_args(Status)),
              help="Which standings to write; may be repeated. Without it all, but for stalled and hypothetical where the format "
                   "has no column for the standing.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, show_default=True,
              help="Leave out records below this confidence.")
@click.option("--columns", is_flag=True, help="Write the columns of the format and how each is filled, not the events.")
def export(events: str | None, output: str, to: str | None, statuses: tuple[str, ...], min_confidence: float, columns: bool) -> None:
    """Write events.jsonl in another form: GDELT, ICEWS, POLECAT, Phoenix, PLOVER, CSV, Parquet, SQLite, GraphML, GEXF, timeline."""
    from lapel import export as exports
    from lapel import jsonl
    from lapel.errors import BadSetting
    from lapel.records import Event
    from lapel.run.output import open_output

    form = exports.named(to) if to else _by_file(output)
    if columns:
        with open_output(output) as stream:
            stream.write(_dictionary(form).encode())
        return
    if events is None:
        raise BadSetting("no events to export; name a file that lapel run wrote, or - for standard input")
    left: Counter[str] = Counter()
    found = _counted(jsonl.read(events, Event), form, statuses, min_confidence, left)
    with open_output(output) as stream:
        n = form.write(found, stream)
    click.echo(f"{form.title}: {n} written" + "".join(f", {count} {what} left out" for what, count in sorted(left.items())), err=True)


def _by_file(output: str) -> Format:
    from lapel import export as exports
    from lapel.errors import BadSetting

    if output == "-":
        raise BadSetting(f"say --to {', '.join(exports.FORMATS)}")
    return exports.by_file(output)


def _counted(events: Iterator[Event], form: Format, statuses: tuple[str, ...], least: float, left: Counter[str]) -> Iterator[Event]:
    """The records that are wanted; what is left out is counted by its reason."""
    from lapel.export import holds

    for event in events:
        if event.confidence < least:
            left["below the confidence"] += 1
        elif not holds(form, event, statuses):
            left[event.status] += 1
        else:
            yield event


def _dictionary(form: Format) -> str:
    from lapel.export import columns

    lines = ["column\tkind\tfill\trule", *(f"{c.column}\t{c.kind}\t{c.fill}\t{c.rule}" for c in columns(form))]
    return "\n".join(lines) + "\n"
