"""The file itself: is it sound, can what was folded be rebuilt, where is the copy?"""

from __future__ import annotations

import os
from collections import Counter
from itertools import count
from typing import TYPE_CHECKING

from factbench import database, errors
from factbench.record import seal
from factbench.store import claims as claim_store
from factbench.store import documents, log, schema, state
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from factbench.record.seal import Head
    from factbench.store.claims import Carried
    from factbench.workbench.session import Session


class File:
    """The database as a whole."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def check(self) -> Iterator[tuple[str, str, bool]]:
        """What `doctor` says: (what was looked at, what was found, whether that is sound).

        All that is there is looked at; counted are the acts that this reviewer may see.
        """
        from factbench.stages.segment import VERSION

        connection = self.session.connection()
        journal, why = database.journal_for(self.session.path)
        (current,) = connection.execute("PRAGMA journal_mode").fetchone()
        yield "library", f"SQLite {database.library_version}", True
        yield "journal", f"{current} now, {journal} from the first act on: {why}", True
        yield "mode", *_mode(self.session.path)
        yield "schema", f"version {schema.SCHEMA_VERSION}, as it should be", True
        with self.session.explained():
            integrity = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
            found = [*log.faults(connection), *state.faults(connection)]
            old = len(documents.not_cut_by(connection, VERSION))
            acts = len(self.session.read(log.events))
            carried = self.session.read(claim_store.carried)
            several = list(_several(log.heads(connection)))
            digest = state.digest(connection)
        yield "file", "sound" if integrity == ["ok"] else "; ".join(integrity), integrity == ["ok"]
        yield "links", "sound" if not orphans else f"{len(orphans)} rows point nowhere", not orphans
        again = (
            f"{old} articles were cut by an older version; `factbench recut` cuts them again" if old else ""
        )
        yield "cut", again or f"by segmenter {VERSION}", True
        yield "anchors", _words(carried), True
        if self.session.mask() is None:  # it would tell that there is more than may be seen
            yield "state", f"{digest[:16]}, as in every database that holds the same acts", True
        yield (
            "record",
            "; ".join(found) or "; ".join([f"{acts} acts, every chain whole", *several]),
            not found,
        )

    def replay(self) -> None:
        """Rebuild verdicts and annotations from the acts."""
        self.session.write(state.replay)

    def seal(self) -> str:
        """The last acts of all devices, as text to be kept elsewhere. Reads only."""
        return seal.written(seal.Seal(self.session.stamp(), self.session.read(log.heads)))

    def broken(self, text: str) -> list[str]:
        """What was cut off or changed since the seal in `text` was written, a sentence each.

        Raises: `errors.Unreadable` where there is no seal in it.
        """
        kept = seal.read(text)

        def look(connection: database.Connection) -> list[str]:
            return list(seal.broken(kept, log.at_heads(connection, kept.heads), log.heads(connection)))

        return self.session.read(look)

    def rescue(self) -> Path:
        """Copy what this session has open, which may be at no path any more, to a new file beside it; return that.

        Call from a thread that has read or stored before. Raises: as `backup`.
        """
        path = self.session.path
        names = (path.with_name(f"{path.stem}-rescued-{number}{path.suffix}") for number in count(1))
        target = next(each for each in names if not each.exists())
        self.backup(target)
        return target

    def backup(self, target: Path) -> None:
        """Copy the database to a new file while others write.

        Raises: `errors.OutputRefused` where `target` exists or cannot be made.
        """
        try:
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError as error:
            raise errors.OutputRefused(f"{one_line(str(target))} exists; choose another name.") from error
        except (OSError, ValueError) as error:
            raise errors.OutputRefused(
                f"{one_line(str(target))} cannot be written; choose another place."
            ) from error
        with database.explained(target):
            self.session.connection().execute("VACUUM INTO ?", [str(target)])


def _words(carried: Sequence[Carried]) -> str:
    """What became of decided claims whose article was cut again."""
    orphaned = sum(each.now is None for each in carried)
    near = sum(each.how == "near" for each in carried)
    moved = (
        f"{len(carried) - orphaned} claims with acts moved with their words, {near} of them in other spelling"
    )
    lost = f"; {orphaned} orphaned: `factbench claims --orphaned` lists them" if orphaned else ""
    return f"{moved}{lost}" if carried else "no act had to move"


def _several(heads: Sequence[Head]) -> Iterator[str]:
    """Which devices have more than one chain: that is no fault, but nothing says that one of them was not added."""
    for device, number in Counter(each.device for each in heads).items():
        if number > 1:
            yield f"device {one_line(device)[:40]} has {number} chains, for it acted in several files"


def _mode(path: Path) -> tuple[str, bool]:
    """The file's permissions in words, and whether others are kept out."""
    mode = path.stat().st_mode & 0o777
    private = os.name == "nt" or not mode & 0o077
    return f"{mode:04o}" if private else f"{mode:04o}: others can read it; `chmod 600` keeps them out", True
