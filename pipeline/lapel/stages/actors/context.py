"""Which of its senses a name has where it stands: country, state of the United States, part of a person's name, dateline."""

from __future__ import annotations

import re
from typing import NamedTuple

from lapel.stages.actors import places
from lapel.stages.actors.kb import KnowledgeBase, Sense
from lapel.stages.actors.lexicon import words
from lapel.stages.actors.names import capital
from lapel.stages.actors.spot import DASHES, POSSESSIVE, Element, Spotter, View

US_STATES = words("us_states")
US_POLITICS = words("us_politics")
RANK = {kind: n for n, kind in enumerate(
    ("state", "igo", "nsa", "people", "government", "seat", "ministry", "military", "legislature", "court", "agency", "party",
     "media", "organisation", "person", "place"))}
US_CITIES = words("us_cities")
CAUCASIAN = words("caucasian")
PLACING_OF = words("placing") | {"of", "with", "and", "or", ",", "between", "against", "the"}
_QUARTERS = frozenset({"north", "south", "east", "west", "central", "greater", "inner", "new", "old", "downtown"})
BODIES = frozenset({"government", "ministry", "military", "legislature", "court", "agency", "party", "media", "organisation", "igo",
                    "nsa"})


class Reading(NamedTuple):
    """What an element stands for at its place."""

    kind: str
    entity: str | None
    country: str | None
    form: str = ""
    """As :class:`~lapel.stages.actors.kb_records.Sense` has it; ``either`` for a state's name that is its adjective too."""
    candidates: tuple[str, ...] = ()


def read(spotter: Spotter, view: View, element: Element) -> Reading | None:
    """The reading of a named element, or None when it is no actor and no place here."""
    kb = spotter.kb
    senses = element.senses
    if not senses:
        return None
    first = min(senses, key=lambda s: RANK.get(s.kind, 99))
    same = [s for s in senses if s.kind == first.kind and s.entity != first.entity]
    word = view.words[element.start].text if element.end - element.start == 1 else ""
    what = spotter.lexicon.ambiguous.get(word)
    if what is not None:
        if "us" in what and _american(spotter, view, element):
            return Reading("place", None, "USA")
        if "person" in what and _in_name(spotter, view, element):
            view.named.add(word)
            return None
        if word in view.named and view.lower(element.start - 1) not in PLACING_OF and view.lower(element.end) not in {",", "-", "and"}:
            return None
    if word in {"US", "IT", "WHO", "UN"} and _shouting(view, element.start) and not _introduced(view, element):
        return None
    if _part_of_longer(spotter, view, element, first):
        return None
    entity = kb.entities[first.entity]
    others: tuple[str, ...] = ()
    forms = {s.form for s in senses if s.kind == first.kind}
    form: str = "adjective" if "adjective" in forms else first.form
    if first.kind == "state" and any(s.kind == "people" for s in senses):
        form = "either"  # US, Saudi: noun and adjective
    if same and first.kind != "person":
        sharing = [kb.entities[s.entity] for s in (first, *same)]
        led = [e for e in sharing if e.leader is not None] or sharing  # a territory shares its state's demonym: the state is meant
        codes = sorted({e.country for e in led if e.country is not None})
        entity = led[0]
        if len(codes) > 1:
            return Reading(first.kind, None, None, form, tuple(codes))
    if first.kind == "person":
        others = tuple(s.entity for s in (first, *same)) if same else ()
    return Reading(first.kind, entity.id, entity.country, form, others)


def _american(spotter: Spotter, view: View, element: Element) -> bool:
    """Whether a name shared with a country is that of a state or town of the United States here."""
    i, j = element.start, element.end
    after, last = view.lower(j), view.words[j + 1].text if j + 1 < view.n else ""
    if after in {",", "in"} and (last in US_STATES or f"{last} {view.words[j + 2].text if j + 2 < view.n else ''}"
                                 in {"New York", "New Jersey", "New Mexico", "North Carolina", "South Carolina"}):
        return True
    if element.alias == "Georgia" and i >= 2 and view.lower(i - 1) in {",", "and"} and view.words[i - 2].text in US_STATES:
        return True  # Florida, Georgia and …
    if after == "," and last == "Georgia" and element.alias != "Georgia":
        return True  # Athens, Georgia
    if after in US_POLITICS or view.lower(i - 1) in {"gov.", "sen.", "rep."}:
        return element.alias in {"Georgia", "Washington"}
    if element.alias == "Georgia" and i >= 2 and view.lower(i - 1) == "," and capital(view, i - 2):
        before = next((e for k in range(max(0, i - 4), i - 1) if (e := spotter.element(view, k)) and e.senses and e.end == i - 1),
                      None)
        if before is None:
            town = next((p for p in places.lookup(view.words[i - 2].text) if p.country in {"USA", "GEO"}), None)
            if town is not None:
                return town.country == "USA"
            return after not in {"and", "or"} and not _listed(spotter, view, i) and not _caucasian(view)
        if before.alias in spotter.lexicon.ambiguous:
            return True
        countries = {spotter.kb.entities[s.entity].country for s in before.senses}
        return "USA" in countries and not any(s.kind in {"state", "people"} for s in before.senses)
    return element.alias == "Georgia" and _georgia_of_america(view)


def _caucasian(view: View) -> bool:
    """Whether the article names what only the country Georgia has."""
    return any(word.lower in CAUCASIAN for word in view.words)


def _georgia_of_america(view: View) -> bool:
    """Whether an article that says Georgia alone means the state: it names other states or towns of that country, and nothing
    of the Caucasus."""
    if view.in_america is None:
        view.in_america = any(w.text in US_STATES or w.lower in US_CITIES for w in view.words) and not _caucasian(view)
    return view.in_america


def _listed(spotter: Spotter, view: View, i: int) -> bool:
    """Whether the name stands in a list of countries: ``…, Armenia, Georgia``."""
    element = spotter.element(view, i - 2)
    return element is not None and any(s.kind == "state" for s in element.senses)


def _in_name(spotter: Spotter, view: View, element: Element) -> bool:
    """Whether a word that is a country's name is part of a person's: *Vernon Jordan*, *Chad Smith*."""
    i, j = element.start, element.end
    if view.begins[i] == 0 and i > 0 and view.glued(i) is False:
        if stranger(spotter, view, i - 1) and view.lower(i - 1) not in _QUARTERS:
            return True
        if i > 1 and re.fullmatch(r"[A-Z]\.", view.words[i - 1].text) and stranger(spotter, view, i - 2):
            return True  # Steven L. Jordan
    if view.open(j) and stranger(spotter, view, j) and not view.words[j].upper:
        return not (view.begins[i] and view.words[i].upper)
    return False


def stranger(spotter: Spotter, view: View, i: int) -> bool:
    """Whether token ``i`` is a capitalised word that nothing else explains."""
    word = view.words[i]
    if not capital(view, i) or not word.text.isalpha() or word.upper or word.mark:
        return False
    element = spotter.element(view, i)
    return element is None and not any(
        (e := spotter.element(view, k)) is not None and e.end > i for k in range(max(0, i - 3), i))


def _shouting(view: View, i: int) -> bool:
    """Whether the sentence around token ``i`` is written in capitals."""
    a = i
    while a > 0 and not view.begins[a] and i - a < 8:
        a -= 1
    b = i + 1
    while b < view.n and not view.begins[b] and b - i < 8:
        b += 1
    letters = [w for w in view.words[a:b] if len(w.text) > 2 and w.text.isalpha()]
    return len(letters) > 1 and all(w.upper for w in letters)


def _introduced(view: View, element: Element) -> bool:
    """Whether a shouted acronym is set off as a noun: ``THE US``, ``US-CHINA``, ``U.S. …`` at the beginning."""
    return view.lower(element.start - 1) == "the" or bool(view.begins[element.start]) or view.lower(element.end) in {
        "-", "and", *POSSESSIVE} or view.lower(element.start - 1) in {"-", "and", "with", "from", "in"}


def _part_of_longer(spotter: Spotter, view: View, element: Element, sense: Sense) -> bool:
    """Whether a country's name is the tail of a longer name that is not known: *New Britain*, *East Timor* without entry."""
    i = element.start
    if sense.kind in {"party", "organisation", "media", "nsa"} and element.end == i + 1 and not view.words[i].upper:
        return (i > 0 and not view.begins[i] and stranger(spotter, view, i - 1)) or (
            view.open(i + 1) and stranger(spotter, view, i + 1))
    if sense.kind not in {"state", "people", "seat"} or not i or view.begins[i] or view.glued(i):
        return False
    return view.words[i - 1].text == "New" and element.alias.split(" ")[0] not in {"New"} and not view.begins[i - 1]


def datelines(spotter: Spotter, view: View) -> list[tuple[int, int]]:
    """Places in front of an article's first words: ``NAIROBI, Kenya (AP) —``, ``SEOUL –``: token ranges."""
    found = []
    n = view.n
    for i in [k for k, begins in enumerate(view.begins) if begins]:
        if not (view.words[i].upper or (i == 0 and view.words[i].cap)):
            continue
        dash = next((k for k in range(i + 1, min(i + 14, n)) if view.words[k].text in DASHES and not view.glued(k)), None)
        if dash is None or any(view.begins[k] and k > i + 8 for k in range(i + 1, dash)):
            continue
        inside = view.words[i:dash]
        if any(w.text[0].islower() and w.lower not in {"of", "the", "de", "and"} for w in inside):
            continue
        if view.words[i].upper or any(w.text in {"(", ","} for w in inside) or dash - i <= 2:
            found.append((i, dash))
    return found


def country_of(kb: KnowledgeBase, code: str | None) -> str | None:
    """Id of the entity that a country code means."""
    entity = kb.by_country.get(code) if code else None
    return entity.id if entity else None
