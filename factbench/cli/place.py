"""Which database is in force, and what was said before the command."""

from __future__ import annotations

import os
from pathlib import Path

import click

from factbench.errors import Misuse


def database_path(db: str | None) -> Path:
    """The database in force: `--db`, else `FACTBENCH_DB`, else claims.db in this folder."""
    named = db or before_the_command("db") or os.environ.get("FACTBENCH_DB") or "claims.db"
    if "\0" in named:
        raise Misuse("The name of the database holds a NUL; choose another with --db.")
    return Path(named)


def before_the_command(name: str) -> str | None:
    """The option of that name which stood before the command, or None."""
    context = click.get_current_context(silent=True)
    found = (context.find_root().obj or {}).get(name) if context else None
    return found if isinstance(found, str) else None
