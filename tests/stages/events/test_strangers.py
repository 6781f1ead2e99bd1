"""Persons whom neither the knowledge base nor their words explain."""


def test_by_the_office_behind_the_name(scene, of):
    s = scene("Peru met Ada Beck, Chief of the Security Bureau of Chile, today.").named("Peru", "PER").named("Chile", "CHL")
    s.hit("contact.meeting", "met", ("agent", "Peru"), ("recipient", "Ada Beck", "Beck"), symmetric=True)
    [event] = s.events()
    assert (of(event), event.recipients[0].resolved_by) == ((["PER"], ["CHL"]), "apposition")


def test_a_place_behind_a_comma_is_no_office(scene, of):
    s = scene("Peru met Ada Beck, Chile said.").named("Peru", "PER").named("Chile", "CHL")
    s.hit("contact.meeting", "met", ("agent", "Peru"), ("recipient", "Ada Beck", "Beck"), symmetric=True)
    assert of(s.events()[0]) == (["PER"], [None])


def test_by_the_full_name_before(scene, of):
    s = scene("The envoy Ada Beck came. Beck met Chile.").named("envoy Ada Beck", "PER", "person").named("Chile", "CHL")
    s.hit("contact.meeting", "met", ("agent", "Beck#2"), ("recipient", "Chile"), symmetric=True)
    assert of(s.events()[0]) == (["PER"], ["CHL"])


def test_a_title_alone_is_of_the_house_that_writes(scene, of):
    s = scene("Senior Advisor Ada Beck met Chile.", url="https://www.state.gov/x").named("Chile", "CHL")
    s.hit("contact.meeting", "met", ("agent", "Senior Advisor Ada Beck", "Beck"), ("recipient", "Chile"), symmetric=True)
    assert of(s.events()[0]) == (["USA"], ["CHL"])


def test_but_not_in_a_newspaper(scene, of):
    s = scene("Senior Advisor Ada Beck met Chile.").named("Chile", "CHL")
    s.hit("contact.meeting", "met", ("agent", "Senior Advisor Ada Beck", "Beck"), ("recipient", "Chile"), symmetric=True)
    assert all(of(e)[0] == [None] for e in s.events())


def test_a_mention_without_words_has_no_surname(scene):
    s = scene("Chile waited.\n\n Beck met Peru.").named("Peru", "PER").named("\n\n", "CHL", kind="person")
    s.hit("contact.meeting", "met", ("agent", "Beck"), ("recipient", "Peru"))
    assert [p.country for p in s.events()[0].agents] == [None]
