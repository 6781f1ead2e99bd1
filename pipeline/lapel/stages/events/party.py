"""From a mention, or a code, to a party of an event."""

from __future__ import annotations

import msgspec

from lapel.records import Argument, Mention, Party, Span
from lapel.stages.actors.describe import of_words
from lapel.stages.events.context import Context


def from_mention(mention: Mention, text: str, span: Span, how: str = "") -> Party:
    """The party that a mention names, told with the words of ``text``."""
    return Party(
        entity=mention.entity,
        country=mention.country,
        kind=mention.kind,
        name=mention.name,
        roles=list(mention.roles),
        office=mention.office,
        text=text,
        span=span,
        resolved_by=how or mention.resolved_by or "name",
    )


def from_code(context: Context, country: str, text: str, span: Span | None, how: str) -> Party:
    """The state or organisation of a code."""
    entity = context.kb.by_country.get(country)
    return Party(
        entity=entity.id if entity else None,
        country=country,
        kind=entity.kind if entity else "unknown",
        name=entity.name if entity else None,
        roles=list(entity.roles) if entity else [],
        text=text,
        span=span,
        resolved_by=how,
    )


def unsaid_publisher(context: Context) -> list[Party]:
    """Whoever published the text, where no words of it name the party; none of news."""
    return [from_code(context, context.publisher, "", None, "publisher")] if context.publisher else []


def of_the_country(context: Context, mention: Mention, text: str, span: Span, how: str) -> Party:
    """Somebody or something of the mention's country (*an official in …*): the country, not the person or office
    named."""
    if mention.country is None:
        return Party(text=text, span=span, resolved_by=how)
    party = from_code(context, mention.country, text, span, how)
    party.kind = "unknown"
    party.entity, party.name, party.roles = None, None, []
    return party


def unresolved(argument: Argument) -> Party:
    """A party that the text names but that stands for no known country; its role is read from its words."""
    roles, office = of_words(argument.text)
    return Party(roles=roles, office=office, text=argument.text, span=argument.span, resolved_by="")


def again(party: Party, text: str, span: Span, how: str) -> Party:
    """The same party told with other words (a pronoun, a plural)."""
    return msgspec.structs.replace(party, roles=list(party.roles), text=text, span=span, resolved_by=how)


def distinct(parties: list[Party]) -> list[Party]:
    """Parties without those that repeat an entity and country already there, in order."""
    seen: set[tuple[str | None, str | None, str]] = set()
    out = []
    for party in parties:
        key = (party.country, party.entity, "" if party.entity or party.country else party.text)
        if key not in seen:
            seen.add(key)
            out.append(party)
    return out


def one_each(parties: list[Party]) -> list[Party]:
    """One party for each known country, the first named."""
    seen: set[str] = set()
    out = []
    for party in parties:
        if party.country and party.country not in seen:
            seen.add(party.country)
            out.append(party)
    return out
