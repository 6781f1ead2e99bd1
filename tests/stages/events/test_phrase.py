"""Whose a phrase is, by its own words."""

import pytest

# words of the phrase, head, mentions (words, country, kind), countries expected, how
CASES = [
    ("the outgoing South Korean ambassador", "ambassador", [("South Korean", "KOR", "people")], ["KOR"], "premodifier"),
    ("an official in South Korea's presidential office", "official", [("South Korea", "KOR", "state")], ["KOR"], "in"),
    ("Alvarez's office", "office", [("Alvarez", "PER", "person")], ["PER"], "possessor"),
    ("the Peruvian embassy in Oslo", "embassy", [("Peruvian", "PER", "people"), ("Oslo", "NOR", "seat")], ["PER"], "premodifier"),
    ("the Peruvian ambassador to Japan", "ambassador", [("Peruvian", "PER", "people"), ("Japan", "JPN", "state")], ["PER"], "premodifier"),
    ("Japan's ambassador in Lima", "ambassador", [("Japan", "JPN", "state"), ("Lima", "PER", "seat")], ["JPN"], "possessor"),
    ("the leader of South Korea", "leader", [("South Korea", "KOR", "state")], ["KOR"], "of"),
    ("Bolivian refugees in Chile", "refugees", [("Bolivian", "BOL", "people"), ("Chile", "CHL", "state")], ["BOL"], "premodifier"),
    ("three lawmakers from Kenya", "lawmakers", [("Kenya", "KEN", "state")], ["KEN"], "from"),
    ("the Chilean town of Arica", "town", [("Chilean", "CHL", "people"), ("Arica", "CHL", "place")], ["CHL"], "of"),
    ("Chilean copper", "copper", [("Chilean", "CHL", "people")], ["CHL"], "premodifier"),
    ("the foreign minister, Ana Alvarez", "minister", [("Ana Alvarez", "PER", "person")], ["PER"], "apposition"),
    ("its talks with Norway", "talks", [("Norway", "NOR", "state")], ["NOR"], "relation"),
    (
        "Peruvian and Chilean officials",
        "officials",
        [("Peruvian", "PER", "people"), ("Chilean", "CHL", "people")],
        ["PER", "CHL"],
        "premodifier",
    ),
    (
        "officials from Peru, Chile and Bolivia",
        "officials",
        [("Peru", "PER", "state"), ("Chile", "CHL", "state"), ("Bolivia", "BOL", "state")],
        ["PER", "CHL", "BOL"],
        "from",
    ),
    ("the Peru-Chile accord", "accord", [("Peru", "PER", "state"), ("Chile", "CHL", "state")], ["PER", "CHL"], "premodifier"),
    ("the three Baltic states", "states", [], ["EST", "LVA", "LTU"], "group"),
    ("a Chilean-led mission", "mission", [("Chilean", "CHL", "people")], ["CHL"], "premodifier"),
]


@pytest.mark.parametrize("case", CASES, ids=[c[0] for c in CASES])
def test_phrase(scene, of, case):
    words, head, mentions, expected, how = case
    s = scene(f"France praised {words} on Monday.").named("France", "FRA")
    for name, country, kind in mentions:
        s.named(name, country, kind)
    [event] = s.hit("stance.praise", "praised", ("agent", "France"), ("recipient", words, head)).events()
    assert of(event) == (["FRA"], expected)
    assert event.recipients[0].resolved_by == how


NOBODY = [
    ("an envoy to Chile", "envoy", [("Chile", "CHL", "state")]),
    ("the anti-Chile campaign", "campaign", [("Chile", "CHL", "state")]),
    ("Chile-backed rebels", "rebels", [("Chile", "CHL", "state")]),
    ("the bombing of Chile", "bombing", [("Chile", "CHL", "state")]),
    ("troops in Chile", "troops", [("Chile", "CHL", "state")]),
]


@pytest.mark.parametrize(("words", "head", "mentions"), NOBODY, ids=[c[0] for c in NOBODY])
def test_a_name_that_does_not_own_the_head(scene, of, words, head, mentions):
    s = scene(f"Peru condemned {words} at noon.").named("Peru", "PER")
    for name, country, kind in mentions:
        s.named(name, country, kind)
    [event] = s.hit("overture.decline", "condemned", ("agent", "Peru"), ("recipient", words, head)).events()
    assert of(event) == (["PER"], [None])


def test_a_list_in_one_span_keeps_each_name_with_its_words(scene):
    s = scene("Norway, Latvia and Estonia warned Chile.")
    for name, code in [("Norway", "NOR"), ("Latvia", "LVA"), ("Estonia", "EST"), ("Chile", "CHL")]:
        s.named(name, code)
    [event] = s.hit("stance.threat", "warned", ("agent", "Norway, Latvia and Estonia", "Norway"), ("recipient", "Chile")).events()
    assert [(p.text, p.country) for p in event.agents] == [("Norway", "NOR"), ("Latvia", "LVA"), ("Estonia", "EST")]
    assert [s.text[slice(*p.span)] for p in event.agents] == ["Norway", "Latvia", "Estonia"]


def test_a_person_keeps_entity_office_and_the_whole_phrase(scene):
    s = scene("President Ana Alvarez warned Chile.").named("Chile", "CHL")
    s.named(
        "President Ana Alvarez",
        "PER",
        "person",
        "Alvarez",
        entity="x:alvarez",
        name="Ana Alvarez",
        office="head of state",
        roles=["GOV"],
        resolved_by="name",
    )
    [event] = s.hit("stance.threat", "warned", ("agent", "President Ana Alvarez"), ("recipient", "Chile")).events()
    party = event.agents[0]
    assert (party.entity, party.office, party.text, party.kind) == ("x:alvarez", "head of state", "President Ana Alvarez", "person")


def test_a_city_and_its_country_are_one_party(scene, of):
    s = scene("Chile warned Cusco, Peru.").named("Chile", "CHL").named("Cusco", "PER", "place").named("Peru", "PER")
    [event] = s.hit("stance.threat", "warned", ("agent", "Chile"), ("recipient", "Cusco, Peru", "Cusco")).events()
    assert of(event) == (["CHL"], ["PER"])
