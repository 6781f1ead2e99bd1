"""What stands in a slot of a hit: subject, object, possessor, country adjective, prepositional object … (data/gestures/README.md)."""

from __future__ import annotations

from spacy.tokens import Token

from lapel.stages.gestures import grammar
from lapel.stages.gestures.lexicon import words
from lapel.stages.gestures.saying import according, saying_verb
from lapel.stages.gestures.sentence import Sentence
from lapel.stages.gestures.triggers import Hit, portioned

_MOD_KINDS = frozenset({"state", "people", "government", "seat", "igo", "nsa", "military", "ministry", "legislature", "agency", "person",
                        "office", "party", "court", "media"})


_WITHOUT_WORD = frozenset({"subj", "obj", "iobj", "poss", "mod", "speaker", "in"})
"""Slots that no word of their own marks: grammatical ones, and *in*, which a city in front may fill."""

_SAID = frozenset({"ccomp", "parataxis", "conj", "acomp", "attr", "oprd", "nsubj", "nsubjpass", "dobj", "pobj", "prep"})
"""Through these a verb of saying reaches what is said."""

_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "oprd"})
_OF_WRONGS = frozenset({"stance.accuse", "stance.criticise"})
"""Types whose clause tells what somebody else did."""

_ENCOUNTERS = ("contact.", "symbol.")
"""Of these the subject of the main verb takes part (*arrived for talks*, *said during a visit*); of an attack it does not (*blamed
Peru for the attack*)."""

_HYPHENS = frozenset({"-", "–", "‑"})

_AT_PLACES = ("conflict.",)
"""What a city in front of the noun says the place of."""


def support_verb(hit: Hit) -> Token | None:
    """The light verb over a noun trigger (*paid* a visit, *were held*), None when it has none."""
    if hit.trigger.kind != "noun":
        return None
    outer = hit.chain[-1]
    head = outer.head
    while outer.dep_ == "conj" and grammar.is_noun(head) and head != outer:
        outer, head = head, head.head
    if head == outer or not grammar.is_verb(head):
        return None
    if outer.dep_ in {"dobj", "nsubjpass", "attr", "oprd"} and (head.lemma_ in words("support") or outer.dep_ == "attr"):
        return head
    if outer.dep_ == "nsubj" and head.lemma_ in words("aspect"):
        return head
    return None


def fill(slot: str, hit: Hit, sentence: Sentence) -> list[Token]:
    """Head tokens in a slot, one a conjunct; empty when the sentence does not fill it."""
    name = slot.rpartition(".")[2]
    if name not in _WITHOUT_WORD and name not in sentence.forms:
        return []  # a preposition that the sentence has not
    if slot.startswith("obj.") and hit.trigger.kind == "verb":
        return [t for o in hit.objects for noun in portioned(o) for t in _of_noun(slot[4:], noun, sentence)]
    if slot.startswith("subj.") and hit.trigger.kind == "verb":
        return [t for s in grammar.surface_subject(hit.head) for t in _of_noun(slot[5:], s, sentence)]
    if slot == "speaker":
        return _speaker(hit, sentence)
    if slot.startswith("comp."):
        return _of_complement(slot[5:], hit)
    if hit.trigger.kind == "noun":
        return _of_noun_trigger(slot, hit, sentence)
    if slot == "subj":
        found = grammar.surface_subject(hit.head) if hit.trigger.kind == "adjective" else grammar.subject(hit.head)
        return _authors(found) if hit.rule.type.startswith("stance.") else found
    if slot == "obj":
        return hit.objects
    if slot == "iobj":
        return grammar.indirect_objects(hit.head)
    if slot in {"poss", "mod", "of"} and hit.trigger.kind == "verb":
        nouns = hit.objects or [b for b in hit.below if b.tag_[:1] == "N"]
        return [t for noun in nouns for t in _of_noun(slot, noun, sentence)]
    holders = [hit.head, *hit.below, *(noun for o in hit.objects for noun in portioned(o))]
    for child in hit.head.children:  # met in Berlin with Peru's envoy: the preposition may hang on the place
        if child.dep_ == "prep":
            holders.extend(grammar.prep_objects(child))
    for holder in holders:
        found = _of_noun(slot, holder, sentence) if "." in slot else grammar.preps(holder, slot)
        if found:
            return found
    return []


def _speaker(hit: Hit, sentence: Sentence) -> list[Token]:
    """Who says the words in which the trigger stands: the subject of the verb of saying over it, or over its quotation."""
    below = hit.head
    for above in hit.head.ancestors:
        if below.dep_ not in _SAID:
            break  # a relative clause, an infinitive: said by nobody
        if below.dep_ in {"ccomp", "parataxis", "prep"} and above.lemma_ in words("saying") and grammar.is_verb(above):
            found = grammar.surface_subject(above)
            if found:
                return _authors(found)
        below = above
    verb = saying_verb(sentence) if sentence.quoted[hit.head.i] else None
    return grammar.surface_subject(verb) if verb is not None else according(sentence)


def _authors(speakers: list[Token]) -> list[Token]:
    """Who wrote the papers that speak (*a report by the United Nations says*)."""
    out: list[Token] = []
    for token in speakers:
        by = (grammar.preps(token, "by") or grammar.preps(token, "from")) if token.lemma_ in words("papers") else []
        out.extend(by or [token])
    return out


def _of_complement(slot: str, hit: Hit) -> list[Token]:
    if slot not in {"subj", "obj"}:
        verbs = [c for c in hit.head.children if c.dep_ == "xcomp" and grammar.is_verb(c)]
        holders = [h for verb in verbs for h in (verb, *grammar.objects(verb))]
        return next((found for holder in holders if (found := grammar.preps(holder, slot))), [])
    said = [c for c in hit.head.children if c.dep_ in _CLAUSES and (grammar.is_verb(c) or slot == "subj")]
    for noun in (hit.head, *hit.below):  # the charge that Peru …, expressed regret that Peru …
        if noun.tag_[:1] == "N":
            said.extend(c for c in noun.children if c.dep_ in {"acl", "ccomp"}
                        and any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children))
    for child in said:
        found = grammar.surface_subject(child) if slot == "subj" else grammar.objects(child)
        if hit.rule.type in _OF_WRONGS:  # who did it, and not who was hurt (claimed that three were killed) or claims it
            clauses = [child, *(c for c in child.children if c.dep_ == "conj")]
            found = next((f for c in clauses if grammar.is_verb(c) if (f := _others(grammar.subject(c)))),
                         [] if grammar.is_verb(child) else found)
        if found:
            return found
    return []


def _others(doers: list[Token]) -> list[Token]:
    """Those that are no pronoun and nobody's own: who complains does not complain of himself."""
    return [t for t in doers if t.tag_ != "PRP" and not any(c.tag_ == "PRP$" for c in t.children)]


def seat_in_front(hit: Hit, sentence: Sentence) -> Token | None:
    """The one city in front of an encounter or an attack (*the Lima talks*, *a Kabul car bombing*): where it is, not whose."""
    if hit.trigger.kind != "noun" or not hit.rule.type.startswith(_AT_PLACES):
        return None
    for noun in hit.chain:
        found = modifiers(noun, sentence)
        if found:
            mention = sentence.mention_of[found[0].i]
            return found[0] if len(found) == 1 and found[0] != noun and mention is not None and mention.kind == "seat" else None
    return None


def _of_noun_trigger(slot: str, hit: Hit, sentence: Sentence) -> list[Token]:
    city = seat_in_front(hit, sentence) if slot in {"mod", "in"} else None
    if city is not None:
        return [] if slot == "mod" else [city]
    verb = support_verb(hit)
    if slot == "subj":
        if verb is not None:
            return [] if hit.chain[-1].dep_ == "nsubj" or verb.lemma_ in words("receiving") else grammar.subject(verb)
        above = grammar.governor(hit.chain[-1])
        if above is not None and grammar.is_verb(above) and (_manner(hit.head) or (
                hit.rule.type.startswith(_ENCOUNTERS) and _takes_part(hit.chain[-1], above))):
            return grammar.surface_subject(above)
        return []
    for noun in hit.chain:
        found = _of_noun(slot, noun, sentence)
        if found:
            return found
    if verb is not None and slot not in {"poss", "mod", "of"}:
        return grammar.preps(verb, slot)
    above = grammar.governor(hit.chain[-1])
    if slot in {"with"} and above is not None and grammar.is_verb(above) and _adjunct(hit.chain[-1]):
        return grammar.preps(above, slot)
    return []


def _takes_part(noun: Token, verb: Token) -> bool:
    """Whether the verb's subject takes part in the encounter that hangs on it: *said during a visit*, *flew in for talks*; not *sent
    invitations for a meeting*."""
    while noun.dep_ == "conj":
        noun = noun.head
    return noun.dep_ == "pobj" and (noun.head.lower_ != "for" or verb.lemma_ in words("motion"))


def _manner(noun: Token) -> bool:
    """*In defiance of*: the main verb's subject does it."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.lemma_ in words("manner")


def _adjunct(noun: Token) -> bool:
    """The noun hangs on its verb by a preposition (*arrived for talks*, *said during a visit*)."""
    while noun.dep_ == "conj":
        noun = noun.head
    return noun.dep_ == "pobj"


def _of_noun(slot: str, noun: Token, sentence: Sentence) -> list[Token]:
    if slot == "poss":
        return grammar.possessor(noun)
    if slot in {"mod", "anti"}:
        return [t for t in modifiers(noun, sentence) if _against(t, sentence) == (slot == "anti") and (
            slot == "mod" or sentence.doc[t.i + 1 : noun.i].text.islower() or t.i + 1 == noun.i)]
    first, _, rest = slot.partition(".")
    below = grammar.preps(noun, first) or _of_light_participle(first, noun)
    return [t for b in below for t in _of_noun(rest, b, sentence)] if rest else below


def _against(token: Token, sentence: Sentence) -> bool:
    """*Anti-Peruvian*."""
    mention = sentence.mention_of[token.i]
    first = sentence.tokens(mention.span)[0] if mention is not None else token.i
    return first > 0 and (sentence.lowers[first].startswith("anti-") or (
        first > 1 and sentence.lowers[first - 1] in _HYPHENS and sentence.lowers[first - 2] == "anti"))


def _of_light_participle(slot: str, noun: Token) -> list[Token]:
    """*The strike carried out by Peru on Chile*: the noun's own under a light verb that hangs on it."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in words("support"):
            found = grammar.preps(child, slot)
            if found:
                return found
    return []


def modifiers(noun: Token, sentence: Sentence) -> list[Token]:
    """Country and actor words in front of a noun and not possessors: *Japanese sanctions*, *US-China talks*."""
    possessive = {t.i for p in noun.children if p.dep_ == "poss" for t in p.subtree}
    out: list[Token] = []
    seen = None
    for i in range(noun.left_edge.i, noun.i):
        mention = sentence.mention_of[i]
        if mention is None or i in possessive or mention is seen or mention.kind not in _MOD_KINDS:
            continue
        seen = mention
        last = max(k for k in sentence.tokens(mention.span) if k < noun.i)
        if any(k > noun.i for k in sentence.tokens(mention.span)) or sentence.doc[last].dep_ in {"nsubj", "dobj", "pobj"}:
            continue
        out.append(sentence.doc[last])
    covering = sentence.mention_of[noun.i]
    if not out and covering is not None and covering.country and covering.span[0] < sentence.starts[noun.i]:
        out.append(noun)
    return out


def several(tokens: list[Token], sentence: Sentence) -> bool:
    """Whether these are more than one party: *Peru and Chile*, *Peruvian and Chilean marines*, *the navies of Peru and Chile*."""
    if len(tokens) != 1:
        return len(tokens) > 1
    return len(modifiers(tokens[0], sentence)) > 1 or len([t for t in grammar.preps(tokens[0], "of") if names_actor(t, sentence)]) > 1


def names_actor(token: Token, sentence: Sentence) -> bool:
    """Whether the phrase of a head token names an actor, or stands for one (pronouns, *the two leaders*, *each other*)."""
    if token.lower_ in {"other", "another"} and token.i and token.nbor(-1).lower_ in {"each", "one"}:
        return True
    if token.tag_ in {"PRP", "PRP$"}:
        return token.lower_ not in {"it", "its"} or token.dep_ != "expl"
    if sentence.mention_of[token.i] is not None:
        return True
    first, last = grammar.phrase(token)
    return any(sentence.mention_of[i] is not None for i in range(first, last + 1))
