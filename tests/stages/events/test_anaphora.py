"""Words that point back: pronouns, definite nouns, plurals, speakers."""


def leaders(s):
    """Ana Alvarez of Peru and Kofi Brandt of Norway, where the text names them."""
    if "Ana Alvarez" in s.text:
        s.named("Ana Alvarez", "PER", "person", gender="f", entity="x:alvarez", office="head of state")
    if "Olav Brandt" in s.text:
        s.named("Olav Brandt", "NOR", "person", gender="m", office="foreign minister")
    return s


def test_gender_chooses(scene, of):
    s = leaders(scene("Olav Brandt met Ana Alvarez. She praised Kenya.")).named("Kenya", "KEN").subject("Brandt", "She")
    [event] = s.hit("stance.praise", "praised", ("agent", "She"), ("recipient", "Kenya")).events()
    assert of(event) == (["PER"], ["KEN"])
    assert (event.agents[0].text, event.agents[0].resolved_by, event.agents[0].entity) == ("She", "pronoun", "x:alvarez")


def test_it_is_a_state_and_not_a_person(scene, of):
    s = leaders(scene("Chile received Ana Alvarez. It later warned Kenya.")).named("Chile", "CHL").named("Kenya", "KEN")
    [event] = s.subject("Chile").hit("stance.threat", "warned", ("agent", "It"), ("recipient", "Kenya")).events()
    assert of(event)[0] == ["CHL"]


def test_the_subject_before_weighs_more_than_a_nearer_name(scene, of):
    s = scene("Peru has a long border with Chile. It warned Kenya.").named("Peru", "PER").named("Chile", "CHL").named("Kenya", "KEN")
    [event] = s.subject("Peru").hit("stance.threat", "warned", ("agent", "It"), ("recipient", "Kenya")).events()
    assert of(event)[0] == ["PER"]


def test_an_object_pronoun_is_not_its_own_subject(scene, of):
    s = scene("Peru quarrelled with Chile. Peru then sanctioned it.").named("Peru", "PER").named("Chile", "CHL").named("Peru#2", "PER")
    [event] = s.subject("Peru", "Peru#2").hit("coercion.sanction", "sanctioned", ("agent", "Peru#2"), ("recipient", "it")).events()
    assert of(event) == (["PER"], ["CHL"])


def test_agent_and_recipient_of_one_country_take_the_next_antecedent(scene, of):
    s = scene("Peru quarrelled with Chile. It sanctioned Peru.").named("Peru", "PER").named("Chile", "CHL").named("Peru#2", "PER")
    [event] = s.subject("Peru").hit("coercion.sanction", "sanctioned", ("agent", "It"), ("recipient", "Peru#2")).events()
    assert of(event) == (["CHL"], ["PER"])


def test_a_possessive_owns_its_noun_but_not_a_counterpart(scene, of):
    text = "Olav Brandt flew home. His ministry thanked Kenya. His counterpart thanked Kenya in a diplomatic note."
    s = leaders(scene(text)).named("Kenya", "KEN").named("Kenya#2", "KEN").subject("Brandt")
    s.hit("stance.praise", "thanked", ("agent", "His ministry"), ("recipient", "Kenya"))
    s.hit("stance.praise", "thanked#2", ("agent", "His counterpart"), ("recipient", "Kenya#2"))
    first, second = s.events()
    assert of(first) == (["NOR"], ["KEN"])
    assert first.agents[0].entity is None  # the ministry is not the minister
    assert of(second) == ([None], ["KEN"])


def test_the_president_is_who_was_named_with_that_office(scene, of):
    s = leaders(scene("Ana Alvarez met Olav Brandt. The president praised Kenya.")).named("Kenya", "KEN").subject("Brandt")
    [event] = s.hit("stance.praise", "praised", ("agent", "The president"), ("recipient", "Kenya")).events()
    assert of(event)[0] == ["PER"]


def test_the_president_of_a_readout_is_the_publishers(scene, of):
    s = scene("The President praised Kenya.", source="The White House").named("Kenya", "KEN")
    [event] = s.hit("stance.praise", "praised", ("agent", "The President"), ("recipient", "Kenya")).events()
    assert of(event)[0] == ["USA"]
    assert event.agents[0].resolved_by == "publisher"


def test_the_country_and_the_attack(scene, of):
    text = "Chile attacked Bolivia. The country called for help. Kenya condemned the attack."
    s = scene(text).named("Chile", "CHL").named("Bolivia", "BOL").named("Kenya", "KEN").subject("Chile", "Kenya")
    s.hit("conflict.attack", "attacked", ("agent", "Chile"), ("recipient", "Bolivia"))
    s.hit("stance.criticise", "condemned", ("agent", "Kenya"), ("recipient", "the attack"))
    assert of(s.events()[1]) == (["KEN"], ["CHL"])


def met(s):
    return s.hit("contact.meeting", "met", ("agent", "Ana Alvarez"), ("recipient", "Olav Brandt"), symmetric=True)


def test_the_two_leaders_are_those_who_met(scene, of):
    s = leaders(scene("Chile watched as Ana Alvarez met Olav Brandt. The two leaders praised Kenya."))
    s.named("Chile", "CHL").named("Kenya", "KEN").subject("Chile", "Alvarez")
    event = met(s).hit("stance.praise", "praised", ("agent", "The two leaders"), ("recipient", "Kenya")).events()[1]
    assert of(event) == (["PER", "NOR"], ["KEN"])
    assert {(p.text, p.resolved_by) for p in event.agents} == {("The two leaders", "plural")}


def test_both_countries_without_an_event_before(scene, of):
    s = (
        scene("Peru and Chile share a border. Both countries warned Kenya.")
        .named("Peru", "PER")
        .named("Chile", "CHL")
        .named("Kenya", "KEN")
    )
    [event] = s.subject("Peru").hit("stance.threat", "warned", ("agent", "Both countries"), ("recipient", "Kenya")).events()
    assert of(event) == (["PER", "CHL"], ["KEN"])


def test_other_plurals_point_to_nobody(scene, of):
    s = (
        scene("Peru and Chile share a border. Many countries warned Kenya.")
        .named("Peru", "PER")
        .named("Chile", "CHL")
        .named("Kenya", "KEN")
    )
    [event] = s.subject("Peru").hit("stance.threat", "warned", ("agent", "Many countries"), ("recipient", "Kenya")).events()
    assert of(event) == ([None], ["KEN"])


def test_they_are_the_sides_of_the_meeting(scene, of):
    s = met(leaders(scene("Ana Alvarez met Olav Brandt. They praised Kenya.")).named("Kenya", "KEN").subject("Alvarez", "They"))
    event = s.hit("stance.praise", "praised", ("agent", "They"), ("recipient", "Kenya")).events()[1]
    assert of(event) == (["PER", "NOR"], ["KEN"])


def test_they_are_a_list_that_is_the_subject_before(scene, of):
    s = scene("Peru and Chile held drills near Bolivia. They warned Kenya.")
    for name, code in [("Peru", "PER"), ("Chile", "CHL"), ("Bolivia", "BOL"), ("Kenya", "KEN")]:
        s.named(name, code)
    [event] = s.subject("Peru").hit("stance.threat", "warned", ("agent", "They"), ("recipient", "Kenya")).events()
    assert of(event)[0] == ["PER", "CHL"]


def test_they_are_a_plural_group(scene, of):
    s = scene("Chilean soldiers crossed into Bolivia. They attacked Kenya.").named("Chilean soldiers", "CHL", "military", number="plural")
    s.named("Bolivia", "BOL").named("Kenya", "KEN").subject("soldiers")
    [event] = s.hit("conflict.attack", "attacked", ("agent", "They"), ("recipient", "Kenya")).events()
    assert of(event)[0] == ["CHL"]


def test_each_other(scene, of):
    s = scene("Peru and Chile accused each other.").named("Peru", "PER").named("Chile", "CHL").subject("Peru")
    s.hit("stance.accuse", "accused", ("agent", "Peru"), ("agent", "Chile"), ("recipient", "each other"))
    [event] = s.events()
    assert of(event) == (["PER", "CHL"], ["PER", "CHL"])
    assert event.recipients[0].text == "each other"


def test_the_latter(scene, of):
    s = scene("Peru spoke for Chile and Bolivia. The latter warned Kenya.")
    for name, code in [("Peru", "PER"), ("Chile", "CHL"), ("Bolivia", "BOL"), ("Kenya", "KEN")]:
        s.named(name, code)
    [event] = s.hit("stance.threat", "warned", ("agent", "The latter"), ("recipient", "Kenya")).events()
    assert of(event)[0] == ["BOL"]


def test_we_in_a_quotation_is_the_speaker(scene, of):
    s = leaders(scene("“We condemn Kenya,” Olav Brandt said.", source="The White House")).named("Kenya", "KEN").subject("Brandt")
    s.hit(
        "stance.criticise", "condemn", ("agent", "We", None, "subj", True), ("recipient", "Kenya"), speaker="Olav Brandt", tense="present"
    )
    [event] = s.events()
    assert of(event)[0] == ["NOR"]
    assert event.agents[0].resolved_by == "speaker"


def test_we_outside_quotations_is_the_publisher_or_who_signs(scene, of):
    s = scene("We condemn Kenya.", url="https://www.mofa.go.jp/press/x.html").named("Kenya", "KEN")
    [event] = s.hit("stance.criticise", "condemn", ("agent", "We"), ("recipient", "Kenya"), tense="present").events()
    assert of(event)[0] == ["JPN"]
    s = scene("We, the leaders of Peru and Chile, condemn Kenya.").named("Peru", "PER").named("Chile", "CHL").named("Kenya", "KEN")
    [event] = s.hit("stance.criticise", "condemn", ("agent", "We"), ("recipient", "Kenya"), tense="present").events()
    assert of(event)[0] == ["PER", "CHL"]


def test_you_is_the_other_side(scene, of):
    s = met(leaders(scene("Ana Alvarez met Olav Brandt. “We thank you,” she said.")).subject("Alvarez"))
    s.hit(
        "stance.praise",
        "thank",
        ("agent", "We", None, "subj", True),
        ("recipient", "you", None, "obj", True),
        speaker="she",
        tense="present",
    )
    assert of(s.events()[1]) == (["PER"], ["NOR"])


def test_nobody_to_point_to(scene, of):
    s = scene("They warned Kenya in a diplomatic note.").named("Kenya", "KEN")
    [event] = s.hit("stance.threat", "warned", ("agent", "They"), ("recipient", "Kenya")).events()
    assert of(event) == ([None], ["KEN"])


def test_two_persons_of_one_country(scene, of):
    s = leaders(scene("Ana Alvarez and Eva Ruiz left Chile for Norway. The two officials praised Kenya."))
    s.named("Eva Ruiz", "PER", "person").named("Chile", "CHL").named("Norway", "NOR").named("Kenya", "KEN").subject("Alvarez")
    [event] = s.hit("stance.praise", "praised", ("agent", "The two officials"), ("recipient", "Kenya")).events()
    assert of(event)[0] == ["PER", "PER"]


def test_the_leaders_of_a_readout_are_also_those_listed_below(scene, of):
    text = "President Ann Cole hosted a call with partners. The leaders condemned Kenya. Also there were Ana Alvarez and Olav Brandt."
    s = leaders(scene(text, source="The White House")).named("Kenya", "KEN").subject("Cole", "leaders")
    s.named("Ann Cole", "USA", "person", office="head of state")
    s.mentions[1].office = "head of government"
    [event] = s.hit("stance.criticise", "condemned", ("agent", "The leaders"), ("recipient", "Kenya")).events()
    assert sorted(of(event)[0]) == ["NOR", "PER", "USA"]


def test_a_candidate_is_decided_by_the_publisher_or_the_article(scene, of):
    def told(**more):
        s = scene("President Cole condemned Kenya in a diplomatic note.", **more).named("Kenya", "KEN")
        s.named("President Cole", None, "person", candidates=["USA", "FRA"])
        return of(s.hit("stance.criticise", "condemned", ("agent", "President Cole"), ("recipient", "Kenya")).events()[0])

    assert told(source="The White House") == (["USA"], ["KEN"])
    assert told() == ([None], ["KEN"])


def test_the_governments_of_two_states_in_a_phrase_cut_short(scene, of):
    s = scene("The governments of Peru and Chile signed a pact.").named("governments of Peru", "PER", "government", "governments")
    [event] = (
        s.named("Chile", "CHL")
        .hit("agreement.sign", "signed", ("agent", "The governments of Peru", "governments"), symmetric=True)
        .events()
    )
    assert of(event) == (["PER", "CHL"], [])


def test_us_in_capitals_is_a_state_and_no_pronoun(scene, of):
    s = scene("Chile turned down the US request.").named("Chile", "CHL").named("US", "USA")
    [event] = s.hit("overture.decline", "turned down", ("agent", "Chile"), ("recipient", "US", "US", "obj.mod")).events()
    assert of(event) == (["CHL"], ["USA"])
