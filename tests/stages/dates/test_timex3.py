from lxml import etree

from lapel.language import tokenise
from lapel.records import DateRef
from lapel.stages.dates import find_dates, to_timex3


def test_inline_elements_are_well_formed_and_lose_nothing():
    text = "A < B & C met on Monday, 3 May 1999, and \"twice a year\" since."
    xml = to_timex3(text, find_dates(tokenise(text), None))
    root = etree.fromstring(f"<s>{xml}</s>")
    assert "".join(root.itertext()) == text
    assert [(e.get("tid"), e.get("type"), e.get("value"), e.text) for e in root] == [
        ("t1", "DATE", "1999-05-03", "Monday, 3 May 1999"), ("t2", "SET", "P1Y", "twice a year")]
    assert root[1].get("freq") == "2X"


def test_mod_and_order():
    refs = [DateRef(span=(8, 12), text="2020", type="DATE", value="2020"),
            DateRef(span=(0, 4), text="June", type="DATE", value="XXXX-06", mod="END")]
    assert to_timex3("June to 2020", refs) == (
        '<TIMEX3 tid="t1" type="DATE" value="XXXX-06" mod="END">June</TIMEX3> to <TIMEX3 tid="t2" type="DATE" value="2020">2020</TIMEX3>')
