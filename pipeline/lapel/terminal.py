"""Text of articles, files and rules on its way to a terminal: seen, never obeyed."""

from __future__ import annotations

_KEPT = "\t\n"
_TURNING = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
"""Marks that turn the direction of what follows, so that it reads otherwise than it is."""
_PICTURES = (
    {c: 0x2400 + c for c in range(0x20) if chr(c) not in _KEPT}
    | {0x7F: 0x2421}
    | dict.fromkeys([*range(0x80, 0xA0), *_TURNING], 0xFFFD)
)


def shown(text: str) -> str:
    """The text with a picture in the place of each character that a terminal would act upon; of the same length.

    An escape becomes ␛. Line breaks and tabs stay.
    """
    return text.translate(_PICTURES)
