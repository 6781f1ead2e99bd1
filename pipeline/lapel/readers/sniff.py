"""Which format some bytes are in: by the suffix where it tells, else by how they begin."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from lapel.readers.decode import mark
from lapel.readers.reasons import Bad
from lapel.readers.source import Source

_BY_SUFFIX = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text", ".rst": "text", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".jsonlines": "jsonl", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".warc": "warc", ".wet": "warc", ".rss": "feed", ".atom": "feed",
    ".nitf": "nitf",
}
UNSUPPORTED = frozenset(
    [
        ".pdf", ".doc", ".docx", ".rtf", ".odt", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".epub", ".mobi", ".eml", ".mbox", ".parquet",
        ".arrow", ".feather", ".avro", ".db", ".sqlite", ".pickle", ".pkl", ".npy", ".py", ".js", ".css", ".sh", ".yaml", ".yml",
        ".toml", ".ini", ".log", ".rar", ".7z", ".lz4", ".lzma", ".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".mp3", ".mp4",
        ".wav", ".ico", ".woff", ".woff2", ".ttf", ".exe", ".dll", ".so",
    ]
)
_ROOTS = {
    "rss": "feed", "feed": "feed", "rdf": "feed", "nitf": "nitf", "newsitem": "newsml", "newsmessage": "newsml", "packageitem": "newsml",
    "html": "html",
}
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_LEADING = re.compile(
    r"\s*(?:<\?(?:(?!\?>).)*\?>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE\s(?:[^\[>]|\[[^\]]*\])*>\s*)*", re.S | re.I
)
_DOCTYPE = re.compile(r"<!DOCTYPE\s+(\w+)", re.I)
_HTML_TAG = re.compile(r"<(?:!doctype html|html|head|body|meta|title|article|div|p)\b", re.I)


def sniff(source: Source) -> str:
    """A format of options.FORMATS. Bad: ``empty-file``, ``binary-file``, ``unsupported-format``."""
    head = source.head
    if not head:
        raise Bad("empty-file")
    suffix = PurePosixPath(source.name).suffix.lower()
    if suffix in UNSUPPORTED:
        raise Bad("unsupported-format", suffix)
    if head.startswith(b"WARC/"):
        return "warc"
    if _binary(head):
        raise Bad("binary-file")
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    return _by_content(_text(head), suffix)


def _text(head: bytes) -> str:
    found = mark(head)
    return head[found[1] :].decode(found[0], "replace") if found else head.decode("utf-8", "replace")


def _binary(head: bytes) -> bool:
    """NULs or control characters more often than text has them; UTF-16 with a mark is text."""
    if mark(head):
        return False
    controls = len(head) - len(head.translate(None, bytes([*range(9), *range(14, 27), *range(28, 32)])))
    return controls > max(4, 0.05 * len(head))


def _by_content(text: str, suffix: str) -> str:
    start = text.lstrip()
    if suffix in {".html", ".htm", ".xhtml", ".shtml", ".php", ".aspx", ".asp"}:
        return "html"
    if start.startswith("["):
        return "json" if suffix == ".json" or start[1:].lstrip()[:1] in {"{", "]"} else "text"
    if start.startswith("{"):
        return _one_or_many(start)
    if start.startswith("<"):
        return _markup(start, suffix)
    if suffix == ".json":
        return "jsonl"
    if suffix == ".xml":
        raise Bad("unsupported-format", "no XML element in it")
    return "text"


def _one_or_many(start: str) -> str:
    """JSON lines when the first line closes what it opens (or is longer than the look), and another object follows."""
    first, newline, rest = start.partition("\n")
    if not newline:
        return "jsonl"
    return "jsonl" if first.rstrip().endswith("}") and rest.lstrip()[:1] in {"{", ""} else "json"


def _markup(start: str, suffix: str) -> str:
    body = _LEADING.sub("", start, count=1)
    match = _ROOT.match(body)
    root = match[1].lower() if match else ""
    if root in _ROOTS:
        return _ROOTS[root]
    if (doctype := _DOCTYPE.search(start[:2000])) and doctype[1].lower() in _ROOTS:
        return _ROOTS[doctype[1].lower()]
    if suffix == ".xml" or start.startswith("<?xml"):
        raise Bad("unsupported-format", f"XML with the root element {root or 'unknown'}")
    return "html" if _HTML_TAG.match(start) or "<p>" in start or "</" in start else "text"
