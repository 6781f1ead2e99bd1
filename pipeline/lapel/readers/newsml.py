"""NewsML-G2: a news item, or a message or package of several, each with NITF or XHTML inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lapel.readers.build import Builder
from lapel.readers.markup import below, block_text, first_text, html_text, local, parse_xml
from lapel.readers.nitf import text_of
from lapel.readers.source import Source
from lapel.records import Article, Drop

_DATES = ("published", "firstcreated", "contentcreated", "versioncreated", "sent")
"""Best first: the item's own publication, its first version, the content's creation, this version."""


def read(source: Source, builder: Builder) -> Iterator[Article | Drop]:
    """One Article or Drop for each news item."""
    root = parse_xml(source.read(builder.options.max_record), builder.notes, encoding=builder.options.encoding)
    items = below(root, "newsitem")
    if not items:
        yield builder.drop("no-text", source.where, "no newsItem in it")
    for n, item in enumerate(items, 1):
        where = source.where if len(items) == 1 else f"{source.where}, item {n}"
        yield builder.article(
            _text(item),
            where=where,
            key=source.key,
            id=item.get("guid"),
            title=first_text(item, "headline", "title", "hl1"),
            published=next((day for name in _DATES if (day := first_text(item, name))), None),
            source=_provider(item),
            url=_link(item),
            language=_language(item),
        )


def _text(item: Any) -> str:
    for content in below(item, "inlinexml"):
        if below(content, "nitf", "body.content") and (text := text_of(content)):
            return text
        if text := block_text(next(iter(below(content, "body")), content)):
            return text
    for data in below(item, "inlinedata"):
        kind = data.get("contenttype", "text/plain")
        if kind.startswith("text/"):
            text = "".join(data.itertext())
            return html_text(text) if "html" in kind else text
    return ""


def _provider(item: Any) -> str:
    for provider in below(item, "provider", "infosource"):
        if text := first_text(provider, "name") or provider.get("literal", "") or provider.get("qcode", ""):
            return str(text).removeprefix("nprov:")
    return ""


def _link(item: Any) -> str:
    """Where the item's web page is, when a link says so."""
    return next((e.get("href", "") for e in below(item, "link") if e.get("href", "").startswith("http")), "")


def _language(item: Any) -> str | None:
    tag = next((e.get("tag", "") for e in below(item, "language") if local(e.getparent()) == "contentmeta"), "")
    return tag[:2].lower() or None
