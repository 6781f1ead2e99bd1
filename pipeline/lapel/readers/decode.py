"""Bytes to text: byte-order mark, then what the input declares, then UTF-8, then a guess; never a silent
replacement."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from charset_normalizer import from_bytes

from lapel.readers.reasons import Bad

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.I)
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""The WHATWG Encoding Standard reads these labels as windows-1252."""
_SAMPLE = 100_000
_BEYOND_PUNCTUATION = bytes(b for b in range(128, 256) if b not in b"\x85\x91\x92\x93\x94\x95\x96\x97\xa0")
"""High bytes other than cp1252's ellipsis, quotes, bullet, dashes and no-break space."""


def declared(head: bytes, *, html: bool = False) -> str | None:
    """Encoding that an XML declaration or a page's meta element names, or None."""
    match = _XML.match(head) or (_META.search(head[:4096]) if html else None)
    return match[1].decode("ascii") if match else None


def mark(data: bytes) -> tuple[str, int] | None:
    """Encoding and length of a byte-order mark, or None."""
    return next(((name, len(bom)) for bom, name in _MARKS if data.startswith(bom)), None)


def wide(head: bytes, forced: str | None) -> str | None:
    """UTF-16 or UTF-32, by a byte-order mark or the user's word, in which a newline is more than one byte; else None."""
    found = mark(head)
    name = codecs.lookup(forced or (found[0] if found else "utf-8")).name
    return name if name.startswith(("utf-16", "utf-32")) else None


def decode(data: bytes, notes: Counter[str], *, forced: str | None = None, hint: str | None = None) -> str:
    """Text of some bytes. ``forced`` is the user's word (Bad ``wrong-encoding`` if it fails), ``hint`` the input's
    own."""
    if found := mark(data):
        name, length = found
        try:
            return data[length:].decode(name)
        except UnicodeDecodeError:
            if not forced:  # the mark was a chance pair of bytes, or the end is cut off
                return guess(data, notes)
    if forced:
        try:
            return data.decode(forced)
        except (UnicodeDecodeError, LookupError) as error:
            raise Bad("wrong-encoding", f"{forced}: {error}") from error
    if hint and (text := _hinted(data, hint)) is not None:
        return text
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return guess(data, notes, hinted=bool(hint))
    if hint and not text.isascii():
        notes["declared-encoding"] += 1
    return text


def _hinted(data: bytes, hint: str) -> str | None:
    """By the declared encoding, strictly; a single-byte label over bytes that are UTF-8 is a common lie and does not
    count."""
    try:
        name = codecs.lookup(hint).name
    except LookupError:
        return None
    name = _AS_BROWSERS_DO.get(name, name)
    try:
        text = data.decode(name)
    except (UnicodeError, LookupError):  # LookupError: a codec that is no text encoding
        return None
    if name.startswith(("utf", "gb", "euc", "shift", "big5", "iso2022")) or data.isascii():
        return text
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return text
    return None


def guess(data: bytes, notes: Counter[str], *, hinted: bool = False) -> str:
    """By statistics over the beginning; cp1252 when these find nothing, as it is what Western newsrooms wrote for
    decades."""
    notes["declared-encoding" if hinted else "guessed-encoding"] += 1
    try:
        return data.decode("cp1252") if _western(data) else _best(data)
    except (UnicodeDecodeError, LookupError):
        return data.decode("utf-8", "replace") if _mostly_utf8(data) else data.decode("latin-1")


def _western(data: bytes) -> bool:
    """ASCII with curly quotes, dashes and few accents: statistics have too little to go on there, and take it for others."""
    sample = data[:_SAMPLE]
    accents = len(sample) - len(sample.translate(None, _BEYOND_PUNCTUATION))
    return not sample.isascii() and accents < 0.05 * len(sample) and not _mostly_utf8(data)


def _mostly_utf8(data: bytes) -> bool:
    """Few of the high bytes do not fit UTF-8: it is UTF-8 with some damage."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    wide = sum(1 for c in text if c > "\x7f")
    return wide > 0 and text.count("\ufffd") < 0.2 * wide


def _best(data: bytes) -> str:
    match = from_bytes(data[:_SAMPLE]).best()
    return data.decode(match.encoding if match else "cp1252")
