"""The day of a gesture: by grammar, by its sentence, by the meeting in which the words fell, or by the day of
publication."""

from __future__ import annotations

import re
from datetime import date as date_type

import msgspec

from lapel.records import DateRef, EventDate
from lapel.stages.events.apart import apart_of
from lapel.stages.events.carried import CONTACTS, of_anniversary, of_contact_named_again, of_quotation, of_sentence_before
from lapel.stages.events.context import Context, Draft, codes, overlap
from lapel.stages.events.terms import term_of

_SAID = (
    "stance.",
    "overture.",
    "agreement.intent",
    "contact.call",
    "contact.meeting",
    "contact.negotiation",
    "symbol.condole",
    "symbol.congratulate",
    "precedence.label",
)
_AHEAD = frozenset({"scheduled", "offered", "requested", "threatened", "hypothetical", "postponed", "stalled", "accepted"})
_TOLD = frozenset(
    {
        "realised",
        "declined",
        "accepted",
        "offered",
        "requested",
        "threatened",
        "cancelled",
        "postponed",
        "reversed",
        "denied",
        "unanswered",
    }
)
_CARRY = 12
_FRONT = 14
"""Characters within which an expression begins a sentence (*Earlier on Monday, …*)."""
_NOUN = 40
"""Characters between an expression and the noun that it stands in front of."""
_NEWS = 3
"""Days for which news keeps the present tense."""
_CLOSE = frozenset({"second", "minute", "hour", "daypart", "day", "weekend", "week"})
_RELATIVE = re.compile(r", (?:which|who|whom|whose)\b[^,]*$")
"""A relative clause that has begun and is not over."""
_PAST = frozenset({"past", "pluperfect", "perfect"})


def date_of(context: Context, draft: Draft) -> EventDate | None:
    """The date of a draft; None when neither the text nor the news itself gives one. Frequencies, vague words
    (*now*, *recently*) and durations that begin or end at no known day are no dates.
    """
    term = term_of(context, draft)
    apart = apart_of(context, draft) if term is None else None
    by_grammar = [
        d
        for span in draft.gesture.dates
        for d in context.dates_over(span)
        if _is_day(context, d) and _agrees(context, draft, d)
        and not (term is not None and term.outdoes(d, draft.gesture.trigger.span))
        and not (apart is not None and d.span[0] < apart.begin)
    ]
    if apart is not None and not by_grammar:
        return apart.date
    if term is not None and not by_grammar:
        return term.date
    chosen = by_grammar[0] if by_grammar else of_anniversary(context, draft) or _of_sentence(context, draft) or _of_words(context, draft)
    if isinstance(chosen, DateRef):
        return _since(context, draft, chosen)
    return (chosen or _in_contact(context, draft) or of_contact_named_again(context, draft)
            or (of_sentence_before(context, draft) if _says(draft) else None) or _publication(context, draft))


def _says(draft: Draft) -> bool:
    said = draft.type.startswith(_SAID) or draft.status in {"requested", "offered", "threatened"}
    return said and draft.status not in {"scheduled", "hypothetical"}


def _since(context: Context, draft: Draft, date: DateRef) -> EventDate:
    """*Have shelled it since March*: from its first day to the news."""
    found, published = as_event_date(date), context.article.published
    if draft.gesture.tense == "perfect" and published and _word_before(context, date) == "since" and (date.start or "9") <= published:
        return msgspec.structs.replace(found, end=published)
    return found


def _of_words(context: Context, draft: Draft) -> DateRef | None:
    """Words said in quotation marks have the day on which they were said."""
    return of_quotation(context, draft) if _says(draft) else None


def _is_day(context: Context, date: DateRef) -> bool:
    """Whether an expression says a day or a stretch of days; without a publication date a relative one need not."""
    if date.type == "SET" or date.value.endswith("_REF") or date.grain in {"decade", "century"}:
        return False
    if date.type == "DURATION":
        return date.start is not None and date.end is not None  # in the past two weeks
    return date.start is not None or context.article.published is None


def as_event_date(date: DateRef) -> EventDate:
    """The same expression as a date of an event."""
    return EventDate(
        value=date.value,
        start=date.start,
        end=date.end,
        grain=date.grain,
        text=date.text,
        span=date.span,
        basis=date.basis,
    )


def _of_sentence(context: Context, draft: Draft) -> DateRef | None:
    """The only expression of the clause, else of the sentence, else the one that the sentence begins with: if it can be
    the gesture's.
    """
    gesture = draft.gesture
    sentence = context.sentences[gesture.sentence] if context.sentences else gesture.evidence
    for stretch in (gesture.evidence, sentence):
        inside = [d for d in context.dates_in(stretch) if _is_day(context, d) and d.type != "DURATION" and d.span[1] <= stretch[1]]
        if len(inside) > 1:
            inside = [d for d in inside if d.span[0] - sentence[0] < _FRONT and d.grain in _CLOSE]
        if inside and _may_be(context, draft, inside[0], in_clause=stretch is gesture.evidence):
            return inside[0]
    return None


def _may_be(context: Context, draft: Draft, date: DateRef, *, in_clause: bool) -> bool:
    """No coming day for what is past, no past day for what is to come or stands in the present tense of headlines; a
    month or a year, or the day of a noun, only from the gesture's own clause.
    """
    published, gesture = context.article.published, draft.gesture
    if _of_what_follows(context, draft, date) or (gesture.tense == "perfect" and _of_verb_before(context, draft, date)):
        return False
    if _named_after(context, date) or (draft.status == "realised" and _word_before(context, date) in {"until", "till"}):
        return False
    if date.grain not in _CLOSE and not ((in_clause or _in_front(context, draft, date)) and gesture.tense in _PAST):
        return False
    if published and date.start and date.end:
        if date.start > published and draft.status not in _AHEAD:
            return False
        if date.start > published and draft.type.startswith(("overture.", "stance.")):
            return False
        if (
            date.end < published
            and gesture.tense not in _PAST
            and (draft.status in {"scheduled", "hypothetical"} or gesture.tense == "future")
        ):
            return False
        if gesture.tense == "present" and not _recent(date.end, published) and date.end < published:
            return False
    if gesture.nominal and not gesture.operators and not (gesture.tense in _PAST and draft.type not in CONTACTS):
        return draft.type in CONTACTS and draft.status in {"realised", "scheduled"} and not _claimed(context, draft, date)
    return gesture.tense in _PAST or in_clause or not _claimed(context, draft, date)


def _agrees(context: Context, draft: Draft, date: DateRef) -> bool:
    """Whether an expression that hangs on the gesture can be its day: words said have no coming day, the present tense
    of news no day long past, and a year in front of another noun is that noun's.
    """
    published, own = context.article.published, _of_noun(context, draft, date)
    if _of_what_follows(context, draft, date) or (draft.gesture.tense == "perfect" and _of_verb_before(context, draft, date)):
        return False
    if not own and (_named_after(context, date) or (draft.status == "realised" and _word_before(context, date) in {"until", "till"})):
        return False
    if not (published and date.start and date.end):
        return True
    if draft.type.startswith(("overture.", "stance.")) and date.start > published:
        return False
    old = draft.gesture.tense == "present" and date.end < published and not _recent(date.end, published)
    return own or not (old and draft.status in {"realised", "requested"})


def _of_what_follows(context: Context, draft: Draft, date: DateRef) -> bool:
    """*Criticised the treaty, which was signed on Monday*: the day is that of the relative clause."""
    if draft.gesture.nominal or date.span[0] < draft.gesture.trigger.span[1]:
        return False
    return bool(_RELATIVE.search(context.text((draft.gesture.trigger.span[1], date.span[0]))))


def _of_verb_before(context: Context, draft: Draft, date: DateRef) -> bool:
    """*Met Peru on Monday and has not met Kenya*: the day of a gesture told before in the sentence, which the perfect does not share."""
    here = draft.gesture.sentence
    earlier = [d for d in context.told_in(here, here) if d.start < date.span[0] < draft.start]
    return any(overlap(span, date.span) for d in earlier for span in d.gesture.dates)


def _recent(day: str, published: str) -> bool:
    return (date_type.fromisoformat(published) - date_type.fromisoformat(day)).days <= _NEWS


def _named_after(context: Context, date: DateRef) -> bool:
    """*The 1994 accord*, *2011 civil war:*, *Thursday's attack*: an expression in front of a noun is the noun's."""
    text = context.article.text
    after = text[date.span[1] : date.span[1] + 3]
    before = text[max(0, date.span[0] - 12) : date.span[0]].lower()
    if re.search(r"\b(?:during|in|at|over) (?:the |its |their )?$", before) and (date.grain != "year" or "during" in before):
        return False  # killed in yesterday's protest: the noun is the gesture's occasion
    if re.match(r"['’]s\s", after):
        return True
    if date.grain != "year" or not re.match(r"\s\w", after):
        return False
    first = bool(context.sentences) and context.sentences[context.sentence_at(date.span[0])][0] == date.span[0]
    return first or before.rstrip().endswith(("the", " its", "s’", "'s", "’s", " a"))


def _of_noun(context: Context, draft: Draft, date: DateRef) -> bool:
    """Whether the expression stands in front of the gesture's own noun: *the 2006 border conflict*, *Thursday's attack*."""
    between = context.text((date.span[1], max(draft.start, date.span[1])))
    return draft.gesture.nominal and date.span[1] <= draft.start and len(between) <= _NOUN and not re.search(r"[,.;:\n]", between)


def _in_front(context: Context, draft: Draft, date: DateRef) -> bool:
    """Whether the expression stands in front of the clauses of its sentence: *In 2018, they met and agreed to …*."""
    return date.span[1] <= draft.gesture.evidence[0] and context.article.text[date.span[1] : date.span[1] + 1] == ","


def _word_before(context: Context, date: DateRef) -> str:
    words = context.article.text[max(0, date.span[0] - 12) : date.span[0]].split()
    return words[-1].lower() if words else ""


def _claimed(context: Context, draft: Draft, date: DateRef) -> bool:
    """Whether an event of this article told before owns the expression by its grammar."""
    return any(overlap(span, date.span) for d in context.told for span in d.gesture.dates if d is not draft)


def _in_contact(context: Context, draft: Draft) -> EventDate | None:
    """Words said inside a call, meeting or visit carry its date: in the sentences after it, between the same
    parties."""
    gesture = draft.gesture
    vowed = draft.status == "scheduled" and gesture.tense == "past" and bool(gesture.operators)  # they committed to …
    planned = draft.status == "scheduled" and draft.type != "agreement.intent" and not vowed
    ahead = gesture.tense == "future" and draft.status not in {"threatened", "scheduled"}
    said = draft.type.startswith(_SAID) or draft.status in {"requested", "offered"} or vowed
    if not said or gesture.tense == "pluperfect" or ahead or draft.status == "hypothetical":
        return None
    if draft.type in CONTACTS and draft.status != "realised" and not vowed:
        return None
    if gesture.nominal and not vowed and not draft.type.startswith(("stance.", "symbol.")):
        return None
    speakers = codes(draft.agents)
    reach = _CARRY if context.account else 2
    for contact in reversed(context.told_in(gesture.sentence - reach, gesture.sentence)):
        fits = contact.type in CONTACTS and contact.status == ("scheduled" if planned else "realised")
        if not fits or contact.date is None or contact.start > draft.start or contact.date.basis == "publication":
            continue
        if not planned and (contact.date.start or "") > (context.article.published or "9"):
            continue
        sides = codes(contact.parties)
        among = speakers <= sides or (context.account and len(sides) == 1 and sides < speakers)  # a call with allies
        if speakers and among and _one_paragraph(context, contact, draft):
            return msgspec.structs.replace(contact.date, basis="anchored")
    return None


def _one_paragraph(context: Context, contact: Draft, draft: Draft) -> bool:
    """News changes the subject with the paragraph; a government's account of one conversation does not."""
    return context.account or "\n\n" not in context.text((contact.start, max(draft.start, contact.start)))


def _publication(context: Context, draft: Draft) -> EventDate | None:
    """A finite verb of news, with no day of its own, is dated by the news; a noun or a look back is not."""
    gesture, published = draft.gesture, context.article.published
    if published is None or gesture.nominal or gesture.tense not in {"past", "present", "perfect"} or draft.status not in _TOLD:
        return None
    return EventDate(value=published, start=published, end=published, grain="day", basis="publication")
