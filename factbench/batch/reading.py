"""A shard -> its documents, one after the other, each with the bytes it came from."""

from __future__ import annotations

import atexit
import codecs
import gzip
import hashlib
import io
import json
import os
import zlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from factbench.batch.extra import load
from factbench.batch.shards import SLICE, Form, slices
from factbench.confine import Reader, failed, is_harmless, told
from factbench.errors import InputError, TooLarge, Unreadable
from factbench.intake import SUFFIXES, is_report
from factbench.model import Article
from factbench.stages.extract import extract_all, extract_lines
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factbench.batch.shards import Shard
    from factbench.settings import Settings
    from factbench.stages.extract import Document


@dataclass(frozen=True, slots=True)
class Kept:
    """The bytes of a document as they are stored."""

    sha256: str
    media_type: str | None
    url: str | None
    retrieved_at: str | None
    content: bytes
    """Packed with zlib; b"" where they are not to be kept."""


@dataclass(frozen=True, slots=True)
class Read:
    """One document of a shard, or why there is none."""

    where: str
    """"wire.jsonl, line 3"."""
    found: Article | InputError
    kept: Kept | None = None
    """Its bytes, where no document before it came from the same."""


def documents(shard: Shard, settings: Settings, *, keep: bool) -> Iterator[Read]:
    """The documents of a shard, in order. With `keep` the bytes they came from, too.

    Raises: `errors.Unreadable` where the file cannot be read on; what was yielded before stands.
    """
    read = {Form.LINES: _lines, Form.WARC: _warc, Form.PARQUET: _parquet, Form.FILES: _files}[shard.form]
    try:
        yield from read(shard, settings, keep)
    except (OSError, EOFError, zlib.error) as error:
        words = (error.strerror if isinstance(error, OSError) else None) or one_line(str(error))[:120]
        raise Unreadable(f"{one_line(shard.name)} cannot be read on: {words or 'it is damaged'}.") from error


def _kept(content: bytes, media_type: str | None, url: str | None, at: str | None, keep: bool) -> Kept:
    packed = zlib.compress(content, 6) if keep else b""
    return Kept(hashlib.sha256(content).hexdigest(), media_type, url, at, packed)


# ----------------------------------------------------------------------------------------------- JSON Lines


def _lines(shard: Shard, settings: Settings, keep: bool) -> Iterator[Read]:
    line = shard.line
    for content in _contents(shard, settings):
        kept: Kept | None = _kept(content, LINES, None, None, keep)
        for where, found in _of_lines(content, kept.sha256 if kept else "", line, settings):
            yield Read(f"{shard.called[0]}, {where}", found, kept)
            if isinstance(found, Article):
                kept = None
        line += content.count(b"\n")


def _contents(shard: Shard, settings: Settings) -> Iterator[bytes]:
    """What `add` would take as one file, else the file in slices."""
    path = Path(shard.paths[0])
    with unpacked(path) as file:
        if shard.end is not None:
            file.seek(shard.start)
            yield file.read(shard.end - shard.start)
            return
        whole = file.read(settings.input_bytes + 1)
        if len(whole) <= settings.input_bytes:
            yield whole
            return
        # Only of a packed file: another that is so long is many shards.
        yield from slices(_Behind(whole, file), SLICE, settings.input_bytes)


class _Behind:
    """A file of which the beginning was read already."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def read(self, size: int, /) -> bytes:
        return self._head.read(size) or self._rest.read(size)


def unpacked(path: Path) -> IO[bytes]:
    """The file, read through gzip or zstd where its name says so."""
    suffix = path.suffix.lower()
    if suffix == ".gz":
        return gzip.open(path)  # type: ignore[return-value]
    if suffix == ".zst":
        opened: IO[bytes] = load("zstandard").open(path, "rb")
        return opened
    return path.open("rb")


def _of_lines(
    content: bytes, sha256: str, first: int, settings: Settings
) -> Iterator[tuple[str, Article | InputError]]:
    """As `extract_all` reads the content, but line by line where each is an object, so that little is held."""
    if not content.strip():
        return
    begin = content.lstrip(codecs.BOM_UTF8 + b" \t\r\n")
    head = begin[: begin.find(b"\n")].strip() if b"\n" in begin else begin.strip()
    if head.startswith(b"{") and head.endswith(b"}") and _is_utf8(content):
        texts = (line.decode("utf-8-sig") for line in io.BytesIO(content))
        for each in extract_lines(texts, snapshot=sha256, first=first, language=settings.language):
            yield each.where, each.found
        return
    try:
        for each in extract_all(content, media_type=LINES, language=settings.language):
            yield each.where, each.found
    except InputError as error:
        yield "all of it", error


def _is_utf8(content: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(content)
    try:
        for start in range(0, len(content), 1 << 20):
            decoder.decode(view[start : start + (1 << 20)])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


# ---------------------------------------------------------------------------------------- WARC and Parquet

_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "text/markdown")


def _warc(shard: Shard, settings: Settings, keep: bool) -> Iterator[Read]:
    """The pages that were answered with 200; pictures, scripts and requests are passed over."""
    archive = load("warcio.archiveiterator").ArchiveIterator
    with Path(shard.paths[0]).open("rb") as file:
        for number, record in enumerate(archive(file), 1):
            if record.rec_type not in {"response", "resource"}:
                continue
            http = record.http_headers
            named = http.get_header("Content-Type") if http else record.rec_headers.get_header("Content-Type")
            kind = (named or "").partition(";")[0].strip().lower()
            if kind not in _PAGES or (http and http.get_statuscode() != "200"):
                continue
            where = f"{shard.called[0]}, record {number}"
            content = record.content_stream().read(settings.input_bytes + 1)
            if len(content) > settings.input_bytes:
                yield Read(where, TooLarge("The page is larger than `input_bytes`."))
                continue
            url = record.rec_headers.get_header("WARC-Target-URI")
            kept = _kept(content, named, url, record.rec_headers.get_header("WARC-Date"), keep)
            yield from _extracted(where, content, kept, settings)


def _parquet(shard: Shard, settings: Settings, keep: bool) -> Iterator[Read]:
    """Each row is a document; its columns are read as the fields of JSON Lines are."""
    pa = load("pyarrow")
    number = 0
    try:
        with load("pyarrow.parquet").ParquetFile(shard.paths[0]) as file:
            for batch in file.iter_batches(batch_size=256):
                for row in batch.to_pylist():
                    number += 1
                    content = json.dumps(plain(row), ensure_ascii=False, sort_keys=True).encode(
                        "utf-8", "replace"
                    )
                    kept = _kept(content, LINES, None, None, keep)
                    for each in _extracted("", content, kept, settings):
                        yield replace(each, where=f"{shard.called[0]}, row {number}")
    except pa.ArrowException as error:
        raise Unreadable(
            f"{shard.name} is no Parquet that can be read: {one_line(str(error))[:120]}"
        ) from error


def plain(value: Any) -> Any:
    """A cell as JSON has it; bytes and what else has no form there are left out."""
    if isinstance(value, dict):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool) else None


# ------------------------------------------------------------------------------------ documents of their own


def _files(shard: Shard, settings: Settings, keep: bool) -> Iterator[Read]:
    for name, called in zip(shard.paths, shard.called, strict=True):
        path = Path(name)
        if path.stat().st_size > settings.input_bytes:
            yield Read(called, TooLarge("The file is larger than `input_bytes`."))
            continue
        content = path.read_bytes()
        if is_report(content):
            yield Read(called, Unreadable("It is a report that factbench wrote, and no article."))
            continue
        kind = MAIL if path.suffix.lower() == ".eml" else SUFFIXES.get(path.suffix.lower())
        yield from _extracted(called, content, _kept(content, kind, None, None, keep), settings)


def _extracted(where: str, content: bytes, kept: Kept, settings: Settings) -> Iterator[Read]:
    """The documents in these bytes; a reader that fails on them fails on nothing else."""
    rest: Kept | None = kept
    try:
        for each in _found(content, kept, settings):
            found = each.found
            if isinstance(found, Article) and kept.media_type == MAIL:
                found = replace(found, snapshot=kept.sha256)
            yield Read(", ".join(filter(None, (where, each.where))), found, rest)
            if isinstance(found, Article):
                rest = None
    except InputError as error:
        yield Read(where, error)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, ArithmeticError) as error:
        # What a parser makes of a stranger's bytes where there is no child process for it.
        yield Read(where, Unreadable(failed(error)))


def _found(content: bytes, kept: Kept, settings: Settings) -> Iterable[Document]:
    """Pages, mails and whatever else a parser is at risk with are read in a child process, as `add` does."""
    url, kind, language = kept.url, kept.media_type, settings.language
    if kind == LINES or (kind != MAIL and is_harmless(content, kind)):
        return extract_all(content, url=url, media_type=kind, language=language)
    reader = _reader(settings, os.getpid())
    if kind == MAIL:
        return told(reader.run("factbench.batch.mail:documents", content, {"language": language}))
    options = {"url": url, "media_type": kind, "language": language}
    return told(reader.run("factbench.confine:documents", content, options))


@cache
def _reader(settings: Settings, _process: int) -> Reader:
    """The child of this process; it reads for all shards that a worker does."""
    found = Reader(settings)
    atexit.register(found.close)
    return found


MAIL, LINES = "message/rfc822", "application/jsonl"
