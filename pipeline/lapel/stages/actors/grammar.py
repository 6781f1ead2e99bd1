"""Whole phrases of actors: a chain with its name, its complement (*of Japan*), its leader; forms of address; compounds of nations."""

from __future__ import annotations

from lapel.stages.actors.chain import LONGEST, Chain
from lapel.stages.actors.context import BODIES, Reading, read
from lapel.stages.actors.lexicon import Honorific, words
from lapel.stages.actors.names import Name, capital, is_person, name_at
from lapel.stages.actors.phrase import Phrase
from lapel.stages.actors.spot import POSSESSIVE

ARTICLES = words("articles")
STATES_HAVE = frozenset({"legislature", "ministry", "party", "court"})
"""Kinds of body of which each state has one by the same name."""
LED = frozenset({"office", "military", "agency", "court", "government", "people", "nsa"})
"""Kinds in front of which a leader's name or a town's may stand."""
DWELLERS = frozenset({"people", "legislature", "court", "agency"})
SETTLED = frozenset({"legislator", "judge", "prosecutor", "lawyer", "authorities", "police officer", "opposition leader"})
"""Kinds and offices of which ``in Lebanon`` says whose they are."""
SPEAKERS = words("speakers")
"""Offices that one holds at or for a body: *spokesman for the ministry*."""


class Grammar(Chain):
    """Reads the phrases of one article."""

    def phrase(self, i: int) -> Phrase | None:
        """The phrase that begins at token ``i``, or None."""
        view = self.view
        if view.words[i].mark == "honorific":
            return self._addressed(i)
        if view.words[i].mark == "prefix":
            return self._prefix(i)
        element = self.spotter.element(view, i)
        if element is not None and is_person(self.spotter, element) and (reading := read(self.spotter, view, element)) \
                and reading.kind == "person":
            name = name_at(self.spotter, view, i)
            return self._owned(Phrase(i, name.end, name=name)) if name else None
        phrase = Phrase(i, i)
        j = self._opening(phrase, i)
        self._chain(phrase, j)
        if phrase.role is None and phrase.nation is None:
            return None
        if phrase.role is not None:
            self._leader(phrase)
            self._named(phrase)
            self._complement(phrase, 0)
        elif phrase.nation_at is not None:
            phrase.start = phrase.nation_at[0]
            self._of_a_state(phrase)
        return phrase

    def _of_a_state(self, phrase: Phrase) -> None:
        """*The Congress of Peru*: not the one that is called so without more."""
        view, nation, c = self.view, phrase.nation, phrase.end + 1
        if nation is None or nation.kind not in STATES_HAVE or not view.open(c) or view.lower(c - 1) != "of":
            return
        c += view.open(c + 1) and view.lower(c) == "the"
        element = self.spotter.element(view, c)
        owner = read(self.spotter, view, element) if element is not None else None
        if element is not None and owner is not None and owner.kind == "state" and owner.country != nation.country:
            phrase.nation, phrase.end = Reading(nation.kind, None, owner.country), element.end

    def _leader(self, phrase: Phrase) -> None:
        """A capitalised surname or town in front: *the Biden administration*, *the Biden-Harris government*, *Osaka police*."""
        view, role = self.view, phrase.role
        if role is None or phrase.nation is not None or not (role.has("b") or role.kind in LED):
            return
        k = phrase.start - 1
        if k < 0 or view.begins[phrase.start] or not capital(view, k) or view.used[k] or self.spotter.element(view, k):
            return
        start = k
        while start >= 2 and view.words[start - 1].text == "-" and view.glued(start) and capital(view, start - 2):
            start -= 2
        while start == k and phrase.start - start < 3 and start > 0 and not view.begins[start] and capital(view, start - 1) \
                and not view.used[start - 1] and self.spotter.element(view, start - 1) is None and view.words[start - 1].text.isalpha():
            start, k = start - 1, k - 1  # Santa Marta police
        phrase.leader = Name(start, phrase.start)

    def _named(self, phrase: Phrase) -> None:
        """A name behind the role noun."""
        view, role = self.view, phrase.role
        if role is None or phrase.role_at is None or phrase.end != phrase.role_at[1]:
            return
        if not (role.person or (role.number == "plural" and role.has("t"))) or role.office == "counterpart":
            return
        j = phrase.end
        if role.number == "singular" and view.open(j) and view.lower(j) == "and" and view.open(j + 1) \
                and view.words[j + 1].mark == "honorific":
            name = name_at(self.spotter, view, j + 2) if j + 2 < view.n else None
            phrase.name = name
            return
        while view.open(j) and view.words[j].mark == "honorific":
            phrase.honorific = self.lexicon.honorifics[view.words[j].lower]
            j += 1
        if view.open(j) and view.words[j].text == "-" and view.lower(j + 1) in {"elect", "designate"}:
            phrase.effects.add("future")
            j += 2
        name = name_at(self.spotter, view, j) if view.open(j) else None
        if name is None:
            return
        first = phrase.role_at[0]
        doubtful = name.element is None and (
            name.end - name.start < 2 or (view.words[first].cap and not view.begins[first] and phrase.nation is None))
        if not role.has("t") and (doubtful or (role.has("j") and view.words[first].cap)):
            return
        if not view.words[phrase.role_at[0]].cap and name.element is None and name.end - name.start == 1 and role.has("n"):
            return
        phrase.name, phrase.end = name, name.end

    def _complement(self, phrase: Phrase, depth: int) -> None:
        """*of Japan*, *for the foreign ministry*, *from Chile* behind; and a name behind that."""
        view, role, k = self.view, phrase.role, phrase.end
        if role is None or depth > 1 or not view.open(k) or not view.open(k + 1):
            return
        preposition = view.lower(k)
        if preposition not in {"of", "for", "from", "at", "with", "in", "to", "across"}:
            return
        c = k + 1
        while view.open(c) and view.lower(c) in ARTICLES:
            c += 1
        if not view.open(c):
            return
        if preposition == "to" or (preposition == "for" and role.has("h")):
            self._accredited(phrase, c)
            return
        if preposition == "with" and role.office not in SPEAKERS:
            return
        inner = Phrase(c, c)
        self._chain(inner, self._opening(inner, c))
        if inner.nation is None and inner.role is None:
            return
        if inner.role is not None and inner.nation is None:
            self._complement(inner, depth + 1)
        if not self._belongs(phrase, inner, preposition):
            return
        if inner.role is not None:
            phrase.before.append(inner.role)
        if phrase.nation is None or (inner.nation is not None and inner.nation.kind in BODIES):
            phrase.body = inner.nation if phrase.nation is not None else inner.body
            phrase.nation = phrase.nation or inner.nation
            phrase.nation_at = phrase.nation_at or inner.nation_at
            phrase.through = phrase.through or preposition
        phrase.end = inner.end
        if phrase.name is None and role.person and view.open(phrase.end):
            name = name_at(self.spotter, view, phrase.end)
            if name is not None and (name.element is not None or name.end - name.start > 1):
                phrase.name, phrase.end = name, name.end

    def _belongs(self, phrase: Phrase, inner: Phrase, preposition: str) -> bool:
        """Whether what stands behind the preposition says whose the actor is."""
        role = phrase.role
        assert role is not None
        if preposition == "of":
            if phrase.name is not None and phrase.nation is not None:
                return False
            if inner.role is None and inner.nation is not None and inner.nation.form == "adjective":
                return False
            if inner.nation is None:
                return inner.role is not None and inner.role.kind in BODIES and role.office in SPEAKERS
            return phrase.nation is None or inner.nation.kind in BODIES or inner.role is not None
        if preposition == "for":
            return role.office in SPEAKERS and (inner.role is not None or (inner.nation is not None and inner.nation.kind in BODIES))
        if preposition == "from":
            return phrase.nation is None and inner.nation is not None and role.kind in {"office", "people", "nsa"} \
                and phrase.name is None
        if preposition == "across" or (preposition == "in" and inner.role is None):
            return phrase.nation is None and inner.nation is not None and phrase.name is None \
                and (role.kind in DWELLERS or role.office in SETTLED) and inner.nation.kind != "people"
        body = (inner.role is not None and inner.role.kind in BODIES) or (inner.nation is not None and inner.nation.kind in BODIES)
        return role.office in SPEAKERS and body and phrase.name is None

    def _accredited(self, phrase: Phrase, c: int) -> None:
        """``ambassador to the United Nations Samantha Power``: the host is passed over when a name follows."""
        role = phrase.role
        element = self.spotter.element(self.view, c)
        if role is None or not role.has("h") or not role.person or phrase.name or element is None or not element.senses:
            return
        name = name_at(self.spotter, self.view, element.end) if self.view.open(element.end) else None
        if name is not None and (name.element is not None or name.end - name.start > 1):
            phrase.name, phrase.end = name, name.end

    def _addressed(self, i: int) -> Phrase | None:
        """``Mr. Moon``, ``Lt. Gen. Ade Bello``."""
        view, j = self.view, i
        honorific = self.lexicon.honorifics[view.words[i].lower]
        sectors: list[str] = []
        last = min(view.n, i + LONGEST)
        while j < last and (j == i or view.open(j)) and (view.words[j].mark == "honorific" or view.words[j].text == "."):
            if view.words[j].text != ".":
                sectors += [s for s in self.lexicon.honorifics[view.words[j].lower].roles if s not in sectors]
            j += 1
        name = name_at(self.spotter, view, j) if view.open(j) else None
        if name is None:
            title = self.spotter.element(view, j) if view.open(j) else None
            if title is not None and title.role is not None and title.role.person:
                phrase = Phrase(i, j, honorific=honorific)
                self._chain(phrase, j)
                self._named(phrase)
                return phrase if phrase.role else None
            return None
        phrase = Phrase(i, name.end, name=name, honorific=Honorific(honorific.gender, tuple(sectors), honorific.number))
        return self._owned(phrase)

    def _owned(self, phrase: Phrase) -> Phrase:
        """*Mr. Biden's administration*: the person becomes the leader of the body behind."""
        view, j = self.view, phrase.end
        if view.open(j) and view.words[j].text in POSSESSIVE | {"-"}:
            j += 1
        if not view.open(j) or phrase.name is None:
            return phrase
        bodies = Phrase(phrase.start, phrase.end)
        self._chain(bodies, j)
        if bodies.role is not None and (bodies.role.has("b") or (j > phrase.end and bodies.role.kind in BODIES | {"office"}
                                        and bodies.role.office != "counterpart" and not bodies.role.has("n"))) \
                and bodies.nation is None:
            bodies.leader = phrase.name
            self._named(bodies)
            return bodies
        return phrase

    def _prefix(self, i: int) -> Phrase | None:
        """``Sino`` in *Sino-Japanese*."""
        view = self.view
        if view.lower(i + 1) == "-" and view.open(i + 2) and (view.lower(i + 2) in self.lexicon.prefixes
                                                             or self.spotter.element(view, i + 2)):
            code = self.lexicon.prefixes[view.words[i].lower]
            return Phrase(i, i + 1, nation=Reading("people", None, code, "adjective"), nation_at=(i, i + 1))
        return None
