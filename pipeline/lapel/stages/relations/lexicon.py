"""The verbs of data/relations: which category a verb names, alone and with words to its right."""

from __future__ import annotations

import csv
import functools
from collections.abc import Collection, Iterator

from lapel import resources
from lapel.errors import BadData
from lapel.stages.events.tables import words_in


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = resources.data("relations", f"{name}.tsv")
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            yield from csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    except OSError as error:
        raise BadData(f"{path}: {error.strerror}; is the installation complete?") from error


@functools.cache
def _verbs() -> dict[str, list[tuple[str, str]]]:
    """Verb -> its sets of synonyms, each with the category of the verb alone (empty: none)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in _rows("verbs"):
        found.setdefault(row["verb"], []).append((row["set"], row["root"]))
    return found


@functools.cache
def _patterns() -> dict[str, list[tuple[frozenset[str], str]]]:
    """Set -> words and their category, more words first."""
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for row in _rows("patterns"):
        found.setdefault(row["set"], []).append((frozenset(row["words"].split()), row["root"]))
    for patterns in found.values():
        patterns.sort(key=lambda pattern: -len(pattern[0]))
    return found


@functools.cache
def _own() -> dict[str, list[tuple[frozenset[str], str]]]:
    """Verb -> words of which one must stand to its right (none: the verb alone) and the category; those with words first."""
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for row in _rows("own"):
        found.setdefault(row["verb"], []).append((frozenset(filter(None, row["words"].split("|"))), row["root"]))
    for entries in found.values():
        entries.sort(key=lambda entry: not entry[0])
    return found


def known(verb: str) -> bool:
    """Whether the dictionary has a verb (lemma, with its particle after a space)."""
    return verb in _verbs() or verb in _own()


def category(verb: str, beside: Collection[str]) -> str | None:
    """PLOVER category of a verb with these lemmas to its right: of the pattern with most words, else of the verb alone; ours first."""
    for words, root in _own().get(verb, ()):
        if words and not words.isdisjoint(beside):
            return root
    for name, _ in _verbs().get(verb, ()):
        for words, root in _patterns().get(name, ()):
            if words.issubset(beside):
                return root
    alone = next((root for words, root in _own().get(verb, ()) if not words), None)
    return alone or next((root for _, root in _verbs().get(verb, ()) if root), None)


@functools.cache
def _closer() -> dict[str, list[tuple[frozenset[str], str]]]:
    """Type of gesture -> words of its evidence, and the category that they tell."""
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for row in _rows("gestures"):
        found.setdefault(row["type"], []).append((frozenset(row["words"].split("|")), row["root"]))
    return found


def closer(type_: str, evidence: str) -> str | None:
    """Category of an act of a type that is told in these words; None where the type's own says all."""
    wanted = _closer().get(type_)
    words = words_in(evidence) if wanted else set()
    return next((root for needed, root in wanted or () if not needed.isdisjoint(words)), None)
