"""What several commands share: arguments, options, the form of their help, and the work around their work."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lapel.errors import BadSetting

if TYPE_CHECKING:
    from lapel.readers import ReadOptions
    from lapel.run.session import Session
    from lapel.run.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])
FILE = click.Path(exists=True, dir_okay=False, allow_dash=True)


def example(*lines: str) -> str:
    """The end of a command's help: lines of a command that runs as it stands."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


def together(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator, in the order given."""
    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


class DefaultCommand(click.Group):
    """A group in which the name of one command, ``default``, may be left out: ``lapel actors ARTICLES`` is ``lapel actors stage …``."""

    def __init__(self, *arguments: Any, default: str, **others: Any) -> None:
        super().__init__(*arguments, **others)
        self.default = default

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default in front of what names no command."""
        if args and args[0] not in {*self.commands, "--help"}:
            args = [self.default, *args]
        return super().parse_args(ctx, args)


def terminal_width(output: str) -> int | None:
    """The width of the terminal that the output goes to, in characters; None where it goes elsewhere."""
    return shutil.get_terminal_size().columns if output == "-" and sys.stdout.isatty() else None


def iso_day(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Callback of options that take a day."""
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{value} is not a day; write it as YYYY-MM-DD") from error


model = click.option("--model", metavar="NAME", help="Another spaCy English pipeline with a parser.")
actors_file = click.option("--actors", type=click.Path(exists=True, dir_okay=False), help="More actors, as JSON lines.")
rules_folder = click.option("--rules", type=click.Path(exists=True, file_okay=False), help="A folder of more rules.")
events_file = click.argument("events", type=FILE)
FORMS = ("table", "markdown", "csv", "jsonl")
form = click.option("--to", type=click.Choice(FORMS), help="Form of the output; without it, what the name of the file says, else a table.")
no_gate = click.option("--no-gate", is_flag=True,
                       help="Parse every sentence, also those without a trigger or with one state alone in sight.")
confidence = click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, show_default=True,
                          help="Leave out events below this confidence.")
output = click.option("-o", "--output", default="-", metavar="FILE", help="Where to write; - is standard output.")
saying = together(
    click.option("--json", "as_json", is_flag=True, help="Summary as one JSON object on standard error."),
    click.option("--quiet", is_flag=True, help="No progress and no summary."),
    click.option("--drops", metavar="FILE", help="Write what was dropped, one JSON line each, with reason and place."),
)
reading = together(
    click.option("--format", metavar="NAME", help="Format of the input where name and content do not tell: "
                 "text, html, jsonl, json, csv, tsv, feed, nitf, newsml, warc."),
    click.option("--field", "fields", multiple=True, metavar="FIELD=NAME",
                 help="Name of an article field in the input, such as text=story; may be repeated."),
    click.option("--published", metavar="DAY", callback=iso_day, help="Publication day (YYYY-MM-DD) of articles that bring none."),
    click.option("--source", metavar="NAME", help="Source of articles that bring none."),
    click.option("--encoding", metavar="NAME", help="Encoding of all input."),
    click.option("--max-chars", type=click.IntRange(min=1), default=2_000_000, show_default=True,
                 help="Longest article, in characters."),
)


@contextmanager
def working(command: str, *, as_json: bool, quiet: bool, drops: str | None) -> Iterator[Session]:
    """The session around a command's work, by the options ``saying``."""
    from lapel.run.session import session

    with session(command, as_json=as_json, quiet=quiet, drops=drops) as opened:
        yield opened


def read_options(format: str | None, fields: tuple[str, ...], max_chars: int, **others: Any) -> ReadOptions:
    """How to read, by the options ``reading``."""
    from lapel.readers import ReadOptions

    pairs = [field.partition("=") for field in fields]
    if wrong := [field for field, equals, name in pairs if not equals or not name]:
        raise BadSetting(f"--field {wrong[0]}: it is FIELD=NAME, such as text=story")
    return ReadOptions(format=format, fields={f: n for f, _, n in pairs}, max_chars=max_chars, **others)


def settings_of(actors: str | None = None, rules: str | None = None, **others: Any) -> Settings:
    """What the stages from actors on are told."""
    from lapel.run.settings import Settings

    return Settings(actors=Path(actors) if actors else None, rules=Path(rules) if rules else None, **others)
