"""What must hold among persons: one holder at a time for an office that has one, and an office for each leader of REIGN."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta

from facts import Fact, day
from merge import CHIEF, Span, close, overlap
from names import akin

SINGLE = (*CHIEF, "foreign minister", "defence minister", "vice president")


def leaders(facts: list[Fact], table: dict[str, str], given: list[list[str]]) -> dict[str, str]:
    """Set the office of REIGN's leaders, in place, by other reports of the same person; give the leading office of each country.

    ``given`` (own/reign_offices.tsv) says it where the others do not, ``-`` meaning that the fact is left out;
    ``table`` (own/leaders.tsv) decides who leads where it names a country; otherwise
    the office in which most leaders of 2001 to 2021 are known.
    """
    chiefs: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.office in CHIEF and not fact.acting:
            chiefs[fact.country].append(fact)
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    open_: list[Fact] = []
    for fact in facts:
        if fact.office != "leader":
            continue
        if row := _given(fact, given):
            fact.office, fact.title = row[4:6]
            continue
        known = [f for f in chiefs[fact.country] if close(f, fact) and any(akin(n, fact.name) for n in [f.name, *f.names])]
        known = sorted(known, key=lambda f: (-overlap(f, fact), CHIEF.index(f.office)))
        if known and overlap(known[0], fact) > 30:
            best = [f for f in known if overlap(f, fact) >= overlap(known[0], fact) - 40]
            offices = {f.office for f in best}
            fact.office = "head of state" if "head of state" in offices else "head of government"
            fact.title = next(f.title for f in best if f.office == fact.office)
            if (fact.start or "") > "1990":
                votes[fact.country][fact.office] += 1
        else:
            open_.append(fact)
    leading = {c: max(sorted(v), key=lambda o: (v[o], o == "head of state")) for c, v in votes.items()}
    for fact in open_:
        office = leading.get(fact.country, "head of state")
        fact.office = office
        titles = Counter(f.title for f in chiefs[fact.country] if f.office == office)
        fact.title = (
            max(sorted(titles), key=lambda t: titles[t])
            if titles
            else {"head of state": "president", "head of government": "prime minister"}[office]
        )
    return leading | table


def _given(fact: Fact, given: list[list[str]]) -> list[str] | None:
    """The row of own/reign_offices.tsv that holds for a leader; those with a name come first."""
    rows = [r for r in given if r[0] == fact.country and (r[1] == "*" or r[1] in fact.name) and r[2] <= (fact.start or "")[:4] <= r[3]]
    return min(rows, key=lambda r: r[1] == "*", default=None)


def settle(spans: list[Span], shared: set[tuple[str, str]]) -> list[str]:
    """Cut ends that a successor shows to be wrong, in place. What still overlaps by more than a month is told, one line each."""
    groups: defaultdict[tuple[str, str, bool], list[Span]] = defaultdict(list)
    for span in spans:
        if span.office in SINGLE and span.start and (span.country, span.office) not in shared:
            presides = span.office == "head of government" and span.title == "president"  # beside a prime minister
            groups[span.country, span.office, presides].append(span)
    left = []
    for (country, office, _), group in sorted(groups.items()):
        group.sort(key=lambda s: (s.start or "", s.person))
        for n, a in enumerate(group):
            for b in group[n + 1 :]:
                last = a.end or a.known_until or "9999-12-31"
                if b.person == a.person or (b.start or "") > last:
                    continue
                days = (day(last, last) - day(b.start, "")).days
                inside = bool(b.end) and (b.end or "") < last and (b.acting or day(b.end, "") - day(b.start, "") < timedelta(150))
                if inside:  # a stand-in for some weeks or months
                    b.acting = b.acting or b.sources == ["reign"]
                    continue
                year_only = b.sources == ["wikidata"] and (b.start or "").endswith("-01-01")
                if year_only and a.end and not a.soft and a.end[:4] == (b.start or "")[:4] and (b.end or "9999") > a.end:
                    b.start = str(day(a.end, "") + timedelta(1))
                    continue
                if a.start == b.start and days > 62:
                    continue
                stale = a.end is None and (b.end is not None or (b.known_until or "") >= (a.known_until or "") or "factbook" in b.sources)
                if a.soft or (a.coarse and days <= 366) or stale or days <= 62:
                    before = str(day(b.start, "") - timedelta(1))
                    a.end, a.known_until, a.soft = max(before, a.start or ""), None, False
        for n, a in enumerate(group):
            for b in group[n + 1 :]:
                last = min(a.end or a.known_until or "9999-12-31", b.end or b.known_until or "9999-12-31")
                if b.person != a.person and (day(last, last) - day(b.start, "")).days > 31 and not (a.acting or b.acting) and last > "1990":
                    left.append(
                        f"{country}\t{office}\t{a.person} {a.start}..{a.end}\t{b.person} "
                        f"{b.start}..{b.end}\t{'+'.join(a.sources)} / {'+'.join(b.sources)}"
                    )
    return left
