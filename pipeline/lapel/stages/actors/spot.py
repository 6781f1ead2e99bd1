"""Spotting: which words of a text can begin the name or description of an actor, and the longest that begins there.

One dictionary look-up a token decides whether it is of interest at all; everything else looks only at those.
"""

from __future__ import annotations

import functools
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import compress
from typing import NamedTuple

import numpy as np
from spacy.attrs import IDX, ORTH

from lapel.language import Tokenised
from lapel.lemmas import FORMS
from lapel.stages.actors import lexicon as lex
from lapel.stages.actors.kb import KnowledgeBase, Sense
from lapel.stages.actors.lexicon import Compound, Lexicon, Role

NUMBERS = lex.words("numbers")
COUNTS = lex.words("counts")
DASHES = frozenset({"–", "—", "--", "-", "_", "―", "---"})
POSSESSIVE = frozenset({"'s", "’s", "'S", "’S", "'", "’"})
SHOUTED = frozenset({"person", "state", "seat", "people", "place"})
"""Kinds whose names keep their sense in capitals (headlines, datelines) whatever their case."""
NAME_LIMIT = 12
"""Tokens of the longest name that is looked for."""


@dataclass(slots=True)
class Word:
    """What is known of a token's text, whatever stands beside it."""

    text: str
    lower: str
    cap: bool
    """Begins with a capital letter."""
    upper: bool
    """Two letters or more, all capitals."""
    names: tuple[int, ...] = ()
    """Lengths of the names in the knowledge base that begin with this token, the longest first."""
    shouted: tuple[int, ...] = ()
    """The same, for names written all in capitals."""
    phrases: tuple[int, ...] = ()
    """Lengths of the role nouns and compounds that begin with it."""
    mark: str = ""
    """``modifier``, ``honorific``, ``pronoun``, ``prefix``, ``number``, ``plural``, ``joined`` or nothing."""

    interesting: bool = False
    """Whether a mention can begin here."""
    seconds: frozenset[str] | None = None
    """Where it is nothing alone: lower-case tokens one of which must follow."""
    group: bool = False
    """Whether it can be the noun, or the count, of a plural that stands for parties named before."""


@dataclass(slots=True)
class Element:
    """The longest name or role noun at a place: tokens ``start`` up to ``end``."""

    start: int
    end: int
    senses: tuple[Sense, ...] = ()
    role: Role | None = None
    compound: Compound | None = None
    alias: str = ""
    shouted: bool = False


@dataclass(slots=True)
class View:
    """The tokens of an article without white space, with their offsets, and where sentences begin."""

    words: list[Word]
    starts: list[int]
    begins: bytearray
    """1 where a sentence (or a paragraph) begins."""
    text: str
    elements: dict[int, Element | None] = field(default_factory=dict)
    used: bytearray = field(default_factory=bytearray)
    """1 where a mention has been found."""
    named: set[str] = field(default_factory=set)
    """Names of countries and capitals that were part of a person's name before: *Jordan* behind *Steven L. Jordan*."""
    in_america: bool | None = None
    """Whether the article's Georgia is the state of the United States; None until it is asked."""
    n: int = 0
    """How many tokens."""

    def __post_init__(self) -> None:
        self.n = len(self.words)

    def end(self, i: int) -> int:
        """Character offset behind token ``i``."""
        return self.starts[i] + len(self.words[i].text)

    def glued(self, i: int) -> bool:
        """Whether token ``i`` follows the one before it without a space."""
        return i > 0 and self.end(i - 1) == self.starts[i]

    def open(self, i: int) -> bool:
        """Whether an expression may go on into token ``i``: it exists and no sentence begins there."""
        return i < self.n and not self.begins[i]

    def lower(self, i: int) -> str:
        """Lower-case text of token ``i``, empty outside the text."""
        return self.words[i].lower if 0 <= i < self.n else ""

    def joined(self, start: int, end: int) -> str:
        """Token texts joined with one space."""
        return " ".join([w.text for w in self.words[start:end]])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Character offsets of tokens ``start`` up to ``end``."""
        return self.starts[start], self.end(end - 1)


@functools.lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """The text without accents and with straight apostrophes: how another source may spell the name."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return "".join([c for c in letters if not unicodedata.combining(c)])


class Index(NamedTuple):
    """What may follow a first token: lengths of the expressions that it begins (longest first), and their second tokens."""

    lengths: dict[str, tuple[int, ...]]
    seconds: dict[str, set[str]]
    """In lower case, with and without accents."""


def _index(keys: Iterable[str]) -> Index:
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    seconds: defaultdict[str, set[str]] = defaultdict(set)
    for k in keys:
        first, *rest = k.split(" ", 2)
        lengths[first].add(k.count(" ") + 1)
        if rest:
            second = rest[0].lower()
            seconds[first].add(second)
            if not second.isascii():
                seconds[first].add(plain(second))
    return Index({first: tuple(sorted([n for n in found if n <= NAME_LIMIT], reverse=True)) for first, found in lengths.items()},
                 seconds)


class Spotter:
    """Finds elements in texts by one knowledge base and the lexicon. What is known of a word is kept for the next text."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self.lexicon: Lexicon = lex.load()
        self._names = _index(kb.aliases)
        self._phrases = _index([*self.lexicon.roles, *self.lexicon.compounds])
        self._groups = {noun.split(" ")[0] for noun in self.lexicon.plurals}
        self._words: dict[int, Word] = {}
        self._shouted: dict[str, str] | None = None
        self._shouted_first: dict[str, tuple[int, ...]] = {}

    def view(self, tokens: Tokenised, text: str) -> tuple[View, list[int]]:
        """The article's tokens, and the indices of the interesting ones. Offsets are those of its text."""
        doc = tokens.doc
        if not len(doc):
            return View([], [], bytearray(), text), []
        table = doc.to_array([ORTH, IDX])
        orths, starts = table[:, 0].tolist(), table[:, 1].tolist()
        known = self._words
        strings = doc.vocab.strings
        if len(known) > FORMS:
            known.clear()
        for orth in set(orths).difference(known):
            known[orth] = self._word(strings[orth])
        begins = np.zeros(len(orths), dtype=np.uint8)
        begins[[first for first, _ in tokens.sentences]] = 1
        words = [known[orth] for orth in orths]
        blanks = [i for i, w in enumerate(words) if not w.lower]
        marks = bytearray(begins.tobytes())
        if blanks:
            words, starts, marks = _without(blanks, words, starts, marks)
        for i in [k for k, w in enumerate(words) if w.text == "." and k and words[k - 1].mark == "honorific"]:
            if i + 1 < len(words):  # the point of an abbreviated title ends no sentence
                marks[i + 1] = 0
        view = View(words, starts, marks, text, used=bytearray(len(words)))
        last = len(words) - 1
        return view, [i for i, w in enumerate(words)
                      if w.interesting and (w.seconds is None or (i < last and words[i + 1].lower in w.seconds))]

    def _word(self, text: str) -> Word:
        bare = text.strip()
        if not bare:
            return Word(text, "", False, False)
        lower = lex.key(bare) if "’" in bare else bare.lower()
        upper = len(bare) > 1 and bare.isupper() and any(c.isalpha() for c in bare)
        mark = ""
        if lower in self.lexicon.honorifics and bare[0].isupper() and bare != "MS":  # MS is a ship
            mark = "honorific"
        elif lower in self.lexicon.pronouns and bare not in {"US", "IT", "ME"}:
            mark = "pronoun"
        elif lower in self.lexicon.modifiers:
            mark = "modifier"
        elif lower in NUMBERS or (bare.isdigit() and len(bare) < 4):
            mark = "number"
        elif lower in self.lexicon.prefixes:
            mark = "prefix"
        elif lower in {"pair", "duo", "trio"} or lower in self.lexicon.plurals:
            mark = "plural"
        elif "-" in bare and bare[0] != "-" and bare not in self._names.lengths and bare.split("-")[0] in self.kb.aliases:
            mark = "joined"
        shouted: tuple[int, ...] = ()
        if upper and len(bare) > 3:
            self._shout()
            shouted = self._shouted_first.get(bare, ())
        names, phrases = self._names.lengths.get(bare) or self._names.lengths.get(plain(bare), ()), self._phrases.lengths.get(lower, ())
        seconds = None
        if not mark and not shouted and 1 not in names and 1 not in phrases:
            seconds = frozenset({"-", *self._names.seconds.get(bare, ()), *self._names.seconds.get(plain(bare), ()),
                                 *self._phrases.seconds.get(lower, ())})
        return Word(bare, lower, bare[0].isupper(), upper, names, shouted, phrases, mark, bool(names or phrases or mark or shouted),
                    seconds, lower in COUNTS or mark == "plural" or lower in self._groups)

    def _shout(self) -> dict[str, str]:
        """Names that keep their sense in capitals, by their capitals; made when the first shouted word is met."""
        if self._shouted is None:
            self._shouted = {}
            for alias, senses in self.kb.aliases.items():
                if not alias.isupper() and (senses[0].case == "any" or senses[0].kind in SHOUTED):
                    self._shouted.setdefault(alias.upper(), alias)
            self._shouted_first = _index(self._shouted).lengths
        return self._shouted

    def element(self, view: View, i: int) -> Element | None:
        """The longest element that begins at token ``i``."""
        if i in view.elements:
            return view.elements[i]
        found = self._element(view, i)
        view.elements[i] = found
        return found

    def _unhyphened(self, view: View, i: int) -> Element | None:
        """A name that the knowledge base has without its hyphen: *Jean-Bertrand*, known as *Jean Bertrand*."""
        for n in range(min(7, view.n - i), 2, -1):
            if _unbroken(view, i, n):
                alias = plain(view.joined(i, i + n)).replace(" - ", " ")
                senses = self.kb.aliases.get(alias)
                if senses and senses[0].kind == "person":
                    return Element(i, i + n, senses, alias=alias)
        return None

    def _element(self, view: View, i: int) -> Element | None:
        if i >= view.n:
            return None
        word = view.words[i]
        if not (word.names or word.phrases or word.shouted):
            return None
        best: Element | None = None
        for n in word.names:
            if n == 1 or (i + n <= view.n and _unbroken(view, i, n)):
                alias = word.text if n == 1 else view.joined(i, i + n)
                senses = self.kb.aliases.get(alias) or (None if alias.isascii() else self.kb.aliases.get(plain(alias)))
                if senses:
                    best = Element(i, i + n, senses, alias=alias)
                    break
        if best is None and word.names and i + 2 < view.n and view.words[i + 1].text == "-":
            best = self._unhyphened(view, i)
        if best is None and word.shouted:
            for n in word.shouted:
                if i + n <= view.n and _unbroken(view, i, n):
                    known = self._shout().get(view.joined(i, i + n))
                    if known:
                        best = Element(i, i + n, self.kb.aliases[known], alias=known, shouted=True)
                        break
        for n in word.phrases:
            if n == 1 or ((best is None or n >= best.end - i) and i + n <= view.n and _unbroken(view, i, n)):
                if best is not None and n < best.end - i:
                    break
                phrase = word.lower if n == 1 else " ".join([w.lower for w in view.words[i:i + n]])
                role, compound = self.lexicon.roles.get(phrase), self.lexicon.compounds.get(phrase)
                if role is None and compound is None:
                    continue
                if compound is not None and (best is None or n > best.end - i or compound.kind == "none"):
                    return Element(i, i + n, compound=compound)
                if best is None or n > best.end - i:
                    best = Element(i, i + n, role=role)
                else:
                    best.role = role
                break
        return best


def _unbroken(view: View, i: int, n: int) -> bool:
    return n == 1 or not any(view.begins[i + 1:i + n])


def _without(blanks: list[int], words: list[Word], starts: list[int],
             marks: bytearray) -> tuple[list[Word], list[int], bytearray]:
    """Leave out white-space tokens; a sentence that begins with one begins with the next, and a break in the line is a border."""
    last = len(words) - 1
    for i in blanks:
        if i < last and (marks[i] or "\n" in words[i].text):
            marks[i + 1] = 1
    keep = bytearray(b"\x01" * len(words))
    for i in blanks:
        keep[i] = 0
    return list(compress(words, keep)), list(compress(starts, keep)), bytearray(compress(marks, keep))
