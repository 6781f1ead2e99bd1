import io
import re
from html.parser import HTMLParser

from rich.console import Console

from lapel.records import Article, DateRef, Mention
from lapel.report import explain

TEXT = 'France <b>met</b> "Peru" on Monday & left.'
FOUND = (
    Article(id="x", title="<script>alert(1)</script>", text=TEXT, published="2021-01-01"),
    [Mention(span=(0, 6), text="France", kind="state", country="FRA", resolved_by="name"),
     Mention(span=(18, 22), text="Peru", kind="state", country="PER", name='"P"')],
    [DateRef(span=(27, 33), text="Monday", type="DATE", value="2020-12-28", start="2020-12-28", end="2020-12-28")],
    [],
)


class Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.text, self.classes, self.inside = "", [], 0

    def handle_starttag(self, tag, attrs):
        classes = dict(attrs).get("class", "")
        self.inside += (tag == "div" and classes == "text") or (self.inside > 0 and tag == "span")
        if self.inside and tag == "span":
            self.classes.append((classes, dict(attrs).get("title")))

    def handle_endtag(self, tag):
        self.inside -= self.inside > 0 and tag in {"span", "div"}

    def handle_data(self, data):
        self.text += data if self.inside else ""


def test_the_page_holds_the_text_to_the_character_and_escapes_it():
    page = explain.page(*FOUND)
    words = Words()
    words.feed(page)
    assert words.text == TEXT
    assert words.classes == [("actor", "FRA, name"), ("actor", '"P", PER'), ("date", "2020-12-28 2020-12-28")]
    assert "<script" not in page
    assert "<b>" not in page


def test_the_page_needs_nothing_from_elsewhere_and_knows_dark():
    page = explain.page(*FOUND)
    assert not re.search(r"(src|href)=", page)
    assert "prefers-color-scheme: dark" in page


def test_marks_that_overlap_still_nest():
    article, mentions, dates, events = FOUND
    wide = Mention(span=(0, 20), text="", kind="plural", country="ITA")
    words = Words()
    words.feed(explain.page(article, [*mentions, wide], dates, events))
    assert words.text == TEXT


def test_the_terminal_shows_the_text_and_the_count():
    console = Console(width=100, record=True, file=io.StringIO())
    console.print(explain.terminal(*FOUND))
    shown = console.export_text()
    assert TEXT in shown
    assert "0 events" in shown
