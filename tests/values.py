"""Values built by hand, small enough to be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from factbench.model import (
    Article,
    Claim,
    Event,
    Paragraph,
    Passage,
    Snapshot,
    Source,
    claim_id,
    identity,
    passage_id,
    quote_of,
)
from factbench.settings import ParserChoice, Settings
from factbench.store import documents
from factbench.text.slots import Date, Edit, Gap, Grain, How, Insertion, Kind, Name, Worth
from factbench.text.span import Span
from factbench.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from factbench.acts import Act

RULES = Settings(parser=ParserChoice.RULES, semantic=False)
"""Settings that give the same claims and the same evidence on every machine, whatever extras are installed."""

BRIDGE = "The harbour bridge opened in 1932. It was the widest bridge of its time. Nobody expected that."


def an_article(
    text: str = BRIDGE, *, title: str | None = "A bridge", published: date | None = date(2020, 3, 4)
) -> Article:
    """An article of one paragraph."""
    return Article(
        text=text,
        paragraphs=(Paragraph(Span(0, len(text)), Span(0, len(text))),),
        title=title,
        site="Harbour Post",
        authors=("Ada Quay",),
        published=published,
        language="en",
        snapshot=a_snapshot(text).sha256,
        extractor="plain 1",
    )


def a_snapshot(text: str = BRIDGE) -> Snapshot:
    """The bytes of a text."""
    return Snapshot(text.encode(), "text/plain", None, "2020-03-05T08:00:00Z")


def a_claim(article: Article, quote: str, *, statement: str | None = None) -> Claim:
    """The claim that `quote` makes, where it first stands in the article."""
    start = article.text.index(quote)
    parts = (Span(start, start + len(quote)),)
    return Claim(
        id=claim_id(article.id, parts),
        article=article.id,
        parts=parts,
        quote=quote_of(article.text, parts),
        statement=statement or f"{quote}.",
        kinds=(Kind.EVENT, Kind.DATE),
        worth=Worth(0.9, 0.6, 0.1, ("names a year",)),
        needs_context=(Gap(Span(start, start + 3), "who is meant?"),),
        dates=(Date(Span(start, start + 4), "1932", Grain.YEAR, How.EXPLICIT),),
        names=(Name(Span(start, start + 3)),),
        segmenter="1 rules",
    )


def a_source(
    text: str, *, title: str = "Almanac", published: date | None = date(2019, 1, 1)
) -> tuple[Source, Passage]:
    """A source that is one passage."""
    source = Source(
        id=identity(title, text), title=title, text=text, publisher="Press", published=published, primary=True
    )
    span = Span(0, len(text))
    return source, Passage(passage_id(source.id, span), source.id, span, text)


def ticking(
    start: datetime = datetime(2020, 3, 5, 9, 0, tzinfo=UTC), *, step: int = 1
) -> Callable[[], datetime]:
    """A clock that moves on by `step` seconds each time it is read."""
    seconds = iter(range(0, 10**9, step))
    return lambda: start + timedelta(seconds=next(seconds))


def counting(start: int = 1) -> Callable[[], str]:
    """Ids of acts, counted from `start`, in the shape of a UUIDv7."""
    numbers: Iterator[int] = iter(range(start, start + 10**9))
    return lambda: f"00000000-0000-7000-8000-{next(numbers):012x}"


def a_bench(
    path: Path, *, reviewer: str = "Ada", device: str = "quay", settings: Settings = RULES
) -> Workbench:
    """A workbench with a fixed clock and counted ids, on a file that is made where there is none."""
    return Workbench(
        path, settings, create=True, reviewer=reviewer, device=device, clock=ticking(), new_id=counting()
    )


def with_put_in(claim: Claim, words: str = "2020") -> Claim:
    """The claim with words of ours at the end of its statement, as a date is put in."""
    end = len(claim.statement) - 1
    return replace(
        claim,
        statement=f"{claim.statement[:end]} [{words}].",
        insertions=(Insertion(Span(end + 1, end + 3 + len(words)), ""),),
        edits=(Edit(Span(claim.end, claim.end), words),),
    )


def filled(
    bench: Workbench, *quotes: str, change: Callable[[Claim], Claim] = lambda claim: claim
) -> list[Claim]:
    """Store the bridge article with these quotes as claims, and a source; returns the claims, matched."""
    article = an_article()
    wanted = quotes or ("The harbour bridge opened in 1932", "It was the widest bridge of its time")
    claims = [change(a_claim(article, quote)) for quote in wanted]
    source, passage = a_source(
        "The harbour bridge opened in March 1932 and was the widest bridge of its time."
    )
    bench.session.write(
        lambda db: documents.add_article(db, a_snapshot(), article, claims, "2020-03-05T08:00:00.000Z")
    )
    bench.session.write(
        lambda db: documents.add_source(db, source, [passage], None, "2020-03-05T08:00:00.000Z")
    )
    for _found in bench.library.passages.match():
        pass
    return claims


def an_event(number: int, act: Act, *, reviewer: str = "Ada", batch: str | None = None) -> Event:
    """An act on claim "c", the `number`th of its device."""
    return Event(
        id=f"e{number}",
        act=act,
        at=f"2020-03-05T09:00:{number % 60:02d}.000Z",
        device="quay",
        session="s",
        reviewer=reviewer,
        claim="c",
        batch=batch,
        number=number,
    )
