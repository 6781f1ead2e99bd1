"""Actors against annotated phrases: ``python -m tests.gold.eval_actors [--errors]``.

``phrases``  phrases with sector and country by another coder's conventions, each read as an article of its own, and looked up as
             ``lapel actors find`` does where nothing in it is an actor by itself; sectors of common nouns are those that an event's
             party gets. Its ``UNO``, ``EUR`` and ``IGO`` are our organisations; ours of armed groups (NSA:…) have no like there and
             are left out. Demands that do not apply are listed with the reason in ``exempt.tsv``.
``parties``  the parties of the annotated events, found by the actors stage alone in the whole article. Phrases that the stage leaves
             to grammar (pronouns, plurals) are left out of the share and counted apart.
"""

from __future__ import annotations

import argparse
import functools
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lapel import resources
from lapel.language import tokenise
from lapel.records import Article, Mention
from lapel.stages.actors import find_actors
from lapel.stages.actors.describe import of_words
from lapel.stages.actors.kb import KnowledgeBase
from lapel.stages.actors.look_up import look_up

EXEMPT = Path(__file__).with_name("exempt.tsv")
_ASSERT = re.compile(r"(?:code\['(?P<key>country|code_1)'\]|(?P<none>code)) (?P<op>==|!=|in|is) (?P<value>.+)")


@functools.cache
def knowledge() -> KnowledgeBase:
    """The knowledge base, loaded once."""
    return KnowledgeBase.load()


def evaluate() -> dict[str, Any]:
    """Shares right, by set and half."""
    return {"phrases": phrases(), "dev": parties("dev"), "items": parties("items")}


def find(text: str, published: str | None) -> list[Mention]:
    """Mentions of a text."""
    return find_actors(tokenise(text), Article(id="gold", text=text, published=published), knowledge())


# ------------------------------------------------------------------------------------------------------------ phrases with codes


def expectations(row: dict[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    """What a row demands: (``country`` or ``code_1``, operator, values)."""
    for text in row["asserts"]:
        match = _ASSERT.fullmatch(text)
        if match is None:
            continue
        if match["none"]:
            if match["value"] == "None":
                yield "none", match["op"], []
            continue
        value = match["value"]
        if value.startswith("d['"):
            yield match["key"], match["op"], [row["data"].get(value[3:-2], "")]
        else:
            yield match["key"], match["op"], json.loads(value.replace("'", '"')) if value[0] == "[" else [value.strip("'\"")]


def theirs(country: str | None) -> set[str]:
    """Our country code in the other coder's convention: every code that agrees with it."""
    if country is None:
        return {""}
    if country.startswith("IGO:"):
        named = {"IGO:EU": "EUR", "IGO:UN": "UNO", "IGO:WHO": "UNO", "IGO:ICJ": "UNO", "IGO:IAEA": "UNO"}.get(country)
        return {named} if named else {"IGO"}
    return {country}


def exempt() -> dict[tuple[int, str], str]:
    """Demands that do not apply: (line of the file, ``country`` or ``code_1``) -> why."""
    rows = [line.split("\t") for line in EXEMPT.read_text("utf-8").splitlines() if line and line[0] != "#"]
    return {(int(n), key): why for n, key, why in rows}


def answer(phrase: str, day: str | None) -> tuple[Mention | None, str | None, list[str]]:
    """The mention of a phrase that stands alone, its country, and its sectors."""
    found = find(phrase, day)
    mentions = [m for m in found if m.kind != "pronoun"]
    best = next((m for m in mentions if m.country), mentions[0] if mentions else None)
    if best is not None:
        return best, best.country, best.roles
    options = [] if found else look_up(knowledge(), phrase, day)
    serving = [f for f in options if f["office"]] or options
    country, sectors = None, []
    if serving and (serving[0]["kind"] == "place" or len({f["country"] for f in serving}) == 1):
        first = serving[0]
        country, sectors = first["country"], ["ELI"] if first["kind"] == "person" and not first["office"] else first["roles"]
    return None, country, sectors or of_words(phrase)[0]


def phrases(errors: bool = False) -> dict[str, float]:
    """Shares of the demands that hold: countries, sectors (as the first, or among those given), and phrases that are no actor."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    left_out = exempt()
    lines = resources.shared("gold", "actors", "agent_to_code_dev.jsonl").read_text("utf-8").splitlines()
    for n, line in enumerate(lines, 1):
        row = json.loads(line)
        if row["func"] != "agent_to_code" or not row["actor"]:
            continue
        best, country, sectors = answer(row["actor"], row["kw"].get("query_date"))
        for key, op, values in expectations(row):
            if (n, key) in left_out:
                asked["exempt"] += 1
                continue
            if key == "none":
                ok = best is None
            elif key == "country":
                if (country or "").startswith("NSA:"):
                    asked["exempt"] += 1
                    continue
                ok = bool(theirs(country) & set(values)) == (op != "!=")
            else:
                sector = sectors[0] if sectors else ""
                ok = sector in values or (sector == "" and bool(set(values) & {"UNK", ""}))
            asked[key] += 1
            right[key] += ok
            if key == "code_1":
                right["any"] += ok or bool(set(values) & set(sectors))
            if errors and not ok:
                print(f"  line {n} {row['actor']!r}: {key} {op} {values}, got {country} {sectors} {best.kind if best else None}")
    return {"country": right["country"] / asked["country"], "sector": right["code_1"] / asked["code_1"],
            "sector_among": right["any"] / asked["code_1"],
            "no_actor": right["none"] / asked["none"], "asked": asked["country"] + asked["code_1"] + asked["none"],
            "exempt": asked["exempt"]}


# ------------------------------------------------------------------------------------------------------------ parties of events


def locate(text: str, phrase: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a party's words stand: in the evidence, else the nearest before it, else the first after it."""
    hits = [m.span() for m in re.finditer(r"(?<!\w)" + r"\s+".join(map(re.escape, phrase.split())) + r"(?!\w)", text)]
    inside = [h for h in hits if start <= h[0] and h[1] <= end]
    before = [h for h in hits if h[1] <= start]
    return inside[0] if inside else before[-1] if before else hits[0] if hits else None


def parties(name: str, errors: bool = False) -> dict[str, dict[str, float]]:
    """Share of located party phrases whose country is right, by half; errors are shown for the half written for looking at."""
    folder = resources.shared("gold", "events")
    articles = {a["id"]: a for a in map(json.loads, (folder / f"{name}.articles.jsonl").read_text("utf-8").splitlines())}
    counts: dict[str, Counter[str]] = {"written": Counter(), "checked": Counter()}
    for line in (folder / f"{name}.gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        article = articles[gold["article"]]
        mentions = find(article["text"], article["published"])
        count = counts[gold["half"]]
        for event in gold["events"]:
            asked: dict[str, set[str | None]] = {}
            for role in ("agents", "recipients", "about"):
                for party in event[role]:
                    asked.setdefault(party["text"], set()).add(party["country"])
            for text, countries in asked.items():
                at = locate(article["text"], text, event["evidence"]["start"], event["evidence"]["end"])
                if at is None:
                    count["not located"] += 1
                    continue
                inside = [m for m in mentions if m.span[0] < at[1] and at[0] < m.span[1]]
                if inside and all(m.kind in {"pronoun", "plural"} for m in inside):
                    count["left to grammar"] += 1
                    continue
                count["asked"] += 1
                named = {m.country for m in inside if m.country}
                ok = bool(named & countries) or (not named and countries == {None})
                count["right"] += ok
                count["no mention"] += not inside
                if errors and gold["half"] == "written" and not ok:
                    got = [(m.text, m.kind, m.country, m.resolved_by) for m in inside]
                    print(f"  {name} {text!r}: {sorted(map(str, countries))}, got {got}")
    return {half: {"country": c["right"] / c["asked"], **{k: v for k, v in c.items() if k != "right"}} for half, c in counts.items()}


def main() -> None:
    """Print the figures, and with ``--errors`` what is wrong in the half that may be looked at."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--errors", action="store_true", help="show what is wrong (never of the half kept for scoring)")
    options = parser.parse_args()
    print("phrases", {k: round(v, 3) for k, v in phrases(options.errors).items()})
    for name in ("dev", "items"):
        for half, figures in parties(name, options.errors).items():
            print(name, half, {k: round(v, 3) for k, v in figures.items()})


if __name__ == "__main__":
    main()
