"""The patterns of data/dates: a compact token notation that compiles to spaCy Matcher patterns.

A pattern is a row of items. ``UPPER`` is a class of the lexicon, ``N`` any number, ``U`` any unit, ``lower`` a word, ``a|b``
either, ``{NAME}`` one of the alternatives of a macro; ``?`` after an item makes it optional. Dashes of all kinds are ``-``.
``before`` and ``after`` list words one of which must stand beside the match, ``not_before`` and ``not_after`` words that must not.
``yes`` sentences mark what must be found and its value (``met on [3 March 1998]. => 1998-03-03``); ``no`` sentences must not be
matched by the pattern. Both are needed: the loader refuses a pattern without them.
"""

from __future__ import annotations

import functools
import itertools
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from spacy.matcher import Matcher
from spacy.vocab import Vocab

from lapel import resources
from lapel.errors import BadData

Mode = Literal["any", "news", "narrative"]
_FIELDS = {"id", "tokens", "means", "value", "type", "mod", "mode", "before", "not_before", "after", "not_after", "yes", "no"}


@dataclass(slots=True, frozen=True)
class Pattern:
    """One entry of data/dates/patterns/*.toml."""

    id: str
    rank: int
    """Place in the files; the earlier wins between equally long matches."""
    tokens: tuple[str, ...]
    means: str
    """Name of the reading in :mod:`lapel.stages.dates.readings`."""
    value: str
    type: str
    mod: str | None
    mode: Mode
    before: frozenset[str]
    not_before: frozenset[str]
    after: frozenset[str]
    not_after: frozenset[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@functools.cache
def patterns() -> dict[str, Pattern]:
    """All patterns by id, in the order of the files."""
    out: dict[str, Pattern] = {}
    for path in sorted(resources.data("dates", "patterns").glob("*.toml")):
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise BadData(f"{path}: {error}") from error
        for entry in table["pattern"]:
            pattern = parse(entry, path, len(out))
            if pattern.id in out:
                raise BadData(f"{path}: pattern {pattern.id} stands twice; ids are cited, so keep each once")
            out[pattern.id] = pattern
    return out


def parse(entry: dict[str, Any], path: Path, rank: int) -> Pattern:
    """A pattern from its TOML table; BadData names what is missing."""
    name = entry.get("id", "(no id)")
    if unknown := set(entry) - _FIELDS:
        raise BadData(f"{path}: pattern {name}: unknown field {sorted(unknown)[0]}; known are {', '.join(sorted(_FIELDS))}")
    for field in ("id", "tokens", "means"):
        if not entry.get(field):
            raise BadData(f"{path}: pattern {name} has no {field}")
    for field in ("yes", "no"):
        if not entry.get(field):
            raise BadData(f"{path}: pattern {name} has no {field} sentence; give at least one that must and one that must not match")
    tokens = entry["tokens"]
    return Pattern(
        id=name, rank=rank, tokens=(tokens,) if isinstance(tokens, str) else tuple(tokens), means=entry["means"],
        value=entry.get("value", ""), type=entry.get("type", ""), mod=entry.get("mod"), mode=entry.get("mode", "any"),
        before=_words(entry, "before"), not_before=_words(entry, "not_before"), after=_words(entry, "after"),
        not_after=_words(entry, "not_after"), yes=tuple(entry["yes"]), no=tuple(entry["no"]))


def _words(entry: dict[str, Any], field: str) -> frozenset[str]:
    return frozenset(itertools.chain.from_iterable(lists().get(word, (word,)) for word in entry.get(field, ())))


@functools.cache
def _macros() -> dict[str, dict[str, tuple[str, ...]]]:
    table = tomllib.loads(resources.data("dates", "macros.toml").read_text(encoding="utf-8"))
    return {kind: {name: tuple(values) for name, values in table[kind].items()} for kind in ("macros", "lists")}


def lists() -> dict[str, tuple[str, ...]]:
    """Named word lists that ``before``, ``after`` and the readings use."""
    return _macros()["lists"]


@functools.cache
def word_list(name: str) -> frozenset[str]:
    """One named word list as a set."""
    return frozenset(lists()[name])


def expand(notation: str) -> list[str]:
    """The notation with each macro replaced by each of its alternatives."""
    match = re.search(r"\{([A-Z_]+)\}", notation)
    if match is None:
        return [notation]
    if match[1] not in _macros()["macros"]:
        raise BadData(f"{resources.data('dates', 'macros.toml')}: no macro {match[1]}, which {notation!r} uses")
    head, tail = notation[:match.start()], notation[match.end():]
    return list(itertools.chain.from_iterable(expand(head + option + tail) for option in _macros()["macros"][match[1]]))


COARSE = {"NUM": "N", "DAY": "N", "YEAR": "N", "UNIT": "U", "UNITS": "U"}
"""Classes that share a coarse class, which the notation may ask for."""


def _item(text: str) -> list[dict[str, Any]]:
    optional = text.endswith("?") and len(text) > 1
    options = text.removesuffix("?").split("|")
    specs: dict[str, list[str]] = {}
    for option in options:
        attribute = "LEMMA" if option in {"N", "U"} else "TAG" if re.fullmatch(r"[A-Z][A-Z0-9]+", option) else "ORTH"
        specs.setdefault(attribute, []).append(option)
    out: list[dict[str, Any]] = []
    for attribute, values in specs.items():
        spec: dict[str, Any] = {attribute: values[0] if len(values) == 1 else {"IN": values}}
        if optional:
            spec["OP"] = "?"
        out.append(spec)
    return out


def compile_tokens(notation: str) -> list[list[dict[str, Any]]]:
    """Matcher patterns of one line of notation (several where macros or mixed alternatives multiply it)."""
    out: list[list[dict[str, Any]]] = []
    for flat in expand(notation):
        out.extend([list(row) for row in itertools.product(*map(_item, flat.split()))])
    return out


def matcher(vocab: Vocab) -> Matcher:
    """A spaCy Matcher with every pattern, its key the pattern's id.

    The stage itself goes through :mod:`lapel.stages.dates.trie`, which finds the same and costs a hundredth.
    """
    out = Matcher(vocab, validate=False)
    for pattern in patterns().values():
        rows: list[list[dict[str, Any]]] = []
        for notation in pattern.tokens:
            rows.extend(compile_tokens(notation))
        out.add(pattern.id, rows)
    return out
