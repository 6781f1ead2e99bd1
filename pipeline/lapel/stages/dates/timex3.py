"""Time expressions as inline TIMEX3 XML, as TimeML writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from lapel.records import DateRef

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text with U+FFFD for each character that XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)


def to_timex3(text: str, dates: Iterable[DateRef]) -> str:
    """The text with a ``TIMEX3`` element around each expression; everything else is escaped, so that the result is well formed
    inside any element; a character that XML cannot hold becomes U+FFFD."""
    out: list[str] = []
    text = legal(text)
    position = 0
    for number, ref in enumerate(sorted(dates, key=lambda ref: ref.span), start=1):
        start, end = ref.span
        out.append(escape(text[position:start]))
        attributes = {"tid": f"t{number}", "type": ref.type, "value": ref.value, "mod": ref.mod, "quant": ref.quant, "freq": ref.freq}
        written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items() if value)
        out.append(f"<TIMEX3{written}>{escape(text[start:end])}</TIMEX3>")
        position = end
    out.append(escape(text[position:]))
    return "".join(out)
