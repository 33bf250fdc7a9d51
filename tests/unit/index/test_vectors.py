"""Vectors beside the database: whole or nothing, gone on with after a kill, and never another passage's."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import numpy as np
import pytest

from factbench.index import nearest as nearests
from factbench.index.encoder import encoder, installed
from factbench.index.nearest import HEADER, Nearest, header, record, records
from factbench.index.vectors import BATCH, Kept, Vectors
from factbench.model import Passage, identity, passage_id
from factbench.settings import Settings
from factbench.text.span import Span
from factbench.workbench import Workbench
from tests.values import a_source

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    from factbench.database import Connection
    from factbench.index.encoder import Vector

pytestmark = pytest.mark.skipif(not installed(), reason="the semantic extra is not installed")

SIZE = 8
MANY = 120
"""Passages that the encoder itself reads: enough to be killed among them."""


class Letters:
    """An encoder of a few letters: quick, and the same everywhere."""

    def __init__(self) -> None:
        self.read: list[str] = []

    @property
    def name(self) -> str:
        return "letters 1"

    def passage(self, text: str) -> Vector:
        self.read.append(text)
        return self.statement(text)

    def statement(self, text: str) -> Vector:
        counted = np.array([1 + text.lower().count(each) for each in "aeioustr"], dtype=np.float32)
        vector: Vector = (counted / np.linalg.norm(counted)).astype(np.float32)
        return vector


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(
        tmp_path / "claims.db", Settings(semantic=False), create=True, reviewer="Ada", device="d"
    )


def added(bench: Workbench, *texts: str) -> Connection:
    """The passages stored, each of a source of its own."""
    from factbench.store import documents

    for text in texts:
        source, passage = a_source(text)
        bench.session.write(documents.add_source, source, [passage], None, "2020-01-01T00:00:00.000Z")
    return bench.session.connection()


def some(count: int, first: int = 0) -> list[str]:
    return [
        f"Harbour {identity(str(number))[:12]} moved {number} ships."
        for number in range(first, first + count)
    ]


def test_every_passage_gets_its_vector_once_and_the_nearest_are_those_of_all(
    bench: Workbench, tmp_path: Path
) -> None:
    database = added(bench, *some(40))
    vectors, letters = Vectors(tmp_path / "kept", "letters 1"), Letters()
    assert [each.done for each in vectors.update(database, letters)] == [BATCH, 2 * BATCH, 40]
    assert list(vectors.update(database, letters)) == []
    assert len(letters.read) == 40
    assert letters.read[0].startswith("Almanac. ")  # behind the title of its source
    wanted = letters.statement("Harbour aaaa")
    texts = dict(enumerate(letters.read, 1))
    exact = sorted(texts, key=lambda row: (-float(letters.statement(texts[row]) @ wanted), row))
    found = vectors.near(database, wanted, [7], limit=5)
    assert set(found) == {*exact[:5], 7}
    assert all(
        found[row] == pytest.approx(float(letters.statement(texts[row]) @ wanted), abs=0.01) for row in found
    )
    assert set(vectors.near(database, wanted, [], limit=5, after=35)) == {36, 37, 38, 39, 40}


def test_only_what_came_in_is_read_and_the_note_says_how_far_it_is(bench: Workbench, tmp_path: Path) -> None:
    database = added(bench, *some(5))
    vectors, letters = Vectors(tmp_path / "kept", "letters 1"), Letters()
    assert vectors.reached(database) == -1
    list(vectors.update(database, letters))
    assert vectors.reached(database) == 5
    added(bench, *some(3, first=5))
    assert (vectors.reached(database), vectors.state(database)[1:3]) == (5, (8, 5))
    list(vectors.update(database, letters))
    assert (vectors.reached(database), len(letters.read)) == (8, 8)


def test_stopped_half_way_it_goes_on_from_there(bench: Workbench, tmp_path: Path) -> None:
    database = added(bench, *some(3 * BATCH))
    vectors, letters = Vectors(tmp_path / "kept", "letters 1"), Letters()
    for _each in vectors.update(database, letters):
        break
    assert vectors.reached(database) == BATCH
    list(Vectors(tmp_path / "kept", "letters 1").update(database, letters))
    assert len(letters.read) == len(set(letters.read)) == 3 * BATCH


def test_half_a_record_at_the_end_is_cut_off(bench: Workbench, tmp_path: Path) -> None:
    database = added(bench, *some(4))
    vectors, letters = Vectors(tmp_path / "kept", "letters 1"), Letters()
    list(vectors.update(database, letters))
    (path,) = (tmp_path / "kept").glob("*.vectors")
    whole = path.stat().st_size
    with path.open("ab") as file:
        file.write(b"\xff" * 5)
    added(bench, *some(1, first=4))
    list(vectors.update(database, letters))
    assert path.stat().st_size == whole + record(SIZE).itemsize
    assert set(vectors.near(database, letters.statement("a"), [], limit=9)) == {1, 2, 3, 4, 5}


@pytest.mark.parametrize("content", [b"", b"something else entirely, and rather long", header(SIZE)[:-4]])
def test_a_file_that_is_no_such_file_counts_as_none(bench: Workbench, tmp_path: Path, content: bytes) -> None:
    database = added(bench, *some(2))
    vectors = Vectors(tmp_path / "kept", "letters 1")
    list(vectors.update(database, Letters()))
    (path,) = (tmp_path / "kept").glob("*.vectors")
    path.write_bytes(content)
    assert vectors.near(database, Letters().statement("a"), [1], limit=9) == {}


def test_another_library_at_the_same_place_gets_vectors_of_its_own(tmp_path: Path) -> None:
    letters = Letters()
    for name, first in (("one", 0), ("other", 100)):
        with Workbench(tmp_path / f"{name}.db", Settings(), create=True, reviewer="Ada", device="d") as bench:
            database = added(bench, *some(3, first=first))
            vectors = Vectors(tmp_path / "kept", "letters 1")
            assert vectors.reached(database) == -1
            assert vectors.near(database, letters.statement("a"), [1, 2, 3], limit=9) == {}
            list(vectors.update(database, letters))
            assert vectors.reached(database) == 3
    assert len(letters.read) == 6


def test_only_this_user_may_read_them_and_they_can_be_removed(bench: Workbench, tmp_path: Path) -> None:
    database = added(bench, *some(2))
    vectors = Vectors(tmp_path / "kept", "letters 1")
    list(vectors.update(database, Letters()))
    files = list((tmp_path / "kept").iterdir())
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE((tmp_path / "kept").stat().st_mode) == 0o700
    vectors.remove()
    vectors.remove()
    assert (vectors.reached(database), vectors.state(database).bytes) == (-1, 0)


def test_no_passages_and_no_folder_are_no_error(bench: Workbench, tmp_path: Path) -> None:
    database = bench.session.connection()
    vectors = Vectors(tmp_path / "kept", "letters 1")
    assert list(vectors.update(database, Letters())) == []
    assert vectors.near(database, Letters().statement("a"), [3], limit=9) == {}
    (tmp_path / "file").write_text("", encoding="utf-8")
    added(bench, *some(1))
    with pytest.raises(OSError, match="file"):
        list(Vectors(tmp_path / "file", "letters 1").update(database, Letters()))


def _written(path: Path, count: int, dimension: int) -> tuple[Nearest, npt.NDArray[np.float32]]:
    dice = np.random.default_rng(1)
    found = dice.normal(size=(count, dimension)).astype(np.float32)
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    keys = [int(each) for each in dice.integers(1, 2**63, len(found))]
    path.write_bytes(header(dimension) + records(keys, list(found)))
    numbers = np.arange(1, len(found) + 1, dtype=np.int64)
    return Nearest(path, numbers, np.array(keys, dtype=np.uint64)), found


def test_behind_the_sieve_is_found_what_measuring_all_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nearest, found = _written(tmp_path / "some.vectors", 2_000, 100)
    asked = [(found[place], after) for place in range(25) for after in (-1, 700)]
    exact = [nearest.nearest(wanted, limit=10, after=after) for wanted, after in asked]
    monkeypatch.setattr(nearests, "WHOLE", 1_000)
    monkeypatch.setattr(nearests, "SIEVED", 500)
    monkeypatch.setattr(nearests, "SIEVE", 300)
    sieved = [nearest.nearest(wanted, limit=10, after=after) for wanted, after in asked]
    assert sum(len(one.keys() & other.keys()) for one, other in zip(sieved, exact, strict=True)) >= 0.95 * 500
    assert list(nearest.nearest(found[3], limit=1)) == [4]
    assert all(
        row > 700 for (_, after), one in zip(asked, sieved, strict=True) if after == 700 for row in one
    )


def test_what_passes_the_sieve_has_the_cosine_it_has_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nearest, found = _written(tmp_path / "some.vectors", 300, 20)
    exact = nearest.nearest(found[0], limit=300)
    monkeypatch.setattr(nearests, "WHOLE", 100)
    monkeypatch.setattr(nearests, "SIEVED", 50)
    sieved = nearest.nearest(found[0], limit=300)
    assert 50 < len(sieved) < 300
    assert all(exact[row] == pytest.approx(cosine, abs=1e-6) for row, cosine in sieved.items())


def test_a_killed_program_has_lost_next_to_nothing(tmp_path: Path) -> None:
    """With the encoder itself: killed in the middle, gone on with, and the same as if it had never been."""
    path, cache = tmp_path / "claims.db", tmp_path / "cache"
    with Workbench(path, Settings(), create=True, reviewer="Ada", device="d") as bench:
        added(bench, *some(MANY))
    environment = {**os.environ, "FACTBENCH_CACHE": str(cache)}
    command = [sys.executable, "-m", "factbench", "index", "build", "--db", str(path)]
    running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while time.monotonic() < until and not any(cache.glob("*-vectors/*.json")):
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    running.wait()
    (kept,) = cache.glob("*-vectors/*.vectors")
    before = kept.stat().st_size
    assert HEADER < before < HEADER + MANY * record(384).itemsize
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert f"{MANY} passages" in ran.stdout
    assert kept.stat().st_size == HEADER + MANY * record(384).itemsize
    known = encoder(Settings())
    assert known is not None
    with Workbench(path, Settings(), reviewer="Ada", device="d") as bench:
        database = bench.session.connection()
        again = Vectors(tmp_path / "again", known.name)
        list(again.update(database, known))
    (fresh,) = (tmp_path / "again").glob("*.vectors")
    assert sorted(np.fromfile(fresh, record(384), offset=HEADER)["key"]) == sorted(
        np.fromfile(kept, record(384), offset=HEADER)["key"]
    )


def test_around_a_passage_stand_those_of_its_source_where_that_has_no_title(
    bench: Workbench, tmp_path: Path
) -> None:
    from factbench.store import documents

    letters = Letters()
    for title, *texts in (("", "aa", "ee", "ii", "oo"), ("", "uu", "aaa"), ("", "eee"), ("Vowels", "a", "e")):
        text = "".join(texts)
        source, _whole = a_source(text, title=title)
        spans = [Span(text.index(each), text.index(each) + len(each)) for each in texts]
        cut = [Passage(passage_id(source.id, span), source.id, span, span.of(text)) for span in spans]
        bench.session.write(documents.add_source, source, cut, None, "2020-01-01T00:00:00.000Z")
    database = bench.session.connection()
    vectors = Vectors(tmp_path / "kept", "letters 1")
    list(vectors.update(database, letters))
    own = vectors.near(database, letters.statement("aa"), range(1, 10), limit=9)
    found = Kept(database, vectors, letters).near("aa", [1, 4, 5], limit=1)

    def mean(*rows: int) -> float:
        return sum(own[row] for row in rows) / len(rows)

    assert found[1].around == pytest.approx(mean(2, 3), abs=0.001)
    assert found[4].around == pytest.approx(mean(2, 3), abs=0.001)
    assert found[5].around == pytest.approx(mean(6), abs=0.001)
    assert Kept(database, vectors, letters).near("aa", [7], limit=1)[7].around is None
    assert Kept(database, vectors, letters).near("aa", [8], limit=1)[8].around is None
    assert Kept(database, vectors, letters).near("aa", [], limit=9, after=5).keys() == {6, 7, 8, 9}
