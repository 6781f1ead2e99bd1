"""Web pages: the text, and a date from markup or none."""

import html

import pytest

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Pins off | Own Paper</title>
<meta property="og:site_name" content="Own Paper"><meta property="og:title" content="Pins off">{head}</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Pins off</h1>{top}
<figure><img src="/img/2019/05/06/pin.jpg"><figcaption>The minister on May 6, 2019. Photo taken 2019-05-06.</figcaption></figure>
{text}</article>
<footer>Copyright © 2018 Own Paper. Last checked 04.05.2018. All rights reserved.</footer></body></html>"""

BODY = [
    "The foreign minister took the blue pin off his lapel before he landed in the capital on Wednesday, officials said.",
    "“We noticed,” a spokesman said — and smiled. The two ministers spoke for an hour about trade, fishing and a shared river.",
    "A second meeting is planned for the autumn, after elections in both countries; no date was given by either side.",
]


def page(head="", top="", body=BODY):
    return PAGE.format(head=head, top=top, text="".join(f"<p>{html.escape(p)}</p>" for p in body))


def write(tmp_path, text, name="a.html"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / name


def test_the_text_of_a_page_and_nothing_around_it(tmp_path, reading):
    (article,) = reading(write(tmp_path, page())).articles
    for paragraph in BODY:
        assert paragraph in article.text
    assert article.text.startswith(BODY[0]), "the headline is the title, not the text"
    assert "Home" not in article.text
    assert "rights reserved" not in article.text
    assert (article.title, article.source, article.language) == ("Pins off", "Own Paper", "en")


def test_line_breaks_of_the_source_are_spaces_and_blocks_are_apart(tmp_path, reading):
    text = page().replace("took the blue pin", "took\n   the blue pin").replace("an hour about", "an hour\nabout")
    (article,) = reading(write(tmp_path, text)).articles
    assert article.text == "\n\n".join(BODY)


def test_one_break_ends_a_line_and_two_a_paragraph(tmp_path, reading):
    text = page().replace("capital on Wednesday", "capital<br>on Wednesday").replace("officials said.", "officials said.<br><br>It rained.")
    (article,) = reading(write(tmp_path, text)).articles
    first, second = BODY[0].replace("capital on", "capital\non"), "It rained."
    assert article.text == "\n\n".join([first, second, *BODY[1:]])


def test_a_heading_other_than_the_declared_title_is_no_text_either(tmp_path, reading):
    text = page().replace('content="Pins off"', 'content="Pins off | Own Paper"')
    (article,) = reading(write(tmp_path, text)).articles
    assert (article.title, article.text) == ("Pins off | Own Paper", "\n\n".join(BODY))


def test_copyright_lines_captions_image_names_and_text_set_no_date(tmp_path, reading):
    body = [*BODY, "This page was printed on March 3, 2020 (2020-03-03 10:00:00)."]
    assert reading(write(tmp_path, page(body=body))).articles[0].published is None


@pytest.mark.parametrize(("head", "top"), [
    ('<meta property="article:published_time" content="2021-03-17T22:00:00-05:00">', ""),
    ('<meta name="DC.date.issued" content="2021-03-17">', ""),
    ('<meta itemprop="datePublished" content="2021-03-17T01:00:00Z">', ""),
    ('<link rel="canonical" href="https://own.example/world/2021/03/17/pins">', ""),
    ('<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"2021-03-17"}</script>',
     ""),
    ('<script type="application/ld+json">{"@graph":[{"@type":"Person"},{"@type":["NewsArticle"],"datePublished":"2021-03-17"}]}'
     '</script><meta name="date" content="2020-01-01">', ""),
    ("", '<time class="entry-date published" datetime="2021-03-17T10:00:00Z">Wednesday</time>'),
    ("", '<span itemprop="datePublished">March 17, 2021</span>'),
    ("", '<time datetime="2021-03-17">17 March</time>'),
    ('<script type="application/ld+json">{broken</script>', '<time pubdate datetime="2021-03-17">17 March</time>'),
])
def test_markup_sets_the_date(tmp_path, reading, head, top):
    assert reading(write(tmp_path, page(head, top))).articles[0].published == "2021-03-17"


def test_times_that_disagree_and_times_of_other_stories_set_no_date(tmp_path, reading):
    top = '<time datetime="2021-03-17">x</time><time datetime="2021-03-18">y</time>'
    assert reading(write(tmp_path, page(top=top))).articles[0].published is None
    aside = '<aside><time datetime="2021-03-17" class="published">x</time></aside>'
    assert reading(write(tmp_path, page(top=aside), "b.html")).articles[0].published is None


def test_short_pages_are_read_too(tmp_path, reading):
    (article,) = reading(write(tmp_path, "<html><body><p>The two met in Oslo.</p></body></html>")).articles
    assert article.text.strip() == "The two met in Oslo."


def test_pages_too_large_to_clean_are_read_in_good_time(tmp_path, reading):
    read = reading(write(tmp_path, page(body=[f"They met on day {n} in the old town hall." for n in range(25_000)])))
    assert "They met on day 24999 in the old town hall." in read.articles[0].text
    assert "rights reserved" not in read.articles[0].text
    assert read.notes["page-not-cleaned"] == 1


def test_a_page_in_a_declared_encoding(tmp_path, reading):
    text = page(body=["The Élysée said “no” – twice – to the envoys, and the envoys left the city by train that evening."])
    text = text.replace('charset="utf-8"', 'charset="windows-1252"')
    (tmp_path / "a.html").write_bytes(text.encode("cp1252"))
    assert "The Élysée said “no” – twice –" in reading(tmp_path / "a.html").articles[0].text


def warc_record(kind, url, content, content_type="application/http; msgtype=response"):
    head = (f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-02-02T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{abs(hash(url)):032x}>\r\nContent-Type: {content_type}\r\n"
            f"Content-Length: {len(content)}\r\n\r\n")
    return head.encode() + content + b"\r\n\r\n"


def warc(*responses, extra=()):
    http = "HTTP/1.1 {} X\r\nContent-Type: {}\r\nDate: Wed, 02 Feb 2022 00:00:00 GMT\r\n\r\n"
    records = [warc_record("response", url, http.format(status, kind).encode() + body) for url, status, kind, body in responses]
    records += [warc_record(kind, "https://own.example/w", body, "text/plain") for kind, body in extra]
    return b"".join(records)


def test_warc_responses_are_articles_and_fetch_dates_are_not_theirs(tmp_path, reading):
    dated = page('<meta property="article:published_time" content="2021-03-17">')
    latin = page(body=["The Élysée said “no” to the envoys, and the envoys left the city by train that same evening, unhappy."])
    (tmp_path / "a.warc").write_bytes(warc(
        ("https://own.example/a", 200, "text/html; charset=utf-8", page().encode()),
        ("https://own.example/b", 200, "text/html", dated.encode()),
        ("https://own.example/c", 200, "text/html; charset=windows-1252", latin.replace('<meta charset="utf-8">', "").encode("cp1252")),
        ("https://own.example/d", 404, "text/html", b"<p>Not here</p>"),
        ("https://own.example/e.png", 200, "image/png", b"\x89PNG"),
        extra=[("conversion", "They met in Oslo — again.".encode()), ("metadata", b"x")]))
    read = reading(tmp_path / "a.warc")
    assert [(a.url[-1], a.published) for a in read.articles] == [("a", None), ("b", "2021-03-17"), ("c", None), ("w", None)]
    assert "The Élysée said “no”" in read.articles[2].text
    assert read.articles[3].text == "They met in Oslo — again."
    assert read.reasons == ["http-error"]
    assert read.notes["warc-not-article"] == 2
    assert len({a.id for a in read.articles}) == 4


def test_a_panic_of_the_library_ends_one_file_and_not_the_run(tmp_path, reading, monkeypatch):
    from lapel.readers import warc as warc_reader

    panic = type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})

    def give_up(*args, **kwargs):
        raise panic("oh")

    monkeypatch.setattr(warc_reader, "ArchiveIterator", give_up)
    (tmp_path / "a.warc").write_bytes(warc_record("metadata", "https://own.example/a", b"x", "text/plain"))
    (tmp_path / "b.txt").write_text("They met.")
    read = reading(tmp_path)
    assert (read.reasons, len(read.articles)) == (["truncated-archive"], 1)
