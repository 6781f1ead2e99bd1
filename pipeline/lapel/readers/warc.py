"""WARC (and WET): every HTML response, and every text conversion, an article.

The date of a WARC record says when the page was fetched, which is no date of publication: that comes from the page's
markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecordType

from lapel.readers.build import Builder
from lapel.readers.decode import decode
from lapel.readers.page import page
from lapel.readers.reasons import Bad, Bomb
from lapel.readers.source import Source, some
from lapel.records import Article, Drop

_HTML = frozenset({"text/html", "application/xhtml+xml"})


class _Told:
    """A stream that knows how far it was read, which is all that the WARC library asks of a place."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.place = stream, 0

    def read(self, n: int = -1) -> bytes:
        data = some(self.stream, n)
        self.place += len(data)
        return data

    def tell(self) -> int:
        return self.place


def read(source: Source, builder: Builder) -> Iterator[Article | Drop]:
    """One Article or Drop for each page or text; other records are counted as ``warc-not-article``."""
    told: Any = _Told(source.stream)
    try:
        for n, record in enumerate(ArchiveIterator(told, parse_http=True, auto_decode="all"), source.first + 1):
            if (drop := builder.passed_over(_where(record, source, n))) is not None:
                yield drop
                continue
            try:
                made = _record(record, source, builder, n)
            except Bomb:
                raise
            except Bad as bad:
                made = builder.drop(bad.reason, _where(record, source, n), bad.detail)
            if made is None:
                builder.notes["warc-not-article"] += 1
            else:
                yield made
    except (OSError, EOFError, ValueError) as error:
        raise Bad("truncated-archive", str(error)) from error
    except BaseException as error:
        if type(error).__module__ != "pyo3_runtime":
            raise
        raise Bad("truncated-archive", f"the WARC library gave up: {error}") from error  # a panic is no Exception, but no reason to stop


def _where(record: Any, source: Source, n: int) -> str:
    return f"{source.where}, record {n} {record.headers.get('WARC-Target-URI', '')}".rstrip()


def _record(record: Any, source: Source, builder: Builder, n: int) -> Article | Drop | None:
    url, where = record.headers.get("WARC-Target-URI", "").strip("<>"), _where(record, source, n)
    limit = builder.options.max_record
    if record.record_type == WarcRecordType.conversion:
        if not record.headers.get("Content-Type", "text/plain").startswith("text/plain"):
            return None
        text = decode(_body(record, limit), builder.notes, forced=builder.options.encoding)
        return builder.article(text, where=where, key=source.key, url=url)
    if (
        record.record_type != WarcRecordType.response
        or not record.is_http
        or (record.http_content_type or "").lower() not in _HTML
    ):
        return None
    status = record.http_headers.status_code if record.http_headers else None
    if status != 200:
        return builder.drop("http-error", where, f"status {status}")
    return page(_body(record, limit), builder, where=where, key=source.key, url=url, charset=record.http_charset)


def _body(record: Any, limit: int) -> bytes:
    data: bytes = record.reader.read(limit + 1)
    if len(data) > limit:
        raise Bad("too-large", f"over {limit} bytes")
    return data
