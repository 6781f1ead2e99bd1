"""Who is subject and object of what: voice, control and raising, conjunction, relative and participial clauses, once for all rules.

Works on the labels of spaCy's English parsers (ClearNLP style). All functions return head tokens of noun phrases, one for each
conjunct, in text order; empty where the sentence does not say.
"""

from __future__ import annotations

from spacy.tokens import Token

from lapel.stages.gestures.lexicon import words

RELATIVE = frozenset({"who", "whom", "which", "that"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "attr", "oprd"})
_DEPTH = 8
_FINITE = frozenset({"VBZ", "VBP", "VBD", "VB"})
_ABOUT = frozenset({"over", "about", "around", "under"})
"""Before a figure these say how exact it is (*killed over 40 civilians*)."""


def is_verb(token: Token) -> bool:
    """A finite or non-finite verb form (by tag)."""
    return token.tag_[:1] == "V" or token.tag_ == "MD"


def is_noun(token: Token) -> bool:
    """A noun, name or pronoun (by tag)."""
    return token.tag_[:1] == "N" or token.tag_ in {"PRP", "PRP$", "WP", "DT", "CD", "FW", "JJ", "JJS", "WDT"}


def conjuncts(head: Token) -> list[Token]:
    """The head and all that is coordinated with it."""
    out = [head]
    for token in out:
        out.extend(c for c in token.children if c.dep_ == "conj" and is_noun(c))
    return sorted(out, key=lambda t: t.i)


def passive(verb: Token) -> bool:
    """In the passive voice, full or reduced (*the pilot held by Minsk*)."""
    deps = {c.dep_ for c in verb.children}
    if "nsubjpass" in deps or "auxpass" in deps:
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "acl":  # nationals held hostage: what looks like an object is what they were made
        return "aux" not in deps and "nsubj" not in deps
    if verb.dep_ in {"relcl", "amod", "advcl"} or verb.dep_ == "ROOT":
        return not deps & {"aux", "nsubj"} and "dobj" not in deps
    if verb.dep_ in {"conj", "xcomp"} and verb.head != verb and "dobj" not in deps and "aux" not in deps and "nsubj" not in deps:
        return is_verb(verb.head) and verb.head.tag_ == "VBN" and passive(verb.head)
    return False


def surface_subject(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject, inherited where the clause has none of its own; relative pronouns give their antecedent."""
    if _swallowed(verb) and depth < _DEPTH:
        return surface_subject(verb.head.head, depth + 1)
    if marked_off(verb) is not None and depth < _DEPTH:
        return surface_subject(verb.head, depth + 1)
    own = [c for c in verb.children if c.dep_ in SUBJECTS and is_noun(c)]
    if own:
        child = _nearest(own, verb)
        if child.lower_ in RELATIVE and verb.dep_ == "relcl":
            return conjuncts(verb.head) if verb.head.dep_ != "conj" else [verb.head]
        return conjuncts(child)
    head, dep = verb.head, verb.dep_
    unmarked = _unmarked_subject(verb)
    if unmarked or depth >= _DEPTH or head == verb:
        return unmarked
    if dep == "conj" and is_verb(head):
        return surface_subject(head, depth + 1)
    if dep == "conj" and verb.tag_ in {"VBZ", "VBD", "VBP"}:  # limits exports and bans imports: coordinated with the object by mistake
        over = governor(head)
        return surface_subject(over, depth + 1) if over is not None and is_verb(over) else []
    if dep in {"xcomp", "ccomp"}:
        if not is_verb(head):
            return surface_subject(head, depth + 1) if head.dep_ in {"acomp", "attr"} else []
        if dep == "xcomp" or verb.tag_ in {"VB", "VBG"}:
            controlled = [c for c in head.children if c.dep_ in {"dobj", "dative"} and c.i < verb.i and is_noun(c)]
            if controlled and (head.lemma_ in words("object_control") or not infinitive(verb)):
                return conjuncts(controlled[0])
            for child in head.children:  # called on Peru to leave
                if child.dep_ == "prep" and child.i < verb.i and f"{head.lemma_} {child.lower_}" in words("prep_control"):
                    return prep_objects(child)
            return surface_subject(head, depth + 1)
        if head.dep_ == "relcl" and head.lemma_ in words("saying"):
            return [head.head]  # fighters whom Peru says are backed by Chile
        return []
    if dep == "acomp":
        return surface_subject(head, depth + 1)
    if dep == "advcl":
        asks = infinitive(verb) and head.lemma_ in words("object_control")
        controlled = [c for c in head.children if c.dep_ == "dobj" and c.i < verb.i] if asks else []
        if controlled:
            return conjuncts(controlled[0])
        return surface_subject(head, depth + 1) if is_verb(head) else []
    if dep == "acl" or (dep == "relcl" and infinitive(verb)):
        above = _set_off(verb, head)
        if above is not None:
            return surface_subject(above, depth + 1)
        if verb.tag_ in {"VBG", "VBD"}:  # a finite verb here is a clause that the parser took for a noun phrase
            return _author(head, depth) or [head]
        if infinitive(verb):
            return noun_agent(head, depth + 1)
        return []
    if dep == "pcomp":
        above = head.head
        if is_verb(above):
            if above.lemma_ in words("blaming") and head.lower_ in {"of", "for", "from", "with", "against"}:
                found = objects(above)
                if found:
                    return found
            return surface_subject(above, depth + 1)
        return noun_agent(above, depth + 1)
    if dep in {"relcl", "prep"} and not is_verb(head):
        return []
    return []


def _unmarked_subject(verb: Token) -> list[Token]:
    """A noun before a finite verb that the parser took for a part of the verb's name (*militants attack*, *a court orders*)."""
    if verb.tag_ not in _FINITE or (verb.tag_ == "VB" and any(c.dep_ == "aux" and c.tag_[:1] != "N" for c in verb.children)):
        return []
    temporal = verb.doc.user_data.get("temporal", ())
    found = [c for c in verb.children
             if c.i < verb.i and c.tag_[:1] == "N" and c.dep_ in {"compound", "aux", "nmod"} and c.i not in temporal]
    return conjuncts(found[-1]) if found else []


def _swallowed(verb: Token) -> bool:
    """An infinitive of purpose that the parser took for the object of a preposition, with its true object for a subject (*spoke with
    Peru's envoy to discuss trade*)."""
    return verb.dep_ == "pcomp" and is_verb(verb) and infinitive(verb) and is_verb(verb.head.head) and any(
        c.dep_ in SUBJECTS for c in verb.children)


def marked_off(verb: Token) -> Token | None:
    """The preposition that the parser took for the conjunction of an infinitive of purpose, with its own object for a subject (*spoke
    today with Peru's envoy to discuss trade*): right behind the main verb, or behind words of time and little ones."""
    head = verb.head
    if verb.dep_ != "advcl" or not is_verb(head) or not infinitive(verb):
        return None
    temporal = verb.doc.user_data.get("temporal", ())
    for child in verb.children:
        if child.dep_ == "mark" and child.lower_ in {"with", "to"}:
            between = range(head.i + 1, child.i)
            fits = head.i < child.i and all(i in temporal or verb.doc[i].tag_ == "RB" for i in between)
            return child if fits and any(c.dep_ in SUBJECTS for c in verb.children) else None
    return None


def _nearest(subjects: list[Token], verb: Token) -> Token:
    """Of two subjects in front of a verb the second, where a place begins the sentence (*In Lima, Peru, the envoy met*)."""
    before = [c for c in subjects if c.i < verb.i]
    opens = verb.doc[0].tag_ == "IN" and len(before) > 1 and before[0].left_edge.i and verb.doc[before[0].left_edge.i - 1].text == ","
    return before[-1] if opens else subjects[0]


def _set_off(verb: Token, noun: Token) -> Token | None:
    """The verb whose subject a participle behind a comma has, though the parser hangs it on the noun before (*attacked a ship off
    Peru, killing two*); None where it is the noun's own."""
    first = verb.left_edge.i
    if verb.tag_ != "VBG" or not first or first - 1 <= noun.i or verb.doc[first - 1].lower_ != ",":
        return None
    if noun.dep_ not in {"pobj", "dobj", "conj", "appos"}:
        return None
    above = governor(noun)
    while above is not None and not is_verb(above):
        above = governor(above)
    return above if above is not None and above.i < noun.i else None


def makers(thing: Token) -> list[Token]:
    """Who made, sent or fired a thing that does something: *a strike carried out by Peru*, *a report issued by Chile*, *rockets fired from
    Mali*."""
    for child in thing.children:
        if child.dep_ in {"acl", "relcl"} and child.lemma_ in words("support") | words("launching") and passive(child):
            found = preps(child, "by") or preps(child, "from")
            if found:
                return found
    return preps(thing, "by")


def _author(noun: Token, depth: int) -> list[Token]:
    """Who wrote or passed what a participle hangs on (*issued a report accusing Peru*); none but of papers (*missiles aimed at Peru*)."""
    if noun.lemma_ not in words("papers") or noun.dep_ not in {"dobj", "nsubjpass"} or not is_verb(noun.head):
        return []
    return surface_subject(noun.head, depth + 1) if noun.dep_ == "dobj" else subject(noun.head)


def infinitive(verb: Token) -> bool:
    """With *to*."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def subject(verb: Token) -> list[Token]:
    """Who does it: under the passive the *by*-phrase, else the subject."""
    if passive(verb):
        for child in verb.children:
            if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
                return prep_objects(child)
        for child in verb.children:  # captured and taken away by Mali
            if child.dep_ == "conj" and child.tag_ == "VBN" and not any(c.dep_ in SUBJECTS for c in child.children):
                return subject(child) if passive(child) else []
        return []
    return surface_subject(verb)


def objects(verb: Token) -> list[Token]:
    """What it is done to: under the passive the subject, else the object; shared objects of conjoined verbs too."""
    if passive(verb):
        if verb.dep_ == "acl" or (verb.dep_ == "relcl" and not any(c.dep_ in SUBJECTS for c in verb.children)):
            return [verb.head]
        return surface_subject(verb)
    temporal = verb.doc.user_data.get("temporal", ())
    direct = [c for c in verb.children if c.dep_ == "dobj" and is_noun(c) and c.i not in temporal]
    if direct:
        child = direct[-1]  # of two, the first is the indirect one
        if any(c.dep_ == "prep" and direct[0].i < c.i < child.i for c in verb.children):
            child = direct[0]  # accused Peru of working with rebels to plan raids: the last belongs to a verb further in
        return [verb.head] if child.lower_ in RELATIVE and verb.dep_ == "relcl" else conjuncts(child)
    for child in verb.children:  # signs over 4 billion of contracts: a figure, no preposition
        if child.dep_ == "prep" and child.lower_ in _ABOUT and child.i == verb.i + 1:
            figures = [c for c in child.children if c.dep_ == "pobj" and (c.tag_ in {"CD", "$"} or _counted(c))]
            if figures:
                return figures
    actors = verb.doc.user_data.get("actors", ())
    named = [c for c in verb.children if c.dep_ == "oprd" and (c.tag_ in {"NNP", "PRP"} or c.i in actors)]
    if named:  # called Peru's president on Tuesday
        return conjuncts(named[0])
    for child in verb.children:  # gave Peru's envoy a horse, the gift taken for another name of the envoy
        given = [c for c in child.children if c.dep_ == "appos" and is_noun(c)] if child.dep_ == "dative" else []
        if given:
            return conjuncts(given[0])
    for child in verb.children:  # met and praised the envoy
        if child.dep_ == "conj" and is_verb(child) and not any(c.dep_ in SUBJECTS for c in child.children):
            shared = [c for c in child.children if c.dep_ == "dobj"]
            if shared and verb.tag_ == child.tag_ and not any(c.dep_ == "prep" for c in verb.children):
                return conjuncts(shared[0])
    if verb.dep_ == "relcl" and not any(c.dep_ in {"dobj", "prep"} and c.lower_ in RELATIVE for c in verb.children) \
            and any(c.dep_ in SUBJECTS and c.lower_ not in RELATIVE for c in verb.children):
        return [verb.head]  # the sanctions Japan imposed
    return []


def _counted(noun: Token) -> bool:
    return any(c.dep_ == "nummod" and c.tag_ == "CD" for c in noun.children)


def indirect_objects(verb: Token) -> list[Token]:
    """The indirect object: *offered Peru talks*."""
    for child in verb.children:
        if child.dep_ == "dative":
            return prep_objects(child) if child.tag_ in {"IN", "TO"} else conjuncts(child)
    direct = [c for c in verb.children if c.dep_ == "dobj" and is_noun(c)]
    return conjuncts(direct[0]) if len(direct) > 1 else []


def clause_verbs(verb: Token) -> list[Token]:
    """The verbs of what is said: of the clause below, those coordinated with it, and what they are only a start of (*tried to steal*)."""
    out = [c for c in verb.children if c.dep_ in {"ccomp", "parataxis"} and is_verb(c) and not any(g.dep_ == "neg" for g in c.children)]
    for found in out:
        out.extend(c for c in found.children if c.dep_ in {"conj", "xcomp"} and is_verb(c))
    return out


def predicates(verb: Token) -> list[Token]:
    """What is said of the object: *called Peru a bully*, *branded the law unjust*, *described it as shameful*."""
    out = []
    for child in verb.children:
        if child.dep_ in {"oprd", "acomp", "attr"} or (child.dep_ in {"ccomp", "xcomp"} and not is_verb(child)):
            out.append(child)
        elif child.dep_ == "prep" and child.lower_ == "as":
            out.extend(c for c in child.children if c.dep_ in {"pobj", "amod", "pcomp", "acomp"})
    direct = [c for c in verb.children if c.dep_ == "dobj"]
    out.extend(direct[1:] if len(direct) > 1 else [c for d in direct for c in d.children if c.dep_ == "appos"])
    for found in out:
        out.extend(c for c in found.children if c.dep_ == "conj")
    return out


def prep_objects(prep: Token) -> list[Token]:
    """Objects of one preposition, and of prepositions coordinated with it."""
    out: list[Token] = []
    for child in prep.children:
        if _swallowed(child):
            out.extend(t for c in child.children if c.dep_ in SUBJECTS for t in conjuncts(c))
        elif child.dep_ in {"pobj", "pcomp"} and (is_noun(child) or child.dep_ == "pobj"):
            out.extend(conjuncts(child))
        elif (child.dep_ == "conj" and child.tag_ == "IN" and child.lower_ == prep.lower_) or (
                child.dep_ == "prep" and child.lower_ in {"of", "with"} and prep.lower_ in {"outside", "along", "together", "because"}):
            out.extend(prep_objects(child))
    if prep.dep_ == "mark":
        out.extend(t for c in prep.head.children if c.dep_ in SUBJECTS for t in conjuncts(c))
    return out + _rest_of_list(prep.head, out) if out and is_verb(prep.head) else out


def _rest_of_list(verb: Token, first: list[Token]) -> list[Token]:
    """Persons of a list that the parser cut off behind a comma and hung on the verb (*met with Mr A of Chad (the envoy), Mr B of Mali*)."""
    persons, doc = verb.doc.user_data.get("persons", ()), verb.doc
    if not all(t.i in persons for t in first):
        return []
    return [t for c in verb.children if c.i > first[-1].i and c.dep_ in {"npadvmod", "appos", "dep"} and c.i in persons
            and doc[c.left_edge.i - 1].text == "," for t in conjuncts(c)]


def preps(token: Token, name: str) -> list[Token]:
    """Objects of the preposition ``name`` that hangs on a token; *along with*, *together with* count as *with*."""
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative", "prt"} and child.lower_ == name:
            found = prep_objects(child)
            if found:
                return found
        if child.dep_ == "advcl" and (mark := marked_off(child)) is not None and mark.lower_ == name:
            return prep_objects(mark)
        if name == "with" and child.lower_ in {"along", "together"}:
            for below in child.children:
                if below.dep_ == "prep" and below.lower_ == "with":
                    return prep_objects(below)
    return []


def possessor(noun: Token) -> list[Token]:
    """*Japan's* in *Japan's sanctions*; a possessive pronoun too."""
    return [t for c in noun.children if c.dep_ == "poss" for t in conjuncts(c)]


def noun_agent(noun: Token, depth: int = 0) -> list[Token]:
    """Who is behind a noun such as *offer*, *decision*, *plan*: possessor, *by*, *of*, or the subject of the verb over it."""
    found = possessor(noun) or preps(noun, "by") or preps(noun, "from") or named_before(noun)
    if found:
        return found
    if depth < _DEPTH:
        verb = governor(noun)
        if verb is not None and is_verb(verb) and noun.dep_ != "nsubj" and (noun.dep_ != "dobj" or verb.lemma_ not in words("saying")):
            return surface_subject(verb, depth + 1) if not passive(verb) or noun.dep_ != "nsubjpass" else subject(verb)
    return preps(noun, "of")


def named_before(noun: Token) -> list[Token]:
    """Actors in front of a noun (*the Polish offer*), as far as the sentence has marked them (``user_data["actors"]``)."""
    actors = noun.doc.user_data.get("actors", ())
    return [c for c in noun.children if c.i < noun.i and c.dep_ in {"compound", "amod", "nmod"} and c.i in actors]


def governor(noun: Token) -> Token | None:
    """The word that governs a noun phrase: the verb or noun above its prepositions and coordinations."""
    token = noun
    for _ in range(_DEPTH):
        if token.dep_ in {"conj", "appos"} and not is_verb(token.head):
            token = token.head
            continue
        head = token.head
        if head == token:
            return None
        if head.tag_ in {"IN", "TO"} and head.dep_ in {"prep", "agent", "dative", "pcomp"}:
            return head.head
        return head
    return None


def phrase(head: Token) -> tuple[int, int]:
    """First and last token index of a noun phrase, without other conjuncts, relative clauses and outer punctuation."""
    first = last = head.i
    if head.tag_ == "PRP":  # of what the parser hangs on a pronoun (we both, we ’ve, we regularly) little is of its phrase
        return first, max([last, *(c.i for c in head.children if c.i == last + 1 and c.lower_ in {"both", "all"})])
    for child in head.children:
        if child.dep_ in {"conj", "cc", "relcl", "advcl", "acl", "punct", "preconj", "ccomp", "parataxis", "npadvmod"}:
            continue
        if child.dep_ == "prep" and child.i > head.i and child.lower_ not in {"of", "from", "for", "to", "in", "at", "against"}:
            continue
        first, last = min(first, child.left_edge.i), max(last, _right_edge(child))
    return first, last


def _right_edge(token: Token) -> int:
    """Right edge of a subtree without the relative clauses that end it."""
    last = token.i
    for child in token.children:
        if child.dep_ not in {"relcl", "advcl", "punct", "acl"}:
            last = max(last, _right_edge(child))
    return last
