"""Heads of state and of government on 1 July of each year, 2001 to 2025, against what the public sources say.

A country, year and office counts when two sources that cover the day agree, or when one alone covers it (after 2022 that is
the Factbook). Names are compared by surname or first name, spelling apart. ``python tests/gold/test_kb_holders.py`` prints the figures
and every difference.
"""

from __future__ import annotations

import csv
import difflib
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from lapel.resources import shared
from lapel.stages.actors.kb import KnowledgeBase

YEARS = range(2001, 2026)
STALE = ("2017-03-28", "2020-11-24")
"""Between these days the Factbook's snapshots hold an old edition: what they say is evidence for the days before only."""
COUNTRIES = {"Q29999": "NLD", "Q756617": "DNK", "Q403": "SRB"}
Claim = tuple[str, str, str, str, str, str]
"""Country, office, name, first day, last day, source."""


def _words(name: str) -> list[str]:
    name = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("đ", "d"))
    name = "".join(c for c in name if not unicodedata.combining(c)).lower()
    return [
        w
        for w in re.sub(r"[^a-z ]", "", re.sub(r"[-.]", " ", name)).split()
        if len(w) > 2 and w not in {"bin", "ibn", "the", "ould", "von", "van"}
    ]


def agree(a: str, b: str) -> bool:
    """Whether two names share a word, spelling apart."""
    return any(x == y or difflib.SequenceMatcher(None, x, y).ratio() >= 0.75 for x in _words(a) for y in _words(b))


def _last(value: str) -> str:
    return (value + "-12-31")[:10] if len(value) == 4 else value + "-31" if len(value) == 7 else value


def _first(value: str) -> str:
    return (value + "-01-01")[:10]


def claims() -> list[Claim]:
    """What Wikidata (twenty countries), Wikidata (heads, 2021 to 2022) and the Factbook say of heads, read afresh from the files."""
    base = shared("actors")
    out: list[Claim] = []
    with (base / "officeholders_wikidata_2000_2022_20countries.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            plain = row["position"] in {
                "President",
                "Prime Minister",
                "Premier",
                "Premier of the State Council",
                "Emperor",
                "monarch",
                "Supreme Leader",
            }
            if row["role"] in {"HOS", "HOG"} and plain and row["start"] and not (row["iso3"] == "IRN" and row["position"] == "President"):
                out.append((row["iso3"], row["role"], row["person"], _first(row["start"]), _last(row["end"]) or "2022-12-24", "wikidata"))
    codes = {
        line.split('"qid": "')[1].split('"')[0]: line[10:13]
        for line in (base / "countries.jsonl").read_text("utf-8").splitlines()
        if '"qid": "' in line
    } | COUNTRIES
    with (base / "wikidata_misc/heads_worldwide_2021-22.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            label = row["positionLabel"].lower()
            role = "HOG" if re.search("prime minister|chancellor|premier|taoiseach|minister of state", label) else "HOS"
            country = codes.get(row["countryid"], "")
            if (
                country
                and not re.search("governor|federal council|pontifical|chief minister|council of ministers", label)
                and row["end_year"] != "2022"
            ):
                out.append((country, role, row["officeholderLabel"], max(_first(row["start_year"]), "2021-01-01"), "2022-12-24", "heads"))
    with (base / "leaders_factbook_2014_2026.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            title = re.sub(r"\s*(?:of the|Dr\.|Gen\.|Col\.)\s*$", "", row["title"]).strip().lower()
            good = title in {
                "president",
                "prime minister",
                "king",
                "queen",
                "emperor",
                "chancellor",
                "premier",
                "amir",
                "sultan",
                "pope",
                "prince",
                "grand duke",
                "taoiseach (prime minister)",
                "supreme leader",
            }
            if not good or not re.match(r"^[A-Z][\w.' -]+$", row["person"]) or not row["start"]:
                continue
            last = min(_last(row["end"].removeprefix("<=")) or "9999", row["seen_last"])
            if row["seen_first"] <= STALE[0] and row["seen_last"] <= STALE[1]:
                last = min(last, STALE[0])
            out.append((row["iso3"], row["role"], row["person"], _first(row["start"]), last, "factbook"))
    return out


def measure(kb: KnowledgeBase) -> tuple[int, int, list[str]]:
    """(Agreed, counted, differences) over all countries, offices and years."""
    by: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims():
        by[claim[0], claim[1]].append(claim)
    good = counted = 0
    differences = []
    for (country, role), known in sorted(by.items()):
        for year in YEARS:
            day = f"{year}-07-01"
            now = [c for c in known if c[3] <= day <= c[4]]
            sources = {c[5] for c in now}
            named = [c for c in now if len(sources) < 2 or any(o[5] != c[5] and agree(o[2], c[2]) for o in now)]
            if not named:
                continue
            counted += 1
            office = "head of state" if role == "HOS" else "head of government"
            ours = [kb.entities[t.person] for t in kb.holders(country, office, day)]
            if any(agree(c[2], " ".join([o.name, *o.surnames])) for c in named for o in ours):
                good += 1
            else:
                differences.append(f"{day} {country} {office}: {[c[2] + ' (' + c[5] + ')' for c in named]} / ours {[o.name for o in ours]}")
    return good, counted, differences


@pytest.mark.gold
def test_holders_agree_with_the_sources() -> None:
    if not Path(shared("actors")).is_dir():
        pytest.skip("the public sources are not beside the checkout (LAPEL_SHARED)")
    good, counted, differences = measure(KnowledgeBase.load())
    assert counted > 4000
    assert good / counted >= 0.98, "\n".join(differences[:40])


if __name__ == "__main__":
    AGREED, COUNTED, DIFFERENCES = measure(KnowledgeBase.load())
    print("\n".join(DIFFERENCES))
    print(f"{AGREED} of {COUNTED} holders on 1 July agree: {AGREED / COUNTED:.4f}")
