"""What a person names (files, folders) -> shards: pieces of work that are done whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from factbench.errors import Unreadable
from factbench.intake import SUFFIXES
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from io import BufferedReader

    from factbench.settings import Settings

SLICE = 8_000_000
"""Bytes of a shard of JSON Lines where the file is larger than `add` takes: many workers share one file, and none holds
much of it."""
FILES = 64
"""Documents of a folder in one shard, on average."""
MOST_FILES = 256
"""And at most."""
CHUNK = 1 << 20


class Form(StrEnum):
    """How the documents of a shard are read."""

    LINES = "json lines"
    WARC = "warc"
    PARQUET = "parquet"
    FILES = "files"
    """Documents of their own: text, HTML, PDF, mail …"""


@dataclass(frozen=True, slots=True)
class Shard:
    """A piece of work. Same content, same names of its documents: same shard, wherever it lies."""

    name: str
    """For people: "wire.jsonl"; "wire.jsonl, part 3"; "press, from a.txt"."""
    form: Form
    paths: tuple[str, ...]
    called: tuple[str, ...]
    """The name of each path as it stands in the results."""
    digest: str
    """sha256 of the form, the names and the bytes."""
    start: int = 0
    """Where in the file it begins, in bytes; only of JSON Lines."""
    end: int | None = None
    """Where it ends; None: with the file."""
    line: int = 1
    """The number of its first line."""

    @property
    def key(self) -> str:
        """Begins the names of its files: readable, and unlike that of any other shard."""
        stem = re.sub(r"[^A-Za-z0-9._-]+", "-", self.name)[:48].strip("-.") or "shard"
        return f"{stem}-{self.digest[:16]}"


def form_of(path: Path) -> Form | None:
    """How a file is read, by its name; None for one that is not looked for in folders."""
    name = path.name.lower()
    bare = re.sub(r"\.(gz|zst)$", "", name)
    if bare.endswith((".jsonl", ".ndjson")):
        return Form.LINES
    if bare.endswith(".warc"):
        return Form.WARC
    if name.endswith(".parquet"):
        return Form.PARQUET
    return Form.FILES if name.endswith((*SUFFIXES, ".eml")) else None


def plan(names: Sequence[str], settings: Settings, *, out: Path | None = None) -> Iterator[Shard]:
    """The shards of what was named, each once; read only as far as they are asked for.

    What lies in the folder `out`, where results are written, is left out of the folders that were named.

    Raises: `errors.Unreadable` for a name where there is nothing, or nothing that can be read.
    """
    seen: set[str] = set()
    for name in names:
        path = Path(name)
        if not os.path.exists(path):
            raise Unreadable(f"There is no file or folder {one_line(name)[:200]}; check the name.")
        for shard in (
            _of_folder(path, settings, out) if path.is_dir() else _of_file(path, path.name, settings)
        ):
            if shard.key not in seen:
                seen.add(shard.key)
                yield shard


def _of_folder(folder: Path, settings: Settings, out: Path | None) -> Iterator[Shard]:
    single: list[tuple[Path, str]] = []
    results = out.resolve() if out is not None else None
    for path in sorted(folder.rglob("*")):
        called = path.relative_to(folder).as_posix()
        if any(part.startswith(".") for part in called.split("/")) or path.is_symlink() or not path.is_file():
            continue
        if results is not None and path.resolve().is_relative_to(results):
            continue
        form = form_of(path)
        if form is Form.FILES:
            single.append((path, called))
        elif form is not None:
            yield from _of_file(path, called, settings)
    for group in _groups(single):
        yield _packed(folder.name or "folder", group)


def _groups(files: Iterable[tuple[Path, str]]) -> Iterator[list[tuple[Path, str]]]:
    """Files in groups that end where a name says so, so that a new file changes one group and not all behind it."""
    group: list[tuple[Path, str]] = []
    for path, called in files:
        group.append((path, called))
        ends = hashlib.sha256(called.encode("utf-8", "surrogateescape")).digest()[0] % FILES == 0
        if ends or len(group) >= MOST_FILES:
            yield group
            group = []
    if group:
        yield group


def _packed(folder: str, group: list[tuple[Path, str]]) -> Shard:
    whole = hashlib.sha256(Form.FILES.encode())
    for path, called in group:
        with _opened(path) as file:
            whole.update(f"\n{called}\n".encode("utf-8", "surrogateescape"))
            whole.update(hashlib.file_digest(file, "sha256").digest())
    name = f"{folder}, from {group[0][1]}"
    paths, names = zip(*group, strict=True)
    return Shard(name, Form.FILES, tuple(map(str, paths)), tuple(names), whole.hexdigest())


def _of_file(path: Path, called: str, settings: Settings) -> Iterator[Shard]:
    form = form_of(path) or Form.FILES
    if form is Form.FILES:
        yield _packed("file", [(path, called)])
        return
    plain = form is Form.LINES and path.suffix.lower() not in {".gz", ".zst"}
    with _opened(path) as file:
        if not plain or path.stat().st_size <= settings.input_bytes:
            digest = _digest(form, called, hashlib.file_digest(file, "sha256").hexdigest())
            yield Shard(called, form, (str(path),), (called,), digest)
            return
        start, line = 0, 1
        for number, piece in enumerate(slices(file, SLICE, settings.input_bytes), 1):
            digest = _digest(form, called, hashlib.sha256(piece).hexdigest(), line)
            end = start + len(piece)
            yield Shard(f"{called}, part {number}", form, (str(path),), (called,), digest, start, end, line)
            start, line = end, line + piece.count(b"\n")


def _digest(form: Form, called: str, content: str, line: int = 1) -> str:
    said = f"{form}\n{called}\n{line}\n{content}"
    return hashlib.sha256(said.encode("utf-8", "surrogateescape")).hexdigest()


class Readable(Protocol):
    """Bytes that are read on."""

    def read(self, size: int, /) -> bytes:
        """As many bytes, or fewer; b"" at the end."""
        ...


def slices(file: Readable, size: int, longest: int) -> Iterator[bytes]:
    """A file in pieces of whole lines of about `size` bytes; a line is never cut unless it is over `longest`."""
    held = b""
    while piece := file.read(max(CHUNK, size - len(held))):
        held += piece
        cut = held.rfind(b"\n") + 1
        if len(held) >= size and (cut or len(held) >= longest):
            cut = cut or len(held)
            yield held[:cut]
            held = held[cut:]
    if held:
        yield held


def _opened(path: Path) -> BufferedReader:
    try:
        return path.open("rb")
    except OSError as error:
        raise Unreadable(f"{one_line(str(path))[:200]} cannot be read: {error.strerror}.") from error
