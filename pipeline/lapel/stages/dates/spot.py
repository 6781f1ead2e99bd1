"""Where time expressions may stand: windows around temporal words, read into pieces and matched.

A sentence without a temporal word or a number with the look of a date costs one set look-up a token. Around each such word a
window of its sentence is read into pieces, and numbers and phrases are joined; patterns are tried on these rows alone.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from itertools import pairwise

from spacy.attrs import IDX, ORTH

from lapel.language import Tokenised
from lapel.lemmas import FORMS
from lapel.stages.dates.lexicon import NUMERIC, Piece, Value, lexicon, read
from lapel.stages.dates.patterns import Pattern
from lapel.stages.dates.trie import matches

LARGEST = 10**12
"""No number of words is read on beyond this."""

WINDOW = 8
"""Tokens on each side of a temporal word that a pattern may reach."""

_BREAK = Piece("BREAK", "", "\n", 0, 0)
_DASHES = dict.fromkeys("-–—‑‒−", "-")


@dataclass(slots=True)
class Candidate:
    """A match of one pattern: pieces ``first`` up to ``last`` of ``Windows.pieces``."""

    pattern: Pattern
    first: int
    last: int


@dataclass(slots=True)
class Windows:
    """The windows of a text in a row, a break between two that do not touch, and what matched in them."""

    pieces: list[Piece]
    tokens: list[int]
    """Index of each piece's (first) token in the text's Doc; -1 for a break."""
    sentences: list[int]
    """Index of each piece's sentence."""
    candidates: list[Candidate]


@functools.lru_cache(maxsize=FORMS)
def _hot(text: str) -> bool:
    lexemes = lexicon()
    return any(piece.cls in lexemes.hot or piece.word in lexemes.hot_words or
               (piece.cls == "ORDN") for piece in read(text))


_hot_orths: dict[int, bool] = {}


def spot(tokens: Tokenised) -> Windows:
    """Every place where some pattern matches, in text order, the longer before the shorter."""
    doc = tokens.doc
    table = doc.to_array([ORTH, IDX]) if len(doc) else None
    orths: list[int] = table[:, 0].tolist() if table is not None else []
    strings = doc.vocab.strings
    hot: set[int] = set()
    if len(_hot_orths) > FORMS:
        _hot_orths.clear()
    for orth in set(orths):
        known = _hot_orths.get(orth)
        if known is None:
            known = _hot_orths[orth] = _hot(strings[orth])
        if known:
            hot.add(orth)
    windows = Windows([], [], [], [])
    if hot:
        assert table is not None
        _read_windows(tokens, orths, table[:, 1].tolist(), [i for i, orth in enumerate(orths) if orth in hot], windows)
        windows.candidates = [Candidate(*found) for found in matches(windows.pieces)]
    return windows


def _read_windows(tokens: Tokenised, orths: list[int], at_chars: list[int], hot: list[int], out: Windows) -> None:
    strings = tokens.doc.vocab.strings
    sentence = 0
    done = 0  # tokens before this one are read
    for at, (first, last) in enumerate(_spans(tokens, hot)):
        while tokens.sentences[sentence][1] <= first:
            sentence += 1
        if first != done or at == 0 or tokens.sentences[sentence][0] == first:
            out.pieces.append(_BREAK)
            out.tokens.append(-1)
            out.sentences.append(sentence)
        done = last
        row: list[Piece] = []
        places: list[int] = []
        for i in range(first, last):
            at_char = at_chars[i]
            for piece in read(strings[orths[i]]):
                if not piece.word.isspace():
                    row.append(piece.placed(at_char))
                    places.append(i)
        joined, kept = join(row)
        out.pieces.extend(joined)
        out.tokens.extend(places[k] for k in kept)
        out.sentences.extend([sentence] * len(joined))
    out.pieces.append(_BREAK)
    out.tokens.append(-1)
    out.sentences.append(sentence)


def _spans(tokens: Tokenised, hot: list[int]) -> list[tuple[int, int]]:
    """Token windows around the temporal words, cut at their sentence's ends and merged where they meet."""
    out: list[tuple[int, int]] = []
    sentence = 0
    sentences = tokens.sentences
    for i in hot:
        while sentence < len(sentences) and sentences[sentence][1] <= i:
            sentence += 1
        if sentence == len(sentences):
            break
        begin, end = sentences[sentence]
        if i < begin:
            continue
        first, last = max(begin, i - WINDOW), min(end, i + WINDOW + 1)
        if out and out[-1][1] >= first >= begin and out[-1][0] >= begin:
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return out


def join(row: list[Piece]) -> tuple[list[Piece], list[int]]:
    """Phrases and number words joined to one piece each, and the index of each joined piece's first part."""
    phrases = lexicon().phrases
    out: list[Piece] = []
    kept: list[int] = []
    i = 0
    while i < len(row):
        piece = row[i]
        length, joined = 1, piece
        for words, cls, value in phrases.get(piece.word, ()):
            n = len(words)
            if i + n <= len(row) and all(row[i + k].word == words[k] for k in range(1, n)):
                joined = Piece(cls, value, " ".join(words), piece.start, row[i + n - 1].end, piece.cased)
                length = n
                break
        else:
            if piece.cls in NUMERIC:
                length, joined = _number(row, i)
            elif piece.word in _DASHES:
                joined = Piece("", "", "-", piece.start, piece.end)
            if length == 1 and piece.cls in {"YEAR", "DAY"} and i + 4 < len(row):
                length, joined = _hyphened(row, i, joined)
        out.append(joined)
        kept.append(i)
        i += length
    return out, kept


def _hyphened(row: list[Piece], i: int, otherwise: Piece) -> tuple[int, Piece]:
    """``2019-04-05`` and ``25-12-1999``, which spaCy takes apart."""
    parts = row[i:i + 5]
    if any(part.word != "-" for part in parts[1::2]) or any(a.end != b.start for a, b in pairwise(parts)):
        return 1, otherwise
    if (i and row[i - 1].end == parts[0].start) or (i + 5 < len(row) and row[i + 5].start == parts[4].end and row[i + 5].word[0] in "-/"):
        return 1, otherwise
    classes = [part.cls for part in parts[::2]]
    text = "-".join(part.word for part in parts[::2])
    if classes == ["YEAR", "DAY", "DAY"] and len(text) == 10:
        return 5, Piece("ISO", text, text, parts[0].start, parts[4].end)
    if classes == ["DAY", "DAY", "YEAR"]:
        return 5, Piece("NUMDATE", text, text, parts[0].start, parts[4].end)
    return 1, otherwise


def _number(row: list[Piece], i: int) -> tuple[int, Piece]:
    """A number written in several words: ``twenty-three``, ``two hundred and fifty``, ``2.5 million``."""
    first = row[i]
    if first.cls in {"DAY", "YEAR", "NUM"} and first.word[0].isdigit() and not (i + 1 < len(row) and row[i + 1].cls == "SCALE"):
        return 1, first
    total: float = 0
    current = float(first.value)
    n, j = 1, i + 1
    last_cls = first.cls
    while j < len(row) and total + current < LARGEST:
        step = 1
        nxt = row[j]
        if nxt.word in {"-", "and"} and j + 1 < len(row) and ((last_cls == "TENS" and nxt.word == "-") or last_cls == "SCALE"):
            step, nxt = 2, row[j + 1]
            if nxt.cls == "SCALE":
                break
        if nxt.cls == "ORD" and last_cls == "TENS" and isinstance(nxt.value, int) and nxt.value < 10:
            return j + step - i, Piece("ORD", int(current + nxt.value), "-", first.start, nxt.end, first.cased)
        if nxt.cls == "SCALE" and last_cls in {"NUM", "DAY", "TENS", "YEAR"}:
            current *= float(nxt.value)
            if float(nxt.value) > 100:
                total, current = total + current, 0
        elif ((nxt.cls == "NUM" and not nxt.word[0].isdigit() and last_cls == "TENS" and float(nxt.value) < 10)
                or (nxt.cls in {"NUM", "TENS"} and not nxt.word[0].isdigit() and last_cls == "SCALE")):
            current += float(nxt.value)
        else:
            break
        last_cls = nxt.cls
        n = j + step - i
        j += step
    value: Value = total + current
    value = int(value) if float(value).is_integer() else value
    return n, Piece("NUM", value, first.word if n == 1 else "-", first.start, row[i + n - 1].end, first.cased)
