"""The site builds, and what its pages tell a reader to type gives what they say."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lapel import ontology
from tests.docs import console

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
pytestmark = pytest.mark.skipif(not DOCS.is_dir(), reason="not a checkout: there are no docs")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    pytest.importorskip("material", reason="the site needs mkdocs-material: pip install 'lapel[docs]'")
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)], cwd=ROOT,
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_every_page_of_the_site_is_there(site):
    named = re.findall(r": (\S+)\.(?:md|ipynb)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.M)
    assert len(named) > 10
    assert [name for name in named if not (site / f"{name}.html").is_file()] == []


def test_the_site_asks_nothing_of_other_hosts(site):
    loads = re.compile(r"""<(?:script|link|img|iframe)[^>]+(?:src|href)=["']?(https?://[^"' >]+)""")
    asked = {url for page in site.rglob("*.html") for url in loads.findall(page.read_text(encoding="utf-8"))}
    assert asked == set()


def test_the_codebook_has_every_type_and_status(site):
    page = (site / "codebook.html").read_text(encoding="utf-8")
    assert [id_ for id_ in ontology.types() if f">{id_}<" not in page] == []
    assert [name for name in ontology.statuses() if f"<code>{name}</code>" not in page] == []


def test_the_accuracy_page_says_what_was_measured(site):
    results = json.loads((ROOT / "tests" / "gold" / "results.json").read_text(encoding="utf-8"))
    page = (site / "accuracy.html").read_text(encoding="utf-8")
    assert f"{results['dev']['checked.full.f']:.3f}" in page
    assert f"{results['dates']['written.aquaint.value.f']:.3f}" in page


def test_the_tour_prints_what_it_says(tmp_path):
    text = console.TOUR.read_text(encoding="utf-8")
    shown = list(console.played(text, console.workplace(tmp_path, text)))
    assert shown == console.blocks(text), "write it anew with: python -m tests.docs.console"


def test_the_python_of_the_library_page_gives_what_it_says(tmp_path, monkeypatch, capsys):
    code = re.findall(r"```python\n(.*?)```", (DOCS / "library.md").read_text(encoding="utf-8"), re.S)
    assert len(code) >= 3
    text = console.TOUR.read_text(encoding="utf-8")
    console.run("lapel run dump.jsonl -o events.jsonl", console.workplace(tmp_path, text))
    monkeypatch.chdir(tmp_path)
    for block in code:
        exec(compile(block, "library.md", "exec"), {})
        said = capsys.readouterr().out.splitlines()
        expected = [line.removeprefix("# ") for line in block.splitlines() if line.startswith("# ")]
        if expected:
            assert said == expected


def test_the_notebook_runs(tmp_path):
    pytest.importorskip("nbmake", reason="the notebook needs nbmake: pip install 'lapel[docs]'")
    for folder in ("notebooks", "tour"):
        shutil.copytree(DOCS / folder, tmp_path / folder)
    done = subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbmake", "--rootdir", str(tmp_path),
                           str(tmp_path / "notebooks")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout


def test_the_performance_page_shows_the_newest_results(site):
    newest = max((ROOT / "tests" / "bench" / "results").glob("*.json"))
    page = (site / "performance.html").read_text(encoding="utf-8")
    result = json.loads(newest.read_text(encoding="utf-8"))
    assert result["label"] in page
    assert f"{result['seconds']['lapel run, 1 worker']:.2f}" in page
