"""What a pronoun or a definite noun may point back to: the parties named before it, weighed by grammar and distance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lapel.records import Mention, Party, Span
from lapel.stages.events.context import STAND_INS, Context
from lapel.stages.events.party import from_mention

REACH = 4
"""How many sentences back an antecedent may stand."""
_PEOPLE = frozenset({"person", "office"})
_DEMONYM_COST = 1.5
_OBLIQUE_COST = 0.75
_HERE = 0.6


@dataclass(frozen=True, slots=True)
class Referent:
    """Something named before: its mention (None for a pronoun resolved earlier), parties, and weight (higher is
    likelier)."""

    mention: Mention | None
    parties: tuple[Party, ...]
    span: Span
    weight: float

    @property
    def countries(self) -> frozenset[str]:
        """Codes of its parties."""
        return frozenset(p.country for p in self.parties if p.country)


def is_person(mention: Mention) -> bool:
    """Whether *he* or *she* can mean it."""
    return mention.kind in _PEOPLE and mention.number == "singular"


def before(context: Context, span: Span, *, fits: Callable[[Mention], bool], reach: int = REACH) -> list[Referent]:
    """Referents before a span whose mention fits, the likeliest first.

    A subject weighs more than another word, a nearer sentence more than a farther one, and within a sentence the
    earlier mention of two more than the later (what a sentence starts from is what the next one goes on with).
    """
    home = context.sentence_at(span[0])
    found = list(_candidates(context, span, home, fits, reach))
    found.sort(key=lambda r: (-r.weight, -r.span[0]))
    return found


def _candidates(context: Context, span: Span, home: int, fits: Callable[[Mention], bool], reach: int) -> Iterator[Referent]:
    end = 0
    for mention in context.mentions_since(home - reach):
        if mention.span[0] >= span[0]:
            break
        if mention.span[1] <= end and mention.kind != "person":
            continue  # a part of a longer mention
        end = max(end, mention.span[1])
        if mention.country is None or mention.kind in STAND_INS or mention.span[1] > span[0] or not fits(mention):
            continue
        sentence = context.sentence_at(mention.span[0])
        if home - sentence > reach:
            continue
        weight = _weight(context, mention, sentence, home)
        yield Referent(mention, (from_mention(mention, mention.text, mention.span),), mention.span, weight)


def _weight(context: Context, mention: Mention, sentence: int, home: int) -> float:
    weight = -1.0 * (home - sentence) + (_HERE if home == sentence else 0.0)
    if context.is_subject((mention.head or mention.span) if mention.kind in _PEOPLE else mention.span):
        weight += 1.5
    elif mention.kind == "people":
        weight -= _DEMONYM_COST
    elif _owns_or_hangs(context, mention):
        weight -= _OBLIQUE_COST
    start, stop = context.sentences[sentence] if context.sentences else (0, len(context.article.text))
    return weight + 0.5 * (1 - (mention.span[0] - start) / max(stop - start, 1))


def _owns_or_hangs(context: Context, mention: Mention) -> bool:
    """Possessors and objects of *of*, *in*, *from*: seldom what a text goes on with."""
    text = context.article.text
    following = text[mention.span[1] : mention.span[1] + 2]
    preceding = text[max(0, mention.span[0] - 9) : mention.span[0]].split()
    return following in {"'s", "’s"} or (
        bool(preceding)
        and (
            preceding[-1] in {"of", "in", "from", "at", "near"}
            or (preceding[-2:-1] in (["of"], ["in"], ["from"], ["at"], ["near"]) and preceding[-1] == "the")
        )
    )
