"""Report -> a zip with all that anybody needs to check it: page, record, and the sources as they stood."""

from __future__ import annotations

import json
import tempfile
from contextlib import contextmanager
from hashlib import sha256
from typing import IO, TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from factbench.codec import encode
from factbench.exporters import Exporter, html
from factbench.exporters import json as lossless
from factbench.exporters.lines import line
from factbench.record import body

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factbench.model import Cited, Event, Report

FORMAT = "factbench-bundle@1"
MANIFEST, PAGE, VALUES, RECORD = "manifest.json", "report.html", "report.json", "record.jsonl"
PIECE = 1_000_000
"""Bytes that are handed out at a time."""


def export(report: Report) -> bytes:
    """Return the zip; see `pieces`."""
    return b"".join(pieces(report))


def pieces(report: Report) -> Iterator[bytes]:
    """The zip, in pieces; it is put together in a file that has no name.

    `report.html` and `report.json` are the report in these formats. `record.jsonl` has its acts, as they are stored,
    with their hashes. `sources/ID.json` is a source that a verdict cites, with its text, and `snapshots/SHA256` its
    file as it came. `manifest.json` names every other file with its size and SHA-256, in order. `verify` reads it.
    """
    with tempfile.TemporaryFile() as file:
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            _write(_Files(archive), report)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


EXPORTER = Exporter(
    name="bundle",
    words="A zip with report, record, and every cited source as it stood; `factbench verify` checks it anywhere.",
    suffix=".zip",
    export=export,
    binary=True,
    pieces=pieces,
    sources=True,
)


def _write(files: _Files, report: Report) -> None:
    files.add(PAGE, html.pieces(report))
    files.add(VALUES, lossless.pieces(report))
    files.add(RECORD, map(_act, report.events))
    for each in report.cited:
        files.add(f"sources/{each.source.id}.json", [line(_source(each))])
        if each.snapshot is not None:
            files.add(f"snapshots/{each.snapshot.sha256}", [each.snapshot.content])
    files.close(report)


def _act(event: Event) -> bytes:
    return line({"body": body.canonical(event), "previous": event.previous, "hash": event.hash})


def _source(each: Cited) -> dict[str, Any]:
    snapshot = each.snapshot
    came = snapshot and {
        "sha256": snapshot.sha256,
        "media_type": snapshot.media_type,
        "url": snapshot.url,
        "retrieved_at": snapshot.retrieved_at,
    }
    return {"source": encode(each.source), "snapshot": came}


class _Files:
    """The files of a zip, each written once, without the time at which it was made."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._known: dict[str, dict[str, object]] = {}

    def add(self, name: str, content: Iterable[bytes]) -> None:
        """Write a file; one that is there already stays."""
        if name in self._known:
            return
        digest, size = sha256(), 0
        with self._opened(name) as file:
            for each in content:
                file.write(each)
                digest.update(each)
                size += len(each)
        self._known[name] = {"path": name, "sha256": digest.hexdigest(), "bytes": size}

    def close(self, report: Report) -> None:
        """Write the manifest, which is the last file."""
        told = {
            "format": FORMAT,
            "version": report.version,
            "title": report.title,
            "as_of": report.as_of,
            "files": [self._known[name] for name in sorted(self._known)],
        }
        with self._opened(MANIFEST) as file:
            file.write((json.dumps(told, ensure_ascii=True, indent=1) + "\n").encode())

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        made = ZipInfo(name)
        made.compress_type = ZIP_DEFLATED
        made.create_system = 3
        made.external_attr = 0o100644 << 16
        with self._archive.open(made, "w", force_zip64=True) as file:
            yield file
