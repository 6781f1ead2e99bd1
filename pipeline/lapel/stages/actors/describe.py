"""What a description says by its words: sectors, office and kind; and who held the office on the day."""

from __future__ import annotations

import re

from lapel.records import MentionKind
from lapel.stages.actors import lexicon
from lapel.stages.actors.context import Reading
from lapel.stages.actors.kb import KnowledgeBase, title_key
from lapel.stages.actors.lexicon import Role
from lapel.stages.actors.phrase import Phrase

SECTORS: dict[str, tuple[str, ...]] = {
    "government": ("GOV",), "seat": ("GOV",), "ministry": ("GOV",), "military": ("MIL",), "legislature": ("LEG",), "court": ("JUD",),
    "agency": ("GOV",), "party": ("PTY",), "media": ("MED",), "igo": ("IGO",), "nsa": ("REB",)}
"""Sector of a named body whose entity gives none."""
HELD = frozenset({
    "head of state", "head of government", "vice president", "deputy head of government", "crown prince", "foreign minister",
    "defence minister", "finance minister", "interior minister", "minister", "leader", "secretary general", "governor",
    "national security adviser", "military chief", "attorney general", "speaker", "first spouse", "chief of staff",
    "chief of the cabinet office"})
"""Offices that one person holds in a country, so that a day tells who."""
_BEHIND = re.compile(r"[,(]|\b(?:of|from|in|at|to|with|on|for|by|who|which|that|near|inside|under)\b", re.IGNORECASE)
UNSAID = frozenset({"a", "an"})


def sectors(kb: KnowledgeBase, phrase: Phrase) -> list[str]:
    """PLOVER sector codes of a description, the most telling first."""
    around: list[str] = []
    for reading in (phrase.body, phrase.nation):
        named = reading is not None and (reading.kind in SECTORS or reading.kind == "organisation")
        if reading is not None and named and (reading.kind != "seat" or phrase.role is None):
            entity = kb.entities.get(reading.entity or "")
            around += (entity.roles if entity and entity.roles else None) or SECTORS.get(reading.kind, ())
    for before in phrase.before:
        around += before.roles
    role = phrase.role
    if role is None:
        codes = [*around, *(phrase.honorific.roles if phrase.honorific else ())]
    elif role.has("g") and around:
        codes = around
    else:
        codes = [*role.roles, *around]
    if phrase.nation is not None and phrase.nation.kind == "nsa":
        codes = [*around, *(c for c in codes if c not in {"GOV", "MIL"})]
    if "IGO" in around:
        codes = [c for c in codes if c not in {"GOV", "IGO"}] + ["IGO"]
    codes = list(dict.fromkeys(codes))
    if "former" in phrase.effects and codes[:1] in (["GOV"], ["SPY"]):
        codes = ["ELI"]
    return codes


def of_words(text: str) -> tuple[list[str], str | None]:
    """Sectors and office that the last role noun of a phrase says, before its first preposition: *some 300 villagers*."""
    table = lexicon.load().roles
    words = lexicon.key(_BEHIND.split(text, maxsplit=1)[0]).split()
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - 4), end):
            role = table.get(" ".join(words[start:end]))
            if role is not None and role.roles:
                return list(role.roles), role.office
    return [], None


def office(phrase: Phrase) -> str | None:
    """The office that a description names, None for a former or future holder."""
    role = phrase.role
    if role is None or role.kind not in {"office", "people", "government", "ministry"} or {"former", "future"} & phrase.effects:
        return None
    if "deputy" in phrase.effects and role.office is not None and role.office.endswith("minister"):
        return "deputy minister"
    return role.office


def kind(phrase: Phrase) -> MentionKind:
    """The kind of a description without a name."""
    role = phrase.role
    assert role is not None
    if role.kind != "organisation" or not role.has("g"):
        return role.kind
    return phrase.before[-1].kind if phrase.before else role.kind


def holders(kb: KnowledgeBase, phrase: Phrase, country: str, on: str | None, before: str) -> list[str]:
    """Persons who held the described office on the day: one, several when the sources overlap, none when unknown."""
    role = phrase.role
    if role is None or on is None or not role.person or {"former", "future", "deputy"} & phrase.effects or before in UNSAID:
        return []
    if phrase.nation is not None and phrase.nation.kind in {"agency", "ministry", "military"} and phrase.nation.entity:
        if role.office not in {"head", "director"}:
            return []
        name = kb.entities[phrase.nation.entity].name
        titles = [f"{name.removeprefix('The ')} {role.title}", f"{role.title} of {name}"]
    elif role.office in HELD and not phrase.before:
        titles = [role.title]
    else:
        return []
    for title in titles:
        found = kb.holders(country, title_key(title), on)
        chosen = [t for t in found if not t.acting] or found
        if chosen:
            return list(dict.fromkeys(t.person for t in chosen))
    return []


def states_role(role: Role) -> bool:
    """Whether a role noun alone, with no nation, is an actor worth a mention."""
    return not role.has("n")


def bare_kind(reading: Reading) -> MentionKind:
    """The kind of a named body that stands alone."""
    return reading.kind  # type: ignore[return-value]
