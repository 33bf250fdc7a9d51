"""From bytes to claims, with the model and by rules, beside spaCy's own full pipeline on the same texts, in one run."""

from __future__ import annotations

import os
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factbench.english.parse import full_pipeline
from factbench.settings import ParserChoice, Settings
from factbench.stages.extract import extract
from factbench.stages.segment import segment

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 3


def main(*, short: bool) -> None:
    """Print seconds for the same texts, in turns, and the ratios to the peer's."""
    files = _files(4 if short else 12)
    texts = [extract(content).text for content in files]
    peer: Any = full_pipeline()
    ways: dict[str, Callable[[], object]] = {
        "spaCy, full pipeline": lambda: [len(peer(text)) for text in texts],
        "factbench with model": lambda: [_claims(content, ParserChoice.MODEL) for content in files],
        "factbench by rules": lambda: [_claims(content, ParserChoice.RULES) for content in files],
    }
    for run in ways.values():
        run()  # what loads once and is kept
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _round in range(1 if short else ROUNDS):
        for name, run in ways.items():
            started = time.perf_counter()
            run()
            taken[name].append(time.perf_counter() - started)
    size = sum(len(text) for text in texts)
    print(
        f"bytes to claims, {len(files)} articles, {size:,} characters; medians of {len(taken[next(iter(taken))])}"
    )
    whole = statistics.median(taken["spaCy, full pipeline"])
    for name, each in taken.items():
        middle = statistics.median(each)
        print(f"{name:<22} {middle:7.2f} s  {size / middle / 1e6:7.3f} MB/s  {middle / whole:6.3f} of spaCy")


def _claims(content: bytes, parser: ParserChoice) -> int:
    return len(segment(extract(content), settings=Settings(parser=parser)))


def _files(count: int) -> list[bytes]:
    """News articles of the outside data, else the demonstration's over and over."""
    folder = Path(os.environ.get("FACTBENCH_DATA", ""), "articles", "wikinews")
    if os.environ.get("FACTBENCH_DATA") and folder.is_dir():
        return [path.read_bytes() for path in sorted(folder.glob("*.txt"))[:count]]
    own = Path(__file__).parents[2] / "assets" / "demo" / "article.txt"
    return [own.read_bytes()] * count


if __name__ == "__main__":
    main(short=False)
