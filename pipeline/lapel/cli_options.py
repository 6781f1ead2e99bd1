"""What the commands over event records share: arguments, options and the form of their help."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


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


def iso_day(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Callback of options that take a day."""
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{value} is not a day; write it as YYYY-MM-DD") from error


events_file = click.argument("events", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
output = click.option("-o", "--output", default="-", metavar="FILE", help="Where to write; - is standard output.")
