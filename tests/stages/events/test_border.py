"""What crosses a border, and what only happens at home."""

from lapel.stages.events.border import ALONE, INWARD, ONE_STATE


def vow(s):
    return s.named("Peru", "PER").hit("agreement.intent", "vowed", ("agent", "Peru"), status="scheduled")


def test_an_act_of_one_party_in_a_story_of_one_state_is_no_event(scene):
    s = vow(scene("Peru vowed to repair its roads."))
    assert s.events() == []
    assert s.drops[ALONE] == 1


def test_another_country_in_the_sentence_or_the_one_before_makes_it_one(scene):
    s = vow(scene("Chile closed its roads. Then Peru vowed to repair its own.").named("Chile", "CHL"))
    assert len(s.events()) == 1


def test_so_does_a_word_that_places_it_between_states(scene):
    assert len(vow(scene("Peru vowed to repair its foreign roads.")).events()) == 1


def wreath(s, place):
    return s.named("Peru", "PER").hit("symbol.commemorate", "laid", ("agent", "Peru"), ("recipient", "monument"), ("place", place))


def test_a_wreath_at_home_is_none_and_one_abroad_is(scene):
    assert wreath(scene("Peru laid a wreath at the monument in Lima.").named("Lima", "PER", kind="seat"), "Lima").events() == []
    assert len(wreath(scene("Peru laid a wreath at the monument in Oslo.").named("Oslo", "NOR", kind="seat"), "Oslo").events()) == 1


def test_somebody_of_one_of_two_other_states_is_abroad_too(scene):
    s = scene("Peru vowed to help the Congolese.").named("Congolese", None, kind="people", candidates=["COD", "COG"])
    assert len(vow(s).events()) == 1


def test_somebody_of_whom_two_persons_of_the_article_may_be_meant_is_not(scene):
    s = scene("Peru vowed to help the Beck campaign.").named("Beck", None, kind="person", candidates=["Ada Beck", "Bo Beck"])
    assert vow(s).events() == []


def pact(s):
    s.named("Ana Alvarez", "PER", "person", resolved_by="name")
    s.named("the Peruvian parliament", "PER", "legislature", entity="x:house", resolved_by="name")
    return s.hit("agreement.sign", "agreed", ("agent", "Ana Alvarez"), ("agent", "the Peruvian parliament"), symmetric=True)


def test_two_parties_of_one_state_agree_among_themselves(scene):
    s = pact(scene("Chile watched. Ana Alvarez and the Peruvian parliament agreed on a budget.").named("Chile", "CHL"))
    assert s.events() == []
    assert s.drops[ONE_STATE] == 1


def test_but_not_where_the_sentence_speaks_of_anybody_abroad(scene):
    s = pact(scene("Ana Alvarez and the Peruvian parliament agreed on a treaty with Chile.").named("Chile", "CHL"))
    assert len(s.events()) == 1


def killed(s, agent):
    s.named("Peruvian town", "PER", "place").named("Chile", "CHL")
    people = "nine people in a Peruvian town"
    s.hit("conflict.attack", "killed", ("agent", agent), ("recipient", people, "people"), ("place", "Peruvian town"))
    return s


def test_a_gunman_who_kills_at_home_is_no_power(scene):
    s = killed(scene("Chile watched. A gunman killed nine people in a Peruvian town."), "A gunman")
    assert s.events() == []
    assert s.drops[INWARD] == 1


def test_rebels_are(scene):
    assert len(killed(scene("Chile watched. The rebels killed nine people in a Peruvian town."), "The rebels").events()) == 1


def test_a_summit_is_not_abroad_by_its_own_name(scene):
    def held(s):
        return s.named("Peru", "PER").hit("contact.summit", "summit", ("agent", "Peru"), nominal=True, symmetric=True)

    assert held(scene("Peru held a summit on housing.")).events() == []
    assert len(held(scene("Peru held a summit on its foreign loans.")).events()) == 1


def test_a_newspaper_is_not_abroad(scene):
    assert vow(scene("The Gazette wrote that Peru vowed to repair its roads.").named("Gazette", "CHL", "media")).events() == []


def test_the_name_of_a_pact_in_the_sentence_is_abroad(scene):
    def left(text):
        s = scene(text).named("Peru", "PER")
        return s.hit("agreement.withdraw_suspend", "left", ("agent", "Peru")).events()

    assert len(left("Peru left the Lagoon Treaty.")) == 1
    assert left("Peru left the lagoon.") == []


def test_a_show_of_force_is_for_everybody_to_see(scene):
    s = scene("Peru tested a missile.").named("Peru", "PER").hit("coercion.military_signal", "tested", ("agent", "Peru"))
    assert len(s.events()) == 1
    s = scene("Peru flexed its muscles.").named("Peru", "PER").hit("coercion.military_signal", "flexed", ("agent", "Peru"))
    assert s.events() == []
