"""Work for a child process that behaves as a parser does on a bad day."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from typing import Any

from factbench.errors import Misuse


def echo(content: bytes, **options: Any) -> dict[str, Any]:
    """What came in."""
    return {"content": content.decode(), "options": options}


def circumstances(content: bytes) -> dict[str, Any]:
    """What a child can see of the process that started it."""
    return {"environment": sorted(os.environ), "group": os.getpgid(0), "isolated": sys.flags.isolated}


_served: list[int] = []


def once(content: bytes) -> int:
    """Dies where this process did it before, as a parser does that leaves something behind; else its process."""
    if _served:
        os._exit(9)
    _served.append(1)
    return os.getpid()


def process(content: bytes) -> int:
    """In which process it is done."""
    return os.getpid()


def chatter(content: bytes) -> str:
    """Prints, as some libraries do."""
    print("reading ...")  # noqa: T201  printing is what is tried here
    os.write(1, b"still reading ...")
    return "done"


def refuse(content: bytes) -> str:
    """One of our own errors."""
    raise Misuse("This means nothing; say it another way.")


def sleep(content: bytes) -> None:
    """Never done."""
    time.sleep(60)


def swell(content: bytes) -> int:
    """Asks for more memory than there is."""
    return len(bytearray(50_000_000_000))


def descend(content: bytes) -> None:
    """Goes down with what is nested, without a limit."""
    descend(content)


def spawn(content: bytes, *, path: str) -> None:
    """Waits for ever, and so does a process that it started, which holds a lock."""
    hold = (
        "import fcntl, sys, time; held = open(sys.argv[1], 'w'); fcntl.flock(held, fcntl.LOCK_EX); "
        "open(sys.argv[1] + '.held', 'w').close(); time.sleep(60)"
    )
    subprocess.run([sys.executable, "-c", hold, path], check=True)


def overflow(content: bytes) -> str:
    """Answers without end."""
    return "x" * 3_000_000


def stumble(content: bytes) -> None:
    """A fault in a parser."""
    raise KeyError("/Root \x1b[31m")


def crash(content: bytes) -> None:
    """A fault in a parser written in C."""
    ctypes.string_at(0)


def vanish(content: bytes) -> None:
    """Ends without a word."""
    os._exit(7)


def babble(content: bytes) -> None:
    """Answers what is no JSON, past the one that answers."""
    for number in range(3, 64):
        try:
            os.write(number, b"nonsense")
        except OSError:
            continue
    os._exit(0)


def invent(content: bytes, **options: Any) -> dict[str, Any]:
    """Answers what is no article."""
    return {"text": 7}
