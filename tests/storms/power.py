"""What a disk holds after a power cut, from the system calls of a program that `strace` wrote down.

The disk of this model is as bad as POSIX lets it be: bytes are kept once their file was synced, names once their folder
was; of all others each write is kept or lost by itself.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import random
    from pathlib import Path

TRACED = "openat,close,dup,dup2,lseek,write,pwrite64,writev,pwritev,fsync,fdatasync,ftruncate,rename,unlink,unlinkat"
LINE = re.compile(r"(?P<at>[\d.]+) (?P<call>\w+)\((?P<given>.*)\)\s+= (?P<result>-?\d+)")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class Call(NamedTuple):
    """One system call that did what it should."""

    at: float
    name: str
    given: str
    result: int

    @property
    def texts(self) -> list[bytes]:
        """The texts among what it was given."""
        return [bytes.fromhex(each.replace("\\x", "")) for each in TEXT.findall(self.given)]

    @property
    def numbers(self) -> list[int]:
        """The plain numbers among what it was given, the file's first."""
        bare = TEXT.sub("", self.given)
        return [int(each) for each in re.findall(r"(?<![\w\"])-?\d+(?![\w\"])", bare)]


def traced(folder: Path, program: str, *arguments: str) -> list[Call]:
    """Run a program of Python's to its end and return its system calls in their order."""
    done = subprocess.run(
        [
            "strace", "-ff", "-ttt", "-xx", "-s", "10000000", "-e", f"trace={TRACED}", "-e", "signal=none",
            "-o", str(folder / "trace"), sys.executable, "-c", program, *arguments,
        ],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    calls = []
    for file in folder.glob("trace.*"):
        with file.open() as lines:
            for line in lines:
                found = LINE.match(line)
                if found is not None and int(found["result"]) >= 0:
                    calls.append(
                        Call(float(found["at"]), found["call"], found["given"], int(found["result"]))
                    )
        file.unlink()
    return sorted(calls, key=lambda call: call.at)


@dataclass(eq=False)
class File:
    """A file: what is safe of it, and the writes that are not; a write without bytes cuts the file off there."""

    safe: bytearray
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        for write in self.pending:
            _apply(self.safe, *write)
        self.pending.clear()

    def after_a_cut(self, chance: random.Random, share: float) -> bytes:
        content = bytearray(self.safe)
        for write in self.pending:
            if chance.random() < share:
                _apply(content, *write)
        return bytes(content)


def _apply(content: bytearray, place: int, written: bytes | None) -> None:
    if len(content) < place:
        content.extend(bytes(place - len(content)))
    if written is None:
        del content[place:]
    else:
        content[place : place + len(written)] = written


class Disk:
    """The files of one folder while calls happen to them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names = {each.name: File(bytearray(each.read_bytes())) for each in folder.iterdir()}
        self._safe_names = dict(self.names)
        self._open: dict[int, tuple[File | None, int]] = {}
        """Number of an open file -> the file, None for the folder itself, and the place where `write` writes."""
        self.printed: list[bytes] = []

    def _name(self, path: bytes) -> str | None:
        where, _slash, name = os.fsdecode(path).rpartition("/")
        return name if where == str(self.folder) else None

    def happens(self, call: Call) -> None:
        """Do what a call did."""
        numbers = call.numbers
        if call.name == "openat":
            self._opens(call)
        elif call.name in {"rename", "unlink", "unlinkat"}:
            names = [self._name(text) for text in call.texts]
            moved = self.names.pop(names[0], None) if names[0] else None
            if call.name == "rename" and moved is not None and names[1]:
                self.names[names[1]] = moved
        elif call.name == "write" and numbers[0] == 1:
            self.printed += call.texts
        elif not numbers or numbers[0] not in self._open:
            return
        elif call.name == "close":
            del self._open[numbers[0]]
        elif call.name in {"fsync", "fdatasync"}:
            file = self._open[numbers[0]][0]
            if file is None:
                self._safe_names = dict(self.names)
            else:
                file.sync()
        else:
            self._writes(call, numbers)

    def _opens(self, call: Call) -> None:
        path = call.texts[0]
        if os.fsdecode(path) == str(self.folder):
            self._open[call.result] = (None, 0)
        elif (name := self._name(path)) is not None:
            assert "O_APPEND" not in call.given
            if "O_TRUNC" in call.given and name in self.names:
                self.names[name].pending.append((0, None))
            self._open[call.result] = (self.names.setdefault(name, File(bytearray())), 0)

    def _writes(self, call: Call, numbers: list[int]) -> None:
        file, place = self._open[numbers[0]]
        if file is None:
            return
        if call.name == "lseek":
            self._open[numbers[0]] = (file, call.result)
        elif call.name == "ftruncate":
            file.pending.append((numbers[1], None))
        elif call.name == "pwrite64":
            file.pending.append((numbers[-1], call.texts[0][: call.result]))
        elif call.name == "write":
            file.pending.append((place, call.texts[0][: call.result]))
            self._open[numbers[0]] = (file, place + call.result)
        else:
            raise AssertionError(f"SQLite is not known to write with {call.name}")

    def cut(self, target: Path, chance: random.Random, share: float) -> None:
        """Write what the disk holds if the power fails now; of what is not safe about this share is kept.

        Of the names that are not safe yet, each is the old or the new one.
        """
        for name in self.names.keys() | self._safe_names.keys():
            now, safe = self.names.get(name), self._safe_names.get(name)
            kept = now if chance.random() < share else safe
            if kept is not None and not name.endswith("-shm"):
                (target / name).write_bytes(kept.after_a_cut(chance, share))
