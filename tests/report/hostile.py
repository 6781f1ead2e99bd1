"""Records as an article that means harm would make them, and some that mean none."""

from lapel import ontology
from lapel.records import Article, ArticleRef, EventDate, Evidence, Place, Trigger
from tests.made_events import event
from tests.short import parties, short

SCRIPT = '<script>document.title = "owned"</script>'
IMAGE = '<img src=x onerror=\'document.title="owned"\'>'
TEXT = (f'Norway {IMAGE} expelled "two" Danish diplomats.\n\n</script>{SCRIPT} \u2028 👍 '
        "It then recalled its envoy from Denmark &amp; left.")


def _span(words):
    start = TEXT.index(words)
    return start, start + len(words)


def article():
    return Article(id="bad/../#1=&<b>", title=f"A {SCRIPT} title", source=IMAGE, url="javascript:document.title='owned'",
                   published="2021-03-02", text=TEXT)


def record(type_, trigger, first, last, **changes):
    found = article()
    start = _span(first)[0]
    end = _span(last)[1]
    fields = {
        "id": f"{type_[-8:].encode().hex()}"[:16].ljust(16, "0"), "type": type_, "status": ontology.default_status(type_),
        "article": ArticleRef(id=found.id, title=found.title, source=found.source, url=found.url, published=found.published),
        "agents": parties("NOR"), "recipients": parties("DNK"), "cluster": None, "links": [], "details": {"label": SCRIPT, "note": IMAGE},
        "date": EventDate(value="2021-03-01", start="2021-03-01", end="2021-03-01", grain="day", text=IMAGE, span=None),
        "place": Place(text="Denmark", country="DNK", span=_span("Denmark")),
        "evidence": Evidence(text=TEXT[start:end], span=(start, end), trigger=Trigger(text=trigger, span=_span(trigger)), rule=SCRIPT),
    }
    return event(**{**fields, **changes})


def records():
    return [record("representation.expel", "expelled", "Norway", "diplomats"),
            record("representation.recall", "recalled", "It then", "left")]


def peaceful():
    """Calls, visits and invitations of one giver to two rivals, one of them told twice, and what else the ledgers read."""
    leaders = {"USA": "head of state", "JPN": "head of government", "KOR": "head of state"}
    return [
        short("contact.call USA > JPN", "2021-01-27", offices=leaders, cluster="c1", article="a1"),
        short("contact.call USA > JPN", "2021-01-27", offices=leaders, cluster="c1", article="a2", n=1, published="2021-01-28"),
        short("contact.call USA > KOR", "2021-02-03", offices=leaders, details={"duration": "PT30M"}),
        short("contact.call USA > KOR", "2021-01-22"),
        short("contact.call USA > KOR", None, n=3),
        short("contact.visit JPN > USA", "2021-04-16", offices=leaders, place="USA"),
        short("contact.visit KOR > USA", "2021-05-21", offices=leaders, place="USA", sentence="The visit that came second, by 35 days."),
        short("contact.message USA > FRA", "2021-05-22", last="2021-06-30"),
        short("overture.invite USA > JPN", "2021-03-01"), short("overture.invite USA > KOR", "2021-06-01"),
        short("stance.criticise PRK > USA", "2021-03-05"), short("stance.criticise USA > PRK", "2021-03-06"),
        short("coercion.sanction USA > PRK", "2021-03-10", status="threatened"), short("coercion.sanction USA > PRK", "2021-04-02"),
        short("precedence.label USA > JPN", "2021-04-16", details={"label": "cornerstone"}),
        short("symbol.gift_award KOR > USA", "2021-05-21", details={"symbol": "a vase"}),
        short("agreement.sign USA IGO:EU >", "2021-06-15"), short("conflict.attack NSA:ISIS > IRQ", "1990-01-01", published="2021-01-20"),
    ]
