import pytest

from lapel.errors import BadSetting, SumsDoNotBalance
from lapel.records import Article
from lapel.run.fused import BATCH_ARTICLES, batches, process, run_articles
from lapel.run.settings import BATCH_CHARACTERS
from lapel.run.tally import STAGES, check_chain, new_tallies
from tests.run.fake import FakeSteps, articles


@pytest.mark.parametrize("stage", STAGES[1:])
def test_an_article_that_fails_is_dropped_and_named_and_the_others_go_on(stage):
    result = process(articles("a", "bad", "c"), FakeSteps((stage, "bad")))
    drops = [(o.article, o.drop and o.drop.reason, o.drop and o.drop.stage) for o in result.outcomes]
    assert drops == [("a", None, None), ("bad", "stage-error", stage), ("c", None, None)]
    assert result.outcomes[1].drop.detail == f"ValueError: no {stage} today"
    assert result.outcomes[1].drop.id == "bad"
    assert result.tallies[stage].dropped == {"stage-error": 1}
    assert result.tallies["events"].written == 2
    check_chain(result.tallies)


def test_the_parser_gets_the_whole_batch_and_one_by_one_only_after_a_failure():
    good, bad = FakeSteps(), FakeSteps(("parse", "b"))
    process(articles("a", "b", "c"), good)
    process(articles("a", "b", "c"), bad)
    assert good.batches == [["a", "b", "c"]]
    assert bad.batches == [["a", "b", "c"], ["a"], ["b"], ["c"]]


def test_two_stages_may_fail_at_two_articles():
    result = process(articles("a", "b", "c"), FakeSteps(("actors", "a"), ("events", "c")))
    assert [o.drop and o.drop.stage for o in result.outcomes] == ["actors", None, "events"]
    assert [result.tallies[s].read for s in STAGES[1:]] == [3, 2, 2, 2, 2]
    check_chain(result.tallies)


def test_an_error_in_the_settings_is_no_article_s_fault():
    class Misset(FakeSteps):
        def dates(self, article, tokens):
            raise BadSetting("a table is missing")

    with pytest.raises(BadSetting, match="a table is missing"):
        process(articles("a"), Misset())


def test_batches_keep_order_and_are_bounded_by_number_and_size():
    many = articles(*map(str, range(BATCH_ARTICLES * 2 + 1)))
    assert [len(b) for b in batches(many)] == [BATCH_ARTICLES, BATCH_ARTICLES, 1]
    assert [a.id for b in batches(many) for a in b] == [a.id for a in many]
    long = [Article(id=str(i), text="x" * (BATCH_CHARACTERS // 2)) for i in range(5)]
    assert [len(b) for b in batches(long)] == [2, 2, 1]


def test_a_run_does_not_read_ahead_of_its_batch():
    read = []

    def source():
        for article in articles(*map(str, range(BATCH_ARTICLES * 3))):
            read.append(article.id)
            yield article

    run = run_articles(source(), steps=FakeSteps())
    next(run)
    assert len(read) == BATCH_ARTICLES


def test_words_and_sentences_are_those_of_the_batch():
    steps = FakeSteps()
    process(articles("a", text="One. Two."), steps)
    result = process(articles("b", "c", text="Three words here. And more."), steps)
    assert (result.words, result.sentences) == (14, 4)


def test_sums_that_do_not_balance_are_an_error():
    tallies = new_tallies()
    tallies["ingest"].read = 2
    tallies["ingest"].written = 1
    with pytest.raises(SumsDoNotBalance, match="stage ingest: read 2 articles, but wrote 1 and dropped 0"):
        check_chain(tallies)
    tallies["ingest"].drop("empty-file")
    with pytest.raises(SumsDoNotBalance, match="stage ingest wrote 1 articles, but stage actors read 0"):
        check_chain(tallies)
