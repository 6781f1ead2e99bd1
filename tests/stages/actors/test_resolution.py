"""Who it is: by the day, by the document, or not at all."""

from __future__ import annotations

import pytest


def one(mentions, text):
    return next(m for m in mentions if m.text == text)


@pytest.mark.parametrize(("on", "name"), [("2019-06-01", "Donald Trump"), ("2021-06-01", "Joe Biden"), ("2012-06-01", "Barack Obama")])
def test_an_office_is_held_by_who_held_it_on_the_day(found, on, name):
    mention = found("The US president called.", on)[0]
    assert (mention.name, mention.country, mention.resolved_by) == (name, "USA", "office")


def test_an_office_without_a_day_has_no_holder(found):
    mention = found("The US president called.", None)[0]
    assert (mention.entity, mention.country, mention.office) == (None, "USA", "head of state")


@pytest.mark.parametrize("text", ["A former US president called.", "The former South Korean leader called.",
                                  "A US president called.", "The next US president called."])
def test_a_former_future_or_any_holder_is_not_the_holder(found, text):
    assert found(text)[0].entity is None
    assert found(text)[0].country in {"USA", "KOR"}


def test_leader_is_the_office_that_leads_the_country(found):
    assert found("Japan's leader called.")[0].name == "Yoshihide Suga"
    assert found("The South Korean leader called.")[0].name == "Moon Jae-in"


def test_former_holders_are_known_by_name(found):
    mention = found("Former President Donald Trump called.")[0]
    assert (mention.name, mention.country, mention.roles, mention.office) == ("Donald Trump", "USA", ["ELI"], None)
    assert found("Then-President Barack Obama called.")[0].name == "Barack Obama"


def test_a_name_has_the_office_of_its_day(found):
    assert found("Donald Trump called.", "2019-01-01")[0].office == "head of state"
    assert found("Donald Trump called.", "2021-03-01")[0].office is None


def test_title_and_surname_by_the_day(found):
    for text, name in [("President Biden called.", "Joe Biden"), ("Mr Suga called.", "Yoshihide Suga"),
                       ("Mr. Moon called.", "Moon Jae-in"), ("President Andrés López Obrador called.", "Andrés Manuel López Obrador"),
                       ("President Joseph R. Biden, Jr. called.", "Joe Biden")]:
        assert found(text)[0].name == name
    assert found("Chancellor Scholz called.", "2022-03-01")[0].country == "DEU"


@pytest.mark.parametrize(("on", "name"), [("1990-05-01", "George H. W. Bush"), ("2005-05-01", "George W. Bush")])
def test_one_title_and_name_two_presidents(found, on, name):
    assert found("President Bush called.", on)[0].name == name


def test_two_that_fit_stay_ambiguous(found):
    mention = found("Former President Bush called.", "2015-01-01")[0]
    assert mention.entity is None
    assert len(mention.candidates) == 2
    assert mention.country == "USA"


def test_a_bare_surname_alone_is_nobody(found):
    assert found("Biden called.") == []
    assert found("May called in May.") == []


def test_a_bare_surname_after_a_name(found):
    mentions = found("President Joe Biden called. Later Biden rang off.")
    assert one(mentions, "Biden").entity == "p:joe-biden"
    assert one(mentions, "Biden").resolved_by == "surname"


def test_a_bare_surname_of_an_unknown_person(found):
    mentions = found("Kenyan trade minister Jane Otieno called. Otieno rang off.")
    assert (one(mentions, "Otieno").country, one(mentions, "Otieno").name) == ("KEN", "Jane Otieno")


def test_the_document_goes_before_the_knowledge_base(found):
    mentions = found("Kenyan trade minister Jane Biden called. Ms. Biden rang off.")
    assert one(mentions, "Ms. Biden").country == "KEN"


def test_another_first_name_is_another_person(found):
    assert [m.text for m in found("President Joe Biden called Jill Biden.")] == ["President Joe Biden"]


def test_a_month_is_no_surname(found):
    mentions = found("Prime Minister Theresa May called in May. Then May left.", "2018-05-01")
    assert [m.text for m in mentions] == ["Prime Minister Theresa May", "May"]
    assert mentions[1].span[0] > 45


def test_a_family_name_may_stand_first(found):
    mentions = found("South Korean Defense Secretary Suh Wook called. Mr. Suh rang off.")
    assert one(mentions, "Mr. Suh").country == "KOR"


@pytest.mark.parametrize("text", ["The Biden administration called.", "Mr. Biden's administration called.",
                                  "The Biden-Harris government called.", "The Trump government called."])
def test_a_leader_in_front_of_a_government(found, text):
    mention = found(text)[0]
    assert (mention.kind, mention.country) == ("government", "USA")
    assert mention.text.endswith(("administration", "government"))


def test_an_unknown_name_in_front_of_a_government(found):
    mention = found("The Quimby administration called.")[0]
    assert (mention.text, mention.country) == ("administration", None)


def test_the_president_when_only_one_is_known(found):
    mentions = found("President Joe Biden called Ankara. The president was angry.")
    assert (one(mentions, "president").entity, one(mentions, "president").resolved_by) == ("p:joe-biden", "antecedent")


def test_the_president_when_two_are_known_and_close(found):
    text = "President Joe Biden called President Moon Jae-in. The president was angry."
    assert one(found(text), "president").entity == "p:joe-biden"


def test_a_capital_office_is_that_of_the_first_named(found):
    text = "President Joe Biden spoke. " + "It rained in the hills. " * 20 + "President Moon Jae-in listened. The President left."
    assert one(found(text), "President").entity == "p:joe-biden"


def test_the_president_when_two_are_known_and_far_away(found):
    far = "It rained for a long time in the hills and in the towns below them. " * 8
    mention = one(found("President Joe Biden called President Moon Jae-in. " + far + "The president was angry."), "president")
    assert mention.country is None
    assert mention.candidates == ["KOR", "USA"]


def test_a_counterpart_has_the_same_office_elsewhere(found):
    mention = one(found("Secretary of State Antony Blinken met his Chinese counterpart."), "Chinese counterpart")
    assert (mention.country, mention.office, mention.name) == ("CHN", "foreign minister", "Wang Yi")


def test_a_body_without_a_nation_is_that_of_the_only_country(found):
    assert one(found("Rain fell in Kenya. The government said so."), "government").country == "KEN"
    assert one(found("Rain fell in Kenya. The government warned Chad."), "government").country == "KEN"
    two = one(found("Kenya warned Chad. The government said so."), "government")
    assert (two.country, two.candidates) == (None, ["KEN", "TCD"])


def test_peoples(found):
    mentions = found("The Russians and the Japanese met Americans.")
    assert [(m.text, m.kind, m.country, m.resolved_by) for m in mentions] == [
        ("Russians", "people", "RUS", "demonym"), ("Japanese", "people", "JPN", "demonym"), ("Americans", "people", "USA", "demonym")]


def test_an_acronym_introduced_in_the_text(found):
    mentions = found("The Syrian Democratic Forces (SDF) left. The SDF came back.")
    assert [(m.text, m.country) for m in mentions] == [
        ("Syrian Democratic Forces", "SYR"), ("SDF", "SYR"), ("SDF", "SYR")]
    assert mentions[2].resolved_by == "acronym"


@pytest.mark.parametrize(("text", "mention", "hint"), [
    ("The two leaders spoke.", "The two leaders", "leaders"), ("Both countries spoke.", "Both countries", "countries"),
    ("The two officials spoke.", "The two officials", "officials"), ("The pair spoke.", "The pair", "any"),
    ("The two are at odds.", "The two", "any"), ("Both sides spoke.", "Both sides", "sides"),
    ("The foreign ministers spoke.", "The foreign ministers", "ministers"), ("The two men spoke.", "The two men", "men"),
    ("The two allies spoke.", "The two allies", "allies"), ("They spoke.", "They", "any"), ("He spoke.", "He", "person")])
def test_pronouns_and_plurals_wait_for_grammar(found, text, mention, hint):
    first = found(text)[0]
    assert (first.text, first.office, first.country, first.resolved_by) == (mention, hint, None, "")
    assert first.kind in {"pronoun", "plural"}


def test_a_plural_with_a_nation_is_a_description(brief):
    assert brief("The two Kenyan officials spoke.") == [("two Kenyan officials", "office", "KEN")]


def test_the_same_text_gives_the_same_mentions(found):
    text = "President Joe Biden met Mr. Moon. Biden and the two officials left for Tokyo."
    assert found(text) == found(text)


def test_a_title_alone_takes_up_the_same_title(found):
    mentions = found("Secretary of State Antony Blinken called. The Secretary rang off.")
    assert one(mentions, "Secretary").entity == "p:antony-blinken"
    mentions = found("Kremlin spokesman Ivan Petrov spoke. The spokesman was brief.")
    assert (one(mentions, "spokesman").name, one(mentions, "spokesman").country) == ("Ivan Petrov", "RUS")


def test_an_unknown_minister_is_of_the_country_named_before_in_the_sentence(found):
    mention = one(found("He flies to Nairobi to see Foreign Minister Jane Otieno."), "Foreign Minister Jane Otieno")
    assert (mention.country, mention.resolved_by) == ("KEN", "context")
    far = one(found("Chad and Niger wait. Foreign Minister Jane Otieno left."), "Foreign Minister Jane Otieno")
    assert far.country is None


def test_names_in_capitals_behind_a_title(found):
    assert found("MR BIDEN: Good morning.")[0].name == "Joe Biden"
