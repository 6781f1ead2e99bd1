import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapel.records import Article
from lapel.run.steps import Steps
from lapel.stages.dates.order import day_first


@pytest.mark.parametrize(("place", "order"), [
    ("https://www.paper.co.uk/world/story-1?x=2", True),
    ("paper.com.au", True),
    ("http://desk@daily.in:8080/a", True),
    ("HTTPS://PAPER.IE", True),
    ("https://city.state.us/news", False),
    ("https://www.paper.com/uk", None),  # the path is no country
    ("https://start.io/", None),  # nobody's country
    ("paper.ca", None),  # the year comes first in Canada
    ("The Harbour Times", None),
    ("St. Louis Herald of U.S. in", None),
    ("uk", None),
    ("", None),
])
def test_country_of_the_domain(place, order):
    assert day_first(place) is order


def test_the_first_that_tells_decides():
    assert day_first("Harbour Times", "https://times.co.nz/1") is True
    assert day_first("times.us", "https://times.co.nz/1") is False


@given(st.text())
def test_any_text_is_taken(place):
    assert day_first(place) in {True, False, None}


@pytest.mark.parametrize(("url", "day"), [("https://paper.co.uk/1", "2021-04-03"), ("https://paper.us/1", "2021-03-04"),
                                          ("", "2021-03-04")])
def test_the_stage_reads_figures_as_the_article_s_country_writes_them(url, day):
    steps = Steps()
    article = Article(id="a", url=url, published="2021-05-01", text="The minister arrived on 03/04/2021 for talks.")
    assert [ref.start for ref in steps.dates(article, steps.tokenise(article))] == [day]
