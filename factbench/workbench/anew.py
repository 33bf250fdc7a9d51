"""What a machine made, made again from the files and compared with what stands in the database; reads only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from factbench import errors
from factbench.english.parse import model_of
from factbench.intake import Hints, documents_in
from factbench.matching import RANKER, compared_again
from factbench.stages.segment import segment, segmenter
from factbench.store import documents, evidence, log, rows, shape
from factbench.workbench.library.cuts import corrected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench import database
    from factbench.model import Article, Claim, Event, Evidence
    from factbench.workbench.session import Session


class Rebuilt(NamedTuple):
    """What came of making one article with its claims and their evidence again."""

    article: str
    differs: tuple[str, ...]
    """What is another now, a sentence each."""
    other: tuple[str, ...]
    """What could not be compared, for another version made it, a sentence each."""


class _Held(NamedTuple):
    """One document as it is stored."""

    root: Article
    standing: Article
    acts: Sequence[Event]
    segmenter: str | None
    claims: dict[str, Claim]
    """As they were cut, by id, without those that people made and those that only carry acts of an earlier cut."""
    beside: list[tuple[Claim, Evidence]]
    ranked: bool
    """Whether today's ranker and comparison made what stands beside the claims."""


class Anew:
    """Texts are taken out of their files again, claims cut, and passages compared."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def count(self) -> int:
        """How many articles there are to look at."""
        return len(self.session.read_all(_roots))

    def check(self) -> Iterator[Rebuilt]:
        """Make every article again, in the order of their files; one outcome an article."""
        texts: dict[str, str | None] = {}
        last = ""
        for root, snapshot in self.session.read_all(_roots):
            if snapshot != last:
                texts, last = self._texts(snapshot), snapshot
            yield self._one(self.session.read_all(_held, root, self._ranked_by()), texts)

    def _ranked_by(self) -> str:
        """What ranks and compares now, as `matching.index_version` has it."""
        return " · ".join(filter(None, ["", RANKER, model_of(self.session.settings.parser)]))

    def _texts(self, sha256: str) -> dict[str, str | None]:
        """The texts that are found in a file now, each with what found it; none where it cannot be read."""
        snapshot = self.session.read_all(documents.snapshot, sha256)
        if snapshot is None:
            return {}
        try:
            found = documents_in(snapshot, self.session.settings, Hints(url=snapshot.url))
        except (errors.InputError, errors.Misuse):
            return {}
        return {
            each.found.text: each.found.extractor
            for each in found
            if not isinstance(each.found, errors.InputError)
        }

    def _one(self, held: _Held, texts: dict[str, str | None]) -> Rebuilt:
        differs: list[str] = []
        other: list[str] = []
        short = held.root.id[:8]
        if held.root.text not in texts:
            if held.root.extractor in texts.values() or not texts:
                differs.append(f"The text of article {short} is not in its file.")
            else:
                other.append(f"The text of article {short} was found by {held.root.extractor}.")
        snapshot = self.session.read_all(documents.snapshot, held.root.snapshot)
        wanted = corrected(held.root, held.acts, snapshot)
        if wanted.text != held.standing.text:
            differs.append(f"Article {short} has another body than its file and the acts on it give.")
        elif held.segmenter != segmenter(wanted, self.session.settings):
            other.append(f"The claims of article {short} were cut by segmenter {held.segmenter}.")
        else:
            differs += _claims(held, segment(wanted, settings=self.session.settings), short)
        if held.ranked:
            differs += self._evidence(held)
        return Rebuilt(held.root.id, tuple(differs), tuple(other))

    def _evidence(self, held: _Held) -> Iterator[str]:
        parser = self.session.settings.parser
        for claim, stored in held.beside:
            again = compared_again(claim, stored, held.standing, parser=parser).comparison
            if again != stored.comparison:
                yield f"Evidence {stored.id[:8]} was compared with another outcome."


def _roots(connection: database.Connection) -> list[tuple[str, str]]:
    """Ids of the first versions of all articles with their files, those of one file together."""
    sql = "SELECT id, snapshot FROM main.article WHERE supersedes IS NULL ORDER BY snapshot, number"
    return [(row[0], row[1]) for row in connection.execute(sql)]


def _held(connection: database.Connection, root: str, ranked_by: str) -> _Held:
    first, standing = documents.found_article(connection, root), documents.standing(connection, root)
    if first is None or standing is None:
        raise errors.DatabaseDamaged(
            f"Article {root[:8]} has no version; `factbench rescue` copies the rest."
        )
    sql = "SELECT * FROM main.claim WHERE article = ? ORDER BY place, number"
    found = {row["id"]: row for row in connection.execute(sql, [standing.id])}
    (cutter,) = connection.execute(
        "SELECT segmenter FROM main.article WHERE id = ?", [standing.id]
    ).fetchone()
    bare = {id: rows.claim_of(row) for id, row in {**found, **shape.bare(connection, found)}.items()}
    worded = {id: rows.claim_of(row) for id, row in found.items()}
    beside = [(claim, each) for id, claim in worded.items() for each in evidence.of_claim(connection, id)]
    versions = {evidence.library_of(connection, id) for id in worded}
    return _Held(
        root=first,
        standing=standing,
        acts=log.events(connection, article=root),
        segmenter=cutter,
        claims={id: claim for id, claim in bare.items() if claim.segmenter == cutter},
        beside=beside,
        ranked=all(ranked_by in (each or "") for each in versions),
    )


def _claims(held: _Held, again: Sequence[Claim], article: str) -> Iterator[str]:
    wanted = {each.id: each for each in again}
    for identifier in wanted.keys() - held.claims.keys():
        yield f"Claim {identifier[:8]} of article {article} is missing."
    for identifier, claim in held.claims.items():
        now = wanted.get(identifier)
        # What a part belongs to may have been cut by hand.
        if now is not None and replace(claim, under=now.under, saying=now.saying) != now:
            yield f"Claim {identifier[:8]} of article {article} is another than its article gives."
