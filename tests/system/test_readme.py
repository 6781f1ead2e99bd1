"""What the README tells a newcomer to type works, and what it says of the codebook is so."""

import re
import shlex
import textwrap
from pathlib import Path

import pytest

from lapel import ontology
from lapel.records import Article
from lapel.run.settings import Settings
from lapel.run.steps import Steps
from lapel.stages.gestures.examples import fired, wrong
from lapel.stages.gestures.rules import RuleSet

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
pytestmark = pytest.mark.skipif(not README.is_file(), reason="not a checkout: there is no README")


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", README.read_text(encoding="utf-8"), re.S)


def test_its_commands_run(here, lapel, tmp_path):
    lines = [line for block in blocks("sh") for line in block.splitlines() if line.startswith(".venv/bin/lapel ")]
    assert len(lines) >= 3
    for line in lines:
        assert lapel(*shlex.split(line)[1:]).code == 0, line


def test_its_make_targets_exist():
    targets = set(re.findall(r"`?make ([a-z]+)", README.read_text(encoding="utf-8")))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert {"run", "test", "events"} <= targets
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_its_python_says_what_it_gives(capsys):
    [code] = blocks("python")
    exec(compile(code, str(README), "exec"), {})
    said = [line.removeprefix("# ") for line in code.splitlines() if line.startswith("# ")]
    assert capsys.readouterr().out.splitlines() == said


def test_the_rule_that_contributing_shows_loads_and_does_what_it_says(tmp_path):
    [rule] = re.findall(r"```toml\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.S)
    (tmp_path / "own.toml").write_text(textwrap.dedent(rule), encoding="utf-8")
    steps = Steps(Settings(rules=tmp_path))
    [own] = [r for r in steps.rules.rules if r.id not in RuleSet.load().by_id]

    def gestures(text):
        article = Article(id="a", text=text)
        tokens = steps.tokenise(article)
        mentions = steps.actors(article, tokens)
        [sentences] = steps.parse([(article, tokens, mentions)])
        return steps.gestures(article, tokens, sentences, mentions, []).gestures

    assert [p for e in own.yes if (p := wrong(own, e, gestures(e.text)))] == []
    assert [p for text in own.no if (p := fired(own, gestures(text), text))] == []


def test_its_figures_are_those_of_the_codebook():
    figures = re.search(r"(\d+) types in (\d+) families, (\d+) statuses", README.read_text(encoding="utf-8"))
    assert tuple(map(int, figures.groups())) == (len(ontology.types()), len(ontology.families()), len(ontology.statuses()))


def test_its_links_lead_somewhere():
    for name in ("README.md", "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{name}: {target}"
