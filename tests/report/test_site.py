"""The folder of a report: its figures are those of the ledgers, its words are never markup, its bytes are the same each time."""

import re

import pytest

from lapel import ledger, resources
from lapel.errors import BadSetting
from lapel.records import Article, ArticleRef
from lapel.report.site import build, charts, pages
from lapel.report.site.catalogue import Catalogue
from lapel.report.site.writing import MARK
from tests.made_events import article as plain_article
from tests.made_events import event
from tests.report import hostile
from tests.report.folder import data, files

EVENTS = [*hostile.peaceful(), *hostile.records(), event()]
ARTICLES = [hostile.article(), plain_article(), Article(id="none", text="Nothing happened.")]


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "report"
    build(EVENTS, folder, articles=ARTICLES, title=f"A {hostile.SCRIPT} title")
    return folder


@pytest.fixture(scope="module")
def acts():
    return ledger.gather(EVENTS)


def number(report, code):
    return [party[0] for party in data(report, "names")["parties"]].index(code)


def test_what_was_built_is_counted(tmp_path):
    built = build(EVENTS, tmp_path / "r", articles=ARTICLES)
    assert (built.acts, built.records, built.articles, built.texts) == (len(EVENTS) - 1, len(EVENTS), 3, 2)


def test_the_same_records_in_any_order_give_the_same_bytes(report, tmp_path):
    build(reversed(EVENTS), tmp_path / "r", articles=iter(ARTICLES), title=f"A {hostile.SCRIPT} title")
    assert files(tmp_path / "r") == files(report)


def test_figures_are_of_acts_and_nothing_is_lost(report, acts):
    summary = data(report, "summary")
    counts = summary["counts"]
    assert counts["acts"] == len(acts) and counts["records"] == len(EVENTS)
    assert sum(n for _, _, n in summary["months"]) + counts["undated"] + counts["vague"] + counts["outside"] == len(acts)
    assert sum(sum(row) for _, row in summary["families"]) == len(acts)
    columns = data(report, "acts")
    assert {len(column) for column in columns.values()} == {len(acts)}
    assert sum(columns["records"]) == len(EVENTS)


def test_every_record_is_found_by_its_id(report, acts):
    for event_ in EVENTS:
        n = data(report, f"ids/{event_.id[0]}")[event_.id]
        assert event_.id in [record["id"] for record in data(report, "records/0")[n]]
        assert event_.id in [e.id for e in acts[n].events]


@pytest.mark.parametrize("by", ["week", "month"])
def test_the_curve_of_a_relation_is_that_of_the_ledger(report, acts, by):
    relation = data(report, f"dyads/{number(report, 'JPN')}")[str(number(report, "USA"))]
    table = ledger.dyad(acts, "JPN", "USA", by=by)
    names = (by, "acts", "mean", "sum", "JPN_to_USA", "USA_to_JPN", "mutual", "statuses")
    assert [row[:8] for row in relation[by]] == [[row.values[name] for name in names] for row in table.rows]
    assert relation["acts"] == [n for n, act in enumerate(acts) if {"JPN", "USA"} <= set(act.parties)]
    summary = ledger.reciprocity(acts, "PRK", "USA", summary=True)
    answers = data(report, f"dyads/{number(report, 'PRK')}")[str(number(report, "USA"))]["answers"]
    assert answers == [list(row.values.values()) for row in summary.rows] and answers


@pytest.mark.parametrize("since", [None, "2021-02-01"])
@pytest.mark.parametrize("level", [None, "leader"])
def test_dealings_give_the_precedence_of_the_ledger(report, acts, since, level):
    """The page takes first days from the dealings; here the same is done in Python and held against the ledger."""
    dealings = data(report, f"givers/{number(report, 'USA')}")
    levels = data(report, "names")["levels"]
    rank = level and levels.index(level)
    found = {}
    for channel, title in data(report, "names")["channels"]:
        for party in ("JPN", "KOR"):
            days = [row[1] for row in dealings.get(channel, ()) if row[0] == number(report, party) and row[1] and row[1] >= (since or "")
                    and (rank is None or row[3] == row[4] == rank)]
            if days:
                found[title, party] = (days[0], len(days))
    table = ledger.compare(acts, "JPN", "KOR", giver="USA", since=since, level=level)
    expected = {(row.values["channel"], party): (row.values[f"{party}_first"], row.values[f"{party}_acts"])
                for row in table.rows for party in ("JPN", "KOR") if row.values[f"{party}_first"]}
    assert found == expected and found


def test_ledgers_keep_their_rows_and_the_acts_behind_them(report, acts):
    shown = data(report, "ledgers")
    assert len(shown["open"]["rows"]) == len(ledger.open_overtures(acts).rows) > 0
    [threat] = shown["threats"]["rows"]
    assert dict(zip(shown["threats"]["columns"], threat[0], strict=True))["outcome"] == "realised"
    assert [acts[n].status for n in threat[1]] == ["threatened", "realised"]
    assert shown["labels"]["rows"] and shown["symbols"]["rows"]


def test_the_text_of_an_article_is_kept_to_the_character_and_marked(report):
    shown = data(report, "texts/0")[hostile.article().id]
    pieces = [piece if isinstance(piece, str) else piece[0] for piece in shown["text"]]
    assert "".join(pieces) == hostile.TEXT
    triggers = {piece[0]: piece[3] for piece in shown["text"] if not isinstance(piece, str) and "trigger" in piece[1]}
    assert triggers == {"expelled": [0], "recalled": [1]}
    assert "none" not in data(report, "texts/0")


def test_only_addresses_of_the_web_become_links(report):
    records = [record for act in data(report, "records/0") for record in act]
    urls = {record["article"].get("url") for record in records}
    assert urls == {None, "https://paper.example/a1", "https://paper.example/a2"}
    assert data(report, "texts/0")[hostile.article().id]["url"] is None


def test_pages_escape_allow_no_other_script_and_ask_for_nothing_from_elsewhere(report):
    found = sorted(report.glob("*.html"))
    assert len(found) == len(pages.listed(True))
    for page in found:
        html = page.read_text(encoding="utf-8")
        assert hostile.SCRIPT not in html and "&lt;script&gt;" in html
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html).group(1)
        assert "default-src 'none'" in policy and "unsafe-eval" not in policy
        assert re.search(r"script-src ([^;]+)", policy).group(1).split() == ["'self'", "file:"]
        assert not re.search(r'(?:src|href)="(?!assets/|[a-z]+\.html|#|data:,)', html)
        for name in re.findall(r'(?:src|href)="(assets/[^"]+|[a-z]+\.html)"', html):
            assert (report / name).is_file(), f"{page.name}: {name}"


def test_scripts_never_make_markup_of_strings_and_fetch_nothing():
    never = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|new Function|fetch\(|XMLHttpRequest"
    for script in sorted(resources.data("report", "assets").glob("*.js")):
        assert not re.search(never, script.read_text(encoding="utf-8")), script.name


def test_without_articles_there_is_no_page_of_them(tmp_path):
    build(EVENTS, tmp_path / "r")
    assert not (tmp_path / "r" / "article.html").exists()
    assert "article.html" not in (tmp_path / "r" / "index.html").read_text(encoding="utf-8")


def test_no_records_make_a_report_of_nothing(tmp_path):
    built = build([], tmp_path / "r")
    assert built.acts == 0 and data(tmp_path / "r", "summary")["published"] is None


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(BadSetting, match="is no report"):
        build(EVENTS, theirs)
    with pytest.raises(BadSetting, match="does the folder it goes into exist"):
        build(EVENTS, tmp_path / "nowhere" / "r")
    assert [path.name for path in tmp_path.rglob("*")] == ["theirs", "thesis.txt"]


def test_a_report_takes_the_place_of_the_one_before_and_a_failure_leaves_it(tmp_path):
    folder = tmp_path / "r"
    build(EVENTS, folder, articles=ARTICLES)
    before = files(folder)

    def broken():
        yield EVENTS[0]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        build(broken(), folder)
    assert files(folder) == before
    build(EVENTS[:1], folder)
    assert '"acts": 1,' in (folder / MARK).read_text(encoding="utf-8") and not (folder / "article.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


def test_numbers_do_not_depend_on_the_order_of_records():
    one, other = Catalogue.of(EVENTS), Catalogue.of(reversed(EVENTS))
    assert (one.parties, one.articles, one.sources, one.of_record) == (other.parties, other.articles, other.sources, other.of_record)
    assert next(iter(one.parties)) == "USA" and list(one.parties)[-1] == "PRT", "the busiest first, what is only a place last"


def test_an_id_of_another_kind_is_shown_and_never_names_a_file(tmp_path):
    odd = event(id="../../odd", article=ArticleRef(id="a/../1"))
    build([odd], tmp_path / "r")
    assert data(tmp_path / "r", "records/0")[0][0]["id"] == "../../odd"
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


def test_charts_are_compiled_and_take_their_colours_from_the_page():
    specs = charts.compiled()
    assert set(specs) == {"acts", "curve", "sides", "rivals"}
    css = resources.data("report", "assets", "report.css").read_text(encoding="utf-8")
    for name in set(re.findall(r"var\((--[a-z]+)\)", str(specs))):
        assert css.count(f"{name}:") >= 3, f"{name} has a value for light, for dark, and for dark by choice"
    assert "http" not in str({name: {**spec, "$schema": ""} for name, spec in specs.items()})
