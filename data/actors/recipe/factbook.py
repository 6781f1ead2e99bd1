"""The World Factbook's chiefs of state and heads of government, as a history of snapshots (2014 to 2026) holds them.

The texts were cut into title and name by machine, often in the wrong place; this reads them again. Between April 2017 and
November 2020 the snapshots hold an old edition, so an end that falls into that gap is only a bound (``soft_end``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from facts import Fact, day, first_day, last_day
from names import clean
from offices import native
from sources import HERE, ids, rows

GAP = ("2017-03-28", "2020-11-24")
"""Last snapshot of the old edition, first one of the new."""
_NOTE = re.compile(r"^(?:note\s*[-:]?\s*|the\s+|and\s+|Notification Statement:.*?as president of Venezuela\s+)+", re.IGNORECASE)
_REPRESENTED = re.compile(r"represented by\s+(?:acting\s+)?(governor|prefect|high|administrator|uk|commissioner|head)", re.IGNORECASE)
_TITLES = (  # pattern, office in a list of heads (None: that of the list), title
    (
        r"(?:acting |interim |caretaker |transitional )?(?:first |executive |second |third |co-?)*(?:deputy|"
        r"vice) (?:prime ministers?|premiers?)"
        r"(?: and minister(?: of(?: state)?)?)?|executive vice premiers?",
        "deputy head of government",
        "deputy prime minister",
    ),
    (r"(?:acting |first |second |third |executive |co-|1st |2nd )*(?:vice|deputy)[ -]presidents?", "vice president", "vice president"),
    (r"secretary of state(?= cardinal)", "head of government", "secretary of state"),
    (r"chairman of the cabinet of ministers", "head of government", "prime minister"),
    (r"(?:cnsp|gnu interim|interim|transition) prime minister", "head of government", "prime minister"),
    (r"transition president", None, "president"),
    (r"president of the government of spain(?: \(prime minister-equivalent\))?", "head of government", "prime minister"),
    (
        r"(?:executive|transitional|interim|acting|federal|"
        r"supreme leader)? ?president(?: president)?(?:-elect)?(?: of(?: the)?(?: council of state| "
        r"national council| presidency| transitional government| governing council)?(?: and president of the council of ministers)?)?,?",
        None,
        "president",
    ),
    (r"(?:crown prince and |king and |sultan and |amir and )prime minister", None, "prime minister"),
    (
        r"(?:acting |interim |caretaker |transitional )*prime minister(?: vice president| and vice president| crown prince|"
        r"(?: and)? minister of"
        r"(?: \w+)?| and|, state)*(?:-designate)?",
        "head of government",
        "prime minister",
    ),
    (r"(?:acting |interim |note - )?chancellor", "head of government", "chancellor"),
    (r"(?:acting )?premier", "head of government", "premier"),
    (r"taoiseach(?: \(prime minister\))?", "head of government", "taoiseach"),
    (r"head of government(?: \([^)]*\))?(?: of)?", "head of government", "prime minister"),
    (r"chief minister|chief executive|(?:acting )?administrator|lieutenant governor|governor|(?:acting )?minister of state", None, None),
    (
        r"president of the government(?: of| \(prime)?(?: spain)?(?: ?\(?(?:prime )?minister-equivalent\))?",
        "head of government",
        "prime minister",
    ),
    (r"(?:chairman|chairperson|president) of (?:the )?council of ministers", "head of government", "prime minister"),
    (r"supreme leader|taliban leader", "head of state", "supreme leader"),
    (r"king sultan|king|queen of|queen|emperor|amir|sultan|pope|prince|grand duke|co-prince|french coprince", "head of state", None),
    (r"chair(?:man|person)?,?(?: of)?(?: the)?(?: presidency| presidential (?:leadership )?council)?,?", None, "chairman"),
)
_TITLE = [(re.compile(r"^(?:" + p + r")(?=\s|$)\s*", re.IGNORECASE), office, title) for p, office, title in _TITLES]
_JUNK = re.compile(
    r"^(?:Islamic Republic of Afghanistan|Swiss Confederation|(?:the )?Republic|Presidency|Presidential Leadership Council|"
    r"National Council|"
    r"Sovereign Council|Chair and Commander-in-Chief of the Sudanese Armed Forces General|Council of State|"
    r"State Affairs Commission(?: Chairman| President)?|"
    r"Commission (?:Chairman|President)|People's Assembly President|Minister-Designate|Co-Vice President|Capt\b|and |"
    r"for [A-Z][a-z]+ Affairs|Foreign Affairs|"
    r"Foreign Minister|Interior|Australia|Spain|French Polynesia|Territorial (?:Council|Assembly)|Transitional|"
    r"Sheikh(?= \w+ \w+ )|or Acting Prime Minister|"
    r"\([^)]*\)|Culture and National Heritage|Infrastructure|Libya)\s+"
)
_AKA = re.compile(r",? ?(?:also spelled|aka|formerly|- formerly|a\.k\.a\.)\s+", re.IGNORECASE)
_MONARCH = {"amir": "emir", "king sultan": "king", "queen of": "queen", "french coprince": "co-prince"}


def fixes() -> dict[tuple[str, str, str], str]:
    """(country, name as cut, start) -> the right name or ``-``, by hand, where the machine's cut lost a part."""
    table = {}
    for line in (HERE / "own/factbook_names.tsv").read_text("utf-8").splitlines():
        if line and line[0] != "#":
            country, cut, start, right = line.split("\t")
            table[country, cut, start] = right
    return table


def factbook(folder: Path, _: dict[str, str]) -> Iterator[Fact]:
    """Heads, their deputies and represented monarchs' governors."""
    right, known = fixes(), ids()
    for row in rows(folder / "leaders_factbook_2014_2026.csv"):
        country, listed = row["iso3"], "head of state" if row["role"] == "HOS" else "head of government"
        text = f"{row['title']} {row['person']}".strip()
        if (country, row["person"], row["start"][:10]) in right:
            fixed = right[country, row["person"], row["start"][:10]]
            text = "" if fixed == "-" else fixed
        for office, title, name, names, acting in read(text, listed):
            if office == "governor" and country in {"CCK", "CXR", "TKL", "PCN"}:
                continue
            end = row["end"]
            soft = end.startswith("<=")
            last = last_day(end.removeprefix("<="))
            seen = row["seen_last"]
            if last is not None and seen <= GAP[1] and row["seen_first"] <= GAP[0] and last > GAP[0]:
                soft = True
            if last is not None and (day(last, last) - day(seen, seen)).days > 75:
                soft = True  # the successor's row begins long after this one was last seen
            if last is not None and not soft and (day(seen, seen) - day(last, last)).days > 330:
                last, soft = None, True  # the "end" is the start of the same person's next row, and the person was seen later
            yield Fact(
                country,
                office,
                native(country, office, title),
                name,
                "factbook",
                first_day(row["start"]),
                last,
                GAP[0] if soft and seen <= GAP[1] and row["seen_first"] <= GAP[0] else seen,
                qid=known[name][0] if name in known else None,
                acting=acting,
                soft_end=soft,
                names=names,
                coarse=len(row["start"]) < 10,
            )


def read(text: str, listed: str) -> Iterator[tuple[str, str, str, list[str], bool]]:
    """(office, title, name, other spellings, acting) of each person in a cell of the list of heads of state or of government."""
    text = _NOTE.sub("", text).strip()
    if match := _REPRESENTED.search(text):
        name = re.sub(
            r"^.*?(?:governor[- ]general|governor|prefect|administrator(?: superior)?|commissioner)(?: of [A-Z][\w ]*?General)?\s+"
            r"(?:\(\w+\)\s*)?",
            "",
            text,
            flags=re.IGNORECASE,
        )
        name = re.sub(r"^of the .*? (?=Sir|Dame|David|Sam|Anand)", "", name)
        if match.group(1).lower() == "governor" and usable(clean(name)):
            yield "governor", "governor-general" if "general" in text.lower() else "governor", clean(name), [], "acting" in text.lower()
        return
    office, title, found, acting = listed, "", "", bool(re.search(r"\b(?:acting|interim|caretaker)\b", text, re.IGNORECASE))
    several = bool(re.search(r"ministers|premiers|presidents", text, re.IGNORECASE))
    for pattern, means, word in _TITLE:
        if match := pattern.match(text):
            office = means or listed
            found = match.group().strip().lower()
            title = word or _MONARCH.get(found, re.sub(r"^(?:acting|note -) ", "", found))
            text = text[match.end() :]
            break
    if title == "prime minister" and office == "head of state":  # a monarch who is also prime minister
        title = found.split()[0]
    text = re.sub(r"\s+in caretaker status$", "", text)
    text = re.sub(
        r"^(?:Lord of Mann (?:King|Queen)|for Safeguarding.*?General|for the Safeguard.*?General|Lt\.|Gen\.|Col\.|Dr\.|Sir|Capt\.?)\s+",
        "",
        text,
    )
    while (shorter := _JUNK.sub("", text)) != text:
        text = shorter
    if "-elect" in title or re.search(
        r"\b(?:vacant|cabinet|appointed|regent|resign|took power|tenure|elected|caretaker Prime|previously)\b", text, re.IGNORECASE
    ):
        text = re.sub(r"\s+-\s+previously.*$", "", text)
        if re.search(r"\b(?:vacant|cabinet|appointed|regent|resign|took power|tenure|elected|caretaker Prime)\b", text, re.IGNORECASE):
            return
    for part in re.split(r",\s*(?:and\s+)?| and Deputy Prime Minister | and (?=[A-Z]\w+ [A-Z])", text) if several else [text]:
        name, *others = _AKA.split(part)
        name = clean(re.sub(r"^(?:Second Vice President|First Vice President|Deputy Prime Minister)\s+", "", name))
        if usable(name):
            yield (
                office,
                title or {"head of state": "president", "head of government": "prime minister"}[listed],
                name,
                [clean(o) for o in others],
                acting,
            )


def usable(name: str) -> bool:
    """Whether a cut name can be one: capital at the start, no stray words."""
    return (
        bool(re.match(r"^['A-ZÀ-ÞŚŠŽ][\w'’.-]+,?(?: [\w'’.-]+){0,7}(?:, [JS]r\.?)?$", name))
        and len(name) > 3
        and not re.search(
            r"\b(?:President|Minister|Premier|Governor|Commissioner|Council|Republic|New Zealand|Vacant|November|Chairman)\b", name
        )
    )
