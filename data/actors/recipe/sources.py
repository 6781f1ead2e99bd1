"""Readers of the public sources: each yields facts. Where the sources are from and under which licence: data/actors/README.md."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import yaml
from facts import Fact, first_day, last_day
from names import clean
from offices import classify, native

from lapel.stages.actors.titles import title_key

HERE = Path(__file__).parent
GENDER = {"m": "m", "f": "f", "male": "m", "female": "f", "1": "m", "0": "f"}


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", errors="replace", newline="") as stream:  # REIGN has a few stray bytes in its notes
        yield from csv.DictReader(stream)


def countries(folder: Path) -> list[dict[str, object]]:
    """The lines of countries.jsonl."""
    return [json.loads(line) for line in (folder / "countries.jsonl").read_text("utf-8").splitlines()]


def wikidata(folder: Path, _: dict[str, str]) -> Iterator[Fact]:
    """Office holders of twenty countries, 2000 to 2022. The snapshot is of the end of 2022; unnamed persons are left out."""
    for row in rows(folder / "officeholders_wikidata_2000_2022_20countries.csv"):
        country = row["iso3"]
        if country == "IGO" or re.fullmatch(r"Q\d+|[^A-Za-z]+", row["person"]) or row["start"] > "2022-12-24":
            continue
        position = row["position"]
        if (country == "ITA" and re.search("Province|president of", position)) or re.search("Mayor|^Administrator of", position):
            continue
        office, title, place = classify(position, country)
        yield Fact(
            country,
            office,
            title,
            clean(row["person"]),
            "wikidata",
            first_day(row["start"]),
            last_day(row["end"]),
            "2022-12-24",
            row["qid"],
            place=place,
            acting="acting" in position.lower(),
            coarse=len(row["start"]) < 10 or 0 < len(row["end"]) < 10,
        )


_HEAD_TITLES = (
    ("executive yuan", "premier"),
    ("agong", "king"),
    ("druk gyalpo", "king"),
    ("ngwenyama", "king"),
    ("taoiseach", "taoiseach"),
    ("captain regent", "captain regent"),
    ("federal council", "federal councillor"),
    ("chief minister", "chief minister"),
    ("council of ministers", "prime minister"),
    ("chairman of the presidential", "chairman"),
    ("military leader", "military leader"),
)


def heads(folder: Path, by_qid: dict[str, str]) -> Iterator[Fact]:
    """Heads of state and government worldwide in 2021 and 2022, by year."""
    for row in rows(folder / "wikidata_misc/heads_worldwide_2021-22.csv"):
        country = by_qid.get(row["countryid"], {"Q29999": "NLD", "Q756617": "DNK"}.get(row["countryid"], ""))
        name = row["officeholderLabel"]
        label = row["positionLabel"]
        if not country or re.fullmatch(r"Q\d+", name) or "Pontifical" in label:
            continue
        word = label.lower()
        head = (
            "head of government"
            if re.search(
                r"prime minister|chancellor|premier|minister of state|council of ministers|taoiseach|chief minister|executive yuan", word
            )
            else "head of state"
        )
        head = (
            "head of government"
            if label == "President of Iran"
            else "governor"
            if "governor" in word
            else "minister"
            if "federal council" in word
            else head
        )
        title = next((t for w, t in _HEAD_TITLES if w in word), "") or next(
            (
                t
                for t in (
                    "prime minister",
                    "premier",
                    "chancellor",
                    "president",
                    "governor-general",
                    "emir",
                    "king",
                    "queen",
                    "sultan",
                    "emperor",
                    "prince",
                    "grand duke",
                    "pope",
                    "supreme leader",
                    "monarch",
                    "minister of state",
                )
                if t in word
            ),
            "",
        )
        yield Fact(
            country,
            head,
            title,
            clean(re.sub(r"(?:,| of) (?:Prince of )?[A-Z].*$", "", name) if title in {"king", "monarch", "prince", "emir"} else name),
            "wikidata",
            first_day(row["start_year"]),
            last_day(row["end_year"]),
            "2022-12-24",
            row["officeholder"],
            coarse=True,
            names=[clean(name)],
        )


def foreign_ministers(folder: Path, by_qid: dict[str, str]) -> Iterator[Fact]:
    """Foreign ministers in office at the end of 2022."""
    for row in rows(folder / "wikidata_misc/foreign_ministers_worldwide_2022-23.csv"):
        country = by_qid.get(row["country"], {"Q458": "IGO:EU", "Q29999": "NLD", "Q756617": "DNK"}.get(row["country"], ""))
        if not country or not row["name"] or re.fullmatch(r"Q\d+", row["name"]) or country in {"PRI"}:
            continue
        if country == "VAT" and "Relations with States" not in row["positionLabel"]:
            continue
        title = "high representative" if country == "IGO:EU" else native(country, "foreign minister", "foreign minister")
        yield Fact(
            country,
            "foreign minister",
            title,
            clean(row["name"]),
            "wikidata",
            first_day(row["start"][:10]),
            None,
            "2022-12-10",
            row["person"],
        )


_IO = (
    ("Deputy Secretary-General of the United Nations", "IGO:UN", "deputy secretary general", "deputy secretary general"),
    ("Under-Secretary-General", "IGO:UN", "official", "under-secretary-general"),
    ("Secretary-General of the United Nations", "IGO:UN", "secretary general", "secretary general"),
    ("President of the United Nations General Assembly", "IGO:UN", "speaker", "general assembly president"),
    ("Speaker of the Arab Parliament", "IGO:ARABLEAGUE", "speaker", "speaker"),
    ("president of the Parliamentary Assembly of the Council", "IGO:COE", "speaker", "president of the parliamentary assembly"),
    ("Vice President of the International Court", "IGO:ICJ", "judge", "vice president"),
    ("President of the International Court", "IGO:ICJ", "chief justice", "president"),
    ("Judge of the International Court", "IGO:ICJ", "judge", "judge"),
    ("OSCE High Commissioner", "IGO:OSCE", "official", "high commissioner on national minorities"),
    ("Director-General of the World Trade", "IGO:WTO", "secretary general", "director-general"),
)


def organisations(folder: Path, _: dict[str, str]) -> Iterator[Fact]:
    """Heads and judges of organisations. Permanent representatives are left out: the source does not say of which country."""
    for row in rows(folder / "wikidata_misc/un_and_io_officeholders.csv"):
        for start, country, office, title in _IO:
            if row["position"].startswith(start) and not re.fullmatch(r"[^A-Za-z]+", row["person"]):
                yield Fact(
                    country,
                    office,
                    title,
                    clean(row["person"].split(",")[0]),
                    "wikidata",
                    first_day(row["start"]),
                    last_day(row["end"]),
                    "2022-12-24",
                    row["personID"],
                    coarse=len(row["start"]) < 10,
                    names=[row["person"]],
                )
                break


def ids() -> dict[str, tuple[str, list[str]]]:
    """Name -> (Wikidata id, other names) of own/ids.tsv, for sources that give no id."""
    lines = (HERE / "own/ids.tsv").read_text("utf-8").splitlines()
    return {name: (qid, [o for o in others.split("; ") if o]) for name, qid, others in (x.split("\t") for x in lines if x and x[0] != "#")}


def united_states(folder: Path, _: dict[str, str]) -> Iterator[Fact]:
    """Presidents and vice presidents since 1945; secretaries of state and their deputies since 1945."""
    for person in yaml.safe_load((folder / "us_gov/executive.yaml").read_text("utf-8")):
        name, ids_ = person["name"], person["id"]
        full = " ".join(filter(None, (name["first"], name.get("middle"), name["last"], name.get("suffix"))))
        other = [
            " ".join((name["first"], name["last"])),
            *filter(None, [name.get("official_full")]),
            *([f"{name['nickname']} {name['last']}"] if name.get("nickname") else []),
        ]
        qid, more = ids().get(full, (ids_.get("wikidata"), []))
        if more:
            full, more = more[0], [full, *more[1:]]
        for term in person["terms"]:
            if term["end"] < "1945":
                continue
            prez = term["type"] == "prez"
            ends_later = term["end"] > "2026-05-17"  # a term to come: in office when the snapshot was taken
            yield Fact(
                "USA",
                "head of state" if prez else "vice president",
                "president" if prez else "vice president",
                full,
                "us",
                term["start"],
                None if ends_later else term["end"],
                "2026-05-17",
                qid,
                GENDER.get(person["bio"]["gender"].lower()),
                names=other + more,
            )
    for file, office, title in (
        ("pocom_secretary_of_state.xml", "foreign minister", "secretary of state"),
        ("pocom_deputy_secretary.xml", "deputy minister", "deputy secretary of state"),
    ):
        tree = ElementTree.parse(folder / "us_gov" / file)
        for principal in tree.iter("principal"):
            start, end = principal.findtext("started/date") or principal.findtext("appointed/date"), principal.findtext("ended/date")
            if not start or start < "1945":
                continue
            last, *given = principal.findtext("person-id", "").split("-")
            given = [g.title() + ("." if len(g) == 1 else "") for g in given if g not in {"jr", "sr"} and not g.isdigit()]
            yield Fact(
                "USA",
                office,
                title,
                clean(" ".join([*given, last.title()])),
                "state",
                start,
                end or None,
                max(start, (principal.findtext("last-modified-date") or start)[:10]),
                soft_end=not end,
            )


def united_kingdom(folder: Path, _: dict[str, str]) -> Iterator[Fact]:
    """Ministers of the United Kingdom since 1979 from the Institute for Government's data set."""
    base = folder / "ifg_uk"
    organisation = {r["id"]: r["name"] for r in rows(base / "organisation.csv")}
    posts = {
        r["id"]: (r["display_name"] or r["name"], organisation.get(r["organisation_id"], ""), r["rank_equivalence"])
        for r in rows(base / "post.csv")
    }
    persons: dict[str, list[dict[str, str]]] = {}
    for row in rows(base / "person.csv"):
        persons.setdefault(row["id"], []).append(row)
    appointments = list(rows(base / "appointment.csv"))
    known = max(r["start_date"] for r in appointments)
    for row in appointments:
        known_as = persons.get(row["person_id"])
        if not known_as or row["post_id"] not in posts or (row["end_date"] and row["end_date"] < "1990"):
            continue
        post, body, rank = posts[row["post_id"]]
        office, title = _uk_office(post, body, rank)
        names = [r["name"] for r in known_as]
        first = min(names, key=lambda n: (n.startswith(("Lord ", "Baroness ", "Viscount ", "Earl ")), names.index(n)))
        yield Fact(
            "GBR",
            office,
            title,
            first,
            "ifg",
            row["start_date"],
            row["end_date"] or None,
            known,
            gender=GENDER.get(known_as[0]["gender"].lower()),
            names=names,
            qid="ifg:" + row["person_id"],
        )


def _uk_office(post: str, body: str, rank: str) -> tuple[str, str]:
    if post == "Prime Minister":
        return "head of government", "prime minister"
    if rank == "DPM" or post.startswith("Deputy Prime Minister"):
        return "deputy head of government", "deputy prime minister" if "Deputy" in post else title_key(post)
    if post.startswith("Chancellor of the Exchequer"):
        return "finance minister", "chancellor of the exchequer"
    if rank == "SoS":
        for word, office, title in (
            ("Foreign", "foreign minister", "foreign secretary"),
            ("Defence", "defence minister", "defence secretary"),
            ("Home Department", "interior minister", "home secretary"),
            ("Home Secretary", "interior minister", "home secretary"),
        ):
            if word in post:
                return office, title
        return "minister", title_key(re.sub(r"^Secretary of State for (?:the )?", "secretary of ", post))
    if post.startswith(("Minister of State", "Parliamentary")):
        post = f"{post.split(',', maxsplit=1)[0]}, {body}"
    if "Attorney General" in post or "Solicitor General" in post:
        return "attorney general", title_key(post)
    return "deputy minister", title_key(post)


def reign(folder: Path, _: dict[str, str]) -> Iterator[Fact]:
    """Effective leaders of states to March 2021. Whether the leader is head of state or of government is decided in merging."""
    codes = dict(line.split("\t")[:2] for line in (HERE / "own/cow_codes.tsv").read_text("utf-8").splitlines() if line and line[0] != "#")
    lines = (HERE / "own/reign_names.tsv").read_text("utf-8").splitlines()
    full = {(country, known): name for country, known, name in (line.split("\t") for line in lines if line and line[0] != "#")}
    for row in rows(folder / "reign/leaderlist_3_21.csv"):
        country = codes.get(row["stateabb"])
        if not country or not row["syear"]:
            continue
        start = f"{row['syear']}-{int(row['smonth']):02d}-{int(row['sdate']):02d}"
        end = last_day(f"{row['eyear']}-{int(row['emonth']):02d}") if row["eyear"] else None
        if end is not None and end < "1990":
            continue
        last, _, first = row["leader"].partition(", ")
        name = clean(f"{first} {last}".strip())
        yield Fact(
            country,
            "leader",
            "",
            full.get((country, name), name),
            "reign",
            start,
            end,
            "2021-03-31",
            gender=GENDER.get(row["gender"].strip()),
            coarse=end is not None,
        )
