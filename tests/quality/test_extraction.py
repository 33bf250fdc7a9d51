"""Does `extract` find the article, and nothing else, on pages that others have labelled?"""

from __future__ import annotations

import gzip
import json
import os
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import factbench
from factbench.errors import InputError
from factbench.stages.extract import extract
from tests.quality.fit_dump import Page, Score, halves, mean, measure, pages, total

pytestmark = pytest.mark.quality

BASELINE = (0.563, 0.641)
"""Line F1 of "ten words and a final .!?" on the pages kept aside: over all lines, and as the mean of pages."""
FLOOR = (0.69, 0.79)
"""The same for the line model. A few pages that are lists of products weigh as much as all others together."""
HTML_FLOOR = 0.93
"""4-gram F1 on HTML pages."""


def folder() -> Path:
    found = os.environ.get("FACTBENCH_DATA")
    if not found:
        pytest.skip("FACTBENCH_DATA is not set")
    return Path(found)


@dataclass(frozen=True)
class Gold:
    """One real article as it came, and what a careful reader marked in it."""

    content: bytes
    body: list[list[int]]
    title: str
    published: date
    never: list[str]


@cache
def gold() -> Gold:
    found = sorted((folder() / ".." / "articles").glob("*.gold.json"))
    if not found:
        pytest.skip("no articles beside FACTBENCH_DATA")
    marked = json.loads(found[0].read_text(encoding="utf-8"))
    return Gold(
        content=(found[0].parent / marked["file"]).read_bytes(),
        body=marked["body"],
        title=marked["title"],
        published=date.fromisoformat(marked["published"]),
        never=marked["never"],
    )


def test_the_real_article_gives_its_gold_paragraphs_title_and_day() -> None:
    article = extract(gold().content)
    places = [paragraph.in_file for paragraph in article.paragraphs]
    assert [[place.start, place.end] for place in places if place] == gold().body
    assert (article.title, article.published) == (gold().title, gold().published)


def test_no_claim_comes_from_around_the_real_article() -> None:
    quotes = " ".join(claim.quote for claim in factbench.segment(extract(gold().content)))
    assert quotes
    assert not [words for words in gold().never if words in quotes]


def simple(page: Page) -> Score:
    """The baseline: ten words and a final stop."""
    found = [len(line.split()) >= 10 and line.rstrip()[-1:] in set(".!?") for line in page.lines]
    counted = [(taken, label) for taken, label in zip(found, page.labels, strict=True) if label >= 0]
    return Score(
        sum(taken and label == 1 for taken, label in counted),
        sum(taken and label == 0 for taken, label in counted),
        sum(not taken and label == 1 for taken, label in counted),
    )


def test_lines_of_pages_kept_aside_are_told_apart_better_than_by_length() -> None:
    _, kept = halves(pages(folder()))
    ours, plain = [measure(page) for page in kept], [simple(page) for page in kept]
    got = total(ours).f1, mean(ours)
    print(f"\nlines: {got[0]:.3f} (pages {got[1]:.3f}), baseline {total(plain).f1:.3f} ({mean(plain):.3f})")
    assert (round(total(plain).f1, 3), round(mean(plain), 3)) == BASELINE
    assert got[0] >= FLOOR[0]
    assert got[1] >= FLOOR[1]


def test_html_pages_come_out_no_worse_than_from_trafilatura_alone() -> None:
    import trafilatura

    truth = json.loads((folder() / "extraction" / "ground-truth.json").read_text(encoding="utf-8"))
    ours, theirs = [], []
    for name, expected in sorted(truth.items()):
        html = gzip.decompress((folder() / "extraction" / "html" / f"{name}.html.gz").read_bytes())
        ours.append(overlap(_extracted(html), expected["articleBody"]))
        theirs.append(
            overlap(trafilatura.extract(html, include_comments=False) or "", expected["articleBody"])
        )
    print(f"\nhtml: {f1(ours):.4f}, trafilatura {f1(theirs):.4f}")
    assert f1(ours) >= max(HTML_FLOOR, f1(theirs) - 0.002)


def _extracted(html: bytes) -> str:
    try:
        return extract(html, media_type="text/html").text
    except InputError:
        return ""


def overlap(found: str, expected: str) -> tuple[float, float]:
    """Precision and recall of 4-grams of words, counted with repetition.

    Source: the scoring of article-extraction-benchmark.
    """
    one, other = grams(found), grams(expected)
    both = sum((one & other).values())
    return both / max(1, sum(one.values())), both / max(1, sum(other.values()))


def grams(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    words = text.split()
    return Counter(tuple(words[start : start + size]) for start in range(max(1, len(words) - size + 1)))


def f1(scores: list[tuple[float, float]]) -> float:
    """Of the mean precision and the mean recall."""
    precision = sum(score[0] for score in scores) / len(scores)
    recall = sum(score[1] for score in scores) / len(scores)
    return 2 * precision * recall / (precision + recall)
