"""Personal names by their letters: a run of capitalised tokens with its initials, particles and hyphens."""

from __future__ import annotations

from typing import NamedTuple

from spacy.lang.en.stop_words import STOP_WORDS

from lapel.stages.actors.lexicon import words
from lapel.stages.actors.spot import Element, Spotter, View

PARTICLES = words("particles")
SUFFIXES = words("suffixes")
CALENDAR = words("calendar")
LONGEST = 9
"""Tokens of the longest run that is read as one name."""
NOT_NAMES = STOP_WORDS | CALENDAR | {"said", "says", "mr", "mrs", "ms"}


class Name(NamedTuple):
    """A personal name: tokens ``start`` up to ``end``; ``element`` when the knowledge base has it."""

    start: int
    end: int
    element: Element | None = None

    def head(self, view: View) -> int:
        """The token that a parser takes as its head: the last that is no suffix."""
        of = next((k for k in range(self.start + 1, self.end) if view.words[k].lower == "of"), self.end)
        last = of - 1  # Salman of Saudi Arabia
        while last > self.start and view.words[last].lower in SUFFIXES | {","}:
            last -= 1
        return last


def capital(view: View, i: int) -> bool:
    """Whether token ``i`` can be part of a name: capitalised letters, no function word, no day or month."""
    word = view.words[i]
    return word.cap and word.text[0].isalpha() and word.lower not in NOT_NAMES and word.mark != "honorific"


def is_person(spotter: Spotter, element: Element | None) -> bool:
    """Whether an element's name is that of a person."""
    return element is not None and any(s.kind == "person" for s in element.senses)


def name_at(spotter: Spotter, view: View, i: int) -> Name | None:
    """The personal name that begins at token ``i``, known or not. The place must be one where a name is expected."""
    element = spotter.element(view, i)
    if element is not None and is_person(spotter, element):
        run = _run(spotter, view, i)
        if run is not None and run > element.end and not _suffixes_only(view, element.end, run):
            return Name(i, run)
        return Name(i, _with_suffix(view, element.end), element)
    end = _run(spotter, view, i)
    return Name(i, _with_suffix(view, end)) if end is not None else None


def _run(spotter: Spotter, view: View, i: int) -> int | None:
    n = view.n
    j = i
    while j < n and j - i < LONGEST and (j == i or not view.begins[j]):
        word = view.words[j]
        if capital(view, j):
            element = spotter.element(view, j)
            if element is not None and _stops(element, j > i):
                break
            if word.lower in CALENDAR or (j > i and word.mark == "prefix" and view.lower(j + 1) == "-"):
                break
            j += 1
        elif j > i and word.text in {"-", "‑"} and view.glued(j) and view.glued(j + 1 if j + 1 < n else j) and j + 1 < n \
                and view.words[j + 1].text.isalpha() and view.lower(j + 1) not in {"led", "backed", "era", "style"}:
            j += 2
        elif (j > i and word.lower.startswith("d'") and word.text[2:3].isupper()) or (word.lower in PARTICLES and _goes_on(view, j)):
            j += 1
        else:
            break
    while j > i and ((view.words[j - 1].lower in PARTICLES and not view.words[j - 1].cap) or view.words[j - 1].text == "-"):
        j -= 1
    return j if j > i and any(view.words[k].cap for k in range(i, j)) else None


def _goes_on(view: View, j: int) -> bool:
    """Whether a name goes on behind the particle at ``j``."""
    if not view.open(j + 1):
        return False
    after = view.words[j + 1]
    return capital(view, j + 1) or after.text == "-" or after.lower in PARTICLES


def _stops(element: Element, inside: bool) -> bool:
    """Whether an element ends a name: roles and bodies do, and inside a name nations too (but many names hold a town's)."""
    if element.role is not None and not element.role.has("n"):
        return True
    if not element.senses:
        return element.compound is not None
    kinds = {s.kind for s in element.senses}
    if "person" in kinds:
        return False
    if not inside:
        return True
    return bool(kinds - {"place", "seat"}) and element.end - element.start > 0


def _suffixes_only(view: View, start: int, end: int) -> bool:
    return all(view.lower(k) in SUFFIXES for k in range(start, end))


def _with_suffix(view: View, end: int) -> int:
    """Take in ``Jr.`` with or without its comma."""
    if view.open(end) and view.lower(end) in SUFFIXES:
        return end + 1
    if view.open(end) and view.lower(end) == "," and view.open(end + 1) and view.lower(end + 1) in SUFFIXES:
        return end + 2
    return end
