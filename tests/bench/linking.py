"""What it takes to compare an article and its claims with all that were stored before, as these become more."""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from factbench.model import Snapshot
from factbench.stages.extract import extract
from factbench.stages.segment import segment
from factbench.store import alike, documents
from factbench.workbench import Workbench
from tests.bench import prose
from tests.bench.many import AT, RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COPIES = 20
"""One article in so many is another's text, whole, cut or edited."""
LAST = 50
"""Articles whose mean is told."""


def text(number: int) -> str:
    """The text of an article, the same for the same number; now and then that of one before."""
    if number % COPIES == COPIES - 1:
        how = ("whole", "cut", "edited")[number // COPIES % 3]
        return str(prose.copied(number - 7, how)["text"])
    return str(prose.article(number)["text"])


def measure(stops: Sequence[int]) -> Iterator[tuple[int, float]]:
    """How many articles are stored, and seconds of the processor for each of the last `LAST` that were linked."""
    with (
        TemporaryDirectory() as name,
        Workbench(Path(name, "claims.db"), RULES, create=True, reviewer="Ada", device="bench") as bench,
    ):
        spent: list[float] = []
        for number in range(stops[-1]):
            snapshot = Snapshot(text(number).encode(), "text/plain", None, AT)
            article = extract(snapshot.content)
            claims = segment(article, settings=RULES)
            bench.session.write(
                partial(documents.add_article, snapshot=snapshot, article=article, claims=claims, added_at=AT)
            )
            began = time.process_time()
            bench.session.write(alike.link, article.id)
            spent.append(time.process_time() - began)
            if number + 1 in stops:
                yield number + 1, sum(spent[-LAST:]) / LAST


def main(*, short: bool) -> None:
    """Print the figures of 1,600 articles, or of a hundred."""
    for stored, seconds in measure((50, 100) if short else (100, 400, 1_600)):
        print(f"linking an article with {stored:,} others: {1000 * seconds:.1f} ms of the processor")


if __name__ == "__main__":
    main(short="--short" in sys.argv)
