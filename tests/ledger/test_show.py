"""A ledger as a table, Markdown, CSV and JSON lines: the same numbers, with the way back to the records."""

import csv
import io
import json

import pytest

from lapel.cells import guard, unguard
from lapel.errors import BadSetting
from lapel.ledger import gather, labels, order, show
from tests.short import short

ACTS = gather([short("contact.call USA > JPN", "2021-01-27", cluster="j", sentence="=SUM(1) | the call\nwent well."),
               *(short("contact.call USA > JPN", "2021-01-27", cluster="j", n=n) for n in range(1, 5)),
               short("contact.call USA > KOR", "2021-02-03"), short("contact.call USA > FRA")])
TABLE = order(ACTS, "USA", "call")


def shown(form, table=TABLE, **options):
    out = io.BytesIO()
    show.write(table, out, form, **options)
    return out.getvalue().decode()


def test_a_table_leaves_out_empty_columns_and_says_its_notes():
    text = shown("table")
    assert "JPN" in text and "2021-02-03" in text and "duration" not in text
    assert text.splitlines()[-1] == "1 act without a date left out"
    assert shown("table", order([], "USA", "call")) == "USA: order of calls: nothing\n"


def test_evidence_in_a_table_is_short_and_names_the_record():
    text = shown("table", evidence=True)
    assert TABLE.rows[0].support[0].id in text and "and 2 more" in text
    assert "https://paper.example/a1" in text


def test_csv_gives_all_columns_and_no_formula():
    rows = list(csv.DictReader(io.StringIO(shown("csv", evidence=True))))
    assert list(rows[0]) == [*TABLE.columns, "records", "sentence"]
    assert rows[0]["acts"] == "1" and rows[0]["records"].split("; ") == [e.id for e in TABLE.rows[0].support]
    assert not any(cell.startswith(("=", "@")) for row in rows for cell in row.values())


def test_json_lines_keep_types_and_every_sentence():
    rows = [json.loads(line) for line in shown("jsonl", evidence=True).splitlines()]
    assert (rows[0]["rank"], rows[0]["counterpart"], rows[0]["duration"]) == (1, "JPN", None)
    assert [found["record"] for found in rows[0]["evidence"]] == rows[0]["records"] == [e.id for e in TABLE.rows[0].support]


def test_markdown_is_a_table_whose_cells_cannot_break_it():
    made = labels(gather([short("precedence.label USA > KOR", "2021-05-21", details={"label": "a | b"})]))
    lines = shown("markdown", made, evidence=True).splitlines()
    assert lines[2].count("|") == lines[3].count("|")
    assert "a \\| b" in lines[4]
    assert "Nothing." in shown("markdown", order([], "USA", "call"))


def test_the_form_is_that_of_the_name():
    assert [show.form_of(name) for name in ("-", "a/b.csv", "b.JSONL", "b.md")] == ["table", "csv", "jsonl", "markdown"]
    with pytest.raises(BadSetting, match="--to"):
        show.form_of("out.docx")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "'quoted", "plain", "", "''"])
def test_a_guarded_cell_can_be_undone(text):
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r"))
