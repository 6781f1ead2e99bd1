"""Every command is documented, and every documented example works."""

import shlex
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from lapel.cli import cli
from tests.browser import soon


def commands(command=cli, path=("lapel",)):
    yield path, command
    if isinstance(command, click.Group):
        for name, found in command.commands.items():
            yield from commands(found, (*path, name))


COMMANDS = list(commands())
SERVING = {("lapel", "review"), ("lapel", "review", "serve")}
"""Their example waits for a browser until it is stopped."""


def examples(command):
    """The example's command lines: lines that end in a backslash run on."""
    _, _, block = (command.epilog or "").rpartition("Example:\n")
    return [line.strip() for line in block.replace("\\\n", " ").splitlines() if line.strip()]


@pytest.mark.parametrize("path, command", COMMANDS, ids=[" ".join(path) for path, _ in COMMANDS])
def test_every_command_has_a_help_that_ends_with_an_example(path, command):
    help_ = command.get_help(click.Context(command, info_name=" ".join(path)))
    assert command.help and command.help[0].isupper()
    lines = [line.strip() for line in help_.splitlines() if line.strip()]
    assert "Example:" in lines
    tail = lines[lines.index("Example:") + 1:]
    assert tail[0].startswith(" ".join(path[:2])), "the example is of the command itself"
    assert len(tail) <= 2


@pytest.mark.parametrize("path, command", COMMANDS, ids=[" ".join(path) for path, _ in COMMANDS])
def test_every_option_says_what_it_is(path, command):
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{' '.join(path)} {parameter.opts}"


@pytest.mark.parametrize("path, command", COMMANDS[1:], ids=[" ".join(path) for path, _ in COMMANDS[1:]])
def test_every_example_runs(path, command, here, lapel, tmp_path):
    lines = examples(command)
    assert lines
    for line in lines:
        words = shlex.split(line)
        assert words[0] == "lapel"
        if path in SERVING:
            assert served(words[1:], tmp_path) == 0
            continue
        result = lapel(*words[1:])
        assert result.code == 0, f"{line}: {result.err}"


def served(words, folder):
    """The exit code of a server that is stopped as soon as it has said where it is."""
    said = folder / "said.txt"
    with said.open("w") as stream, subprocess.Popen([Path(sys.executable).with_name("lapel"), *words], stderr=stream) as process:
        soon(lambda: "http://" in said.read_text() or process.poll() is not None, 60)
        process.send_signal(signal.SIGINT)
        return process.wait(20)


def test_exit_codes_are_documented(lapel):
    help_ = lapel("--help").out
    for code in (0, 1, 2, 3, 4, 130, 141):
        assert f"\n    {code} " in help_


def test_version(lapel):
    import lapel as package

    assert lapel("--version").out.split()[-1] == package.__version__
