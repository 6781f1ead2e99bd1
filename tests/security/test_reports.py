"""HTML in an article is text in a report, and no cell of a table is a formula."""

from __future__ import annotations

import csv
import io
import re

import pytest
from lxml import html

from lapel import export
from lapel.cells import GUARD, guard, unguard
from lapel.ledger import show
from lapel.ledger.table import Row, Table
from lapel.records import Article
from lapel.report import explain
from lapel.run.settings import Settings
from lapel.run.single import explained
from tests.made_events import event

EVIL = ('"><script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)><a href="javascript:alert(1)">x</a>{title}{{rows}}'
        "<style>*{display:none}</style><iframe srcdoc='<script>x</script>'></iframe>&lt;script&gt;'\" onmouseover=\"x\" </div></title>")
ALLOWED = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "span", "div", "table", "tbody", "tr", "th", "td"}


def test_the_page_of_an_article_holds_nothing_live():
    text = f"Norway {EVIL} expelled two Danish diplomats on Monday {EVIL}. {EVIL}"
    article = Article(id=EVIL, title=EVIL, source=EVIL, url=f"javascript:alert(1){EVIL}", published="2021-03-17", text=text)
    found = explained(article, Settings())
    for events in (found[3], [event()]):
        for each in events:
            each.evidence.rule = each.agents[0].name = EVIL
        page = explain.page(article, found[1], found[2], found[3])
        root = html.document_fromstring(page)
        assert {e.tag for e in root.iter() if isinstance(e.tag, str)} <= ALLOWED
        for element in root.iter():
            assert set(element.attrib) <= {"class", "title", "lang", "charset", "name", "content", "http-equiv"}, element.attrib
        assert len(root.findall(".//style")) == 1
        assert EVIL.split("{", maxsplit=1)[0] in root.text_content()
        assert "default-src 'none'" in page


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|' /C calc'!A0", "＝1+1", "＋1", "－1", "＠x", GUARD, GUARD + "=1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_cells_are_guarded_and_can_be_undone(text):
    assert guard(text) == GUARD + text
    assert unguard(guard(text)) == text
    assert guard("a" + text) == "a" + text


def formulas(data: bytes, delimiter: str) -> list[str]:
    """Cells that a spreadsheet would run; a number is none."""
    cells = (cell for row in csv.reader(io.StringIO(data.decode(), newline=""), delimiter=delimiter) for cell in row)
    return [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n＝＋－＠")) and not re.fullmatch(r"-?\d+(\.\d+)?", cell)]


@pytest.mark.parametrize("form", ["csv", "gdelt2-events", "gdelt2-mentions", "icews", "polecat", "phoenix", "plover"])
@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_an_export_is_a_formula(form, text):
    made = event()
    made.article.title = made.article.source = made.article.url = made.article.id = made.evidence.text = text
    made.evidence.trigger.text = text
    for party in (*made.agents, *made.recipients):
        party.name = party.text = party.office = text
    made.place.text = made.details["symbol"] = made.details["label"] = text
    out = io.BytesIO()
    export.named(form).write([made], out)
    assert not formulas(out.getvalue(), "," if form == "csv" else "\t")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_ledger_is_a_formula(text):
    made = event()
    made.evidence.text = text
    out = io.BytesIO()
    show.write(Table(title="T", columns=("who",), rows=[Row(values={"who": text}, support=[made])]), out, "csv", evidence=True)
    assert not formulas(out.getvalue(), ",")


def test_the_dictionary_says_how_cells_are_guarded():
    from lapel import resources

    assert "apostrophe" in resources.data("export", "README.md").read_text(encoding="utf-8")
