"""Titles as news writes them, brought to one form, and the office each means.

*Minister of Foreign Affairs*, *the foreign minister* and *Foreign Minister* share the key ``foreign minister``. The table
data/actors/titles.tsv says which office a title word means when nobody in the country bears it.
"""

from __future__ import annotations

import functools
import re

from lapel.errors import BadData
from lapel.resources import data
from lapel.stages.actors.kb_records import OFFICES

_ARTICLE = re.compile(r"^(?:the|a|an|his|her|its|their)\s+")
_ADDED = re.compile(r"^(?:acting|interim|caretaker|incoming|outgoing|then|current|new|former|late|ex)[\s-]+")
_OF = re.compile(r"^(minister|ministers|secretary|department|ministry) (?:of|for|in charge of) (?:state for )?(?:the )?(.+)$")
_SPELLING = {"defense": "defence", "adviser": "adviser", "advisor": "adviser", "vice-president": "vice president",
             "vice-premier": "vice premier", "general secretary": "secretary general", "secretary-general": "secretary general",
             "labor": "labour", "prime-minister": "prime minister"}
_SPELLED = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, _SPELLING), key=len, reverse=True)) + r")\b")
_SHORT = {"foreign affairs": "foreign", "external affairs": "foreign", "external relations": "foreign",
          "foreign relations": "foreign", "national defence": "defence", "the interior": "interior",
          "internal affairs": "interior", "home affairs": "home", "the treasury": "treasury"}


@functools.lru_cache(maxsize=20_000)
def title_key(title: str) -> str:
    """The form under which a title is looked up: lower case, British spelling, *X minister* for *minister of X*."""
    key = " ".join(title.lower().replace(" - ", "-").split())
    key = _SPELLED.sub(lambda m: _SPELLING[m.group()], key)
    while True:
        shorter = _ADDED.sub("", _ARTICLE.sub("", key))
        if shorter == key:
            break
        key = shorter
    if key == "secretary of state":
        return key
    if match := _OF.match(key):
        head, matter = match.groups()
        key = f"{_SHORT.get(matter, matter)} {head}"
    return key


@functools.cache
def title_offices() -> dict[tuple[str, str], str]:
    """(Title key, country or empty) -> office, from data/actors/titles.tsv; ``leader`` is the office that leads the country."""
    path = data("actors", "titles.tsv")
    table: dict[tuple[str, str], str] = {}
    for n, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        title, office, country = [*line.split("\t"), "", ""][:3]
        if office not in OFFICES and office != "leader":
            raise BadData(f"{path}, line {n}: {office!r} is no office; the list is in kb_records.py")
        table[title_key(title), country] = office
    return table
