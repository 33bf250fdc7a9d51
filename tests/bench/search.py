"""A claim against a million passages: factbench's candidates and bm25s beside FTS5 for any word, in one run.

By meaning too, where the `semantic` extra is there: with vectors at hand that are sums of two of real sentences, for to
encode a million takes hours. How long one passage takes is told. Of one library alone, with words and meaning:
`python -m tests.bench.search 1000000`. Times are of processor, for one thread searches: others may use the machine.
"""

from __future__ import annotations

import json
import os
import random
import resource
import statistics
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

import numpy as np

from factbench.database import memory
from factbench.index import LARGE, TOKENIZER, Candidates, LargeIndex
from factbench.index import nearest as nearests
from factbench.index.encoder import encoder, installed
from factbench.index.nearest import header, records
from factbench.index.vectors import Kept, Vectors
from factbench.settings import Settings
from factbench.stages.compare import compare
from factbench.store import documents
from factbench.text.indexed import content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy.typing as npt

    from factbench.database import Connection
    from factbench.index.encoder import Vector
    from factbench.index.nearest import Nearest

QUESTIONS = 60
SAMPLE = 1_000
"""Passages that are really encoded; the vectors of the others are made of theirs."""
KEPT = 10
POOL = 50
"""Passages that are asked for by meaning for one claim."""


def main(*, short: bool, passages: int = 1_000_000) -> None:
    """Print time, memory, disk and how much of the first ten for any word each way keeps."""
    _end_to_end(5_000 if short else 100_000)
    if installed():
        _by_meaning(5_000 if short else 100_000, sample=50 if short else SAMPLE)
        if not short:
            _by_meaning(passages, sample=SAMPLE)
    count = 20_000 if short else passages
    texts, claims = _made(count)
    database = _library(texts)
    print(
        f"search: {count:,} passages, {len(claims)} claims; milliseconds of processor;"
        f" kept: of FTS5's first {KEPT} for any word"
    )
    whole = {claim: _any_word(database, claim) for claim in claims}
    _report("FTS5, any word", [seconds for seconds, _ in whole.values()], 1.0)
    gold = {claim: rows for claim, (_, rows) in whole.items()}
    settings = Settings(semantic=False)
    fts = Candidates(database, settings=settings)
    fts.find("warm", limit=1)
    _measure("FTS5 with a budget", gold, lambda claim: [each.row for each in fts.find(claim, limit=50)])
    with tempfile.TemporaryDirectory() as folder:
        started, before = process_time(), _memory()
        index = LargeIndex(Path(folder) / "index")
        for _written in index.update(database):
            pass
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        print(
            f"  tantivy: built in {process_time() - started:.0f} s, {size / 1e6:.0f} MB on disk,"
            f" peak memory up by {_memory() - before:.0f} MB"
        )
        large = Candidates(database, settings=settings, large=index)
        _measure(
            "tantivy, candidates", gold, lambda claim: [each.row for each in large.find(claim, limit=50)]
        )
        _measure("tantivy, ranked", gold, lambda claim: [hit.index for hit in large.search(claim, limit=50)])
    _bm25s(texts, gold)


def _end_to_end(count: int) -> None:
    """One claim against a library by FTS5: searched, ranked, and compared with the nine that are shown."""
    texts, claims = _made(count)
    candidates = Candidates(_library(texts), settings=Settings(semantic=False))
    candidates.find("warm", limit=1)
    taken = []
    for claim in claims:
        started = process_time()
        for hit in candidates.search(claim, limit=9):
            compare(claim, texts[hit.index - 1])
        taken.append(process_time() - started)
    print(f"one claim against {count:,} passages, end to end; milliseconds of processor")
    _report("searched and compared", taken, None)


def _by_meaning(count: int, *, sample: int) -> None:
    """One claim against a library with vectors: searched both ways, ranked, and compared with what is shown."""
    texts, claims = _made(count)
    known = encoder(Settings())
    assert known is not None
    started = process_time()
    real = np.stack([known.passage(text) for text in texts[:sample]])
    print(f"one claim against {count:,} passages with vectors, end to end; milliseconds of processor")
    print(f"  encoder: {1000 * (process_time() - started) / sample:.1f} a passage")
    database = _library(texts)
    with tempfile.TemporaryDirectory() as folder:
        vectors = Vectors(Path(folder), known.name)
        _sums(vectors._path, real, count)
        started = process_time()
        nearest = vectors.opened(database)
        print(f"  vectors: opened in {process_time() - started:.1f} s")
        large = None
        if count >= LARGE:
            started = process_time()
            large = LargeIndex(Path(folder) / "words")
            for _written in large.update(database):
                pass
            print(f"  words: indexed in {process_time() - started:.0f} s")
        if count > nearests.WHOLE:
            _sieve(nearest, [known.statement(claim) for claim in claims])
        meaning = Kept(database, vectors, known)
        candidates = Candidates(
            database, large=large, meaning=meaning, titles=lambda rows: documents.titles(database, rows)
        )
        candidates.search("warm", limit=1)
        taken = []
        for claim in claims:
            started = process_time()
            for hit in candidates.search(claim, limit=9):
                compare(claim, texts[hit.index - 1])
            taken.append(process_time() - started)
        _report("searched and compared", taken, None)


def _sieve(nearest: Nearest, asked: list[Vector]) -> None:
    """How much of the first ten of all vectors is found behind the sieve, and in what time; fifty are asked for."""
    before = _memory()
    started = process_time()
    nearest.nearest(asked[0], limit=POOL)
    print(f"  sieve: made in {process_time() - started:.1f} s, peak memory up by {_memory() - before:.0f} MB")

    def found() -> tuple[list[float], list[list[int]]]:
        taken, rows = [], []
        for each in asked:
            started = process_time()
            rows.append(list(nearest.nearest(each, limit=POOL)))
            taken.append(process_time() - started)
        return taken, rows

    with _measured_all():
        taken, whole = found()
    _report("  all vectors", taken, 1.0)
    taken, some = found()
    kept = [len({*one[:KEPT]} & {*other}) / KEPT for one, other in zip(whole, some, strict=True)]
    _report("  sieve", taken, statistics.mean(kept))


@contextmanager
def _measured_all() -> Iterator[None]:
    """Inside, no sieve goes before."""
    usual = nearests.WHOLE
    nearests.WHOLE = sys.maxsize
    try:
        yield
    finally:
        nearests.WHOLE = usual


def _sums(path: Path, real: npt.NDArray[np.float32], count: int) -> None:
    """A file of vectors, each between two of real passages and a little beside."""
    dice = np.random.default_rng(1)
    with path.open("wb") as file:
        file.write(header(real.shape[1]))
        for start in range(0, count, 10_000):
            size = min(10_000, count - start)
            one, other = (real[dice.integers(0, len(real), size)] for _ in range(2))
            mixed = one + other * dice.random((size, 1), dtype=np.float32)
            mixed += np.float32(0.02) * dice.standard_normal(mixed.shape, dtype=np.float32)
            mixed /= np.linalg.norm(mixed, axis=1, keepdims=True)
            file.write(records(range(start + 1, start + size + 1), mixed))


def _bm25s(texts: list[str], gold: dict[str, list[int]]) -> None:
    """The peer that scores all words beforehand, where it is installed."""
    try:
        import bm25s
    except ImportError:
        print("  bm25s is not installed")
        return
    started, before = process_time(), _memory()
    model: Any = bm25s.BM25()
    model.index(bm25s.tokenize(texts, stopwords="en", show_progress=False), show_progress=False)
    print(
        f"  bm25s: built in {process_time() - started:.0f} s, peak memory up by {_memory() - before:.0f} MB"
    )

    def search(claim: str) -> list[int]:
        words = bm25s.tokenize([claim], stopwords="en", show_progress=False)
        found, _ = model.retrieve(words, k=50, show_progress=False)
        return [int(row) + 1 for row in found[0]]

    _measure("bm25s, no stems", gold, search)


def _measure(name: str, gold: dict[str, list[int]], search: Callable[[str], list[int]]) -> None:
    taken, kept = [], []
    for claim, rows in gold.items():
        started = process_time()
        found = search(claim)
        taken.append(process_time() - started)
        kept.append(len(set(rows).intersection(found)) / len(rows) if rows else 1.0)
    _report(name, taken, statistics.mean(kept))


def _report(name: str, taken: list[float], kept: float | None) -> None:
    p95 = statistics.quantiles(taken, n=20)[-1]
    told = "" if kept is None else f"  kept {kept:.3f}"
    print(f"{name:<22} median {1000 * statistics.median(taken):7.1f}  p95 {1000 * p95:7.1f}{told}")


def _any_word(database: Connection, claim: str) -> tuple[float, list[int]]:
    query = " OR ".join(f'"{claim[word.start : word.end]}"' for word in content(claim))
    sql = "SELECT rowid FROM passage_fts WHERE passage_fts MATCH ? ORDER BY rank LIMIT ?"
    started = process_time()
    rows = [row for (row,) in database.execute(sql, (query, KEPT))] if query else []
    return process_time() - started, rows


def _library(texts: list[str]) -> Connection:
    database = memory()
    started = process_time()
    identity = "GENERATED ALWAYS AS (printf('%016x%048x', number, 0))"
    of_ten = "GENERATED ALWAYS AS (printf('%064x', number / 10))"
    database.execute(
        f"CREATE TABLE passage(number INTEGER PRIMARY KEY, text TEXT, id TEXT {identity}, source TEXT {of_ten})"
    )
    options = f"content='passage', content_rowid='number', tokenize='{TOKENIZER}'"
    database.execute(f"CREATE VIRTUAL TABLE passage_fts USING fts5(text, {options})")
    database.execute("BEGIN")
    database.executemany("INSERT INTO passage(text) VALUES (?)", ((text,) for text in texts))
    database.execute("CREATE TABLE source(id TEXT PRIMARY KEY, title TEXT)")
    titles = (" ".join(text.split()[:5]) for text in texts[::10])
    database.executemany("INSERT INTO source VALUES (printf('%064x', ?), ?)", enumerate([*titles, "The end"]))
    database.execute("INSERT INTO passage_fts(passage_fts) VALUES ('rebuild')")
    database.execute("COMMIT")
    print(f"  FTS5: built in {process_time() - started:.0f} s")
    return database


def _made(count: int) -> tuple[list[str], list[str]]:
    """Passages that put halves of real sentences together, and claims; made-up words where there is no outside data."""
    dice = random.Random(1)
    sentences, claims = _real() if os.environ.get("FACTBENCH_DATA") else _made_up(dice)
    halves = [sentence.split() for sentence in sentences]
    halves = [words for words in halves if len(words) > 5]
    texts = []
    for _ in range(count):
        one, other = dice.choice(halves), dice.choice(halves)
        cut, start = dice.randrange(3, len(one)), dice.randrange(len(other) - 3)
        texts.append(" ".join([*one[:cut][:18], *other[start:][:18]]))
    return texts, dice.sample(claims, min(QUESTIONS, len(claims)))


def _real() -> tuple[list[str], list[str]]:
    folder = Path(os.environ["FACTBENCH_DATA"], "evidence")
    rows = [json.loads(line) for line in (folder / "fm2_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    sentences = [each["text"] for row in rows for each in row["gold_evidence"] + row["retrieved_evidence"]]
    return sentences, [row["text"] for row in rows]


def _made_up(dice: random.Random) -> tuple[list[str], list[str]]:
    """Words as common as Zipf says."""
    words = [
        "".join(dice.choices("bcdfglmnprst", k=3)) + dice.choice("aeiou") + str(n) for n in range(40_000)
    ]
    weights = [1 / (place + 3) for place in range(len(words))]
    sentences = [" ".join(dice.choices(words, weights, k=22)) for _ in range(20_000)]
    return sentences, [" ".join(dice.choices(words, weights, k=10)) for _ in range(200)]


def _memory() -> float:
    """The most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if sys.argv[1:]:
        _by_meaning(int(sys.argv[1]), sample=SAMPLE)
    else:
        main(short=False)
