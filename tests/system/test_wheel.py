"""The wheel: built, installed where no checkout is, and used from another folder."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (ROOT / "pyproject.toml").is_file(), reason="not a checkout: there is nothing to build"),
]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    target = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(ROOT)],
                   capture_output=True, text=True, check=True)
    [built] = target.glob("lapel-*-py3-none-any.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """An environment with the wheel alone; what lapel depends on is taken from this one, so that no network is needed."""
    home = tmp_path_factory.mktemp("env")
    venv.create(home, with_pip=False, symlinks=True)
    [site] = home.glob("lib/python*/site-packages")
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site), str(wheel)], check=True)
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home / "bin" / "python"


def call(python, *arguments, cwd):
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "LAPEL_SHARED"}}
    code = "import sys; from lapel.cli import main; main(sys.argv[1:])"
    return subprocess.run([python, "-c", code, *map(str, arguments)], cwd=cwd, env=environment, capture_output=True, text=True,
                          check=True)


def test_it_carries_data_and_models_and_nothing_of_the_workshop(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {name.removeprefix("lapel/_shipped/") for name in names if name.startswith("lapel/_shipped/")}
    assert {"data/gestures/contact.toml", "data/ontology/statuses.toml", "models/confidence.json", "data/review/page.html"} <= shipped
    assert any(name.startswith("data/schema/") for name in shipped)
    assert not any("recipe/" in name or name.startswith("tests/") for name in names)
    assert "lapel/py.typed" in names
    assert [n for n in names if n.endswith("licenses/LICENSE")] and [n for n in names if n.endswith("licenses/NOTICE")]


def test_it_gives_the_events_of_the_checkout_from_another_folder(installed, made, tmp_path):
    where = subprocess.run([installed, "-c", "import lapel; print(lapel.__file__)"], cwd=tmp_path, capture_output=True, text=True,
                           check=True).stdout
    assert str(ROOT) not in where
    shutil.copytree(made / "data" / "samples", tmp_path / "news")
    call(installed, "run", "news", "-o", "events.jsonl", cwd=tmp_path)
    assert (tmp_path / "events.jsonl").read_bytes() == (made / "out" / "events.jsonl").read_bytes()


def test_spacy_finds_the_components(installed, tmp_path):
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('lapel_dates'); doc = nlp('On Monday.')"
    code += "; print([s.text for s in doc.spans['dates']])"
    found = subprocess.run([installed, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert found.stdout.strip() in {"['Monday']", "['On Monday']"}
