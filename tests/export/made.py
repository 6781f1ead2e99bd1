"""Records that fill every column somewhere, and leave empty everywhere what may be empty."""

from __future__ import annotations

import io
from typing import Any

from lapel import export
from lapel.records import ArticleRef, Attribution, Evidence, Link, OperatorHit, Party, Place, Trigger
from tests.made_events import event
from tests.short import dated, short

FULL = event(
    id="full0000", status="cancelled", type="contact.visit", cluster="c-full",
    article=ArticleRef(id="a9", title="A visit\tcalled off", source="The Paper", url="https://paper.example/9?a=1&b=2",
                       published="2021-05-05"),
    agents=[Party(entity="Q1", country="ESP", kind="person", name="Alvarez", roles=["GOV", "MIL", "LEG"], office="head of government",
                  text="=cmd()\nPresident Alvarez", span=(10, 27), resolved_by="title+surname"),
            Party(entity=None, country="IGO:EU", kind="igo", name="European Union", text="the EU", span=(30, 36))],
    recipients=[Party(entity="Q2", country="DEU", kind="person", name="Brandt; Karl", roles=["GOV", "MIL", "LEG"],
                      office="head of government", text="Chancellor Brandt", span=(46, 63)),
                Party(country="NSA:HAMAS", kind="nsa", name="Hamas", roles=["REB"], text="Hamas", span=(66, 71))],
    about=[Party(country="PRT", kind="state", text="Portugal", span=(80, 88))],
    date=dated("2021-05-04", "2021-05-06"), place=Place(text="Lisbon", country="PRT", span=(67, 73)),
    details={"order": 1, "duration": "PT1H30M", "count": 0, "symbol": "blue pins", "label": "cornerstone", "level": "state",
             "amount": "$60 million", "venue": "castle"},
    attribution=Attribution(kind="report", speaker="the <spokesman>"),
    evidence=Evidence(text='"Cancelled", <b>they</b> said;\ntwice & more.', span=(5, 46), trigger=Trigger(text="visit", span=(41, 46)),
                      rule="visit.visit", operators=[OperatorHit(text="cancelled", span=(5, 14), status="cancelled")]),
    links=[Link(kind=kind, event=f"e-{kind}") for kind in ("answers", "repeats", "follows", "compares")])

EVENTS = [
    FULL,
    short("contact.call USA > JPN", "2021-01-27", cluster="call", article="b1"),
    short("contact.call USA > JPN", "2021-01-28", cluster="call", article="b2", basis="publication"),
    short("contact.host FRA > USA", "2021-02-01", place="FRA"),
    short("contact.summit USA JPN KOR >", "2021-03-01"),
    short("contact.negotiation USA RUS >", "2021-03-02", status="hypothetical"),
    short("stance.criticise CHN >", None),
    short("agreement.sign IND > BRA", "2021-01-01", last="2021-12-31", published="2021-06-06"),
    short("contact.visit QQQ > USA", "2021-04-01", status="stalled"),
    event(id="bare0000", agents=[], recipients=[], date=None, place=None, details={}, cluster=None, links=[],
          article=ArticleRef(id="a0"), evidence=Evidence(text="Met.", span=(0, 4), trigger=Trigger(text="Met", span=(0, 3)), rule="m.m")),
    event(id="unknown0", agents=[Party(text="a man", kind="unknown")],
          recipients=[Party(entity="Q7", text="Ms X", name="X", kind="person")]),
]


def written(name: str, events: Any = EVENTS) -> bytes:
    """A format's bytes."""
    out = io.BytesIO()
    export.FORMATS[name].write(events, out)
    return out.getvalue()
