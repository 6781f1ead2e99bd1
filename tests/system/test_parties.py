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
    # who calls on both sides is none of them
    Case("Norway and Russia quarrelled over two trawlers. Sweden and Finland called on both sides to show restraint.", "called", "SWE FIN",
         "NOR RUS"),
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
    # who claims an attack: upon whom it was told to be
    Case("A bomb exploded outside the Danish embassy in Nairobi on Friday. Al-Shabaab claimed responsibility.", "claimed", "NSA:ALSHABAAB",
         "DNK"),
    # a test is at nobody; who is named in somebody's own title is not the other side
    Case("North Korea tested a missile on Friday, and Japan and the United States confirmed it.", "tested", "PRK", ""),
    Case("The ambassador of Norway to the United Nations called for an inquiry into the floods in Peru.", "called", "NOR", ""),
    # a verb that was taken for a noun has the name before it
    Case("Hamas fires over 40 rockets into Israel.", "fires", "NSA:HAMAS", "ISR"),
    Case("Peru said one of its officers was killed in a Chilean airstrike.", "killed", "CHL", "PER"),
    Case("Norway urged Israel not to use force during its offensive in Gaza on Friday.", "offensive", "ISR", "PSE"),
    Case("The Danish foreign minister flew to Lima for talks on Friday.", "talks", "DNK", "PER"),
    Case("Japan's premier visited a shrine for the war dead on Friday. South Korea condemned the visit.", "condemned", "KOR", "JPN"),
    Case("Japan criticised the arrest of journalists in Belarus.", "criticised", "JPN", "BLR"),
    Case("Denmark urged authorities to release a Danish reporter in Mali.", "release", "DNK", "MLI"),
    # bodies of which every state has one by the same name
    Case("The Congress of Peru condemned Chile on Friday.", "condemned", "PER", "CHL"),
    Case("Kenyan police arrested a leader of the Democratic Party after a protest against Uganda.", "arrested", "KEN", "-"),
    Case("The French MFA spokesman Paul Durand praised Norway on Friday.", "praised", "FRA", "NOR"),
    # towns: not one abroad that the article has nothing to do with
    Case("A bomber killed nine people from Denmark in the town of Abare in northern Nigeria.", "killed", "-", "DNK"),
    Case("Chile sent a team to Essex to question sailors from Scotland.", "sent", "CHL", "GBR"),
    # whose, who is accused beside it, who speaks of sanctions
    Case("Norway, whose navy attacked Denmark, denied it.", "attacked", "NOR", "DNK"),
    Case("Denmark accused Hamas of holding a sailor and called for his release.", "called", "DNK", "NSA:HAMAS"),
    Case("Iran said that the sanctions of the United Nations were unjust.", "sanctions", "IGO:UN", "IRN"),
    # an attack told by another word; the rest of a list behind its first name
    Case("Israel assassinates a sheikh of Hamas in Gaza. Kofi Annan, and the British, French and German governments, condemn the killing.",
         "condemn", "IGO:UN GBR FRA DEU", "ISR", on="2004-03-22"),
    Case("North and South Korea announce they will launch a joint bid to host the Games.", "joint", "PRK KOR", ""),
    Case("A former US president Jimmy Carter condemned George W. Bush and Tony Blair.", "condemned", "USA", "USA GBR", on="2004-03-22"),
    Case("Denmark's minister laid a wreath at the memorial in Warsaw.", "laid", "DNK", "POL"),
    Case("The pope criticised Chile on Friday.", "criticised", "VAT", "CHL"),
    # who is named behind a preposition did not do it
    Case("A Russian businessman was sentenced on Friday for smuggling rifles to the Colombian army.", "sentenced", "", "RUS"),
    # whose summit; a region that is called by a common word is none; people of a part of a country
    Case("The Danish prime minister spoke at a NATO summit on Friday.", "summit", "DNK IGO:NATO", ""),
    Case("Al-Qaeda threatens new attacks on Western airliners.", "attacks", "NSA:ALQAEDA", "-"),
    Case("At least two people were killed in a remote part of Peru in an attack by the Shining Path.", "killed", "NSA:SHININGPATH", "PER"),
    # police of one of two states: nobody says of which; in its own account of a call a government reaffirms to the other side
    Case("Norway praised Peru on Monday. Police arrested four Norwegians on Friday.", "arrested", "-", "NOR"),
    Case("Secretary of State Antony J. Blinken spoke with Jordanian Foreign Minister Ayman Safadi. The Secretary affirmed his support for "
         "a two-state solution between Israel and the Palestinians.", "affirmed", "USA", "JOR", source=STATE),
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
