from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest

from factbench.documents.masthead import Masthead
from factbench.documents.notice import Aside, AsideKind
from factbench.documents.page import Page, page, version

BODY = "<p>The council of Oakham voted on Tuesday to rebuild the old bridge over the river.</p>"


def html(head: str = "", body: str = BODY) -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def test_paragraphs_come_with_single_spaces() -> None:
    assert page(html(body="<p>It   rained\n on\xa0the bridge.</p>")).lines == ("It rained on the bridge.",)


def test_a_fragment_is_a_page() -> None:
    assert page("<p>It rained.</p>").lines == ("It rained.",)


def test_the_repeated_title_is_left_out() -> None:
    body = f"<h1>High water</h1>{BODY}"
    found = page(html("<title>High water</title>", body))
    assert found.masthead.title == "High water"
    assert found.lines == (
        "The council of Oakham voted on Tuesday to rebuild the old bridge over the river.",
    )


def test_what_the_page_says_of_itself_is_read() -> None:
    said = page(
        html(
            '<meta property="article:published_time" content="2024-05-03"><meta name="author" content="Ann Lee">'
        )
    ).masthead
    assert (said.published, said.authors) == (date(2024, 5, 3), ("Ann Lee",))


@pytest.mark.parametrize(
    ("canonical", "url", "kept"),
    [
        ("https://www.a.example/x", "https://a.example/x?utm=1", "https://www.a.example/x"),
        ("https://bank.example/x", "https://a.example/x", "https://a.example/x"),
        ("https://bank.example/x", None, "https://bank.example/x"),
        ("javascript:alert(1)", None, None),
        ("", "https://[broken", "https://[broken"),
    ],
)
def test_a_page_names_its_address_at_its_own_host_only(
    canonical: str, url: str | None, kept: str | None
) -> None:
    assert page(html(f'<link rel="canonical" href="{canonical}">'), url=url).masthead.url == kept


def test_control_characters_do_not_stop_it() -> None:
    found = page(html(body="<p>It\x00 rained\x1b[2J on the old bridge.</p>"))
    assert found.lines == ("It� rained�[2J on the old bridge.",)


@pytest.mark.parametrize("text", ["", "<html></html>", "<html><body><script>x</script></body></html>"])
def test_a_page_without_words_has_no_paragraphs(text: str) -> None:
    assert page(text) == Page(Masthead())


def test_the_version_names_the_extractor() -> None:
    assert version().startswith("trafilatura ")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2024-05-04T09:00:00+02:00">',
        "<meta content='2024-05-04T09:00:00+02:00' itemprop='dateModified'>",
        '<script type="application/ld+json">{"dateModified": "2024-05-04T09:00:00+02:00"}</script>',
    ],
)
def test_the_moment_of_an_update_is_kept_as_the_page_states_it(head: str) -> None:
    said = page(html(head, BODY)).masthead
    assert (said.updated, said.updated_as) == (date(2024, 5, 4), "2024-05-04T09:00:00+02:00")


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "1900-01-01"])
def test_what_programs_write_for_no_day_is_none(moment: str) -> None:
    known = '<meta property="article:published_time" content="2024-05-03">'
    for head, day in (("", None), (known, date(2024, 5, 3))):
        source = html(f'<meta property="article:published_time" content="{moment}">{head}', BODY)
        assert page(source).masthead.published == day


def test_the_moment_of_publication_keeps_its_zone_and_the_page_its_language() -> None:
    source = html('<meta property="article:published_time" content="2024-05-03T01:30:00+04:00">', BODY)
    said = page(source.replace("<html", '<html lang="de-AT"', 1)).masthead
    assert (said.published, said.published_as) == (date(2024, 5, 3), "2024-05-03T01:30:00+04:00")
    assert (said.updated, said.language) == (None, "de")


def test_a_page_of_opened_metas_takes_linear_time() -> None:
    page("<meta property='article:modified_time' " * 20_000)


# ---------------------------------------------------------------------------------- what is text, and what is not


PROSE = (
    "The council of Oakham voted on Tuesday to rebuild the old bridge over the river, which was closed in May.",
    "The work will cost two million pounds and take fourteen months, the council said after the meeting.",
    "Nobody at the meeting spoke against the plan, although three members of the council were absent.",
)


def written(*parts: str, head: str = "") -> Page:
    """A page whose article has these parts, raw where they begin with a tag, else as paragraphs."""
    body = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    return page(html(f"<title>Oakham rebuilds its bridge</title>{head}", f"<article>{body}</article>"))


def test_a_heading_among_the_paragraphs_is_no_paragraph() -> None:
    found = written("<h1>Oakham rebuilds its bridge</h1>", PROSE[0], "<h2>What it costs</h2>", *PROSE[1:])
    assert found.lines == PROSE


def test_every_item_of_a_list_stays() -> None:
    items = [
        "Cars are banned from the bridge",
        "Buses cross it every five minutes",
        "Tickets cost two pounds",
    ]
    listed = "".join(f"<li>{item}</li>" for item in items)
    found = written(*PROSE, "<p>The new rules, the council said, are these:</p>", f"<ul>{listed}</ul>")
    assert [line.removeprefix("- ") for line in found.lines[-3:]] == items


def test_a_row_of_figures_is_left_out_and_a_page_laid_out_as_a_table_is_not() -> None:
    cells = "<tr><th>Year</th><th>Cars</th></tr><tr><td>2022</td><td>4,100</td></tr>"
    assert written(*PROSE, f"<table>{cells}</table>").lines == PROSE
    framed = "".join(f"<p>{words}</p>" for words in PROSE)
    assert written(f"<table><tr><td>Menu</td><td>{framed}</td></tr></table>").lines[-3:] == PROSE


def test_teasers_that_are_nothing_but_links_are_left_out() -> None:
    teaser = '<p><a href="/a">Ten more bridges that were rebuilt this year</a></p>'
    card = '<li><a href="/b"><h3>Rain</h3><p>It rained all week in the old town.</p></a></li>'
    assert written(PROSE[0], teaser, *PROSE[1:], f"<ul>{card}{card}</ul>").lines == PROSE


def test_captions_boxes_and_notes_on_the_author_are_set_apart() -> None:
    found = written(
        PROSE[0],
        "<figure><img><figcaption>The old bridge before the flood of last spring</figcaption></figure>",
        *PROSE[1:],
        '<div class="fact-box"><p>The bridge was built in 1847 and carried four thousand cars a day.</p></div>',
        '<div class="author-bio"><p>Ann Lee has written about roads for the Courier since she left school.</p></div>',
    )
    assert found.lines == PROSE
    assert {aside.kind for aside in found.asides} <= {AsideKind.CAPTION, AsideKind.BOX, AsideKind.NOTICE}


def test_a_frame_around_the_whole_page_sets_nothing_apart() -> None:
    inner = "".join(f"<p>{words}</p>" for words in PROSE)
    assert written(f'<div class="page comments newsletter">{inner}</div>').lines == PROSE


def test_the_last_line_that_begins_with_the_author_tells_of_the_author() -> None:
    life = "Ann Lee lives in Oakham and has written for the Courier about roads and bridges since 2009."
    found = written(*PROSE, life, head='<meta name="author" content="Ann Lee">')
    assert (found.lines, [aside.text for aside in found.asides]) == (PROSE, [life])


def test_what_a_release_says_of_its_issuer_is_left_out() -> None:
    issuer = "<h3>About Oakham Steel</h3><p>Oakham Steel is a leading maker of steel with 4,000 people.</p>"
    assert written(*PROSE, issuer).lines == PROSE
    told = written(PROSE[0], "<h3>About Three Bridges</h3>", *PROSE[1:])
    assert told.lines == PROSE


def test_the_summary_above_the_text_is_set_apart_and_a_first_sentence_is_not() -> None:
    summary = "Work on the old bridge begins in May and will take more than a year, says the town."
    head = f'<meta name="description" content="{summary}">'
    apart = written(f'<header><p class="lead">{summary}</p></header>', *PROSE, head=head)
    assert (apart.lines, apart.asides) == (PROSE, (Aside(AsideKind.SUMMARY, summary),))
    first = written(*PROSE, head=f'<meta name="description" content="{PROSE[0]}">')
    assert first.lines == PROSE


def test_another_article_on_the_page_is_left_out() -> None:
    own = f"<article><h1>Oakham rebuilds its bridge</h1>{''.join(f'<p>{words}</p>' for words in PROSE)}</article>"
    rain = "<p>It rained in Melton all day, and nobody came to the fair.</p>"
    other = f"<article><h1>Rain in Melton</h1>{rain}{rain}</article>"
    found = page(html("<title>Oakham rebuilds its bridge</title>", f"<main>{own}{other}</main>"))
    assert found.lines == PROSE


def test_a_line_break_in_the_source_of_a_paragraph_is_a_blank() -> None:
    found = written(PROSE[0].replace(" ", "\n"), *PROSE[1:])
    assert found.lines == PROSE


# ---------------------------------------------------------------------------------------------------- the masthead


def test_a_byline_on_the_page_gives_the_author_and_is_no_paragraph() -> None:
    found = written(
        "<h1>Oakham rebuilds its bridge</h1>", '<p class="byline">By Ann Lee and Tom Ray</p>', *PROSE
    )
    assert found.masthead.authors == ("Ann Lee", "Tom Ray")
    assert found.lines == PROSE


def test_the_site_is_no_author_where_a_person_is_shown() -> None:
    head = (
        '<meta property="og:site_name" content="Oakham Courier"><meta name="author" content="Oakham Courier">'
    )
    shown = '<div>by <a href="/author/ann-lee">Ann Lee</a></div>'
    found = written("<h1>Oakham rebuilds its bridge</h1>", shown, *PROSE, head=head)
    assert found.masthead.authors == ("Ann Lee",)
    assert written(*PROSE, head=head).masthead.authors == ("Oakham Courier",)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2014/04/bridge", None),
        ("https://news.example/release/2014-04-1213", None),
        ("https://news.example/20140412345/bridge", None),
        ("https://news.example/2014/04/12/bridge", date(2014, 4, 12)),
    ],
)
def test_a_year_and_a_month_or_a_number_in_an_address_are_no_day(url: str, day: date | None) -> None:
    source = html("<title>Oakham rebuilds its bridge</title>", "".join(f"<p>{words}</p>" for words in PROSE))
    assert page(source, url=url).masthead.published == day


def test_a_day_that_the_page_shows_is_found() -> None:
    assert written("<time>3 May 2024</time>", *PROSE).masthead.published == date(2024, 5, 3)


def test_a_day_behind_the_title_of_the_window_is_the_pages() -> None:
    source = html(
        "<title>Oakham rebuilds its bridge | OC | 28.04.2023</title>",
        "".join(f"<p>{each}</p>" for each in PROSE),
    )
    assert page(source).masthead.published == date(2023, 4, 28)


@pytest.mark.parametrize(
    "source",
    [
        "<ul><li>" * 20_000,
        "<a class='byline'>By Ann Lee" * 20_000,
        "<h1>Rain " * 20_000,
        "<table><tr><td>" * 10_000 + "<p>" + "It rained. " * 30,
        "<article><h1>Rain</h1><p>It rained." * 10_000,
        "<script type='application/ld+json'>" + "[" * 200_000,
        "<title>" + "a | " * 50_000,
    ],
    ids=lambda source: source[:20],
)
def test_hostile_pages_take_little_time(source: str) -> None:
    begin = perf_counter()
    page(f"<html><body>{source}</body></html>")
    assert perf_counter() - begin < 20
