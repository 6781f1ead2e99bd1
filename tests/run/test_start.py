"""What a command imports, and what it leaves to those who need it."""

import ast
import subprocess
import sys

import pytest

HEAVY = {"typer", "weasel", "httpx", "rich.progress", "dateparser", "feedparser", "trafilatura", "fastwarc", "ftfy", "fsspec", "ray"}

COMMAND = """
import sys
from lapel.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert not end.code, end.code
print(sorted(sys.modules), file=sys.stderr)
"""


def imported(*arguments):
    result = subprocess.run([sys.executable, "-c", COMMAND, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return set(ast.literal_eval(result.stderr.splitlines()[-1]))


def test_a_run_over_a_short_text_imports_what_it_needs(tmp_path):
    (tmp_path / "a.txt").write_text("Norway expelled two Danish diplomats on Monday.", encoding="utf-8")
    found = imported("run", tmp_path / "a.txt", "-o", tmp_path / "a.jsonl", "--quiet")
    assert (tmp_path / "a.jsonl").read_bytes().count(b"\n") == 1
    assert "spacy" in found
    assert not found & HEAVY


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["types", "contact.visit"]])
def test_help_imports_no_spacy(arguments):
    assert not imported(*arguments) & (HEAVY | {"spacy", "numpy"})


def test_in_other_processes_spacy_is_whole():
    code = ("import lapel, spacy; lapel.extract('Norway expelled two Danish diplomats.'); "
            "assert spacy.cli.download and spacy.info(silent=True)['spacy_version']")
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
