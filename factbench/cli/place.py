"""Which database is in force, and what was said before the command."""

from __future__ import annotations

import os
from pathlib import Path

from factbench.errors import Misuse


def database_path(db: str | None) -> Path:
    """The database in force for a command: `--db`, else as `desk_path`."""
    return desk_path(db or before_the_command("db"))


def desk_path(db: str | None) -> Path:
    """The database in force: `--db`, else `FACTBENCH_DB`, else claims.db in this folder."""
    named = db or os.environ.get("FACTBENCH_DB") or "claims.db"
    if "\0" in named:
        raise Misuse("The name of the database holds a NUL; choose another with --db.")
    return Path(named)


def before_the_command(name: str) -> str | None:
    """The option of that name which stood before the command, or None."""
    import click

    context = click.get_current_context(silent=True)
    found = (context.find_root().obj or {}).get(name) if context else None
    return found if isinstance(found, str) else None
