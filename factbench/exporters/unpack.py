"""A zip from somebody else -> its files, by name; or one sentence that says why it is not opened."""

from __future__ import annotations

import re
import stat
import zlib
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from factbench.errors import TooLarge, Unreadable
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from zipfile import ZipInfo

FILES = 100_000
LARGEST = 2_000_000_000
"""Bytes of all files together, unpacked."""
PIECE = 1_000_000
_NAMES = re.compile(
    r"manifest\.json|report\.html|report\.json|record\.jsonl|(sources/[0-9a-f]{64}\.json|snapshots/[0-9a-f]{64})"
)


class Unpacked:
    """The files of a bundle. Nothing is written to disk: they are read where they are."""

    def __init__(self, path: Path) -> None:
        """Open a bundle.

        Raises: `Unreadable` or `TooLarge` for what is no zip, has files of other names, of one name twice, links or
        locked files, or more than `FILES` files or `LARGEST` bytes.
        """
        self._shown = one_line(str(path))[:200]
        try:
            self._archive = ZipFile(path)
        except (OSError, ValueError, BadZipFile, NotImplementedError) as error:
            words = (
                (error.strerror or "it cannot be read")
                if isinstance(error, OSError)
                else "it is no sound zip"
            )
            raise Unreadable(f"{self._shown} is no bundle: {one_line(words)}.") from error
        try:
            self._infos = self._checked(self._archive.infolist())
        except BaseException:
            self._archive.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._archive.close()

    @property
    def names(self) -> set[str]:
        """The names of its files."""
        return set(self._infos)

    def read(self, name: str) -> bytes:
        """A file, whole. Raises: as `pieces`."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """A file in pieces. Raises: `Unreadable` where it is damaged, is not there, or is larger than it says."""
        info = self._infos.get(name)
        if info is None:
            raise Unreadable(f"{self._shown} is no bundle: it has no {name}.")
        left = info.file_size
        try:
            with self._archive.open(info) as file:
                while piece := file.read(PIECE):
                    left -= len(piece)
                    if left < 0:
                        raise Unreadable(f"{self._shown} is damaged: {name} is larger than it says.")
                    yield piece
        except (
            OSError,
            ValueError,
            BadZipFile,
            zlib.error,
            EOFError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise Unreadable(f"{self._shown} is damaged: {name} cannot be unpacked.") from error

    def _checked(self, infos: list[ZipInfo]) -> dict[str, ZipInfo]:
        if len(infos) > FILES or sum(each.file_size for each in infos) > LARGEST:
            raise TooLarge(
                f"{self._shown} is not opened: it has more than {FILES:,} files or {LARGEST:,} bytes."
            )
        found: dict[str, ZipInfo] = {}
        for each in infos:
            name = one_line(each.filename)[:100]
            if wrong := _wrong(each, found):
                raise Unreadable(f"{self._shown} is no bundle: “{name}” in it {wrong}.")
            found[each.filename] = each
        return found


def _wrong(info: ZipInfo, before: dict[str, ZipInfo]) -> str:
    """What is wrong with an entry, as it goes on behind its name; "" where nothing is."""
    mode = info.external_attr >> 16
    if not _NAMES.fullmatch(info.filename) or info.orig_filename != info.filename:
        return "is no name of a file that a bundle has"
    if info.filename in before:
        return "is there twice"
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        return "is a link or a device"
    if info.flag_bits & 0x1:
        return "is locked by a password"
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return "is packed in a way that no bundle is"
    return ""
