"""Pronouns, and plurals that stand for parties named before: *the two leaders*, *both countries*, *the pair*."""

from __future__ import annotations

from spacy.lang.en.stop_words import STOP_WORDS

from lapel.stages.actors.lexicon import words
from lapel.stages.actors.phrase import Phrase
from lapel.stages.actors.spot import Spotter, View

DEFINITE = words("definite")
COUNTS = words("counts")
VERBS = words("plural_verbs")
GROUPS = {"pair": "any", "duo": "any", "trio": "any"}


def pronoun(spotter: Spotter, view: View, i: int) -> Phrase | None:
    """A personal pronoun at token ``i``."""
    word = view.words[i]
    if word.mark != "pronoun" or word.text == "US":
        return None
    return Phrase(i, i + 1, stands_for=spotter.lexicon.pronouns[word.lower].stands_for)


def plural(spotter: Spotter, view: View, i: int) -> Phrase | None:
    """An anaphoric plural whose noun, or count, is at token ``i``."""
    word = view.words[i]
    if not word.group:
        return None
    if word.lower in COUNTS:
        return _counted(spotter, view, i)
    hint = GROUPS.get(word.lower)
    if hint and view.lower(i - 1) == "the":
        return Phrase(i - 1, i + 1, stands_for=hint)
    noun = _noun(spotter, view, i)
    if noun is None:
        return None
    end, hint = noun
    start = i
    if start > 0 and not view.begins[start] and view.words[start - 1].lower.isalpha() and view.lower(start - 1) not in DEFINITE \
            and view.words[start - 1].mark != "number" and not view.words[start - 1].names:
        start -= 1
    while start > 0 and not view.begins[start] and (view.lower(start - 1) in COUNTS or view.words[start - 1].text.isdigit()):
        start -= 1
    if start > 0 and not view.begins[start] and view.lower(start - 1) in DEFINITE:
        return Phrase(start - 1, end, stands_for=hint)
    return None


def _counted(spotter: Spotter, view: View, i: int) -> Phrase | None:
    """``the two``, ``both`` and what they count, at most two words on."""
    both = view.lower(i) == "both"
    definite = both or (not view.begins[i] and view.lower(i - 1) in DEFINITE)
    if not definite:
        return None
    start = i if both else i - 1
    j = i + 1
    for j in range(i + 1, min(i + 4, view.n)):
        if view.begins[j]:
            break
        noun = _noun(spotter, view, j)
        if noun is not None:
            return Phrase(start, noun[0], stands_for=noun[1])
        if not view.words[j].lower.isalpha() or view.words[j].names:
            break
    if not view.open(i + 1):
        return Phrase(start, i + 1, stands_for="any")
    after = view.words[i + 1]
    if (not after.text.isalpha() and after.text != "-") or after.lower in VERBS or (
            after.lower in STOP_WORDS and after.lower not in {"of", "the", "and", "in", "a", "sides", "more", "his", "her", "its"}):
        return Phrase(start, i + 1, stands_for="any")
    return None


def _noun(spotter: Spotter, view: View, i: int) -> tuple[int, str] | None:
    """End and hint of a plural noun of plurals.tsv at token ``i``."""
    for n in (2, 1):
        if i + n <= view.n and not any(view.begins[i + 1:i + n]):
            hint = spotter.lexicon.plurals.get(" ".join([w.lower for w in view.words[i:i + n]]))
            if hint:
                return i + n, hint
    return None
