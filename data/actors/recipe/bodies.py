"""States and other bodies with their aliases: names, peoples, seats from the Factbook and the tables in own/."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import own
from names import plain

from lapel.stages.actors.kb_load import alias_key
from lapel.stages.actors.kb_records import AliasLine, EntityLine

_CODE_NAME = re.compile(r"^[A-Z.]{2,6}$")


class Bodies:
    """Bodies by id, filled table by table; the same alias twice for one body is kept once."""

    def __init__(self) -> None:
        self.lines: dict[str, EntityLine] = {}
        self.state: dict[str, str] = {}

    def body(self, id_: str, name: str, kind: str, country: str | None, roles: Sequence[str] = (), **more: str | None) -> EntityLine:
        """The body with this id, made when new."""
        if id_ not in self.lines:
            self.lines[id_] = EntityLine(id=id_, name=name, kind=kind, country=country, roles=list(roles), **more)  # type: ignore[arg-type]
        return self.lines[id_]

    def alias(self, id_: str, text: str, kind: str | None = None, case: str | None = None, form: str = "") -> None:
        """Add an alias and its form without accents. Acronyms and single words are exact, longer names hold in any case."""
        line = self.lines[id_]
        for written in dict.fromkeys((text, plain(text), text.replace("'", "’"))):
            key = alias_key(written)
            if not key or alias_key(key) != key:
                continue
            exact = case or ("exact" if _CODE_NAME.match(written) or " " not in key else "any")
            item: str | AliasLine = key
            if (kind and kind != line.kind) or exact != "any" or form:
                item = AliasLine(text=key, kind=None if kind == line.kind else kind, case="exact" if exact == "exact" else None, form=form)  # type: ignore[arg-type]
            if item not in line.aliases:
                line.aliases.append(item)


NO_STATES = frozenset({"ATA"})
"""Codes of ISO 3166 that nobody acts for."""


def lines(countries: list[dict[str, object]], leading: dict[str, str]) -> list[EntityLine]:
    """All bodies, states first, each kind in the order of its ids."""
    found = Bodies()
    known = {str(country["iso3"]) for country in countries}
    added = [
        {"iso3": code, "qid": qid, "names": [], "nationality_noun": "", "nationality_adj": "", "capital": ""}
        for code, qid in own.table("more_states.tsv").items()
        if code not in known
    ]
    for country in [*countries, *added]:
        if str(country["iso3"]) not in NO_STATES:
            _state(found, country, leading)
    for table in own.BODY_TABLES.values():
        _table(found, table)
    order = {"state": 0, "igo": 1, "nsa": 2}
    return sorted(found.lines.values(), key=lambda b: (order.get(b.kind, 3), b.kind, b.country or "", b.id))


def _state(found: Bodies, country: dict[str, object], leading: dict[str, str]) -> None:
    code = str(country["iso3"])
    if code in found.state:
        return
    id_ = found.state[code] = str(country["qid"] or code)
    given = own.states().get(code)
    names = [
        n
        for n in map(str, country["names"])
        if re.fullmatch(
            r"[A-ZÀ-Þ][\w' "
            r".()-]*[\w.]",
            n,
        )
        and not _CODE_NAME.match(n)
    ]  # type: ignore[call-overload]
    names = [n for n in names if not re.search(r"\(|\bor\b|Province of", n)] or list(country["names"])[:1]  # type: ignore[call-overload]
    found.body(id_, given["name"] if given else min(names, key=len), "state", code, leader=leading.get(code))
    if given:
        names = [
            given["name"],
            *given["names"],
            *[n for n in names if n.startswith(("Republic of", "Kingdom of", "People's", "Democratic"))],
        ]
    for name in names:
        found.alias(id_, name)
    if given:
        for column, form in (("adjectives", "adjective"), ("singular", "singular"), ("plural", "plural")):
            for text in given[column]:
                found.alias(id_, text, "people", form=form)
        for text in given["seats"]:
            found.alias(id_, text, "seat")
        return
    for text, form in _people(str(country["nationality_noun"]), str(country["nationality_adj"])):
        found.alias(id_, text, "people", form=form)
    capital = re.sub(r"[,(].*", "", str(country["capital"])).strip()
    if capital:
        found.alias(id_, capital, "seat")


def _people(noun: str, adjective: str) -> Iterator[tuple[str, str]]:
    """Demonyms as the Factbook words them: *Afghan(s)*, *Motswana (singular), Batswana (plural)*."""
    for part in re.split(r",| or ", noun):
        if match := re.match(r"\s*([A-Z][\w' -]+?)\((s|es)\)", part):
            yield match.group(1), "singular"
            yield match.group(1) + match.group(2), "plural"
        elif match := re.match(r"\s*([A-Z][\w' -]+?)\s*\((singular and plural|singular|plural)", part):
            for form in ("singular", "plural"):
                if form in match.group(2):
                    yield match.group(1), form
    for part in re.split(r",|;| or ", adjective):
        if match := re.match(r"\s*([A-Z][\w'-]+(?: [A-Z][\w'-]+)*)\s*$", re.sub(r"\(.*?\)", "", part)):
            yield match.group(1), "adjective"


def _table(found: Bodies, rows: list[list[str]]) -> None:
    """Rows of own/bodies_*.tsv: id, code, kind, roles, name, other names."""
    for id_, code, kind, roles, name, others in rows:
        names = [name, *filter(None, others.split(";"))]
        if id_ == "@":  # words for the state or body itself: a seat, a palace
            for text in names:
                found.alias(found.state.get(code, code), text, kind)
            continue
        found.body(id_, name, kind, code or None, roles.split())
        for text in names:
            written, _, word = text.partition("|")
            people = (word or kind) == "people"
            found.alias(id_, written, word or None, form=("plural" if written.endswith("s") else "adjective") if people else "")
