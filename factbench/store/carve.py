"""Which records stand on the pages of an SQLite file, whatever its header, schema and links say?

Every page is looked at for itself: what is a leaf of a table, or a page of an index or a table without row numbers,
gives its records; a page that is none, or a record that does not add up, is passed over. Records of rows that were
deleted may be among them. Source: sqlite.org/fileformat.html, sections 1.6, 2.1 and 4.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

Value = int | float | str | bytes | None

SIZES = tuple(512 << step for step in range(8))
"""Sizes that a page may have, in bytes."""
USUAL = 4096
TABLE_LEAF, INDEX_LEAF, INDEX_INNER = 0x0D, 0x0A, 0x02
MOST_PAGES = (1 << 32) - 2
"""Pages of a database at most. Source: sqlite.org/limits.html."""
MOST = 64_000_000
"""Bytes of a record at most: a length that was flipped must not ask for more memory than there is."""


class Record(NamedTuple):
    """One record of a table or an index."""

    number: int | None
    """The row's number; None in an index and in a table without row numbers."""
    values: tuple[Value, ...]


def size_of_pages(content: bytes) -> int:
    """Bytes a page: what the header says, where it is one; else what SQLite takes by itself, as factbench lets it."""
    said = int.from_bytes(content[16:18], "big")
    said = 65536 if said == 1 else said
    return said if said in SIZES and content[:16] == b"SQLite format 3\0" else USUAL


def size_of_log(log: bytes) -> int:
    """Bytes of a page of a write-ahead log; what is usual where its header does not say."""
    said = int.from_bytes(log[8:12], "big")
    return said if said in SIZES else USUAL


def pages_of(content: bytes, log: bytes, size: int) -> dict[int, bytes]:
    """Page number, from 1 -> its bytes; what the write-ahead log has of a page counts, the last of it."""
    found = {place // size + 1: content[place : place + size] for place in range(0, len(content), size)}
    for pages in rounds(log, size)[:1]:
        found |= pages
    return {number: page for number, page in found.items() if len(page) == size}


def rounds(log: bytes, size: int) -> list[dict[int, bytes]]:
    """What a write-ahead log has, page number -> its bytes; the last of a page counts.

    A log is written from its beginning again when all of it is in the file, and is not cut off: what stands behind the
    last that was written then is of earlier rounds. The round that its header names comes first.
    Source: sqlite.org/fileformat.html, section 4.1.
    """
    found: dict[bytes, dict[int, bytes]] = {log[16:24]: {}}
    frame = size + 24
    for place in range(32, len(log) - frame + 1, frame):
        number = int.from_bytes(log[place : place + 4], "big")
        if 0 < number <= MOST_PAGES:
            found.setdefault(log[place + 8 : place + 16], {})[number] = log[place + 24 : place + frame]
    # Where the header is damaged no frame has its salts.
    return [pages for pages in found.values() if pages]


def unread(log: BinaryIO, read: int) -> int:
    """How many pages of a log's round stand behind those that SQLite reads, up to the last that ends a transaction.

    `read` is how many SQLite reads. It stops at the first that is not as it was written: that is damaged, or the power
    failed before all was on the disk. The log may grow or be cut off meanwhile, so it is read and not mapped: to touch
    what is cut off of a mapping ends the program.
    """
    whole = log.seek(0, os.SEEK_END)
    log.seek(0)
    header = log.read(32)
    frame, last = size_of_log(header) + 24, 0
    for number in range((whole - 32) // frame):
        log.seek(32 + number * frame)
        head = log.read(16)
        if head[8:] == header[16:24] and any(head[4:8]):
            last = number + 1
    return max(0, last - read)


def taken_back(journal: bytes, size: int) -> dict[int, bytes]:
    """What a rollback journal has: page number -> its bytes before the transaction that it takes back.

    Source: sqlite.org/fileformat.html, section 3.
    """
    sector = int.from_bytes(journal[20:24], "big")
    sector = sector if sector in SIZES else SIZES[0]
    found: dict[int, bytes] = {}
    place = sector
    while place + size + 8 <= len(journal):
        if place % sector == 0 and journal[place : place + 8] == _JOURNAL:
            place += sector
            continue
        found.setdefault(
            int.from_bytes(journal[place : place + 4], "big"), journal[place + 4 : place + 4 + size]
        )
        place += size + 8
    return found


_JOURNAL = bytes.fromhex("d9d505f920a163d7")


def records(pages: Mapping[int, bytes], size: int) -> Iterator[Record]:
    """All records that can be read, page by page."""
    for number in sorted(pages):
        page = pages[number]
        begin = 100 if number == 1 else 0
        if page[begin] in (TABLE_LEAF, INDEX_LEAF, INDEX_INNER):
            yield from _on_page(page, begin, pages, size)


def _on_page(page: bytes, begin: int, pages: Mapping[int, bytes], size: int) -> Iterator[Record]:
    kind = page[begin]
    cells = int.from_bytes(page[begin + 3 : begin + 5], "big")
    table = begin + (12 if kind == INDEX_INNER else 8)
    for each in range(min(cells, (size - table) // 2)):
        at = int.from_bytes(page[table + 2 * each : table + 2 * each + 2], "big")
        try:
            found = _cell(page, at, kind, pages, size)
        except (IndexError, ValueError, OverflowError):
            continue
        if found is not None:
            yield found


def _cell(page: bytes, at: int, kind: int, pages: Mapping[int, bytes], size: int) -> Record | None:
    if not 0 < at < size:
        return None
    if kind == INDEX_INNER:
        at += 4
    length, at = _varint(page, at)
    number = None
    if kind == TABLE_LEAF:
        number, at = _varint(page, at)
    if not 0 < length <= MOST:
        return None
    payload = _payload(page, at, length, pages, size, table=kind == TABLE_LEAF)
    values = _values(payload) if payload is not None else None
    return Record(number, values) if values is not None else None


def _payload(
    page: bytes, at: int, length: int, pages: Mapping[int, bytes], size: int, *, table: bool
) -> bytes | None:
    """The bytes of a record, from its page and those it flows over to; None where the chain breaks."""
    most = size - 35 if table else (size - 12) * 64 // 255 - 23
    least = (size - 12) * 32 // 255 - 23
    if length <= most:
        return page[at : at + length] if at + length <= size else None
    local = least + (length - least) % (size - 4)
    local = local if local <= most else least
    parts, left = [page[at : at + local]], length - local
    following = int.from_bytes(page[at + local : at + local + 4], "big")
    seen: set[int] = set()
    while left > 0:
        rest = pages.get(following)
        if rest is None or following in seen:
            return None
        seen.add(following)
        parts.append(rest[4 : 4 + min(left, size - 4)])
        left -= size - 4
        following = int.from_bytes(rest[:4], "big")
    return b"".join(parts)


def _values(payload: bytes) -> tuple[Value, ...] | None:
    """The values of a record; None where its lengths do not add up or a text is none."""
    head, at = _varint(payload, 0)
    if not at <= head <= len(payload):
        return None
    kinds = []
    while at < head:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        length = _length(kind)
        piece = payload[at : at + length]
        if len(piece) != length:
            return None
        values.append(_value(kind, piece))
        at += length
    return tuple(values) if at == len(payload) else None


def _length(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[kind]


def _value(kind: int, piece: bytes) -> Value:
    if kind == 0:
        return None
    if kind == 7:
        from struct import unpack

        return float(unpack(">d", piece)[0])
    if kind < 7:
        return int.from_bytes(piece, "big", signed=True)
    if kind in (8, 9):
        return kind - 8
    if kind in (10, 11):
        raise ValueError("reserved")
    return piece if kind % 2 == 0 else piece.decode()


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for step in range(9):
        byte = data[at + step]
        if step == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            return value, at + step + 1
    raise ValueError("no number")
