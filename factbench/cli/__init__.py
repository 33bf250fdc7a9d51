"""The command line: parse, call the workbench, print. The only place where errors become exit codes."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from factbench.errors import FactbenchError, OutputRefused

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    _stand_in()
    sys.exit(run(arguments))


def _stand_in() -> None:
    """Put something in the place of each standard stream that whoever called us has closed.

    Python has None there, and the next file opened would get its number: what is read is empty, what is written as an
    output is refused as it is on a full disk, what is written as a complaint is lost.
    """
    for number, name, mode, way in (
        (0, "stdin", "r", os.O_RDONLY),
        (1, "stdout", "w", os.O_RDONLY),
        (2, "stderr", "w", os.O_WRONLY),
    ):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, way)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115  until the end


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code. Errors become one sentence on standard error."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        options = _of_the_desk(words)
        if options is None:
            return _command(words)
        from factbench.cli.desk import open_desk

        return open_desk(options["--db"], options["--reviewer"])
    except FactbenchError as error:
        return _complain(str(error), error.exit_code)
    except KeyboardInterrupt:
        return _complain("Stopped; what was said to be stored is stored.", 130)
    except BrokenPipeError:
        # Whoever read our output has enough.
        _say_no_more()
        return 0
    except OSError as error:
        return _complain(_refused(error, words), OutputRefused.exit_code)


def _stores(words: Sequence[str]) -> bool:
    """Whether the command is one of those that store something."""
    from factbench.cli.commands import COMMANDS

    command = next((word for word in words if word in COMMANDS), None)
    return command is not None and COMMANDS[command][0].startswith(
        (
            "acting:",
            "asking:",
            "assigning:",
            "batching:load",
            "bringing:",
            "cutting:",
            "editing:",
            "taking:",
            "watching:",
        )
    )


def _refused(error: OSError, words: Sequence[str]) -> str:
    """What to say of a name that no file can have, such as one that is too long, or of our output."""
    from factbench.text.clean import one_line

    if error.filename is not None:
        return (
            f"{one_line(str(error.filename))[:200]} cannot be used ({error.strerror}); choose another name."
        )
    # All that reads and writes files explains its own failures; what is left is our output.
    _say_no_more()
    stored = "; what it had to store is stored: `factbench history` tells" if _stores(words) else ""
    return f"The output cannot be written ({error.strerror}){stored}."


def _say_no_more() -> None:
    """Throw away what is still to be printed: Python would complain once more while it shuts down."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _of_the_desk(words: Sequence[str]) -> dict[str, str | None] | None:
    """The options where nothing but the desk is asked for; None where click is to read the words.

    The desk is opened most often, and click would take a sixth of what its first paint may cost beside Textual.
    """
    options: dict[str, str | None] = {"--db": None, "--reviewer": None}
    rest = iter(words)
    for word in rest:
        name, given, value = word.partition("=")
        if name not in options:
            return None
        options[name] = value if given else next(rest, "")
        if not options[name] or str(options[name]).startswith("-"):
            return None
    return None if "_FACTBENCH_COMPLETE" in os.environ else options


def _command(words: Sequence[str]) -> int:
    import click

    from factbench.cli.commands import command_line

    try:
        result = command_line.main(args=words, prog_name="factbench", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        usage = error.ctx.get_usage() + "\n" if error.ctx else ""
        return _complain(error.format_message(), 2, before=usage)
    except click.ClickException as error:
        return _complain(error.format_message(), error.exit_code)
    except click.Abort as error:
        raise KeyboardInterrupt from error
    return result if isinstance(result, int) else 0


def _complain(message: str, code: int, *, before: str = "") -> int:
    from factbench.text.clean import clean

    with suppress(OSError):  # whoever cannot be told has the exit code
        sys.stderr.write(clean(f"{before}factbench: {message}") + "\n")
    return code
