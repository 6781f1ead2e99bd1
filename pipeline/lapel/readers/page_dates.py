"""The publication date of a web page, from its markup alone.

Only what the page itself declares counts: schema.org data, meta elements, a ``time`` element marked as the date of
publication, the path of its address. Copyright lines, captions, image names and running text never do, and neither does
the clock: libraries that search a page for dates fall back on these, so none is asked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lapel.readers.days import iso_day
from lapel.readers.fields import names
from lapel.readers.markup import local

_TYPES = ("article", "posting", "report", "webpage", "creativework", "review", "transcript")
_PATH = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_MARKED = re.compile(
    r"\b(?:entry-date|published|publish(?:ed)?-?(?:date|time|on)|pub-?date|date-?published|posted-on|dt-published)\b",
    re.I,
)
_ELSEWHERE = frozenset({"aside", "footer", "nav", "figcaption", "figure"})


def published(root: Any, url: str) -> str | None:
    """ISO day on which the page says that it was published, or None. ``url`` is the page's address where known."""
    for candidates in (_linked_data(root), _meta(root), _elements(root), _addresses(root, url)):
        for value in candidates:
            if day := iso_day(value):
                return day
    return None


def _linked_data(root: Any) -> Iterator[Any]:
    for script in root.iter("script"):
        if (script.get("type") or "").lower().startswith("application/ld+json"):
            try:
                yield from _dates_in(json.loads(script.text_content().strip() or "null", strict=False))
            except (ValueError, RecursionError):
                continue


def _dates_in(value: Any, depth: int = 0) -> Iterator[Any]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value:
            yield from _dates_in(item, depth + 1)
    elif isinstance(value, dict):
        kind = str(value.get("@type", "article")).lower()
        if any(word in kind for word in _TYPES) and value.get("datePublished"):
            yield value["datePublished"]
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _dates_in(value.get(key), depth + 1)


def _meta(root: Any) -> Iterator[str]:
    """Contents of the meta elements that data/readers/fields.json lists, in its order."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and element.get("content") and not (attribute == "http-equiv" and name == "date"):
                found.setdefault(name, element.get("content"))
    yield from (found[name] for name in names().page_dates if name in found)


def _elements(root: Any) -> Iterator[str]:
    """Elements marked as the date of publication; else the day of the page's ``time`` elements, if they all name the
    same."""
    times: list[str] = []
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in {"script", "style", "meta"}:
            continue
        marked = (element.get("itemprop") or "").lower() == "datepublished" or element.get("pubdate") is not None
        if not marked and element.tag in {"time", "abbr"}:
            marked = bool(_MARKED.search(element.get("class") or ""))
        if not marked and element.tag != "time":
            continue
        if any(local(parent) in _ELSEWHERE for parent in element.iterancestors()):
            continue
        value = element.get("datetime") or element.get("content") or element.get("title")
        if marked:
            yield value or element.text_content()
        elif value and (day := iso_day(value)):
            times.append(day)
    if len(set(times)) == 1:
        yield times[0]


def _addresses(root: Any, url: str) -> Iterator[str]:
    canonical = [link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    og = [meta.get("content") or "" for meta in root.iter("meta") if meta.get("property") == "og:url"]
    for address in (url, *canonical, *og):
        if match := _PATH.search(address):
            yield "-".join(match.groups())
