"""Feeds, NITF, NewsML-G2: text and metadata from each."""

import html

import pytest

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://dtd.invalid/nitf-3-4.dtd">
<nitf><head><title>Pins off&mdash;again</title>
<docdata><doc-id id-string="n-1"/><date.issue norm="20210317T120000Z"/></docdata>
<pubdata date.publication="20210317T120000Z" name="Own Paper" ex-ref="https://own.example/a"/></head>
<body><body.head><hedline><hl1>Pins off &#x2014; again</hl1></hedline></body.head>
<body.content>{lead}<block class="full_text">{text}</block></body.content></body></nitf>"""

NEWSML = """<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2021-03-20T00:00:00Z</sent></header><itemSet>
<newsItem guid="tag:own,1" version="2" xml:lang="en"><itemMeta><provider><name>Own Agency</name></provider>
<versionCreated>2021-03-18T09:00:00Z</versionCreated><firstCreated>2021-03-17T09:00:00Z</firstCreated></itemMeta>
<contentMeta><headline>Pins off</headline><language tag="en-GB"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body>{text}</body></html></inlineXML></contentSet></newsItem>
<newsItem guid="tag:own,2"><itemMeta><versionCreated>2021-03-19</versionCreated></itemMeta>
<contentSet><inlineData contenttype="text/plain">They met in Oslo.</inlineData></contentSet></newsItem>
<newsItem guid="tag:own,3"><contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>
</itemSet></newsMessage>"""

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Own Feed</title>
<language>en-us</language>
<item><title>Pins &amp; more</title><link>https://own.example/a</link><guid isPermaLink="false">n1</guid>
<pubDate>Wed, 17 Mar 2021 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[{html}]]></content:encoded></item>
<item><title>Two</title><link>https://own.example/b</link><description>&lt;p&gt;They met.&lt;/p&gt;</description></item>
<item><title>Nothing</title></item></channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Own Feed</title>
<entry><id>n1</id><title>Pins</title><link href="https://own.example/a"/><published>2021-03-17T23:30:00-05:00</published>
<updated>2021-04-01T00:00:00Z</updated><content type="html">{html}</content></entry></feed>"""


def paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n"))


@pytest.fixture
def flowing(tricky):
    """White space inside a paragraph of markup means nothing."""
    return tricky.replace(".\n“", ". “")


def test_nitf_prefers_the_whole_text_to_its_lead(tmp_path, reading, flowing):
    lead = '<block class="lead_paragraph"><p>LEAD</p></block>'
    (tmp_path / "a.xml").write_text(NITF.format(lead=lead, text=paragraphs(flowing)), encoding="utf-8")
    (article,) = reading(tmp_path / "a.xml").articles
    assert (article.id, article.title, article.published, article.source, article.url, article.text) == (
        "n-1", "Pins off — again", "2021-03-17", "Own Paper", "https://own.example/a", flowing)


def test_nitf_without_blocks(tmp_path, reading):
    (tmp_path / "a.nitf").write_text("<nitf><body><body.content><p>One&nbsp;two.</p><p>Three.</p></body.content></body></nitf>")
    (article,) = reading(tmp_path / "a.nitf").articles
    assert (article.text, article.published) == ("One\u00a0two.\n\nThree.", None)


def test_newsml_items(tmp_path, reading, flowing):
    (tmp_path / "a.xml").write_text(NEWSML.format(text=paragraphs(flowing)), encoding="utf-8")
    read = reading(tmp_path / "a.xml")
    assert [(a.id, a.title, a.published, a.source, a.text) for a in read.articles] == [
        ("tag:own,1", "Pins off", "2021-03-17", "Own Agency", flowing), ("tag:own,2", "", "2021-03-19", "", "They met in Oslo.")]
    assert read.reasons == ["no-text"], "the picture"


def test_rss_takes_the_content_and_the_day_as_written(tmp_path, reading, flowing):
    (tmp_path / "a.rss").write_text(RSS.format(html=paragraphs(flowing)), encoding="utf-8")
    read = reading(tmp_path / "a.rss")
    first, second = read.articles
    assert (first.id, first.title, first.published, first.source, first.url, first.text) == (
        "n1", "Pins & more", "2021-03-17", "Own Feed", "https://own.example/a", flowing)
    assert (second.text, second.published) == ("They met.", None)
    assert read.reasons == ["no-text"]


def test_atom(tmp_path, reading, flowing):
    (tmp_path / "feed").write_text(ATOM.format(html=html.escape(paragraphs(flowing))), encoding="utf-8")
    (article,) = reading(tmp_path / "feed").articles
    assert (article.id, article.published, article.text) == ("n1", "2021-03-17", flowing)


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16", "windows-1252", "utf-8-sig"])
def test_declared_encodings_of_xml(tmp_path, reading, encoding):
    text = NITF.replace("UTF-8", encoding.removesuffix("-sig")).format(lead="", text="<p>The Élysée said no.</p>")
    (tmp_path / "a.xml").write_bytes(text.encode(encoding))
    assert reading(tmp_path / "a.xml").articles[0].text == "The Élysée said no."
