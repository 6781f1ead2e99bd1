"""Reading data/actors and a user's own file into the tables of the knowledge base."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec

from lapel.errors import BadData
from lapel.language import tokenise
from lapel.resources import data
from lapel.stages.actors.kb_records import OFFICES, AliasLine, Entity, EntityLine, Sense, Tenure

_CODE = re.compile(r"[A-Z]{3}|(?:IGO|NSA):[A-Z0-9]+")
FILES = ("bodies.jsonl", "persons.jsonl")
"""What data/actors is built of: states, organisations and other bodies; persons with their tenures."""

OFFICIALS = "officials.tsv"
"""Members of governments of whom no more is known than name, country and years: one row each."""

OFFICIALS_UNTIL = "2014-01-30"
"""The day on which the list of officials was made."""


@dataclass(slots=True)
class Tables:
    """Entities by id, senses by alias, tenures by person."""

    entities: dict[str, Entity] = field(default_factory=dict)
    aliases: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    tenures: dict[str, list[Tenure]] = field(default_factory=dict)


def alias_key(text: str) -> str:
    """The token texts of a name as the tokenizer splits them, joined with one space: *Ban Ki - moon*."""
    return " ".join(token.text for token in tokenise(text.strip()).doc if not token.is_space)


def implied(name: str) -> bool:
    """Whether a person's name is an alias without being listed: two words or more, of letters only, so that it is its own key."""
    return " " in name and name.replace(" ", "").isalpha() and min(map(len, name.split(" "))) > 2


@functools.cache
def _decoder() -> msgspec.json.Decoder[EntityLine]:
    return msgspec.json.Decoder(EntityLine)


def built() -> Iterator[EntityLine]:
    """The lines that come with lapel; their aliases are token texts already."""
    for name in FILES:
        path = data("actors", name)
        try:
            yield from _decoder().decode_lines(path.read_bytes())
        except OSError as error:
            raise BadData(f"{path}: cannot be read ({error.strerror}); reinstall lapel, or run: make kb") from error
        except msgspec.MsgspecError as error:
            raise BadData(f"{path}: damaged ({error}); reinstall lapel, or run: make kb") from error


def officials(tables: Tables) -> None:
    """Add the rows of officials.tsv to the tables; who is known by the same name in the same country already is left out."""
    entities, aliases, tenures = tables.entities, tables.aliases, tables.tenures
    path = data("actors", OFFICIALS)
    try:
        rows = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise BadData(f"{path}: cannot be read ({error.strerror}); reinstall lapel, or run: make kb") from error
    for row in rows:
        if row[0] == "#":
            continue
        country, name, start, *rest = row.split("\t")
        end, office, others = [*rest, "", "", ""][:3]
        id_ = f"x:{country.lower()}/{name.lower().replace(' ', '-')}"
        if id_ in entities:
            continue
        entities[id_] = Entity(id=id_, name=name, kind="person", country=country)
        tenures[id_] = [Tenure(person=id_, office=office or "official", title=office or "official", country=country, start=start,
                               end=end or None, known_until=None if end else OFFICIALS_UNTIL, source="phoenix")]
        senses = (Sense(id_, "person", "exact"),)
        names = others.split(";") if others else []
        for alias in [name, *names] if implied(name) else names:
            known = aliases.get(alias)
            if known is None:
                aliases[alias] = senses
            elif all(entities[sense.entity].country != country for sense in known):  # else a form of somebody better known
                aliases[alias] = known + senses


def own(path: Path) -> Iterator[EntityLine]:
    """The lines of a user's file, checked, with aliases brought to token texts. Blank lines and ``#`` lines are skipped."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadData(f"{path}: cannot be read as UTF-8 text ({error}); --actors takes a JSONL file") from error
    for n, text in enumerate(lines, 1):
        if not text.strip() or text.startswith("#"):
            continue
        try:
            line = _decoder().decode(text)
        except (msgspec.MsgspecError, RecursionError) as error:
            raise BadData(f"{path}, line {n}: {error}; the form is described in data/actors/README.md") from error
        for code in [line.country, *(t.country for t in line.tenures)]:
            if code and not _CODE.fullmatch(code):
                raise BadData(f"{path}, line {n}: {code!r} is no country code; write ISO 3166-1 alpha-3 (NLD), IGO:UN or NSA:NAME")
        for tenure in line.tenures:
            if tenure.office not in OFFICES:
                raise BadData(f"{path}, line {n}: unknown office {tenure.office!r}; one of: {', '.join(OFFICES)}")
            _days(path, n, tenure.start, tenure.end, tenure.known_until)
        line.aliases = [msgspec.structs.replace(a, text=alias_key(a.text)) if isinstance(a, AliasLine) else alias_key(a)
                        for a in [line.name, *line.aliases]]
        line.surnames = [alias_key(name) for name in line.surnames]
        yield line


def _days(path: Path, n: int, start: str | None, end: str | None, known_until: str | None) -> None:
    """Refuse days of a tenure that are no ISO days or run backwards."""
    for day in filter(None, (start, end, known_until)):
        try:
            good = date.fromisoformat(day).isoformat() == day
        except ValueError:
            good = False
        if not good:
            raise BadData(f"{path}, line {n}: {day!r} is no day; write YYYY-MM-DD")
    if start and end and end < start:
        raise BadData(f"{path}, line {n}: the tenure ends ({end}) before it starts ({start})")


def fill(tables: Tables, lines: Iterable[EntityLine]) -> Tables:
    """Add lines to the tables. A line whose id is known replaces the entity; its aliases are added to the known ones."""
    entities, aliases, tenures = tables.entities, tables.aliases, tables.tenures
    for line in lines:
        id_ = line.id
        entities[id_] = Entity(
            id=id_, name=line.name, kind=line.kind, country=line.country, roles=line.roles, gender=line.gender,
            wikidata=line.wikidata or (id_ if id_[0] == "Q" and id_[1:].isdigit() else None),
            surnames=line.surnames, leader=line.leader)
        plain = (Sense(id_, line.kind, "exact" if line.kind == "person" else "any"),)
        if line.kind == "person" and implied(line.name):
            aliases[line.name] = aliases.get(line.name, ()) + plain
        for alias in line.aliases:
            if isinstance(alias, str):
                text, senses = alias, plain
            else:
                text = alias.text
                senses = (Sense(id_, alias.kind or line.kind, alias.case or plain[0].case, alias.form),)
            known = aliases.get(text)
            if known is None:
                aliases[text] = senses
            elif senses[0] not in known:
                aliases[text] = known + senses
        if line.tenures:
            tenures[id_] = [
                Tenure(person=id_, office=t.office, title=t.title or t.office, country=t.country or line.country or "",
                       start=t.start, end=t.end, known_until=t.known_until, acting=t.acting, source=t.source, place=t.place)
                for t in line.tenures]
    return tables
