from __future__ import annotations

from datetime import date

import pytest

from factbench.documents.masthead import Masthead
from factbench.documents.page import page, version

BODY = "<p>The council of Oakham voted on Tuesday to rebuild the old bridge over the river.</p>"


def html(head: str = "", body: str = BODY) -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def test_paragraphs_come_with_single_spaces() -> None:
    assert page(html(body="<p>It   rained\n on\xa0the bridge.</p>"))[1] == ["It rained on the bridge."]


def test_a_fragment_is_a_page() -> None:
    assert page("<p>It rained.</p>")[1] == ["It rained."]


def test_the_repeated_title_is_left_out() -> None:
    body = f"<h1>High water</h1>{BODY}"
    said, lines = page(html("<title>High water</title>", body))
    assert said.title == "High water"
    assert lines == ["The council of Oakham voted on Tuesday to rebuild the old bridge over the river."]


def test_what_the_page_says_of_itself_is_read() -> None:
    said, _ = page(
        html(
            '<meta property="article:published_time" content="2024-05-03"><meta name="author" content="Ann Lee">'
        )
    )
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
    assert page(html(f'<link rel="canonical" href="{canonical}">'), url=url)[0].url == kept


def test_control_characters_do_not_stop_it() -> None:
    assert page(html(body="<p>It\x00 rained\x1b[2J on the old bridge.</p>"))[1] == [
        "It� rained�[2J on the old bridge."
    ]


@pytest.mark.parametrize("text", ["", "<html></html>", "<html><body><script>x</script></body></html>"])
def test_a_page_without_words_has_no_paragraphs(text: str) -> None:
    said, lines = page(text)
    assert lines == []
    assert said.title is None
    assert isinstance(said, Masthead)


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
    said, _lines = page(html(head, BODY))
    assert (said.updated, said.updated_as) == (date(2024, 5, 4), "2024-05-04T09:00:00+02:00")


def test_the_moment_of_publication_keeps_its_zone_and_the_page_its_language() -> None:
    source = html('<meta property="article:published_time" content="2024-05-03T01:30:00+04:00">', BODY)
    said, _lines = page(source.replace("<html", '<html lang="de-AT"', 1))
    assert (said.published, said.published_as) == (date(2024, 5, 3), "2024-05-03T01:30:00+04:00")
    assert (said.updated, said.language) == (None, "de")


def test_a_page_of_opened_metas_takes_linear_time() -> None:
    page("<meta property='article:modified_time' " * 20_000)
