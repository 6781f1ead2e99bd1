"""``lapel ledger``: thin commands over the functions of :mod:`lapel.ledger`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, get_args

import click

from lapel.cli_options import events_file, example, form, iso_day, output, terminal_width, together
from lapel.records import Status
from lapel.terminal import shown

if TYPE_CHECKING:
    from lapel.ledger import Act, Table

STATUSES = get_args(Status)

showing = together(
    output,
    form,
    click.option("--evidence", is_flag=True, help="Show the sentences on which each row rests."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, show_default=True,
                 help="Leave out records below this confidence."),
)
since = click.option("--since", metavar="DAY", callback=iso_day, help="First day (YYYY-MM-DD).")
until = click.option("--until", metavar="DAY", callback=iso_day, help="Last day (YYYY-MM-DD).")
time = together(since, until)
as_of = click.option("--as-of", metavar="DAY", callback=iso_day,
                     help="The day on which to look; without it, the latest day of publication in the records.")
level = click.option("--level", metavar="NAME", help="Only where both sides are known to be on this level: leader, minister …")
giver = click.option("--giver", metavar="CODE", required=True, help="Whose acts: USA, IGO:EU …")
from_to = together(click.option("--from", "giver", metavar="CODE", help="Only by this party."),
                   click.option("--to-party", "receiver", metavar="CODE", help="Only towards this party."))


@click.group(epilog=example("lapel ledger order out/events.jsonl --giver CAN --channel visit"))
def ledger() -> None:
    """Ledgers over events.jsonl: who came first, what hangs unanswered, which threats came true, how a relation moves.

    They count acts, not mentions: records of one cluster are one. Every row names the records behind it.
    """


@ledger.command(epilog=example("lapel ledger order out/events.jsonl --giver CAN --channel visit --since 2021-01-01"))
@events_file
@together(giver, click.option("--channel", required=True, metavar="NAME", help="call, message, invite, visit, host, meeting or contact."),
          time, click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES),
                             help="Which standings count; without it, what happened. May be repeated."),
          level, showing)
def order(events: str, giver: str, channel: str, since: str | None, until: str | None, statuses: tuple[str, ...],
          level: str | None, **shown: Any) -> None:
    """Rank those whom a giver called, visited, received or invited, by the day of the first time."""
    from lapel import ledger as ledgers

    _show(events, lambda acts: ledgers.order(acts, giver, channel, since=since, until=until, statuses=statuses or None, level=level),
          giver, **shown)


@ledger.command(epilog=example("lapel ledger compare out/events.jsonl NOR DNK --giver CAN"))
@events_file
@click.argument("one", metavar="CODE")
@click.argument("other", metavar="CODE")
@together(giver, time, level, showing)
def compare(events: str, one: str, other: str, giver: str, since: str | None, until: str | None, level: str | None,
            **shown: Any) -> None:
    """Set two rivals side by side: first day on each channel, gap in days, level, duration, label."""
    from lapel import ledger as ledgers

    _show(events, lambda acts: ledgers.compare(acts, one, other, giver=giver, since=since, until=until, level=level), giver, **shown)


@ledger.command("open", epilog=example("lapel ledger open out/events.jsonl --older-than 14"))
@events_file
@together(from_to, as_of, click.option("--older-than", type=click.IntRange(min=0), default=0, show_default=True, metavar="DAYS",
                                       help="Only what is at least so many days old."), since, showing)
def open_(events: str, giver: str | None, receiver: str | None, as_of: str | None, older_than: int, since: str | None,
          **shown: Any) -> None:
    """List offers, requests and invitations without an answer, with their age."""
    from lapel import ledger as ledgers

    _show(events, lambda acts: ledgers.open_overtures(acts, as_of=as_of, since=since, older_than=older_than, giver=giver,
                                                      receiver=receiver), **shown)


@ledger.command(epilog=example("lapel ledger threats out/events.jsonl"))
@events_file
@together(from_to, as_of, click.option("--outcome", "outcomes", multiple=True, help="Only those that ended so; may be repeated.",
                                       type=click.Choice(["realised", "withdrawn", "open", "untyped"])), showing)
def threats(events: str, giver: str | None, receiver: str | None, as_of: str | None, outcomes: tuple[str, ...], **shown: Any) -> None:
    """Say of each threat whether it was carried out, withdrawn, or is still open."""
    from lapel import ledger as ledgers

    _show(events, lambda acts: ledgers.threats(acts, as_of=as_of, giver=giver, receiver=receiver, outcomes=outcomes), **shown)


@ledger.command(epilog=example("lapel ledger dyad out/events.jsonl SRB HRV --by week --evidence"))
@events_file
@click.argument("one", metavar="CODE")
@click.argument("other", metavar="CODE")
@together(click.option("--by", type=click.Choice(["week", "month"]), default="month", show_default=True, help="Length of a period."),
          click.option("--fill", is_flag=True, help="Rows for periods without an act too."), time, showing)
def dyad(events: str, one: str, other: str, by: Any, fill: bool, since: str | None, until: str | None, **shown: Any) -> None:
    """Follow a relation: intensity by week or month and direction, counts by standing, the sentences that weigh most."""
    from lapel import ledger as ledgers

    _show(events, lambda acts: ledgers.dyad(acts, one, other, by=by, fill=fill, since=since, until=until), one, **shown)


@ledger.command(epilog=example("lapel ledger labels out/events.jsonl"))
@events_file
@together(from_to, time, showing)
def labels(events: str, giver: str | None, receiver: str | None, since: str | None, until: str | None, **shown: Any) -> None:
    """Count the labels that parties give each other: cornerstone, closest ally …"""
    from lapel import ledger as ledgers

    _show(events, lambda acts: ledgers.labels(acts, giver=giver, receiver=receiver, since=since, until=until), **shown)


@ledger.command(epilog=example("lapel ledger symbols out/events.jsonl"))
@events_file
@together(from_to, time, showing)
def symbols(events: str, giver: str | None, receiver: str | None, since: str | None, until: str | None, **shown: Any) -> None:
    """Count the symbols that parties show each other: pins, flags, salutes, gifts …"""
    from lapel import ledger as ledgers

    _show(events, lambda acts: ledgers.symbols(acts, giver=giver, receiver=receiver, since=since, until=until), **shown)


@ledger.command(epilog=example("lapel ledger reciprocity out/events.jsonl SRB HRV --summary"))
@events_file
@click.argument("one", metavar="CODE")
@click.argument("other", metavar="CODE")
@together(click.option("--within", "within_days", type=click.IntRange(min=1), default=30, show_default=True, metavar="DAYS",
                       help="Latest day of an answer."),
          click.option("--summary", is_flag=True, help="Counts, shares and median lags only."), time, showing)
def reciprocity(events: str, one: str, other: str, within_days: int, summary: bool, since: str | None, until: str | None,
                **shown: Any) -> None:
    """Pair acts between two parties with the answers in kind that came back, and the lag in days."""
    from lapel import ledger as ledgers

    _show(events, lambda acts: ledgers.reciprocity(acts, one, other, within_days=within_days, summary=summary, since=since, until=until),
          one, **shown)


def _show(events: str, made: Callable[[list[Act]], Table], *parties: str, output: str, to: Any, evidence: bool,
          min_confidence: float) -> None:
    """Write the table that ``made`` makes of all acts, or of those with one of the parties where no others count."""
    from lapel import jsonl
    from lapel.ledger import gather, large, show
    from lapel.records import Event

    chosen = to or show.form_of(output)  # before the work, so that a name that tells no form costs none
    found = large.records(events, parties) if parties else jsonl.read(events, Event)
    write_table(made(gather(e for e in found if e.confidence >= min_confidence)), output, chosen, evidence=evidence)


def write_table(table: Table, output: str, to: Any, *, evidence: bool = False) -> None:
    """Write a table in the form that is asked for, or that the output's name asks for; notes that it does not hold go to stderr."""
    from lapel.ledger import show
    from lapel.run.output import open_output

    chosen = to or show.form_of(output)
    with open_output(output) as stream:
        show.write(table, stream, chosen, evidence=evidence, width=terminal_width(output))
    if chosen in {"csv", "jsonl"}:
        for note in table.notes:
            click.echo(shown(note), err=True)
