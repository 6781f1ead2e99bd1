"""Order and precedence against the public record: who called, visited and hosted whom, as two corpora tell it.

``python -m tests.gold.eval_precedence [EVENTS]`` prints one table; without a file of events it runs lapel over both corpora first.

A row of the record counts when the corpora tell of it: an article of those days names the person and the country, or the town. It is found
when an act of the kind, with that country, is dated within a day. What the corpora announce (scheduled) is told apart from what they
report (realised).
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from lapel import jsonl, resources
from lapel.export import dictionary
from lapel.ledger import Act, compare, gather, order, show
from lapel.ledger.channels import dealings
from lapel.ledger.days import shifted
from lapel.records import Event

CORPORA = ("whitehouse_2021_2022", "state_department_2021_2022")
LEDGER = "us_precedence_ledger_by_administration.csv"
VISITS = "us_visits_by_foreign_leaders.csv"
TRAVELS = "us_travels_president_secretary.csv"
YEARS = ("2021", "2022")
TERM = "2021-01-20"
TELLING = ("realised", "scheduled")

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
            towns = tuple(plain(town) for town in row["locale"].split(", ") if town) or (plain(row["country"]),)
            found.append(Fact(f"visit ({row['role']})", codes[row["country"]], row["start_date"], row["end_date"], towns, row["country"]))
    return list(dict.fromkeys(found))


def articles() -> list[tuple[str, str]]:
    """Day and plain text, with its title, of every article."""
    found = []
    for name in CORPORA:
        with gzip.open(resources.shared("corpora", f"{name}.jsonl.gz"), "rt", encoding="utf-8") as stream:
            for row in map(json.loads, stream):
                found.append(((row["published"] or "")[:10], plain(f"{row['title']} {row['text']}")))
    return sorted(found)


def told(fact: Fact, texts: list[tuple[str, str]]) -> bool:
    """Whether an article of the days around names the country and one of the names."""
    first, last = shifted(fact.start, -1), shifted(fact.end, 3)
    place = plain(fact.place.split(",")[0].split(" (")[0])
    return any(place in text and any(re.search(rf"\b{re.escape(name)}\b", text) for name in fact.names)
               for day, text in texts if first <= day <= last)


def found(fact: Fact, acts: list[tuple[str, Act]]) -> bool:
    """Whether one of the acts (with their counterparts) is with the country and within a day of the fact."""
    first, last = shifted(fact.start, -1), shifted(fact.end, 1)
    return any(country == fact.country and act.close() and act.day() <= last and (act.end or "") >= first for country, act in acts)


def evaluate(events: Path) -> dict[str, dict[str, float]]:
    """For each kind: facts, how many the corpora tell of, and the shares of those found, by channel and in any contact."""
    acts = gather(jsonl.read(events, Event))
    texts = articles()

    def seen(channel: str, statuses: tuple[str, ...]) -> list[tuple[str, Act]]:
        return [(d.counterpart, d.act) for d in dealings(acts, "USA", channel, statuses) if d.act.start]

    tables = {key: seen(*key) for channel in ("call", "host", "visit", "contact") for key in ((channel, TELLING), (channel, ("realised",)))}
    out: dict[str, dict[str, float]] = {}
    known = [fact for fact in facts() if told(fact, texts)]
    for kind in ("call", "host", "visit (president)", "visit (secretary)"):
        channel = kind.split()[0]
        mine = [fact for fact in known if fact.kind == kind]
        measures: dict[str, Callable[[Fact], bool]] = {
            "recall": lambda f, c=channel: found(f, tables[c, TELLING]),
            "realised": lambda f, c=channel: found(f, tables[c, ("realised",)]),
            "any_contact": lambda f: found(f, tables["contact", TELLING])}
        out[kind] = {"facts": sum(f.kind == kind for f in facts()), "told": len(mine)} | {
            name: round(sum(map(right, mine)) / len(mine), 3) if mine else 0.0 for name, right in measures.items()}
    return out


def first_called(acts: list[Act], n: int = 12) -> tuple[list[str], list[str]]:
    """The first parties called after the term began: by the record, and by the acts (both sides known as leaders)."""
    calls = sorted((f for f in facts() if f.kind == "call"), key=lambda f: f.start)
    gold = list(dict.fromkeys(f.country for f in calls))[:n]
    return gold, [str(row.values["counterpart"]) for row in order(acts, "USA", "call", since=TERM, level="leader").rows[:n]]


def unfound(events: Path, n: int) -> list[str]:
    """The first ``n`` facts that the corpora tell of and no act of the channel holds."""
    acts, texts = gather(jsonl.read(events, Event)), articles()
    lines = []
    for fact in facts():
        listed = [(d.counterpart, d.act) for d in dealings(acts, "USA", fact.kind.split()[0], TELLING) if d.act.start]
        if told(fact, texts) and not found(fact, listed):
            lines.append(f"{fact.kind} {fact.country} {fact.start} {'/'.join(fact.names)}")
    return lines[:n]


def write_events(path: Path) -> None:
    """Run lapel over both corpora, as ``lapel run`` does."""
    from lapel.run.session import session
    from lapel.run.sharded import Request, run

    inputs = [str(resources.shared("corpora", f"{name}.jsonl.gz")) for name in CORPORA]
    with session("run", quiet=True) as work:
        run(Request(paths=inputs, output=str(path)), work)


def _table(figures: dict[str, dict[str, float]]) -> Table:
    out = Table(title="the public record, as far as the corpora tell of it", title_justify="left")
    for column in ("kind", "facts", "told", "recall", "realised", "any contact"):
        out.add_column(column, justify="left" if column == "kind" else "right")
    for kind, row in figures.items():
        out.add_row(kind, *(f"{value:g}" if name in {"facts", "told"} else f"{value:.3f}" for name, value in row.items()))
    return out


def main(arguments: list[str] | None = None) -> int:
    """Print the measures; 2 when the data is missing."""
    parser = argparse.ArgumentParser(prog="python -m tests.gold.eval_precedence", description=__doc__)
    parser.add_argument("events", nargs="?", type=Path, help="events.jsonl of both corpora (default: they are run first)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the first N facts that were not found")
    options = parser.parse_args(arguments)
    if gone := missing():
        print(f"nothing was measured: {gone}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        events: Any = options.events
        if events is None:
            events = Path(folder) / "events.jsonl"
            write_events(events)
        console = Console(width=None if sys.stdout.isatty() else 160)
        console.print(_table(evaluate(events)))
        acts = gather(jsonl.read(events, Event))
        gold, system = first_called(acts)
        console.print(f"first called, by the record: {' '.join(gold)}\nfirst called, by the events: {' '.join(system)}")
        sys.stdout.flush()
        show.write(compare(acts, "JPN", "KOR", giver="USA", since=TERM, level="leader"), sys.stdout.buffer, "table", evidence=True)
        print(*unfound(events, options.errors), sep="\n", end="\n" if options.errors else "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
