"""Attribution: whether the author, a reported speaker or words in quotation marks tell of a gesture, and who speaks."""

from __future__ import annotations

from spacy.tokens import Token

from lapel.records import Attribution
from lapel.stages.gestures import grammar
from lapel.stages.gestures.lexicon import words
from lapel.stages.gestures.sentence import Sentence
from lapel.stages.gestures.standing import Standing


def attribution(trigger: Token, standing: Standing, sentence: Sentence, speaker_before: tuple[int, int] | None) -> Attribution:
    """Attribution of a gesture. ``speaker_before`` is the span of the last speaker, for quotations that run over sentences."""
    quoted = sentence.quoted[trigger.i]
    verb = standing.saying if standing.saying is not None else (saying_verb(sentence) if quoted else None)
    speaker = grammar.surface_subject(verb) if verb is not None else []
    if not speaker and standing.saying is None:
        speaker = according(sentence)
    if quoted:
        span = _span(speaker[0], sentence) if speaker else speaker_before
        return Attribution(kind="quote", span=span)
    if speaker or standing.saying is not None:
        return Attribution(kind="report", span=_span(speaker[0], sentence) if speaker else None)
    return Attribution()


def saying_verb(sentence: Sentence) -> Token | None:
    """The verb of saying outside quotation marks that has a subject."""
    said = words("saying")
    for i, word in enumerate(sentence.lemmas):
        if word in said and not sentence.quoted[i]:
            token = sentence.doc[i]
            if grammar.is_verb(token) and any(c.dep_ == "nsubj" for c in token.children):
                return token
    return None


def last_speaker(sentence: Sentence) -> tuple[int, int] | None:
    """Span of who speaks in a sentence, for the quotations after it."""
    verb = saying_verb(sentence)
    subject = grammar.surface_subject(verb) if verb is not None else []
    return _span(subject[0], sentence) if subject else None


def according(sentence: Sentence) -> list[Token]:
    """Whom the sentence names as its source (*according to Peru*)."""
    for i, word in enumerate(sentence.lowers):
        if word == "according":
            for child in sentence.doc[i].children:
                if child.lower_ == "to":
                    return grammar.prep_objects(child)
    return []


def _span(head: Token, sentence: Sentence) -> tuple[int, int]:
    first, last = grammar.phrase(head)
    return sentence.chars(first, last)
