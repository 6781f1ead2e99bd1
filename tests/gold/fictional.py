"""The invented countries of the coder validation set, as a user's own actors file.

The dictionary that comes with the set names an actor a line, with ``+`` lines for further names and the code in brackets. What
lapel knows already under its own code (real states and bodies) is left to it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.gold import corpus

_REAL = {"IGO", "NGO", "NGM", "IMG", "UNO", "IMF", "IBR", "EEC", "UNK", "USR", "GMW", "PAL", "BUL", "USA", "YEM", "KOR", "PSE"}
"""Codes of actors of this world that the dictionary names otherwise than a list of countries does."""

_CODE = re.compile(r"\[([A-Z]{3})[A-Z]*(?:/[A-Z/]+)?(?: [<>\d -]+)?\]")
"""The first of the countries that a name stands for."""


def actors_file(folder: Path) -> Path:
    """Write the file and return its path."""
    path = folder / "fictional.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for n, (names, code) in enumerate(entries()):
            stream.write(json.dumps({"id": f"x:fictional-{n}", "name": names[0], "kind": "state", "country": code,
                                     "aliases": names[1:]}) + "\n")
    return path


def entries() -> list[tuple[list[str], str]]:
    """Names and three-letter code of each actor of the dictionary that is no real state."""
    real = {name.upper() for row in corpus.lines("actors/countries.jsonl") for name in row["names"]}
    found: list[tuple[list[str], str | None]] = []
    text = corpus.path("lexicon/petrarch/PETR.Validate.actors.txt").read_text(encoding="utf-8")
    for raw in re.sub(r"<!.*?-->", "", text, flags=re.DOTALL).splitlines():
        line = raw.split("#")[0].rstrip()
        if not line:
            continue
        code = _CODE.search(line)
        name = re.sub(r"\[.*", "", line).strip().lstrip("+").strip("_ ").replace("_", " ")
        if line.startswith("+") and found:
            found[-1][0].append(name.title())
        elif not line[0].isspace():
            found.append(([name.title()], code[1] if code else None))
        elif code and found and found[-1][1] is None:
            found[-1] = (found[-1][0], code[1])
    return [(names, code) for names, code in found
            if code and code not in _REAL and names[0].upper() not in real]
