"""A small knowledge base of real states and invented and real leaders, independent of the tables that lapel ships."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lapel.language import tokenise
from lapel.records import Article, Mention
from lapel.stages.actors import find_actors
from lapel.stages.actors.kb import KnowledgeBase
from lapel.stages.actors.kb_load import Tables, fill
from lapel.stages.actors.kb_records import AliasLine, EntityLine, TenureLine
from lapel.stages.actors.lexicon import key

STATES = {
    "USA": ("United States", ["US", "U.S.", "America", "United States"], "American", "Americans", "Washington"),
    "JPN": ("Japan", ["Japan"], "Japanese", "", "Tokyo"),
    "KOR": ("South Korea", ["South Korea", "Republic of Korea"], "South Korean", "South Koreans", "Seoul"),
    "PRK": ("North Korea", ["North Korea", "D.P.R.K."], "North Korean", "North Koreans", "Pyongyang"),
    "CHN": ("China", ["China", "People 's Republic of China"], "Chinese", "", "Beijing"),
    "RUS": ("Russia", ["Russia"], "Russian", "Russians", "Moscow"),
    "GBR": ("United Kingdom", ["United Kingdom", "UK", "Britain"], "British", "Britons", "London"),
    "TUR": ("Turkey", ["Turkey"], "Turkish", "Turks", "Ankara"),
    "JOR": ("Jordan", ["Jordan"], "Jordanian", "Jordanians", "Amman"),
    "TCD": ("Chad", ["Chad"], "Chadian", "Chadians", "N'Djamena"),
    "GEO": ("Georgia", ["Georgia"], "Georgian", "Georgians", "Tbilisi"),
    "MEX": ("Mexico", ["Mexico"], "Mexican", "Mexicans", "Mexico City"),
    "LKA": ("Sri Lanka", ["Sri Lanka"], "Sri Lankan", "Sri Lankans", "Colombo"),
    "LBN": ("Lebanon", ["Lebanon"], "Lebanese", "", "Beirut"),
    "FRA": ("France", ["France"], "French", "", "Paris"),
    "DEU": ("Germany", ["Germany"], "German", "Germans", "Berlin"),
    "KEN": ("Kenya", ["Kenya"], "Kenyan", "Kenyans", "Nairobi"),
    "NER": ("Niger", ["Niger"], "Nigerien", "Nigeriens", "Niamey"),
    "NGA": ("Nigeria", ["Nigeria"], "Nigerian", "Nigerians", "Abuja"),
    "GIN": ("Guinea", ["Guinea"], "Guinean", "Guineans", "Conakry"),
    "GNB": ("Guinea-Bissau", ["Guinea - Bissau"], "Bissau - Guinean", "", "Bissau"),
    "GNQ": ("Equatorial Guinea", ["Equatorial Guinea"], "Equatorial Guinean", "", "Malabo"),
    "PNG": ("Papua New Guinea", ["Papua New Guinea"], "Papua New Guinean", "", "Port Moresby"),
    "COD": ("DR Congo", ["Democratic Republic of the Congo", "Democratic Republic of Congo"], "", "", "Kinshasa"),
    "COG": ("Republic of the Congo", ["Republic of the Congo", "Republic of Congo"], "", "", "Brazzaville"),
    "SDN": ("Sudan", ["Sudan"], "Sudanese", "", "Khartoum"),
    "SSD": ("South Sudan", ["South Sudan"], "South Sudanese", "", "Juba"),
    "WSM": ("Samoa", ["Samoa"], "Samoan", "Samoans", "Apia"),
    "ISR": ("Israel", ["Israel"], "Israeli", "Israelis", "Jerusalem"),
    "SYR": ("Syria", ["Syria"], "Syrian", "Syrians", "Damascus"),
    "IRN": ("Iran", ["Iran"], "Iranian", "Iranians", "Tehran"),
    "CHL": ("Chile", ["Chile"], "Chilean", "Chileans", "Santiago"),
}
PEOPLE = [
    ("Joe Biden", "USA", "m", ["Biden"], [("head of state", "president", "2021-01-20", "2025-01-19")]),
    ("Donald Trump", "USA", "m", ["Trump"], [("head of state", "president", "2017-01-20", "2021-01-19")]),
    ("Barack Obama", "USA", "m", ["Obama"], [("head of state", "president", "2009-01-20", "2017-01-19")]),
    ("Kamala Harris", "USA", "f", ["Harris"], [("vice president", "vice president", "2021-01-20", "2025-01-19")]),
    ("Antony Blinken", "USA", "m", ["Blinken"], [("foreign minister", "secretary of state", "2021-01-26", "2025-01-19")]),
    ("Lloyd Austin", "USA", "m", ["Austin"], [("defence minister", "secretary of defense", "2021-01-22", "2025-01-19")]),
    ("George H. W. Bush", "USA", "m", ["Bush"], [("head of state", "president", "1989-01-20", "1993-01-19")]),
    ("George W. Bush", "USA", "m", ["Bush"], [("head of state", "president", "2001-01-20", "2009-01-19")]),
    ("Yoshihide Suga", "JPN", "m", ["Suga"], [("head of government", "prime minister", "2020-09-16", "2021-10-03")]),
    ("Shinzo Abe", "JPN", "m", ["Abe"], [("head of government", "prime minister", "2012-12-26", "2020-09-15")]),
    ("Toshimitsu Motegi", "JPN", "m", ["Motegi"], [("foreign minister", "foreign minister", "2019-09-11", "2021-11-03")]),
    ("Moon Jae-in", "KOR", "m", ["Moon"], [("head of state", "president", "2017-05-10", "2022-05-09")]),
    ("Wang Yi", "CHN", "m", ["Wang"], [("foreign minister", "foreign minister", "2013-03-16", "2022-12-30")]),
    ("Xi Jinping", "CHN", "m", ["Xi"], [("head of state", "president", "2013-03-14", "2025-01-01")]),
    ("Boris Johnson", "GBR", "m", ["Johnson"], [("head of government", "prime minister", "2019-07-24", "2022-09-05")]),
    ("Theresa May", "GBR", "f", ["May"], [("head of government", "prime minister", "2016-07-13", "2019-07-23")]),
    ("Olaf Scholz", "DEU", "m", ["Scholz"], [("head of government", "chancellor", "2021-12-08", "2025-01-01")]),
    ("Emmanuel Macron", "FRA", "m", ["Macron"], [("head of state", "president", "2017-05-14", "2025-01-01")]),
    ("Jens Stoltenberg", "IGO:NATO", "m", ["Stoltenberg"],
     [("secretary general", "secretary general", "2014-10-01", "2024-09-30")]),
    ("Ursula von der Leyen", "IGO:EU", "f", ["von der Leyen"],
     [("head of government", "european commission president", "2019-12-01", "2024-11-30")]),
    ("Andrés Manuel López Obrador", "MEX", "m", ["López Obrador"], [("head of state", "president", "2018-12-01", "2024-09-30")]),
]


def _tokens(text: str) -> str:
    return " ".join(token.text for token in tokenise(text).doc)


def _lines() -> list[EntityLine]:
    lines = []
    for code, (name, names, adjective, plural, capital) in STATES.items():
        aliases: list[str | AliasLine] = [AliasLine(text=n, case="exact" if n == "US" else "any") for n in names]
        aliases.append(AliasLine(text=_tokens(capital), kind="seat", case="any"))
        if adjective:
            aliases += [AliasLine(text=adjective, kind="people", case="exact", form="adjective")]
        if plural:
            aliases.append(AliasLine(text=plural, kind="people", case="exact", form="plural"))
        lines.append(EntityLine(id=f"s:{code}", name=name, kind="state", country=code, aliases=aliases,
                                leader="head of government" if code in {"JPN", "GBR", "DEU"} else "head of state"))
    bodies: list[tuple[str, str, str, list[str]]] = [
        ("IGO:NATO", "NATO", "igo", ["NATO"]), ("IGO:EU", "European Union", "igo", ["EU", "European Union", "European Commission"]),
        ("IGO:UN", "United Nations", "igo", ["UN", "U.N.", "United Nations"]), ("NSA:HAMAS", "Hamas", "nsa", ["Hamas"])]
    lines += [EntityLine(id=code, name=name, kind=kind, country=code, aliases=list(aliases))  # type: ignore[arg-type]
              for code, name, kind, aliases in bodies]
    lines += [
        EntityLine(id="b:kremlin", name="Kremlin", kind="government", country="RUS", roles=["GOV"], aliases=["Kremlin"]),
        EntityLine(id="b:pentagon", name="Pentagon", kind="ministry", country="USA", roles=["GOV", "MIL"], aliases=["Pentagon"]),
        EntityLine(id="b:cia", name="CIA", kind="agency", country="USA", roles=["SPY"], aliases=["CIA"]),
    ]
    for name, country, gender, surnames, tenures in PEOPLE:
        lines.append(EntityLine(
            id=f"p:{key(name).replace(' ', '-')}", name=name, country=country, gender=gender,  # type: ignore[arg-type]
            surnames=surnames, aliases=[_tokens(name)],
            tenures=[TenureLine(office=o, title=t, start=a, end=b) for o, t, a, b in tenures]))
    return lines


@pytest.fixture(scope="session")
def kb() -> KnowledgeBase:
    return KnowledgeBase(fill(Tables(), _lines()))


@pytest.fixture(scope="session")
def found(kb: KnowledgeBase) -> Callable[..., list[Mention]]:
    def find(text: str, published: str | None = "2021-03-17") -> list[Mention]:
        return find_actors(tokenise(text), Article(id="t", text=text, published=published), kb)
    return find


@pytest.fixture(scope="session")
def brief(found: Callable[..., list[Mention]]) -> Callable[..., list[tuple[str, str, str | None]]]:
    def find(text: str, published: str | None = "2021-03-17") -> list[tuple[str, str, str | None]]:
        return [(m.text, m.kind, m.country) for m in found(text, published)]
    return find
