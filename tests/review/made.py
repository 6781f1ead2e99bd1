"""A small article with records on it, and verdicts, made by hand."""

import json

from lapel import jsonl, ontology
from lapel.records import (
    Article,
    ArticleRef,
    Attribution,
    Days,
    Event,
    EventDate,
    Evidence,
    Link,
    OperatorHit,
    Party,
    Reading,
    Side,
    Trigger,
    Verdict,
    event_id,
)

TITLE = 'Envoys <script>document.title = "taken"</script> <img src=x onerror=alert(1)>'
TEXT = ('Peru met Chile on 4 May 2021 in "Arica" & <b>nobody</b> smiled.\n\n'
        'Chile refused to call Peru. Peru praised Chile.\n\n'
        '<script>document.title = "taken"</script><img src=x onerror="document.title=1"> \x1b[31mred\x1b[0m \u202eturned\u202c')


def at(words, text=TEXT):
    start = text.index(words)
    return start, start + len(words)


def article(id_="a1", text=TEXT):
    return Article(id=id_, title=TITLE, published="2021-05-05", source="The <i>Paper</i>", url="javascript:alert(1)", text=text)


def record(type_, words, trigger, agent, recipient, status="realised", article_="a1", date=None, operators=(), links=(), confidence=0.8):
    """An event over some words of the text; agent and recipient are ``PER Peru``."""
    start, end = at(words)
    row = ontology.row(type_, status)

    def party(said):
        code, _, text = said.partition(" ")
        first = TEXT.index(text, start)
        return Party(country=None if code == "?" else code, kind="state", name=text, text=text, span=(first, first + len(text)))

    word = TEXT.index(trigger, start)
    return Event(
        id=event_id(article_, type_, (word, word + len(trigger))), article=ArticleRef(id=article_, title=TITLE, published="2021-05-05"),
        type=type_, family=ontology.family(type_), status=status, polarity=row.polarity, intensity=row.intensity,
        codes=row.codes,
        agents=[party(agent)], recipients=[party(recipient)], about=[], place=None, details={}, date=date,
        attribution=Attribution(),
        evidence=Evidence(text=words, span=(start, end), trigger=Trigger(text=trigger, span=(word, word + len(trigger))), rule="made.rule",
                          operators=[OperatorHit(text=w, span=at(w), status=s) for w, s in operators]),
        links=[Link(kind="repeats", event=id_) for id_ in links], confidence=confidence)


def records(article_="a1"):
    """A meeting with its date, a refused call, praise with the day of publication."""
    day = EventDate(value="2021-05-04", start="2021-05-04", end="2021-05-04", grain="day", text="4 May 2021", span=at("4 May 2021"))
    printed = EventDate(value="2021-05-05", start="2021-05-05", end="2021-05-05", grain="day", basis="publication")
    return [
        record("contact.meeting", "Peru met Chile on 4 May 2021", "met", "PER Peru", "CHL Chile", article_=article_, date=day),
        record("contact.call", "Chile refused to call Peru", "call", "CHL Chile", "PER Peru", "declined", article_=article_,
               operators=[("refused", "declined")], confidence=0.5),
        record("stance.praise", "Peru praised Chile", "praised", "PER Peru", "CHL Chile", article_=article_, date=printed, confidence=0.3)]


def reading(**changes):
    fields = {"type": "contact.meeting", "status": "realised", "agents": [Side(text="Peru", country="PER")],
              "recipients": [Side(text="Chile", country="CHL")], "date": Days(start="2021-05-04", end="2021-05-04")}
    return Reading(**{**fields, **changes})


def verdict(event, said="right", reviewer="ann", corrected=None, record=None, **more):
    return Verdict(event=event, article="a1", reviewer=reviewer, verdict=said, record=record or reading(), corrected=corrected,
                   confidence=0.8, **more)


def write(path, lines):
    path.write_text("".join(jsonl.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
