from datetime import date

from lapel.language import tokenise
from lapel.stages.dates.mode import is_narrative
from lapel.stages.dates.spot import spot

CHRONICLE = "In May 1911 it began. In June 1912 he fell. On 3 March 1913 it ended. In April 1914 all was lost, as in 1915."
ANCIENT = "The city fell in 241 BC. In 238 BC it was retaken. By 219 BC war had come, and in 218 BC the army crossed. It ended in 201 BC."


def narrative(text, day=date(2009, 12, 19)):
    return is_narrative(spot(tokenise(text)).pieces, day)


def test_histories():
    assert narrative(CHRONICLE)
    assert narrative(ANCIENT)
    assert narrative(CHRONICLE, None)


def test_news():
    assert not narrative("The consul said on Monday that " + CHRONICLE)
    assert not narrative("In 1911, 1912, 1913 and 1914 he failed, and in 1915 he won.")
    assert not narrative(CHRONICLE, date(1915, 1, 1))
    assert not narrative("")
