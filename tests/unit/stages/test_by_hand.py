"""Claims that a person cut: what they say is told apart as of any other claim."""

from __future__ import annotations

import pytest

from factbench.model import Article, Paragraph
from factbench.settings import ParserChoice, Settings
from factbench.stages.by_hand import by_hand
from factbench.stages.segment import segment
from factbench.text.slots import Kind
from factbench.text.span import Span


def an_article(text: str) -> Article:
    return Article(text=text, paragraphs=(Paragraph(Span(0, len(text))),), snapshot=text, extractor="plain 1")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The first bank opened in Ota.", Kind.SUPERLATIVE),
        ("Never had a bank opened in Ota.", Kind.NEGATION),
        ("Because it rained, the bank closed.", Kind.CAUSE),
        ("More than ten banks closed.", Kind.COMPARISON),
    ],
)
def test_a_claim_by_hand_has_the_kinds_that_its_first_word_tells(text: str, kind: Kind) -> None:
    assert kind in by_hand(an_article(text), [Span(0, len(text))], id="x").kinds


@pytest.mark.parametrize(
    "text",
    [
        "The bank was closed for three years.",
        "The first bank opened in Ota in May 1990.",
        "Ten banks will not open.",
        "The mayor opened a “green” bank.",
    ],
)
def test_a_stretch_says_the_same_whoever_cut_it(text: str) -> None:
    article = an_article(text)
    (claim,) = segment(article, settings=Settings(parser=ParserChoice.RULES))
    assert by_hand(article, claim.parts, id="x").kinds == claim.kinds
