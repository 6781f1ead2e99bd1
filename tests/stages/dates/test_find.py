"""What expressions mean in their sentence: tense, direction, ranges, publication day or none, history or news."""

import pytest

from lapel.language import tokenise
from lapel.stages.dates import find_dates

WEDNESDAY = "2021-03-17"


def found(text, published=WEDNESDAY, **options):
    return find_dates(tokenise(text), published, **options)


def only(text, published=WEDNESDAY, **options):
    refs = found(text, published, **options)
    assert len(refs) == 1, refs
    return refs[0]


@pytest.mark.parametrize(("text", "start", "end"), [
    ("The envoy met him on Monday.", "2021-03-15", "2021-03-15"),
    ("The envoy met him on Wednesday.", "2021-03-17", "2021-03-17"),
    ("The envoy met him on Thursday.", "2021-03-11", "2021-03-11"),
    ("The envoy will meet him on Monday.", "2021-03-22", "2021-03-22"),
    ("The visit is to be held on Friday.", "2021-03-19", "2021-03-19"),
    ("The treaty was signed last week.", "2021-03-08", "2021-03-14"),
    ("The treaty was signed this week.", "2021-03-15", "2021-03-21"),
    ("The treaty was signed earlier this year.", "2021-01-01", "2021-03-17"),
    ("They are to sign it later this month.", "2021-03-17", "2021-03-31"),
    ("On March 1 the consul left.", "2021-03-01", "2021-03-01"),
    ("On Dec. 1 the consul left.", "2020-12-01", "2020-12-01"),
    ("The pact of 2019 was broken.", "2019-01-01", "2019-12-31"),
    ("He resigned in early June 2019.", "2019-06-01", "2019-06-10"),
    ("He resigned in mid-June 2019.", "2019-06-11", "2019-06-20"),
    ("He resigned in late June 2019.", "2019-06-21", "2019-06-30"),
    ("He resigned last summer.", "2020-06-01", "2020-08-31"),
    ("He resigned in the winter of 1999.", "1999-12-01", "2000-02-29"),
    ("He resigned in the second quarter of 2003.", "2003-04-01", "2003-06-30"),
    ("They met last weekend.", "2021-03-13", "2021-03-14"),
    ("They met over the past two weeks.", "2021-03-03", "2021-03-17"),
    ("It was founded in the 1960s.", "1960-01-01", "1969-12-31"),
    ("The two met on Easter Sunday 2019.", "2019-04-21", "2019-04-21"),
    ("Talks in Cairo went on for Eid al-Fitr 2019.", "2019-06-05", "2019-06-05"),
    ("It has been closed since January.", "2021-01-01", "2021-01-31"),
    ("They are to sign by the end of the year.", "2021-03-17", "2021-12-31"),
    ("The deadline is Friday.", "2021-03-19", "2021-03-19"),
    ("He resigned after the Friday deadline was set.", "2021-03-19", "2021-03-19"),
    ("The vote will be held in two weeks.", "2021-03-31", "2021-03-31"),
    ("Following Thursday's attack he resigned.", "2021-03-11", "2021-03-11"),
    ("They marked Lunar New Year 2019.", "2019-02-05", "2019-02-05"),
])
def test_days(text, start, end):
    ref = only(text)
    assert (ref.start, ref.end) == (start, end)


@pytest.mark.parametrize(("text", "value"), [
    ("They met on Wednesday.", "XXXX-WXX-3"),
    ("They met last week.", "XXXX-WXX"),
    ("They met last year.", "XXXX"),
    ("They met yesterday.", "XXXX-XX-XX"),
    ("They met on March 3.", "XXXX-03-03"),
    ("They met in early June.", "XXXX-06"),
    ("They met two months ago.", "XXXX-XX"),
    ("They met on Monday night.", "XXXX-WXX-1TNI"),
    ("They met at 5 p.m.", "XXXX-XX-XXT17:00"),
    ("They met last summer.", "XXXX-SU"),
    ("They met last weekend.", "XXXX-WXX-WE"),
    ("They met at Christmas.", "XXXX"),
])
def test_without_a_publication_day_nothing_is_guessed(text, value):
    ref = only(text, None)
    assert (ref.value, ref.start, ref.end) == (value, None, None)


def test_without_a_publication_day_full_dates_hold():
    ref = only("They met on 3 May 1999.", None)
    assert (ref.value, ref.start) == ("1999-05-03", "1999-05-03")


@pytest.mark.parametrize("text", [
    "Copyright 2019 The Harbour Post.", "© 2020 Harbour Post. All rights reserved.", "Photo: A. Marlow, 3 May 2019",
    "In this Jan. 5, 2019, file photo, the envoy waves.", "FILE PHOTO: The envoy waves in Quito, May 3, 2019.",
    "Video credit: 2019, Marlow", "Call 555-1998 for details.",
    "Resolution 1559 was adopted.", "Flight 1987 was late.", "Under Section 2019 it is void.", "The home side won 3-1.",
    "Anna Marlow, 44, resigned.", "The 44-year-old envoy resigned.", "They may refuse.", "They march on.", "She sat in the sun.",
    "The second envoy spoke.", "Water came from a spring.", "Prices fall.", "The fall of the city was near.", "It cost $1990.",
    "He is 12 years old.",
    "Some 2000 people marched.", "The Easter Rising was recalled.", "Mr. April was named consul.",
])
def test_look_alikes_give_nothing(text):
    assert found(text) == []


def test_ranges_cover_the_whole_at_both_ends():
    for text in ("The summit of 15-17 March 2021 is on.",
                 "The summit runs from March 15 to March 17.", "They met from Monday to Wednesday."):
        refs = found(text)
        assert [(ref.start, ref.end) for ref in refs] == [("2021-03-15", "2021-03-17")] * 2, refs
    refs = found("Between 2019 and 2021 they did not meet.")
    assert [(ref.value, ref.start, ref.end) for ref in refs] == [("2019", "2019-01-01", "2021-12-31"), ("2021", "2019-01-01", "2021-12-31")]
    refs = found("He was in office from July 2003 to December 2004.")
    assert {(ref.start, ref.end) for ref in refs} == {("2003-07-01", "2004-12-31")}


def test_a_year_at_the_end_of_a_range_holds_for_its_beginning():
    assert [ref.value for ref in found("It lasted from November 20 to December 11, 2015.")] == ["2015-11-20", "2015-12-11"]


def test_a_stretch_after_a_day_leads_to_a_day():
    stretch, day = found("He resigned two weeks after the 3 March 1999 summit.")
    assert (stretch.value, stretch.start, day.value) == ("P2W", "1999-03-17", "1999-03-03")


def test_the_day_spoken_of_before():
    values = [ref.value for ref in found("On 3 May 1999 they met. The next day he left. A week later he was back.")]
    assert values == ["1999-05-03", "1999-05-04", "1999-05-11"]


HISTORY = ("In May 1911 the two kings quarrelled. In March 1912 the southern army crossed the river. On 4 April it took the port. "
           "The war of 1913 was short. In December 1913 they made peace, and in January the prisoners went home. "
           "The treaty held until June 1921. In 1922 it was torn up.")


def test_a_history_counts_from_its_own_dates():
    by_text = {ref.text: ref.value for ref in found(HISTORY, "2009-12-19")}
    assert by_text["4 April"] == "1912-04-04"
    assert by_text["January"] == "1914-01"


def test_news_with_a_few_years_stays_news():
    text = ("The king, born in 1911, said on Monday that the war of 1913 would be remembered on 4 April. "
            "He was crowned in 1922 and left in 1931.")
    assert {ref.text: ref.value for ref in found(text)}["4 April"] == "2021-04-04"


def test_the_caller_may_say_which():
    assert {ref.text: ref.value for ref in found("In 1912 it began. On 4 April they met.", narrative=True)}["4 April"] == "1912-04-04"
    assert {ref.text: ref.value for ref in found(HISTORY, "2009-12-19", narrative=False)}["4 April"] == "2009-04-04"


@pytest.mark.parametrize(("text", "dayfirst", "value"), [
    ("Dated 03/04/2019.", None, "2019-03-04"), ("Dated 03/04/2019.", True, "2019-04-03"), ("Dated 03.04.2019.", None, "2019-04-03"),
    ("Dated 03.04.2019.", False, "2019-03-04"), ("Dated 25/04/2019.", False, "2019-04-25"), ("Dated 04/25/2019.", True, "2019-04-25"),
    ("Dated 2019/04/05.", True, "2019-04-05"),
])
def test_day_first_or_month_first(text, dayfirst, value):
    assert only(text, dayfirst=dayfirst).value == value


@pytest.mark.parametrize(("text", "value"), [
    ("They spoke for two and a half hours.", "PT2.5H"), ("They spoke for twenty-three days.", "P23D"),
    ("It took two hundred and fifty days.", "P250D"),
    ("It lasted a couple of weeks.", "P2W"), ("It lasted half a century.", "P50Y"), ("They meet every other week.", "P2W"),
    ("It lasted 1,000 days.", "P1000D"),
])
def test_amounts(text, value):
    assert only(text).value == value


def test_a_bad_publication_day_is_none():
    assert only("They met on Monday.", "soon").value == "XXXX-WXX-1"


def test_days_that_the_calendar_lacks():
    assert [ref.value for ref in found("They met on 30 February 2019.")] != ["2019-02-30"]
    assert all(ref.start is None or ref.start < "9999" for ref in found("They met on 31 April 2019."))


def test_a_day_in_front_of_a_noun_does_not_move_the_story():
    text = "On Monday the ministers met. They condemned the January 27 border deal. The following day they left."
    assert found(text)[-1].value == "2021-03-16"


@pytest.mark.parametrize(("text", "day"), [
    ("The summit opens on 12 June. On the eve of the summit Ghana recalled its envoy.", "2021-06-11"),
    ("Ghana recalled its envoy on the eve of the visit on Monday.", "2021-03-14"),
    ("Ghana recalled its envoy on the eve of the visit.", None),
    ("Monday's vote was close. The day after the vote he fled.", "2021-03-16"),
    ("The summit was held in Lagos on 12 June 2018. Two weeks after the summit the envoy left.", "2018-06-26"),
    ("The envoy left three weeks before the election. The presidential election was on 22 May 2018.", "2018-05-01"),
    ("The coup of 3 May 2018 failed. On the second day of the coup he fled.", "2018-05-04"),
    ("The first summit was on 12 June 2018, the second summit on 27 February 2019. A week after the summit he left.", None),
])
def test_days_counted_from_an_event_that_the_text_dates(text, day):
    [ref] = [ref for ref in found(text) if ref.rule == "relative.beside-event" or ref.type == "DURATION"]
    assert (ref.start, ref.end) == (day, day)


def test_months_and_years_from_an_event_without_a_day():
    ref = found("Three years after the 2014 invasion the border reopened.")[0]
    assert (ref.value, ref.start, ref.end, ref.basis) == ("P3Y", "2017-01-01", "2017-12-31", "anchored")


def test_days_from_an_event_stay_open_without_a_publication_day():
    assert [ref.start for ref in found("On the eve of the summit on Monday he left.", None)] == [None, None]


def test_at_the_time_is_the_time_spoken_of():
    assert found("The pact of 2015 was kept. At the time, nobody met.")[-1].start == "2015-01-01"
    assert only("At the time, nobody met.").value == "PAST_REF"
    assert found("The envoy left on 3 May 2019. Nobody has met since then.")[-1].value == "2019-05-03"
    assert found("The envoy left on 3 May 2019, and then he fell ill.")[-1].text == "3 May 2019"


@pytest.mark.parametrize("text", [
    "Copyright 2019 Rift Wire.", "© 2018-2021 Rift Wire", "(Photo by Ann Quill, June 3, 2019)", "Image: Ann Quill, 3 May 2019.",
    "File photo dated 3 May 2019.", "(Link dead as of 20:53, 14 January 2007 (UTC))", "Retrieved 14 January 2007.",
    "Phone +1 (202) 555-0147, flight 1987, section 2014, page 1999, room 2021.", "Fax 2020-1234.",
    "They won 20-19, then lost 21:15 and 3:2.", "She is 21, aged 19, and he, 45, is in his 50s or 60s.",
    "It cost $1999, 2,000 euros, EUR 2015.",
    "Resolution 1701, Article 2012, Law No. 1998.", "He may go. Troops march on. He sat. The sun rose. Spring water fell.",
    "Section 12/25, 3/4 of them, 24/7.", "Sun Yat-sen sat on the sun deck.", "Mr. March met Ms. May.",
    "The Sunday Times and the Six O'Clock News reported it.", "It is 1990 m long.", "He rang every now and then.",
    "They will build a bright future.",
])
def test_what_is_no_time(text):
    assert found(text) == []


@pytest.mark.parametrize(("text", "value"), [
    ("It opens on July 19 at 8:00 AM EDT.", "2021-07-19T08:00-04"), ("It opens on Tuesday, May 4, at 9:30.", "2021-05-04T09:30"),
    ("It opens at 5 p.m. on July 19.", "2021-07-19T17:00"), ("They met from 9:00 to 10:30.", "2021-03-17T10:30"),
])
def test_times_of_day_on_the_day_named_beside_them(text, value):
    assert value in [ref.value for ref in found(text)]


def test_an_amount_a_year_is_a_repetition():
    assert (only("It costs $9,000 a year.").type, only("It costs 300 euros a day.").type) == ("SET", "SET")
