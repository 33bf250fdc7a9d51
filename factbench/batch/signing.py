"""A shard's articles and claims -> the bands of their MinHash, by which those that are alike meet.

Source: Broder, "On the resemblance and containment of documents" (1997); Leskovec and others, "Mining of Massive
Datasets", section 3.4.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from factbench.batch.extra import load
from factbench.batch.manifest import DONE, read
from factbench.batch.results import Results
from factbench.stages.same_claim import Saying, saying
from factbench.stages.same_text import FEWEST, shingles
from factbench.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.batch.manifest import Manifest

VERSION = 1
"""Rises when the same claims get other bands."""

TEXT = (32, 3)
"""Bands, and values in each, of an article: of two that share half of all shingles of both 99 in 100 meet, of two that
share a hundredth 3 in 100,000."""
CLAIM = (25, 4)
"""The same of a claim by its telling words: of two that share six of ten 97 in 100 meet."""
SEED = 1


@dataclass(frozen=True, slots=True)
class Signing:
    """One shard that is to be signed."""

    folder: str
    key: str
    content: str
    """sha256 of its claims: a shard that was made anew is signed anew."""

    @property
    def path(self) -> Path:
        """Where the bands are written."""
        return Path(self.folder, "alike", f"{self.key}.{self.content[:12]}-{VERSION}.parquet")


def signing(folder: Path, shard: Manifest) -> Signing:
    """The signing of a shard that is done."""
    return Signing(str(folder.absolute()), shard.key, shard.files[f"{shard.key}.claims.parquet"])


BESIDE = ("what", "id", "said")
"""Columns beside the bands: "article" or "claim", its id, and what a claim says, as JSON."""


def sign(task: Signing) -> str:
    """Write the bands of a shard, whole or not at all; returns its key."""
    folder = Path(task.folder)
    results = Results(folder, read(folder / f"{task.key}{DONE}"))
    pa, parquet = load("pyarrow"), load("pyarrow.parquet")
    schema = pa.schema([*((name, pa.string()) for name in BESIDE), ("bands", pa.list_(pa.int64()))])
    draft = task.path.with_name(f".{task.path.name}.{uuid4().hex}")
    try:
        with parquet.ParquetWriter(draft, schema, compression="zstd") as writer:
            for some in _lists(_signed(results)):
                cells = zip(zip(*some, strict=True), schema, strict=True)
                columns = [pa.array(column, field.type) for column, field in cells]
                writer.write_table(pa.Table.from_arrays(columns, schema=schema))
        draft.replace(task.path)
    finally:
        draft.unlink(missing_ok=True)
    return task.key


def _signed(results: Results) -> Iterator[tuple[str, str, str | None, list[int]]]:
    for article in results.rows("articles", ["id", "text"]):
        found = shingles(article["text"])
        if len(found) >= FEWEST:
            yield "article", article["id"], None, bands(sorted(found), *TEXT)
    wanted = ["id", "article", "parts", "quote", "statement", "kinds", "worth", "slots", "segmenter"]
    for row in results.rows("claims", wanted):
        said = saying(rows.claim_of(row))
        if said.clear:
            yield "claim", row["id"], packed(said), bands(said.keys, *CLAIM)


def _lists(found: Iterator[tuple[str, str, str | None, list[int]]]) -> Iterator[list[Any]]:
    held: list[Any] = []
    for each in found:
        held.append(each)
        if len(held) == 5_000:
            yield held
            held = []
    if held:
        yield held


def bands(hashes: Sequence[int], count: int, width: int) -> list[int]:
    """A number for each band (63 bits); two sets that have one in common may be alike."""
    minhash = load("datasketch").MinHash(num_perm=count * width, seed=SEED, hashfunc=_short)
    minhash.update_batch(hashes)
    values = minhash.hashvalues
    return [_number(band, values[band * width : (band + 1) * width].tobytes()) for band in range(count)]


def _short(value: int) -> int:
    return value & 0xFFFFFFFF


def _number(band: int, content: bytes) -> int:
    digest = hashlib.blake2b(bytes([band]) + content, digest_size=8).digest()
    return int.from_bytes(digest) >> 1


def packed(said: Saying) -> str:
    """What a claim says, as JSON."""
    found = {
        name: sorted(value) if isinstance(value, frozenset) else value for name, value in asdict(said).items()
    }
    return json.dumps(found, ensure_ascii=False)


def unpacked(text: str) -> Saying:
    """The reverse."""
    found = json.loads(text)
    sets = {name: frozenset(found[name]) for name in ("stems", "numbers", "days", "small")}
    return Saying(**{**found, **sets, "names": tuple(found["names"])})
