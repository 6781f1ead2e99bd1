"""The commands of the pages and what they print: ``python -m tests.docs.console`` writes today's output into them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

TOUR = Path(__file__).parents[2] / "docs" / "tour.md"
DUMP = TOUR.parent / "tour" / "dump.jsonl"
_BLOCK = re.compile(r"```console\n(.*?)```", re.S)
_TOML = re.compile(r"```toml\n(.*?)```", re.S)


def blocks(text: str) -> list[str]:
    """What stands in each console block."""
    return _BLOCK.findall(text)


def commands(block: str) -> list[str]:
    """The command lines of a block."""
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def workplace(folder: Path, text: str) -> Path:
    """The folder that the tour has the reader stand in: the dump, and lapel.toml as the page gives it."""
    shutil.copy(DUMP, folder)
    [settings] = _TOML.findall(text)
    (folder / "lapel.toml").write_text(settings, encoding="utf-8")
    return folder


def run(command: str, folder: Path) -> str:
    """Standard output of one command line; raises CalledProcessError where it fails."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(command, shell=True, cwd=folder, check=True, capture_output=True, text=True, env={**os.environ, "PATH": path})
    return "\n".join(line.rstrip() for line in done.stdout.splitlines())


def played(text: str, folder: Path) -> Iterator[str]:
    """Each block as it should stand today, its commands run in a folder."""
    for block in blocks(text):
        lines = []
        for command in commands(block):
            said = run(command, folder)
            lines += [f"$ {command}", *([said] if said.strip() else [])]
        yield "\n".join(lines) + "\n"


def main() -> None:
    """Write today's output into the pages."""
    from tests.docs import test_actors_page as actors

    for page, place in ((TOUR, workplace), (actors.PAGE, actors.workplace)):
        text = page.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as name:
            new = iter(list(played(text, place(Path(name), text))))
        page.write_text(_BLOCK.sub(lambda _, new=new: f"```console\n{next(new)}```", text), encoding="utf-8")


if __name__ == "__main__":
    main()
