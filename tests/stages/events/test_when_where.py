"""Dates, places, and seats."""


def plain(s):
    return s.named("Peru", "PER").named("Kenya", "KEN")


def test_the_expression_of_the_gestures_grammar(scene):
    s = plain(scene("On Monday Peru condemned Kenya, which had voted on Friday."))
    s.date("Monday", "2019-05-13", basis="relative").date("Friday", "2019-05-10", basis="relative")
    [event] = s.hit("stance.criticise", "condemned", ("agent", "Peru"), ("recipient", "Kenya"), dates=("Monday",)).events()
    assert (event.date.start, event.date.end, event.date.basis, event.date.text) == ("2019-05-13", "2019-05-13", "relative", "Monday")


def test_a_duration_is_no_date(scene):
    s = plain(scene("Peru warned Kenya for three days.")).date("three days", "P3D", type="DURATION", value="P3D")
    [event] = s.hit("stance.threat", "warned", ("agent", "Peru"), ("recipient", "Kenya"), dates=("three days",)).events()
    assert event.date.basis == "publication"


def test_the_only_expression_of_the_sentence(scene):
    s = plain(scene("On Monday Peru condemned Kenya.")).date("Monday", "2019-05-13")
    [event] = s.hit("stance.criticise", "condemned", ("agent", "Peru"), ("recipient", "Kenya")).events()
    assert event.date.start == "2019-05-13"


def test_a_coming_day_is_not_that_of_a_past_verb(scene):
    s = plain(scene("Peru condemned Kenya, which votes on Sunday.")).date("Sunday", "2019-05-19")
    [event] = s.hit("stance.criticise", "condemned", ("agent", "Peru"), ("recipient", "Kenya")).events()
    assert (event.date.basis, event.date.start) == ("publication", "2019-05-16")


def test_a_year_in_front_of_a_noun_is_the_nouns(scene):
    s = plain(scene("Peru condemned Kenya over the 2004 accord.")).date("2004", "2004-01-01", "2004-12-31", grain="year")
    [event] = s.hit("stance.criticise", "condemned", ("agent", "Peru"), ("recipient", "Kenya")).events()
    assert event.date.basis == "publication"


def test_words_in_a_call_carry_its_date(scene):
    s = plain(scene("Peru spoke with Kenya on Monday. Peru praised Kenya.")).named("Peru#2", "PER").named("Kenya#2", "KEN")
    s.date("Monday", "2019-05-13")
    s.hit("contact.call", "spoke", ("agent", "Peru"), ("recipient", "Kenya"), dates=("Monday",), symmetric=True)
    s.hit("stance.praise", "praised", ("agent", "Peru#2"), ("recipient", "Kenya#2"))
    event = s.events()[1]
    assert (event.date.start, event.date.basis) == ("2019-05-13", "anchored")


def test_words_of_somebody_else_do_not(scene):
    s = plain(scene("Peru spoke with Kenya on Monday. Norway praised Chile.")).named("Norway", "NOR").named("Chile", "CHL")
    s.date("Monday", "2019-05-13")
    s.hit("contact.call", "spoke", ("agent", "Peru"), ("recipient", "Kenya"), dates=("Monday",), symmetric=True)
    s.hit("stance.praise", "praised", ("agent", "Norway"), ("recipient", "Chile"))
    assert s.events()[1].date.basis == "publication"


def test_a_noun_or_a_look_back_is_not_dated_by_the_news(scene):
    s = plain(scene("The threat of Peru against Kenya had grown."))
    s.hit("stance.threat", "threat", ("agent", "Peru"), ("recipient", "Kenya"), nominal=True, tense="none")
    s.hit("stance.criticise", "grown", ("agent", "Peru"), ("recipient", "Kenya"), tense="pluperfect")
    assert [e.date for e in s.events()] == [None, None]


def test_no_publication_date_gives_no_date(scene):
    s = plain(scene("Peru condemned Kenya.", published=None))
    [event] = s.hit("stance.criticise", "condemned", ("agent", "Peru"), ("recipient", "Kenya")).events()
    assert event.date is None


def test_during_a_term(scene):
    s = scene("Ana Alvarez courted Kenya during her first term.").named("Kenya", "KEN")
    s.named("Ana Alvarez", "PER", "person", entity="x:alvarez", gender="f")
    [event] = s.hit("stance.praise", "courted", ("agent", "Ana Alvarez"), ("recipient", "Kenya")).events()
    assert (event.date.start, event.date.end, event.date.basis) == ("2006-07-28", "2011-07-28", "anchored")
    assert event.date.text == "during her first term"


def test_a_seat_acts_and_is_a_place(scene, of):
    s = scene("Lima warned Nairobi in Oslo.")
    for name, code in [("Lima", "PER"), ("Nairobi", "KEN"), ("Oslo", "NOR")]:
        s.named(name, code, "seat")
    s.hit("stance.threat", "warned", ("agent", "Lima"), ("recipient", "Nairobi"), ("recipient", "Oslo", None, "in"))
    [event] = s.events()
    assert of(event) == (["PER"], ["KEN"])
    assert (event.place.text, event.place.country) == ("Oslo", "NOR")


def test_a_city_of_an_unknown_kind_takes_its_country_from_what_follows(scene):
    s = plain(scene("Peru met Kenya in Bergsund, Norway.")).named("Norway", "NOR")
    s.hit("contact.meeting", "met", ("agent", "Peru"), ("recipient", "Kenya"), ("place", "Bergsund", None, "in"), symmetric=True)
    assert s.events()[0].place.country == "NOR"


def test_the_visited_place_receives_and_is_the_place(scene, of):
    s = scene("Ana Alvarez flew to Oslo.").named("Ana Alvarez", "PER", "person").named("Oslo", "NOR", "seat")
    [event] = s.hit("contact.visit", "flew", ("agent", "Ana Alvarez"), ("recipient", "Oslo", None, "to")).events()
    assert of(event) == (["PER"], ["NOR"])
    assert (event.place.text, event.recipients[0].resolved_by) == ("Oslo", "visited place")


def test_a_host_is_where_it_happens(scene, of):
    s = scene("Oslo hosted Peru.").named("Oslo", "NOR", "seat").named("Peru", "PER")
    [event] = s.hit("contact.host", "hosted", ("agent", "Oslo"), ("recipient", "Peru")).events()
    assert (of(event), event.place.country) == ((["NOR"], ["PER"]), "NOR")


def test_a_place_behind_the_trigger_that_no_argument_says(scene):
    s = plain(scene("Peru detained three rowers of Kenya in northern Norway.")).named("Norway", "NOR")
    [event] = s.hit("coercion.detain", "detained", ("agent", "Peru"), ("recipient", "three rowers of Kenya", "rowers")).events()
    assert (event.place.text, event.place.country) == ("Norway", "NOR")


def test_a_place_of_another_clause_is_not_taken(scene):
    s = plain(scene("Peru condemned Kenya, which votes in Norway.")).named("Norway", "NOR")
    [event] = s.hit("stance.criticise", "condemned", ("agent", "Peru"), ("recipient", "Kenya")).events()
    assert event.place is None


def test_the_sentence_begins_with_its_place(scene):
    s = plain(scene("In Oslo, Peru condemned Kenya.")).named("Oslo", "NOR", "seat")
    [event] = s.hit("stance.criticise", "condemned", ("agent", "Peru"), ("recipient", "Kenya")).events()
    assert event.place.text == "Oslo"


def test_what_is_done_upon_a_place_is_done_to_its_country(scene, of):
    s = scene("Kenya began an offensive into southern Norway.").named("Kenya", "KEN").named("Norway", "NOR")
    [event] = s.hit("conflict.attack", "offensive", ("agent", "Kenya"), nominal=True).events()
    assert (of(event), event.place.text) == ((["KEN"], ["NOR"]), "Norway")


def test_the_gazetteer_knows_what_no_mention_names(scene):
    s = plain(scene("Peru met Kenya in Mogadishu."))
    [event] = s.hit("contact.meeting", "met", ("agent", "Peru"), ("recipient", "Kenya"), symmetric=True).events()
    assert (event.place.text, event.place.country) == ("Mogadishu", "SOM")


def test_terms_of_fixed_length_are_cut(scene):
    s = scene("Ana Alvarez courted Kenya during her second term.").named("Kenya", "KEN")
    s.named("Ana Alvarez", "PER", "person", entity="x:alvarez", gender="f")
    [event] = s.hit("stance.praise", "courted", ("agent", "Ana Alvarez"), ("recipient", "Kenya")).events()
    assert (event.date.start, event.date.end) == ("2016-07-28", "2021-07-28")


def test_an_invitation_is_not_made_on_the_day_it_is_for(scene):
    s = plain(scene("Peru invited Kenya for a visit in July.")).date("July", "2019-07-01", "2019-07-31", grain="month")
    [event] = s.hit("overture.invite", "invited", ("agent", "Peru"), ("recipient", "Kenya"), status="offered", dates=("July",)).events()
    assert event.date.basis == "publication"


def test_the_present_of_headlines_is_not_years_ago(scene):
    s = plain(scene("Peru frees three rowers of Kenya held since 2004.")).date("2004", "2004-01-01", "2004-12-31", grain="year")
    [event] = s.hit(
        "relief.release", "frees", ("agent", "Peru"), ("recipient", "three rowers of Kenya", "rowers"), tense="present", dates=("2004",)
    ).events()
    assert event.date.basis == "publication"


def test_who_is_invited_is_no_place_but_where_to_is(scene):
    s = plain(scene("Peru sent an invitation to Kenya.")).hit("overture.invite", "invitation", ("agent", "Peru"), ("recipient", "Kenya"))
    assert s.events()[0].place is None
    s = plain(scene("Peru invited Kenya to visit Oslo.")).named("Oslo", "NOR", "seat")
    [event] = s.hit("overture.invite", "invited", ("agent", "Peru"), ("recipient", "Kenya"), status="offered").events()
    assert event.place.text == "Oslo"


def test_a_meeting_in_the_sentence_of_a_visit_is_there(scene):
    s = plain(scene("Peru visited Nairobi and met Kenya.")).named("Nairobi", "KEN", "seat")
    s.hit("contact.visit", "visited", ("agent", "Peru"), ("recipient", "Nairobi", None, "obj"))
    s.hit("contact.meeting", "met", ("agent", "Peru"), ("recipient", "Kenya"), symmetric=True)
    assert [e.place.text for e in s.events()] == ["Nairobi", "Nairobi"]


def test_a_sea_is_in_no_country(scene):
    s = plain(scene("Peru met Kenya in the Eastern Mediterranean."))
    s.hit(
        "contact.meeting",
        "met",
        ("agent", "Peru"),
        ("recipient", "Kenya"),
        ("place", "the Eastern Mediterranean", None, "in"),
        symmetric=True,
    )
    assert s.events()[0].place.country is None
