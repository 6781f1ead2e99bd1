"""Nations, modifiers and role nouns as they hang together, over tokens alone: *former Turkish deputy foreign minister*."""

from __future__ import annotations

from spacy.lang.en.stop_words import STOP_WORDS

from lapel.stages.actors.context import BODIES, read, stranger
from lapel.stages.actors.lexicon import words
from lapel.stages.actors.names import capital, is_person
from lapel.stages.actors.phrase import Phrase
from lapel.stages.actors.spot import POSSESSIVE, Element, Spotter, View

OPPOSING = words("opposing")
_TOWARDS = "anti"
"""Of the opposing prefixes the one that says whom an act is towards: the nation stands alone, and owns nothing behind it."""
OWNING = words("owning")
"""After a country and a hyphen: what follows is that country's (``Somalia-based``)."""
PLACING = words("placing")
ADJECTIVAL = ("ive", "al", "ic", "ary", "ous", "an", "ist", "less", "ful", "ish")
"""Endings by which an unknown word between a nation and a role noun passes for an adjective."""

ACRONYM = 6
"""Letters, in capitals, that may be a body's short name between a nation and a role noun: fewer than this."""
LONGEST = 40
"""Tokens of one phrase at most: without an end, a row of titles would take time with the square of its length."""


class Chain:
    """Reads the chains of one article."""

    def __init__(self, spotter: Spotter, view: View) -> None:
        self.spotter = spotter
        self.view = view
        self.lexicon = spotter.lexicon

    def _opening(self, phrase: Phrase, i: int) -> int:
        """Take in ``two``, ``former``, ``ex-`` in front; returns where the rest begins."""
        view, j = self.view, i
        while j < min(view.n, i + LONGEST) and (j == i or not view.begins[j]):
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
        while j < min(view.n, first + LONGEST) and (j == phrase.start or not view.begins[j]):
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
            if element is not None and element.senses and phrase.nation is not None and phrase.role is None and gap < 3 \
                    and not self._body(element) and phrase.end < j and self._proper(j):
                gap, j = gap + 1, element.end  # Russia's Baltic Fleet: the sea's name is part of the body's
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
        i = element.start
        if role.title == "pm" and i and any(c.isdigit() for c in self.view.words[i - 1].text):
            return False  # 8:00 PM
        if role.has("t") and role.has("n") and phrase.nation is None and phrase.role is None and i and not self.view.begins[i] \
                and self.view.words[i].cap and stranger(self.spotter, self.view, i - 1):
            return False  # inside a name: Hassan Sheikh Mohamud
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
        opposed = view.lower(i - 2) if i >= 2 and view.words[i - 1].text == "-" and view.lower(i - 2) in OPPOSING else ""
        if reading is None or opposed not in {"", _TOWARDS}:
            return None
        if phrase.nation is None:
            phrase.nation, phrase.nation_at = reading, (element.start, element.end)
        elif reading.kind in BODIES and (reading.country == phrase.nation.country or reading.country is None):
            phrase.body = reading
        else:
            return None
        phrase.end = j = element.end
        if opposed or not view.open(j):
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
        for k in range(j, min(j + 6, view.n)):
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
        if word.upper and 1 < len(word.text) < ACRONYM and phrase.role is None and self._role_follows(j + 1):
            return 1  # French MFA spokesman
        if view.open(j + 2) and view.words[j + 1].text == "-" and view.glued(j + 1) and word.text.isalpha() \
                and view.words[j + 2].text.isalpha():
            return 3 if self._role_follows(j + 3) else 0
        if word.lower.endswith(ADJECTIVAL) and not word.cap and word.lower.isalpha() and gap < 2:
            following = self.spotter.element(view, j + 1) if view.open(j + 1) else None
            return 1 if following is not None and following.role is not None else 0
        if phrase.role is None and phrase.nation is not None and phrase.nation.form == "adjective" and gap < 2 and self._qualifier(j):
            return 1
        if word.cap and word.text.isalpha() and phrase.role is None and gap < 3 and capital(view, j) and self._proper(j):
            return 1
        return 0

    def _qualifier(self, j: int) -> bool:
        """Whether a lower-case noun in front of a person's role noun stands at ``j``: *workplace safety* chief, *climate* envoy."""
        for k in range(j, j + 3):
            if not self.view.open(k):
                return False
            element = self.spotter.element(self.view, k)
            if element is not None and element.role is not None:
                return k > j and element.role.person
            word = self.view.words[k]
            if word.cap or not word.text.isalpha() or word.lower in STOP_WORDS or word.lower.endswith(("ed", "ing")) \
                    or (word.lower.endswith("s") and k == j):
                return False
        return False

    def _proper(self, j: int) -> bool:
        """Whether capitalised words from ``j`` end in a capitalised role noun: a body's proper name."""
        for k in range(j, min(j + 4, self.view.n)):
            if self.view.begins[k] or not self.view.words[k].cap:
                return False
            element = self.spotter.element(self.view, k)
            if element is not None and element.role is not None:
                return not element.role.person
        return False
