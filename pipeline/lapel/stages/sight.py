"""Who is in sight of a sentence: whether it can tell of anything between states, or between a state and somebody abroad.

A gesture with parties of one state is no event unless something near tells that it crosses a border (:mod:`lapel.stages.events.border`).
Parties are named in the sentence, in those just before, or as far back as a pronoun reaches; who is named nowhere there has no part in
it.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from lapel.records import Article, Mention
from lapel.stages.events import anaphora, back, referents
from lapel.stages.events.tables import groups, is_joint, publisher, spoken_for, words
from lapel.stages.gestures import lexicon

_FIRST = anaphora.FIRST | anaphora.SECOND
_THIRD = anaphora.MASCULINE | anaphora.FEMININE | anaphora.NEUTER | anaphora.PLURAL
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
SHORT = 5
"""In an article of so many sentences, everybody is in sight of each."""
_NEAR = 4
"""Sentences before one in which its parties may be named, though no word of its own points back."""
_PHRASE = 4
"""Words from an article to its noun."""
_POWERS = frozenset({"people", "nsa", "military"})
"""Kinds of mention that may get the code of a power from the article, or need none to be one."""


class Looks(NamedTuple):
    """What a word form tells of who is in sight."""

    abroad: bool
    """It speaks of other countries, of a people or of a group of states."""
    first: bool
    """*I*, *we*, *you*: the speaker, or the government that published the text."""
    third: bool
    """A pronoun for somebody named before."""
    definite: bool
    """*The*, *this*: with a noun that tells of an act behind it, it points back to one told before, and so to its parties."""
    act: bool
    pact: bool
    """With a capital letter it ends the name of a pact."""


@functools.cache
def _abroad() -> frozenset[str]:
    phrases = [*groups()[1], *(word for people in spoken_for() for word in people.words)]
    counts = {"two", "both", "three", "four", "five", "six", "seven"}
    telling = {next(word for word in phrase.split() if word not in counts) for phrase in phrases}
    return words().abroad | words().between | words().foreign | words().shown | telling


@functools.cache
def _acts() -> frozenset[str]:
    return words().acts | lexicon.words("back_reference")


@functools.cache
def _pacts() -> frozenset[str]:
    return frozenset(word.lower() for word in words().pact_names)


def looks(form: str) -> Looks | None:
    """What a word form (in lower case) tells; None for most, which tell nothing."""
    found = Looks(form in _abroad(), form in _FIRST, form in _THIRD, form in _DEFINITE, form in _acts(), form in _pacts())
    return found if any(found) else None


def crossing(article: Article, mentions: Sequence[Mention], forms: Sequence[Looks | None], titles: Sequence[int],
             starts: Sequence[int], sentences: Sequence[tuple[int, int]]) -> list[bool]:
    """For each sentence (a half-open pair of token indices), whether anything in sight crosses a border.

    ``forms``, ``titles`` and ``starts`` are what each token tells, whether it begins with a capital letter and where it stands in the
    article's text.
    """
    own = publisher(article)
    joint = is_joint(article)
    begins = [starts[first] for first, _ in sentences]
    named: list[set[str]] = [set() for _ in sentences]
    nameless, plural = set(), set()
    for mention in mentions:
        here = max(bisect_right(begins, mention.span[0]) - 1, 0)
        named[here] |= _codes(mention)
        if mention.kind == "plural":
            plural.add(here)
        elif not mention.country:
            nameless.add(here)
    telling: list[list[tuple[int, Looks]]] = [[] for _ in sentences]
    firsts = [first for first, _ in sentences]
    for i, form in enumerate(forms):
        if form is not None:
            telling[max(bisect_right(firsts, i) - 1, 0)].append((i, form))
    out = []
    before = False
    for n, told in enumerate(telling):
        abroad = any(form.abroad or (form.pact and titles[i]) for i, form in told)
        speaks = any(form.first for _, form in told)
        passes = abroad or before or n in plural or (joint and speaks)
        if not passes:
            reach = back.REACH if _points_back(told) else referents.REACH if any(form.third for _, form in told) else _NEAR
            seen = set().union(*named[max(0, n - reach):n + 1])
            if own and (speaks or n in nameless):
                seen.add(own)
            passes = len(seen) > 1
        out.append(passes)
        before = abroad
    return out


def _points_back(told: Sequence[tuple[int, Looks]]) -> bool:
    """*The gesture has gone unanswered*."""
    acts = [i for i, form in told if form.act]
    return bool(acts) and any(form.definite and any(0 < act - i < _PHRASE for act in acts) for i, form in told)


def _codes(mention: Mention) -> set[str]:
    """Codes that a mention puts in sight; two for whom nobody need stand beside (an organisation of states, an armed group, somebody of
    one of several countries)."""
    if mention.kind == "nsa" or len(mention.candidates) > 1 or (not mention.country and mention.kind in _POWERS):
        return {mention.country or "", "?"}
    if mention.country is None:
        return set()
    return {mention.country, "?"} if mention.country.startswith(("IGO:", "NSA:")) else {mention.country}
