"""Persons of the Phoenix dictionaries (Open Event Data Alliance, MIT licence) that have a dated role in a government.

An entry is a name in capitals, other spellings on lines with ``+``, and role codes: country, sector and days, ``[AFGGOVMIL >050101]``.
The file was made in January 2014 from CountryInfo; which office is meant it does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from facts import Fact
from names import title_case

KNOWN = "2014-01-30"
_CODE = re.compile(r"\[([A-Z]{3})(GOV|MIL|JUD|LEG|COP|SPY)([A-Z]*)\s*([<>]?)(\d{6,8})?(?:-(\d{6,8}))?\]")
_TITLED = re.compile(
    r"^(?:THE|PRESIDENT|PRIME|FOREIGN|MINISTER|KING|QUEEN|PRINCE|GENERAL|ACTING|CHIEF|GOVERNMENT|MR|MRS|SHEIKH|COL|GEN|LT|EX|FORMER|"
    r"SECRETARY|AMBASSADOR|PM|CHANCELLOR|DEPUTY|VICE|SENIOR|MAYOR|SPOKES\w+|DEFEN[CS]E|COMMANDER|SULTAN|EMIR|AYATOLLAH|SENATOR|JUSTICE)_"
)
_WORD = re.compile(r"^[A-Z][A-Z'.-]+$")
_NOT_A_NAME = re.compile(
    r"MINIST|ARMY|FORCE|POLICE|GOVERNMENT|COUNCIL|COMMITTEE|DEPARTMENT|OFFICE|MILITARY|AGENCY|NATIONAL|COURT|PARLIAMENT|"
    r"OFFICIAL|AUTHORIT|CABINET|BANK|TROOPS|NAVY|SENATE|CONGRESS|EMBASSY|PARTY|PALACE|HOUSE|_OF_|_AND_|_THE_|UNION|COMMISSION|"
    r"MOVEMENT|LIBERATION|PEOPLE|SOLDIER|REGIME|GUARD|INTELLIGENCE|BUREAU|ASSEMBLY|PRESIDENT|ADMINISTRATION|PENTAGON|CENTER|"
    r"CENTRE|SECURITY|SERVICE"
)


def _day(digits: str) -> str | None:
    if len(digits) == 8:
        year, rest = digits[:4], digits[4:]
    elif len(digits) == 6:
        year, rest = ("20" if int(digits[:2]) <= 14 else "19") + digits[:2], digits[2:]
    else:
        return None
    month, day = rest[:2], rest[2:]
    return f"{year}-{month}-{day}" if "01" <= month <= "12" and "01" <= day <= "31" else None


def phoenix(folder: Path, valid: dict[str, str]) -> Iterator[Fact]:
    """Dated roles in governments that touch 2003 or later (the lists behind them begin then), of persons named by two words or more."""
    codes = set(valid.values())
    block: list[str] = []
    roles: list[str] = []
    for line in [*(folder / "phoenix/Phoenix.Countries.actors.txt").read_text("utf-8", "replace").splitlines(), "END_"]:
        text = line.split(";")[0].split("#")[0].rstrip()
        if not text:
            continue
        if text[0] in "\t [":
            roles.append(text)
        elif text[0] == "+":
            block.append(text[1:])
        else:
            if block and roles:
                yield from _facts(block, " ".join(roles), codes)
            block, roles = [text], []
        if "[" in text and text[0] not in "\t [":
            block[-1], _, role = text.lstrip("+").partition("[")
            roles.append("[" + role)


def _facts(block: list[str], roles: str, codes: set[str]) -> Iterator[Fact]:
    names = []
    for raw in block:
        name = re.sub(r"\s+", "_", raw.strip().strip("_").strip())
        words = name.split("_")
        if (
            2 <= len(words) <= 5
            and not _TITLED.match(name + "_")
            and not _NOT_A_NAME.search(name)
            and all(map(_WORD.match, words))
            and len(words[-1]) > 2
        ):
            names.append(title_case(name))
    if not names:
        return
    for country, sector, more, mark, first, last in _CODE.findall(roles):
        if country not in codes or not first:
            continue
        start, end = _day(first), _day(last) if last else None
        if mark == "<":
            start, end = None, start
        if start is None or (end or "9999") < "2003" or (end and end < start):
            continue
        office = "military chief" if sector == "MIL" else "judge" if sector == "JUD" else "legislator" if sector == "LEG" else "official"
        if office == "military chief":
            office = "official"
        yield Fact(
            country,
            office,
            {"JUD": "judge", "LEG": "legislator"}.get(sector, "military official" if "MIL" in sector + more else "official"),
            names[0],
            "phoenix",
            start,
            end,
            KNOWN,
            names=names[1:],
            coarse=start.endswith("01") or not end,
        )
