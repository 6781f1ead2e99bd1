"""The gestures that lapel knows: types, families and statuses, and what each (type, status) is in other code books.

All of it is data in data/ontology, read once on first use.
"""

from lapel.ontology.entries import (
    Example,
    Family,
    GestureType,
    Polarity,
    StatusEntry,
    default_status,
    families,
    family,
    sided,
    statuses,
    symmetric,
    types,
)
from lapel.ontology.table import Cameo, Plover, Row, cameo, codes, intensity, plover, polarity, row, table

__all__ = [
    "Cameo",
    "Example",
    "Family",
    "GestureType",
    "Plover",
    "Polarity",
    "Row",
    "StatusEntry",
    "cameo",
    "codes",
    "default_status",
    "families",
    "family",
    "intensity",
    "plover",
    "polarity",
    "row",
    "sided",
    "statuses",
    "symmetric",
    "table",
    "types",
]
