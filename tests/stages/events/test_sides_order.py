"""An agent of several parties, one an organisation between states: which comes first in a set changes nothing."""

from lapel.records import Party
from lapel.stages.events import sides
from lapel.stages.events.context import Draft


def test_only_agents_that_are_all_organisations_may_share_a_country(scene, monkeypatch):
    s = scene("They thanked Peru.").named("Peru", "PER").hit("stance.praise", "thanked", ("agent", "They"), ("recipient", "Peru"))
    asked = []
    monkeypatch.setattr(sides, "parties", lambda *given, **more: asked.append(more["exclude"]) or [])
    for codes, retried in ((["IGO:AU", "PER"], True), (["IGO:AU"], False)):
        asked.clear()
        draft = Draft.__new__(Draft)
        draft.gesture = s.gestures[0]
        draft.agents = [Party(country=code, text="They", span=(0, 4), resolved_by="pronoun") for code in codes]
        draft.recipients = [Party(country=code, text="Peru", span=(13, 17), resolved_by="name") for code in codes[:2]]
        draft.speaker, draft.features = [], {}
        sides._retry(None, draft, {"agent": [s.gestures[0].arguments[0]]})
        assert bool(asked) is retried
