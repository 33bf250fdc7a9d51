from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest

from factbench.exporters import claimreview
from factbench.exporters.html import export
from factbench.exporters.plot import FEWEST
from factbench.exporters.wording import anchor
from factbench.model import Conclusion, Masthead, Paragraph, Report
from factbench.record.ruling import desk_of
from factbench.scales import SCALES
from factbench.text.slots import GAP, Insertion
from factbench.text.span import Span
from tests.colour import VISION, ciede2000, difference, linear
from tests.unit.exporters.sample import (
    ARTICLE,
    CAFE,
    DARK,
    GAS,
    LAMP,
    NESTED,
    REMARKS,
    TEXT,
    poisoned,
    sample,
)

if TYPE_CHECKING:
    from factbench.scales import Scale

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
    assert {tag for tag, _ in found}.isdisjoint({"script", "img", "iframe", "base", "form", "link"})
    assert {tuple(names) for tag, names in found if tag == "svg"} <= {("aria-label", "role", "viewbox")}
    assert payload in Page(export(poisoned(payload))).text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_claimreviews_in_the_page_are_data_that_nothing_can_end(payload: str) -> None:
    report = replace(poisoned(payload), report_url="https://facts.example/lighthouse")
    content = export(report).decode()
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', content, re.DOTALL)
    assert not set(found) & set("<>&")
    assert json.loads(found) == claimreview.reviews(report)
    scripts = [each for tag, each in Page(content.encode()).elements if tag == "script"]
    assert scripts == [{"type": "application/ld+json"}]


def test_a_report_without_an_address_holds_no_script_at_all() -> None:
    assert b"<script" not in export(replace(sample(), report_url=None))


def test_corrections_a_finding_and_the_publisher_stand_where_they_are_looked_for() -> None:
    said = Conclusion(
        article=ARTICLE.id,
        words="Half of it is right.",
        reviewer="Eva",
        at="2024-05-01T10:00:00.000Z",
        event="c",
    )
    pages = Masthead(
        methodology="https://facts.example/how", funding="javascript:alert(1)", contact="desk@facts.example"
    )
    report = replace(
        sample(),
        articles=(ARTICLE,),
        conclusions=(said,),
        masthead=pages,
        publisher_url="https://facts.example/",
    )
    content = export(report).decode()
    text = Page(content.encode()).text
    assert (
        content.index("Corrections") < content.index("Half of it is right.") < content.index('class="glance"')
    )
    assert '<a href="https://facts.example/how"' in content
    assert "javascript:" not in content
    assert "Write to us: desk@facts.example" in text
    assert content.index('<a href="https://facts.example/how"') > content.index("</main>")


def test_without_its_text_a_report_keeps_the_quotations() -> None:
    content = export(replace(sample(), with_text=False)).decode()
    assert '<div class="text"' not in content
    assert "<mark" not in content
    assert DARK.quote in Page(content.encode()).text
    targets = {
        each[1:] for each in Page(content.encode()).values("href") if each.startswith("#in-text-claim")
    }
    assert not targets


def test_the_plots_say_in_words_what_they_show() -> None:
    page = Page(export(sample()))
    drawn = [each["aria-label"] or "" for tag, each in page.elements if tag == "svg"]
    counted = sum(1 for each in sample().findings if desk_of(each).verdict is not None)
    assert bool(drawn) == (counted >= FEWEST)
    many = tuple(each for each in sample().findings if desk_of(each).verdict is not None) * 3
    plotted = [
        each["aria-label"] or ""
        for tag, each in Page(export(replace(sample(), findings=many))).elements
        if tag == "svg"
    ]
    assert any("by kind" in each and "refuted" in each for each in plotted)


def test_links_go_to_the_web_or_to_a_place_in_the_page() -> None:
    page = Page(export(sample()))
    for tag, attributes in page.elements:
        target = attributes.get("href")
        if target is not None:
            assert tag == "a"
            assert target.startswith("#") or attributes["rel"] == "noopener noreferrer"
            assert target.startswith(("#claim-", "#in-text-", "#note-", "https://"))


def test_every_place_in_the_page_that_is_linked_exists_once() -> None:
    page = Page(export(sample()))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {each[1:] for each in page.values("href") if each.startswith("#")} == set(ids)
    assert anchor(DARK.id) in ids


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


def test_what_in_a_statement_is_not_the_articles_stands_apart() -> None:
    """Told from its spans: brackets of the article's own stay plain."""
    words = "[She] met the [then] mayor … twice."
    ours = (Insertion(Span(0, 5), "Ada"), Insertion(Span(27, 28), GAP))
    shown = replace(GAS, statement=words, insertions=ours)
    report = sample()
    findings = [each if each.claim.id != GAS.id else replace(each, claim=shown) for each in report.findings]
    page = export(replace(report, findings=tuple(findings))).decode()
    assert (
        page.count('<span class="ours" title="put in by factbench">[She]</span> met the [then] mayor ') == 2
    )
    assert page.count('<span class="ours" title="words left out here">…</span> twice.') == 2


def test_a_stretch_has_the_tone_of_the_shortest_claim_over_it() -> None:
    text = body_text(sample())
    assert (
        '<mark class="disputed">It was </mark><mark class="plain deep">the first </mark>'
        '<mark class="plain deep"><span class="noted">on that coast</span></mark>'
    ) in text
    assert '<mark class="disputed"><span class="noted"> to burn gas</span></mark>' in text
    assert '<mark class="step-5 deep">the tower</mark><mark class="step-5">, now a café</mark>' in text


def test_each_claim_is_numbered_where_it_ends() -> None:
    text = export(sample()).decode()
    for number, claim in [(1, DARK), (2, GAS), (3, NESTED), (5, LAMP), (6, CAFE)]:
        name = anchor(claim.id)
        assert f'<sup><a href="#{name}" id="in-text-{name}">{number}</a></sup>' in text


def test_a_rating_of_another_scale_is_words_and_never_a_class() -> None:
    first = sample().findings[0]
    strange = replace(first.verdicts[0], rating="hidden evil", scale="other@1")
    content = export(replace(sample(), findings=(replace(first, verdicts=(strange,)),))).decode()
    assert '<span class="rating plain">• hidden evil</span>' in content
    assert not re.search('class="[^"]*hidden', content)


@pytest.mark.parametrize(("language", "shown"), [("en", ["en", "en"]), (None, ["en"]), ('x" y', ["en"])])
def test_the_language_of_the_article_is_said_where_it_is_a_code(
    language: str | None, shown: list[str]
) -> None:
    report = replace(sample(), articles=(replace(ARTICLE, language=language),))
    assert Page(export(report)).values("lang") == shown


def test_the_words_of_an_article_in_another_language_are_marked_as_such() -> None:
    report = sample()
    french = replace(ARTICLE, language="fr")
    first, second, *_ = report.findings
    worded = replace(second, claim=replace(second.claim, worded_by="Ana"))
    findings = tuple(replace(each, article=french) for each in (first, worded))
    content = export(replace(report, articles=(french,), findings=findings, remarks=())).decode()
    assert content.count('<blockquote lang="fr">') == len(findings)
    assert f'<h2 dir="auto" lang="fr">{ARTICLE.title}</h2>' in content
    assert content.count('<h3 dir="auto" lang="fr">') == 1
    assert '<html lang="en">' in content
    assert "<blockquote>" in content


def test_addresses_in_what_people_wrote_are_links_that_show_where_they_go() -> None:
    report = sample()
    first = report.findings[0]
    reason = "See https://lights.example/12. Not javascript:alert(1)."
    verdict = replace(first.verdicts[0], rationale=reason)
    note = replace(first.annotations[0], text="Also http://port.example/a?b=1&c=2")
    finding = replace(first, verdicts=(verdict,), annotations=(note,))
    page = Page(export(replace(report, findings=(finding,))))
    links = [found for tag, found in page.elements if tag == "a" and found.get("class") == "address"]
    assert {"https://lights.example/12", "http://port.example/a?b=1&c=2"} <= {each["href"] for each in links}
    assert {each["rel"] for each in links} == {"noopener noreferrer"}
    assert reason in page.text


def test_a_correction_a_warning_and_a_lost_citation_are_shown() -> None:
    text = Page(export(sample())).text
    assert (
        "Corrected on 2024-04-21: was Supported, now Refuted. The reason given before: A keeper remembers it so."
        in text
    )
    assert "The words may be right, but the context misleads." in text
    assert f"Cited, but no longer in the library: evidence {'0' * 64}." in text


def test_a_report_of_nothing_is_a_page() -> None:
    empty = replace(
        sample(), articles=(), findings=(), sources=(), events=(), remarks=(), publisher=None, as_of=""
    )
    assert "0 claims in 0 articles" in Page(export(empty)).text


def test_an_article_of_which_nothing_is_known_has_no_empty_line() -> None:
    content = export(sample()).decode()
    assert '<h2 dir="auto">A page of pictures</h2>\n<div' in content


# ------------------------------------------------------------------------------------------- can it be read?


def colours(style: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", style))


def scheme(*, dark: bool) -> dict[str, str]:
    """The colours of the page by name, as a browser takes them by day or by night."""
    style = export(sample()).decode().partition("<style>")[2]
    light_half, _, rest = style.partition("@media (prefers-color-scheme: dark)")
    return colours(rest.partition("\n}\n")[0] if dark else light_half)


def luminance(colour: str) -> float:
    """Source: WCAG 2.2, relative luminance."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


TONES = ["step-5", "step-4", "step-3", "step-2", "step-1", "unplaced", "plain"]
PAIRS = [
    *product(["ink", "muted", "link", *TONES], ["page", "card"]),
    *((tone, f"{tone}-tint") for tone in TONES),
    *(("ink", f"{tone}-tint") for tone in TONES),
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_words_stand_out_from_what_is_behind_them(front: str, back: str, dark: bool) -> None:
    chosen = scheme(dark=dark)
    assert contrast(chosen[front], chosen[back]) >= 4.5


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_two_tones_look_alike_to_anybody(vision: str, dark: bool) -> None:
    """Glyph and word tell ratings apart for everybody; the colours should not blur them for anybody."""
    chosen = scheme(dark=dark)
    for one, other in combinations(TONES, 2):
        assert difference(chosen[one], chosen[other], vision=vision) >= 9
        assert difference(chosen[f"{one}-tint"], chosen[f"{other}-tint"], vision=vision) >= 6


@pytest.mark.parametrize("scale", SCALES.values(), ids=list(SCALES))
def test_every_rating_of_every_scale_has_glyph_word_and_the_tone_of_its_place(scale: Scale) -> None:
    first = sample().findings[0]
    for rating in scale.ratings:
        given = replace(first.verdicts[0], rating=rating.id, scale=scale.id, earlier=())
        content = export(replace(sample(), findings=(replace(first, verdicts=(given,)),))).decode()
        unplaced = "unplaced" if rating.published else "plain"
        tone = f"step-{rating.number}" if rating.number else unplaced
        assert f'<span class="rating {tone}">{rating.glyph} {rating.words}</span>' in content
        assert f".{tone} {{" in content or f".{tone}, " in content


def test_a_stance_is_said_by_name_beside_what_the_machine_compared() -> None:
    content = export(sample()).decode()
    said = content.index('<li class="said conflicts" dir="auto">Ana says that it refutes the claim</li>')
    assert said < content.index("The claim says 1987")
    weighed = content.partition("Weighed, not cited")[2].partition("</ol>")[0]
    assert "We left the tower" in weighed
    assert "Ana says that it qualifies the claim" in weighed
    assert "more passage" not in content


def test_a_note_on_a_stretch_is_marked_in_the_text_and_told_below() -> None:
    page = Page(export(sample()))
    content = export(sample()).decode()
    assert (
        '<span class="noted">on Tuesday</span><sup><a href="#note-a" id="in-text-note-a">a</a></sup>'
        in content
    )
    assert [each for each in page.values("id") if each.startswith("note-")] == ["note-a", "note-b"]
    for each in REMARKS:
        assert f"“{each.quote}”" in page.text
        assert each.text in page.text
    assert "Note by Boris on 2024-04-20, no longer in the article" in page.text


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_measure_of_difference_is_that_of_its_authors(
    one: tuple[float, float, float], other: tuple[float, float, float], apart: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(apart, abs=0.0001)


def test_the_measure_of_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
