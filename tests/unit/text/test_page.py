from __future__ import annotations

from datetime import date

import pytest

from factbench.text.masthead import Masthead
from factbench.text.page import page, version

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
