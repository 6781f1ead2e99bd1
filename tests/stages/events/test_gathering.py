"""What an encounter becomes by who takes part in it."""

import pytest


def met(scene, text, *parties, status="realised", recipients=()):
    s = scene(text)
    codes = {"Peru": "PER", "Chile": "CHL", "Kenya": "KEN"}
    for name in (*parties, *recipients):
        s.named(name, codes.get(name, "IGO:EU"), "state" if name in codes else "igo")
    sides = [("agent", p) for p in parties] + [("recipient", r) for r in recipients]
    [event] = s.hit("contact.meeting", "met", *sides, status=status, symmetric=True).events()
    return event.type


@pytest.mark.parametrize(("text", "parties", "recipients", "expected"), [
    ("Peru, Chile and Kenya met.", ("Peru", "Chile", "Kenya"), (), "contact.summit"),
    ("Peru and Chile met.", ("Peru", "Chile"), (), "contact.meeting"),
    ("Peru met Chile and Kenya.", ("Peru",), ("Chile", "Kenya"), "contact.meeting"),
    ("The Union met.", ("Union",), (), "contact.summit"),
    ("The Union met Kenya.", ("Union",), ("Kenya",), "contact.meeting"),
])
def test_three_parties_or_a_body_by_itself_hold_a_summit(scene, text, parties, recipients, expected):
    assert met(scene, text, *parties, recipients=recipients) == expected


def test_who_asked_for_a_meeting_sat_with_nobody(scene):
    assert met(scene, "Peru, Chile and Kenya met.", "Peru", "Chile", "Kenya", status="requested") == "contact.meeting"
