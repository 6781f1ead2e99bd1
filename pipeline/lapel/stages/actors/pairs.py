"""Two bare surnames that together name who leads a state: *Biden and Harris*, *Austin and Blinken*.

A surname alone may be anybody's and names nobody before the article does. Two that are joined, and of which each is that of just one
holder of a leading office of the same state on the article's day, are those two.
"""

from __future__ import annotations

from collections.abc import Iterator

from lapel.records import Mention
from lapel.stages.actors.kb import KnowledgeBase
from lapel.stages.actors.kb_records import OFFICES, Tenure
from lapel.stages.actors.names import capital
from lapel.stages.actors.spot import View

LEADING = frozenset({"head of state", "head of government", "vice president", "deputy head of government", "foreign minister",
                     "defence minister"})
CONFIDENCE = 0.8


def pairs(view: View, mentions: list[Mention], kb: KnowledgeBase, on: str | None) -> list[Mention]:
    """Both mentions of each such pair among words that no mention covers; none without a day."""
    found: list[Mention] = []
    if on is None:
        return found
    for i in _joined(view):
        left, right = _leaders(kb, view.words[i - 1].text, on), _leaders(kb, view.words[i + 1].text, on)
        both = [(one, other) for state, one in left.items() if one and (other := right.get(state)) and one != other]
        if len(both) == 1 and not any(m.span[0] <= view.starts[k] < m.span[1] for m in mentions for k in (i - 1, i + 1)):
            found += [_mention(view, i - 1, both[0][0], kb), _mention(view, i + 1, both[0][1], kb)]
    return found


def _joined(view: View) -> Iterator[int]:
    """Positions of an *and* between two capitalised words that stand by themselves."""
    for i in range(1, view.n - 1):
        if view.words[i].lower != "and" or view.begins[i] or view.begins[i + 1]:
            continue
        alone = (view.begins[i - 1] or not capital(view, i - 2)) and (i + 2 >= view.n or view.begins[i + 2] or not capital(view, i + 2))
        if alone and all(capital(view, k) and view.words[k].text.isalpha() and not view.words[k].text.isupper() for k in (i - 1, i + 1)):
            yield i


def _leaders(kb: KnowledgeBase, surname: str, on: str) -> dict[str, Tenure | None]:
    """By state, the one holder of a leading office with the surname; None where there are several."""
    found: dict[str, Tenure | None] = {}
    for person in kb.by_surname.get(surname, ()):
        tenure = kb.office_on(person, on)
        if tenure is not None and tenure.office in LEADING:
            found[tenure.country] = None if tenure.country in found else tenure
    return found


def _mention(view: View, at: int, tenure: Tenure, kb: KnowledgeBase) -> Mention:
    entity, span = kb.entities[tenure.person], view.span(at, at + 1)
    return Mention(span=span, text=view.words[at].text, kind="person", entity=entity.id, country=tenure.country, name=entity.name,
                   gender=entity.gender, roles=list(OFFICES[tenure.office]), office=tenure.office, head=span, resolved_by="surname",
                   confidence=CONFIDENCE)
