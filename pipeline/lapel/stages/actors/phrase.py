"""The shape of an actor's phrase: [former] [two] [Turkish | Turkey's] [naval] [spokesman] [Name] [of Turkey], over tokens alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from lapel.stages.actors.context import BODIES, Reading, read
from lapel.stages.actors.lexicon import Honorific, Role, words
from lapel.stages.actors.names import Name, capital, is_person, name_at
from lapel.stages.actors.spot import POSSESSIVE, Element, Spotter, View

ARTICLES = words("articles")
OPPOSING = words("opposing")
OWNING = words("owning")
PLACING = words("placing")
SPEAKERS = words("speakers")
DWELLERS = frozenset({"people"})


@dataclass(slots=True)
class Phrase:
    """An actor's phrase: tokens ``start`` up to ``end``, and the parts that it is made of."""

    start: int
    end: int
    nation: Reading | None = None
    """The country, body or organisation that it belongs to, or is."""
    nation_at: tuple[int, int] | None = None
    body: Reading | None = None
    """A named body inside a nation's phrase: *Russia's Baltic Fleet*."""
    role: Role | None = None
    role_at: tuple[int, int] | None = None
    before: list[Role] = field(default_factory=list)
    """Role nouns in front of the last: *navy* in *navy spokesman*."""
    effects: set[str] = field(default_factory=set)
    name: Name | None = None
    honorific: Honorific | None = None
    leader: Name | None = None
    """A person's name in front of a body: *Biden* in *the Biden administration*."""
    numeral: bool = False
    dateline: bool = False
    chars: tuple[int, int] | None = None
    """Its characters, where it is a part of one token (``U.S.-China``)."""
    through: str = ""
    """How the nation was told when not by standing in front: ``of``, ``from``, ``apposition``."""
    stands_for: str = ""
    """Of pronouns and plurals."""

    @property
    def described(self) -> bool:
        """Whether it holds a role noun, a form of address or a name."""
        return self.role is not None or self.name is not None or self.honorific is not None


class Grammar:
    """Reads the phrases of one article."""

    def __init__(self, spotter: Spotter, view: View) -> None:
        self.spotter = spotter
        self.view = view
        self.lexicon = spotter.lexicon

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
        return phrase

    def _opening(self, phrase: Phrase, i: int) -> int:
        """Take in ``two``, ``former``, ``ex-`` in front; returns where the rest begins."""
        view, j = self.view, i
        while j < len(view) and (j == i or not view.begins[j]):
            mark = view.words[j].mark
            if mark not in {"modifier", "number"}:
                break
            element = self.spotter.element(view, j)
            if (element is not None and element.end - j > 1) or (mark == "modifier" and view.words[j].lower.endswith("ed")):
                break
            if element is not None and element.role is not None and not self._qualifies(element):
                break
            if mark == "number":
                phrase.numeral = True
            else:
                phrase.effects.add(self.lexicon.modifiers[view.words[j].lower])
            j += 1
            if view.open(j) and view.words[j].text == "-":
                j += 1
        return j

    def _qualifies(self, element: Element) -> bool:
        """Whether a word that is a role noun too only qualifies the one behind it: *deputy* minister, *national* council."""
        role = element.role
        return role is not None and (role.has("n") or role.has("g")) and self.view.words[element.start].mark == "modifier" \
            and element.end - element.start == 1 and self._role_follows(element.end)

    def _chain(self, phrase: Phrase, j: int) -> None:
        """Nation, modifiers and role nouns, as far as they hang together."""
        view, first = self.view, j
        gap = 0
        while j < len(view) and (j == phrase.start or not view.begins[j]):
            element = self.spotter.element(view, j)
            if element is not None and element.compound is not None:
                return
            if element is not None and self._qualifies(element):
                j += 1
                continue
            if element is not None and element.role is not None and self._takes_role(phrase, element):
                self._take_role(phrase, element)
                gap, j = 0, element.end
                if view.open(j) and view.words[j].text in POSSESSIVE and self._role_follows(j + 1):
                    j += 1
                continue
            if element is not None and element.senses and not is_person(self.spotter, element):
                if (phrase.role is not None and not self._body(element)) or (gap and phrase.nation is None and j > first + 2):
                    return
                following = self._take_nation(phrase, element)
                if following is None:
                    return
                gap, j = 0, following
                continue
            step = self._filler(phrase, j, gap)
            if not step:
                return
            gap += 1
            j += step

    def _takes_role(self, phrase: Phrase, element: Element) -> bool:
        role = element.role
        assert role is not None
        if element.senses and phrase.nation is None and phrase.role is None:
            return False
        if role.has("v") and phrase.nation_at is not None and phrase.role is None:
            last = phrase.nation_at[1] - 1
            bare = phrase.nation is not None and not phrase.nation.form and not self.view.words[last].text.isupper() \
                and phrase.nation_at[1] == element.start and "." not in self.view.words[last].text
            if bare:
                return False
        if phrase.nation is not None and phrase.nation_at is not None and phrase.nation_at[1] == element.start \
                and phrase.nation.kind in {"seat", "state"} and not phrase.nation.form and self.view.words[element.start].cap \
                and self.view.lower(phrase.start - 1) in PLACING and phrase.nation.kind == "seat":
            return False
        return not (phrase.role is not None and phrase.role.person and not phrase.role.has("g") and role.has("n")
                    and self.view.words[element.start].cap is False and phrase.role_at is not None)

    def _take_role(self, phrase: Phrase, element: Element) -> None:
        old, new = phrase.role, element.role
        if old is not None and new is not None and old.person and old.has("t") and new.office == "officer":
            phrase.before.append(new)  # a rank behind an office: Deputy Minister Colonel-General …
        else:
            if old is not None:
                phrase.before.append(old)
            phrase.role = new
        phrase.role_at, phrase.end = (element.start, element.end), element.end
        for k in range((phrase.nation_at or (0, phrase.start))[1], element.start):
            effect = self.lexicon.modifiers.get(self.view.words[k].lower)
            if effect:
                phrase.effects.add(effect)

    def _body(self, element: Element) -> bool:
        return any(s.kind in BODIES for s in element.senses)

    def _take_nation(self, phrase: Phrase, element: Element) -> int | None:
        """Take in a named country or body; returns where the chain goes on, None when it ends here."""
        view = self.view
        reading = read(self.spotter, view, element)
        i = element.start
        if reading is None or (i >= 2 and view.words[i - 1].text == "-" and view.lower(i - 2) in OPPOSING):
            return None
        if phrase.nation is None:
            phrase.nation, phrase.nation_at = reading, (element.start, element.end)
        elif reading.kind in BODIES and (reading.country == phrase.nation.country or reading.country is None):
            phrase.body = reading
        else:
            return None
        phrase.end = j = element.end
        if not view.open(j):
            return None
        text = view.words[j].text
        if text in POSSESSIVE:
            return j + 1 if self._role_follows(j + 1) else None
        if text == "-" and view.glued(j):
            link = view.lower(j + 1)
            return j + 2 if link in OWNING and self._role_follows(j + 2) else None
        return j

    def _role_follows(self, j: int) -> bool:
        """Whether modifiers and a role noun or a named body follow at ``j``."""
        view = self.view
        for k in range(j, min(j + 6, len(view))):
            if view.begins[k]:
                return False
            element = self.spotter.element(view, k)
            if element is not None and (element.role is not None or self._body(element)):
                return True
            word = view.words[k]
            if word.mark not in {"modifier", "number"} and not (word.cap and word.text.isalpha()) and word.text != "-" \
                    and not view.glued(k):
                return False
        return False

    def _filler(self, phrase: Phrase, j: int, gap: int) -> int:
        """How many tokens of no meaning for the actor stand at ``j`` inside a phrase that goes on behind them; 0 ends it."""
        view = self.view
        word = view.words[j]
        if (phrase.nation is None and phrase.role is None) or gap > 3:
            return 0
        if word.mark == "modifier":
            return 1
        if view.open(j + 2) and view.words[j + 1].text == "-" and view.glued(j + 1) and word.text.isalpha() \
                and view.words[j + 2].text.isalpha():
            return 3 if self._role_follows(j + 3) else 0
        if word.cap and word.text.isalpha() and phrase.role is None and gap < 3 and capital(view, j) and self._proper(j):
            return 1
        return 0

    def _proper(self, j: int) -> bool:
        """Whether capitalised words from ``j`` end in a capitalised role noun: a body's proper name."""
        for k in range(j, min(j + 4, len(self.view))):
            if self.view.begins[k] or not self.view.words[k].cap:
                return False
            element = self.spotter.element(self.view, k)
            if element is not None and element.role is not None:
                return not element.role.person
        return False

    def _leader(self, phrase: Phrase) -> None:
        """A capitalised surname in front of a body: *the Biden administration*, *the Biden-Harris government*."""
        view, role = self.view, phrase.role
        if role is None or phrase.nation is not None or not (role.has("b") or role.kind in {"office", "military"}):
            return
        k = phrase.start - 1
        if k < 0 or view.begins[phrase.start] or not capital(view, k) or view.used[k] or self.spotter.element(view, k):
            return
        start = k
        while start >= 2 and view.words[start - 1].text == "-" and view.glued(start) and capital(view, start - 2):
            start -= 2
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
            name = name_at(self.spotter, view, j + 2) if j + 2 < len(view) else None
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
        if not role.has("t") and name.element is None and name.end - name.start < 2:
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
            if inner.nation is None:
                return inner.role is not None and inner.role.kind in BODIES and role.office in SPEAKERS
            return phrase.nation is None or inner.nation.kind in BODIES or inner.role is not None
        if preposition == "for":
            return role.office in SPEAKERS and (inner.role is not None or (inner.nation is not None and inner.nation.kind in BODIES))
        if preposition == "from":
            return phrase.nation is None and inner.nation is not None and role.kind in {"office", "people", "nsa"} \
                and phrase.name is None
        if preposition == "across" or (preposition == "in" and inner.role is None):
            return phrase.nation is None and inner.nation is not None and role.kind in DWELLERS and phrase.name is None \
                and inner.nation.kind != "people"
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
        while j < len(view) and (j == i or view.open(j)) and (view.words[j].mark == "honorific" or view.words[j].text == "."):
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
