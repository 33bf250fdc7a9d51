from __future__ import annotations

import json
from typing import Any

import pytest

from factbench.documents.stated import Stated, stated


def read(head: str = "", *things: Any) -> Stated:
    """What a page with this head and these objects in JSON-LD states."""
    import trafilatura

    scripts = "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in things)
    return stated(
        trafilatura.load_html(f"<html><head>{head}{scripts}</head><body><p>It rained.</p></body></html>")
    )


ARTICLE = {"@type": "NewsArticle", "headline": "High water", "datePublished": "2024-05-03T08:00:00Z"}


def test_the_article_in_json_ld_is_read_wherever_it_stands() -> None:
    said = read("", {"@graph": [{"@type": "WebSite", "name": "Oakham Courier"}, {"mainEntity": ARTICLE}]})
    assert (said.headline, said.published, said.sites) == (
        "High water",
        ("2024-05-03T08:00:00Z",),
        ("Oakham Courier",),
    )


def test_persons_and_houses_are_told_apart_and_references_looked_up() -> None:
    authors = [
        {"@type": "Person", "name": "Ann Lee"},
        {"@type": "Organization", "name": "ONS"},
        {"@id": "#tom"},
    ]
    said = read(
        "",
        {"@graph": [{**ARTICLE, "author": authors}, {"@type": "Person", "@id": "#tom", "name": "Tom Ray"}]},
    )
    assert (said.people, said.houses) == (("Ann Lee", "Tom Ray"), ("ONS",))


def test_entities_and_soft_hyphens_are_resolved() -> None:
    assert (
        read("", {**ARTICLE, "headline": "Ann&#8217;s bridge &amp;amp; Tom&#039;s"}).headline
        == "Ann’s bridge & Tom's"
    )
    assert read("<title>High wa\u00adter</title>").window == "High water"


def test_a_meta_element_says_who_wrote_it_by_its_label_too() -> None:
    head = '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Lee">'
    assert read(head).bylines == ("Ann Lee",)
    assert (
        read(
            '<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="2 min">'
        ).bylines
        == ()
    )


@pytest.mark.parametrize(
    "script", ["{", "[" * 100_000, '{"@type": 5, "headline": []}', "null", '"text"', '[[[{"@id": {}}]]]', ""]
)
def test_broken_json_states_nothing(script: str) -> None:
    import trafilatura

    source = f'<html><head><script type="application/ld+json">{script}</script></head><body><p>It.</p></body></html>'
    assert stated(trafilatura.load_html(source)).headline == ""


def test_half_a_surrogate_pair_in_json_is_left_out() -> None:
    assert read("", {**ARTICLE, "headline": "High \ud800water"}).headline == "High water"
