"""Is every claim, with all that is said of it, a slice of its article? On every article at hand and on made ones."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from factbench.errors import InputError
from factbench.model import JOIN
from factbench.settings import ParserChoice, Settings
from factbench.stages.extract import extract
from factbench.stages.segment import segment
from tests.quality.generated import articles
from tests.quality.table import Table, path_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factbench.model import Article, Claim
    from factbench.text.span import Span

RULES = Settings(parser=ParserChoice.RULES)


def wrong_spans(article: Article, claims: Iterable[Claim]) -> list[str]:
    """What is not the text it quotes or stands outside of it, a line each."""
    wrong = []
    for claim in claims:
        if claim.quote != JOIN.join(article.text[part.start : part.end] for part in claim.parts):
            wrong.append(f"{claim.quote!r} is not its slice")
        wrong += [
            f"{span} of {claim.quote!r} is outside"
            for span in _spans(claim)
            if not 0 <= span.start < span.end <= len(article.text)
        ]
    return wrong


def _spans(claim: Claim) -> Iterator[Span]:
    yield from claim.parts
    for said in claim.attribution:
        yield from (each for each in (said.source, said.cue, said.content) if each is not None)
    yield from (each.span for each in claim.dates)
    yield from (each.span for each in claim.quantities)
    yield from (each.span for each in claim.names)
    yield from (each.span for each in claim.needs_context)


def moved_paragraphs(article: Article, content: bytes) -> list[str]:
    """Paragraphs of a UTF-8 plain text that are not where they say they stand in the file."""
    file = content.decode("utf-8-sig", errors="replace")
    return [
        f"{each.in_text} is not {each.in_file}"
        for each in article.paragraphs
        if each.in_file is not None and each.in_text.of(article.text) != each.in_file.of(file)
    ]


@cache
def at_hand() -> tuple[tuple[Path, bytes], ...]:
    """Every article of the outside data."""
    folders = [path_of("articles", "wikinews"), path_of("attributions", "polnear_dev", "text")]
    folders += [path_of("extraction", "html"), path_of("..", "articles")]
    found = [path for folder in folders for path in sorted(folder.iterdir()) if path.suffix != ".json"]
    return tuple((path, path.read_bytes()) for path in found if "gold" not in path.name)


@pytest.mark.long
@pytest.mark.quality
def test_every_claim_of_every_article_at_hand_is_the_text_that_it_quotes(table: Table) -> None:
    claims = wrong = read = 0
    for _path, content in at_hand():
        try:
            article = extract(_plain(content))
        except InputError:
            continue
        read += 1
        found = segment(article, settings=RULES)
        claims += len(found)
        wrong += len(wrong_spans(article, found)) + len(moved_paragraphs(article, _plain(content)))
    on = f"{read} articles, {claims} claims by rules"
    table.row("spans at hand", "spans that are not the text they quote", wrong, on=on, reach=0, most=True)


def _plain(content: bytes) -> bytes:
    import gzip

    return gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content


@pytest.mark.long
@pytest.mark.quality
@pytest.mark.timeout(900)
def test_every_claim_of_ten_thousand_made_articles_is_the_text_that_it_quotes(table: Table) -> None:
    claims, wrong = _made(10_000, RULES)
    on = f"10,000 generated articles, {claims} claims by rules"
    table.row("spans made", "spans that are not the text they quote", wrong, on=on, reach=0, most=True)


@pytest.mark.long
@pytest.mark.quality
@pytest.mark.model
def test_every_claim_of_made_articles_is_the_text_that_it_quotes_with_the_model(table: Table) -> None:
    claims, wrong = _made(300, Settings(parser=ParserChoice.MODEL))
    on = f"300 generated articles, {claims} claims with the model"
    table.row("spans model", "spans that are not the text they quote", wrong, on=on, reach=0, most=True)


def test_every_claim_of_a_few_made_articles_is_the_text_that_it_quotes() -> None:
    claims, wrong = _made(300, RULES)
    assert claims > 300
    assert wrong == 0


def _made(count: int, settings: Settings) -> tuple[int, int]:
    """Number of claims of so many made articles, and of spans that are wrong."""
    claims = wrong = 0
    for text in articles(count):
        try:
            article = extract(text.encode(), media_type="text/plain")
        except InputError:
            continue
        found = segment(article, settings=settings)
        claims += len(found)
        wrong += len(wrong_spans(article, found)) + len(moved_paragraphs(article, text.encode()))
    return claims, wrong
