"""Sides that the grammar leaves unsaid."""


def named(s):
    for name, code in [("Peru", "PER"), ("Chile", "CHL"), ("Kenya", "KEN"), ("Bolivia", "BOL")]:
        if name in s.text:
            s.named(name, code)
    return s


def test_the_one_other_party_of_the_sentence(scene, of):
    s = named(scene("Peru threatened to leave its pact with Chile."))
    [event] = s.hit("agreement.withdraw_suspend", "leave", ("agent", "Peru"), status="threatened").events()
    assert of(event) == (["PER"], ["CHL"])
    assert (event.recipients[0].text, event.recipients[0].resolved_by) == ("Chile", "sentence")


def test_of_two_others_the_one_behind_the_trigger(scene, of):
    s = named(scene("Bolivia saw how Peru threatened to leave the pact that Chile and Kenya wrote."))
    [event] = s.hit("agreement.withdraw_suspend", "leave", ("agent", "Peru"), status="threatened").events()
    assert of(event) == (["PER"], ["CHL"])
    assert event.recipients[0].resolved_by == "nearest"


def test_the_one_other_party_of_the_sentence_before(scene, of):
    s = named(scene("Chile wrote a pact. Peru threatened to leave it."))
    [event] = s.hit("agreement.withdraw_suspend", "leave", ("agent", "Peru"), status="threatened").events()
    assert (of(event), event.recipients[0].resolved_by) == ((["PER"], ["CHL"]), "sentence before")


def test_types_that_often_have_one_side_stay_so(scene, of):
    s = named(scene("Chile watched as Peru reaffirmed its duty."))
    [event] = s.hit("stance.reaffirm", "reaffirmed", ("agent", "Peru"), ("recipient", "its duty")).events()
    assert of(event) == (["PER"], [None])


def test_the_other_side_of_the_talk(scene, of):
    s = named(scene("Peru met Chile. Peru threatened to leave the pact.")).named("Peru#2", "PER")
    s.hit("contact.meeting", "met", ("agent", "Peru"), ("recipient", "Chile"), symmetric=True)
    s.hit("agreement.withdraw_suspend", "leave", ("agent", "Peru#2"), status="threatened")
    assert of(s.events()[1]) == (["PER"], ["CHL"])


def test_the_doer_of_a_passive(scene, of):
    s = named(scene("Bolivia was angry, and the envoys of Kenya were expelled."))
    [event] = s.hit("representation.expel", "expelled", ("recipient", "the envoys of Kenya", "envoys")).events()
    assert of(event) == (["BOL"], ["KEN"])


def test_the_speaker_is_not_the_other_side(scene, of):
    s = named(scene("Peru will leave the pact, said Chile."))
    s.hit("agreement.withdraw_suspend", "leave", ("agent", "Peru"), speaker="Chile", kind="report")
    assert of(s.events()[0]) == (["PER"], [])


def test_own_ties_are_with_the_other(scene, of):
    s = named(scene("Peru praised the alliance of Peru and Chile.")).named("Peru#2", "PER")
    s.hit("stance.praise", "praised", ("agent", "Peru"), ("recipient", "the alliance of Peru and Chile", "alliance"))
    assert of(s.events()[0]) == (["PER"], ["CHL"])
