"""Resolution inside one article: full names first, then titles with surnames, bare surnames, and offices by day and by antecedent."""

from __future__ import annotations

from typing import Literal

from spacy.lang.en.stop_words import STOP_WORDS

from lapel.records import Article, Mention, MentionKind
from lapel.stages.actors import describe, places
from lapel.stages.actors.figures import HEADS, Cast, Figure, Persons, tokens_of
from lapel.stages.actors.lexicon import words as word_list
from lapel.stages.actors.names import Name
from lapel.stages.actors.phrase import Phrase
from lapel.stages.actors.spot import Spotter, View

SAYING = word_list("saying")


def _town(name: str) -> str | None:
    """The country of a town, where its name says so: the largest by far of all that bear it."""
    found = places.lookup(name)
    if not found:
        return None
    others = [p for p in found if p.country != found[0].country]
    return found[0].country if all(found[0].population > 5 * p.population for p in others) else None


class Document:
    """The phrases of an article on the way to mentions."""

    def __init__(self, spotter: Spotter, view: View, article: Article) -> None:
        self.spotter, self.view = spotter, view
        self.kb = spotter.kb
        self.on = article.published
        self.persons = Persons(self.kb, self.on)
        self.cast = Cast(self.kb)
        self.made: dict[int, Mention] = {}
        """Mention by the index of its phrase."""

    def resolve(self, phrases: list[Phrase]) -> list[Mention]:
        """Mentions of the phrases, in text order."""
        self._names(phrases)
        self._leaders(phrases)
        for n, phrase in enumerate(phrases):
            if n not in self.made:
                mention = self._plain(phrase)
                if mention is not None:
                    self.made[n] = mention
        return [self.made[n] for n in sorted(self.made)]

    # persons

    def _names(self, phrases: list[Phrase]) -> None:
        named = [(n, p, tokens_of(self.view, p.name)) for n, p in enumerate(phrases) if p.name is not None]
        for n, phrase, words in named:
            if len(words) > 1:
                self._name(n, phrase, words)
        for n, phrase, words in named:
            if len(words) == 1:
                self._name(n, phrase, words)

    def _name(self, n: int, phrase: Phrase, words: list[str]) -> None:
        assert phrase.name is not None
        figure = self._figure(phrase, phrase.name, words)
        if figure is None:
            return
        if figure.entity is not None or phrase.described:
            figure = self._remember(figure, words, phrase)
            self.made[n] = self._person(phrase, figure, phrase.name)

    def _remember(self, figure: Figure, words: list[str], phrase: Phrase) -> Figure:
        known = self.cast.add(figure, words, phrase.start)
        if known is not figure:
            if known.country is None:
                known.country = figure.country
            return Figure(known.name, known.entity, known.country, known.roles or figure.roles, known.office or figure.office,
                          known.gender or figure.gender, known.candidates, figure.resolved_by, figure.confidence, known.at)
        return figure

    def _figure(self, phrase: Phrase, name: Name, words: list[str]) -> Figure | None:
        country = phrase.nation.country if phrase.nation else None
        role, former = phrase.role, bool({"former"} & phrase.effects)
        gender = phrase.honorific.gender if phrase.honorific else None
        known = self.cast.known(words, country, gender, phrase.start) if len(words) == 1 else []
        if gender == "f" and not known and (spouse := self.cast.known(words, country, None, phrase.start)):
            return Figure(f"Mrs. {words[0]}", None, spouse[0].country, ["ELI"], None, "f", [], "title+surname", 0.6)
        if known:
            first = known[0]
            how, sure = ("title+surname", 0.95) if len({f.entity or f.name for f in known}) == 1 else ("title+surname", 0.7)
            return Figure(first.name, first.entity, first.country or country, first.roles, first.office, first.gender,
                          first.candidates, how, sure, first.at)
        ids: list[str] = []
        how, sure = "name", 0.97
        if name.element is not None:
            ids = self.persons.choose([s.entity for s in name.element.senses if s.kind == "person"], country, role, former)
        if not ids and phrase.described:
            ids = self.persons.by_title(words, country, role, former)
            how, sure = ("title+surname", 0.85) if len(words) == 1 else ("name", 0.85)
        if len(ids) > 1 and role is None and self.on:
            heads = [p for p in ids if (t := self.kb.office_on(p, self.on)) and t.office in HEADS]
            ids = heads if len(heads) == 1 else ids
            sure = 0.6
        if len(ids) == 1:
            figure = self.persons.figure(ids[0], country, how, sure)
        elif not phrase.described or (not ids and phrase.role is None and not (phrase.honorific and len(words) > 1)
                                      and phrase.honorific is None):
            return None if not ids else self._several(ids, words, how)
        else:
            figure = self._several(ids, words, how) if ids else Figure(" ".join(words), None, country, resolved_by="nationality+role",
                                                                         confidence=0.8 if country else 0.5)
        titled = figure.roles == ["ELI"] and role is not None and not former
        if not figure.roles or figure.entity is None or titled:
            figure.roles = describe.sectors(self.kb, phrase) or figure.roles
        if former and figure.roles == ["GOV"]:
            figure.roles = ["ELI"]
        if figure.office in {None, "official"}:
            figure.office = describe.office(phrase) or figure.office
        figure.gender = figure.gender or gender
        return figure

    def _several(self, ids: list[str], words: list[str], how: str) -> Figure:
        """A name that several persons bear: no entity; the country when they share it."""
        countries = {self.kb.entities[p].country for p in ids}
        return Figure(" ".join(words), None, countries.pop() if len(countries) == 1 else None, [], None, None, sorted(ids), how, 0.4)

    def _person(self, phrase: Phrase, figure: Figure, name: Name) -> Mention:
        mention = self._mention(phrase, "person")
        mention.entity, mention.country, mention.name = figure.entity, figure.country, figure.name
        mention.roles, mention.office, mention.gender = list(figure.roles), figure.office, figure.gender
        mention.resolved_by, mention.confidence = figure.resolved_by, figure.confidence
        mention.candidates = list(figure.candidates)
        if name.end <= phrase.end:
            head = name.head(self.view)
            mention.head = self.view.span(head, head + 1)
        return mention

    def surname(self, start: int, end: int) -> Mention | None:
        """A bare surname, of a person that the article names elsewhere in full or with a title."""
        words = [w.text for w in self.view.words[start:end]]
        known = self.cast.known(words, None, None, start)
        if not known:
            return None
        figure = known[0]
        names = {f.entity or f.name for f in known}
        mention = self._person(Phrase(start, end), figure, Name(start, end))
        mention.resolved_by = "surname"
        mention.confidence = (0.9 if figure.at <= start else 0.8) if len(names) == 1 else 0.5
        if len(names) > 1:
            mention.candidates = sorted(f.entity or f.name for f in known)
        return mention

    def _leaders(self, phrases: list[Phrase]) -> None:
        """*The Biden administration*: the country of the person in front; without one, the words in front are left alone."""
        for phrase in phrases:
            if phrase.leader is None:
                continue
            words = tokens_of(self.view, phrase.leader)
            known = self.cast.known(words, None, None, phrase.start) or self.cast.known(words[-1:], None, None, phrase.start)
            country = known[0].country if known else None
            if country is None and phrase.role is not None and (phrase.role.has("b") or phrase.leader.element is not None):
                country = self._ruled(words, phrase.leader)
            town = None if country or phrase.role is None or (phrase.role.has("b") and phrase.role_at == (phrase.start, phrase.end)) \
                else _town(" ".join(words)) or next((t for t in map(_town, words[-1:]) if t), None)
            if country is None and town is None:
                if phrase.leader.start >= phrase.start and phrase.role_at:
                    phrase.start = phrase.role_at[0]
                phrase.leader = None
            else:
                phrase.start = min(phrase.start, phrase.leader.start)
                phrase.through = country or town or ""
                phrase.lead_by = "leader+role" if country else "place+role"

    def _ruled(self, words: list[str], leader: Name) -> str | None:
        """The one country that persons of this name lead, or led before the day."""
        if leader.element is not None:
            ids = [s.entity for s in leader.element.senses if s.kind == "person"]
        else:
            ids = [p for word in words for p in self.kb.by_surname.get(word, ())]
        leaders = [(t.country, t.covers(self.on)) for p in ids for t in self.kb.tenures(p)
                   if t.office in HEADS and self.on is not None and (t.start or "") <= self.on]
        leaders = [(c, now) for c, now in leaders if self.persons.leads(c)] or leaders
        countries = {c for c, now in leaders if now} or {c for c, _ in leaders}
        return countries.pop() if len(countries) == 1 else None

    # descriptions and bodies

    def _plain(self, phrase: Phrase) -> Mention | None:
        if phrase.stands_for:
            return self._anaphor(phrase)
        if phrase.role is None:
            return self._body(phrase)
        return self._described(phrase)

    def _anaphor(self, phrase: Phrase) -> Mention:
        word = self.view.words[phrase.start].lower
        pronoun = self.spotter.lexicon.pronouns.get(word) if phrase.end - phrase.start == 1 else None
        mention = self._mention(phrase, "pronoun" if pronoun else "plural")
        mention.office = phrase.stands_for
        mention.number = pronoun.number if pronoun else "plural"
        mention.gender = pronoun.gender if pronoun else None
        mention.confidence = 0.0
        return mention

    def _body(self, phrase: Phrase) -> Mention | None:
        reading = phrase.nation
        if reading is None:
            return None
        place = phrase.dateline or reading.kind == "place"
        mention = self._mention(phrase, "place" if place else describe.bare_kind(reading))
        entity = self.kb.entities.get((phrase.body or reading).entity or "")
        mention.entity = entity.id if entity and not place else None
        mention.country = reading.country
        mention.name = entity.name if entity and not place else None
        mention.candidates = list(reading.candidates)
        mention.roles = [] if place else describe.sectors(self.kb, phrase)
        mention.resolved_by = "demonym" if reading.kind == "people" else "name"
        mention.confidence = 0.5 if reading.candidates else 0.9 if reading.kind == "people" else 0.97
        if reading.form == "plural":
            mention.number = "plural"
        if phrase.body is not None:
            mention.kind = phrase.body.kind  # type: ignore[assignment]
        return mention

    def _described(self, phrase: Phrase) -> Mention | None:
        role = phrase.role
        assert role is not None
        country = phrase.nation.country if phrase.nation else None
        how = "nationality+role"
        if phrase.nation is None and phrase.leader is None and role.number == "singular":
            country = self.spotter.lexicon.sole.get(role.title)
        if phrase.leader is not None:
            country, how = phrase.through, phrase.lead_by
        definite = role.office in describe.HELD and role.number == "singular" and self.view.words[phrase.start].cap \
            and self.view.lower(phrase.start - 1) == "the"  # The Secretary
        if phrase.nation is None and phrase.leader is None and not describe.states_role(role) and not definite \
                and all(not describe.states_role(r) for r in phrase.before):
            return None
        if phrase.nation is None and phrase.leader is None and self._adjective(phrase):
            return None
        mention = self._mention(phrase, describe.kind(phrase))
        mention.country, mention.number = country, role.number
        mention.roles, mention.office = describe.sectors(self.kb, phrase), describe.office(phrase)
        mention.resolved_by = how if country or phrase.nation else ""
        mention.confidence = 0.9 if country else 0.3
        if phrase.nation is not None and phrase.nation.candidates:
            mention.candidates = list(phrase.nation.candidates)
        if country is not None and phrase.leader is None:
            held = describe.holders(self.kb, phrase, country, self.on, self.view.lower(phrase.start - 1))
            self.hold(mention, held)
        return mention

    def _adjective(self, phrase: Phrase) -> bool:
        """Whether a lone word such as *official* or *general* qualifies the noun behind it."""
        role, j = phrase.role, phrase.end
        if role is None or not role.has("j") or not self.view.open(j) or phrase.before:
            return False
        after = self.view.words[j]
        return after.lower.isalpha() and not after.cap and after.lower not in STOP_WORDS and not after.lower.endswith("ed") \
            and after.lower not in SAYING

    def hold(self, mention: Mention, held: list[str]) -> None:
        """Write who held the office into a mention: one person, or the candidates."""
        if len(held) == 1:
            person = self.kb.entities[held[0]]
            mention.entity, mention.name, mention.gender = person.id, person.name, person.gender
            mention.resolved_by = "office"
            tenure = self.kb.office_on(person.id, self.on)
            mention.office = tenure.office if tenure else mention.office
        elif held:
            mention.candidates = sorted(held)

    def _mention(self, phrase: Phrase, kind: MentionKind) -> Mention:
        span = phrase.chars or self.view.span(phrase.start, phrase.end)
        head_at = phrase.role_at or phrase.nation_at
        head = self.view.span(head_at[1] - 1, head_at[1]) if head_at else self.view.span(phrase.end - 1, phrase.end)
        number: Literal["singular", "plural"] = phrase.role.number if phrase.role else "singular"
        return Mention(span=span, text=self.view.text[span[0]:span[1]], kind=kind, head=phrase.chars or head, number=number)
