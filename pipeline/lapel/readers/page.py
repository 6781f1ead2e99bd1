"""Web pages: the article's text without menus and notices, its title, source and address from the page's markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from lapel.readers import page_dates
from lapel.readers.build import Builder
from lapel.readers.decode import declared, decode
from lapel.readers.markup import block_text
from lapel.readers.reasons import Bad
from lapel.readers.source import Source
from lapel.records import Article, Drop

_LATEST = "2100-12-31"
"""Given to the extractor so that it does not ask the clock for one; its dates are not used anyway."""
_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read(source: Source, builder: Builder) -> Iterator[Article | Drop]:
    """The page as one article."""
    data = source.read(builder.options.max_record)
    yield page(data, builder, where=source.where, key=source.key)


def page(
    data: bytes, builder: Builder, *, where: str, key: str, url: str = "", charset: str | None = None
) -> Article | Drop:
    """One page. ``charset`` is what the HTTP header declares, which goes before what the page declares."""
    hint = charset or declared(data[:8192], html=True)
    text = decode(data, builder.notes, forced=builder.options.encoding, hint=hint)
    text = _DECLARATION.sub("", _NOT_XML.sub("", text), count=1)
    root = _parse(text)
    found = url or _link(root, "canonical") or _meta(root, "og:url")
    return builder.article(
        _body(text, found),
        where=where,
        key=key,
        title=_title(root),
        published=page_dates.published(root, url),
        source=_meta(root, "og:site_name"),
        url=found,
        language=(root.get("lang") or "")[:2].lower() or None,
    )


def _parse(text: str) -> Any:
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise Bad("no-text" if "empty" in str(error).lower() else "broken-markup", str(error)) from error


def _body(text: str, url: str) -> str:
    """The article's text as the extractor finds it; of a page too plain for it, all text of the body."""
    document = trafilatura.bare_extraction(
        text,
        url=url or None,
        include_comments=False,
        include_tables=True,
        with_metadata=False,
        date_extraction_params={"extensive_search": False, "max_date": _LATEST},
    )
    if document is not None and not isinstance(document, dict) and document.text and document.text.strip():
        return str(document.text)
    root = _parse(text)
    for element in list(root.iter("nav", "header", "footer", "aside", "form", "script", "style")):
        element.drop_tree()
    return block_text(root)


def _title(root: Any) -> str:
    heading = next((" ".join(h.text_content().split()) for h in root.iter("h1")), "")
    return _meta(root, "og:title") or heading or next((t.text_content() for t in root.iter("title")), "")


def _meta(root: Any, name: str) -> str:
    return next((m.get("content") or "" for m in root.iter("meta") if name in {m.get("property"), m.get("name")}), "")


def _link(root: Any, rel: str) -> str:
    href = next((e.get("href") or "" for e in root.iter("link") if (e.get("rel") or "").lower() == rel), "")
    return href if href.startswith("http") else ""
