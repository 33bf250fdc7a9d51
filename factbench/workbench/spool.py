"""Findings -> a file without a name, from which they are read again: a report of any size takes little memory."""

from __future__ import annotations

import pickle
import tempfile
from array import array
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, overload
from weakref import finalize

from factbench.errors import OutputRefused
from factbench.model import Finding
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Article

HELD = 1_000_000
"""Bytes that are kept in memory before there is a file: a report of some hundred claims has none."""


class Spool(Sequence[Finding]):
    """A sequence of findings that is added to, gone through as often as one likes, and closed.

    The file has no name, so nobody else can write into what is read from it. Articles are few and stay in memory.
    """

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(HELD)  # noqa: SIM115  closed by `close`
        # Whoever lets go of it without closing it leaves nothing behind.
        finalize(self, self._file.close)
        self._starts = array("q")
        self._articles: dict[str, Article] = {}
        self._end = 0

    def add(self, finding: Finding) -> None:
        """Put a finding at the end."""
        self._articles[finding.article.id] = finding.article
        values = {name: getattr(finding, name) for name in _KEPT}
        content = _packed((finding.article.id, values))
        try:
            self._file.seek(self._end)
            self._file.write(content)
        except OSError as error:
            folder = one_line(tempfile.gettempdir())
            raise OutputRefused(
                f"The report cannot be put together in {folder}: {error.strerror}. Make room there, or name another"
                " folder in TMPDIR."
            ) from error
        self._starts.append(self._end)
        self._end += len(content)

    def close(self) -> None:
        """Forget all."""
        self._file.close()

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[Finding]:
        return (self[place] for place in range(len(self)))

    @overload
    def __getitem__(self, place: int) -> Finding: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Finding]: ...
    def __getitem__(self, place: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(place, slice):
            return [self[each] for each in range(len(self))[place]]
        start = self._starts[place]
        self._file.seek(start)
        after = place % len(self) + 1
        end = self._starts[after] if after < len(self) else self._end
        # What `add` wrote, and nobody else.
        article, values = pickle.loads(self._file.read(end - start))  # noqa: S301
        return Finding(article=self._articles[article], **values)


def _packed(value: object) -> bytes:
    file = BytesIO()
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(value)
    return file.getvalue()


class _Pickler(pickle.Pickler):
    """Writes values of ours as their class and fields: read back in a third of the time that dataclasses take."""

    def reducer_override(self, value: object) -> Any:
        if not is_dataclass(value) or isinstance(value, type):
            return NotImplemented
        kind = type(value)
        return _made, (kind, tuple(getattr(value, name) for name in _names(kind)))


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def _made(kind: type, values: tuple[object, ...]) -> object:
    made: object = object.__new__(kind)
    for name, value in zip(_names(kind), values, strict=True):
        object.__setattr__(made, name, value)
    return made


_KEPT = tuple(each.name for each in fields(Finding) if each.name != "article")
