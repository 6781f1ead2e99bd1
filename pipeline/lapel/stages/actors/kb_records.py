"""Shapes of the knowledge base: what a line of data/actors holds, and what the rest of lapel is given.

One line describes one entity with its aliases and tenures; a user's own file (``--actors mine.jsonl``) has the same form::

    {"id": "Q1", "name": "Ada Example", "kind": "person", "country": "NLD", "gender": "f", "aliases": ["A. Example"],
     "tenures": [{"office": "foreign minister", "title": "foreign minister", "start": "2011-02-03", "end": "2012-11-05"}]}
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from lapel.records import MentionKind

Case = Literal["exact", "any"]
Form = Literal["", "adjective", "singular", "plural"]

OFFICES: dict[str, tuple[str, ...]] = {
    "head of state": ("GOV",),
    "head of government": ("GOV",),
    "vice president": ("GOV",),
    "deputy head of government": ("GOV",),
    "crown prince": ("GOV",),
    "foreign minister": ("GOV",),
    "defence minister": ("GOV", "MIL"),
    "finance minister": ("GOV",),
    "interior minister": ("GOV",),
    "minister": ("GOV",),
    "deputy minister": ("GOV",),
    "ambassador": ("GOV",),
    "permanent representative": ("GOV",),
    "envoy": ("GOV",),
    "national security adviser": ("GOV",),
    "central bank governor": ("GOV", "BUS"),
    "speaker": ("LEG",),
    "legislator": ("LEG",),
    "military chief": ("MIL",),
    "intelligence chief": ("SPY", "GOV"),
    "police chief": ("COP",),
    "chief justice": ("JUD",),
    "judge": ("JUD",),
    "attorney general": ("GOV", "JUD"),
    "spokesperson": ("GOV",),
    "chief of staff": ("GOV",),
    "first spouse": (),
    "governor": ("GOV",),
    "mayor": ("GOV",),
    "party leader": ("PTY",),
    "secretary general": ("IGO",),
    "deputy secretary general": ("IGO",),
    "commander": ("REB", "MIL"),
    "official": ("GOV",),
}
"""The controlled vocabulary of offices, and the PLOVER sector codes of who holds one."""


class Entity(msgspec.Struct, kw_only=True, gc=False):
    """A party that news may name: a state, a body, a person."""

    id: str
    """A Wikidata Q-number where a source gives one; a code (``IGO:UN``); else ``x:`` and a readable slug."""
    name: str
    kind: MentionKind
    country: str | None = None
    """ISO 3166-1 alpha-3, ``IGO:…``, ``NSA:…`` or None; of a person, the country or body served."""
    roles: list[str] = []
    gender: Literal["m", "f"] | None = None
    wikidata: str | None = None
    surnames: list[str] = []
    """Names by which a title may call the person (*Mr Moon*, *King Salman*), as spaCy's tokens joined with a space."""
    leader: str | None = None
    """Of a state: the office that *the … leader* means, ``head of state`` or ``head of government``."""


class Tenure(msgspec.Struct, kw_only=True, gc=False):
    """A person held an office from ``start`` to ``end`` (ISO days, both included)."""

    person: str
    office: str
    """A word of :data:`OFFICES`."""
    title: str
    """The office as news says it there, in lower case: ``chancellor``, ``foreign secretary``, ``emir``."""
    country: str
    start: str | None = None
    """None when the sources do not say."""
    end: str | None = None
    """None when the person was in office at the day of the snapshot, ``known_until``."""
    known_until: str | None = None
    acting: bool = False
    source: str = ""
    """Short names of the sources, joined with ``+``: data/actors/README.md lists them."""
    place: str | None = None
    """Of an ambassador or representative: the country or body accredited to."""

    def covers(self, day: str) -> bool:
        """Whether the person held the office on an ISO day, as far as the sources know."""
        if self.start is not None and day < self.start:
            return False
        last = self.end or self.known_until
        return last is None or day <= last


class Sense(NamedTuple):
    """What an alias can stand for."""

    entity: str
    kind: str
    """The kind as this alias uses the entity: *Tokyo* is a ``seat`` of Japan, *Japanese* its ``people``."""
    case: Case
    """``exact``: only as written (US); ``any``: also in capitals or lower case."""
    form: Form = ""
    """Of ``people``: adjective, or noun in the singular or plural."""


class AliasLine(msgspec.Struct, kw_only=True, omit_defaults=True, gc=False):
    """An alias whose kind or case differs from the entity's default."""

    text: str
    kind: MentionKind | None = None
    case: Case | None = None
    form: Form = ""


class TenureLine(msgspec.Struct, kw_only=True, omit_defaults=True, gc=False):
    """A tenure as a line of the file holds it: ``country`` only when it is not the person's."""

    office: str
    title: str = ""
    country: str | None = None
    start: str | None = None
    end: str | None = None
    known_until: str | None = None
    acting: bool = False
    source: str = ""
    place: str | None = None


class EntityLine(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One line of data/actors/*.jsonl or of a user's file."""

    id: str
    name: str
    kind: MentionKind = "person"
    country: str | None = None
    roles: list[str] = []
    gender: Literal["m", "f"] | None = None
    wikidata: str | None = None
    surnames: list[str] = []
    leader: str | None = None
    aliases: list[str | AliasLine] = []
    tenures: list[TenureLine] = []
