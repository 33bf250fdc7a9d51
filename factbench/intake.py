"""What somebody names (a file, an address, `-`) -> its bytes, and the documents in them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from factbench import errors
from factbench.model import Article, Snapshot
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from factbench.settings import Settings
    from factbench.stages.extract import Document

SUFFIXES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".xml": "application/xml",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/x-ndjson",
}
"""File suffix -> media type: what a folder is searched for. A file named outright may have any suffix."""

Clock = Callable[[], datetime]


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a person knows of a document that it does not say itself; each wins over what is found in it."""

    title: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None


def is_address(name: str) -> bool:
    """Whether `name` is to be fetched."""
    return name.lower().startswith(("http://", "https://"))


def expand(names: Sequence[str], suffixes: Sequence[str] = tuple(SUFFIXES)) -> Iterator[str]:
    """Every file, address or `-` that `names` stand for; a folder gives its files with these suffixes, by path.

    Hidden files are left out, and links that lead out of the folder are not followed.
    """
    for name in names:
        if is_address(name) or name == "-" or not os.path.isdir(name):
            yield name
            continue
        for path in sorted(Path(name).rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(name).parts)
            if path.suffix.lower() in suffixes and path.is_file() and not path.is_symlink() and not hidden:
                yield str(path)


@dataclass(frozen=True, slots=True)
class Folder:
    """What is taken of a folder."""

    name: str
    taken: tuple[str, ...]
    """Paths."""
    reports: tuple[str, ...]
    """Paths of reports that factbench wrote, which are left out."""

    @property
    def words(self) -> str:
        """Such as "From press: 2 documents (a.txt, b.html). Left out, for factbench wrote it: report.html."."""
        count = len(self.taken)
        told = f"From {self.name}: {count or 'no'} document{'s' * (count != 1)}{_listed(self.taken)}."
        return f"{told} {self.left_out}".strip()

    @property
    def left_out(self) -> str:
        """Which reports are left out, in a sentence; "" for none."""
        return f"Left out, for factbench wrote it{_listed(self.reports)}." if self.reports else ""


LISTED = 8
"""Names of files that a sentence tells."""


def _listed(paths: Sequence[str]) -> str:
    names = [Path(each).name for each in paths[:LISTED]]
    more = f" and {len(paths) - LISTED:,} more" if len(paths) > LISTED else ""
    return f": {', '.join(names)}{more}" if names else ""


def folder(name: str, suffixes: Sequence[str] = tuple(SUFFIXES)) -> Folder | None:
    """What is taken of a folder, files with these suffixes by path; None where the name is none of a folder."""
    if is_address(name) or name == "-" or not os.path.isdir(name):
        return None
    taken: list[str] = []
    reports: list[str] = []
    for path in expand([name], suffixes):
        (reports if _is_reported(path) else taken).append(path)
    return Folder(name, tuple(taken), tuple(reports))


def _is_reported(path: str) -> bool:
    try:
        with Path(path).open("rb") as file:
            head = file.read(REPORT_HEAD)
            file.seek(max(0, file.seek(0, 2) - REPORT_HEAD))
            return is_report(head) or is_report(file.read())
    except OSError:
        return False  # whoever reads it says why it cannot be read


REPORT_HEAD = 4_000
"""Bytes at either end of a file in which a report of ours names itself."""
_REPORT = re.compile(rb'\s*\{\s*"format": "factbench-report@|[>\n]Made with factbench (\d|\\)')


def is_report(content: bytes) -> bool:
    """Whether these bytes are a report that factbench wrote: JSON, Markdown or a page."""
    return (
        _REPORT.match(content[:REPORT_HEAD]) is not None or _REPORT.search(content[-REPORT_HEAD:]) is not None
    )


def read(name: str, settings: Settings, *, clock: Clock = now) -> Snapshot:
    """The bytes of a file, of an address, or of standard input (`-`).

    Raises: `errors.Unreadable`, `errors.TooLarge`, `errors.NetworkError`.
    """
    if is_address(name):
        from factbench.fetch import fetch

        return fetch(name, settings=settings)
    content = _standard_input(settings) if name == "-" else _file(name, settings)
    retrieved = clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Snapshot(content, SUFFIXES.get(Path(name).suffix.lower()), None, retrieved)


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """One document of what was named, or why there is none."""

    name: str
    """As the person named it, and behind a comma where in the file the document stands: "wire.xml, item 7"."""
    snapshot: Snapshot
    found: Article | errors.InputError


def read_documents(name: str, settings: Settings, hints: Hints, *, clock: Clock = now) -> list[NamedDocument]:
    """The documents in what `name` stands for: the items of a feed, the lines of JSON Lines, else one.

    Raises: as `read` and `documents_in`.
    """
    snapshot = read(name, settings, clock=clock)
    if record := _own(snapshot.content):
        raise errors.Unreadable(f"{one_line(name)} is {record}: `factbench import` takes it in.")
    return [
        NamedDocument(", ".join(filter(None, (name, document.where))), snapshot, document.found)
        for document in documents_in(snapshot, settings, hints)
    ]


def documents_in(snapshot: Snapshot, settings: Settings, hints: Hints) -> list[Document]:
    """The documents in a snapshot, taken out in a child process with limits.

    Raises: `errors.InputError`, and `errors.Misuse` where a hint for one document would go to many.
    """
    from factbench.confine import extract_confined

    return extract_confined(
        snapshot.content,
        settings=settings,
        url=hints.url or snapshot.url,
        media_type=snapshot.media_type,
        title=hints.title,
        published=hints.published,
        language=hints.language or settings.language,
    )


def _own(content: bytes) -> str | None:
    """What a file is that holds a record of ours, and no article."""
    if content.startswith(b"SQLite format 3\0"):
        return "a database"
    return "a report of factbench" if b'"format": "factbench-report@' in content[:100] else None


def _file(name: str, settings: Settings) -> bytes:
    shown = one_line(name)[:200]
    try:
        path = Path(name)
        if path.is_file() and path.stat().st_size > settings.input_bytes:
            raise _too_large(shown, settings)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise errors.Unreadable(f"There is no file {shown}; check the name.") from error
    except IsADirectoryError as error:
        raise errors.Unreadable(f"{shown} is a folder; name a file in it.") from error
    except (OSError, ValueError) as error:
        words = error.strerror if isinstance(error, OSError) else "the name holds a NUL"
        raise errors.Unreadable(f"{shown} cannot be read: {words}.") from error


def _standard_input(settings: Settings) -> bytes:
    content = sys.stdin.buffer.read(settings.input_bytes + 1)
    if len(content) > settings.input_bytes:
        raise _too_large("Standard input", settings)
    return content


def _too_large(shown: str, settings: Settings) -> errors.TooLarge:
    limit = settings.input_bytes // 1_000_000
    return errors.TooLarge(
        f"{shown} is larger than {limit} MB; split it, or raise input_bytes in the config file."
    )
