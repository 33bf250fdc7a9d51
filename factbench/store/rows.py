"""Values <-> rows of claims.db."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from factbench import errors
from factbench.acts import AnnotationKind, Confidence, Stretch, gathered, spread
from factbench.codec import decode, encode
from factbench.documents.notice import Aside
from factbench.model import (
    Amendment,
    Annotation,
    Archived,
    Article,
    Assignment,
    ByHand,
    Came,
    Choice,
    Claim,
    Closing,
    Comment,
    Comparison,
    Conclusion,
    Evidence,
    Paragraph,
    Parts,
    Passage,
    PastCheck,
    Signal,
    Snapshot,
    Source,
    Suggestion,
    Superseded,
    Verdict,
)
from factbench.record.fold import Remarked
from factbench.text.quote import CONTEXT, Quote
from factbench.text.slots import (
    Attribution,
    Date,
    Edit,
    Gap,
    Insertion,
    Kind,
    Name,
    Quantity,
    Quotation,
    Rank,
    Worth,
)
from factbench.text.span import Span

P = ParamSpec("P")
T = TypeVar("T")

Row = Mapping[str, Any]
"""A row by column name; `sqlite3.Row` is one in all but name."""

SLOTS: dict[str, Any] = {
    "attribution": tuple[Attribution, ...],
    "needs_context": tuple[Gap, ...],
    "edits": tuple[Edit, ...],
    "dates": tuple[Date, ...],
    "quantities": tuple[Quantity, ...],
    "names": tuple[Name, ...],
    "ranks": tuple[Rank, ...],
    "quotations": tuple[Quotation, ...],
}
"""The slots of a claim, which share one column, and their types."""

RARER: dict[str, Any] = {
    "worded_by": str,
    "insertions": tuple[Insertion, ...],
    "under": str,
    "said_by": str,
    "saying": str,
}
"""What stands in the same column of those claims that have it."""


def _stored(what: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """What reads a row says in one sentence that it is not as it was written.

    Raises: `errors.DatabaseDamaged`.
    """

    def reading(read: Callable[P, T]) -> Callable[P, T]:
        @wraps(read)
        def told(*args: P.args, **kwargs: P.kwargs) -> T:
            try:
                return read(*args, **kwargs)
            except (ValueError, TypeError, KeyError, IndexError, AttributeError, zlib.error) as error:
                raise errors.DatabaseDamaged(
                    f"A stored {what} cannot be read, it is not as factbench wrote it; `factbench doctor` tells more."
                ) from error

        return told

    return reading


def _json(value: object) -> str:
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))


def snapshot_row(snapshot: Snapshot) -> dict[str, Any]:
    """The bytes are kept compressed."""
    return {
        "sha256": snapshot.sha256,
        "media_type": snapshot.media_type,
        "url": snapshot.url,
        "retrieved_at": snapshot.retrieved_at,
        "content": zlib.compress(snapshot.content, 6),
    }


@_stored("file")
def snapshot_of(row: Row, *, longest: int = 0) -> Snapshot | None:
    """The bytes in a row of table `snapshot`; None where they are more than `longest`, if that is not 0."""
    unpacker = zlib.decompressobj()
    content = unpacker.decompress(row["content"], longest)
    if not unpacker.eof:
        return None
    return Snapshot(content, row["media_type"], row["url"], row["retrieved_at"])


def article_row(article: Article, added_at: str) -> dict[str, Any]:
    """Without `number`, which the table gives."""
    return {
        "id": article.id,
        "snapshot": article.snapshot,
        "title": article.title,
        "site": article.site,
        "authors": _json(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "published_as": article.published_as,
        "updated": article.updated.isoformat() if article.updated else None,
        "updated_as": article.updated_as,
        "dateline": article.dateline,
        "agency": article.agency,
        "asides": _json(article.asides),
        "language": article.language,
        "url": article.url,
        "text": article.text,
        "paragraphs": _json(article.paragraphs),
        "extractor": article.extractor,
        "supersedes": article.supersedes,
        "added_at": added_at,
    }


@_stored("article")
def article_of(row: Row) -> Article:
    """The article in a row of table `article`."""
    return Article(
        text=row["text"],
        paragraphs=decode(tuple[Paragraph, ...], json.loads(row["paragraphs"])),
        title=row["title"],
        site=row["site"],
        authors=tuple(json.loads(row["authors"])),
        published=_date(row["published"]),
        published_as=row["published_as"],
        updated=_date(row["updated"]),
        updated_as=row["updated_as"],
        dateline=row["dateline"],
        agency=row["agency"],
        asides=decode(tuple[Aside, ...], json.loads(row["asides"])),
        language=row["language"],
        url=row["url"],
        snapshot=row["snapshot"],
        extractor=row["extractor"],
        supersedes=row["supersedes"],
    )


def claim_row(claim: Claim, article: Article, number: int) -> dict[str, Any]:
    """`number` is the article's; `place` orders claims by article, then by where they begin."""
    return {
        "id": claim.id,
        "article": claim.article,
        "place": number << 32 | claim.start,
        "parts": _json(claim.parts),
        "quote": claim.quote,
        "prefix": article.text[max(0, claim.start - CONTEXT) : claim.start],
        "suffix": article.text[claim.end : claim.end + CONTEXT],
        "statement": claim.statement,
        "kinds": _json(claim.kinds),
        "worth": _json(claim.worth),
        "slots": json.dumps(_slots(claim), ensure_ascii=False),
        "segmenter": claim.segmenter,
    }


def _slots(claim: Claim) -> dict[str, Any]:
    slots = {name: encode(getattr(claim, name)) for name in SLOTS}
    return slots | {name: encode(found) for name in RARER if (found := getattr(claim, name))}


@_stored("claim")
def claim_of(row: Row) -> Claim:
    """The claim in a row of table `claim`."""
    known = SLOTS | RARER
    slots = {name: decode(known[name], value) for name, value in json.loads(row["slots"]).items()}
    return Claim(
        id=row["id"],
        article=row["article"],
        parts=decode(tuple[Span, ...], json.loads(row["parts"])),
        quote=row["quote"],
        statement=row["statement"],
        kinds=decode(tuple[Kind, ...], json.loads(row["kinds"])),
        worth=decode(Worth, json.loads(row["worth"])),
        segmenter=row["segmenter"],
        **slots,
    )


def source_row(source: Source, added_at: str) -> dict[str, Any]:
    """Without `number`, which the table gives."""
    return {
        "id": source.id,
        "snapshot": source.snapshot,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "published": source.published.isoformat() if source.published else None,
        "retrieved": source.retrieved,
        "is_primary": None if source.primary is None else int(source.primary),
        "origin": source.origin,
        "licence": source.licence,
        "text": source.text,
        "added_at": added_at,
        "checked": _json(source.check) if source.check else None,
        "why": source.why,
        "by_hand": _json(source.by_hand) if source.by_hand else None,
        "retired": source.retired,
        "interests": source.interests,
        "archived": _json(source.archived) if source.archived else None,
    }


@_stored("source")
def source_of(row: Row, *, text: str) -> Source:
    """The source in a row of table `source`, with `text`, which lists leave empty."""
    return Source(
        id=row["id"],
        title=row["title"],
        text=text,
        publisher=row["publisher"],
        url=row["url"],
        published=_date(row["published"]),
        retrieved=row["retrieved"],
        primary=None if row["is_primary"] is None else bool(row["is_primary"]),
        origin=row["origin"],
        licence=row["licence"],
        snapshot=row["snapshot"],
        check=decode(PastCheck, json.loads(row["checked"])) if row["checked"] else None,
        why=row["why"],
        by_hand=decode(ByHand, json.loads(row["by_hand"])) if row["by_hand"] else None,
        retired=row["retired"],
        interests=row["interests"],
        archived=decode(Archived, json.loads(row["archived"])) if row["archived"] else None,
    )


CAME = {field.name: "is_primary" if field.name == "primary" else field.name for field in fields(Came)}
"""Fields of `Came` -> columns of `source`."""


def came_row(came: Came | None) -> str | None:
    """What stands in `source.found`: JSON by column."""
    if came is None:
        return None
    row = {CAME[name]: value for name, value in encode(came).items()}
    row["is_primary"] = None if came.primary is None else int(came.primary)
    return json.dumps(row, ensure_ascii=False)


def came_of(found: str | None) -> Came | None:
    """What `came_row` wrote."""
    if found is None:
        return None
    row = json.loads(found)
    row["is_primary"] = None if row["is_primary"] is None else bool(row["is_primary"])
    return decode(Came, {name: row[column] for name, column in CAME.items()})


def passage_row(passage: Passage) -> dict[str, Any]:
    """Without `number`, which the table gives."""
    return {
        "id": passage.id,
        "source": passage.source,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
    }


def evidence_row(evidence: Evidence) -> dict[str, Any]:
    """A row of table `evidence`; passage and source have tables of their own."""
    return {
        "id": evidence.id,
        "claim": evidence.claim,
        "passage": evidence.passage.id,
        "score": evidence.score,
        "start": evidence.best.start,
        "end": evidence.best.end,
        "stance": str(evidence.comparison.stance),
        "signals": _json(evidence.comparison.signals),
        "parts": json.dumps(evidence.parts),
    }


EVIDENCE = """
SELECT evidence.id AS evidence_id, evidence.claim, evidence.score, evidence.start, evidence."end",
    evidence.stance, evidence.signals, evidence.parts,
    passage.id AS passage_id, passage.start AS passage_start, passage."end" AS passage_end,
    passage.text AS passage_text,
    source.id, source.snapshot, source.title, source.publisher, source.url, source.published, source.retrieved,
    source.is_primary, source.origin, source.licence, source.checked, source.why, source.by_hand, source.retired,
    source.interests, source.archived
FROM evidence JOIN passage ON passage.id = evidence.passage JOIN source ON source.id = passage.source
"""
"""Selects what `evidence_of` reads."""


@_stored("piece of evidence")
def evidence_of(row: Row) -> Evidence:
    """The evidence in a row of `EVIDENCE`, with its passage and its source without text."""
    span = Span(row["passage_start"], row["passage_end"])
    signals = decode(tuple[Signal, ...], json.loads(row["signals"]))
    return Evidence(
        id=row["evidence_id"],
        claim=row["claim"],
        passage=Passage(row["passage_id"], row["id"], span, row["passage_text"]),
        source=source_of(row, text=""),
        score=row["score"],
        parts=Parts(*parts) if (parts := json.loads(row["parts"])) else None,
        best=Span(row["start"], row["end"]),
        comparison=Comparison(signals, Suggestion(row["stance"])),
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


# ----------------------------------------------------------------------------------------------- people's acts


def verdict_row(state: Verdict) -> tuple[object, ...]:
    """In the order of `VERDICT_COLUMNS`."""
    earlier = [[s.rating, s.scale, s.rationale, s.at, s.replaced_at] for s in state.earlier]
    return (
        state.claim,
        state.reviewer,
        state.rating,
        state.scale,
        state.rationale,
        json.dumps(state.citations) if state.citations else "[]",
        str(state.confidence),
        int(state.misleading),
        state.valid_as_of.isoformat() if state.valid_as_of else None,
        state.at,
        state.event,
        json.dumps(earlier, ensure_ascii=False) if earlier else "[]",
    )


VERDICT_COLUMNS = (
    "claim, reviewer, rating, scale, rationale, citations,"
    " confidence, misleading, valid_as_of, at, event, earlier"
)


@_stored("verdict")
def verdict_of(row: Sequence[object]) -> Verdict:
    """The verdict in a row of `VERDICT_COLUMNS`."""
    (
        claim,
        reviewer,
        rating,
        scale,
        rationale,
        citations,
        confidence,
        misleading,
        as_of,
        at,
        event,
        earlier,
    ) = row
    return Verdict(
        claim=str(claim),
        reviewer=str(reviewer),
        rating=str(rating) if rating is not None else None,
        scale=str(scale),
        rationale=str(rationale),
        citations=tuple(json.loads(str(citations))),
        confidence=Confidence(str(confidence)),
        misleading=bool(misleading),
        valid_as_of=date.fromisoformat(str(as_of)) if as_of else None,
        at=str(at),
        event=str(event),
        earlier=tuple(Superseded(*fields) for fields in json.loads(str(earlier))),
    )


def annotation_row(annotation: Annotation) -> tuple[object, ...]:
    """In the order of the columns of `annotation`."""
    each = annotation
    said = (each.id, each.claim, each.evidence, each.kind.value, each.text, each.reviewer, each.at)
    return (*said, json.dumps(each.to, ensure_ascii=False) if each.to else "[]", each.answers)


def annotation_of(row: Row) -> Annotation:
    """The annotation in a row of `annotation`."""
    return Annotation(
        id=row["id"],
        claim=row["claim"],
        evidence=row["evidence"],
        kind=AnnotationKind(row["kind"]),
        text=row["text"],
        reviewer=row["reviewer"],
        at=row["at"],
        to=tuple(json.loads(row["to"])),
        answers=row["answers"],
    )


def closing_row(
    closing: Closing, *, claim: str | None = None, document: str | None = None
) -> tuple[object, ...]:
    """In the order of the columns of `closing`."""
    each = closing
    return (each.question, each.reviewer, claim, document, int(each.closed), each.at, each.event)


def closing_of(row: Row) -> Closing:
    """What was done with a question, in a row of `closing`."""
    return Closing(
        question=row["question"],
        reviewer=row["reviewer"],
        closed=bool(row["closed"]),
        at=row["at"],
        event=row["event"],
    )


def assignment_row(assignment: Assignment, thing: str) -> tuple[object, ...]:
    """In the order of the columns of `assignment`."""
    each = assignment
    return (thing, each.reviewer, each.due.isoformat() if each.due else None, each.by, each.at, each.event)


def assignment_of(row: Row) -> Assignment:
    """The assignment in a row of `assignment`."""
    return Assignment(
        thing=row["thing"],
        reviewer=row["reviewer"],
        due=_date(row["due"]),
        by=row["by"],
        at=row["at"],
        event=row["event"],
    )


def comment_row(comment: Comment) -> tuple[object, ...]:
    """In the order of the columns of `comment`."""
    each = comment
    return (
        *(each.id, each.claim, each.reviewer, each.step.value, each.who, each.on.isoformat()),
        *(each.how, each.words, each.shown.value, each.described, each.at),
    )


@_stored("comment")
def comment_of(row: Row) -> Comment:
    """The comment in a row of `comment`."""
    return decode(Comment, dict(row))


def choice_row(choice: Choice) -> tuple[object, ...]:
    """In the order of the columns of `choice`."""
    each = choice
    publish = None if each.publish is None else int(each.publish)
    return (each.claim, publish, each.why, each.reviewer, each.at, each.event)


def choice_of(row: Row) -> Choice:
    """The choice in a row of `choice`."""
    known = dict(row)
    return Choice(**{**known, "publish": None if known["publish"] is None else bool(known["publish"])})


def amendment_row(amendment: Amendment) -> tuple[object, ...]:
    """In the order of the columns of `amendment`."""
    each = amendment
    return (each.id, each.claim, each.weight.value, each.words, each.reviewer, each.at)


def amendment_of(row: Row) -> Amendment:
    """The amendment in a row of `amendment`."""
    return decode(Amendment, dict(row))


def conclusion_of(row: Row) -> Conclusion:
    """The conclusion in a row of `conclusion`."""
    return Conclusion(**dict(row))


def remark_row(document: str, left: Remarked) -> tuple[object, ...]:
    """In the order of the columns of `remark`; `document` is the first version of the article."""
    stretch = json.dumps(spread(left.stretch.quote), ensure_ascii=False)
    return (
        left.id,
        document,
        left.stretch.article,
        stretch,
        left.kind.value,
        left.text,
        left.reviewer,
        left.at,
        json.dumps(left.to, ensure_ascii=False),
        left.answers,
    )


@_stored("remark")
def remark_of(row: Row) -> Remarked:
    """The words on a stretch in a row of `remark`."""
    return Remarked(
        id=row["id"],
        stretch=Stretch(row["article"], gathered(Quote, json.loads(row["stretch"]))),
        kind=AnnotationKind(row["kind"]),
        text=row["text"],
        reviewer=row["reviewer"],
        at=row["at"],
        to=tuple(json.loads(row["to"])),
        answers=row["answers"],
    )
