"""What a source hands over: a reference document, cut into passages, with the bytes it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from factbench import errors
from factbench.model import Passage, Snapshot, Source, passage_id
from factbench.text.clean import one_line
from factbench.text.footnote import notes_begin
from factbench.text.passage import passages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factbench.settings import Settings
    from factbench.text.span import Span


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference document with its passages and the bytes it came from."""

    source: Source
    passages: tuple[Passage, ...]
    snapshot: Snapshot


def reference(
    source: Source, snapshot: Snapshot, settings: Settings, spans: Iterable[Span] | None = None
) -> Reference:
    """The source with its text cut into passages: at `spans` where they are known, else at sentences.

    A list of references at the end of a page is no passage.
    """
    if spans is None:
        spans = passages(source.text[: notes_begin(source.text)], length=settings.passage_length)
    return Reference(
        source,
        tuple(Passage(passage_id(source.id, span), source.id, span, span.of(source.text)) for span in spans),
        snapshot,
    )


def day(where: str, text: object) -> date | None:
    """The day that a field of a document `where` names; None where it is empty.

    Raises: `errors.Unreadable` where it is no day.
    """
    try:
        return date.fromisoformat(str(text)) if text else None
    except ValueError as error:
        raise errors.Unreadable(
            f"{one_line(where)}: {one_line(str(text))[:40]} is not a date like 2023-07-13."
        ) from error
