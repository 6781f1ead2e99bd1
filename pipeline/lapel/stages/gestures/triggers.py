"""Which words of a sentence name a gesture: rule triggers over the tagged and parsed tokens.

Lemma and tag say which words can head a trigger: a look-up a word, where spaCy's Matcher tries all patterns at each. The further
words of a trigger, its object and its prepositions are then looked for along the dependency tree, which no linear pattern can do
under passive and word order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from spacy.tokens import Token

from lapel.stages.gestures import grammar
from lapel.stages.gestures.lexicon import words
from lapel.stages.gestures.operators import hanging, operators
from lapel.stages.gestures.rules import Rule, RuleSet, Trigger
from lapel.stages.gestures.sentence import Sentence

VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
ADJECTIVE_TAGS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "pcomp", "csubj"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_PREDICATE = frozenset({"acomp", "attr", "ROOT", "conj", "oprd"})


@dataclass(slots=True)
class Hit:
    """A trigger found: its head, further words, and the object that it takes."""

    trigger: Trigger
    head: Token
    below: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    chain: list[Token] = field(default_factory=list)
    """For a noun: the noun and the portioning nouns over it (*round* of talks), the outermost last."""

    @property
    def rule(self) -> Rule:
        """The rule of the trigger."""
        return self.trigger.rule

    @property
    def tokens(self) -> list[Token]:
        """All words of the trigger, in text order."""
        return sorted([self.head, *self.below], key=lambda t: t.i)


class _Sought(NamedTuple):
    """A trigger as it is looked for."""

    rank: int
    """Its place among those of its head word."""
    trigger: Trigger
    asks: tuple[frozenset[str], ...]
    """Sets of words one of which each must stand in the sentence: those of its rule's frame."""

    def may_be(self, forms: set[str]) -> bool:
        """Whether all its words are among the forms and lemmas of a sentence."""
        return forms.issuperset(self.trigger.rest) and not any(ask.isdisjoint(forms) for ask in self.asks)


class TriggerFinder:
    """Finds the hits of a rule set, the heaviest trigger for each word."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self._kinds: dict[str, list[tuple[str, frozenset[str]]]] = {}
        """By lemma: the kinds of trigger that it heads, and the tags of each."""
        for kind, tags in (("verb", VERB_TAGS), ("noun", NOUN_TAGS), ("adjective", ADJECTIVE_TAGS)):
            for head in {head for k, head in rules.triggers if k == kind}:
                self._kinds.setdefault(head, []).append((kind, tags))
        self._sought: dict[tuple[str, str], dict[str, list[_Sought]]] = {}
        """By kind and head lemma the triggers by the first of their further words; those of one word by the empty string."""
        asks = {rule.id: self._asks(rule) for rule in rules.rules}
        for key, triggers in rules.triggers.items():
            by_word = self._sought[key] = {}
            for rank, trigger in enumerate(triggers):
                by_word.setdefault(trigger.rest[0] if trigger.rest else "", []).append(_Sought(rank, trigger, asks[trigger.rule.id]))

    def _asks(self, rule: Rule) -> tuple[frozenset[str], ...]:
        rules = self.rules
        wanted = [rules.objects[rule.id], rules.subjects[rule.id], rules.predicates[rule.id], rules.clauses[rule.id]]
        if rules.preps[rule.id]:
            wanted += [frozenset(rules.preps[rule.id]), frozenset().union(*rules.preps[rule.id].values())]
        return tuple(frozenset(entry.split()[-1] for entry in entries) for entries in wanted
                     if entries and not any(entry.startswith("<") for entry in entries))

    def _possible(self, key: tuple[str, str], forms: set[str]) -> list[Trigger]:
        """The triggers of a head word whose other words stand in a sentence, from the heaviest to the lightest."""
        by_word = self._sought[key]
        found = [s for word in ("", *(by_word.keys() & forms)) for s in by_word.get(word, ()) if s.may_be(forms)]
        return [s.trigger for s in sorted(found, key=lambda s: s.rank)]

    def _heads(self, sentence: Sentence) -> Iterator[tuple[int, tuple[str, str]]]:
        """Positions of the words that can head a trigger by lemma and tag, with kind and head of those triggers."""
        for i, word in enumerate(sentence.lemmas):
            for kind, tags in self._kinds.get(word, ()):
                if sentence.tags[i] in tags:
                    yield i, (kind, word)
            if sentence.tags[i] == "VBG" and ("noun", sentence.lowers[i]) in self.rules.triggers and _nominal(sentence.doc[i]):
                yield i, ("noun", sentence.lowers[i])  # fighting broke out: a noun, whatever its tag
            if sentence.tags[i] in _PARTICIPLES:  # was concerned by: an adjective, whatever its lemma
                key = ("adjective", sentence.lowers[i])
                if key in self.rules.triggers:
                    yield i, key

    def find(self, sentence: Sentence) -> dict[int, list[Hit]]:
        """Hits by position of their head word, in text order; those of one word from the heaviest trigger to the lightest."""
        lemmas = set(sentence.lemmas)
        if lemmas & self.rules.elsewhere or sentence.says(self.rules.elsewhere_phrases):
            return {}
        forms = lemmas.union(sentence.lowers)
        found: dict[int, list[Hit]] = {}
        for start, key in self._heads(sentence):
            frames: dict[tuple[str, ...], Hit | None] = {}
            for trigger in self._possible(key, forms):
                hit = self._check(trigger, sentence.doc[start], sentence, lemmas, frames)
                if hit:
                    found.setdefault(start, []).append(hit)
        return {i: sorted(hits, key=lambda h: -h.trigger.weight) for i, hits in sorted(found.items())}

    def candidates(self, sentence: Sentence) -> Iterator[tuple[Trigger, Token, bool]]:
        """Every trigger whose head word stands in the sentence, and whether it matched: for rule writers."""
        lemmas = set(sentence.lemmas)
        for start, key in self._heads(sentence):
            for trigger in self.rules.triggers[key]:
                token = sentence.doc[start]
                yield trigger, token, self._check(trigger, token, sentence, lemmas, {}) is not None

    def _check(self, trigger: Trigger, token: Token, sentence: Sentence, lemmas: set[str],
               frames: dict[tuple[str, ...], Hit | None]) -> Hit | None:
        """``frames`` are what was found around the same head for other triggers, by their further words."""
        if not self.rules.blockers[trigger.rule.id].isdisjoint(lemmas):
            return None
        if trigger.rest not in frames:
            frames[trigger.rest] = self._around(trigger, token, sentence)
        hit = self._taken(trigger, frames[trigger.rest])
        return hit if hit is not None and self.misfit(hit) is None else None

    def take(self, trigger: Trigger, token: Token, sentence: Sentence) -> Hit | None:
        """The trigger with this head, its further words and its object, whatever the frame of its rule; None where a word is not there."""
        return self._taken(trigger, self._around(trigger, token, sentence))

    def _taken(self, trigger: Trigger, frame: Hit | None) -> Hit | None:
        """The trigger in the frame of another with the same words."""
        if frame is None:
            return None
        hit = Hit(trigger, frame.head, frame.below, frame.objects, frame.chain)
        if trigger.kind == "verb" and trigger.rule.object and not hit.objects and not _object_below(hit.below):
            hit.objects = _mistaken(hit.head, self.rules.objects[trigger.rule.id])
        return hit

    @staticmethod
    def _around(trigger: Trigger, token: Token, sentence: Sentence) -> Hit | None:
        """What the words of a trigger find around its head."""
        hit = Hit(trigger, token)
        if trigger.kind == "noun":
            if token.dep_ in {"compound", "nmod"} and token.head.i > token.i and grammar.is_noun(token.head):
                return None  # sanctions in sanctions regime
            if trigger.rest:
                left = {sentence.lemmas[i]: i for i in range(max(token.left_edge.i, token.i - 5), token.i)}
                if not all(word in left for word in trigger.rest):
                    return None
                hit.below = [sentence.doc[left[word]] for word in trigger.rest]
            hit.chain = portions(token)
        else:
            below = hanging(token, trigger.rest)
            if below is None:
                return None
            hit.below = below
            if trigger.kind == "verb" and _turned(token, below):
                return None  # called off a summit: no summit called
            if trigger.kind == "adjective":
                if not _predicate(token):
                    return None
            elif _object_below(below):
                last = below[-1]
                hit.objects = grammar.surface_subject(last.head) if last.dep_ == "mark" else grammar.prep_objects(last)
            else:
                taken = {t.i for t in below}
                hit.objects = [t for t in grammar.objects(token) if t.i not in taken]
                if not hit.objects and below and below[-1].dep_ in {"ccomp", "xcomp"}:  # let the embargo lapse
                    hit.objects = grammar.surface_subject(below[-1])
        return hit

    def misfit(self, hit: Hit) -> str | None:
        """The field of its rule that a hit does not fit: ``object``, ``not_object``, ``subject``, ``not_subject``, ``clause``,
        ``predicate``, ``modals``, ``infinitive``, ``prep`` or ``intransitive``."""
        rule = hit.rule
        wanted, unwanted, preps = self.rules.objects[rule.id], self.rules.not_objects[rule.id], self.rules.preps[rule.id]
        named = [name for token in hit.objects for name in names(token)]
        if wanted and not any(name in wanted for name in named):
            return "object"
        if unwanted and any(name in unwanted for name in named):
            return "not_object"
        if unwanted and not hit.objects and "with" in (rule.recipient or ()) and any(
                name in unwanted for token in grammar.preps(hit.head, "with") for name in names(token)):
            return "not_object"  # met with criticism
        wanted = self.rules.subjects[rule.id]
        if wanted and not any(name in wanted for token in grammar.subject(hit.head) for name in names(token)):
            return "subject"
        if rule.not_subject and any(t.lower_ in rule.not_subject or t.lemma_ in rule.not_subject for t in grammar.subject(hit.head)):
            return "not_subject"
        clauses = self.rules.clauses[rule.id]
        if clauses and not any(verb.lemma_ in clauses for verb in grammar.clause_verbs(hit.head)):
            return "clause"
        wanted = self.rules.predicates[rule.id]
        if wanted and not any(name in wanted for word in grammar.predicates(hit.head) for name in names(word)):
            return "predicate"
        if rule.intransitive and _has_object(hit):
            return "intransitive"
        if rule.modals and modal_clause(hit) is None:
            return "modals"
        if rule.infinitive and not any(c.dep_ in {"xcomp", "ccomp", "advcl"} and grammar.infinitive(c) for c in hit.head.children):
            return "infinitive"
        if preps:
            holders = [hit.head, *hit.objects, *hit.below]
            if not any(name in allowed for prep, allowed in preps.items() for holder in holders
                       for token in grammar.preps(holder, prep) for name in names(token)):
                return "prep"
        return None


def _nominal(gerund: Token) -> bool:
    """A gerund that stands where a noun does and has no object of its own: *fighting between them*, *the shelling went on*."""
    return gerund.dep_ in _NOMINAL and not any(c.dep_ in {"dobj", "nsubj", "aux"} for c in gerund.children)


def _predicate(word: Token) -> bool:
    """An adjective that is said of the subject: after a copula, or a participle in the passive (*was dismayed by*)."""
    if word.tag_ == "VBN" and any(c.dep_ in {"aux", "auxpass"} for c in word.children):
        return any(c.dep_ == "auxpass" for c in word.children)
    return word.dep_ in _PREDICATE


def _object_below(below: Sequence[Token]) -> bool:
    """Whether the object is that of the last word of the trigger (*called on Peru*, *called for Peru to leave*)."""
    return bool(below) and (below[-1].dep_ == "mark" or (
        below[-1].dep_ == "prep" and any(c.dep_ != "prep" for c in below[-1].children)) or (
        below[-1].dep_ == "prt" and any(c.dep_ == "pobj" for c in below[-1].children)))


def _mistaken(verb: Token, wanted: frozenset[str]) -> list[Token]:
    """The object that the parser took for a verb (*expresses dismay at*)."""
    return [c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i and c.lower_ in wanted][:1]


def _has_object(hit: Hit) -> bool:
    """The verb has a direct object beside the words of the trigger (*flew tents to Peru*), which is no time and no -self."""
    temporal = hit.head.doc.user_data.get("temporal", ())
    own = {t.i for t in (*hit.below, *hit.objects)}
    return any(c.dep_ == "dobj" and c.i not in own and c.i not in temporal and not c.lower_.endswith(("self", "selves"))
               for c in hit.head.children)
def modal_clause(hit: Hit) -> Token | None:
    """The verb of the clause below that has a modal of the rule; after *not* the speaker's own (*said it will not*)."""
    for verb in hit.head.children:
        if verb.dep_ != "ccomp" or not grammar.is_verb(verb):
            continue
        denied = any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children)
        said = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        for entry in hit.rule.modals:
            modal, _, negated = entry.partition(" ")
            if modal in said and (not negated or (denied and _own_act(verb))):
                return verb
    return None


def _own_act(verb: Token) -> bool:
    """An act of who speaks: the subject is a pronoun, the voice active, the verb no state."""
    return any(c.dep_ == "nsubj" and (c.tag_ == "PRP" or any(g.tag_ == "PRP$" for g in c.children)) for c in verb.children) \
        and verb.lemma_ not in words("states_of_affairs")


def _turned(verb: Token, below: list[Token]) -> bool:
    """A particle that is no word of the trigger makes an operator of the verb (*call off*)."""
    return any(c.dep_ == "prt" and c not in below and any(entry.rest == (c.lower_,) for entry in operators().get(("verb", verb.lemma_), ()))
               for c in verb.children)


def names(token: Token) -> Iterator[str]:
    """What a noun phrase may be called in a rule: its head, head with the word before it, and the nouns that it portions."""
    yield token.lemma_
    yield token.lower_
    if token.i in token.doc.user_data.get("actors", ()):
        yield "<actor>"
    if token.i in token.doc.user_data.get("persons", ()):
        yield "<person>"
    if token.i in token.doc.user_data.get("nationals", ()):
        yield "<national>"
    if token.i:
        yield f"{token.nbor(-1).lemma_} {token.lemma_}"
    if token.tag_[:3] == "NNP":  # the journalist Anna Morris; Ivan Petrov, the envoy
        yield from (c.lemma_ for c in token.children if c.dep_ in {"compound", "appos"} and c.tag_ in {"NN", "NNS", "NNP"})
    for below in portioned(token)[1:]:
        yield from names(below)


def portioned(noun: Token) -> list[Token]:
    """The noun and those that it only portions: round, talks (*a round of talks*)."""
    out = [noun]
    if noun.lemma_ in words("transparent_nouns") or noun.tag_ in {"CD", "DT"}:
        for below in grammar.preps(noun, "of"):
            out.extend(portioned(below))
    return out


def portions(noun: Token) -> list[Token]:
    """The noun and the nouns that only portion it, the outermost last: talks, round (*a round of talks*)."""
    chain = [noun]
    while True:
        head = chain[-1].head
        if chain[-1].dep_ == "pobj" and head.lower_ == "of" and (
                head.head.lemma_ in words("transparent_nouns") or head.head.tag_ in {"CD", "DT"}):
            chain.append(head.head)
        else:
            return chain


def taken_up(hits: Iterable[Hit]) -> set[int]:
    """Positions of the nouns that are part of a hit: the words and the object that its rule asks for. They name no gesture of their own."""
    out: set[int] = set()
    for hit in hits:
        if hit.trigger.kind == "verb":
            out |= {t.i for t in hit.below}
            if hit.rule.object:
                out |= {t.i for o in hit.objects for t in portioned(o)}
        elif hit.trigger.kind == "noun":
            out |= {t.i for t in hit.below if t.tag_[:1] == "N"}
            out |= {t.i for p in hit.rule.prep for noun in hit.chain for t in grammar.preps(noun, p)}  # the end of the siege
    return out
