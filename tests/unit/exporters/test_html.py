from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import product

import pytest

from factbench.exporters.html import export
from factbench.exporters.wording import anchor
from factbench.model import Paragraph, Report
from factbench.text.span import Span
from tests.unit.exporters.sample import ARTICLE, CAFE, DARK, GAS, LAMP, NESTED, TEXT, poisoned, sample

PAYLOADS = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "</style><script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    "<!--",
    "]]><a href='javascript:alert(1)'>x</a>",
    "&lt;script&gt;&#60;",
    "javascript:alert(1)",
]


class Page(HTMLParser):
    """The elements of a page as a browser would meet them, in order, and its text."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, attribute: str) -> list[str]:
        return [value for _, found in self.elements if (value := found.get(attribute)) is not None]


def body_text(report: Report) -> str:
    """What stands in the box with the article's text, without the numbers of claims."""
    found = re.search(r'<div class="text".*?</div>', export(report).decode(), re.DOTALL)
    assert found
    return re.sub(r"<sup>.*?</sup>", "", found[0])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_in_any_field_makes_an_element_or_an_attribute(payload: str) -> None:
    def shape(content: bytes) -> list[tuple[str, list[str]]]:
        return [(tag, sorted(found)) for tag, found in Page(content).elements if tag != "meta"]

    found = shape(export(poisoned(payload)))
    plain = shape(export(poisoned("plain " * 4)))
    assert [each for each in found if each[0] != "p"] == [each for each in plain if each[0] != "p"]
    assert {tag for tag, _ in found}.isdisjoint({"script", "img", "svg", "iframe", "base", "form", "link"})
    assert payload in Page(export(poisoned(payload))).text


def test_links_go_to_the_web_or_to_a_place_in_the_page() -> None:
    page = Page(export(sample()))
    for tag, attributes in page.elements:
        target = attributes.get("href")
        if target is not None:
            assert tag == "a"
            assert target.startswith("#") or attributes["rel"] == "noopener noreferrer"
            assert target.startswith(("#claim-", "#in-text-claim-", "https://"))


def test_every_place_in_the_page_that_is_linked_exists_once() -> None:
    page = Page(export(sample()))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {each[1:] for each in page.values("href") if each.startswith("#")} == set(ids)
    assert anchor(DARK) in ids


def test_the_policy_allows_the_pages_own_style_and_nothing_else() -> None:
    content = export(sample()).decode()
    found = re.search(r"<style>(.*?)</style>", content, re.DOTALL)
    assert found
    digest = b64encode(sha256(found[1].encode()).digest()).decode()
    policies = [each["content"] for tag, each in Page(content.encode()).elements if "http-equiv" in each]
    assert policies == [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    ]
    assert content.index("http-equiv") < content.index("<style>")
    assert "url(" not in found[1]
    assert "@import" not in found[1]


def test_the_page_says_its_encoding_within_the_first_bytes() -> None:
    assert b'<meta charset="utf-8">' in export(sample())[:120]


def test_the_text_of_the_article_is_all_there_and_in_order() -> None:
    words = re.sub(r"<.*?>", "", body_text(sample()))
    assert words.split() == TEXT.split()


def test_text_between_and_beyond_the_paragraphs_is_shown_too() -> None:
    article = replace(ARTICLE, paragraphs=(Paragraph(Span(10, 20)), Paragraph(Span(900, 901))))
    report = replace(sample(), articles=(article,))
    assert re.sub(r"<.*?>", "", body_text(report)).split() == [*TEXT[:10].split(), *TEXT[10:].split()]


def test_a_stretch_has_the_tone_of_the_shortest_claim_over_it() -> None:
    text = body_text(sample())
    assert (
        '<mark class="disputed">It was </mark><mark class="open deep">the first on that coast</mark>' in text
    )
    assert '<mark class="disputed"> to burn gas</mark>' in text
    assert '<mark class="supported deep">the tower</mark><mark class="supported">, now a café</mark>' in text


def test_each_claim_is_numbered_where_it_ends() -> None:
    text = export(sample()).decode()
    for number, claim in [(1, DARK), (2, GAS), (3, NESTED), (5, LAMP), (6, CAFE)]:
        name = anchor(claim)
        assert f'<sup><a href="#{name}" id="in-text-{name}">{number}</a></sup>' in text


def test_a_rating_of_another_scale_is_words_and_never_a_class() -> None:
    first = sample().findings[0]
    strange = replace(first.verdicts[0], rating="hidden evil", scale="other@1")
    content = export(replace(sample(), findings=(replace(first, verdicts=(strange,)),))).decode()
    assert '<span class="rating other">• hidden evil</span>' in content
    assert not re.search('class="[^"]*hidden', content)


@pytest.mark.parametrize(("language", "shown"), [("en", ["en", "en"]), (None, ["en"]), ('x" y', ["en"])])
def test_the_language_of_the_article_is_said_where_it_is_a_code(
    language: str | None, shown: list[str]
) -> None:
    report = replace(sample(), articles=(replace(ARTICLE, language=language),))
    assert Page(export(report)).values("lang") == shown


def test_a_correction_a_warning_and_a_lost_citation_are_shown() -> None:
    text = Page(export(sample())).text
    assert (
        "Corrected on 2024-04-21: was Supported, now Refuted. The reason given before: A keeper remembers it so."
        in text
    )
    assert "The words may be right, but the context misleads." in text
    assert f"Cited, but no longer in the library: evidence {'0' * 64}." in text


def test_a_report_of_nothing_is_a_page() -> None:
    empty = replace(sample(), articles=(), findings=(), sources=(), events=(), publisher=None, as_of="")
    assert "0 claims in 0 articles" in Page(export(empty)).text


def test_an_article_of_which_nothing_is_known_has_no_empty_line() -> None:
    content = export(sample()).decode()
    assert '<h2 dir="auto">A page of pictures</h2>\n<div' in content


# ------------------------------------------------------------------------------------------- can it be read?


def colours(style: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", style))


def luminance(colour: str) -> float:
    """Source: WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


TONES = ["supported", "mixed", "refuted", "lacking", "plain"]
PAIRS = [
    *product(["ink", "muted", "link", *TONES], ["page", "card"]),
    *((tone, f"{tone}-tint") for tone in TONES),
    *(("ink", f"{tone}-tint") for tone in TONES),
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_words_stand_out_from_what_is_behind_them(front: str, back: str, dark: bool) -> None:
    style = export(sample()).decode().partition("<style>")[2]
    light_half, _, rest = style.partition("@media (prefers-color-scheme: dark)")
    chosen = colours(rest.partition("\n}\n")[0] if dark else light_half)
    assert contrast(chosen[front], chosen[back]) >= 4.5


def test_the_measure_of_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
