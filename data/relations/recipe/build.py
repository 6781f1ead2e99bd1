"""Make verbs.tsv and patterns.tsv from the verb dictionary of PETRARCH-2 (MIT, Open Event Data Alliance): ``python data/relations/recipe/build.py``.

Each verb block gives its verbs and the code of the verb alone; each pattern gives the code of the verb with words to its right. Kept are
those words (a set: order and distance do not matter to lapel), and of the CAMEO code its root as a PLOVER category. Patterns
with words on the left, with more than four words or with placeholders are left out.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lapel import resources
from lapel.lemmas import lemma

SOURCE = resources.shared("lexicon", "petrarch", "CAMEO.2.0.txt")
FOLDER = Path(__file__).parents[1]
HEAD = "# From the verb dictionary of PETRARCH-2 (Open Event Data Alliance, MIT), by recipe/build.py.\n"
ROOTS = dict(zip((f"{n:02d}" for n in range(2, 21)), (
    "REQUEST", "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "ACCUSE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "MOBILIZE", "SANCTION", "COERCE", "ASSAULT", "ASSAULT", "ASSAULT"), strict=True))
"""CAMEO root to PLOVER category, as the PLOVER manual (2021) gives it; 01, public statement, has none."""

RETREATS = frozenset({"084", "085", "086", "087"})
"""Of 08, yield: what is done and not only granted is RETREAT."""

STOP = frozenset({"a", "an", "the", "of", "to", "and", "or", "his", "her", "its", "their", "be", "is", "are", "was", "were", "been"})
_BLOCK = re.compile(r"^---\s+(\S.*?)\s*\[(\S+)\]")
_PATTERN = re.compile(r"^- (.*?)\[([^\]]+)\]")


def root(code: str) -> str | None:
    """The category of a code such as ``1246`` or ``160:160``; None where it has none, ``---`` too."""
    if code[:3] in RETREATS:
        return "RETREAT"
    return ROOTS.get(code.split(":")[0][:2]) if code[:1].isdigit() else None


def words(text: str) -> frozenset[str] | None:
    """The words of a pattern to the right of the verb; None where it has a left side, placeholders or a set of synonyms."""
    left, star, right = text.partition("*")
    if not star or left.strip() or re.search(r"[&$+%?]", right):
        return None
    found = [w.lower() for w in re.findall(r"[A-Za-z'-]+", right.replace("_", " "))]
    kept = frozenset(lemma(w, "NNS" if w.endswith("s") else "NN") for w in found) - STOP
    return kept if 0 < len(kept) <= 4 else None


class Block(NamedTuple):
    """Verbs of one meaning: the dictionary's own set of synonyms."""

    name: str
    verbs: dict[str, str]
    """Verb to category, empty where the verb alone says nothing."""
    patterns: dict[str, str]
    """Words to its right to category."""


def blocks(lines: Iterable[str]) -> Iterator[Block]:
    """The verb blocks of the dictionary."""
    block, default = None, ""
    for raw in lines:
        line = raw.split("#")[0].strip()
        if opening := _BLOCK.match(line):
            if block is not None:
                yield block
            block, default = Block(opening[1].lower(), {}, {}), opening[2]
        elif line.startswith("&"):
            if block is not None:
                yield block
            block = None
        elif block is None or not line or line.startswith("~"):
            continue
        elif pattern := _PATTERN.match(line):
            category, found = root(pattern[2]), words(pattern[1])
            if category and found:
                block.patterns.setdefault(" ".join(sorted(found)), category)
        elif not line.startswith("-"):
            name = re.sub(r"[{\[].*", "", line).strip().lstrip("+").rstrip("_").replace("_", " ").lower()
            own = re.search(r"\[(\S+)\]", line)
            if re.fullmatch(r"[a-z' -]+", name):
                block.verbs[name] = root(own[1] if own else default) or ""
    if block is not None:
        yield block


def main() -> int:
    """Write the tables; 2 where the dictionary is not there."""
    if not SOURCE.is_file():
        print(f"{SOURCE} is not here: set {resources.SHARED_VARIABLE} to the folder that holds it", file=sys.stderr)
        return 2
    found = [block for block in blocks(SOURCE.read_text(encoding="utf-8").splitlines()) if block.verbs]
    verbs = sorted((verb, block.name, category) for block in found for verb, category in block.verbs.items())
    patterns = sorted((block.name, beside, category) for block in found for beside, category in block.patterns.items())
    for name, columns, rows in (("verbs", "verb\tset\troot", verbs), ("patterns", "set\twords\troot", patterns)):
        (FOLDER / f"{name}.tsv").write_text(HEAD + columns + "\n" + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
