"""Text, JSON and tables: what is written is read back to the character."""

import csv
import io
import json

import pytest

from lapel.errors import BadSetting
from lapel.readers import ReadOptions


def test_text_files_of_every_suffix_keep_their_text(tmp_path, reading, tricky):
    for name in ("a.txt", "b.md", "c"):
        (tmp_path / name).write_text(tricky, encoding="utf-8", newline="")
    read = reading(tmp_path)
    assert [a.text for a in read.articles] == [tricky] * 3
    assert not read.drops
    assert all(a.published is None and a.title == "" for a in read.articles)
    assert len({a.id for a in read.articles}) == 3, "the same text in three files is three articles"


def test_line_endings_become_newlines(tmp_path, reading):
    (tmp_path / "a.txt").write_bytes(b"One.\r\nTwo.\rThree.\n")
    assert reading(tmp_path).articles[0].text == "One.\nTwo.\nThree.\n"


@pytest.mark.parametrize("record", [
    {"id": "n1", "title": "Pins", "published": "2021-03-17", "source": "Own", "url": "https://own.example/a", "text": "T"},
    {"uuid": "n1", "headline": "Pins", "date_publish": "2021-03-17 10:00:00", "outlet": "Own", "link": "https://own.example/a",
     "maintext": "T"},
    {"_id": {"$oid": "n1"}, "Headline": {"main": "Pins"}, "pub_date": "Wed, 17 Mar 2021 23:00:00 -0500", "publisher": "Own",
     "web_url": "https://own.example/a", "body": "T"},
    {"docId": "n1", "title": "Pins", "publishedAt": "2021-03-17T01:00:00Z", "source": {"id": None, "name": "Own"},
     "url": "https://own.example/a", "content": "T"},
    {"id": "n1", "title": "Pins", "date": 1615939200, "publication": "Own", "url": "https://own.example/a", "article": ["T"]},
])
def test_field_names_of_common_dumps(tmp_path, reading, tricky, record):
    record = {k: tricky if v == "T" else [tricky] if v == ["T"] else v for k, v in record.items()}
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    (article,) = reading(tmp_path / "a.jsonl").articles
    assert (article.id, article.title, article.published, article.source, article.url, article.text) == (
        "n1", "Pins", "2021-03-17", "Own", "https://own.example/a", tricky)


def test_other_field_names_can_be_mapped(tmp_path, reading, tricky):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "no", "a": {"story": tricky}, "when": "2020-02-03", "k": 7}))
    (article,) = reading(tmp_path / "a.jsonl", fields={"text": "a.story", "published": "when", "id": "k"}).articles
    assert (article.text, article.published, article.id) == (tricky, "2020-02-03", "7")


def test_a_field_that_articles_do_not_have_cannot_be_mapped():
    with pytest.raises(BadSetting, match="articles have"):
        ReadOptions(fields={"txt": "story"})


@pytest.mark.parametrize("wrap", [
    lambda rs: rs, lambda rs: {"status": "ok", "articles": rs}, lambda rs: {"response": {"docs": rs}},
    lambda rs: {"response": {"results": rs}},
])
@pytest.mark.parametrize("indent", [None, 2])
def test_json_documents_and_what_interfaces_wrap_around_them(tmp_path, reading, tricky, wrap, indent):
    records = [{"id": str(n), "text": f"{n} {tricky}"} for n in range(3)]
    (tmp_path / "a.json").write_text(json.dumps(wrap(records), indent=indent, ensure_ascii=False), encoding="utf-8")
    assert [(a.id, a.text) for a in reading(tmp_path / "a.json").articles] == [(r["id"], r["text"]) for r in records]


@pytest.mark.parametrize("line", [
    {"_index": "news", "_id": "n1", "_source": {"headline": "Pins", "body": "They met.", "source": {"name": "Own"}}},
    {"id": "n1", "article": {"title": "Pins", "text": "They met."}, "source": "Own"},
    {"id": "n1", "title": "Pins", "source": "Own", "body": {"text": "They met."}},
])
def test_articles_that_are_objects_of_their_own(tmp_path, reading, line):
    (tmp_path / "a.jsonl").write_text(json.dumps(line))
    (article,) = reading(tmp_path / "a.jsonl").articles
    assert (article.id, article.title, article.text, article.source) == ("n1", "Pins", "They met.", "Own")


def test_one_object_over_many_lines_is_one_article(tmp_path, reading, tricky):
    (tmp_path / "a.json").write_text(json.dumps({"title": "Pins", "text": tricky}, indent=4))
    assert [a.text for a in reading(tmp_path / "a.json").articles] == [tricky]


def test_json_lines_under_the_suffix_json(tmp_path, reading, tricky):
    (tmp_path / "a.json").write_text("".join(json.dumps({"text": f"{n}{tricky}"}) + "\n" for n in range(3)))
    assert [a.text[0] for a in reading(tmp_path / "a.json").articles] == ["0", "1", "2"]


def test_a_summary_serves_only_where_no_field_is_for_the_text(tmp_path, reading):
    lines = [{"headline": "A", "short_description": "They met."}, {"headline": "B", "text": "", "description": "They met."}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    read = reading(tmp_path / "a.jsonl")
    assert [a.text for a in read.articles] == ["They met."]
    assert read.reasons == ["no-text"]


def test_breaks_and_skipped_parts_of_html():
    from lapel.readers.markup import html_text

    source = "<p>One<br>two <i>and</i>\n  three.</p>loose<br/><br>ends<script>x()</script><ul><li>a<li>b</ul>&eacute;&nbsp;&lt;"
    assert html_text(source) == "One\ntwo and three.\n\nloose\n\nends\n\na\n\nb\n\né\u00a0<"


def test_html_in_a_field_becomes_text_and_a_lone_tag_stays(tmp_path, reading):
    lines = [{"text": "<p>They met&nbsp;in <b>Oslo</b>.</p><p>It rained.</p>"}, {"text": "<b> is a tag, said the teacher."}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    read = reading(tmp_path / "a.jsonl")
    assert [a.text for a in read.articles] == ["They met\u00a0in Oslo.\n\nIt rained.", "<b> is a tag, said the teacher."]
    assert read.notes["html-in-field"] == 1


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_tables(tmp_path, reading, tricky, name, delimiter, encoding):
    out = io.StringIO(newline="")
    rows = csv.writer(out, delimiter=delimiter)
    rows.writerow(["", "id", "Headline", "Date", "publication", "content"])
    rows.writerow(["0", "n1", 'Pins, "blue"', "2021-03-17", "Own", tricky])
    rows.writerow(["1", "n2", "Pins; again", "March 18, 2021", "Own", "He said \"no\";\tand left,\n\nall right."])
    (tmp_path / name).write_bytes(out.getvalue().encode(encoding))
    read = reading(tmp_path / name)
    assert [(a.id, a.title, a.published, a.text) for a in read.articles] == [
        ("n1", 'Pins, "blue"', "2021-03-17", tricky),
        ("n2", "Pins; again", "2021-03-18", "He said \"no\";\tand left,\n\nall right.")]
    assert not read.drops


def test_defaults_for_what_files_do_not_say(tmp_path, reading, tricky):
    (tmp_path / "a.txt").write_text(tricky, encoding="utf-8")
    (article,) = reading(tmp_path / "a.txt", published="2021-03-17", source="Own").articles
    assert (article.published, article.source) == ("2021-03-17", "Own")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-32", "cp1252", "shift_jis"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.json"])
def test_encodings_that_the_user_names(tmp_path, reading, encoding, name):
    content = {"a.jsonl": '{"text": "They met."}\n{"text": "§ They parted."}\n', "a.csv": "text\nThey met.\n§ They parted.\n",
               "a.json": '[{"text": "They met."}, {"text": "§ They parted."}]'}[name]
    (tmp_path / name).write_bytes(content.encode(encoding))
    kind = name.removeprefix("a.")
    assert [a.text for a in reading(tmp_path / name, encoding=encoding, format=kind).articles] == ["They met.", "§ They parted."]


def test_of_several_dates_the_first_that_is_one_counts(tmp_path, reading):
    (tmp_path / "a.jsonl").write_text('{"text": "They met.", "published": true, "pubDate": "n/a", "date": "2021-03-17", "n": NaN}')
    read = reading(tmp_path / "a.jsonl")
    assert read.articles[0].published == "2021-03-17"
    assert not read.notes


@pytest.mark.parametrize(("tag", "code"), [("en", "en"), ("en-US", "en"), ("English", "en"), ("eng", "en"), ("fr_CA", "fr"), ("Old", None)])
def test_language_tags(tmp_path, reading, tag, code):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "They met.", "language": tag}))
    assert reading(tmp_path / "a.jsonl").articles[0].language == code
