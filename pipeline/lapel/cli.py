"""The command line: thin click commands without logic of their own.

Results go to standard output or to ``-o``; all that is said about them goes to standard error.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lapel import __version__
from lapel.cli_dates import dates
from lapel.cli_eval import evaluate
from lapel.cli_export import export
from lapel.cli_ledger import ledger
from lapel.cli_options import (
    FILE,
    DefaultCommand,
    actors_file,
    confidence,
    example,
    iso_day,
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
from lapel.cli_relations import relations
from lapel.cli_report import report
from lapel.cli_review import review
from lapel.cli_rules import rules
from lapel.cli_run import run, status
from lapel.errors import BadSetting, LapelError
from lapel.run.lean import lean_spacy
from lapel.terminal import shown

if TYPE_CHECKING:
    from lapel.stages.actors.kb import KnowledgeBase

BROKEN_PIPE = 141
INTERRUPTED = 130


day = click.option("--on", metavar="DAY", callback=iso_day, help="The day (YYYY-MM-DD); without it, all that is known.")


@click.group(epilog="\b\nExit codes:\n"
             "  0    done\n"
             "  1    validate found problems, rules test a sentence that does not hold\n"
             "  2    an option, a path or an input file cannot be used\n"
             "  3    articles read are not those written and dropped\n"
             "  4    a run is not done (workers ended, or the input changed): the same command goes on\n"
             "  130  interrupted (143: terminated)\n"
             "  141  the reader of the output went away\n\n"
             + example("lapel run data/samples -o events.jsonl"))
@click.version_option(__version__, prog_name="lapel")
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE",
              help="Defaults for the options below; without it, lapel.toml in the working directory.")
@click.pass_context
def cli(context: click.Context, config: Path | None) -> None:
    """Find diplomatic gestures in news text: who did what to whom, when, where, and with what standing."""
    from lapel.run import config as configuration

    path = configuration.find(config)
    if path is not None:
        known = {name for command in _commands(cli) for name in _names(command)} - {"output", "as_json", "help", "html", "on", "id_"}
        context.default_map = _defaults(cli, configuration.load(path, known))


def _commands(group: click.Group) -> Iterator[click.Command]:
    for command in group.commands.values():
        yield command
        if isinstance(command, click.Group):
            yield from _commands(command)


def _names(command: click.Command) -> set[str]:
    return {str(parameter.name) for parameter in command.params if isinstance(parameter, click.Option)}


def _defaults(group: click.Group, values: dict[str, Any]) -> dict[str, Any]:
    """The values for each command that has them, in the nested form that click reads."""
    return {
        name: _defaults(command, values) if isinstance(command, click.Group)
        else {key: value for key, value in values.items() if key in _names(command)}
        for name, command in group.commands.items()
    }



@cli.command(epilog=example("lapel ingest data/samples -o out/articles.jsonl"))
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLES...")
@together(output, reading, saying)
def ingest(articles: tuple[str, ...], output: str, as_json: bool, quiet: bool, drops: str | None, **reading: Any) -> None:
    """Stage 1: read ARTICLES in any format and write articles.jsonl: clean text, date, source, near-duplicates."""
    options = read_options(**reading)
    with working("ingest", as_json=as_json, quiet=quiet, drops=drops) as work:
        from lapel.run import whole

        whole.to_articles(articles, options, output, summary=work.summary, on_drop=work.on_drop, advance=work.advance)


@cli.group(cls=DefaultCommand, default="stage", epilog=example("lapel actors out/articles.jsonl -o out/actors.jsonl"))
def actors() -> None:
    """Stage 2: who is named. Reads articles.jsonl, writes actors.jsonl. Also looks into the knowledge base.

    "lapel actors ARTICLES" is short for "lapel actors stage ARTICLES".
    """


@actors.command("stage", epilog=example("lapel actors stage out/articles.jsonl -o out/actors.jsonl"))
@click.argument("articles", type=FILE)
@together(output, actors_file, saying)
def actors_stage(articles: str, output: str, as_json: bool, quiet: bool, drops: str | None, actors: str | None) -> None:
    """Find the actors named in articles.jsonl and write actors.jsonl."""
    with working("actors", as_json=as_json, quiet=quiet, drops=drops) as work:
        from lapel.run import staged
        from lapel.run.steps import Steps

        steps = Steps(settings_of(actors))
        work.take(staged.actors(articles, output, steps, work.on_drop), steps)


@actors.command("find", epilog=example("lapel actors find Seoul --on 2021-03-17"))
@click.argument("name")
@together(day, actors_file)
def actors_find(name: str, on: str | None, actors: str | None) -> None:
    """What a NAME may stand for, and which office it held on a day: one JSON line each."""
    from lapel.stages.actors.look_up import look_up

    for found in look_up(_knowledge(actors), name, on):
        _echo_json(found)


@actors.command("show", epilog=example("lapel actors show KOR --on 2021-03-17"))
@click.argument("country", metavar="CODE")
@together(day, actors_file)
def actors_show(country: str, on: str | None, actors: str | None) -> None:
    """All that is known of a country or organisation (KOR, IGO:EU …), as JSON: names, seats, offices and their holders."""
    _echo_json(_knowledge(actors).describe(country, on))


def _knowledge(actors: str | None) -> KnowledgeBase:
    from lapel.run.steps import Steps

    return Steps(settings_of(actors)).kb


def _echo_json(value: Any) -> None:
    from lapel import jsonl

    click.echo(jsonl.dumps(value))


@cli.command(epilog=example("lapel parse out/articles.jsonl out/actors.jsonl -o out/parsed.spacy"))
@click.argument("articles", type=FILE)
@click.argument("named", metavar="ACTORS", type=FILE)
@together(output, model, rules_folder, no_gate, saying)
def parse(articles: str, named: str, output: str, no_gate: bool, as_json: bool, quiet: bool, drops: str | None,
          model: str | None, rules: str | None) -> None:
    """Stage 4: tags and trees of the sentences that can hold a gesture. Writes parsed.spacy (a spaCy DocBin)."""
    with working("parse", as_json=as_json, quiet=quiet, drops=drops) as work:
        from lapel.run import staged
        from lapel.run.steps import Steps

        steps = Steps(settings_of(rules=rules, model=model, gate=not no_gate))
        work.take(staged.parse(articles, named, output, steps, work.on_drop), steps)


@cli.command(epilog=example("lapel gestures out/articles.jsonl out/parsed.spacy out/actors.jsonl out/dates.jsonl \\",
                             "    -o out/gestures.jsonl"))
@click.argument("articles", type=FILE)
@click.argument("parsed", type=FILE)
@click.argument("named", metavar="ACTORS", type=FILE)
@click.argument("dated", metavar="DATES", type=FILE)
@together(output, rules_folder, saying)
def gestures(articles: str, parsed: str, named: str, dated: str, output: str, as_json: bool, quiet: bool,
             drops: str | None, rules: str | None) -> None:
    """Stage 5: rule hits, with their argument phrases and standing. Writes gestures.jsonl."""
    with working("gestures", as_json=as_json, quiet=quiet, drops=drops) as work:
        from lapel.run import staged
        from lapel.run.steps import Steps

        steps = Steps(settings_of(rules=rules))
        work.take(staged.gestures(articles, parsed, named, dated, out=output, steps=steps, on_drop=work.on_drop), steps)


@cli.command(epilog=example("lapel events out/articles.jsonl out/gestures.jsonl out/actors.jsonl out/dates.jsonl \\",
                             "    -o out/events.jsonl"))
@click.argument("articles", type=FILE)
@click.argument("gestures", type=FILE)
@click.argument("named", metavar="ACTORS", type=FILE)
@click.argument("dated", metavar="DATES", type=FILE)
@together(output, actors_file, confidence, saying)
def events(articles: str, gestures: str, named: str, dated: str, output: str, as_json: bool, quiet: bool,
           drops: str | None, actors: str | None, min_confidence: float) -> None:
    """Stage 6: one record a gesture, with parties, day, place and standing. Writes events.jsonl."""
    with working("events", as_json=as_json, quiet=quiet, drops=drops) as work:
        from lapel.run import staged
        from lapel.run.output import write_lines
        from lapel.run.steps import Steps

        steps = Steps(settings_of(actors, min_confidence=min_confidence))
        found = staged.events(articles, gestures, named, dated, steps=steps, summary=work.summary, on_drop=work.on_drop)
        write_lines(output, work.summary.counting(found))


@cli.command(epilog=example("lapel explain data/samples/ribbons.html --html out/ribbons.html"))
@click.argument("article", metavar="ARTICLE")
@click.option("--id", "id_", metavar="ID", help="Which article, where there are several; else the first.")
@click.option("--html", metavar="FILE", help="Write a page instead of printing.")
@together(reading, model, actors_file, rules_folder, no_gate, confidence)
def explain(article: str, id_: str | None, html: str | None, no_gate: bool, model: str | None, actors: str | None,
            rules: str | None, min_confidence: float, **reading: Any) -> None:
    """Show one article with its actors, dates and events marked."""
    from lapel.report import explain as report
    from lapel.run.output import open_output
    from lapel.run.single import explained, one_article

    settings = settings_of(actors, rules, model=model, gate=not no_gate, min_confidence=min_confidence)
    found = explained(one_article(article, id_, read_options(**reading)), settings)
    if html is None:
        from rich.console import Console

        Console().print(report.terminal(*found))
    else:
        with open_output(html) as stream:
            stream.write(report.page(*found).encode())


@cli.command(epilog=example("lapel validate out/events.jsonl --articles out/articles.jsonl"))
@click.argument("events", type=FILE)
@click.option("--articles", type=FILE, help="articles.jsonl that the events are of: every span is compared with its text.")
@click.pass_context
def validate(context: click.Context, events: str, articles: str | None) -> None:
    """Check a file of events; one line for each problem, exit code 1 when there is one."""
    from lapel import validation

    problems = validation.validate(events, articles)
    for problem in problems:
        click.echo(shown(f"{events}, line {problem.line}: {problem.message}"))
    click.echo(f"{events}: {len(problems) or 'no'} problem{'' if len(problems) == 1 else 's'}", err=True)
    context.exit(1 if problems else 0)


@cli.command(epilog=example("lapel schema event"))
@click.argument("name", default="event")
@output
def schema(name: str, output: str) -> None:
    """Print the JSON Schema of a line: event, article, actors, dates, gestures, verdict or drop."""
    from lapel import schema as schemas
    from lapel.run.output import open_output

    if name not in schemas.NAMES:
        raise BadSetting(f"no schema {name!r}; there are {', '.join(schemas.NAMES)}")
    with open_output(output) as stream:
        stream.write(schemas.generate(name))


@cli.command(epilog=example("lapel types contact.meeting"))
@click.argument("name", required=False, metavar="[TYPE, FAMILY or STATUS]")
def types(name: str | None) -> None:
    """The codebook: all types and statuses, or one of them in full."""
    from lapel.report import codebook

    click.echo(codebook.entry(name) if name else codebook.overview(), nl=False)


cli.add_command(dates)
cli.add_command(relations)
cli.add_command(ledger)
cli.add_command(export)
cli.add_command(report)
cli.add_command(evaluate)
cli.add_command(review)
cli.add_command(rules)
cli.add_command(run)
cli.add_command(status)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: errors for the user in one line, without a traceback."""
    lean_spacy()
    gc.set_threshold(50_000, 20, 20)  # looking for garbage among what is imported, and stays, is a sixth of the start-up
    code = 0
    try:
        with cli.make_context("lapel", list(sys.argv[1:] if arguments is None else arguments)) as context:
            cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        code = end.exit_code
    except click.ClickException as error:
        said = io.StringIO()
        error.show(said)
        click.echo(shown(said.getvalue()), nl=False, err=True)
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except LapelError as error:
        click.echo(shown(f"lapel: {error}"), err=True)
        code = error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that Python's own flush at the end is silent
        code = BROKEN_PIPE
    except OSError as error:
        click.echo(shown(f"lapel: {error.filename or 'input or output'}: {error.strerror}"), err=True)
        code = 2
    sys.exit(code)
