"""Persons whom nobody knows: by the office told behind the name, by the full name told before, by the house that writes."""

from __future__ import annotations

import re

from lapel.records import Argument, Party
from lapel.stages.actors.describe import of_words
from lapel.stages.events.context import STAND_INS, Context
from lapel.stages.events.party import again, from_code, from_mention, of_the_country
from lapel.stages.events.tables import words

_OFFICE = re.compile(r"\s*,\s+(?:the\s+|an?\s+)?(?:(?:[A-ZÀ-Þ][\w’'.-]*|of|the|to|for|and|in|at|on|&)(?:\s+|(?=,)|$))+")
_LONGEST = 160
"""Characters behind a name within which its office is told."""


def stranger(context: Context, argument: Argument) -> list[Party]:
    """The party of a capitalised name or title that no mention explains; empty when the text does not tell."""
    covering = context.covering(argument.head)
    if (covering is not None and (covering.country or covering.kind in STAND_INS)) or not context.text(argument.head)[:1].isupper():
        return []
    return _by_office(context, argument) or _by_surname(context, argument) or _of_the_house(context, argument)


def _by_office(context: Context, argument: Argument) -> list[Party]:
    """*Ada Beck, Chief of the Security Bureau of Chile*: of the first country that the office names."""
    found = _OFFICE.match(context.article.text, argument.head[1], argument.head[1] + _LONGEST)
    if found is None:
        return []
    named = next((m for m in context.within(found.span()) if m.country and m.kind not in STAND_INS), None)
    if named is None or not of_words(found[0].strip(" ,").split(" of ")[0])[0]:
        return []
    return [of_the_country(context, named, argument.text, argument.span, "apposition")]


def _by_surname(context: Context, argument: Argument) -> list[Party]:
    """A surname alone, of a person whom the text named in full before."""
    surname = context.text(argument.head)
    if argument.text.strip() != surname:
        return []
    for mention in reversed(context.mentions):
        if mention.span[1] <= argument.span[0] and mention.kind == "person" and mention.country and mention.text.split()[-1:] == [surname]:
            return [again(from_mention(mention, mention.text, mention.span), argument.text, argument.span, "surname")]
    return []


def _of_the_house(context: Context, argument: Argument) -> list[Party]:
    """*Senior Advisor Ada Beck met* in a government's own text: its own, when it is who acts."""
    if not context.publisher or argument.role != "agent" or any(m.country for m in context.within(argument.span)):
        return []
    if not set(re.findall(r"[A-Z][a-z]+", argument.text)) & words().house:
        return []
    return [from_code(context, context.publisher, argument.text, argument.span, "publisher")]
