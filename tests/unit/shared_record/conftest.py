"""What tests of a shared record have: a server of their own, and a database in it for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.postgres import Postgres, running

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres]:
    """One server for all."""
    with running() as found:
        yield found


@pytest.fixture
def address(server: Postgres) -> str:
    """A database in which nothing is yet."""
    return server.database()
