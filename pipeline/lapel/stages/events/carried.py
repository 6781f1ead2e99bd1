"""Days that a gesture has from elsewhere in the text: the frame of a quotation, a meeting told before, an anniversary."""

from __future__ import annotations

import re
from datetime import date as date_type
from datetime import timedelta

import msgspec

from lapel.records import DateRef, EventDate
from lapel.stages.events.context import Context, Draft, codes

CONTACTS = frozenset({"contact.call", "contact.meeting", "contact.summit", "contact.negotiation", "contact.visit", "contact.host"})
_BACK = re.compile(r"\b(?:the|this|their) (?:visit|trip|stay|meeting|summit|talks|call|conversation|videoconference)\b", re.IGNORECASE)
_QUOTES = {"“": "”", '"': '"'}
_OPENING = re.compile("[" + "".join(_QUOTES) + "]")
_FAR = 4
"""Sentences within which *the visit* is the one told before, outside a government's own account."""
_OPEN = frozenset({"none", "present", "infinitive"})
"""Tenses that do not tell whether it has taken place (*during the meeting the two plan to discuss …*)."""
_OBJECT = 12
"""Characters behind the trigger that can hold what it is said of (*joined the talks*)."""
_DAYS_OF_NEWS = 7
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
             "eleventh": 11, "twelfth": 12, "fifteenth": 15, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50}
_ANNIVERSARY = re.compile(
    r"\b(?:(\d{1,3})(?:st|nd|rd|th)|([a-z]+th|first|second|third))[ -](?:year )?anniversary of (?:the |an? )?([^,;:]{0,60})$",
    re.IGNORECASE)


def of_anniversary(context: Context, draft: Draft) -> EventDate | None:
    """*On the tenth anniversary of the invasion*: that many years before the day of publication, when news of the day tells it."""
    published = context.article.published
    if published is None:
        return None
    begin = context.sentences[draft.gesture.sentence][0] if context.sentences else draft.gesture.evidence[0]
    if not (match := _ANNIVERSARY.search(context.text((begin, draft.start)))):
        return None
    years = int(match[1]) if match[1] else _ORDINALS.get(match[2].lower(), 0)
    day = date_type.fromisoformat(published)
    try:
        then = day.replace(year=day.year - years).isoformat()
    except ValueError:  # 29 February, or before the year 1
        return None
    if not years:
        return None
    span = (begin + match.start(), begin + match.start() + match[0].lower().index("anniversary") + len("anniversary"))
    return EventDate(value=then, start=then, end=then, grain="day", text=context.text(span), span=span, basis="anchored")


def of_quotation(context: Context, draft: Draft) -> DateRef | None:
    """The only day named in the sentence that brings a quotation, in front of it or behind: *He said on Monday: "…"*."""
    text, start = context.article.text, draft.start
    begin = text.rfind("\n\n", 0, start) + 1
    end = text.find("\n\n", start)
    paragraph = (begin, end if end >= 0 else len(text))
    quote = _quote(text, paragraph, start)
    if quote is None:
        return None
    first = context.sentences[context.sentence_at(quote[0])][0] if context.sentences else begin
    last = context.sentences[context.sentence_at(min(quote[1] + 1, paragraph[1] - 1))][1] if context.sentences else paragraph[1]
    around = context.dates_in((max(first, begin), min(last, paragraph[1])))
    frame = [d for d in around if d.type in {"DATE", "TIME"} and d.grain in {"day", "daypart"} and d.start is not None
             and (d.span[0] < quote[0] or quote[1] <= d.span[0])]
    return frame[0] if len({d.start for d in frame}) == 1 and _lately(context, frame[0]) else None


def _lately(context: Context, day: DateRef) -> bool:
    published = context.article.published
    if published is None or day.end is None:
        return False
    return timedelta(0) <= date_type.fromisoformat(published) - date_type.fromisoformat(day.end) <= timedelta(_DAYS_OF_NEWS)


def _quote(text: str, paragraph: tuple[int, int], at: int) -> tuple[int, int] | None:
    """The quotation of the paragraph around an offset, its marks included; nested ones count as their outer."""
    i = paragraph[0]
    while opening := _OPENING.search(text, i, at):
        i = opening.start()
        end = text.find(_QUOTES[opening[0]], i + 1, paragraph[1])
        if end < 0:
            return (i, paragraph[1])
        if end > at:
            return (i, end + 1)
        i = end + 1
    return None


def refers_back(context: Context, draft: Draft) -> bool:
    """Whether the sentence speaks, up to the trigger or right behind it, of *the visit* or *the call*."""
    begin = context.sentences[draft.gesture.sentence][0] if context.sentences else draft.gesture.evidence[0]
    return bool(_BACK.search(context.text((begin, draft.gesture.trigger.span[1] + _OBJECT))))


def of_contact_named_again(context: Context, draft: Draft) -> EventDate | None:
    """*The visit*, *on the call*: the contact told before whose day is known, between parties of which none is a stranger."""
    if draft.type not in CONTACTS and draft.status != "scheduled":
        return None
    if draft.status not in {"realised", "scheduled"} or not refers_back(context, draft):
        return None
    sides = codes(draft.parties)
    for contact in reversed(context.told):
        if contact is draft or contact.type not in CONTACTS or contact.start > draft.start:
            continue
        far = draft.gesture.sentence - contact.gesture.sentence > _FAR and not context.account
        same = contact.status == draft.status or (contact.status == "scheduled" and draft.gesture.tense in _OPEN)
        if contact.date is None or contact.date.basis == "publication" or not same or far:
            continue
        if not sides or sides & codes(contact.parties) or context.account or _next(context, contact, draft):
            return contact.date
    return None


def of_sentence_before(context: Context, draft: Draft) -> EventDate | None:
    """A speaker's further words in the next sentence have the day of the first: *denounced it on Monday. They called on …*"""
    gesture, who = draft.gesture, codes(draft.agents)
    if gesture.nominal or gesture.tense not in {"past", "infinitive"} or not who:
        return None
    for earlier in reversed(context.told):
        if gesture.sentence - earlier.gesture.sentence > 1:
            return None
        day = earlier.date
        if day is None or day.basis == "publication" or day.grain != "day" or earlier.status != "realised" or earlier.gesture.nominal:
            continue
        if earlier.type.startswith(("stance.", "overture.")) and codes(earlier.agents) == who and _next(context, earlier, draft):
            return msgspec.structs.replace(day, basis="anchored")
    return None


def _next(context: Context, earlier: Draft, draft: Draft) -> bool:
    """Whether a gesture is told in the same sentence as an earlier one or in the next, of the same paragraph."""
    near = 0 <= draft.gesture.sentence - earlier.gesture.sentence <= 1
    return near and "\n\n" not in context.text((earlier.start, max(draft.start, earlier.start)))
