"""Every error that factbench raises on purpose, and the exit code each becomes.

::

    FactbenchError                  base; never raised itself
    ├── NothingFound          1     a search or a filter came back empty
    ├── Misuse                2     the command or the setting cannot mean anything
    ├── InputError            3     what was given cannot be used
    │   ├── Unreadable              no text in it, an unknown encoding, a damaged PDF
    │   ├── TooLarge                over a limit of bytes, time or depth
    │   └── OutputRefused           the output path exists, or lies outside the chosen folder
    ├── DatabaseError         4     claims.db cannot be used
    │   ├── DatabaseMissing         a reading command found no file
    │   ├── DatabaseForeign         not a factbench database, or its schema was changed
    │   ├── DatabaseNewer           written by a later factbench
    │   ├── DatabaseLocked          another program holds it
    │   ├── DatabaseGone            moved, removed or replaced while it was open
    │   │   └── DatabaseOverwritten another program wrote over it
    │   └── DatabaseDamaged         SQLite says the file is malformed, full or read-only
    └── NetworkError          5     an address could not be reached
        ├── AddressRefused          not a public http(s) address
        └── SharedRecordForeign     a server has other tables than ours, or other triggers

Each message is one sentence for the person at the keyboard: what, where, what to do. To handle all of them::

    try:
        article = factbench.extract(data)
    except factbench.FactbenchError as error:
        print(error)
"""

from __future__ import annotations


class FactbenchError(Exception):
    """Anything factbench refuses to do. `exit_code` is what the command line returns for it."""

    exit_code = 3


class NothingFound(FactbenchError):
    """A search or a filter found nothing. Seen by scripts as exit code 1."""

    exit_code = 1


class Misuse(FactbenchError):
    """The command or a setting cannot mean anything. Seen by whoever typed it."""

    exit_code = 2


class InputError(FactbenchError):
    """What was given cannot be used. Seen by whoever adds an article or a source."""

    exit_code = 3


class Unreadable(InputError):
    """No text can be got out of the bytes."""


class TooLarge(InputError):
    """Over a limit of bytes, time, memory or depth."""


class OutputRefused(InputError):
    """The output path exists already or cannot be written."""


class DatabaseError(FactbenchError):
    """The database cannot be used. Seen by everybody who opens it."""

    exit_code = 4


class DatabaseMissing(DatabaseError):
    """There is no file, and this command does not create one."""


class DatabaseForeign(DatabaseError):
    """Not a factbench database, or one whose tables or triggers somebody changed."""


class DatabaseNewer(DatabaseError):
    """Written by a later factbench than this one."""


class DatabaseLocked(DatabaseError):
    """Another program holds the database for longer than the time limit."""


class DatabaseGone(DatabaseError):
    """The file was moved, removed or replaced while it was open: what would be stored would be nowhere."""


class DatabaseOverwritten(DatabaseGone):
    """Another program wrote over the file while it was open: it holds something else, and this is over."""


class DatabaseDamaged(DatabaseError):
    """The file is malformed, the disk is full, or it cannot be written."""


class NetworkError(FactbenchError):
    """An address could not be reached, or answered with an error."""

    exit_code = 5
    status: int | None = None
    """What it answered with (HTTP); None where it did not answer."""
    wait: float | None = None
    """Seconds that the server asks to wait; None where it does not say."""


class AddressRefused(NetworkError):
    """Not a public http or https address; nothing was sent."""


class SharedRecordForeign(NetworkError):
    """What a server holds is no shared record of factbench, or one whose tables or triggers somebody changed."""
