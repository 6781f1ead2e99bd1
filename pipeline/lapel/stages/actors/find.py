"""From tokens to mentions: the actors stage for one article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import msgspec

from lapel.language import Tokenised
from lapel.records import Article, Mention
from lapel.stages.actors import antecedents
from lapel.stages.actors.context import Reading, datelines, read
from lapel.stages.actors.document import Document
from lapel.stages.actors.grammar import Grammar
from lapel.stages.actors.kb import KnowledgeBase
from lapel.stages.actors.lexicon import words
from lapel.stages.actors.names import NOT_NAMES, PARTICLES, capital, name_at
from lapel.stages.actors.pairs import pairs
from lapel.stages.actors.phrase import Phrase
from lapel.stages.actors.plurals import plural, pronoun
from lapel.stages.actors.spot import Spotter, View

HALVES = {"North": "PRK", "South": "KOR"}
_SPOTTERS: dict[int, Spotter] = {}


def spotter_for(kb: KnowledgeBase) -> Spotter:
    """The spotter of a knowledge base, made once."""
    found = _SPOTTERS.get(id(kb))
    if found is None or found.kb is not kb:
        found = _SPOTTERS[id(kb)] = Spotter(kb)
    return found


def find_actors(tokens: Tokenised, article: Article, kb: KnowledgeBase) -> list[Mention]:
    """Mentions of an article, in text order, none overlapping another.

    Named actors and descriptions are resolved as far as tokens, the knowledge base on the article's day, and the article
    itself tell. Pronouns and anaphoric plurals have kind ``pronoun`` or ``plural``, no country, an empty ``resolved_by``, and
    in ``office`` what they may stand for (person, body, speaker, any; leaders, countries, officials, sides, ministers …).
    """
    spotter = spotter_for(kb)
    view, interesting = spotter.view(tokens, article.text)
    if not interesting:
        return []
    phrases = _phrases(spotter, view, interesting)
    document = Document(spotter, view, article)
    mentions = document.resolve(phrases)
    mentions = _merged(mentions, [*_surnames(document, view, mentions), *_halves(view, mentions)])
    mentions = _merged(mentions, pairs(view, mentions, kb, article.published))
    return _connected(view, mentions, kb, article.published)


def _phrases(spotter: Spotter, view: View, interesting: list[int]) -> list[Phrase]:
    grammar = Grammar(spotter, view)
    lines = datelines(spotter, view)
    phrases: list[Phrase] = []
    done = 0
    for i in interesting:
        if i < done:
            continue
        if lines and any(start <= i < end for start, end in lines):
            found = _dateline(spotter, view, i)
        elif view.words[i].mark == "joined":
            found = _joined(spotter, view, i)
        else:
            found = _at(grammar, spotter, view, i, done)
        for phrase in found:
            phrase.start = max(phrase.start, done)
            phrases.append(phrase)
            done = max(done, phrase.end)
            view.used[phrase.start:phrase.end] = b"\x01" * (phrase.end - phrase.start)
        if not found:
            element = spotter.element(view, i)
            if element is not None and element.compound is not None:
                done = max(done, element.end)
    return phrases


def _at(grammar: Grammar, spotter: Spotter, view: View, i: int, done: int) -> list[Phrase]:
    element = spotter.element(view, i)
    single = pronoun(spotter, view, i) if element is None or element.compound is None else None
    if single is not None:
        return [single]
    if element is not None and element.compound is not None:
        kind, country = element.compound
        if kind == "none":
            return []
        return [Phrase(i, element.end, nation=Reading(kind, None, country), nation_at=(i, element.end))]
    if element is None and not _leads(view, i):
        return []
    phrase = grammar.phrase(i)
    bare = phrase is None or (phrase.role is not None and phrase.nation is None and phrase.leader is None and phrase.name is None)
    if bare:
        group = plural(spotter, view, i)
        if group is not None and (phrase is None or group.end >= phrase.end):
            if group.start >= done:
                return [group]
            group.start = i
            return [group]
    if phrase is None or (not phrase.stands_for and phrase.role is None and phrase.nation is None and phrase.name is None):
        return []
    return [*_apposed(spotter, view, phrase, done), phrase, *_others(spotter, view, phrase), *_following(spotter, view, phrase)]


def _leads(view: View, i: int) -> bool:
    """Whether a modifier or number that is nothing alone may open a phrase: something of interest follows, or it counts a plural."""
    word = view.words[i]
    if word.group or word.mark not in {"modifier", "number"}:
        return True
    after = view.words[i + 1] if view.open(i + 1) else None
    return after is not None and (after.interesting or after.text == "-" or (after.cap and word.cap))


def _apposed(spotter: Spotter, view: View, phrase: Phrase, done: int) -> list[Phrase]:
    """The unknown person in front of a description: *Ade Okoye* in *Ade Okoye, the Nigerian trade minister*."""
    role, nation = phrase.role, phrase.nation
    if role is None or nation is None or phrase.name is not None or not role.person:
        return []
    k = phrase.start - 1
    if k > done and view.lower(k) in {"the", "a", "an"}:
        k -= 1
    if k <= done or view.lower(k) != "," or any(view.begins[k:phrase.start + 1]):
        return []
    start = k
    while start > done and (start == k or not view.begins[start]) and (
            capital(view, start - 1) or view.words[start - 1].text == "-" or view.lower(start - 1) in PARTICLES) \
            and spotter.element(view, start - 1) is None:
        start -= 1
    name = name_at(spotter, view, start) if start < k else None
    if name is None or name.end != k or name.element is not None or name.end - name.start < 2:
        return []
    return [Phrase(start, k, name=name, role=role, nation=nation, effects=phrase.effects)]


def _following(spotter: Spotter, view: View, phrase: Phrase) -> list[Phrase]:
    """The unknown person behind a description, between commas: *a Chilean minister, Ana Lopez, said*."""
    role, k = phrase.role, phrase.end
    if role is None or phrase.nation is None or phrase.name is not None or not role.person:
        return []
    if not view.open(k) or view.lower(k) != "," or not view.open(k + 1) or not capital(view, k + 1):
        return []
    name = name_at(spotter, view, k + 1)
    if name is None or name.element is not None or name.end - name.start < 2 or view.lower(name.end) != ",":
        return []
    return [Phrase(k + 1, name.end, name=name, role=role, nation=phrase.nation, effects=phrase.effects)]


def _others(spotter: Spotter, view: View, phrase: Phrase) -> list[Phrase]:
    """The further names behind a plural title: *Messrs Austin and Blinken*, *Presidents Biden and Macron*."""
    many = (phrase.honorific is not None and phrase.honorific.number == "plural") or (
        phrase.role is not None and phrase.role.number == "plural")
    found: list[Phrase] = []
    end = phrase.end
    if phrase.name is not None and many:
        while view.open(end) and view.lower(end) in {",", "and"} and view.open(end + 1):
            k = end + 1 + (view.lower(end + 1) == "and")
            if not view.open(k) or not capital(view, k):
                break
            name = name_at(spotter, view, k)
            if name is None:
                break
            found.append(Phrase(k, name.end, name=name, honorific=phrase.honorific, role=phrase.role, nation=phrase.nation))
            end = name.end
        if phrase.role is not None and phrase.role.number == "plural":
            singular = spotter.lexicon.roles.get(phrase.role.title, phrase.role)
            for one in (phrase, *found):
                one.role = singular
    return found


def _dateline(spotter: Spotter, view: View, i: int) -> list[Phrase]:
    element = spotter.element(view, i)
    reading = read(spotter, view, element) if element is not None else None
    if element is None or reading is None or reading.kind not in {"state", "seat", "place"}:
        return []
    return [Phrase(i, element.end, nation=reading, nation_at=(i, element.end), dateline=True)]


def _joined(spotter: Spotter, view: View, i: int) -> list[Phrase]:
    """``U.S.-China`` as one token: each half is a mention; of ``U.S.-led`` only the first."""
    found = []
    at = view.starts[i]
    for part in view.words[i].text.split("-"):
        senses = spotter.kb.aliases.get(part)
        if not senses:
            break
        entity = spotter.kb.entities[senses[0].entity]
        reading = Reading(senses[0].kind, entity.id, entity.country, senses[0].form)
        found.append(Phrase(i, i + 1, nation=reading, nation_at=(i, i + 1), chars=(at, at + len(part))))
        at += len(part) + 1
    return found


def _surnames(document: Document, view: View, mentions: list[Mention]) -> list[Mention]:
    """Bare surnames of persons whom the article names elsewhere."""
    surnames = document.cast.by_surname
    if not surnames:
        return []
    firsts = {surname.split(" ")[0] for surname in surnames}
    longest = max(surname.count(" ") + 1 for surname in surnames)
    taken = bytearray(len(view.text) + 1)
    for mention in mentions:
        taken[mention.span[0]:mention.span[1]] = b"\x01" * (mention.span[1] - mention.span[0])
    found = []
    done = 0
    for i in [k for k, word in enumerate(view.words) if word.text in firsts]:
        if i < done or taken[view.starts[i]]:
            continue
        for length in range(min(longest, view.n - i), 0, -1):
            if view.joined(i, i + length) in surnames and not any(view.begins[i + 1:i + length]) and _stands(view, i, i + length):
                bare = document.surname(i, i + length)
                if bare is not None:
                    found.append(bare)
                    done = i + length
                break
    return found


def _halves(view: View, mentions: list[Mention]) -> list[Mention]:
    """*The North* and *the South* where one of the Koreas is named; *North* in *North and South Korea*."""
    koreas = {m.country: m for m in mentions if m.country in {"KOR", "PRK"} and m.kind == "state"}
    found = _first_halves(view, mentions)
    for i in [k for k, word in enumerate(view.words) if word.text in HALVES] if koreas else ():
        after = view.words[i + 1] if view.open(i + 1) else None
        if view.lower(i - 1) == "the" and not view.used[i] and (after is None or not (after.cap or after.lower in {"of", "-"})):
            span = view.span(i, i + 1)
            other = next(iter(koreas.values()))
            code = HALVES[view.words[i].text]
            model = koreas.get(code)
            found.append(Mention(span=span, text=view.words[i].text, kind="state", entity=model.entity if model else None, country=code,
                                 name=model.name if model else None, head=span, resolved_by="antecedent",
                                 confidence=0.9 if model else 0.7, roles=list(other.roles)))
    return found


def _first_halves(view: View, mentions: list[Mention]) -> list[Mention]:
    """*North* in *North and South Korea* and in *North and South Korean envoys*."""
    seconds = {m.span[0]: m for m in mentions if m.country in HALVES.values()}
    found = []
    for i in [k for k, word in enumerate(view.words) if seconds and word.text in HALVES]:
        if not (view.open(i + 1) and view.open(i + 2)) or view.used[i] or view.lower(i + 1) not in {"and", "or"}:
            continue
        second = seconds.get(view.starts[i + 2])
        if second is not None and view.words[i + 2].text in HALVES.keys() - {view.words[i].text}:
            span = view.span(i, i + 1)
            found.append(msgspec.structs.replace(second, span=span, text=view.words[i].text, entity=None, name=None, head=span,
                                                 country=HALVES[view.words[i].text], resolved_by="name", roles=list(second.roles)))
    return found


def _stands(view: View, start: int, end: int) -> bool:
    """Whether a surname stands by itself: not behind another first name, not in front of a further name, not a month."""
    if start > 0 and not view.begins[start]:
        before = view.words[start - 1]
        opener = view.begins[start - 1] and (before.lower in words("openers") or before.lower.endswith("ly"))
        plain = before.text.isalpha() and not (before.mark or before.upper or before.phrases or view.used[start - 1])
        if plain and not opener and capital(view, start - 1):
            return False
    if view.words[start].lower in words("months"):
        after = view.words[end].text if end < view.n else ""
        return not (after.isdigit() or view.lower(start - 1) in words("before_months") or view.begins[start])
    if end < view.n and not view.begins[end] and view.words[end].cap and view.words[end].text.isalpha() and not view.used[end] \
            and view.lower(end) not in NOT_NAMES and not view.words[end].phrases and not view.words[end].names:
        return view.words[start].upper
    return True


def _merged(mentions: list[Mention], more: list[Mention]) -> list[Mention]:
    return sorted([*mentions, *more], key=lambda m: m.span)


def _connected(view: View, mentions: list[Mention], kb: KnowledgeBase, on: str | None) -> list[Mention]:
    """Let mentions lend each other what the text connects, then add the acronyms it introduced."""
    tokens = {n: (bisect_right(view.starts, m.span[0]) - 1, bisect_left(view.starts, m.span[1])) for n, m in enumerate(mentions)}
    antecedents.appositions(view, mentions, tokens)
    antecedents.narrowed(mentions)
    antecedents.shared(mentions)
    antecedents.counterparts(mentions, kb, on)
    at = {id(m): tokens[n][0] for n, m in enumerate(mentions)}
    heads = [i for i, begins in enumerate(view.begins) if begins]
    antecedents.strangers(mentions, lambda m: bisect_right(heads, at[id(m)]))
    antecedents.bare_offices(mentions, lambda m: view.lower(at[id(m)] - 1), lambda m: bisect_right(heads, at[id(m)]))
    antecedents.bare_bodies(mentions, lambda m: view.lower(at[id(m)] - 1))
    introduced = antecedents.acronyms(view, mentions, tokens)
    if not introduced:
        return mentions
    taken = {m.span[0] for m in mentions}
    extra = []
    for i, word in enumerate(view.words):
        model = introduced.get(word.text)
        if model is not None and view.starts[i] not in taken and not any(a <= i < b for a, b in tokens.values()):
            span = view.span(i, i + 1)
            extra.append(msgspec.structs.replace(model, span=span, text=word.text, head=span, resolved_by="acronym",
                                                 roles=list(model.roles), candidates=list(model.candidates)))
    return _merged(mentions, extra)
