"""What an article, a file name or a rule says can't steer a terminal: escapes are pictures.

Every outlet of the package sends text through ``shown``."""

from __future__ import annotations

import ast
import io
import json
from pathlib import Path

import pytest
from rich.console import Console

import lapel as package
from lapel.evaluation.figures import Scores
from lapel.ledger import show
from lapel.ledger.table import Row, Table
from lapel.records import Article
from lapel.report import explain
from lapel.run.settings import Settings
from lapel.run.single import explained
from lapel.terminal import shown

PACKAGE = Path(package.__file__).parent
EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202egnp.exe\x7f\r"
ACTIVE = ("\x1b", "\x07", "\x9b", "\u202e", "\x7f", "\r", "\x08")


def quiet(text):
    assert not [c for c in ACTIVE if c in text], repr(text)


def test_of_the_same_length_and_idempotent():
    assert len(shown(EVIL)) == len(EVIL)
    assert shown(shown(EVIL)) == shown(EVIL)
    assert shown("Norway’s\tnote\n“no” – 한국 עברית 😀") == "Norway’s\tnote\n“no” – 한국 עברית 😀"
    quiet(shown("".join(map(chr, range(0x3000)))))


def test_explain():
    text = f"Norway expelled two Danish {EVIL} diplomats on Monday. {EVIL}"
    out = io.StringIO()
    article = Article(id=f"a{EVIL}", title=EVIL, source=EVIL, url=EVIL, published="2021-03-17", text=text)
    Console(file=out, force_terminal=False).print(explain.terminal(*explained(article, Settings())))
    quiet(out.getvalue())
    assert "owned" in out.getvalue()


def table():
    from tests.made_events import event

    made = event()
    made.article.title = made.article.source = made.article.url = EVIL
    made.evidence.text = f"They met.{EVIL}<img src=x onerror=alert(1)> [a](javascript:x)"
    return Table(title="T", columns=("who",), rows=[Row(values={"who": EVIL + "<b>"}, support=[made])], notes=[EVIL])


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_ledgers(form):
    out = io.BytesIO()
    show.write(table(), out, form, evidence=True)
    quiet(out.getvalue().decode())
    if form == "markdown":
        assert "\\<img" in out.getvalue().decode()
        assert "\\[a\\](" in out.getvalue().decode()


def test_errors_of_an_evaluation():
    from lapel.evaluation.show import text

    quiet(text(Scores(articles=1, gold=0, system=0, levels={}, details={}, errors=[EVIL])))


def test_commands(lapel, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b\x1b[2Jad.jsonl").write_text('{"id": "1"}\n' + json.dumps({"text": "", "id": EVIL, "url": EVIL}) + "\n{" + EVIL)
    quiet(lapel("run", tmp_path / "in", "-o", tmp_path / "out").err)
    quiet(lapel("run", tmp_path / "no\x1b[2J.txt").err)
    quiet(lapel("dates", tmp_path / "no\x1b[2J.jsonl").err)
    (tmp_path / "bad.jsonl").write_text('{"id": "\\u001b[2J"}\n')
    quiet(lapel("validate", tmp_path / "bad.jsonl").out)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.toml").write_text('[[rule]]\nid = "x.\\u001b[2J"\ntype = "contact.call"\n')
    result = lapel("rules", "list", "--rules", tmp_path / "rules")
    quiet(result.out + result.err)
    quiet(lapel("rules", "try", f"Norway met {EVIL} Denmark.").out)


SAFE = {
    "cli.py": {"jsonl.dumps(value)", "codebook.entry(name) if name else codebook.overview()",
               "f\"{events}: {len(problems) or 'no'} problem{('' if len(problems) == 1 else 's')}\"", "report.terminal(*found)"},
    "cli_run.py": {"jsonl.dumps(found)", "of_run.table(found)"},
    "run/session.py": {"jsonl.dumps(summary)"},
}
"""What is printed without ``shown``, and may be: JSON (which escapes), lapel's own tables, numbers, names from the command line."""

NUMBERS_ONLY = {"cli_export.py", "cli_eval.py", "cli_rules.py", "cli_review.py", "cli_report.py"}
"""Files whose other lines say numbers, names of lapel's own tables and what the user typed."""


def outlets(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.func) in {"click.echo", "print", "Console().print", "click.secho"}:
            yield node.args[0]


def test_every_outlet_is_known():
    wrong = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        for said in outlets(ast.parse(path.read_text(encoding="utf-8"))):
            text = ast.unparse(said)
            if text.startswith("shown(") or text in SAFE.get(name, ()) or name in NUMBERS_ONLY or isinstance(said, ast.Constant):
                continue
            wrong.append(f"{name}, line {said.lineno}: {text} is printed as it is; send it through lapel.terminal.shown")
    assert not wrong, "\n".join(wrong)
