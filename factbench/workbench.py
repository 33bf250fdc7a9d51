"""The imperative shell: one method for each thing a person does with a database."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from factbench import config, database, errors
from factbench.intake import Clock, Hints, now
from factbench.model import (
    Act,
    Annotation,
    AnnotationKind,
    Article,
    Claim,
    Confidence,
    Event,
    Evidence,
    Report,
    Snapshot,
    Source,
    Verdict,
)
from factbench.scales import HOUSE, Rating, Scale
from factbench.store import claims as claim_store
from factbench.store import documents, drafts, fold, listing, log, lookup, schema
from factbench.store import evidence as evidence_store
from factbench.store.documents import ArticleLine
from factbench.store.listing import EVERYTHING, ClaimLine, Filter
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from array import array
    from datetime import date
    from importlib.metadata import EntryPoint
    from pathlib import Path
    from types import TracebackType

    from factbench.matching import Matcher
    from factbench.settings import Settings
    from factbench.sources.library import Reference
    from factbench.text.span import Span

__all__ = [
    "EVERYTHING",
    "Added",
    "ArticleLine",
    "ClaimLine",
    "Filter",
    "Was",
    "Workbench",
    "exporters",
    "new_id",
]

NewId = Callable[[], str]
T = TypeVar("T")


def new_id() -> str:
    """A UUIDv7 (RFC 9562): ids of later acts sort after earlier ones."""
    import uuid_utils

    return str(uuid_utils.uuid7())


class Was(StrEnum):
    """What became of a document that was added."""

    NEW = "new"
    KNOWN = "known"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one document that was added."""

    name: str
    """As the person named it."""
    was: Was
    id: str | None = None
    title: str | None = None
    count: int = 0
    """Claims of an article, passages of a source."""
    notices: tuple[str, ...] = ()
    """What the person should know, a sentence each."""
    error: errors.FactbenchError | None = None
    """Why it failed."""


class Workbench:
    """One database, one reviewer, one session. Every method may be called from any thread.

    Opening writes nothing. An act that returned is stored; a method that raised has changed nothing.
    """

    def __init__(
        self,
        path: Path,
        settings: Settings,
        *,
        create: bool = False,
        reviewer: str | None = None,
        device: str | None = None,
        clock: Clock = now,
        new_id: NewId = new_id,
    ) -> None:
        """Open `path`, or make it where `create` is set and there is nothing.

        Raises: `errors.DatabaseError`, and `errors.Misuse` for a reviewer's name that cannot be used.
        """
        self.path = path
        self.settings = settings
        self.reviewer = config.reviewer_name(settings) if reviewer is None else config.checked_name(reviewer)
        self._device = device
        self._clock = clock
        self._new_id = new_id
        self._session: str | None = None
        self._acting = threading.Lock()
        if create:
            database.create(path)
        self._connections = database.Connections(path, busy_seconds=settings.busy_seconds)
        try:
            schema.prepare(self._connections.get(), path)
        except BaseException:
            self._connections.close()
            raise

    def close(self) -> None:
        """Close every connection; call when no other thread is at work."""
        self._connections.close()

    def __enter__(self) -> Workbench:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------------------------------- looking

    def article_lines(self, *, text: str | None = None, hidden: bool = False) -> list[ArticleLine]:
        """The articles in the order they were added; see `documents.article_lines`."""
        return self._read(lambda connection: documents.article_lines(connection, text=text, hidden=hidden))

    def article(self, identifier: str) -> Article:
        """The article with this full id. Raises: `errors.NothingFound`."""
        return _found(
            self._read(lambda connection: documents.article(connection, identifier)), "article", identifier
        )

    def claim_keys(self, wanted: Filter = EVERYTHING, *, limit: int = -1) -> array[int]:
        """Row numbers of the claims that fit, by article, then in reading order."""
        return self._read(lambda connection: claim_store.keys(connection, wanted, limit=limit))

    def claim_order(self, wanted: Filter = EVERYTHING, *, limit: int = -1) -> tuple[array[int], bytearray]:
        """`claim_keys`, and for each a 1 where this reviewer has decided it, else a 0."""
        return self._read(lambda db: listing.keys_and_decided(db, wanted, self.reviewer, limit=limit))

    def claim_key(self, identifier: str) -> int:
        """The row number of the claim with this full id. Raises: `errors.NothingFound`."""
        return _found(self._read(lambda db: claim_store.key(db, identifier)), "claim", identifier)

    def claim_spans(self, article: str) -> list[tuple[int, tuple[Span, ...]]]:
        """Row number and parts of every claim of an article, in reading order."""
        return self._read(lambda db: claim_store.spans(db, article))

    def claim_count(self, wanted: Filter = EVERYTHING) -> int:
        """How many claims fit."""
        return self._read(lambda connection: claim_store.count(connection, wanted))

    def claim_lines(self, keys: Sequence[int]) -> list[ClaimLine]:
        """The list rows for these row numbers (at most 10,000), in their order, with this reviewer's verdict."""
        return self._read(lambda connection: listing.lines(connection, keys, self.reviewer))

    def claim(self, identifier: str) -> Claim:
        """The claim with this full id. Raises: `errors.NothingFound`."""
        return _found(
            self._read(lambda connection: claim_store.claim(connection, identifier)), "claim", identifier
        )

    def claims(self, wanted: Filter = EVERYTHING) -> list[Claim]:
        """The claims that fit, by article, then in reading order."""
        return self._read(lambda connection: list(claim_store.claims(connection, wanted)))

    def evidence(self, claim: str) -> list[Evidence]:
        """The evidence beside a claim, best first."""
        return self._read(lambda connection: evidence_store.of_claim(connection, claim))

    def verdict(self, claim: str) -> Verdict:
        """What this reviewer holds of a claim; open where they have not acted on it."""
        return self._read(lambda connection: claim_store.verdict(connection, claim, self.reviewer))

    def verdicts(self, claim: str) -> list[Verdict]:
        """What every reviewer holds of a claim, oldest decision first."""
        return self._read(lambda connection: claim_store.verdicts(connection, claim))

    def annotations(self, claim: str) -> list[Annotation]:
        """The annotations on a claim by everybody, in the order they were made."""
        return self._read(lambda connection: claim_store.notes(connection, claim))

    def events(self, claim: str | None = None) -> list[Event]:
        """The acts of everybody, on one claim or on all, oldest first."""
        return self._read(lambda connection: log.events(connection, claim=claim))

    def sources(self) -> list[tuple[Source, int]]:
        """Every source of the library without its text, with its number of passages, in the order they were added."""

        def load(connection: database.Connection) -> list[tuple[Source, int]]:
            counts = documents.passage_counts(connection)
            return [(source, counts.get(source.id, 0)) for source in documents.sources(connection)]

        return self._read(load)

    def source(self, identifier: str) -> Source:
        """The source with this full id, with its text. Raises: `errors.NothingFound`."""
        return _found(
            self._read(lambda connection: documents.source(connection, identifier)), "source", identifier
        )

    def resolve(self, table: str, typed: str) -> str:
        """The id in `table` that begins with what somebody typed; see `lookup.resolve`."""
        return self._read(lambda connection: lookup.resolve(connection, table, typed))

    def scale(self) -> Scale:
        """The verdict scale in use."""
        return HOUSE

    # -------------------------------------------------------------------------------------- acting

    def decide(
        self,
        claim: str,
        *,
        rating: str | None = None,
        clear: bool = False,
        rationale: str | None = None,
        cite: Sequence[str] = (),
        uncite: Sequence[str] = (),
        confidence: Confidence | None = None,
        misleading: bool | None = None,
        as_of: date | None = None,
    ) -> Event:
        """Set some fields of this reviewer's verdict on a claim, as one act; what is not named stays as it was.

        `clear` opens the claim again. A verdict without `as_of` holds as of today.
        Raises: `errors.Misuse` for an unknown rating, evidence of another claim, or text that cannot be stored.
        """
        fields: dict[str, object] = {}
        if rating is not None:
            fields |= {"rating": self._rating(rating).id, "scale": self.scale().id}
            fields["as_of"] = (as_of or self._clock().date()).isoformat()
        elif clear:
            fields["rating"] = None
        if as_of is not None:
            fields["as_of"] = as_of.isoformat()
        if rationale is not None:
            fields["rationale"] = storable(rationale)
        if confidence is not None:
            fields["confidence"] = confidence.value
        if misleading is not None:
            fields["misleading"] = misleading
        self._same_claim(claim, [*cite, *uncite])
        if cite:
            fields["cite"] = tuple(cite)
        if uncite:
            fields["uncite"] = tuple(uncite)
        if not fields:
            raise errors.Misuse("Nothing to set: give a rating, a reason, evidence or a confidence.")
        return self._act(Act.DECIDE, claim=claim, content=fields)

    def note(self, claim: str, text: str, *, evidence: str | None = None) -> Event:
        """Leave a note. On a claim this reviewer has not decided it becomes the rationale of the verdict to come.

        Raises: `errors.Misuse` for an empty note or evidence of another claim.
        """
        words = storable(text)
        if not words.strip():
            raise errors.Misuse("The note is empty: say something.")
        if evidence is not None:
            self._same_claim(claim, [evidence])
        elif self.verdict(claim).rating is None:
            return self.decide(claim, rationale=words)
        content: dict[str, object] = {"kind": AnnotationKind.NOTE.value, "text": words, "evidence": evidence}
        return self._act(Act.ANNOTATE, claim=claim, content=content)

    def hide(self, article: str) -> Event:
        """Take an article and its claims out of sight."""
        return self._act(Act.HIDE, article=article)

    def undo(self) -> Event | None:
        """Take back this reviewer's last act that stands, in whichever session it was done; None where there is none.

        Returns the act that was taken back.
        """
        return self._take_back(Act.UNDO)

    def redo(self) -> Event | None:
        """Take back this reviewer's last undo, unless they have acted since; None where there is none.

        Returns the act that stands again.
        """
        return self._take_back(Act.REDO)

    def save_draft(self, claim: str, text: str) -> None:
        """Keep an unfinished note; "" drops it."""
        at = log.stamp(self._clock())
        self._write(lambda connection: drafts.save(connection, self.reviewer, claim, storable(text), at))

    def draft(self, claim: str) -> str:
        """This reviewer's unfinished note on a claim, or ""."""
        return self._read(lambda connection: drafts.load(connection, self.reviewer, claim))

    # ------------------------------------------------------------------------------- bringing in

    def add(self, names: Sequence[str], hints: Hints, *, match: bool = True) -> Iterator[Added]:
        """Store the articles that files, folders, addresses or `-` hold, with their claims; match them to the library.

        Yields one outcome a document, when it is stored; one that fails does not stop the others.
        """
        from factbench.intake import expand, read_article

        for name in expand(names):
            try:
                snapshot, article = read_article(name, self.settings, hints, clock=self._clock)
                yield self.add_article(name, snapshot, article, match=match)
            except (errors.InputError, errors.NetworkError) as error:
                yield Added(name=name, was=Was.FAILED, error=error)

    def add_article(self, name: str, snapshot: Snapshot, article: Article, *, match: bool = True) -> Added:
        """Store one article with its claims and, with `match`, the evidence for each."""
        from factbench.stages.segment import notices, segment

        if self._read(lambda connection: documents.has_article(connection, article.id)):
            return Added(name=name, was=Was.KNOWN, id=article.id, title=article.title)
        claims = segment(article, settings=self.settings)
        at = log.stamp(self._clock())
        stored = self._write(
            lambda connection: documents.add_article(connection, snapshot, article, claims, at)
        )
        said = notices(article, self.settings)
        if not claims:
            said = (*said, "No claims were found in it; the article is kept.")
        if match and claims:
            for _each in self.match([claim.id for claim in claims]):
                pass
        was = Was.NEW if stored else Was.KNOWN
        return Added(name=name, was=was, id=article.id, title=article.title, count=len(claims), notices=said)

    def add_sources(self, names: Sequence[str], hints: Hints) -> Iterator[Added]:
        """Store reference documents from files, folders or addresses, cut into passages. One outcome a document."""
        from factbench.sources.library import documents_in

        for read in documents_in(names, self.settings, hints, clock=self._clock):
            if isinstance(read.found, errors.FactbenchError):
                yield Added(name=read.name, was=Was.FAILED, error=read.found)
                continue
            yield self._add_source(read.name, read.found)

    def _add_source(self, name: str, found: Reference) -> Added:
        at = log.stamp(self._clock())
        source, passages = found.source, found.passages
        new = self._write(lambda db: documents.add_source(db, source, passages, found.snapshot, at))
        was = Was.NEW if new else Was.KNOWN
        return Added(name=name, was=was, id=source.id, title=source.title, count=len(passages))

    def match(self, claims: Sequence[str] | None = None) -> Iterator[tuple[str, int]]:
        """Look for evidence in the library and store the suggestions; yields (claim id, how many) as each is stored.

        Without `claims`: those that were not matched against the library as it is now.
        """
        from factbench.matching import Matcher

        connection = self._connections.get()
        with database.explained(self.path):
            version = documents.library_version(connection)
            wanted = (
                list(claims) if claims is not None else list(evidence_store.unmatched(connection, version))
            )
        matcher = Matcher(connection, self.settings)
        for identifier in wanted:
            yield identifier, self._match_one(matcher, identifier, version)

    def _match_one(self, matcher: Matcher, identifier: str, version: str) -> int:
        claim = self.claim(identifier)
        published = self.article(claim.article).published
        with database.explained(self.path):
            found = matcher.evidence(claim, published)
        self._write(lambda db: evidence_store.replace(db, identifier, found, version))
        return len(found)

    def unmatched_count(self) -> int:
        """How many claims `match` would look at."""

        def count(connection: database.Connection) -> int:
            return sum(1 for _ in evidence_store.unmatched(connection, documents.library_version(connection)))

        return self._read(count)

    def search(self, query: str, *, limit: int = 10) -> list[tuple[float, str, Source]]:
        """The passages of the library that fit a query, best first: score from 0 to 100, text, source."""
        from factbench.matching import Matcher

        with database.explained(self.path):
            return Matcher(self._connections.get(), self.settings).search(query, limit=limit)

    # ----------------------------------------------------------------------------------- going out

    def report(self, *, article: str | None = None, only_decided: bool = False) -> Report:
        """Everything an exporter needs, of one article or of all that are in sight."""
        from factbench import __version__
        from factbench.stages.report import report

        def load(connection: database.Connection) -> Report:
            found = list(documents.articles(connection))
            if article is not None:
                found = [each for each in found if each.id == article]
            claims = [each for a in found for each in claim_store.claims(connection, Filter(article=a.id))]
            ids = [each.id for each in claims]
            return report(
                found,
                claims,
                evidence={each: evidence_store.of_claim(connection, each) for each in ids},
                verdicts={each: claim_store.verdicts(connection, each) for each in ids},
                annotations={each: claim_store.notes(connection, each) for each in ids},
                events=log.events(connection),
                title=(found[0].title if len(found) == 1 else None) or "Verdicts",
                publisher=self.settings.publisher,
                report_url=self.settings.report_url,
                only_decided=only_decided,
                version=__version__,
            )

        return self._read(load)

    def export(self, form: str, *, article: str | None = None, only_decided: bool = False) -> bytes:
        """A report as the bytes of a format named in the `factbench.exporters` entry points.

        Raises: `errors.Misuse` for an unknown format, and whatever the exporter refuses.
        """
        exporter = exporters().get(form)
        if exporter is None:
            known = ", ".join(sorted(exporters()))
            raise errors.Misuse(f"There is no format {one_line(form)}; choose one of {known}.")
        content: bytes = exporter.load()(self.report(article=article, only_decided=only_decided))
        return content

    # ----------------------------------------------------------------------------------- the file

    def check(self) -> Iterator[tuple[str, str, bool]]:
        """What `doctor` says: (what was looked at, what was found, whether that is sound)."""
        connection = self._connections.get()
        journal, why = database.journal_for(self.path)
        (current,) = connection.execute("PRAGMA journal_mode").fetchone()
        yield "library", f"SQLite {database.library_version}", True
        yield "journal", f"{current} now, {journal} from the first act on: {why}", True
        yield "mode", *_mode(self.path)
        yield "schema", f"version {schema.SCHEMA_VERSION}, as it should be", True
        with database.explained(self.path):
            integrity = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
            found = list(log.faults(connection))
            acts = len(log.events(connection))
        yield "file", "sound" if integrity == ["ok"] else "; ".join(integrity), integrity == ["ok"]
        yield "links", "sound" if not orphans else f"{len(orphans)} rows point nowhere", not orphans
        yield "record", "; ".join(found) if found else f"{acts} acts, every chain whole", not found

    def replay(self) -> None:
        """Rebuild verdicts and annotations from the acts."""
        self._write(log.replay)

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
            self._connections.get().execute("VACUUM INTO ?", [str(target)])

    # -------------------------------------------------------------------------------------- inside

    def _rating(self, rating: str) -> Rating:
        found = self.scale().rating(rating)
        if found is None:
            known = ", ".join(each.id for each in self.scale().ratings)
            raise errors.Misuse(
                f"{one_line(rating)} is no rating of {self.scale().id}; choose one of {known}."
            )
        return found

    def _same_claim(self, claim: str, evidence: Sequence[str]) -> None:
        beside = {each.id for each in self.evidence(claim)} if evidence else set()
        for identifier in evidence:
            if identifier not in beside:
                raise errors.Misuse(
                    f"Evidence {one_line(identifier)[:12]} does not stand beside claim {claim[:12]}."
                )

    def _act(
        self,
        act: Act,
        *,
        claim: str | None = None,
        article: str | None = None,
        refers: str | None = None,
        content: dict[str, object] | None = None,
    ) -> Event:
        event = self._event(act, claim=claim, article=article, refers=refers, content=content)
        return self._write(lambda connection: log.append(connection, event))

    def _event(self, act: Act, **fields: Any) -> Event:
        """A new act with its id, chosen before the transaction begins."""
        content = tuple(sorted((fields.pop("content") or {}).items())) if "content" in fields else ()
        return Event(
            id=self._new_id(),
            act=act,
            at=log.stamp(self._clock()),
            device=self._device_id(),
            session=self._session_id(),
            reviewer=self.reviewer,
            content=content,
            **fields,
        )

    def _take_back(self, act: Act) -> Event | None:
        """Undo or redo, deciding what is meant inside the transaction that stores it."""
        draft = self._event(act)

        def take(connection: database.Connection) -> Event | None:
            mine = log.events(connection, reviewer=self.reviewer)
            by_id = {event.id: event for event in mine}
            target = fold.undoable(mine) if act is Act.UNDO else fold.redoable(mine)
            if target is None:
                return None
            log.append(
                connection, replace(draft, refers=target.id, claim=target.claim, article=target.article)
            )
            return target if act is Act.UNDO else by_id.get(target.refers or "")

        return self._write(take)

    def _device_id(self) -> str:
        if self._device is None:
            self._device = config.device_id()
        return self._device

    def _session_id(self) -> str:
        if self._session is None:
            self._session = self._new_id()
        return self._session

    def _read(self, look: Callable[[database.Connection], T]) -> T:
        with database.explained(self.path):
            return look(self._connections.get())

    def _write(self, change: Callable[[database.Connection], T]) -> T:
        """Run `change` as one transaction. Threads of this program take turns, so that none waits in SQLite's sleep."""
        with database.explained(self.path), self._acting:
            connection = self._connections.get()
            database.use_journal(connection, self.path)
            with database.write(connection):
                return change(connection)


def storable(text: str) -> str:
    """`text`, if SQLite and JSON can keep it.

    Raises: `errors.Misuse` where it holds half of a surrogate pair.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise errors.Misuse("The text holds half a character (a lone surrogate); remove it.") from error
    return text


def exporters() -> dict[str, EntryPoint]:
    """Format -> entry point of group `factbench.exporters`: ours, and those of other packages."""
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group="factbench.exporters")}


def _found(value: T | None, what: str, identifier: str) -> T:
    if value is None:
        raise errors.NothingFound(f"There is no {what} {one_line(identifier)[:12]}.")
    return value


def _mode(path: Path) -> tuple[str, bool]:
    """The file's permissions in words, and whether others are kept out."""
    mode = path.stat().st_mode & 0o777
    private = os.name == "nt" or not mode & 0o077
    return f"{mode:04o}" if private else f"{mode:04o}: others can read it; `chmod 600` keeps them out", True
