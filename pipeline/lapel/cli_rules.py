"""``lapel rules``: thin commands for who reads, writes and tests rules."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lapel.cli_options import actors_file, example, iso_day, model, rules_folder, together
from lapel.terminal import shown

if TYPE_CHECKING:
    from lapel.run.steps import Steps
    from lapel.stages.gestures.rules import RuleSet


@click.group(epilog=example('lapel rules try "Norway refused to meet the Danish envoy."'))
def rules() -> None:
    """Look at the rules, test them, and try them on sentences of your own.

    data/gestures/README.md says how rules are written; --rules FOLDER adds a folder of your own to lapel's.
    """


@rules.command("list", epilog=example("lapel rules list --family relief --word eased"))
@click.option("--type", "type_", metavar="TYPE", help="Only rules of this type.")
@click.option("--family", metavar="FAMILY", help="Only rules of this family.")
@click.option("--word", metavar="WORD", help="Only triggers with this word, in any of its forms, and show them.")
@rules_folder
def list_(type_: str | None, family: str | None, word: str | None, rules: str | None) -> None:
    """List the rules, one a line: id, type, number of triggers."""
    from lapel.stages.gestures import catalogue

    known = _rules(rules)
    found = catalogue.chosen(known, type_=type_, family=family, word=word)
    click.echo(shown(catalogue.listing(known, found, spelled=word is not None)), nl=False)
    click.echo(f"{len(found)} rules, {sum(map(len, found.values()))} triggers", err=True)


@rules.command(epilog=example("lapel rules show meeting.meet"))
@click.argument("id_", metavar="ID")
@click.option("--pattern", metavar="TRIGGER", help="The spaCy DependencyMatcher patterns of this trigger, as JSON, instead.")
@rules_folder
def show(id_: str, pattern: str | None, rules: str | None) -> None:
    """Show one rule in full: file and line, triggers, frame, slots, and its sentences."""
    from lapel.stages.gestures import catalogue

    known = _rules(rules)
    click.echo(shown(catalogue.entry(known, id_) if pattern is None else catalogue.patterns(known, id_, pattern)), nl=False)


@rules.command(epilog=example("lapel rules test meeting.meet expel.expel"))
@click.argument("ids", nargs=-1, metavar="[ID...]")
@together(rules_folder, actors_file, model)
@click.pass_context
def test(context: click.Context, ids: tuple[str, ...], rules: str | None, actors: str | None, model: str | None) -> None:
    """Run the sentences of all rules, or of those named: the ones that must fire and the ones that must not.

    One line, with file and line, for each that does not do what it must; exit code 1 when there is one.
    """
    from lapel.run import trial
    from lapel.stages.gestures import catalogue

    steps = _steps(rules, actors, model)
    chosen = [catalogue.find(steps.rules, id_) for id_ in ids] or steps.rules.rules
    failed = 0
    for line in trial.failing(steps, chosen):
        failed += 1
        click.echo(shown(line))
    n = sum(len(trial.sentences(rule)) for rule in chosen)
    click.echo(f"{len(chosen)} rules, {n} sentences, {failed or 'none'} wrong", err=True)
    context.exit(1 if failed else 0)


@rules.command("try", epilog=example('lapel rules try "Norway expelled two Danish diplomats on Friday." --published 2021-03-18'))
@click.argument("sentence")
@click.option("--published", metavar="DAY", callback=iso_day, help="Day of publication (YYYY-MM-DD), for relative dates.")
@together(rules_folder, actors_file, model)
def try_(sentence: str, published: str | None, rules: str | None, actors: str | None, model: str | None) -> None:
    """Say which rules fire on a SENTENCE (- reads standard input), which nearly do, and why not.

    For each rule that fires: its parties and their slots, its operators, and the record that comes of it, or why none does.
    """
    from lapel.run import trial, trial_text

    text = sys.stdin.read() if sentence == "-" else sentence
    click.echo(shown(trial_text.text(trial.tried(_steps(rules, actors, model, gate=False), text.strip(), published))), nl=False)


def _rules(folder: str | None) -> RuleSet:
    from lapel.stages.gestures.rules import RuleSet

    return RuleSet.load(Path(folder) if folder else None)


def _steps(rules: str | None, actors: str | None, model: str | None, *, gate: bool = True) -> Steps:
    from lapel.run.settings import Settings
    from lapel.run.steps import Steps

    return Steps(Settings(rules=Path(rules) if rules else None, actors=Path(actors) if actors else None, model=model, gate=gate))
