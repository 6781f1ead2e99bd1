"""XML and HTML parsed with entities, external definitions and network off, and their paragraphs as text."""

from __future__ import annotations

import html.entities
import re
from collections import Counter
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from lapel.readers.decode import declared, decode
from lapel.readers.reasons import Bad

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"<!ENTITY\b", re.I)
_DOCTYPE_ONLY = re.compile(r"^\s*(?:<!--(?:(?!-->).)*-->\s*|<\?(?:(?!\?>).)*\?>\s*)*<!DOCTYPE\s[^\[>]*>", re.S)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_XML_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TAGGED = re.compile(
    r"<(?:p|div|br|ul|ol|h[1-6]|article|section|html|body|span|figure|img|a|strong|em|b|i)\b[^<>]*>", re.I
)
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_DOUBLED = re.compile(r" {2,}")
_AROUND_BREAK = re.compile(r" ?\n ?")
_BREAKS = re.compile(r"\n{2,}")
_BLOCKS = frozenset(
    [
        "p", "div", "hr", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article", "header",
        "footer", "figure", "figcaption", "table", "tr", "pre", "dl", "dt", "dd", "aside", "main", "form", "body", "hl1", "hl2", "bq",
        "note", "block", "nitf", "hedline",
    ]
)
_SKIPPED = frozenset(["script", "style", "noscript", "template", "head", "title", "iframe", "svg", "object", "media"])


def parse_xml(data: bytes, notes: Counter[str], *, encoding: str | None = None) -> Any:
    """Root element of an XML document. Bad: ``xml-entities`` when it declares entities, ``broken-markup``."""
    text = decode(data, notes, forced=encoding, hint=declared(data[:1024]))
    text = xml_text(text)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        dtd_validation=False,
        attribute_defaults=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Bad("broken-markup", str(error)) from error


def xml_text(text: str) -> str:
    """XML as text without declaration and DOCTYPE, HTML's named characters written out. Bad ``xml-entities``."""
    if _ENTITY.search(text):
        raise Bad("xml-entities")
    text = _DECLARATION.sub("", text.lstrip("\ufeff"), count=1)
    text = _DOCTYPE_ONLY.sub("", text, count=1)
    return _NAMED.sub(_written_out, _NOT_XML.sub("", text)).strip()


def _written_out(match: re.Match[str]) -> str:
    name = match[1]
    return match[0] if name in _XML_OWN else html.entities.html5.get(name + ";", match[0])


def looks_like_html(text: str) -> bool:
    """Whether a field holds HTML rather than text with a tag in it: a known tag at its very beginning, and one at its
    very end."""
    stripped = text.strip()
    return stripped.endswith(">") and bool(_TAGGED.match(stripped)) and ("</" in stripped or "/>" in stripped)


def html_text(fragment: str) -> str:
    """Text of a piece of HTML (a feed's entry, a field), one blank line between blocks."""
    if "<" not in fragment and "&" not in fragment:
        return fragment
    try:
        root = lxml_html.fromstring(
            f"<div>{_NOT_XML.sub('', fragment)}</div>", parser=lxml_html.HTMLParser(no_network=True, encoding=None)
        )
    except (etree.ParserError, ValueError):
        return ""
    return block_text(root)


def block_text(root: Any) -> str:
    """Text below an element: white space collapsed as browsers do (no-break spaces stay), one blank line between blocks."""
    blocks: list[str] = []
    run: list[str] = []

    def close() -> None:
        if text := _AROUND_BREAK.sub("\n", _DOUBLED.sub(" ", "".join(run))).strip(" \n"):
            blocks.append(_BREAKS.sub("\n\n", text))
        run.clear()

    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local(element)
        if name in _BLOCKS:
            close()
        if event == "start":
            if name in _SKIPPED:
                _forget(element)
            elif isinstance(element.tag, str) and element.text:
                run.append(_SPACES.sub(" ", element.text))
        else:
            if name == "br":
                run.append("\n")
            if element is not root and element.tail:
                run.append(_SPACES.sub(" ", element.tail))
    close()
    return "\n\n".join(blocks)


def _forget(element: Any) -> None:
    for child in list(element):
        element.remove(child)


def local(element: Any) -> str:
    """Name of an element without its namespace, in lower case; nothing for comments."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].lower() if isinstance(tag, str) else ""


def below(root: Any, *names: str) -> list[Any]:
    """Elements with one of these names (lower case), in document order, whatever their namespace."""
    return [e for e in root.iter() if isinstance(e.tag, str) and local(e) in names]


def first_text(root: Any, *names: str) -> str:
    """Text of the first element with one of these names that has any, tried in their order."""
    for name in names:
        for element in below(root, name):
            if text := _SPACES.sub(" ", "".join(element.itertext())).strip():
                return text
    return ""
