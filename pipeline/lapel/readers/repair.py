"""Repairs that change only what is broken: wrong decodings, NULs, lone surrogates, line endings.

They run before anything counts offsets. Text that is sound (curly quotes, no-break spaces, ligatures, soft hyphens …)
stays identical to the character: of ftfy only the repair of encodings is used, on lines that look broken, and only when
it helps."""

from __future__ import annotations

import re
from collections import Counter

_SUSPECT = re.compile("[^\0-\x7f\u00a0\u2010-\u2015\u2018-\u201f\u2026\u202f•€£]")
"""Every wrong decoding of UTF-8 leaves at least one character that is not common in sound English text: a cheap first
look."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str, notes: Counter[str]) -> str:
    """The text repaired, and what was done counted in ``notes`` (keys of reasons.NOTES)."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii():
        return _without_nul(text, notes)
    if _SURROGATE.search(text):
        text = _without_surrogates(text, notes)
    text = _without_nul(text, notes)
    if _SUSPECT.search(text):
        text = _without_mojibake(text, notes)
    return text


def _without_nul(text: str, notes: Counter[str]) -> str:
    if "\0" not in text:
        return text
    notes["nul"] += 1
    return text.replace("\0", "")


def _without_surrogates(text: str, notes: Counter[str]) -> str:
    """Pairs become the character they stand for; a lone one carries nothing and becomes U+FFFD."""
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if "\ufffd" in joined and joined.count("\ufffd") > text.count("\ufffd"):
        notes["surrogates"] += 1
    return joined


def _without_mojibake(text: str, notes: Counter[str]) -> str:
    from ftfy import fix_encoding  # noqa: PLC0415  # a tenth of a second, for the few texts that look broken
    from ftfy.badness import badness  # noqa: PLC0415

    lines = text.split("\n")
    changed = False
    for i, line in enumerate(lines):
        if line.isascii() or not _SUSPECT.search(line) or not (before := badness(line)):
            continue
        fixed = fix_encoding(line)
        if fixed != line and "\n" not in fixed and "\r" not in fixed and badness(fixed) < before:
            lines[i], changed = fixed, True
    if not changed:
        return text
    notes["mojibake"] += 1
    return "\n".join(lines)
