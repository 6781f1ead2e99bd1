"""NITF (News Industry Text Format): one document, one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lapel.readers.build import Builder
from lapel.readers.markup import below, block_text, first_text, parse_xml
from lapel.readers.source import Source
from lapel.records import Article, Drop


def read(source: Source, builder: Builder) -> Iterator[Article | Drop]:
    """The document as one article."""
    root = parse_xml(source.read(builder.options.max_record), builder.notes, encoding=builder.options.encoding)
    publication = attributes(root, "pubdata")
    identifier = attributes(root, "doc-id").get("id-string") or publication.get("item-id")
    yield builder.article(
        text_of(root),
        where=source.where,
        key=source.key,
        id=identifier,
        title=title_of(root),
        published=publication.get("date.publication")
        or attributes(root, "date.issue").get("norm")
        or attributes(root, "date.release").get("norm"),
        source=publication.get("name", "") or first_text(root, "distributor"),
        url=publication.get("ex-ref", ""),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang"),
    )


def title_of(root: Any) -> str:
    """Main headline, else the head's title."""
    return first_text(root, "hl1", "title")


def text_of(root: Any) -> str:
    """Paragraphs of the body's content; where blocks repeat the lead (class ``full_text`` marks the whole), only the
    whole."""
    whole = [block for block in below(root, "block") if block.get("class") == "full_text"]
    parts = whole or below(root, "body.content") or below(root, "body")[:1]
    return "\n\n".join(text for part in parts if (text := block_text(part)))


def attributes(root: Any, name: str) -> dict[str, str]:
    """Attributes of the first element of this name, or none."""
    found = below(root, name)
    return dict(found[0].attrib) if found else {}
