"""Rows of the public record of 2021 and 2022, and whether two corpora tell of them.

A row is told of when a sentence (or a title) of an article

- names the person of the row (for travels the town, and in the same breath the traveller),
- has a word of the kind: of speaking for calls; of receiving for visits received, or of meeting with a place in the United States (a
  meeting may be anywhere); of going or meeting for travels,
- stands, for calls and visits received, in an article whose title, or that sentence, names the country too,
- and was published from a day before the row's first day to three days after its last; or up to sixty days before, where the sentence
  names the row's first day ("July 15").

The rule reads words only: no event of ours has a part in it.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lapel import resources
from lapel.export import dictionary
from lapel.ledger.days import shifted

CORPORA = ("whitehouse_2021_2022", "state_department_2021_2022")
LEDGER = "us_precedence_ledger_by_administration.csv"
VISITS = "us_visits_by_foreign_leaders.csv"
TRAVELS = "us_travels_president_secretary.csv"
YEARS = ("2021", "2022")

SPELLINGS = {"Korea, South": "KOR", "South Korea": "KOR", "Republic of Korea": "KOR", "Vatican City": "VAT", "West Bank": "PSE",
             "Palestinian Authority": "PSE", "People's Republic of China": "CHN", "Brunei Darussalam": "BRN", "Bahamas": "BHS",
             "Somoa": "WSM", "Democratic Republic of the Congo (Zaire)": "COD", "Congo, Republic of": "COG", "Cote d’Ivoire": "CIV",
             "Somali Republic": "SOM", "NATO": "IGO:NATO", "European Commission": "IGO:EU", "Abu Dhabi": "ARE",
             "Denmark (Greenland)": "DNK", "Turkey": "TUR",
             "Cabo Verde": "CPV", "Eswatini": "SWZ", "Burma": "MMR", "Micronesia": "FSM", "Saint Lucia": "LCA"}
"""Names of the record that are not those of our table."""

NOT_NAMES = frozenset({
    "president", "prime", "minister", "king", "queen", "chancellor", "secretary", "general", "crown", "prince", "emir", "amir", "sheikh",
    "sultan", "taoiseach", "premier", "authority", "commission", "leaders", "republic", "people", "european", "palestinian",
    "dhabi", "the"})
"""Words of the record that are titles, not names."""


ANNOUNCED = 60
"""Days before the row's first day in which an announcement that names the day tells of it."""

_GOING = r"(?=.*(?:travel|visit|trip|arriv|depart|\bfl[yi]|\bstop|\bmeet|\bmet\b|attend|particip|\bjoin|\bhost|conven))"

WORDS = {
    "call": r"\bcall|spoke|speak|phone|convers|talk",
    "host": r"welcom|\bhost|\bvisit|receiv|greet|arriv"
            r"|(?=.*(?:\bmeet(?! (?:the|our|these|those|their|shared)\b)|\bmet\b|bilateral|attend|particip|conven))"
            r".*(?:white house|oval office|washington|new york|los angeles|camp david)",
    "visit (president)": _GOING + r".*(?:\bbiden\b|the president\b(?! of))",
    "visit (secretary)": _GOING + r".*(?:\bblinken\b|(?<!deputy )(?<!under )(?<!assistant )\bsecretary of state\b"
                                  r"|\bthe secretary\b(?! of| general))"}
"""By kind, which words make a sentence one that tells of it."""

_BREAK = re.compile(r"\s*\n\s*\n\s*|(?<=[.!?])(?<!\bJr\.)(?<!\b[A-Z]\.)(?<!\bDr\.)(?<!\bMr\.)\s+(?=[A-Z“\"])")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")

TOWNS = {"kiev": ("kiev", "kyiv"), "schloss elmau": ("elmau",)}
"""Towns of the record that the texts spell otherwise."""


@dataclass(frozen=True)
class Fact:
    """A row of the public record."""

    kind: str
    """call, host, visit (president) or visit (secretary)."""
    country: str
    start: str
    end: str
    names: tuple[str, ...]
    """Words of which an article that tells of it names one: the person, or the town."""
    place: str
    """The country as the record spells it."""


def missing() -> str | None:
    """One line that says which file is not there; None when all are."""
    paths = [resources.shared("gold", name) for name in (LEDGER, VISITS, TRAVELS)]
    paths += [resources.shared("corpora", f"{name}.jsonl.gz") for name in CORPORA]
    gone = [path for path in paths if not path.is_file()]
    return f"{gone[0]} is not here: set {resources.SHARED_VARIABLE} to the folder that holds it" if gone else None


def _rows(name: str) -> Iterator[dict[str, str]]:
    with resources.shared("gold", name).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def plain(text: str) -> str:
    """The text in lower case, without accents, its spaces single."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.replace("’", "'").lower().split())


def _names(person: str) -> tuple[str, ...]:
    words = [plain(word).strip(".,'") for word in re.split(r"[\s-]+", person)]
    names = [word for word in words if word not in NOT_NAMES]
    return tuple(word for word in names if len(word) > 3) or tuple(word for word in names if len(word) > 2)


def facts() -> list[Fact]:
    """The record of 2021 and 2022. Calls that are with no foreign leader are left out."""
    codes = {row["name"]: row["iso3"] for row in dictionary.rows("countries")} | SPELLINGS
    found: list[Fact] = []
    for row in _rows(LEDGER):
        if row["administration"] == "Biden" and row["ledger"].startswith("leader_phone_call"):
            day = row["date"][:10]
            for who in row["who"].split(", "):
                country = next((name for name in sorted(codes, key=len, reverse=True) if name in who), None)
                names = _names(re.split(r" of (?:the )?[A-Z]", who)[0])
                if country and names:
                    found.append(Fact("call", codes[country], day, day, names, country))
    for row in _rows(VISITS):
        if row["start_date"][:4] in YEARS and row["country"] in codes:
            found.append(Fact("host", codes[row["country"]], row["start_date"], row["end_date"], _names(row["visitor"]), row["country"]))
    for row in _rows(TRAVELS):
        if row["start_date"][:4] in YEARS and row["country"] in codes:
            towns = [plain(town) for town in (row["locale"] or row["country"]).split(", ")]
            names = tuple(name for town in towns for name in TOWNS.get(town, (town,)))
            found.append(Fact(f"visit ({row['role']})", codes[row["country"]], row["start_date"], row["end_date"], names, row["country"]))
    return list(dict.fromkeys(found))


@dataclass(frozen=True)
class Told:
    """An article as the rule reads it."""

    day: str
    title: str
    text: str

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Its title and its sentences, plain."""
        found = (plain(piece) for piece in _BREAK.split(f"{self.title}\n\n{self.text}"))
        return tuple(piece for piece in found if piece)


def rows() -> Iterator[dict[str, Any]]:
    """Every article of both corpora, as their files hold it."""
    for name in CORPORA:
        with gzip.open(resources.shared("corpora", f"{name}.jsonl.gz"), "rt", encoding="utf-8") as stream:
            yield from map(json.loads, stream)


def articles() -> list[Told]:
    """Every article of both corpora, by day."""
    found = [Told((row["published"] or "")[:10], row["title"] or "", row["text"]) for row in rows()]
    return sorted(found, key=lambda article: (article.day, article.title))


def told(fact: Fact, texts: list[Told]) -> bool:
    """Whether an article tells of the fact, by the rule above."""
    return any(True for _ in telling(fact, texts))


def telling(fact: Fact, texts: list[Told]) -> Iterator[tuple[Told, str]]:
    """The sentences that tell of a fact, each with its article."""
    first, last = shifted(fact.start, -1), shifted(fact.end, 3)
    early = shifted(fact.start, -ANNOUNCED)
    name = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in fact.names))
    about = re.compile(WORDS[fact.kind])
    stamp = re.compile(rf"\b{_MONTHS[int(fact.start[5:7]) - 1]} {int(fact.start[8:])}\b")
    country = re.compile("|".join(rf"\b{re.escape(word)}" for word in _called(fact)))
    for article in texts:
        if early <= article.day <= last:
            titled = fact.kind.startswith("visit") or country.search(article.sentences[0])
            for sentence in article.sentences:
                if name.search(sentence) and about.search(sentence) and (titled or country.search(sentence)) and (
                        article.day >= first or stamp.search(sentence)):
                    yield article, sentence


def _called(fact: Fact) -> list[str]:
    """Names of the fact's country: that of the record, and others for the same code."""
    others = [name for name, code in SPELLINGS.items() if code == fact.country]
    return sorted({plain(name.split(",")[0].split(" (")[0]) for name in (fact.place, *others)})
