from __future__ import annotations

from datetime import date

import pytest

from factbench.documents.feed import Item, feed, is_feed
from factbench.errors import Unreadable
from factbench.model import Article
from factbench.stages.extract import extract_all

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Oakham News</title><link>https://news.example/</link><language>en-gb</language>
<item><title>Bridge &amp; river</title><link>https://news.example/bridge</link><dc:creator>Ann Lee</dc:creator>
<pubDate>Fri, 03 May 2024 01:30:00 +0400</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The council voted for the bridge.</p><p>It costs two million.</p>]]></content:encoded>
</item>
<item><title>Headline only</title><link>javascript:alert(1)</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Oakham Blog</title>
<entry><title>Bridge</title><link href="https://blog.example/1"/><author><name>Bo Ek</name></author>
<published>2024-05-03T01:30:00+04:00</published><updated>2024-05-04T09:00:00Z</updated>
<content type="html">&lt;p&gt;It rained.&lt;/p&gt;</content></entry></feed>"""


def items(source: str) -> list[Item]:
    return [each for each in feed(source.encode()) if isinstance(each, Item)]


def test_an_item_of_rss_says_who_when_where_and_what() -> None:
    first, second = items(RSS)
    said = first.masthead
    assert first.lines == ("The council voted for the bridge.", "It costs two million.")
    assert (said.title, said.site, said.authors) == ("Bridge & river", "Oakham News", ("Ann Lee",))
    assert (said.url, said.language) == ("https://news.example/bridge", "en")
    assert (said.published, said.published_as) == (date(2024, 5, 3), "Fri, 03 May 2024 01:30:00 +0400")
    assert (second.masthead.url, second.lines) == (None, ())


def test_an_entry_of_atom_has_a_day_of_its_own_zone_and_an_update() -> None:
    (entry,) = items(ATOM)
    said = entry.masthead
    assert (said.published, said.updated) == (date(2024, 5, 3), date(2024, 5, 4))
    assert said.updated_as == "2024-05-04T09:00:00Z"
    assert entry.lines == ("It rained.",)


def test_a_feed_that_is_cut_off_gives_what_is_there_and_says_so() -> None:
    *found, last = feed(RSS[: RSS.index("<item><title>Headline")].encode())
    assert len(found) == 1
    assert isinstance(last, Unreadable)
    assert "cut off" in str(last)


def test_a_feed_that_defines_entities_is_refused() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + RSS.partition("?>")[2]
    with pytest.raises(Unreadable, match="entities of its own"):
        list(feed(bomb.encode()))


@pytest.mark.parametrize("source", ["<rss>", "<rss></rss>", "<feed><title>x</title></feed>"])
def test_a_feed_without_items_is_refused(source: str) -> None:
    with pytest.raises(Unreadable, match="no item"):
        list(feed(source.encode()))


@pytest.mark.parametrize(
    ("source", "fed"),
    [
        (RSS, True),
        (ATOM, True),
        ("\ufeff<?xml version='1.0'?><!-- x --><rdf:RDF xmlns:rdf='y'>", True),
        ("<html><rss>", False),
        ("It rained.", False),
        ("<feedback>", False),
    ],
)
def test_a_feed_is_told_by_its_first_element(source: str, fed: bool) -> None:
    assert is_feed(source) is fed


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_feed_of_wide_characters_is_read_and_its_entities_are_refused(encoding: str) -> None:
    item = "<item><title>A</title><description>The harbour bridge opened in 1932.</description></item>"
    text = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel>{item}</channel></rss>'
    (found,) = extract_all(text.encode(encoding))
    assert isinstance(found.found, Article)
    assert found.found.text == "The harbour bridge opened in 1932."
    swelling = text.replace("?><rss", '?><!DOCTYPE rss [<!ENTITY a "x">]><rss')
    with pytest.raises(Unreadable, match="entities of its own"):
        list(extract_all(swelling.encode(encoding)))
