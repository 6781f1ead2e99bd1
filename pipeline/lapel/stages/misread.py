"""Verbs in the present tense that the tagger takes for nouns (*Kenyan forces fire shells*), as news in the present tense has many.

A past form cannot be taken for a noun: such a sentence is parsed once more with the verb put in the past. Offsets stay those of
the article, since a sentence Doc carries its own (:mod:`lapel.stages.parse`).
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Collection, Sequence

from spacy.tokens import Doc, Token

from lapel import resources
from lapel.lemmas import lemma
from lapel.records import Mention
from lapel.stages.gestures.lexicon import words

_ACTORS = frozenset({"state", "people", "military", "igo", "government", "person", "office", "nsa", "agency", "legislature", "ministry",
                     "court", "media", "seat", "party", "organisation"})
_ADVERB = "also"
"""What the parser never takes for a noun."""


def _hyphened(doc: Doc, i: int) -> bool:
    """The first half of a compound (*test* in *test-fires*): only its last can be put in the past."""
    return i + 2 < len(doc) and doc[i + 1].text == "-" and not doc[i].whitespace_ and not doc[i + 1].whitespace_


@functools.cache
def _irregular() -> dict[str, str]:
    content = tomllib.loads(resources.data("gestures", "grammar.toml").read_text(encoding="utf-8"))
    return dict(content["past"])


def past(verb: str) -> str:
    """Simple past of a verb lemma, irregular ones by table."""
    if verb in _irregular():
        return _irregular()[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    short = len(verb) > 2 and verb[-1] in "bdgmnprt" and verb[-2] in "aeiou" and verb[-3] not in "aeiou" and len(verb) < 5
    return verb + verb[-1] + "ed" if short else verb + "ed"


def _finite(root: Token) -> bool:
    """A verb that can head a sentence: no bare *-ing* form (*warning* in *Kenyan soldiers fire warning shots*)."""
    if root.tag_ == "VBG":
        return any(c.dep_ in {"aux", "auxpass"} for c in root.children)
    return root.tag_[:1] == "V" or root.tag_ == "MD"


def misread(doc: Doc, mentions: Sequence[Mention], verbs: Collection[str]) -> dict[int, str] | None:
    """What to put in place of a verb read as a noun, by position, the verb last; None where the parse has a verb at its root.

    It is the first word after an actor's mention that is a form of one of ``verbs`` (lemmas) in the present tense. Of a compound
    (*North Korea test-fires*) the first half gives way to an adverb, as no past form helps there.
    """
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None or len(doc) < 5 or _finite(root):
        return None
    if root.i and root.tag_[:1] == "J" and root.is_lower and root.lower_ in words("breaking_out"):
        return {root.i: past(root.lower_)}  # clashes erupt between
    starts = doc.user_data["starts"]
    ends = {m.span[1] for m in mentions if m.kind in _ACTORS}
    after = False
    for i, token in enumerate(doc):
        if after and token.tag_[:1] in {"N", "J", "V"} and token.is_lower:
            halves = [i, i + 2] if _hyphened(doc, i) else [i]
            lemmas = [lemma(doc[k].text, "VBZ" if doc[k].text.endswith("s") else "VB") for k in halves]
            if all(word in verbs for word in lemmas):
                return {**dict.fromkeys(halves[:-1], _ADVERB), halves[-1]: past(lemmas[-1])}
        after = after or starts[i] + len(token) in ends
    return None
