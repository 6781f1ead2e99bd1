"""Why a piece of input is dropped, and what was repaired: one table of each, with the remedy a user can act on."""

from __future__ import annotations

REASONS: dict[str, str] = {
    "archive-bomb": "expands far beyond its size or is nested too deep; if it is sound, raise the limits",
    "binary-file": "holds no text; convert it to text, HTML or JSON first",
    "broken-csv": "a row cannot be read; check its quotes, or name the delimiter",
    "broken-json": "the document is not JSON; check that it is complete",
    "broken-json-line": "the line is not a JSON object; check that the file has one whole object a line",
    "broken-markup": "the XML or HTML cannot be parsed; check that it is well-formed",
    "duplicate-id": "an article with this id and the same text was read before; nothing to do",
    "empty-file": "the file has no content; fetch it again",
    "encrypted": "the archive member needs a password; decrypt it first",
    "hidden-file": "names that begin with a dot are not read from folders; give the path itself to read it",
    "http-error": "the web server answered with an error or a redirect; crawl the page again",
    "link": "a symbolic or hard link that leads elsewhere is not followed; give the path it leads to",
    "no-text": "the record has no text; if it is under another name, map that name to text",
    "other": "an unexpected error; please report it with the file",
    "other-language": "the text is not in a language that was asked for; lapel reads English",
    "quarantined": "worker processes ended at this article each time it was tried; please report it with the article",
    "timeout": "the article took longer than --article-timeout; raise the limit, or look what is odd in it",
    "too-large": "the text is over the size limit; raise the limit or split the text",
    "truncated-archive": "the archive or compressed file ends early or is damaged; fetch it again",
    "unknown-fields": "no column holds the text; map the name of the right column to text",
    "unreadable": "the file cannot be opened or read; check its permissions",
    "unsafe-member-path": "the archive member's path leads outside the archive; repack it with plain paths",
    "unsupported-format": "the format is not one that lapel reads; convert it to text, HTML or JSON first",
    "wrong-encoding": "the bytes are not in the encoding asked for; leave the encoding out, or name the right one",
    "xml-entities": "the XML declares entities of its own, which are not expanded; write them out",
}
"""Reason of a drop -> what it means and what to do."""

NOTES: dict[str, str] = {
    "bad-date": "a publication date that is none was left out; the article was kept without",
    "cut-field": "a title, source, address or id of over 2000 characters was cut off; each stands in every record",
    "declared-encoding": "the bytes are not in the encoding they declare; another was found",
    "guessed-encoding": "no declared encoding and not UTF-8; the encoding was guessed",
    "html-in-field": "a text field held HTML; its text was taken",
    "nul": "NUL characters were removed from a text",
    "mojibake": "text decoded with the wrong encoding somewhere before was repaired",
    "page-not-cleaned": "a web page too plain or too large to tell the article from the rest; all its text was taken",
    "renamed-id": "another article had the same id; this one got an id of its own",
    "surrogates": "lone surrogates were replaced by U+FFFD",
    "warc-not-article": "a WARC record that is no web page or text was passed over",
}
"""Repairs and oddities that cost no article; they are counted too."""


class Bad(Exception):
    """A piece of input cannot be read; becomes a Drop. ``reason`` is a key of REASONS."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail
        self.where = ""
        """The file or archive member, where it is not the input itself."""


class Bomb(Bad):
    """Input that expands without end: nothing more of it is read."""

    def __init__(self, detail: str) -> None:
        super().__init__("archive-bomb", detail)
