"""Where a date is no date of the story: copyright lines, picture credits and captions of archive pictures."""

from __future__ import annotations

from spacy.tokens import Doc

from lapel.stages.dates.context import Context, Match

REACH = 12
"""Tokens before a date, in its sentence, in which a mark of such a line is looked for."""

_COPYRIGHT = frozenset({"©", "copyright", "(c", "copyrighted", "(c)"})
_RETRIEVED = frozenset({"Retrieved", "Accessed"})
"""Before the day on which somebody read a page."""
_PICTURES = frozenset({"photo", "photograph", "image", "images", "picture", "photos", "pic", "video", "footage"})
_ARCHIVE = frozenset({"file", "archive", "ap", "getty", "afp", "handout", "stock"})


def in_credit_line(ctx: Context, match: Match) -> bool:
    """Whether the match stands after a copyright mark, after *photo by* or *image:*, or beside *file photo*, in its sentence."""
    tokens = ctx.windows.tokens
    doc = ctx.tokens.doc
    first, last = tokens[match.first], tokens[match.last - 1] + 1
    sentence = ctx.tokens.sentences[ctx.windows.sentences[match.first]]
    begin = max(sentence[0], first - REACH)
    for i in range(begin, first):
        word = doc[i].lower_
        if word in _COPYRIGHT:
            return True
        if word in _PICTURES and (_archive(doc, i, begin) or (i + 1 < first and doc[i + 1].lower_ in {":", "by"})):
            return True
        if word == "link" and doc[i + 1].lower_ == "dead":
            return True  # (link dead as of 20:53, 14 January 2007)
        if doc[i].text in _RETRIEVED and first - i <= 2:
            return True
        if word == "credit" and doc[i + 1].text == ":":
            return True
    end = min(sentence[1], last + 4)  # in this 3 March 2019 file photo
    return any(doc[i].lower_ in _PICTURES and _archive(doc, i, last) for i in range(last, end))


def _archive(doc: Doc, i: int, begin: int) -> bool:
    return i > begin and doc[i - 1].lower_ in _ARCHIVE
