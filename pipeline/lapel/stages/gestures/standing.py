"""The standing of a gesture: what modals, negation, conditions, hearsay and operators above the trigger make of it.

The walk goes from the trigger up the tree, through complements, phase verbs and nominal operators, to the end of what is said
of the gesture; the operators met, innermost first, also decide who is agent and recipient (:mod:`roles`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from lapel.records import Status, Tense
from lapel.stages.gestures import grammar
from lapel.stages.gestures.lexicon import words
from lapel.stages.gestures.operators import Operator, entries, entries_for
from lapel.stages.gestures.triggers import Hit
from lapel.stages.gestures.verbal import (
    IF,
    UNLESS,
    copula,
    is_condition,
    managed,
    negates,
    on_condition,
    speaks_of_itself,
    tense,
    threat_or_refusal,
    was_had,
)

MODALS = {"will": "scheduled", "shall": "scheduled", "wo": "scheduled", "'ll": "scheduled", "’ll": "scheduled", "sha": "scheduled",
          "may": "hypothetical", "might": "hypothetical", "could": "hypothetical", "can": "hypothetical", "ca": "hypothetical"}
NEGATED: dict[Status | None, Status] = {None: "denied", "accepted": "declined", "declined": "accepted", "hypothetical": "denied"}
_WITHOUT = frozenset({"without", "instead"})
_ONLY = frozenset({"first", "second", "third", "last", "only", "next", "latest", "1st", "2nd", "3rd"})
_STEPS = 10


@dataclass(slots=True)
class Met:
    """An operator met on the way up: itself, its head token, all its tokens, and the status it gave."""

    operator: Operator
    token: Token
    tokens: list[Token]
    status: Status | None
    nominal: bool
    """The gesture hangs on it as a noun (rejected the offer), not as a clause (refused to meet)."""


@dataclass(slots=True)
class Standing:
    """Outcome of the walk."""

    status: Status | None = None
    """None: nothing is said against its being realised."""
    met: list[Met] = field(default_factory=list)
    tense: Tense = "none"
    verbs: list[Token] = field(default_factory=list)
    """Verbs passed on the way, the trigger's own first: what dates and places may hang on."""
    saying: Token | None = None
    """The verb of saying under which it stands, if any."""
    negation: Token | None = None
    forbidden: bool = False
    """Somebody is asked not to do it (*urged Peru not to attack*)."""
    condition_of: Token | None = None
    """The verb of the threat or refusal on which the gesture is made a condition (*unless the pilot is freed*)."""


class Walk:
    """One walk up from a hit."""

    def __init__(self, hit: Hit, type_: str, *, adversarial: bool) -> None:
        self.hit, self.type, self.adversarial = hit, type_, adversarial
        self.out = Standing()
        self._would = False

    def run(self) -> Standing:
        """The standing of the gesture."""
        hit = self.hit
        if hit.trigger.kind == "noun":
            self._negated_noun(hit.head)
            self._noun(hit.chain[-1], 0)
        else:
            self._verb(hit.head if hit.trigger.kind == "verb" else copula(hit.head), 0)
        if self.adversarial and not self.out.met and self.out.verbs and (self._would or self.out.status == "scheduled") \
                and on_condition(self.out.verbs[0], IF) and (self.out.saying is None or speaks_of_itself(self.out.verbs[0])):
            self.out.status = "threatened"  # it would cut ties if
        if self._would and self.out.status is None:
            conditional = any(t.lower_ in words("conditional") for t in hit.head.doc)
            self.out.status = "hypothetical" if conditional and not self.out.met else "scheduled"  # else the future of a past
        if self.adversarial and self.out.status == "scheduled" and not self.out.met \
                and any(on_condition(verb, UNLESS) for verb in self.out.verbs[:1]):
            self.out.status = "threatened"  # will cut ties unless
        return self.out

    # --- verbs

    def _verb(self, verb: Token, step: int) -> None:
        out = self.out
        out.verbs.append(verb)
        self._local(verb)
        if step >= _STEPS:
            return
        head, dep = verb.head, verb.dep_
        if head == verb:
            if self._infinitive(verb):
                self._set("scheduled", weak=True)  # Peru to send troops
            return
        for_to = any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.children)
        if for_to and any(self._apply(operator, head, [], nominal=False) for operator in entries_for(head)):
            self._above(head, step)  # called for Peru to withdraw
        elif dep in {"xcomp", "ccomp", "acomp"} or (dep == "advcl" and self._infinitive(verb) and self._takes(head, "xcomp")):
            relation = "ccomp" if dep == "ccomp" and not self._infinitive(verb) else "xcomp"
            if managed(head) or (head.lower_ in words("courtesy") and self._infinitive(verb)):
                out.tense = tense(copula(head))
                self._verb(copula(head), step + 1)  # were able to meet, is honoured to receive: they met, he receives
            elif self._operator(head, relation, nominal=False):
                self._above(head, step)
            elif dep == "ccomp":
                if head.lemma_ in words("saying"):
                    out.saying = head
            elif grammar.is_verb(head):
                if head.lemma_ == "be" and self._infinitive(verb) and dep == "xcomp":
                    self._set("scheduled", weak=True)  # is to visit
                elif head.lemma_ == "need" and self._infinitive(verb):
                    self._set("requested", weak=True)
                if head.lower_ == "going" and self._infinitive(verb):
                    self._set("scheduled", weak=True)
                    out.verbs.append(head)
                    self._negation_only(head)
                else:
                    self._verb(head, step + 1)
            else:
                self._above(head, step)
        elif dep == "conj" and grammar.is_verb(head) and self._shares(verb, head):
            self._verb(head, step + 1)
        elif dep == "conj" and head.dep_ == "ccomp" and head.head.lemma_ in words("saying"):
            out.saying = head.head
        elif dep == "advcl" and grammar.is_verb(head):
            self._adverbial(verb, head, step)
        elif dep in {"acl", "relcl", "advcl"} and self._infinitive(verb):
            if was_had(head):
                self._verb(head.head, step + 1)  # had an opportunity to meet: they met
            elif self._operator(head, "xcomp", nominal=False):
                self._negated_noun(head)
                self._noun(head, step + 1)
            elif any(c.lower_ in _ONLY or c.tag_ == "JJS" for c in (head, *head.children)):
                self._inherit(grammar.governor(head) or head, step, {"scheduled", "hypothetical", "denied"})  # the first to visit
            else:
                self._set("scheduled", weak=True)  # a deadline to withdraw
        elif dep in {"acl", "relcl"} and head.tag_[:1] == "N" and not self.type.startswith("stance.") \
                and any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children) \
                and self._operator(head, "that", nominal=False):
            self._negated_noun(head)
            self._noun(head, step + 1)  # denied reports that it had met
        elif dep == "acl" and verb.tag_ == "VBN":
            self._inherit(grammar.governor(head), step, {"scheduled"})  # are to dine at a banquet given by
        elif dep == "pcomp":
            prep, above = head, head.head
            if prep.lower_ in _WITHOUT or prep.head.lower_ in _WITHOUT:
                self._set("denied")
            elif self._infinitive(verb) and grammar.is_verb(above):
                self._inherit(above, step, {"scheduled", "hypothetical", "rumoured"})
            elif prep.lower_ == "by" and grammar.is_verb(above):
                self._inherit(above, step, {"scheduled", "hypothetical", "offered"})
            elif self._operator(above, prep.lower_, nominal=False):
                self._above(above, step)
            elif above.tag_[:1] in {"R", "J"} and grammar.is_verb(above.head) and self._phrasal(above.head, prep):
                self._above(above.head, step)  # fell short of recognising
        elif dep == "parataxis" and head.lemma_ in words("saying"):
            out.saying = head
        if out.saying is None:
            out.saying = next((c for c in verb.children if c.dep_ in {"parataxis", "ccomp"} and c.lemma_ in words("saying")
                               and c.i > verb.i and any(g.dep_ == "nsubj" for g in c.children)
                               and not any(g.dep_ in {"mark", "dobj"} for g in c.children)), None)

    def _adverbial(self, verb: Token, head: Token, step: int) -> None:
        if is_condition(verb) and threat_or_refusal(head):
            self._set("requested")
            self.out.condition_of = head
        elif head.lemma_ in words("saying") and not self._infinitive(verb) and any(c.dep_ in grammar.SUBJECTS for c in verb.children) \
                and not any(c.dep_ == "mark" for c in verb.children):
            self.out.saying = head
        elif (self._infinitive(verb) or verb.tag_ in {"VBG", "VBN"}) and not any(c.dep_ in grammar.SUBJECTS for c in verb.children):
            self._inherit(head, step, {"scheduled", "hypothetical", "rumoured"})
        elif self._infinitive(verb):
            self._set("scheduled", weak=True)

    def _inherit(self, verb: Token | None, step: int, statuses: set[str]) -> None:
        """From the clause above only a future or a condition passes down, its tense, and where dates may hang."""
        if verb is None or not grammar.is_verb(verb):
            return
        main = Walk(self.hit, self.type, adversarial=self.adversarial)
        main._verb(verb, step + 1)
        if main.out.status in statuses:
            self._set(main.out.status, weak=True)
        self.out.verbs.extend(main.out.verbs[:1])
        self.out.saying = self.out.saying or main.out.saying
        if self.out.tense in {"infinitive", "none"}:
            self.out.tense = main.out.tense

    def _above(self, operator: Token, step: int) -> None:
        """Go on from an operator, which may be verb, noun or adjective."""
        if grammar.is_verb(operator):
            self._verb(operator, step + 1)
        elif operator.tag_[:1] == "N":
            self._negated_noun(operator)
            self._noun(operator, step + 1)
        else:
            over = copula(operator)
            if over != operator:
                self._verb(over, step + 1)

    def _local(self, verb: Token) -> None:
        """Modals, negation, conditions and hearsay on one verb."""
        out = self.out
        modal: Status | None = None
        negation = yet = None
        own = {t.i for t in self.hit.below}
        for child in verb.children:
            if child.i in own:
                continue  # has not replied: the trigger's own not
            lower, dep = child.lower_, child.dep_
            if dep in {"aux", "auxpass"} and child.tag_ == "MD":
                if lower in MODALS:
                    modal = MODALS[lower]  # type: ignore[assignment]
                elif lower in {"would", "'d", "’d"}:
                    self._would = True
                elif lower in {"should", "must", "ought"}:
                    modal = "requested" if verb.dep_ in {"ccomp", "ROOT"} else "hypothetical"
            elif negates(child):
                negation = child
            elif lower == "yet" and dep == "advmod":
                yet = child
            elif dep == "advmod" and lower in words("hearsay"):
                self._set("rumoured", weak=True)
            elif dep == "advmod" and lower in words("perhaps"):
                self._set("hypothetical", weak=True)
            elif (dep == "mark" and lower in words("conditional")) or (dep == "advmod" and lower == "if"):
                self._set("hypothetical", weak=out.status != "scheduled")
        if verb.i > 1 and verb.nbor(-1).lower_ == "but" and verb.nbor(-2).lower_ == "all":
            self._set("hypothetical", weak=True)  # all but signed
        if out.tense == "none":
            out.tense = tense(verb)
        if negation is not None:
            out.negation = negation
            unwilling = self._unwilling(verb)
            if yet is not None:
                self._set("stalled")
            elif unwilling is not None:
                out.status = unwilling
            elif out.status in {None, "scheduled", "hypothetical"} and (modal == "scheduled" or self._would) and not out.met \
                    and verb.dep_ == "ccomp" and verb.head.lemma_ in words("saying"):
                self._set("declined")
                self._would = False
            else:
                self.out.status = NEGATED.get(out.status, "denied")
                self._would = False
        elif modal == "requested":
            if out.status is None and not out.met:
                out.status = "requested"
        elif modal is not None:
            self._set(modal, weak=True)

    def _unwilling(self, over: Token) -> Status | None:
        """The standing that the denial of the last operator gives, where it says so: the operator, or the verb over it, is denied."""
        met = self.out.met[-1] if self.out.met else None
        return met.operator.negated if met is not None and over in {met.token, met.token.head} else None

    def _negation_only(self, verb: Token) -> None:
        if any(c.dep_ == "neg" for c in verb.children):
            self.out.status = "denied"

    # --- nouns

    def _negated_noun(self, noun: Token) -> None:
        if any(c.lower_ == "no" and c.dep_ in {"det", "neg"} for c in noun.children):
            self.out.status = self._unwilling(noun) or NEGATED.get(self.out.status, "denied")
        if any(c.lower_ in words("hearsay") for c in noun.children):
            self._set("rumoured", weak=True)
        for child in noun.children:  # planned talks, the cancelled visit, a possible strike
            if child.dep_ == "amod" and child.lower_ not in {"new"}:
                for operator, below in entries(child):
                    if self._apply(operator, child, below, nominal=True):
                        break
                else:
                    if child.lower_ in {"upcoming", "forthcoming", "future", "planned", "scheduled", "proposed", "imminent"}:
                        self._set("offered" if child.lower_ == "proposed" else "scheduled", weak=True)
                    elif child.lower_ in {"possible", "potential", "hypothetical", "likely"}:
                        self._set("hypothetical", weak=True)

    def _noun(self, noun: Token, step: int) -> None:
        if step >= _STEPS:
            return
        while noun.dep_ in {"conj", "appos"} and noun.head.tag_[:1] == "N":
            noun = noun.head
        head, dep = noun.head, noun.dep_
        if head == noun:
            return
        if dep in {"dobj", "nsubjpass", "attr", "oprd", "dative"} and grammar.is_verb(head):
            if self._operator(head, "obj", nominal=True) or head.lemma_ in words("support") or head.lemma_ in words("aspect"):
                self._verb(head, step + 1)
        elif dep == "nsubj" and grammar.is_verb(head):
            predicate = next((c for c in head.children if c.dep_ in {"acomp", "attr", "prep", "xcomp"} and head.lemma_ in {
                "be", "remain", "go", "stay", "seem", "appear", "become"} for _ in entries(c)), None)
            if (predicate is not None and self._operator(predicate, "subj", nominal=True, free=True)) \
                    or self._operator(head, "subj", nominal=True) or head.lemma_ in words("aspect"):
                self._verb(head, step + 1)
        elif dep == "pobj":
            self._under_preposition(head, step)
        elif dep == "compound" and head.tag_[:1] == "N" and self._operator(head, "of", nominal=True):
            self._noun(head, step + 1)

    def _under_preposition(self, prep: Token, step: int) -> None:
        above = prep.head
        if self._operator(above, prep.lower_, nominal=True):
            self._above(above, step)
        elif prep.lower_ in words("before") or (prep.lower_ == "of" and above.lower_ in words("before")):
            self._set("scheduled", weak=True)
        elif prep.lower_ in _WITHOUT:
            self._set("denied")
        elif grammar.is_verb(above):
            if above.lemma_ in words("support"):
                self._verb(above, step + 1)
            else:
                self._inherit(above, step, {"scheduled", "hypothetical"})

    # --- operators

    def _phrasal(self, verb: Token, prep: Token) -> bool:
        """Apply an operator of several words that ends in this preposition (*stop short of*)."""
        return any(below and below[-1] == prep and self._apply(operator, verb, below, nominal=False)
                   for operator, below in entries(verb))

    @staticmethod
    def _infinitive(verb: Token) -> bool:
        return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)

    @staticmethod
    def _takes(token: Token, relation: str) -> bool:
        return any(relation in operator.takes for operator, _ in entries(token))

    @staticmethod
    def _shares(verb: Token, head: Token) -> bool:
        """A conjoined verb under the same auxiliaries and operators as the first: *will visit Peru and meet its president*."""
        if any(c.dep_ in grammar.SUBJECTS or c.dep_ == "aux" for c in verb.children):
            return False
        return verb.tag_ == head.tag_ and verb.tag_ in {"VB", "VBG", "VBN"}

    def _operator(self, token: Token, relation: str, *, nominal: bool, free: bool = False) -> bool:
        """Apply the first operator that the token is and that takes the relation; say whether there was one."""
        for operator, below in entries(token):
            fits = free or relation in operator.takes or (below and below[-1].lower_ == relation)
            if relation == "for" and not below and grammar.is_verb(token) and any(c.dep_ == "dobj" for c in token.children):
                fits = False  # demanded payment for an attack: the reason
            if fits and self._apply(operator, token, below, nominal=nominal):
                return True
        return False

    def _apply(self, operator: Operator, token: Token, below: list[Token], *, nominal: bool) -> bool:
        if token == self.hit.head or any(m.token == token for m in self.out.met) or (operator.chained and not self.out.met):
            return False
        status = operator.standing(self.type, self.adversarial)
        if status is None and operator.status is not None:
            return False
        if operator.role == "ask" and self.adversarial and self.out.status == "denied" and not self.out.met:
            self.out.forbidden = True
        if status is not None:
            self._set(status, weak=operator.weak)
            self._would = False
        self.out.met.append(Met(operator, token, sorted([token, *below], key=lambda t: t.i), status, nominal))
        return True

    def _set(self, status: Status, *, weak: bool = False) -> None:
        if not weak or self.out.status is None:
            self.out.status = status
