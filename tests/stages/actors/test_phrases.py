"""Descriptions and titles, read over tokens."""

from __future__ import annotations

import pytest

# text, mention, kind, country, sectors, office, head word
CASES = [
    ("Japanese Prime Minister Yoshihide Suga spoke.", "Japanese Prime Minister Yoshihide Suga", "person", "JPN", ["GOV"],
     "head of government", "Suga"),
    ("US Secretary of Defense Lloyd Austin spoke.", "US Secretary of Defense Lloyd Austin", "person", "USA", ["GOV", "MIL"],
     "defence minister", "Austin"),
    ("South Korean Defense Secretary Suh Wook spoke.", "South Korean Defense Secretary Suh Wook", "person", "KOR", ["GOV", "MIL"],
     "defence minister", "Wook"),
    ("A Sri Lankan navy spokesman spoke.", "Sri Lankan navy spokesman", "office", "LKA", ["MIL"], "spokesperson", "spokesman"),
    ("Russia's foreign ministry spoke.", "Russia's foreign ministry", "ministry", "RUS", ["GOV"], "ministry", "ministry"),
    ("Russia’s Ministry of Foreign Affairs spoke.", "Russia’s Ministry of Foreign Affairs", "ministry", "RUS", ["GOV"], "ministry",
     "Affairs"),
    ("Japan's presidential office's aide spoke.", "Japan's presidential office's aide", "office", "JPN", ["GOV"], "adviser", "aide"),
    ("The foreign minister of Kenya spoke.", "foreign minister of Kenya", "office", "KEN", ["GOV"], "foreign minister", "minister"),
    ("President Ade Okoye of Nigeria spoke.", "President Ade Okoye of Nigeria", "person", "NGA", ["GOV"], "head of state", "Okoye"),
    ("Foreign Minister Wang Yi of the People's Republic of China spoke.",
     "Foreign Minister Wang Yi of the People's Republic of China", "person", "CHN", ["GOV"], "foreign minister", "Yi"),
    ("Israeli troops left.", "Israeli troops", "military", "ISR", ["MIL"], None, "troops"),
    ("Two Turkish warplanes left.", "Two Turkish warplanes", "military", "TUR", ["MIL"], None, "warplanes"),
    ("The Chinese embassy in Tokyo closed.", "Chinese embassy", "government", "CHN", ["GOV"], "embassy", "embassy"),
    ("UN envoy Ana Lopez spoke.", "UN envoy Ana Lopez", "person", "IGO:UN", ["IGO"], "envoy", "Lopez"),
    ("NATO Secretary General Jens Stoltenberg spoke.", "NATO Secretary General Jens Stoltenberg", "person", "IGO:NATO", ["IGO"],
     "secretary general", "Stoltenberg"),
    ("European Commission President Ursula von der Leyen spoke.", "European Commission President Ursula von der Leyen", "person",
     "IGO:EU", ["GOV"], "head of government", "Leyen"),
    ("Kremlin spokesman Dmitry Peskov spoke.", "Kremlin spokesman Dmitry Peskov", "person", "RUS", ["GOV"], "spokesperson", "Peskov"),
    ("The Tokyo government spoke.", "Tokyo government", "government", "JPN", ["GOV"], "government", "government"),
    ("An official in Kenya's presidential office spoke.", "official in Kenya's presidential office", "office", "KEN", ["GOV"],
     "official", "official"),
    ("A spokeswoman for the Chilean defence ministry spoke.", "spokeswoman for the Chilean defence ministry", "office", "CHL",
     ["GOV", "MIL"], "spokesperson", "spokeswoman"),
    ("Officials from Japan spoke.", "Officials from Japan", "office", "JPN", ["GOV"], "official", "Officials"),
    ("The people of Lebanon spoke.", "people of Lebanon", "people", "LBN", ["CVL"], "people", "people"),
    ("Hamas fighters left.", "Hamas fighters", "nsa", "NSA:HAMAS", ["REB", "UAF"], None, "fighters"),
    ("An Iranian opposition lawmaker spoke.", "Iranian opposition lawmaker", "office", "IRN", ["LEG", "OPP"], "legislator",
     "lawmaker"),
    ("A former CIA official spoke.", "former CIA official", "office", "USA", ["ELI"], None, "official"),
    ("The Chilean National Weather Council spoke.", "Chilean National Weather Council", "agency", "CHL", ["GOV"], None, "Council"),
    ("Chilean journalists spoke.", "Chilean journalists", "people", "CHL", ["MED"], "journalist", "journalists"),
    ("Mexican Deputy Foreign Minister Ana Lopez spoke.", "Mexican Deputy Foreign Minister Ana Lopez", "person", "MEX", ["GOV"],
     "deputy minister", "Lopez"),
    ("Kenya's ambassador to Japan Jane Otieno spoke.", "Kenya's ambassador to Japan Jane Otieno", "person", "KEN", ["GOV"],
     "ambassador", "Otieno"),
    ("Kenyan doctor Jane Otieno spoke.", "Kenyan doctor Jane Otieno", "person", "KEN", ["HLH"], "medics", "Otieno"),
]


@pytest.mark.parametrize(("text", "mention", "kind", "country", "roles", "office", "head"), CASES, ids=[c[1] for c in CASES])
def test_description(found, text, mention, kind, country, roles, office, head):
    first = found(text)[0]
    assert (first.text, first.kind, first.country, first.roles, first.office) == (mention, kind, country, roles, office)
    assert text[slice(*first.head)] == head


def test_the_parts_of_a_phrase_are_not_repeated(brief):
    assert len(brief("Japanese Prime Minister Yoshihide Suga spoke.")) == 1


def test_the_host_of_an_embassy_stays_a_mention_of_its_own(brief):
    assert brief("The Chinese embassy in Tokyo closed.")[1] == ("Tokyo", "seat", "JPN")


def test_number(found):
    assert found("Israeli troops left.")[0].number == "plural"
    assert found("A Kenyan minister left.")[0].number == "singular"


def test_a_noun_that_may_be_a_verb_needs_more_than_a_country(brief):
    assert brief("Russia forces the issue.")[0] == ("Russia", "state", "RUS")
    assert brief("Russian forces left.")[0] == ("Russian forces", "military", "RUS")
    assert brief("US forces left.")[0] == ("US forces", "military", "USA")


def test_nouns_that_are_no_actor_alone(brief):
    assert brief("A company lost its ship and its people.") == [("its", "pronoun", None), ("its", "pronoun", None)]
    assert ("Kenyan ship", "organisation", "KEN") in brief("A Kenyan ship sank.")


@pytest.mark.parametrize(("text", "names"), [
    ("Messrs Austin and Blinken left.", ["Lloyd Austin", "Antony Blinken"]),
    ("Presidents Biden and Macron left.", ["Joe Biden", "Emmanuel Macron"]),
])
def test_one_title_for_two(found, text, names):
    assert [m.name for m in found(text)] == names


def test_a_couple(found):
    president, wife = found("President and Mrs. Macron left.")
    assert (president.name, president.country) == ("Emmanuel Macron", "FRA")
    assert (wife.gender, wife.entity, wife.country) == ("f", None, "FRA")


@pytest.mark.parametrize("text", [
    "Boris Johnson, the British prime minister, left.", "The British prime minister, Boris Johnson, left."])
def test_apposition(found, text):
    first, second = found(text)
    assert first.entity == second.entity == "p:boris-johnson"
    assert first.country == second.country == "GBR"


def test_apposition_of_an_unknown_name(found):
    person, office = found("Ade Okoye, the Nigerian trade minister, left.")
    assert (person.text, person.kind, person.country, person.office) == ("Ade Okoye", "person", "NGA", "minister")
    assert (office.text, office.name) == ("Nigerian trade minister", "Ade Okoye")


def test_a_rank_behind_an_office_adds_its_sector(found):
    mention = found("Kenya's Deputy Minister of Defence Colonel-General Ade Bello left.")[0]
    assert (mention.roles, mention.office, mention.name) == (["GOV", "MIL"], "deputy minister", "Ade Bello")


@pytest.mark.parametrize("text", ["Lt. Gen. Ade Bello left.", "Gen. Ade Bello left."])
def test_abbreviated_ranks(found, text):
    mention = found(text)[0]
    assert (mention.text, mention.roles, mention.country) == (text.removesuffix(" left."), ["MIL"], None)


def test_an_opponent_of_a_nation_is_not_of_it(brief):
    assert brief("Pro-Russian rebels left.") == [("rebels", "nsa", None)]


def test_the_matter_of_an_envoy_is_passed_over(brief):
    assert brief("US Special Representative for Iran Brian Otto left.") == [
        ("US Special Representative for Iran Brian Otto", "person", "USA")]


def test_a_town_in_front_of_its_police(found):
    mention = found("Shanghai police left.")[0]
    assert (mention.text, mention.country, mention.roles, mention.resolved_by) == ("Shanghai police", "CHN", ["COP"], "place+role")


def test_an_unknown_adjective_between_nation_and_role(brief):
    assert brief("Kenyan investigative journalist Jane Otieno left.")[0] == (
        "Kenyan investigative journalist Jane Otieno", "person", "KEN")


def test_a_title_word_inside_a_name(brief):
    assert brief("Then Hassan Sheikh Omar left.") == []


def test_where_lawmakers_sit_and_rebels_fight(brief):
    assert brief("Lawmakers in Kenya voted.")[0] == ("Lawmakers in Kenya", "office", "KEN")
    assert brief("Rebels in Kenya fired.")[0] == ("Rebels", "nsa", None)


def test_an_unknown_name_behind_a_description(found):
    office, person = found("A Chilean ministry spokesman, Ade Okoye, left.")
    assert (office.text, office.country, office.name) == ("Chilean ministry spokesman", "CHL", "Ade Okoye")
    assert (person.text, person.country, person.office) == ("Ade Okoye", "CHL", "spokesperson")


def test_a_place_inside_a_bodys_name(brief):
    assert brief("Russia's Berlin Fleet left.") == [("Russia's Berlin Fleet", "military", "RUS")]


def test_a_province_in_front_of_its_government(found):
    assert found("Kano State government left.")[0].country == "NGA"
    assert found("The Kano government left.")[0].country is None


@pytest.mark.parametrize("text", ["The National Weather League met.", "It left at 8:00 PM Sunday.", "MS Costa Bella sank."])
def test_capitals_that_are_no_titled_person(found, text):
    assert not [m for m in found(text) if m.kind == "person"]


def test_a_noun_in_front_of_a_role(brief):
    assert brief("Kenyan climate envoy Jane Otieno left.")[0] == ("Kenyan climate envoy Jane Otieno", "person", "KEN")
    assert brief("Turkish police detain journalist Jane Otieno.")[0] == ("Turkish police", "agency", "TUR")
