"""From what a format gives to an Article or a Drop: the same last steps for all formats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from lapel.readers.days import iso_day
from lapel.readers.options import ReadOptions
from lapel.readers.repair import clean
from lapel.records import Article, Drop, digest

_SPACES = re.compile(r"\s+")
_LONGEST = 2000
"""Characters of a title, source, address or id: each stands in every record of its article."""


Guard = Callable[[str], str]
"""Called with the place of each record before it is read; gives a reason not to read it, or nothing."""


class Builder:
    """Makes articles and drops, and counts what was repaired (``notes``, keys of reasons.NOTES)."""

    def __init__(self, options: ReadOptions, notes: Counter[str], guard: Guard | None = None) -> None:
        self.options = options
        self.notes = notes
        self._guard = guard

    def passed_over(self, where: str) -> Drop | None:
        """To be asked before a record is read: the Drop to take for it, where its reader is not to touch it."""
        why = self._guard(where) if self._guard else ""
        if not why:
            return None
        reason, _, detail = why.partition(": ")
        return self.drop(reason, where, detail)

    def article(
        self,
        text: str,
        *,
        where: str,
        key: str,
        id: Any = None,
        title: str = "",
        published: Any = None,
        source: str = "",
        url: str = "",
        language: str | None = None,
    ) -> Article | Drop:
        """An article with its text repaired and its day normalised; a Drop where there is no text or too much of it.

        ``key`` goes into the id when none is given: where the text came from, the same on every machine.
        """
        given = self._named(str(id)) if id is not None else ""
        if len(text) > self.options.max_chars:
            return self.drop(
                "too-large", where, f"{len(text)} characters, over {self.options.max_chars}", given or None
            )
        text = clean(text, self.notes)
        if not text or text.isspace():
            return self.drop("no-text", where, "", given or None)
        title, url = self._short(title), self._short(url)
        source = self._short(source) or self.options.source or host(url)
        return Article(
            id=given or digest(key, url, title, text),
            title=title,
            published=self.day(published),
            source=source,
            url=url,
            language=language or None,
            text=text,
        )

    def drop(self, reason: str, where: str, detail: str = "", id: str | None = None) -> Drop:
        """A drop of the ingest stage, its detail on one line."""
        return Drop(stage="ingest", reason=reason, where=where, detail=self.one_line(detail)[:300], id=id)

    def day(self, value: Any) -> str | None:
        """ISO day of a metadata value; a value that is no day is counted and left out."""
        if value is None or value == "":
            return self.options.published
        if (day := iso_day(value, day_first=self.options.day_first)) is None:
            self.notes["bad-date"] += 1
            return self.options.published
        return day

    def _named(self, given: str) -> str:
        """An id on one line; of one that is too long, a digest."""
        given = self.one_line(given)
        if len(given) <= _LONGEST:
            return given
        self.notes["cut-field"] += 1
        return digest(given)

    def _short(self, text: str) -> str:
        """A field on one line, cut off where it is too long."""
        text = self.one_line(text)
        if len(text) > _LONGEST:
            self.notes["cut-field"] += 1
        return text[:_LONGEST]

    def one_line(self, text: str) -> str:
        """Repaired, with runs of white space as one space; the no-break spaces of a title stay."""
        if not text:
            return ""
        text = clean(text, self.notes)
        if "\n" in text or "\t" in text or "  " in text or text[0].isspace() or text[-1].isspace():
            return _SPACES.sub(" ", text).strip()
        return text


def host(url: str) -> str:
    """Host of a URL without ``www.``, or nothing."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
