"""Where a date is no date of the story: copyright lines and picture credits."""

from __future__ import annotations

from lapel.stages.dates.context import Context, Match

REACH = 12
"""Tokens before a date, in its sentence, in which a mark of such a line is looked for."""

_COPYRIGHT = frozenset({"©", "copyright", "(c", "copyrighted", "(c)"})
_CREDITS = frozenset({"photo", "photograph", "image", "credit", "video", "picture", "photos", "pic"})


def in_credit_line(ctx: Context, match: Match) -> bool:
    """Whether the match stands after a copyright mark, or after *photo by*, *image:* and the like, in its sentence."""
    tokens = ctx.windows.tokens
    doc = ctx.tokens.doc
    first = tokens[match.first]
    begin = max(ctx.tokens.sentences[ctx.windows.sentences[match.first]][0], first - REACH)
    for i in range(begin, first):
        word = doc[i].lower_
        if word in _COPYRIGHT:
            return True
        if (word in _CREDITS and i + 1 < first and doc[i + 1].lower_ in {":", "by"}) or (word == "credit" and doc[i + 1].text == ":"):
            return True
    return False
