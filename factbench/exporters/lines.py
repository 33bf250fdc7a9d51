"""Values -> the lines of JSON and JSON Lines that programs for annotators read: one a line, safe on a terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factbench.exporters.json import printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def line(value: object) -> bytes:
    """`value` as JSON on one line, with its end; what could act on a terminal is written as an escape."""
    return f"{on_one_line(value)}\n".encode()


def listed(values: Iterable[object]) -> Iterator[bytes]:
    """A JSON list, a value a line."""
    before = b"[\n"
    for each in values:
        yield before + on_one_line(each).encode()
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def on_one_line(value: object) -> str:
    """The value as JSON without line breaks."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    # Nearly all text is safe as it is; what is not is escaped there, where the whole is printed again.
    return text if text.isprintable() else " ".join(map(str.strip, printed(value).split("\n")))
