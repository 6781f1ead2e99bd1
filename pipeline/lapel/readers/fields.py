"""Objects and rows with named fields, as dumps of news articles have them, to articles.

Names are recognised in lower case and without separators (``date_publish``, ``datePublish``); data/readers/fields.json
lists them."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from lapel import resources
from lapel.readers.build import Builder
from lapel.readers.days import iso_day
from lapel.readers.markup import html_text, looks_like_html
from lapel.records import Article, Drop

_EMPTY = (None, "", "null", "None", "nan", "NaN")
_TAG = re.compile(r"([a-z]{2})(?:$|[-_]|(?<=en)glish$|(?<=en)g$)")
_SEPARATORS = re.compile(r"[^a-z0-9.]+")


class Names(msgspec.Struct, frozen=True):
    """The table of names; its ``about`` says what each part is."""

    about: str
    fields: dict[str, list[str]]
    summaries: list[str]
    lists: list[str]
    wrappers: list[str]
    page_dates: list[str]


@functools.cache
def names() -> Names:
    """The table in data/readers/fields.json."""
    return msgspec.json.decode(resources.data("readers", "fields.json").read_bytes(), type=Names)


def plain(name: str) -> str:
    """A field name without case and separators."""
    return _SEPARATORS.sub("", name.lower().replace(".", ""))


class FieldReader:
    """Finds an article's fields in objects; what it learns about one set of keys serves the next object with the same
    keys."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.mapped = builder.options.fields
        self.plans: dict[tuple[str, ...], dict[str, list[tuple[str, ...]]]] = {}

    def article(self, record: Mapping[str, Any], where: str, key: str) -> Article | Drop:
        """The article that an object or row holds."""
        record = _unwrapped(record)
        plan = self.plan(record)
        text = next((t for path in plan["text"] if (t := self.text(_at(record, path), path)) and not t.isspace()), "")
        first = {field: _first(record, plan[field]) for field in ("id", "title", "source", "url", "language")}
        made = self.builder.article(
            text,
            where=where,
            key=key,
            id=first["id"] or None,
            title=first["title"],
            source=first["source"],
            url=first["url"],
            language=_language(first["language"]),
            published=_date(record, plan["published"], self.builder.options.day_first),
        )
        if isinstance(made, Drop) and made.reason == "no-text" and not plan["text"]:
            made.detail = f"fields: {', '.join(map(str, record))}"[:300]
        return made

    def articles(self, record: Mapping[str, Any], where: str, key: str) -> Iterator[Article | Drop]:
        """The article that an object holds, or those of the list that an interface wrapped in it."""
        record = _unwrapped(record)
        items = None if self.plan(record)["text"] else find_articles(record)
        if items is None:
            yield self.article(record, where, key)
            return
        for n, item in enumerate(items, 1):
            if isinstance(item, dict):
                yield self.article(item, f"{where}, item {n}", key)
            else:
                yield self.builder.drop("broken-json", f"{where}, item {n}", f"a {type(item).__name__}, not an object")

    def plan(self, record: Mapping[str, Any]) -> dict[str, list[tuple[str, ...]]]:
        """Article field -> paths of keys to try, in order, for objects with these keys."""
        keys = tuple(record)
        if (found := self.plans.get(keys)) is None:
            if len(self.plans) > 1000:
                self.plans.clear()
            found = self.plans[keys] = self._plan(record)
        return found

    def _plan(self, record: Mapping[str, Any]) -> dict[str, list[tuple[str, ...]]]:
        here: dict[str, str] = {}
        for key in record:
            here.setdefault(plain(str(key)), key)
        plan: dict[str, list[tuple[str, ...]]] = {}
        for field, known in names().fields.items():
            if field in self.mapped:
                wanted = self.mapped[field]
                plan[field] = [(wanted,)] if wanted in record else [tuple(wanted.split("."))] if "." in wanted else []
                continue
            paths = [tuple(name.split(".")) for name in known]
            plan[field] = [(here[plain(path[0])], *path[1:]) for path in paths if plain(path[0]) in here]
        if not plan["text"] and "text" not in self.mapped:
            plan["text"] = [(here[name],) for name in names().summaries if name in here]
        return plan

    def text(self, value: Any, path: tuple[str, ...]) -> str:
        """Text of a field: a string, an object that holds one, or a list of these; HTML in it becomes text."""
        parts = value if isinstance(value, list) else [value]
        parts = [part.get("text", part.get("value")) if isinstance(part, dict) else part for part in parts]
        text = "\n\n".join(string for part in parts if (string := _string(part)))
        if text.lstrip()[:1] == "<" and (looks_like_html(text) or plain(path[-1]).endswith("html")):
            self.builder.notes["html-in-field"] += 1
            return html_text(text)
        return text


def find_articles(document: Mapping[str, Any], depth: int = 0) -> Iterator[Any] | None:
    """The list of articles that an interface's answer wraps, or None where there is none."""
    here = {plain(key): key for key in document}
    for name in names().lists if depth < 4 else ():
        inner = document.get(here.get(name, ""))
        if isinstance(inner, list) and inner and all(isinstance(item, dict) for item in inner):
            return iter(inner)
        if isinstance(inner, dict) and (found := find_articles(inner, depth + 1)) is not None:
            return found
    return None


def _unwrapped(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The object that holds the fields, where one key holds the whole article, with what stands beside it."""
    for key in names().wrappers:
        inner = record.get(key)
        if isinstance(inner, dict) and len(inner) > 1:
            return {**{k: v for k, v in record.items() if k != key}, **inner}
    return record


def _at(record: Any, path: tuple[str, ...]) -> Any:
    """The value at a path of keys; below the first, keys are compared as names are."""
    for key in path:
        if not isinstance(record, dict):
            return None
        found = key if key in record else next((k for k in record if plain(str(k)) == plain(key)), None)
        record = record.get(found)
    return record


def _string(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float, dict)) or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, dict):
        return _string(next((value[k] for k in ("name", "title", "main", "$oid", "value") if value.get(k)), ""))
    return str(value)


def _first(record: Mapping[str, Any], paths: list[tuple[str, ...]]) -> str:
    return next((found for path in paths if (found := _string(_at(record, path)).strip())), "")


def _date(record: Mapping[str, Any], paths: list[tuple[str, ...]], day_first: bool | None) -> Any:
    """The first value that is a day; when none is, the first that holds anything, so that it is counted."""
    values = [value for path in paths if (value := _at(record, path)) not in _EMPTY]
    return next((value for value in values if iso_day(value, day_first=day_first)), values[0] if values else None)


def _language(name: str) -> str | None:
    """ISO 639-1 code at the beginning of a language tag, or of the one language named in full that matters."""
    match = _TAG.match(name.strip().lower())
    return match[1] if match else None
