"""From a position as a source words it to an office of the controlled vocabulary, a title as news says it, and a place."""

from __future__ import annotations

import re

from lapel.stages.actors.titles import title_key

_SUB = re.compile(
    r"of (?:New South Wales|Queensland|South Australia|Tasmania|Victoria|Western Australia|Azad Kashmir|Iraqi Kurdistan|Crimea|Bermuda|"
    r"the Australian Capital Territory|the Northern Territory|South Tyrol|Trentino|the Province|the Autonomous|the Sakha)|"
    r"^president of (?!the )[A-Z]|Kurdistan|Mayor|Governor of (?!the (?:Reserve Bank|National Bank|Bank|Central))|"
    r"Administrator of (?!the (?:Env|Small))|"
    r"Plenipotentiary|^Head of (?:Chel|Izh|Kalm|the (?:Altai|Chechen|Chuvash|Mari|Udmurt|Samara|Resp))|Tibet Autonomous|"
    r"Lieutenant.Governor|"
    r"Chief Minister|Presidential representative in|Kyiv City|State Administration|Regional|Provincial|Secretary of State of |"
    r"Governor-General|"
    r"Oblast|Prefecture|Municipal",
    re.IGNORECASE,
)
_AMBASSADOR = re.compile(
    r"^(?:extraordinary )?(?:ambassador|high commissioner|consul general)\b(?: \w+)?? (?:to|in|of|for) (.+)$", re.IGNORECASE
)
_MATTER = re.compile(
    r"^(?:Federal |Union |State )?(?:Minister|Secretary|Ministry)(?: of State)? (?:of|for|in charge of) (?:the )?(.+)$", re.IGNORECASE
)
_RULES: tuple[tuple[str, str, str | None], ...] = (
    (r"^Supreme Leader$", "head of state", "supreme leader"),
    (r"^General Secretary of the Chinese", "party leader", "general secretary"),
    (r"^(?:Acting )?President$|^President of the (?:French )?Republic$", "head of state", "president"),
    (r"^(?:Emperor|King|Queen|Pope|Sultan)$", "head of state", None),
    (r"^monarch$", "head of state", "monarch"),
    (r"^Alternate Prime Minister", "deputy head of government", "alternate prime minister"),
    (r"^(?:Acting |Caretaker )?Prime Minister$", "head of government", "prime minister"),
    (r"^(?:Federal )?Chancellor$", "head of government", "chancellor"),
    (r"^Premier(?: of the State Council)?$", "head of government", "premier"),
    (r"^(?:First |Second |Executive )?Vice[ -]President(?: of the Republic)?$", "vice president", None),
    (r"^Deputy President$", "vice president", None),
    (
        r"^(?:First )?Vice[ -]Premier|^(?:First )?Deputy Premier|Deputy Prime Minister|^First Secretary of State$|"
        r"^Vice President of the Council of Min",
        "deputy head of government",
        None,
    ),
    (r"^Crown Prince", "crown prince", "crown prince"),
    (r"Permanent Representative|^Ambassador to the United Nations", "permanent representative", None),
    (
        r"^Minister of State for (?:Foreign|Defence)|^(?:Vice|Deputy|Assistant|Junior|Senior Vice) (?:Foreign |Defen[cs]e |"
        r"Finance )?Minister|"
        r"^(?:Deputy|Under|Assistant|Principal Deputy)[ -]Secretary|^Parliamentary|Undersecretary|^Minister Delegate|"
        r"^(?:Financial|Economic|Exchequer|Commercial) Secretary|"
        r"^Minister of State\b|^Foreign Secretary of|Lord of the Treasury|military cabinet|Private Secretary|Principal Secretary",
        "deputy minister",
        None,
    ),
    (
        r"Defence (?:Equipment|Materiel|Science|Procurement|Personnel|People|Readiness|Industr|and Space)|Home Front",
        "deputy minister",
        None,
    ),
    (
        r"National Security Advis|Security Council$|^Director of the National Security Office|"
        r"National Security and Defen[cs]e Council|^Homeland Security Advisor",
        "national security adviser",
        None,
    ),
    (
        r"^(?:Governor of the (?:Reserve|National|Central)? ?Bank|Chair(?:man|woman)? of the Federal Reserve|President of the Central Bank|"
        r"Governor of the (?:Bank|State Bank))",
        "central bank governor",
        None,
    ),
    (
        r"Foreign (?:and|&)|Foreign Affairs|External (?:Affairs|Relations)|^Foreign Minister|^Foreign Secretary$|^Foreign$",
        "foreign minister",
        "foreign minister",
    ),
    (r"Foreign Ministry Spoke|^Government Spokes|Press Secretary|^Spokes|Communications Director", "spokesperson", None),
    (
        r"^(?:Chief|Head|Commander|Chairman|Chair|Vice Chief|Vice Chairman|Deputy Chief|Commandant|Commanding General|"
        r"Supreme Commander)\b.*"
        r"(?:Staff(?: of the)? (?:Army|Air|Navy)|General Staff|Joint Staff|Joint Chiefs|Chiefs of Staff|Defen[cs]e (?:Force|"
        r"Staff)|Navy|Naval|Army|Air Force|Air Staff|Marine|"
        r"Armed Forces|Land Forces|Military|Revolutionary Guard|Joint Operations|Carabinieri)|^Commander-in|Supreme Commander",
        "military chief",
        None,
    ),
    (r"Defen[cs]e(?! Equipment)|^Secretary of War", "defence minister", "defence minister"),
    (
        r"Chancellor of the Exchequer|^Treasurer$|Secretary of the Treasury|of Finance|for Finance|Economy and Finance|"
        r"Economic Affairs and Finance",
        "finance minister",
        None,
    ),
    (
        r"of the Interior$|^(?:Federal )?Minister of (?:the )?Interior|Internal Affairs|Home Department|^Home Secretary|"
        r"^(?:Union )?Minister of Home|Homeland Security$|"
        r"Minister for Home Affairs",
        "interior minister",
        None,
    ),
    (
        r"(?:Mossad|Intelligence|CIA|Secret Intelligence|Signals|Federal Security Service|Security Service|National Intelligence)",
        "intelligence chief",
        None,
    ),
    (r"^Director of the FBI|Commissioner of Police|Chief Commissioner|Superintendent General|Police$", "police chief", None),
    (
        r"Speaker|President of the (?:Senate|National Assembly|House|Legislative|Chamber|Bundestag|Parliament)|"
        r"Chair(?:man)? of the (?:Senate|State Duma|"
        r"Federation Council|Verkhovna|Supreme People's Assembly|Standing Committee)|Presidium",
        "speaker",
        None,
    ),
    (
        r"Leader of the House|Vice President of the National People|Manager of Government|Chairman of Ways|Whip|Leader of the (?:Opp|Gov)",
        "legislator",
        None,
    ),
    (r"^Chief Justice|President of the Supreme|President of the Constitutional Court|Chief Judge", "chief justice", None),
    (r"(?:Justice|Judge) of|Supreme Court", "judge", None),
    (r"Attorney.General|Prosecutor.General|Solicitor.General|Public Prosecutions", "attorney general", None),
    (
        r"Chief of Staff|Chief Cabinet Secretary|Cabinet Secretary|Office of the President|Presidential Executive|"
        r"Secretary-General to the President|"
        r"Chief Presidential Secretary",
        "chief of staff",
        None,
    ),
    (r"^First (?:Lady|Gentleman)", "first spouse", None),
    (r"Chair(?:person|man|woman)? of the (?:Kuomintang|Democratic Progressive)|Party", "party leader", None),
    (
        r"\bMinister\b|^Secretary (?:of|for)|^Trade Representative|United States Trade Representative|^Secretary of State for",
        "minister",
        None,
    ),
)
_COMPILED = [(re.compile(p, re.IGNORECASE), office, title) for p, office, title in _RULES]
_NATIVE = {
    ("USA", "foreign minister"): "secretary of state",
    ("USA", "defence minister"): "defence secretary",
    ("USA", "finance minister"): "treasury secretary",
    ("USA", "interior minister"): "homeland security secretary",
    ("GBR", "foreign minister"): "foreign secretary",
    ("GBR", "defence minister"): "defence secretary",
    ("GBR", "finance minister"): "chancellor of the exchequer",
    ("GBR", "interior minister"): "home secretary",
    ("PHL", "foreign minister"): "foreign secretary",
    ("MEX", "foreign minister"): "foreign secretary",
    ("AUS", "finance minister"): "treasurer",
    ("IND", "interior minister"): "home minister",
    ("IND", "foreign minister"): "external affairs minister",
    ("VAT", "head of government"): "secretary of state",
}


def classify(position: str, country: str) -> tuple[str, str, str | None]:
    """(office, title, place) of a position. A place is given of ambassadors; subnational posts are governors, mayors, ministers."""
    position = re.sub(r"\s*\(.*?\)", "", position).strip()
    if re.search(r"\bState Minister for\b", position):
        return "deputy minister", position.lower(), None
    if match := _AMBASSADOR.match(position):
        return "ambassador", "ambassador", match.group(1).strip()
    if country == "IND" and position == "Minister of Foreign Affairs":  # so Wikidata calls the ministers of state
        return "deputy minister", "minister of state for external affairs", None
    if country == "IRN" and position == "President":  # the supreme leader is head of state
        return "head of government", "president", None
    if country == "USA" and position == "Secretary of State":
        return "foreign minister", "secretary of state", None
    if country == "USA" and position == "Secretary of the Interior":
        return "minister", "interior secretary", None
    if re.search(r"United Nations$|NATO$|European Union$", position) and re.search("represent|ambassador", position, re.IGNORECASE):
        place = "IGO:UN" if position.endswith("Nations") else "IGO:NATO" if position.endswith("NATO") else "IGO:EU"
        return "permanent representative", "permanent representative", place
    if _SUB.search(position):
        mayor = "mayor" in position.lower()
        word = re.sub(r"^(?:the )?", "", position).split(" of ")[0].lower()
        return ("mayor" if mayor else "governor"), ("mayor" if mayor else word), None
    for pattern, office, title in _COMPILED:
        if pattern.search(position):
            return office, _NATIVE.get((country, office)) or title or _title(position), None
    return "official", _title(position), None


def native(country: str, office: str, title: str) -> str:
    """The title that news uses in a country for an office, where it differs from the source's."""
    return _NATIVE.get((country, office), title)


def _title(position: str) -> str:
    match = _MATTER.match(position)
    if match and match.group(1).lower() != "state":
        head = "secretary" if position.lower().startswith("secretary") else "minister"
        return title_key(f"{head} of {match.group(1)}")
    return title_key(position)
