"""A file in the program that the user edits with; the desk waits for it."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

from factbench.errors import Misuse
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.app import App

NONE = "Set EDITOR to use an editor of your own."


def editor() -> list[str]:
    """The program that `VISUAL` or `EDITOR` names, and its options.

    Raises: `Misuse` where none is named, or what is named cannot be read.
    """
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(named)
    except ValueError as error:
        raise Misuse(f"EDITOR is {one_line(named)}, which lacks a quotation mark.") from error
    if not words:
        raise Misuse(NONE)
    return words


def edit(app: App[Any], path: Path) -> None:
    """Lend the terminal to the user's editor until it ends.

    Raises: `Misuse` where it is not there, cannot be run, or says by its exit code that nothing is to be taken.
    """
    program, wrong = editor(), ""
    try:
        with app.suspend(), _interrupted():
            # Whatever goes wrong is caught inside: Textual takes the terminal back only where nothing is raised.
            try:
                code = subprocess.run([*program, str(path)], check=False).returncode  # noqa: S603  the user named it
            except (OSError, ValueError) as error:
                wrong = _why(error)
            else:
                wrong = (
                    f"ended with code {code}"
                    if code > 0
                    else f"was stopped by signal {-code}"
                    if code
                    else ""
                )
    except SuspendNotSupported as error:
        raise Misuse("This terminal cannot be lent to an editor.") from error
    if wrong:
        raise Misuse(f"{one_line(PurePath(program[0]).name)} {wrong}.")


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "is not there; set EDITOR to a program that is"
    return f"cannot be run: {error.strerror if isinstance(error, OSError) else error}"


@contextmanager
def _interrupted() -> Iterator[None]:
    """Leave ctrl+c to the editor. A handler, not an ignored signal: the editor would inherit that it is ignored."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
