"""Where is the shared record? What libpq takes, never shown with a password in it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote

from factbench.errors import Misuse
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMED_BY = ("PGSERVICE", "PGHOST", "PGDATABASE")
"""Variables of which one says where to go, where nothing else does."""
SECRET = ("password", "sslpassword")
SECONDS = "10"
"""How long a server may take to answer at all, where nothing else is said."""


def resolved(
    given: str | None, configured: str | None, environment: Mapping[str, str] = os.environ
) -> dict[str, str]:
    """What to connect with: what was typed, else what is configured, else what libpq finds in the environment.

    Raises: `Misuse` where nothing says where to go, or what does cannot be read.
    """
    address = given or configured or ""
    if not address and not any(environment.get(name) for name in NAMED_BY):
        raise Misuse(
            "There is no shared record: name it as `factbench sync postgresql://HOST/DATABASE`, by a service"
            " (`service=NAME`), in the setting shared_record, or in PGSERVICE or PGHOST."
        )
    parts = _read(address)
    if given is None and configured and any(parts.get(name) for name in SECRET):
        raise Misuse(
            "The setting shared_record holds a password: take it out, and put it into ~/.pgpass or the service file."
        )
    return {"connect_timeout": environment.get("PGCONNECT_TIMEOUT", SECONDS), **parts}


def secrets(parts: Mapping[str, str], environment: Mapping[str, str] = os.environ) -> list[str]:
    """What no message may contain, the longest first: passwords, and how an address would write them."""
    found = {parts[name] for name in SECRET if parts.get(name)}
    found |= {environment["PGPASSWORD"]} if environment.get("PGPASSWORD") else set()
    return sorted(found | {quote(each, safe="") for each in found}, key=len, reverse=True)


def hidden(words: str, unsaid: list[str]) -> str:
    """The words on one line, with none of the secrets."""
    for each in unsaid:
        words = words.replace(each, "…")
    return one_line(words)


def _read(address: str) -> dict[str, str]:
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        return {name: str(value) for name, value in conninfo_to_dict(address).items() if value is not None}
    except ProgrammingError:
        # What libpq says of it repeats what it was given, which may be a password. Nothing of it is kept.
        pass
    raise Misuse(
        "The address of the shared record cannot be read; write postgresql://NAME@HOST/DATABASE or service=NAME."
    )
