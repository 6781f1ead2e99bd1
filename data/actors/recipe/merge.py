"""From facts to persons: whose facts belong together, and one tenure from many reports of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from facts import Fact, day
from names import akin, alike, fold, same, words

PRIORITY = ["own", "us", "state", "ifg", "wikidata", "factbook", "reign", "phoenix"]
"""Which source is believed first where two differ in a day or a spelling."""
CHIEF = ("head of state", "head of government")
KEYED = (*CHIEF, "foreign minister", "vice president", "defence minister")
"""Offices whose holders are recognised by country and days as well as by name."""
FAR = "9999-12-31"


@dataclass(slots=True)
class Person:
    """All facts held to be of one person."""

    id: str
    facts: list[Fact] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """Every name, the one that is best known first: Wikidata's label, then the sources in their order."""
        ordered = sorted(self.facts, key=lambda f: (f.source not in {"own", "wikidata"}, PRIORITY.index(f.source)))
        return list(dict.fromkeys(n for f in ordered for n in [f.name, *f.names] if n))

    @property
    def country(self) -> str:
        """Where the person is served longest in the list of facts."""
        count: defaultdict[str, int] = defaultdict(int)
        for fact in self.facts:
            count[fact.country] += 1
        return min(count, key=lambda c: (c.startswith("IGO:"), -count[c], c))

    @property
    def gender(self) -> str | None:
        """As a source says it."""
        return next((f.gender for f in sorted(self.facts, key=lambda f: PRIORITY.index(f.source)) if f.gender), None)


def overlap(a: Fact, b: Fact) -> int:
    """Days on which both held, by their reports."""
    first = max(day(a.start, "0001-01-01"), day(b.start, "0001-01-01"))
    last = min(day(a.end or a.known_until, FAR), day(b.end or b.known_until, FAR))
    return (last - first).days


def close(a: Fact, b: Fact) -> bool:
    """Whether two reports of one office can be of one tenure: they overlap by a month, or begin within two."""
    return apart(a, b) <= 62 or overlap(a, b) >= 30


def apart(a: Fact, b: Fact) -> int:
    """Days between their first days."""
    return abs((day(a.start, "1900-01-01") - day(b.start, "1900-01-01")).days)


def persons(facts: list[Fact]) -> list[Person]:
    """Group facts: by Wikidata id, then by name and country, then by office and time with names that are akin."""
    found: dict[str, Person] = {}
    by_word: defaultdict[tuple[str, str], list[Person]] = defaultdict(list)
    by_office: defaultdict[tuple[str, str], list[tuple[Fact, Person]]] = defaultdict(list)

    def add(person: Person, fact: Fact) -> None:
        person.facts.append(fact)
        for name in [fact.name, *fact.names]:
            for word in words(name):
                if person not in by_word[fact.country, word]:
                    by_word[fact.country, word].append(person)
        if fact.office in KEYED:
            by_office[fact.country, fact.office].append((fact, person))

    order = sorted(
        facts,
        key=lambda f: (
            f.qid is None,
            (f.qid or "").startswith("ifg:"),
            PRIORITY.index(f.source),
            f.country,
            f.name,
            f.start or "",
            f.office,
            f.title,
            f.end or "",
        ),
    )
    for fact in order:
        person = found.get(fact.qid or "") or _match(fact, by_word, by_office)
        if person is None:
            stem = f"x:{fact.country.lower().replace(':', '-')}/{fold(fact.name).replace(' ', '-')}"
            id_ = fact.qid if fact.qid and fact.qid[0] == "Q" else stem
            while id_ in found:
                id_ += "+"
            person = found[id_] = Person(id_)
        if fact.qid:
            found.setdefault(fact.qid, person)
        add(person, fact)
    return sorted({p.id: p for p in found.values()}.values(), key=lambda p: (p.id[0] != "Q", len(p.id), p.id))


def _match(
    fact: Fact, by_word: dict[tuple[str, str], list[Person]], by_office: dict[tuple[str, str], list[tuple[Fact, Person]]]
) -> Person | None:
    if fact.office in KEYED and not (fact.qid and fact.qid[0] == "Q"):
        near = [
            (known, person)
            for known, person in by_office.get((fact.country, fact.office), [])
            if close(known, fact) and any(_told(n, known, fact) for n in person.names)
        ]
        if near:
            return max(near, key=lambda pair: (overlap(pair[0], fact), pair[1].id))[1]
    candidates: list[Person] = []
    for word in dict.fromkeys(w for n in [fact.name, *fact.names] for w in words(n)):
        candidates += [p for p in by_word.get((fact.country, word), []) if p not in candidates]
    if fact.qid and fact.qid[0] == "Q":  # two ids are two persons, whatever their names
        candidates = [p for p in candidates if p.id[0] != "Q"]
    fitting = [p for p in candidates if any(same(a, b) for a in [fact.name, *fact.names] for b in p.names) and _lived(p, fact)]
    if fitting:
        return max(fitting, key=lambda p: max(overlap(f, fact) if f.office == fact.office else 0 for f in p.facts))
    if len(words(fact.name)) == 1:  # a surname alone: the only bearer who was head there at another time
        bearers = [p for p in candidates if any(f.office in {"vice president", "deputy head of government", *CHIEF} for f in p.facts)]
        if len(bearers) == 1:
            return bearers[0]
    return None


def _told(name: str, known: Fact, fact: Fact) -> bool:
    """Whether a name of one report fits another of the same office: the closer the days, the less alike the names need be."""
    days = apart(known, fact)
    if days <= 3 and not (known.coarse or (fact.coarse and known.source == fact.source)):
        return akin(name, fact.name) or any(alike(x, y) for x in words(name) for y in words(fact.name) if min(len(x), len(y)) > 3)
    if fact.office not in CHIEF or not akin(name, fact.name):
        return False
    first, second = words(name)[0], words(fact.name)[0]
    brothers = min(len(words(name)), len(words(fact.name))) > 1 and not alike(first, second) and first[0] != second[0]
    return days <= 31 or not brothers


def _lived(person: Person, fact: Fact) -> bool:
    """Not fifty years apart."""
    return any(abs((day(f.start, "2000-01-01") - day(fact.start, "2000-01-01")).days) < 50 * 365 for f in person.facts)


@dataclass(slots=True)
class Span:
    """A merged tenure on its way out; ``soft`` when its end is only bounded."""

    person: str
    country: str
    office: str
    title: str
    start: str | None
    end: str | None
    known_until: str | None
    acting: bool
    sources: list[str]
    place: str | None
    soft: bool
    coarse: bool


def tenures(person: Person) -> list[Span]:
    """One span for each stay in an office. Single ministers' portfolios are kept apart by title.

    Phoenix does not say which office it means, so it counts only where no other source knows the person.
    """
    if any(f.source != "phoenix" for f in person.facts):
        person.facts = [
            f for f in person.facts if f.source != "phoenix" or f.country not in {o.country for o in person.facts if o.source != "phoenix"}
        ]
    groups: defaultdict[tuple[str, str, str, str | None], list[Fact]] = defaultdict(list)
    for fact in person.facts:
        apart = (
            fact.source
            if fact.source == "phoenix"
            else fact.title
            if fact.office not in {*CHIEF, "foreign minister", "defence minister", "vice president"}
            else ""
        )
        groups[fact.country, fact.office, apart, fact.place].append(fact)
    return [_merge(person.id, cluster) for key in sorted(groups, key=str) for cluster in _clusters(groups[key])]


def _clusters(facts: list[Fact]) -> list[list[Fact]]:
    """Facts of one stay together. REIGN and Phoenix, the coarsest, never join two stays that better sources tell apart."""
    facts = sorted(facts, key=lambda f: (f.source in {"reign", "phoenix"}, f.start or "", f.end or FAR, f.source))
    out: list[list[Fact]] = []
    for fact in facts:
        slack = -75 if fact.coarse else -31
        near = [
            c
            for c in out
            if any(overlap(fact, other) >= min(slack, -75 if other.coarse and fact.source != other.source else -31) for other in c)
        ]
        if near:
            max(near, key=lambda c: max(overlap(fact, other) for other in c)).append(fact)
        else:
            out.append([fact])
    return out


def _merge(person: str, facts: list[Fact]) -> Span:
    facts = sorted(facts, key=lambda f: (PRIORITY.index(f.source), f.start or "", f.end or FAR))
    sharp = [f for f in facts if not f.coarse] or facts
    lead = sharp[0]
    start = min((f.start for f in facts if f.source == lead.source and f.coarse == lead.coarse and f.start), default=None)
    end, known, soft, coarse = _end(facts)
    title = next((f.title for f in facts if f.title), lead.office)
    return Span(
        person,
        lead.country,
        lead.office,
        title,
        start,
        end,
        known if end is None else None,
        all(f.acting for f in facts),
        sorted({f.source for f in facts}, key=PRIORITY.index),
        lead.place,
        soft,
        coarse,
    )


def _end(facts: list[Fact]) -> tuple[str | None, str | None, bool, bool]:
    """(Last day or None when in office at a snapshot, day of that snapshot, last day is only a bound, it is known to the month or year)."""
    hard = [f for f in facts if f.end and not f.soft_end]
    seen = [f for f in facts if f.end is None or f.soft_end]
    latest = max(seen, key=lambda f: (f.known_until or "", not f.soft_end), default=None)
    known = (latest.known_until if latest else None) or ""
    if hard:
        best = next((f for f in hard if not f.coarse), hard[0])
        end = max(f.end for f in hard if f.end and f.source == best.source and (not f.coarse or best.coarse))
        if best.coarse:  # a bound that a closer source gives is better than the last day of a year
            end = min([end, *(f.end for f in facts if f.soft_end and f.end and f.end[:7] <= end[:7] and f.end > end[:4])])
        later = (day(known, "0001-01-01") - day(end, FAR)).days
        if latest is None or later <= 45 or latest.source not in {"factbook", "us", "own", "ifg"}:
            return end, None, False, best.coarse
    assert latest is not None
    if latest.soft_end:
        return max(latest.end or known, known), None, True, False
    return None, known or None, False, False
