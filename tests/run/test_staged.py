import pytest

from lapel import jsonl
from lapel.errors import BadInput
from lapel.records import Article, ArticleDates, ArticleGestures, ArticleMentions
from lapel.run import beside, staged
from lapel.run.summary import Summary
from tests.run.fake import FakeSteps, articles


@pytest.fixture
def files(tmp_path):
    jsonl.write(tmp_path / "articles.jsonl", articles("a", "b", "c"))
    return lambda name: tmp_path / f"{name}.jsonl"


def test_an_article_dropped_by_one_stage_is_counted_by_the_next(files):
    drops = []
    first = staged.actors(files("articles"), files("actors"), FakeSteps(("actors", "b")), drops.append)
    assert (first.read, first.written, first.dropped) == (3, 2, {"stage-error": 1})
    staged.dates(files("articles"), files("dates"), FakeSteps(), drops.append)
    jsonl.write(files("gestures"), [ArticleGestures(article=id_) for id_ in "abc"])
    summary = Summary(command="events", lapel="0")
    found = staged.events(files("articles"), files("gestures"), files("actors"), files("dates"), steps=FakeSteps(("events", "c")),
                          summary=summary, on_drop=drops.append)
    assert found == []
    tally = summary.tallies["events"]
    assert (tally.read, tally.written, tally.dropped) == (3, 1, {"dropped-before": 1, "stage-error": 1})
    assert [(d.stage, d.id, d.reason) for d in drops] == [
        ("actors", "b", "stage-error"), ("events", "b", "dropped-before"), ("events", "c", "stage-error")]


def test_a_file_of_other_articles_is_refused(files):
    jsonl.write(files("actors"), [ArticleMentions(article=id_) for id_ in "axc"])
    jsonl.write(files("dates"), [ArticleDates(article=id_) for id_ in "abc"])
    jsonl.write(files("gestures"), [ArticleGestures(article=id_) for id_ in "abc"])
    with pytest.raises(BadInput, match=r"actors\.jsonl: article x is not in the articles' file"):
        staged.events(files("articles"), files("gestures"), files("actors"), files("dates"), steps=FakeSteps(),
                      summary=Summary(command="events", lapel="0"), on_drop=lambda drop: None)


def test_a_file_that_holds_no_parses_is_refused(tmp_path):
    wrong = tmp_path / "parsed.spacy"
    wrong.write_bytes(b"not a DocBin")
    with pytest.raises(BadInput, match=r"parsed\.spacy: not parsed sentences"):
        beside.parsed(wrong)


def test_no_articles_give_empty_files(tmp_path):
    (tmp_path / "articles.jsonl").write_bytes(b"")
    tally = staged.actors(tmp_path / "articles.jsonl", tmp_path / "actors.jsonl", FakeSteps(), lambda drop: None)
    assert (tally.read, tally.written) == (0, 0)
    assert list(jsonl.read(tmp_path / "actors.jsonl", Article)) == []
