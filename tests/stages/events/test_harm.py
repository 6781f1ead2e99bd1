"""Who is hurt, who holds somebody, and whom a mission deals with, where the grammar does not say."""


def test_victims_without_a_nation_are_of_the_town_attacked(scene, of):
    s = scene("Peru bombed a Chilean town, killing nine civilians.").named("Peru", "PER").named("Chilean town", "CHL", "place")
    s.hit("conflict.attack", "bombed", ("agent", "Peru"), ("recipient", "a Chilean town"))
    s.hit("conflict.attack", "killing", ("agent", "Peru"), ("recipient", "nine civilians"), rule="attack.kill", status="rumoured")
    assert [of(e) for e in s.events()][-1] == (["PER"], ["CHL"])


def test_a_war_keeps_its_victim(scene, of):
    s = scene("Peru invaded Chile. Kenya gave help. The Peruvian attack goes on.")
    s.named("Peru", "PER").named("Chile", "CHL").named("Kenya", "KEN").named("Peruvian", "PER", "people", resolved_by="demonym")
    s.hit("conflict.attack", "invaded", ("agent", "Peru"), ("recipient", "Chile"))
    s.hit("conflict.attack", "attack", ("agent", "Peruvian"), nominal=True)
    assert of(s.events()[1]) == (["PER"], ["CHL"])


def test_who_is_stood_by_is_the_victim(scene, of):
    s = scene("Kenya and Norway voiced support for Chile against Peruvian aggression.")
    for name, code in [("Kenya", "KEN"), ("Norway", "NOR"), ("Chile", "CHL")]:
        s.named(name, code)
    s.named("Peruvian", "PER", "people", resolved_by="demonym")
    [event] = s.hit("conflict.attack", "aggression", ("agent", "Peruvian"), nominal=True).events()
    assert of(event) == (["PER"], ["CHL"])


def test_nobody_is_guessed_behind_a_passive(scene, of):
    s = scene("Chile recalled how nine Kenyan pilots were shot.").named("Chile", "CHL").named("nine Kenyan pilots", "KEN", "military")
    [event] = s.hit("conflict.attack", "shot", ("recipient", "nine Kenyan pilots")).events()
    assert of(event) == ([], ["KEN"])


def test_who_is_arrested_abroad_is_held_by_that_country(scene, of):
    s = scene("In Oslo, a Kenyan banker was arrested.").named("Oslo", "NOR", "seat").named("a Kenyan banker", "KEN", "people")
    [event] = s.hit("coercion.detain", "arrested", ("recipient", "a Kenyan banker")).events()
    assert of(event) == (["NOR"], ["KEN"])


def test_but_not_a_hostage(scene, of):
    s = scene("In Oslo, a Kenyan banker was kidnapped.").named("Oslo", "NOR", "seat").named("a Kenyan banker", "KEN", "people")
    assert all(not e.agents for e in s.hit("coercion.detain", "kidnapped", ("recipient", "a Kenyan banker")).events())


def test_a_mission_acts_towards_its_host(scene, of):
    s = scene("Bolivia watched. The Peruvian embassy in Chile was closed by its staff.").named("Bolivia", "BOL").named("Chile", "CHL")
    s.named("Peruvian embassy", "PER", "government")
    [event] = s.hit("representation.downgrade_sever", "closed", ("agent", "The Peruvian embassy", "embassy")).events()
    assert (of(event), event.recipients[0].resolved_by) == ((["PER"], ["CHL"]), "host")


def test_a_crowd_is_of_the_place(scene, of):
    s = scene("Thousands of people rallied in Oslo against Peru.").named("Oslo", "NOR", "seat").named("Peru", "PER")
    s.hit("conflict.protest", "rallied", ("agent", "Thousands of people", "people"), ("recipient", "Peru"), ("place", "Oslo"))
    assert of(s.events()[0]) == (["NOR"], ["PER"])


def test_a_thing_is_of_the_country_that_it_stands_in(scene, of):
    s = scene("Kenya will fuel two reactors in Chile.").named("Kenya", "KEN").named("Chile", "CHL")
    s.hit("cooperation.economic", "fuel", ("agent", "Kenya"), ("recipient", "two reactors in Chile", "reactors"))
    assert of(s.events()[0]) == (["KEN"], ["CHL"])


def test_a_town_that_only_the_gazetteer_knows(scene, of):
    s = scene("Kenya shelled a factory near Trondheim.").named("Kenya", "KEN")
    s.hit("conflict.attack", "shelled", ("agent", "Kenya"), ("recipient", "a factory near Trondheim", "factory"))
    assert of(s.events()[0]) == (["KEN"], ["NOR"])


def test_reaffirmed_to_the_other_side_of_the_call(scene, of):
    s = scene("Peru called Chile to reaffirm its support.").named("Peru", "PER").named("Chile", "CHL")
    s.hit("contact.call", "called", ("agent", "Peru"), ("recipient", "Chile"), symmetric=True)
    s.hit("stance.reaffirm", "reaffirm", ("agent", "Peru"), ("recipient", "its support"))
    assert of(s.events()[1]) == (["PER"], ["CHL"])


def test_the_other_side_of_a_deal_told_by_its_speaker(scene, of):
    s = scene("A deal has been reached with Chile, Peru said.").named("Chile", "CHL").named("Peru", "PER")
    s.hit("agreement.sign", "deal", ("recipient", "Chile"), speaker="Peru", kind="report", symmetric=True, nominal=True)
    assert of(s.events()[0]) == (["PER"], ["CHL"])


def test_allies_in_an_own_account_are_the_leaders_it_names(scene, of):
    s = scene("The President held a call with allies and partners. Mr Holm and Ms Lillo joined.", url="https://www.whitehouse.gov/x")
    s.named("Mr Holm", "NOR", "person", office="head of government").named("Ms Lillo", "CHL", "person", office="head of state")
    s.hit("contact.call", "call", ("agent", "The President"), ("recipient", "allies and partners"), symmetric=True)
    assert of(s.events()[0]) == (["USA"], ["NOR", "CHL"])


def test_a_title_in_an_own_text_is_of_the_house(scene, of):
    s = scene("Special Envoy Ada Beck met Chile.", url="https://www.state.gov/x").named("Chile", "CHL")
    s.named("Special Envoy Ada Beck", None, "person", resolved_by="nationality+role", roles=["GOV"], office="envoy")
    s.hit("contact.meeting", "met", ("agent", "Special Envoy Ada Beck", "Beck"), ("recipient", "Chile"), symmetric=True)
    assert of(s.events()[0]) == (["USA"], ["CHL"])


def test_kurds_are_the_power_that_the_article_names(scene, of):
    s = scene("Peru armed the Kurds. The forces held a town in Syria.").named("Peru", "PER").named("the Kurds", None, "people")
    s.named("forces", "NSA:SDF", "nsa")
    s.hit("cooperation.security", "armed", ("agent", "Peru"), ("recipient", "the Kurds"))
    assert of(s.events()[0]) == (["PER"], ["NSA:SDF"])


def test_sailors_killed_in_an_attack_are_of_the_ship_and_not_of_the_coast(scene, of):
    s = scene("Peru attacked a Chilean ship off Kenya, killing two sailors.").named("Peru", "PER").named("Chilean", "CHL", "people")
    s.named("Kenya", "KEN").named("two sailors", None, "military", roles=["MIL"])
    s.hit("conflict.attack", "attacked", ("agent", "Peru"), ("recipient", "a Chilean ship", "ship"))
    s.hit("conflict.attack", "killing", ("agent", "Peru"), ("recipient", "two sailors", "sailors"), rule="attack.kill", status="rumoured")
    assert of(s.events()[-1]) == (["PER"], ["CHL"])


def test_a_protest_that_nobody_is_said_to_hold_is_held_by_people_of_the_place(scene, of):
    s = scene("Anti-Peruvian protests were held in Oslo.").named("Peruvian", "PER", "people").named("Oslo", "NOR", "seat")
    [event] = s.hit("conflict.protest", "protests", ("recipient", "Peruvian"), nominal=True).events()
    assert of(event) == (["NOR"], ["PER"])
