"""A real PostgreSQL on loopback, started for the tests and stopped by its process."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

DEBIAN = Path("/usr/lib/postgresql")


def programs() -> Path | None:
    """The folder of PostgreSQL's programs; None where there is none. Debian keeps them off the path."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    folders += sorted(DEBIAN.glob("*/bin"), reverse=True)
    return next(
        (each for each in folders if (each / "initdb").exists() and (each / "postgres").exists()), None
    )


@dataclass
class Postgres:
    """A server with nobody in it but its tests; every one asks for a database of its own."""

    port: int
    count: int = field(default=0)

    def address(self, database: str, user: str = "owner") -> str:
        """What `factbench sync` takes."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def database(self) -> str:
        """The address of a new database, as its owner."""
        self.count += 1
        name = f"desk{self.count}"
        self.run(self.address("postgres"), f"CREATE DATABASE {name} STRATEGY FILE_COPY")
        return self.address(name)

    def run(self, address: str, *statements: str) -> list[tuple[Any, ...]]:
        """Do what any program could do there; gives the rows of the last statement."""
        import psycopg

        with psycopg.connect(address, autocommit=True) as connection:
            for statement in statements:
                done = connection.execute(statement)
            return done.fetchall() if done.description else []


@contextmanager
def running() -> Iterator[Postgres]:
    """A server, as a user who is not root, for PostgreSQL refuses that one."""
    found = programs()
    if found is None:
        pytest.skip("there is no PostgreSQL here (Debian: apt install postgresql)")
    own: dict[str, Any] = (
        {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    )
    folder = Path(mkdtemp(prefix="fbpg"))
    if own:
        shutil.chown(folder, "postgres", "postgres")
    data, port = folder / "data", free_port()
    subprocess.run(
        [found / "initdb", "-D", data, "-U", "owner", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"],
        stdout=subprocess.DEVNULL,
        check=True,
        cwd=folder,
        **own,
    )
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [
                *(str(found / "postgres"), "-D", str(data), "-h", "127.0.0.1", "-p", str(port)),
                *("-k", str(folder), "-c", "fsync=off", "-c", "max_connections=60"),
            ],
            stdout=log,
            stderr=log,
            cwd=folder,
            **own,
        )
    try:
        answers(port, server, folder / "log")
        yield Postgres(port)
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: nothing in it is needed any more
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def answers(port: int, server: subprocess.Popen[str] | subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server lets one in."""
    import psycopg

    for _try in range(300):
        if server.poll() is not None:
            raise RuntimeError(log.read_text(errors="replace"))
        try:
            psycopg.connect(f"postgresql://owner@127.0.0.1:{port}/postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(log.read_text(errors="replace"))


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
