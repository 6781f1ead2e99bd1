"""Web pages: the article's text without menus and notices, its title, source and address from the page's markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

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
_MOST_ELEMENTS = 20_000
"""Pages of news have some thousands; the extractor's time grows with the square of their number."""
_BREAKS = re.compile(r"\n+")
_MARK = "⏎"
_MARKED = re.compile(f"(?<![ \\n])[ \\n]*{_MARK}[ \\n{_MARK}]*")
_LINES = re.compile(r"(?<![ \t\r])[ \t\r]*\n[ \t\r\n]*")
_PREFORMATTED = frozenset({"pre", "script", "style", "textarea"})
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
    heading = _heading(root)
    title, published = _title(root, heading), page_dates.published(root, url)
    site, language = _meta(root, "og:site_name"), (root.get("lang") or "")[:2].lower() or None
    body = _without_title(_body(root, text, found) or _all_text(text, builder), [title, heading])
    return builder.article(body, where=where, key=key, title=title, published=published, source=site, url=found, language=language)


def _parse(text: str) -> Any:
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise Bad("no-text" if "empty" in str(error).lower() else "broken-markup", str(error)) from error


def _body(root: Any, text: str, url: str) -> str:
    """The article's text as the extractor finds it, a blank line between blocks; nothing for a page that it cannot read."""
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        return ""
    _run_on(root)
    if _MARK not in text:
        _mark_breaks(root)
    import trafilatura  # noqa: PLC0415  # half a second, which only pages should cost

    document = trafilatura.bare_extraction(
        root,
        url=url or None,
        include_comments=False,
        include_tables=True,
        with_metadata=False,
        date_extraction_params={"extensive_search": False, "max_date": _LATEST},
    )
    if document is not None and not isinstance(document, dict) and document.text and document.text.strip():
        return _unmark(document.text) if _MARK not in text else _BREAKS.sub("\n\n", document.text.strip("\n"))
    return ""


def _all_text(text: str, builder: Builder) -> str:
    """All text of a page too plain or too large for the extractor, but for what its elements mark as no part of an article."""
    builder.notes["page-not-cleaned"] += 1
    root = _parse(text)
    for element in list(root.iter("nav", "header", "footer", "aside", "form", "script", "style")):
        element.drop_tree()
    return block_text(root)


def _run_on(root: Any) -> None:
    """Line breaks of the source mean no more than spaces, but the extractor keeps them."""
    for element in root.iter():
        if element.tag not in _PREFORMATTED:
            if element.text and "\n" in element.text:
                element.text = _LINES.sub(" ", element.text)
            if element.tail and "\n" in element.tail:
                element.tail = _LINES.sub(" ", element.tail)


def _mark_breaks(root: Any) -> None:
    """The extractor writes a line break as it writes a paragraph's end; a mark after each tells them apart."""
    for element in root.iter("br"):
        element.tail = _MARK + (element.tail or "")


def _unmark(text: str) -> str:
    return _MARKED.sub(lambda match: "\n" if match[0].count(_MARK) == 1 else "\n\n", _BREAKS.sub("\n\n", text)).strip("\n")


def _without_title(text: str, titles: list[str]) -> str:
    """The headline belongs to the title alone, also where the page repeats it above the text."""
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if rest and first.split() in [title.split() for title in titles] else text


def _heading(root: Any) -> str:
    return next((" ".join(h.text_content().split()) for h in root.iter("h1")), "")


def _title(root: Any, heading: str) -> str:
    return _meta(root, "og:title") or heading or next((t.text_content() for t in root.iter("title")), "")


def _meta(root: Any, name: str) -> str:
    return next((m.get("content") or "" for m in root.iter("meta") if name in {m.get("property"), m.get("name")}), "")


def _link(root: Any, rel: str) -> str:
    href = next((e.get("href") or "" for e in root.iter("link") if (e.get("rel") or "").lower() == rel), "")
    return href if href.startswith("http") else ""
