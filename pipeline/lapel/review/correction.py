"""What a reviewer types into the form, read and checked: nothing goes into verdicts that the codebook does not allow."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Sequence

import msgspec

from lapel import ontology
from lapel.export import countries
from lapel.records import Days, Reading, Side
from lapel.schema import COUNTRY

UNKNOWN = "?"
"""In place of a code that cannot be told."""

_PERIOD = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class Typed(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The fields of the form, as typed."""

    type: str
    status: str
    agents: str
    recipients: str
    date: str


class Refused(ValueError):
    """What is wrong with a field of the form; ``field`` names it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def typed(reading: Reading) -> Typed:
    """A reading as the form shows it."""
    return Typed(type=reading.type, status=reading.status, agents=_written(reading.agents), recipients=_written(reading.recipients),
                 date="" if reading.date is None else "/".join(dict.fromkeys((reading.date.start, reading.date.end))))


def corrected(form: Typed, record: Reading, text: str) -> Reading:
    """The reading that a form stands for; what was not touched stays as the record has it. Raises Refused."""
    shown = typed(record)
    if form.type not in ontology.types():
        raise Refused("type", f"{form.type} is not a type")
    statuses = {str(status): status for status in ontology.statuses()}
    if form.status not in statuses:
        raise Refused("status", f"{form.status} is not a status")
    sides = {name: getattr(record, name) if getattr(form, name).strip() == getattr(shown, name)
             else _sides(name, getattr(form, name), [*record.agents, *record.recipients], text) for name in ("agents", "recipients")}
    days = record.date if form.date.strip() == shown.date else _days(form.date)
    return Reading(type=form.type, status=statuses[form.status], agents=sides["agents"], recipients=sides["recipients"], date=days)


def _written(sides: Sequence[Side]) -> str:
    return "; ".join(f"{side.country or UNKNOWN} {' '.join(side.text.split())}".strip() for side in sides)


def _sides(field: str, line: str, known: Sequence[Side], text: str) -> list[Side]:
    """``KEN the ministry; TZA``: a code, then the words of the text where they are not those of the record."""
    flat = " ".join(text.split())
    sides = []
    for part in filter(None, map(str.strip, line.split(";"))):
        code, _, words = part.partition(" ")
        words = " ".join(words.split())
        country = None if code == UNKNOWN else code.upper()
        if country is not None and (not re.match(COUNTRY, country) or (":" not in country and not countries.iso3(country))):
            raise Refused(field, f"{code} is no country code: ISO 3166-1 alpha-3 (KEN), IGO:UN, NSA:HAMAS, or ? when it cannot be told")
        if words and words not in flat:
            raise Refused(field, f"“{words}” is not in the article; copy the words that name the party")
        words = words or next((side.text for side in known if side.country == country), "")
        if not words and country is None:
            raise Refused(field, "give the words of a party without a code: ? the envoys")
        sides.append(Side(text=words, country=country))
    return sides


def _days(line: str) -> Days | None:
    """``2021-03-17``, ``2021-03``, ``2021``, or two of these around a slash: first and last day, both included."""
    if not line.strip():
        return None
    first, slash, last = line.strip().partition("/")
    start, end = _period(first)[0], _period(last if slash else first)[1]
    if end < start:
        raise Refused("date", f"{line.strip()} ends before it begins")
    return Days(start=start.isoformat(), end=end.isoformat())


def _period(text: str) -> tuple[datetime.date, datetime.date]:
    found = _PERIOD.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        last_month = month or 12
        return (datetime.date(year, month or 1, day or 1),
                datetime.date(year, last_month, day or calendar.monthrange(year, last_month)[1]))
    except (ValueError, calendar.IllegalMonthError) as error:
        raise Refused("date", f"{text.strip() or 'nothing'} is no day: 2021-03-17, 2021-03, 2021, or first/last") from error
