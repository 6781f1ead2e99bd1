"""Gesture types, families and statuses: what data/ontology/types and statuses.toml hold, read once on first use."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeVar

import msgspec

from lapel import resources
from lapel.errors import BadData
from lapel.records import Status

Polarity = Literal["affiliative", "adversarial", "neutral"]
Fit = Literal["exact", "partial", "missing", "contested"]

T = TypeVar("T")


class Entry(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Base of what the files of data/ontology hold: a misspelt key is an error."""


class Example(Entry, kw_only=True, frozen=True):
    """A sentence of our own that shows the type, and its status there."""

    text: str
    status: Status


class GestureType(Entry, kw_only=True, frozen=True):
    """One type of gesture."""

    definition: str
    roles: dict[str, str]
    """What stands in each role: always ``agent`` and ``recipient``, then what else the type can have."""
    symmetric: bool = False
    """Both sides do it: they meet, sign, cooperate."""
    default_status: Status
    polarity: Polarity
    intensity: float
    """Of the act itself, from -10 (most adversarial) to +10 (most affiliative)."""
    intensity_source: str
    attributes: tuple[str, ...] = ()
    """Details that the text may give."""
    cameo: tuple[str, ...]
    """CAMEO codes, the first being the one used."""
    cameo_fit: Fit
    cameo_note: str = ""
    plover: str = ""
    """PLOVER category, with its mode after a slash; empty where PLOVER has none."""
    plover_context: tuple[str, ...] = ()
    plover_fit: Fit
    plover_note: str = ""
    not_in_cameo_or_plover: str = ""
    """What the record says and neither code book can."""
    examples: tuple[Example, ...]


class Family(Entry, kw_only=True, frozen=True):
    """A family of types: the first part of their ids."""

    id: str
    order: int
    title: str


class StatusEntry(Entry, kw_only=True, frozen=True):
    """One standing of a gesture, and who is then agent and recipient."""

    definition: str
    agent: str
    recipient: str
    sided: bool
    """It sets the sides apart even in a symmetric type."""


class _TypesFile(Entry, kw_only=True, frozen=True):
    family: Family
    types: dict[str, GestureType]


def read_toml(path: Path, type_: type[T] | Any) -> T:
    """Decode a file of data/ontology; what does not fit raises BadData with its path and place."""
    try:
        decoded: T = msgspec.toml.decode(path.read_bytes(), type=type_)
    except (msgspec.DecodeError, OSError) as error:
        raise BadData(f"{path}: {error}") from error
    return decoded


@functools.cache
def _files() -> tuple[_TypesFile, ...]:
    paths = sorted(resources.data("ontology", "types").glob("*.toml"))
    if not paths:
        raise BadData(f"{resources.data('ontology', 'types')}: no types; is the installation complete?")
    loaded: list[_TypesFile] = []
    for path in paths:
        file: _TypesFile = read_toml(path, _TypesFile)
        strays = [id_ for id_ in file.types if id_.split(".")[0] != file.family.id]
        if strays or file.family.id != path.stem:
            raise BadData(f"{path}: {strays or file.family.id} does not belong in the file of family {path.stem}")
        loaded.append(file)
    return tuple(sorted(loaded, key=lambda file: file.family.order))


@functools.cache
def types() -> Mapping[str, GestureType]:
    """All types by id, family by family in the order of the code book."""
    return MappingProxyType({id_: entry for file in _files() for id_, entry in file.types.items()})


@functools.cache
def families() -> Mapping[str, Family]:
    """All families by id, in the order of the code book."""
    return MappingProxyType({file.family.id: file.family for file in _files()})


@functools.cache
def statuses() -> Mapping[Status, StatusEntry]:
    """All statuses by name."""
    path = resources.data("ontology", "statuses.toml")
    entries: dict[Status, StatusEntry] = read_toml(path, dict[Status, StatusEntry])
    return MappingProxyType(entries)


def family(type_: str) -> str:
    """The family of a type: ``contact`` of ``contact.visit``."""
    return type_.partition(".")[0]


def symmetric(type_: str) -> bool:
    """Whether both sides do it, so that without initiative all parties are agents."""
    return types()[type_].symmetric


def sided(status: Status) -> bool:
    """Whether the status sets the sides apart even in a symmetric type."""
    return statuses()[status].sided


def default_status(type_: str) -> Status:
    """The status of a gesture of this type that stands under no operator, told in the past or present."""
    return types()[type_].default_status

