"""The codebook as text: families, types and statuses, from data/ontology."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from lapel import ontology
from lapel.errors import BadSetting
from lapel.ontology import GestureType
from lapel.records import Status

WIDTH = 30


def overview() -> str:
    """All types, family by family, then all statuses: one line each."""
    lines: list[str] = []
    for family in ontology.families().values():
        lines += [f"{family.id}: {family.title}"]
        lines += [f"  {id_:<{WIDTH}} {entry.definition}" for id_, entry in _of(family.id)]
        lines += [""]
    lines += ["status"]
    lines += [f"  {name:<{WIDTH}} {entry.definition}" for name, entry in ontology.statuses().items()]
    return "\n".join(lines) + "\n"


def entry(name: str) -> str:
    """One type in full, the types of one family, or one status. Raises BadSetting for a name that is none of them."""
    if name in ontology.types():
        return "\n".join(_type(name, ontology.types()[name])) + "\n"
    if name in ontology.families():
        return "\n\n".join("\n".join(_type(id_, found)) for id_, found in _of(name)) + "\n"
    for status, found in ontology.statuses().items():
        if status == name:
            return f"{name}\n  {found.definition}\n  agent:     {found.agent}\n  recipient: {found.recipient}\n"
    known = [*ontology.types(), *ontology.families(), *ontology.statuses()]
    near = difflib.get_close_matches(name, known, n=1)
    raise BadSetting(f"{name!r} is no type, family or status; " + (f"did you mean {near[0]}?" if near else "see: lapel types"))


def _of(family: str) -> Iterator[tuple[str, GestureType]]:
    return ((id_, found) for id_, found in ontology.types().items() if ontology.family(id_) == family)


def _type(id_: str, found: GestureType) -> list[str]:
    status: Status = found.default_status
    codes = ontology.codes(id_, status)
    lines = [
        id_,
        f"  {found.definition}",
        *(f"  {role + ':':<11} {what}" for role, what in found.roles.items()),
        f"  {'status:':<11} {status} unless the text says otherwise" + (" (both sides are agents)" if found.symmetric else ""),
        f"  {'codes:':<11} CAMEO {codes.cameo or 'none'}, PLOVER {codes.plover or 'none'}"
        + (f" ({codes.plover_mode})" if codes.plover_mode else ""),
        f"  {'tone:':<11} {found.polarity}, intensity {found.intensity:+g}",
    ]
    if found.attributes:
        lines.append(f"  {'details:':<11} {', '.join(found.attributes)}")
    return lines + [f"  {'example:':<11} {example.text} [{example.status}]" for example in found.examples]
