"""The file itself: is it sound, can what was folded be rebuilt, where is the copy?"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from contextlib import closing
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from factbench import database, errors
from factbench.output import written_whole
from factbench.record import seal
from factbench.store import carve, documents, evidence, held, log, rests, schema, state
from factbench.store import claims as claim_store
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from factbench.record.seal import Head
    from factbench.store.claims import Carried
    from factbench.workbench.session import Session


Line = tuple[str, str, bool]


class File:
    """The database as a whole."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def check(self) -> Iterator[tuple[str, str, bool]]:
        """What `doctor` says: (what was looked at, what was found, whether that is sound).

        All that is there is looked at; counted are the acts that this reviewer may see. A part that cannot be read
        says so, and the others are looked at; what to do, and in which order, comes last.
        """
        whole = True
        for what, look in (
            ("library", lambda: [("library", f"SQLite {database.library_version}", True)]),
            ("journal", self._journal),
            ("mode", lambda: [("mode", *_mode(self.session.path))]),
            ("schema", lambda: [("schema", f"version {schema.SCHEMA_VERSION}, as it should be", True)]),
            ("file", self._pages),
            ("log", self._log),
            ("content", self._content),
            ("links", self._links),
            ("cut", self._cuts),
            ("state", self._state),
        ):
            for each in self._looked(what, look):
                whole = whole and (each[2] or each[0] not in {"file", "content", "links", "state"})
                yield each
        yield from self._looked("record", partial(self._record, sure=whole))
        if not whole:
            yield "do", _ORDER, False

    def _looked(self, what: str, look: Callable[[], Iterable[Line]]) -> list[Line]:
        try:
            with self.session.explained(), database.one_state(self.session.connection()):
                return list(look())
        except errors.DatabaseError as error:
            return [(what, str(error), False)]

    def _journal(self) -> Iterator[Line]:
        journal, why = database.journal_for(self.session.path)
        (current,) = self.session.connection().execute("PRAGMA journal_mode").fetchone()
        yield "journal", f"{current} now, {journal} from the first act on: {why}", True

    def _pages(self) -> Iterator[Line]:
        found = [str(row[0]) for row in self.session.connection().execute("PRAGMA integrity_check(100)")]
        # What SQLite names may be bytes of the damage, and its page numbers help nobody.
        places = "1 place is" if len(found) == 1 else f"{len(found)} places are"
        more = " or more" if len(found) == 100 else ""
        yield (
            "file",
            "sound" if found == ["ok"] else f"damaged: {places}{more} not as SQLite wrote them",
            found == ["ok"],
        )

    def _log(self) -> Iterator[Line]:
        """What of the log is not read; nothing where all is. No fault: when the power fails, a log may end so."""
        path = self.session.path.with_name(f"{self.session.path.name}-wal")
        with closing(database.connect(self.session.path)) as look:  # one that has nothing begun
            read = database.pace(look)
            if read is None or len(read) == 1:
                return
            try:
                with path.open("rb") as log:
                    pages = carve.unread(log, read[1])
            except FileNotFoundError:
                return
            if database.pace(look) != read:  # whoever stores something meanwhile shows that all is read
                return
        if pages:
            self.session.keep_log()
            yield "log", _LOG.format(pages=f"{pages:,} page{'s are' if pages > 1 else ' is'}"), True

    def _content(self) -> Iterator[Line]:
        connection = self.session.connection()
        rest = [*_rests(connection), *_odd(connection)]
        if evidence.gone(connection):
            rest.append("`factbench doctor --replay` puts evidence back whose passage is there.")
        sound = "every file, article, claim, passage and piece of evidence is as it was stored"
        yield "content", " ".join(rest) or sound, not rest

    def _links(self) -> Iterator[Line]:
        orphans = self.session.connection().execute("PRAGMA foreign_key_check").fetchall()
        yield "links", "sound" if not orphans else f"{len(orphans)} rows point nowhere", not orphans

    def _cuts(self) -> Iterator[Line]:
        from factbench.stages.segment import VERSION

        old = len(documents.not_cut_by(self.session.connection(), VERSION))
        again = f"{old} articles were cut by an older version; `factbench recut` cuts them again"
        yield "cut", again if old else f"by segmenter {VERSION}", True
        yield "anchors", _words(self.session.read(claim_store.carried)), True

    def _state(self) -> Iterator[Line]:
        if self.session.mask() is None:  # it would tell that there is more than may be seen
            digest = state.digest(self.session.connection())
            yield "state", f"{digest[:16]}, as in every database that holds the same acts", True

    def _record(self, *, sure: bool) -> Iterator[Line]:
        connection = self.session.connection()
        lost = list(_lost(connection))
        found = list(log.faults(connection))
        readable = not found or all("cannot be read:" not in each for each in found)
        if readable:
            found += [*lost, *state.faults(connection, sure=sure and not lost)]
        acts = len(self.session.read(log.events)) if readable else 0
        several = list(_several(log.heads(connection)))
        if lost:
            found.append(_FIRST)
        yield "record", " ".join(found) or "; ".join([f"{acts} acts, every chain whole", *several]), not found

    def replay(self, *, even_so: bool = False) -> None:
        """Rebuild verdicts and annotations from the acts.

        Raises: `errors.DatabaseDamaged` where acts are gone or were changed, unless that is to be the record `even_so`.
        """
        with self.session.explained():
            lost = [] if even_so else list(_lost(self.session.connection()))
        if lost:
            raise errors.DatabaseDamaged(f"Nothing was rebuilt. {' '.join(lost)} {_FIRST}")
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

        Where another program wrote over the file, what was in it is gone; into the copy comes what can be read of the
        log that stood beside it, and what was done in this session.
        Raises: as `backup`, and `errors.DatabaseForeign` where nothing is left.
        """
        session, path = self.session, self.session.path
        names = (path.with_name(f"{path.stem}-rescued-{number}{path.suffix}") for number in count(1))
        target = next(each for each in names if not each.exists())
        if session.overwritten():
            from factbench.workbench.rescue import rescue_log

            rescue_log(session.log_aside(), session.acts, target, session.settings)
        else:
            self._copy(session.still_open(), target)
        return target

    def backup(self, target: Path) -> None:
        """Copy the database to a new file while others write: whole and looked through, or not at all.

        The copy is made in a file beside `target` whose name ends in `.part`, and gets its name when it is on the disk.
        Raises: `errors.OutputRefused` where `target` exists or cannot be made; `errors.DatabaseDamaged` where the copy
        is not as this file is, and no copy is left.
        """
        with self.session.explained():
            connection = self.session.connection()
        self._copy(connection, target)

    def _copy(self, connection: database.Connection, target: Path) -> None:
        with written_whole(target) as draft, self.session.explained():
            before = held.counts(connection)
            try:
                connection.execute("VACUUM INTO ?", [draft.absolute().as_uri()])  # a name need not be UTF-8
            except database.Failure as error:
                if "full" in str(error) or "disk I/O" in str(error):
                    raise errors.OutputRefused(
                        f"{one_line(str(target))} cannot be written, there is no room for it: choose another place."
                    ) from error
                raise
            self._hold_against(draft, before)

    def _hold_against(self, copy: Path, before: held.Counts) -> None:
        """See that a copy is sound and has at least the rows that were there. Raises: `errors.DatabaseDamaged`."""
        with closing(database.look_into(copy)) as connection:
            try:
                schema.verify(connection, copy)
                integrity = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(1)")]
                after = held.counts(connection)
                broken = next(iter(log.faults(connection)), None) if integrity == ["ok"] else None
            except (database.Failure, errors.DatabaseError) as error:
                raise errors.DatabaseDamaged(_NO_COPY) from error
        if integrity != ["ok"] or any(after[table] < number for table, number in before.items()):
            raise errors.DatabaseDamaged(_NO_COPY)
        if broken and broken not in self.session.read_all(lambda own: list(log.faults(own))):
            raise errors.DatabaseDamaged(_NO_COPY)


_NO_COPY = (
    "No copy was kept, for it was not whole: `factbench doctor` tells whether this file is; if it is not,"
    " `factbench rescue` copies what can be read."
)


_LOG = (
    "{pages} not read, for the power failed while the log was written, or it is damaged. If an act is missing, copy"
    " this file and its log (-wal) to another place now: `factbench rescue` on the copy reads what stands there."
)

_ORDER = (
    "First copy this file, with what stands beside it (-wal, -journal), to another place, and work on the copy. Then"
    " `factbench rescue DAMAGED NEW` brings all that can be read into a new file and lists what is lost. Then take in"
    " what a backup or a colleague still has: `factbench --db NEW import OTHER`."
)
"""What to do in which order with a file that is not sound."""

_FIRST = (
    "Rebuilding from the acts that are left would make the loss the record. First keep this file as it is (`factbench"
    " backup`), hold it against a seal or a report that you have (`factbench doctor --seal FILE`), and take in a copy"
    " that still has the acts (`factbench import`); `--replay --even-so` comes last."
)
"""What to do in which order where acts are missing."""

SHOWN = 3
"""Things of one kind that are named; of the rest their number is told."""


def _lost(connection: database.Connection) -> Iterator[str]:
    """Which acts are gone or are not those that were stored, a sentence each."""
    for each in held.odd(connection):
        if each.kind.table == "event" and (changed := len(each.strange) - each.added):
            yield f"{_some(changed, each.kind)} not as stored here: {_named(each.strange)}."
    gone = rests.vanished(connection)
    if gone:
        yield f"{gone} act{'s' * (gone > 1)} that came into this file {'are' if gone > 1 else 'is'} gone."


def _odd(connection: database.Connection) -> Iterator[str]:
    for each in held.odd(connection):
        changed, of_acts = len(each.strange) - each.added, each.kind.table == "event"
        if changed and not of_acts:
            yield f"{_some(changed, each.kind)} not as factbench stored {_it(changed)}: {_named(each.strange)}."
        if each.added:
            yield f"{_some(each.added, each.kind)} from another program: {_named(each.strange)}."
        if each.gone and not of_acts:
            yield f"{_some(each.gone, each.kind)} gone: another program took {_it(each.gone)} out."


def _it(number: int) -> str:
    return "it" if number == 1 else "them"


def _rests(connection: database.Connection) -> Iterator[str]:
    """What is not what its id says, a sentence a kind of fault."""
    found: dict[str, list[str]] = defaultdict(list)
    for words, identifier in rests.faults(connection):
        found[words].append(identifier)
    for words, ids in found.items():
        yield f"{'A' if len(ids) == 1 else f'{len(ids):,} times a'} {words} ({_named(ids)})."


def _some(number: int, kind: held.Kind) -> str:
    return f"{number:,} {kind.one if number == 1 else kind.many} {'is' if number == 1 else 'are'}"


def _named(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - SHOWN:,} more" if len(ids) > SHOWN else ""
    return ", ".join(one_line(each)[:12] for each in ids[:SHOWN]) + more


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
