"""Threads in claims.db: what was done with questions, where a question stands, and what waits for whom."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from factbench import errors
from factbench.store import documents, remarks, rows
from factbench.store.listing import EVERYTHING, OPEN, Filter, where
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.database import Connection
    from factbench.model import Annotation, Closing
    from factbench.record.fold import Remarked


def closings(connection: Connection, claim: str) -> list[Closing]:
    """What each reviewer did last with each question on a claim, and on stretches of its article."""
    sql = """
    SELECT * FROM closing WHERE claim = :claim OR document = (
        SELECT coalesce(article.supersedes, article.id) FROM claim JOIN article ON article.id = claim.article
        WHERE claim.id = :claim
    ) ORDER BY at, event
    """
    return [rows.closing_of(row) for row in connection.execute(sql, {"claim": claim})]


def done_with(connection: Connection, question: str) -> list[Closing]:
    """What each reviewer did last with one question, in that order."""
    sql = "SELECT * FROM closing WHERE question = ? ORDER BY at, event"
    return [rows.closing_of(row) for row in connection.execute(sql, [question])]


def beside(connection: Connection, evidence: str) -> list[Annotation]:
    """What was said on the same passage where it stands beside other claims, in the order it was said."""
    sql = """
    SELECT annotation.* FROM evidence AS here JOIN evidence AS there
        ON there.passage = here.passage AND there.id <> here.id
    JOIN annotation ON annotation.evidence = there.id
    WHERE here.id = ? ORDER BY annotation.at, annotation.id
    """
    return [rows.annotation_of(row) for row in connection.execute(sql, [evidence])]


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that was said, and where."""

    said: Annotation | Remarked
    claim: str | None
    """None of what was said of a stretch of an article."""
    document: str | None
    """The first version of that article."""


def asked(connection: Connection, identifier: str) -> Asked | None:
    """What was said by the act with this id; None where nothing is, or it was taken back."""
    row = connection.execute("SELECT * FROM annotation WHERE id = ?", [identifier]).fetchone()
    if row is not None:
        return Asked(rows.annotation_of(row), row["claim"], None)
    row = connection.execute("SELECT * FROM remark WHERE id = ?", [identifier]).fetchone()
    return Asked(rows.remark_of(row), None, row["document"]) if row is not None else None


def named(connection: Connection, typed: str) -> str:
    """The id of what was said whose id begins or ends with these digits, six or more.

    Raises: `errors.Misuse` where it is no such text, or several fit; `errors.NothingFound`.
    """
    wanted, shown = typed.strip().lower(), one_line(typed)[:80]
    if not re.fullmatch(r"[0-9a-f-]{6,64}", wanted):
        raise errors.Misuse(
            f"“{shown}” is no question: give at least six digits of it, as the inbox has them."
        )
    sql = """
    SELECT id FROM annotation WHERE substr(id, 1, length(:id)) = :id OR substr(id, -length(:id)) = :id
    UNION SELECT id FROM remark WHERE substr(id, 1, length(:id)) = :id OR substr(id, -length(:id)) = :id LIMIT 2
    """
    found = [str(identifier) for (identifier,) in connection.execute(sql, {"id": wanted})]
    if not found:
        raise errors.NothingFound(
            f"Nothing that was said is called {shown}; `factbench inbox` lists what is open."
        )
    if len(found) > 1:
        raise errors.Misuse(f"Several things that were said are called {shown}: give more digits.")
    return found[0]


class Why(StrEnum):
    """Why something is in an inbox."""

    ASKED = "asked of you"
    ANSWERED = "answered"
    """A question of theirs, by somebody else; until they close it too, or answer."""
    ASSIGNED = "assigned to you"
    OPEN = "open question"
    FLAGGED = "flagged"


@dataclass(frozen=True, slots=True)
class Pending:
    """Something in an inbox."""

    why: Why
    id: str
    """Of the act by which it came there."""
    claim: str | None
    """None of a whole article, and of a stretch of one."""
    article: str
    """The version that stands."""
    about: str
    """The statement of the claim, the title of the article, the words of the stretch, or what was answered."""
    text: str
    """What was asked, or the answer to what `about` asks; "" of what was assigned or flagged."""
    who: str
    """Who asked, assigned or flagged."""
    to: tuple[str, ...]
    at: str
    due: date | None = None
    left: int | None = None
    """Claims of an assigned article that are open to the reviewer."""


def inbox(connection: Connection, reviewer: str, *, worth: float = 0.0) -> list[Pending]:
    """What waits for a reviewer: asked of them; answers to them; assigned and open to them, by day due; open questions;
    what is flagged.

    Each in the order of its coming. A question asked of others alone is an open one too.
    """
    questions = sorted(
        [*_on_claims(connection, "question"), *_on_stretches(connection)], key=lambda each: each.at
    )
    mine = [_as(each, Why.ASKED) for each in questions if reviewer in each.to and each.who != reviewer]
    others = [each for each in questions if reviewer not in each.to or each.who == reviewer]
    return [
        *mine,
        *_answered(connection, reviewer),
        *_assigned(connection, reviewer, worth),
        *others,
        *_on_claims(connection, "flag"),
    ]


def _as(pending: Pending, why: Why) -> Pending:
    return replace(pending, why=why)


def _on_claims(connection: Connection, kind: str) -> Iterator[Pending]:
    condition, values = where(EVERYTHING)
    sql = f"""
    SELECT said.id, said.claim, claim.article, claim.statement, said.text, said.reviewer, said."to", said.at
    FROM annotation AS said JOIN claim ON claim.id = said.claim {condition}
    AND said.kind = :said_kind AND (:said_kind <> 'question' OR {OPEN.format(question="said.id")})
    ORDER BY said.at, said.id
    """
    flagged = kind == "flag"
    for row in connection.execute(sql, {**values, "said_kind": kind}):
        identifier, claim, article, statement, text, who, to, at = row
        why = Why.FLAGGED if flagged else Why.OPEN
        told = "" if flagged else text
        yield Pending(why, identifier, claim, article, statement, told, who, tuple(json.loads(to)), at)


def _on_stretches(connection: Connection) -> Iterator[Pending]:
    sql = f"""
    SELECT remark.document, remark.id FROM remark
    WHERE kind = 'question' AND document NOT IN (SELECT article FROM hidden) AND {OPEN.format(question="remark.id")}
    """
    for document, identifier in connection.execute(sql).fetchall():
        (said,) = [each for each in remarks.of_document(connection, document) if each.id == identifier]
        now = documents.standing(connection, document)
        if now is None:
            continue
        words = " … ".join(said.stretch.quote.words)
        yield Pending(Why.OPEN, said.id, None, now.id, words, said.text, said.reviewer, said.to, said.at)


def _answered(connection: Connection, reviewer: str) -> list[Pending]:
    """The questions of a reviewer that somebody else answered last; `text` is the answer, `about` the question."""
    last = """(
        SELECT closing.event FROM closing WHERE closing.question = {question}
        ORDER BY closing.at DESC, closing.event DESC LIMIT 1
    )"""
    condition, values = where(EVERYTHING)
    claims = f"""
    SELECT asked.id, claim.id, claim.article, asked.text, said.text, said.reviewer, said.at
    FROM annotation AS asked JOIN annotation AS said ON said.id = {last.format(question="asked.id")}
    JOIN claim ON claim.id = asked.claim {condition}
    AND asked.kind = 'question' AND asked.reviewer = :asker AND said.reviewer <> :asker
    AND NOT EXISTS (SELECT 1 FROM closing WHERE question = asked.id AND closing.reviewer = :asker AND closed)
    """
    stretches = f"""
    SELECT asked.id, NULL, article.id, asked.text, said.text, said.reviewer, said.at
    FROM remark AS asked JOIN remark AS said ON said.id = {last.format(question="asked.id")}
    JOIN article ON coalesce(article.supersedes, article.id) = asked.document AND NOT article.replaced
    WHERE asked.kind = 'question' AND asked.reviewer = :asker AND said.reviewer <> :asker
    AND NOT EXISTS (SELECT 1 FROM closing WHERE question = asked.id AND closing.reviewer = :asker AND closed)
    AND asked.document NOT IN (SELECT article FROM hidden)
    """
    found = [
        Pending(Why.ANSWERED, asked, claim, article, about, text, who, (reviewer,), at)
        for sql in (claims, stretches)
        for asked, claim, article, about, text, who, at in connection.execute(
            sql, {**values, "asker": reviewer}
        )
    ]
    return sorted(found, key=lambda each: (each.at, each.id))


def _assigned(connection: Connection, reviewer: str, worth: float) -> list[Pending]:
    """What a reviewer is to check and has not rated, the earliest day first."""
    condition, values = where(Filter(worth=worth, open=True, reviewer=reviewer))
    claims = f"""
    SELECT event, claim.id, claim.article, statement, "by", assignment.at, due, NULL
    FROM assignment JOIN claim ON claim.id = thing {condition} AND assignment.reviewer = :reviewer
    """
    articles = f"""
    SELECT event, NULL, article.id, coalesce(article.title, article.url, ''), "by", assignment.at, due,
        (SELECT count(*) FROM claim {condition} AND claim.article = article.id) AS open
    FROM assignment JOIN article ON article.id = thing
    WHERE assignment.reviewer = :reviewer AND NOT article.replaced
    AND article.id NOT IN (SELECT article FROM hidden) AND open > 0
    """
    found = [
        Pending(
            Why.ASSIGNED, event, claim, article, about, "", by, (reviewer,), at,
            date.fromisoformat(due) if due else None, left,
        )
        for sql in (claims, articles)
        for event, claim, article, about, by, at, due, left in connection.execute(sql, values)
    ]  # fmt: skip
    return sorted(found, key=lambda each: (each.due is None, each.due or date.min, each.at, each.id))
