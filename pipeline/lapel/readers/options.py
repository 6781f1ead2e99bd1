"""Settings of the readers."""

from __future__ import annotations

import msgspec

from lapel.errors import BadSetting

FORMATS = ("text", "html", "jsonl", "json", "csv", "tsv", "feed", "nitf", "newsml", "warc")
"""Names that ``format`` can force; without it suffix and content tell."""

CANONICAL = ("id", "title", "published", "source", "url", "language", "text")
"""Article fields that ``fields`` can map."""


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How input is read. Sizes are in characters or bytes as named; limits are there so that no input can fill the
    memory."""

    format: str | None = None
    """One of FORMATS, for input whose suffix and content do not tell."""
    fields: dict[str, str] = msgspec.field(default_factory=dict)
    """Article field -> its name in the input (``{"text": "story_body"}``; a dot goes into nested objects)."""
    encoding: str | None = None
    """Encoding of all input, tried strictly; what is not in it is dropped as ``wrong-encoding``."""
    delimiter: str | None = None
    """Of CSV; without it the header row tells."""
    day_first: bool | None = None
    """Whether 03/04/2021 is in April (True) or March (False); None: it is no date."""
    published: str | None = None
    """Publication day of articles that bring none."""
    source: str | None = None
    """Source of articles that bring none."""
    max_chars: int = 2_000_000
    """Longest text of one article, in characters."""
    max_record: int = 64 * 2**20
    """Longest line, page or feed, in bytes."""
    max_document: int = 2**30
    """Longest JSON document that is read as a whole, in bytes."""
    max_ratio: int = 200
    """Most bytes that one byte of compressed input may become, over all layers."""
    max_expanded: int = 2**38
    """Most bytes that one compressed input may become."""
    free_expansion: int = 32 * 2**20
    """Bytes that a compressed input may become whatever its size."""
    max_depth: int = 4
    """Most layers of archives and compression within one another."""

    def __post_init__(self) -> None:
        if self.format is not None and self.format not in FORMATS:
            raise BadSetting(f"format {self.format!r}: not one of {', '.join(FORMATS)}")
        for field in self.fields:
            if field not in CANONICAL:
                raise BadSetting(f"field {field!r}: articles have {', '.join(CANONICAL)}")
        if self.encoding is not None:
            try:
                "".encode(self.encoding)
            except LookupError as error:
                raise BadSetting(f"encoding {self.encoding!r}: not known to Python") from error
