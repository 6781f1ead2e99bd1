"""RSS (all versions) and Atom: one article an entry, its text from ``content:encoded`` or content, else the summary."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from lapel.readers.build import Builder
from lapel.readers.decode import declared, decode
from lapel.readers.markup import html_text, xml_text
from lapel.readers.reasons import Bad
from lapel.readers.source import Source
from lapel.records import Article, Drop


def read(source: Source, builder: Builder) -> Iterator[Article | Drop]:
    """One Article or Drop for each entry, in the feed's order."""
    import feedparser  # noqa: PLC0415  # a third of a second, which only feeds should cost

    options = builder.options
    data = source.read(options.max_record)
    text = xml_text(decode(data, builder.notes, forced=options.encoding, hint=declared(data[:1024])))
    parsed = feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={"content-type": "application/xml; charset=utf-8"},
    )
    if not parsed.entries and parsed.get("bozo"):
        raise Bad("broken-markup", str(parsed.get("bozo_exception", "")))
    if not parsed.entries:
        yield builder.drop("no-text", source.where, "a feed without entries")
    channel = parsed.feed
    for n, entry in enumerate(parsed.entries, 1):
        yield builder.article(
            _text(entry),
            where=f"{source.where}, entry {n}",
            key=source.key,
            id=entry.get("id"),
            title=_inline(entry.get("title") or ""),
            published=entry.get("published") or entry.get("updated"),
            source=_inline(entry.get("source", {}).get("title") or channel.get("title") or ""),
            url=entry.get("link") or "",
            language=(entry.get("language") or channel.get("language") or "")[:2].lower() or None,
        )


def _text(entry: Any) -> str:
    """The longest content, else the summary; HTML to text."""
    contents = [
        c.get("value") or ""
        for c in entry.get("content", [])
        if "text" in (c.get("type") or "text") or "html" in (c.get("type") or "")
    ]
    best = max(contents, key=len, default="")
    return html_text(best) if best.strip() else html_text(entry.get("summary") or "")


def _inline(text: str) -> str:
    return html_text(text).replace("\n\n", " ")
