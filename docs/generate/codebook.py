"""The codebook: every family, type and status, as data/ontology has them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from docs.generate.tables import cell, row

from lapel import ontology
from lapel.ontology import GestureType


def page() -> str:
    """All types, family by family, then the statuses."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    types = ontology.types()
    yield "# Codebook\n"
    yield (f"{len(types)} types in {len(ontology.families())} families, and {len(ontology.statuses())} statuses. A *type* is the gesture, "
           "a *status* its standing: *refused to meet* is `contact.meeting`, `declined`. This page is made from `data/ontology`; "
           "`lapel types` prints the same. Codes, polarity and intensity below are those of the default status.\n")
    yield from ["## Statuses\n", "| status | holds when | agent | recipient |", "| --- | --- | --- | --- |"]
    yield from (row(f"`{name}`", found.definition, found.agent, found.recipient) for name, found in ontology.statuses().items())
    for family, ids in groupby(types, key=ontology.family):
        yield f"\n## {ontology.families()[family].title}\n"
        for id_ in ids:
            yield from _type(id_, types[id_])


def _type(id_: str, found: GestureType) -> Iterator[str]:
    codes = ontology.codes(id_, found.default_status)
    yield f"### {id_}\n"
    yield f"{found.definition}\n"
    yield from ["| part | what it is |", "| --- | --- |"]
    yield from (row(role, what) for role, what in found.roles.items())
    yield row("default status", f"`{found.default_status}`" + (", both sides are agents" if found.symmetric else ""))
    plover = codes.plover or "none"
    yield row("codes", f"CAMEO {codes.cameo or 'none'}, PLOVER {plover}{f' ({codes.plover_mode})' if codes.plover_mode else ''}, "
                       f"quad class {codes.quad or 'none'}")
    yield row("tone", f"{found.polarity}, {found.intensity:+g}")
    if found.not_in_cameo_or_plover:
        yield row("not in CAMEO or PLOVER", found.not_in_cameo_or_plover)
    yield ""
    yield from (f"> {cell(example.text)} (`{example.status}`)\n" for example in found.examples)
