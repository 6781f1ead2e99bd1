"""Whole sentences of our own, the whole way: who is agent and who recipient."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from lapel.records import Article, Event
from lapel.run.fused import run_articles

WHITE_HOUSE, STATE = "White House", "U.S. Department of State"


@dataclass(frozen=True)
class Case:
    """The event of a type whose trigger holds ``word``, and the countries of its sides."""

    text: str
    word: str
    agents: str
    recipients: str
    on: str = "2021-03-17"
    source: str = ""


CASES = [
    # kings and queens of one name
    Case("King Abdullah II of Jordan met Queen Elizabeth II in London on Monday.", "met", "JOR", "GBR"),
    Case("King Abdullah thanked Japan on Monday.", "thanked", "JOR", "JPN"),
    Case("King Abdullah of Saudi Arabia thanked King Abdullah II of Jordan.", "thanked", "SAU", "JOR", on="2010-03-01"),
    # it: the body or state for which somebody speaks
    Case("Foreign Minister Sergei Lavrov said it would expel two Danish diplomats.", "expel", "RUS", "DNK"),
    Case("Hassan Nasrallah, the Secretary-General of Hezbollah, says that it has started negotiating with Israel.", "negotiating",
         "NSA:HEZBOLLAH", "ISR"),
    # an unnamed organ of a state is of the place; nobody gets a country beside somebody of a known one
    Case("Security forces raided Taliban hideouts in northern Baghlan Province of Afghanistan.", "raided", "AFG", "NSA:TALIBAN"),
    Case("Police arrested four Peruvian tourists in Oslo on Friday.", "arrested", "NOR", "PER"),
    Case("The rebels planned to attack American diplomats and service members in Iraq.", "attack", "-", "USA -"),
    # persons of no office
    Case("The anniversary of the capture of Gilad Shalit, held by Hamas in Gaza, was marked in Israel.", "capture", "NSA:HAMAS", "ISR"),
    Case("Germany condemned the poisoning of Alexei Navalny and expelled two Russian diplomats. Navalny praised Germany.", "praised",
         "RUS", "DEU"),
    Case("Sweden charged Julian Assange in Stockholm on Monday.", "charged", "SWE", "AUS"),
    # a talk or deal with somebody: the subject of the sentence
    Case("Peru left the bloc without a trade deal with Chile.", "deal", "PER", "CHL"),
    Case("Denmark expressed its condolences for the gas explosion in Baku.", "condolences", "DNK", "AZE"),
    Case("Secretary of State Antony J. Blinken spoke with Japanese Foreign Minister Motegi Toshimitsu. The Secretary and the Foreign "
         "Minister discussed the alliance.", "discussed", "USA JPN", "", source=STATE),
    # words said of an act are said to who did it
    Case("Peru condemned an attack by Chilean soldiers on Thursday.", "condemned", "PER", "CHL"),
    Case("Peru welcomed assurances from Norway on Thursday.", "welcomed", "PER", "NOR"),
    # the former and the latter; somebody who does something else in a clause of time
    Case("Peru and Chile signed a pact. The former criticised Kenya.", "criticised", "PER", "KEN"),
    Case("Peru and Chile signed a pact on Monday. Norway was absent. The latter criticised Kenya.", "criticised", "CHL", "KEN"),
    Case("A Danish journalist was released on Friday after Egypt met Libya.", "released", "", "DNK"),
    # officials in a government's own account
    Case("The delegation travelled to Warsaw. Deputy Foreign Minister Ewa Zielona praised the United States.", "praised", "POL", "USA",
         source=STATE),
]


@pytest.fixture(scope="module")
def events() -> dict[int, list[Event]]:
    articles = [Article(id=str(n), text=c.text, published=c.on, source=c.source) for n, c in enumerate(CASES)]
    found: dict[int, list[Event]] = {n: [] for n in range(len(CASES))}
    for batch in run_articles(articles):
        for outcome in batch.outcomes:
            for event in outcome.events:
                found[int(event.article.id)].append(event)
    return found


@pytest.mark.parametrize("n", range(len(CASES)), ids=[f"{c.word}: {c.text[:40]}" for c in CASES])
def test_parties(n: int, events: dict[int, list[Event]]) -> None:
    case = CASES[n]
    told = [e for e in events[n] if case.word in e.evidence.trigger.text]
    sides = [(" ".join(p.country or "-" for p in e.agents), " ".join(p.country or "-" for p in e.recipients)) for e in told]
    assert sides[:1] == [(case.agents, case.recipients)], [(e.type, e.agents, e.recipients) for e in events[n]]
