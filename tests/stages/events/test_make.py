"""What counts, what is told twice, what a later sentence changes, and how records are linked."""

import random

import msgspec

from lapel.records import Event
from lapel.stages.events import cluster_events
from lapel.stages.events.border import NO_ACTOR, ONE_STATE
from lapel.stages.events.make import BACK_REFERENCE, SAME_GESTURE


def pair(s):
    return s.named("Peru", "PER").named("Kenya", "KEN").subject("Peru")


def test_acts_inside_one_state_are_dropped_and_counted(scene):
    s = scene("Lima detained a Peruvian rower.").named("Lima", "PER", "seat").named("Peruvian", "PER", "people")
    s.hit("coercion.detain", "detained", ("agent", "Lima"), ("recipient", "a Peruvian rower"))
    assert s.events() == []
    assert s.drops == {ONE_STATE: 1, SAME_GESTURE: 0}


def test_without_an_international_actor_nothing_happens(scene):
    s = scene("The baker praised the butcher.").hit("stance.praise", "praised", ("agent", "The baker"), ("recipient", "the butcher"))
    assert s.events() == []
    assert s.drops[NO_ACTOR] == 1


def test_unnamed_foreigners_and_votes_of_organisations_count(scene, of):
    s = scene("Peru praised its foreign friends.").named("Peru", "PER")
    s.hit("stance.praise", "praised", ("agent", "Peru"), ("recipient", "its foreign friends"))
    assert len(s.events()) == 1
    s = scene("The United Nations voted.").named("The United Nations", "IGO:UN", "igo")
    s.hit("cooperation.vote", "voted", ("agent", "The United Nations"))
    assert of(s.events()[0]) == (["IGO:UN"], [])


def test_two_rules_on_one_trigger_make_one_record(scene, of):
    s = pair(scene("Peru promptly sanctioned Kenya."))
    s.hit("coercion.sanction", "sanctioned", ("recipient", "Kenya"), rule="sanction.a")
    s.hit("coercion.sanction", "sanctioned", ("agent", "Peru"), ("recipient", "Kenya"), rule="sanction.b")
    [event] = s.events()
    assert of(event) == (["PER"], ["KEN"])
    assert s.drops[SAME_GESTURE] == 1


def test_killing_and_strikes_of_one_sentence_are_one_attack(scene):
    s = pair(scene("Peru bombed Kenya and killed ten of Kenya."))
    s.named("Kenya#2", "KEN")
    s.hit("conflict.attack", "bombed", ("agent", "Peru"), ("recipient", "Kenya"))
    s.hit("conflict.attack", "killed", ("agent", "Peru"), ("recipient", "Kenya#2"), details={"count": 10})
    [event] = s.events()
    assert event.details == {"count": 10}


def proposal(s):
    return pair(s).hit("overture.propose", "proposed", ("agent", "Peru"), ("recipient", "Kenya"), status="offered")


def test_silence_told_later_changes_the_proposal(scene):
    s = proposal(scene("Peru proposed a pact to Kenya. The gesture has gone unanswered."))
    s.hit("overture.no_response", "unanswered", status="unanswered", details={"back_reference": "gesture"}, operators=["unanswered"])
    [event] = s.events()
    assert (event.type, event.status) == ("overture.propose", "unanswered")
    assert [o.text for o in event.evidence.operators] == ["unanswered"]
    assert event.details == {}
    assert s.drops[BACK_REFERENCE] == 1


def test_a_refusal_told_later_makes_who_refuses_the_agent(scene, of):
    s = pair(scene("Peru invited Kenya. The invitation was later declined."))
    s.hit("overture.invite", "invited", ("agent", "Peru"), ("recipient", "Kenya"), status="offered")
    s.hit("overture.invite", "invitation", status="declined", details={"back_reference": "invitation"}, nominal=True)
    [event] = s.events()
    assert (event.status, of(event)) == ("declined", (["KEN"], ["PER"]))


def test_a_back_reference_without_antecedent_stands_for_itself_if_it_has_parties(scene):
    s = pair(scene("The visit of Peru to Kenya was called off."))
    s.hit("contact.visit", "visit", ("agent", "Peru"), ("recipient", "Kenya"), status="cancelled", details={"back_reference": "visit"})
    s.hit("contact.call", "called", status="cancelled", details={"back_reference": "call"})
    [event] = s.events()
    assert (event.type, event.status, event.details) == ("contact.visit", "cancelled", {})


def test_codes_follow_type_and_status(scene):
    met = (
        pair(scene("Peru met Kenya.")).hit("contact.meeting", "met", ("agent", "Peru"), ("recipient", "Kenya"), symmetric=True).events()[0]
    )
    s = pair(scene("Peru refused to meet Kenya."))
    refused = s.hit("contact.meeting", "meet", ("agent", "Peru"), ("recipient", "Kenya"), symmetric=True, status="declined").events()[0]
    assert (met.polarity, refused.polarity) == ("affiliative", "adversarial")
    assert met.intensity > 0 > refused.intensity
    assert met.codes != refused.codes


def test_repeats_and_answers_are_linked(scene):
    s = proposal(scene("Peru proposed a pact to Kenya. Kenya rejected it. Peru again proposed it to Kenya."))
    s.named("Kenya#2", "KEN").named("Peru#2", "PER").named("Kenya#3", "KEN").subject("Kenya#2")
    s.hit("overture.decline", "rejected", ("agent", "Kenya#2"), ("recipient", "Peru"), status="declined")
    s.hit("overture.propose", "proposed#2", ("agent", "Peru#2"), ("recipient", "Kenya#3"), status="offered")
    first, answer, again = s.events()
    assert [(item.kind, item.event) for item in answer.links] == [("answers", first.id)]
    assert [(item.kind, item.event) for item in again.links] == [("repeats", first.id)]
    assert (again.cluster, answer.cluster) == (first.id, answer.id)


def test_order_in_a_series_is_followed(scene):
    s = scene("Ana Alvarez visited Kenya first and Norway second.").named("Ana Alvarez", "PER", "person")
    s.named("Kenya", "KEN").named("Norway", "NOR")
    s.hit("contact.visit", "visited", ("agent", "Ana Alvarez"), ("recipient", "Kenya"), details={"order": 1})
    s.hit("contact.visit", "second", ("agent", "Ana Alvarez"), ("recipient", "Norway"), details={"order": 2})
    first, second = s.events()
    assert [(item.kind, item.event) for item in second.links] == [("follows", first.id)]


def test_same_input_same_bytes_in_any_order_of_hits(scene):
    def build(seed):
        s = pair(scene("Peru met Kenya. Peru praised Kenya.")).named("Peru#2", "PER").named("Kenya#2", "KEN")
        s.hit("contact.meeting", "met", ("agent", "Peru"), ("recipient", "Kenya"), symmetric=True)
        s.hit("stance.praise", "praised", ("agent", "Peru#2"), ("recipient", "Kenya#2"))
        random.Random(seed).shuffle(s.gestures)
        random.Random(seed).shuffle(s.mentions)
        return msgspec.json.encode(s.events())

    assert len({build(seed) for seed in range(6)}) == 1


def test_events_validate_and_ids_differ(scene):
    s = pair(scene("Peru met Kenya. Peru praised Kenya.")).named("Peru#2", "PER").named("Kenya#2", "KEN")
    s.hit("contact.meeting", "met", ("agent", "Peru"), ("recipient", "Kenya"), symmetric=True)
    s.hit("stance.praise", "praised", ("agent", "Peru#2"), ("recipient", "Kenya#2"))
    events = s.events()
    assert msgspec.json.decode(msgspec.json.encode(events), type=list[Event]) == events
    assert len({e.id for e in events}) == 2
    assert all(0 < e.confidence < 1 for e in events)
    assert all(e.evidence.text == s.text[slice(*e.evidence.span)] for e in events)


def report(scene, number, published, verb="condemned"):
    s = pair(scene(f"Peru {verb} Kenya.", published=published))
    [event] = s.hit("stance.criticise", verb, ("agent", "Peru"), ("recipient", "Kenya")).events()
    event.id, event.article.id, event.cluster = f"e{number}", f"a{number}", f"e{number}"
    return event


def test_clusters_over_articles_need_no_order(scene):
    events = [
        report(scene, 1, "2019-05-10"),
        report(scene, 2, "2019-05-12"),
        report(scene, 3, "2019-05-30"),
        report(scene, 4, None),
        report(scene, 5, "2019-05-14"),
    ]
    articles = {"a4": "a3", "a3": "a3", "a1": None}
    expected = {"e1": "e1", "e2": "e1", "e5": "e1", "e3": "e3", "e4": "e3"}
    for seed in range(5):
        random.Random(seed).shuffle(events)
        assert {e.id: e.cluster for e in cluster_events(events, articles, frozenset())} == expected


def test_what_is_discussed_in_a_call_of_the_sentence_is_that_call(scene):
    s = pair(scene("Peru called Kenya to discuss fish."))
    s.hit("contact.call", "called", ("agent", "Peru"), ("recipient", "Kenya"), symmetric=True, rule="call.ring")
    s.hit("contact.meeting", "discuss", ("agent", "Peru"), symmetric=True, rule="meeting.discuss")
    assert [e.type for e in s.events()] == ["contact.call"]


def test_somebody_shot_at_home_by_nobody_known_is_no_event(scene):
    s = scene("Two Kenyan tailors were shot in Kenya.").named("Two Kenyan tailors", "KEN", "office")
    s.named("Kenya#1", "KEN")
    s.hit("conflict.attack", "shot", ("recipient", "Two Kenyan tailors"), ("place", "Kenya"))
    assert s.events() == []
