"""Actors against annotated phrases: ``python -m tests.gold.eval_actors [--errors]``.

``phrases``  phrases with sector and country by another coder's conventions, each read as an article of its own. Its ``UNO``, ``EUR``
             and ``IGO`` are our organisations; ours of armed groups (NSA:…) have no like there and are left out. Phrases without a
             day are read in the middle of 2022, when they were coded.
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
from typing import Any

from lapel import resources
from lapel.language import tokenise
from lapel.records import Article, Mention
from lapel.stages.actors import find_actors
from lapel.stages.actors.kb import KnowledgeBase

CODED = "2022-06-15"
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


def phrases(errors: bool = False) -> dict[str, float]:
    """Shares of the demands that hold: countries, sectors (as the first, or among those given), and phrases that are no actor."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for line in resources.shared("gold", "actors", "agent_to_code_dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["func"] != "agent_to_code" or not row["actor"]:
            continue
        mentions = [m for m in find(row["actor"], row["kw"].get("query_date") or CODED) if m.kind != "pronoun"]
        best = next((m for m in mentions if m.country), mentions[0] if mentions else None)
        for key, op, values in expectations(row):
            if key == "none":
                ok = best is None
            elif key == "country":
                if best is not None and (best.country or "").startswith("NSA:"):
                    continue
                ok = bool(theirs(best.country if best else None) & set(values)) == (op != "!=")
            else:
                sector = best.roles[0] if best and best.roles else ""
                ok = sector in values or (sector == "" and bool(set(values) & {"UNK", ""}))
            asked[key] += 1
            right[key] += ok
            if key == "code_1":
                right["any"] += ok or bool(best and set(values) & set(best.roles))
            if errors and not ok:
                got = (best.text, best.country, best.roles, best.kind) if best else None
                print(f"  {row['actor']!r}: {key} {op} {values}, got {got}")
    return {"country": right["country"] / asked["country"], "sector": right["code_1"] / asked["code_1"],
            "sector_among": right["any"] / asked["code_1"],
            "no_actor": right["none"] / asked["none"]}


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
