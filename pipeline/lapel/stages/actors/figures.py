"""Persons: which entity a name means on the article's day, and the persons that an article has named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from lapel.stages.actors.kb import OFFICES, KnowledgeBase, Tenure, title_key
from lapel.stages.actors.lexicon import Role
from lapel.stages.actors.lexicon import words as word_list
from lapel.stages.actors.names import SUFFIXES, Name
from lapel.stages.actors.spot import View, plain

FAMILY_PARTICLES = word_list("family_particles")
FAMILY_FIRST = word_list("family_first")
HEADS = frozenset({"head of state", "head of government", "secretary general"})


@dataclass(slots=True)
class Figure:
    """A person of the article."""

    name: str
    entity: str | None = None
    country: str | None = None
    roles: list[str] = field(default_factory=list)
    office: str | None = None
    gender: Literal["m", "f"] | None = None
    candidates: list[str] = field(default_factory=list)
    resolved_by: str = ""
    confidence: float = 1.0
    at: int = 0
    """First token at which it was named."""


def tokens_of(view: View, name: Name) -> list[str]:
    """The tokens of a name without its suffixes; capitals throughout (MR PRICE) are brought to the usual form."""
    parts = [w for w in view.words[name.start:name.end] if w.lower not in SUFFIXES and w.text != ","]
    return [w.text.title() if w.upper and len(w.text) > 2 and w.text.isalpha() else w.text for w in parts]


class Persons:
    """Looks names up in the knowledge base, by the article's day."""

    def __init__(self, kb: KnowledgeBase, on: str | None) -> None:
        self.kb = kb
        self.on = on

    def figure(self, person: str, country: str | None, how: str, confidence: float) -> Figure:
        """What is known of a person on the day; ``country`` (when the text gives one) goes before the knowledge base's."""
        entity = self.kb.entities[person]
        tenure = self.kb.office_on(person, self.on) if self.on else None
        best = tenure or (None if self.on else self.kb.office_on(person, None))  # without a day: what the person is known for
        roles = list(OFFICES[best.office]) if best else list(entity.roles)
        if tenure is None and self.on and self._was(person):
            roles = ["ELI"]
        served = tenure.country if tenure and self.leads(tenure.country) else entity.country
        return Figure(entity.name, person, served if self._leads_a_power(person) else country or served, roles,
                      tenure.office if tenure else None, entity.gender, [], how, confidence)

    def _was(self, person: str) -> bool:
        """Whether all that is known of the person ended before the day."""
        tenures = self.kb.tenures(person)
        return bool(tenures) and all(t.end is not None and self.on is not None and t.end < self.on for t in tenures)

    def countries(self, person: str) -> set[str]:
        """Every country or body that a person is known to have served."""
        entity = self.kb.entities[person]
        return {t.country for t in self.kb.tenures(person)} | ({entity.country} if entity.country else set())

    def choose(self, ids: Iterable[str], country: str | None, role: Role | None, former: bool) -> list[str]:
        """The persons of equal name that fit the country and title in the text, the holders on the day first."""
        ids = list(dict.fromkeys(ids))
        if country is not None:
            of_it = [p for p in ids if country in self.countries(p)]
            # who serves an organisation comes from a state, and who leads an armed power is still called by his nation
            ids = of_it or (ids if country.startswith("IGO:") else [p for p in ids if self._leads_a_power(p)])
        if len(ids) > 1 and role is not None:
            fitting = [p for p in ids if any(self._fits(t, role, former) for t in self.kb.tenures(p))]
            ids = fitting or ids
        if len(ids) > 1 and self.on is not None and not former:
            ids = [p for p in ids if self.kb.office_on(p, self.on)] or ids
        return self.narrow(ids)

    def narrow(self, ids: list[str]) -> list[str]:
        """Of several, those of states before those of territories (a territory has its state's head); of one name, the best known."""
        if len(ids) > 1:
            ids = [p for p in ids if self._sovereign(p)] or ids
        if len(ids) > 1 and len({self.kb.entities[p].name for p in ids}) == 1:
            ids = sorted(ids, key=lambda p: -len(self.kb.tenures(p)))[:1]
        return ids

    def _leads_a_power(self, person: str) -> bool:
        return (self.kb.entities[person].country or "").startswith("NSA:")

    def _sovereign(self, person: str) -> bool:
        return self.leads(self.kb.entities[person].country or "")

    def leads(self, country: str) -> bool:
        """Whether a code is not that of a territory, whose head of state is another state's."""
        state = self.kb.by_country.get(country)
        return state is None or state.kind != "state" or state.leader is not None

    def _fits(self, tenure: Tenure, role: Role, former: bool) -> bool:
        """Whether a tenure is of the office that a title names, on the day (or before it, for a former holder)."""
        if self.on is not None:
            if former:
                if tenure.start is not None and tenure.start > self.on:
                    return False
            elif not tenure.covers(self.on):
                return False
        return self.same_office(tenure, role)

    def same_office(self, tenure: Tenure, role: Role) -> bool:
        """Whether a title names the office of a tenure."""
        if role.office == "leader":
            return tenure.office in HEADS
        return title_key(tenure.title) == title_key(role.title) or (tenure.office == role.office and role.office != "minister") \
            or (tenure.office == "minister" and role.title in {"minister", "secretary"}) \
            or ("minister" in tenure.office and role.title in {"minister", "secretary"})

    def by_title(self, words: list[str], country: str | None, role: Role | None, former: bool) -> list[str]:
        """Persons whom a title and a name can mean: the surname fits, and so does the office on the day.

        With first names in the text the initial must fit too. Without a role (*Mr Suga*) any office on the day will do.
        """
        found: list[str] = []
        for k in range(len(words)):
            surname = " ".join(words[k:])
            ids = self.kb.by_surname.get(surname) or self.kb.by_surname.get(plain(surname), ())
            if ids:
                names = {p: plain(self.kb.entities[p].name) for p in ids}
                found = [p for p in ids if k == 0 or " " not in names[p] or names[p][:1] == plain(words[0])[:1]]
                break
        if country is not None:
            found = [p for p in found if country in self.countries(p)]
        if role is not None and role.office is not None and role.has("t"):
            fitting = [p for p in found if any(self._fits(t, role, former) for t in self.kb.tenures(p))]
            if not fitting and len(words) > 1 and self.on is not None:  # a title of the past, told by the full name
                fitting = [p for p in found if any(self._fits(t, role, True) for t in self.kb.tenures(p))]
            return self.narrow(fitting)
        return self.narrow([p for p in found if self.on is not None and self.kb.office_on(p, self.on)])


class Cast:
    """The persons of one article, by surname."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self.figures: dict[str, Figure] = {}
        self.by_surname: defaultdict[str, list[Figure]] = defaultdict(list)

    def add(self, figure: Figure, words: list[str], at: int) -> Figure:
        """Remember a person under the surname; one known already keeps its first place."""
        known = self.figures.get(figure.entity or figure.name)
        if known is not None:
            return known
        figure.at = at
        self.figures[figure.entity or figure.name] = figure
        surnames = self._surnames(figure, words)
        for surname in dict.fromkeys([*surnames, *map(plain, surnames)]):
            self.by_surname[surname].append(figure)
        return figure

    def _surnames(self, figure: Figure, words: list[str]) -> list[str]:
        entity = self.kb.entities.get(figure.entity or "")
        if entity is not None:
            names = [s for s in entity.surnames if s] or [entity.name.split(" ")[-1]]
            return list(dict.fromkeys([*names, *words[-1:]] if "-" not in words else names))
        if len(words) < 2:
            return words
        if figure.country in FAMILY_FIRST:
            return list(dict.fromkeys([words[0], words[-1]])) if "-" not in words else [words[0]]
        cut = next((k for k in range(1, len(words)) if words[k].lower() in FAMILY_PARTICLES), len(words) - 1)
        return list(dict.fromkeys([" ".join(words[cut:]), words[-1]])) if "-" not in words[-2:] else [words[-1]]

    def known(self, words: list[str], country: str | None, gender: str | None, at: int) -> list[Figure]:
        """Persons of the article whom a surname can mean here, the last named before first."""
        found = self.by_surname.get(" ".join(words), [])
        found = [f for f in found if (country is None or f.country is None or f.country == country)
                 and (gender is None or f.gender is None or f.gender == gender)]
        return sorted(found, key=lambda f: (f.at > at, abs(at - f.at)))
