"""The words by which unnamed actors are called, read from data/actors/lexicon.

Keys are lower-case token texts joined with one space, as spaCy splits them (``vice - president``, ``ombudsman 's office``).
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, cast

from lapel.errors import BadData
from lapel.records import MentionKind
from lapel.resources import data

FIELD = "{field}"
FLAGS = "tgnvbhj"


class Role(NamedTuple):
    """What a role noun says of the actor it names; the flags are those of roles.tsv."""

    text: str
    """The noun as looked up: lower case, singular or plural as found."""
    title: str
    """Its singular, for looking up who holds the office."""
    number: Literal["singular", "plural"]
    roles: tuple[str, ...]
    office: str | None
    kind: MentionKind
    flags: str

    def has(self, flag: str) -> bool:
        """Whether a flag of roles.tsv is set."""
        return flag in self.flags

    @property
    def person(self) -> bool:
        """Whether it names a single person."""
        return self.number == "singular" and self.kind in {"office", "people"}


class Honorific(NamedTuple):
    """A form of address."""

    gender: Literal["m", "f"] | None
    roles: tuple[str, ...]
    number: Literal["singular", "plural"]


class Pronoun(NamedTuple):
    """A personal pronoun and what it may stand for."""

    number: Literal["singular", "plural"]
    gender: Literal["m", "f"] | None
    stands_for: str


class Compound(NamedTuple):
    """An expression that holds a country's name and is something else."""

    kind: str
    country: str | None


@dataclass(slots=True)
class Lexicon:
    """All tables of data/actors/lexicon."""

    roles: dict[str, Role] = field(default_factory=dict)
    modifiers: dict[str, str] = field(default_factory=dict)
    honorifics: dict[str, Honorific] = field(default_factory=dict)
    plurals: dict[str, str] = field(default_factory=dict)
    pronouns: dict[str, Pronoun] = field(default_factory=dict)
    compounds: dict[str, Compound] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)
    ambiguous: dict[str, frozenset[str]] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    sole: dict[str, str] = field(default_factory=dict)


def _rows(name: str, columns: int) -> Iterator[list[str]]:
    path = data("actors", "lexicon", name)
    for n, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != columns:
            raise BadData(f"{path}, line {n}: {len(cells)} columns instead of {columns}; separate them with tabs")
        yield cells


def key(text: str) -> str:
    """A lexicon key: lower case, plain apostrophes, hyphens as tokens of their own."""
    return " ".join(text.lower().replace("’", "'").replace("-", " - ").split())


def _cell(text: str) -> str | None:
    return None if text == "-" else text


def _codes(text: str) -> tuple[str, ...]:
    return () if text == "-" else tuple(text.split())


def _gender(text: str) -> Literal["m", "f"] | None:
    return cast('Literal["m", "f"]', text) if text in {"m", "f"} else None


def _number(text: str) -> Literal["singular", "plural"]:
    return "plural" if text == "plural" else "singular"


@functools.cache
def _word_lists() -> dict[str, frozenset[str]]:
    path = data("actors", "lexicon", "words.toml")
    return {name: frozenset(text.split()) for name, text in tomllib.loads(path.read_text("utf-8")).items()}


def words(name: str) -> frozenset[str]:
    """A list of words.toml."""
    return _word_lists()[name]


@functools.cache
def load() -> Lexicon:
    """The lexicon that comes with lapel, read once per process."""
    lexicon = Lexicon()
    fields = [(matter, _codes(more), office) for matter, more, office in _rows("fields.tsv", 3)]
    for singular, plural, sectors, office, kind, flags in _rows("roles.tsv", 6):
        if unknown := set(flags.replace("-", "")) - set(FLAGS):
            raise BadData(f"roles.tsv: unknown flag {''.join(sorted(unknown))!r} of {singular!r}; known are {FLAGS}")
        for matter, more, held in fields if FIELD in singular else [("", (), "")]:
            codes = (*_codes(sectors), *more)
            office_of = held if matter and office == "minister" else _cell(office)
            first = key((singular if singular != "-" else plural).replace(FIELD, matter))
            for text, number in ((singular, "singular"), (plural, "plural")):
                if text == "-":
                    continue
                found = key(text.replace(FIELD, matter))
                role = Role(found, first, _number(number), codes, office_of, cast(MentionKind, kind), flags)
                if FIELD in singular:
                    lexicon.roles.setdefault(found, role)
                    if " of " in found or " for " in found:
                        lexicon.roles.setdefault(found.replace(" of ", " of the ").replace(" for ", " for the "), role)
                else:
                    lexicon.roles[found] = role
    lexicon.modifiers = {key(word): effect for word, effect in _rows("modifiers.tsv", 2)}
    lexicon.honorifics = {word: Honorific(_gender(gender), _codes(sectors), _number(number))
                          for word, gender, sectors, number in _rows("honorifics.tsv", 4)}
    lexicon.plurals = {key(noun): hint for noun, hint in _rows("plurals.tsv", 2)}
    lexicon.pronouns = {word: Pronoun(_number(number), _gender(gender), hint)
                        for word, number, gender, hint in _rows("pronouns.tsv", 4)}
    lexicon.compounds = {key(text): Compound(kind, _cell(country)) for text, kind, country in _rows("compounds.tsv", 3)}
    lexicon.prefixes = {prefix: code for prefix, code in _rows("prefixes.tsv", 2)}  # noqa: C416 - rows are lists
    lexicon.ambiguous = {word: frozenset(what.split()) for word, what in _rows("ambiguous.tsv", 2)}
    lexicon.sole = {title: code for title, code in _rows("sole.tsv", 2)}  # noqa: C416 - rows are lists
    lexicon.shared = {name: code for name, code in _rows("shared.tsv", 2)}  # noqa: C416 - rows are lists
    return lexicon
