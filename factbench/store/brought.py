"""What people brought and what they say of sources -> the rows of `source` and `passage`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factbench.acts import Archive, Bring, EditSource, UseSource
from factbench.model import Passage, passage_id
from factbench.record.source import EDITED, as_corrected
from factbench.record.source import brought as source_of
from factbench.record.undo import standing
from factbench.store import documents, origins, rows
from factbench.store.evidence import NAMED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factbench.database import Connection
    from factbench.model import Event, Source

COLUMNS = tuple("is_primary" if name == "primary" else name for name in (*EDITED, "retired", "archived"))
"""The columns of `source` that a person can change."""


TOLD_ONLY = ("interests", "archived")
"""Those that say nothing of how a source stands to a claim: evidence is not looked for again."""


def make(connection: Connection, events: Iterable[Event]) -> bool:
    """Make the sources that standing acts brought and that are not there, in the caller's transaction.

    Whether there was one: what people said of it, by acts that are on no claim, is then for `correct`.
    """
    made = False
    for event in standing(events):
        act = event.act
        if isinstance(act, Bring):
            passages = [
                Passage(passage_id(act.source, span), act.source, span, span.of(act.text)) for span in act.cut
            ]
            if documents.add_source(connection, source_of(act), passages, None, event.at):
                origins.link(connection, act.source)
                made = True
    return made


def take_away(connection: Connection, source: str) -> None:
    """Take a source away whose bringing was undone, unless an act names evidence of it still."""
    _offer_no_more(connection, source)
    of_source = "SELECT id FROM passage WHERE source = :source"
    named = f"SELECT 1 FROM evidence WHERE passage IN ({of_source}) LIMIT 1"
    values = {"source": source}
    if connection.execute(named, values).fetchone() is None:
        number = "SELECT number FROM source WHERE id = :source"
        connection.execute(f"DELETE FROM source_shingle WHERE source = ({number})", values)
        connection.execute("DELETE FROM passage WHERE source = :source", values)
        connection.execute("DELETE FROM source WHERE id = :source", values)


def correct(connection: Connection, events: Iterable[Event]) -> None:
    """Bring the sources that acts are about to what people say of them, in the caller's transaction.

    What a person corrected is kept in `found` as it came. Evidence of a source that is out of use is offered no more;
    where the day is another now, evidence is compared again.
    """
    for known, now in _changed(connection, events):
        wanted = rows.source_row(now, "")
        found = {**_before(known), **json.loads(known["found"] or "{}")}
        sets = ", ".join(f"{column} = :{column}" for column in (*COLUMNS, "found"))
        values = {column: wanted[column] for column in COLUMNS}
        connection.execute(
            f"UPDATE source SET {sets} WHERE id = :id",
            {**values, "found": json.dumps(found, ensure_ascii=False), "id": now.id},
        )
        if now.retired is not None:
            _offer_no_more(connection, now.id)
        if any(known[column] != wanted[column] for column in COLUMNS if column not in TOLD_ONLY):
            connection.execute(
                # Passages first, which are few: a join would look each piece of evidence up among them.
                "DELETE FROM matched WHERE claim IN (SELECT claim FROM evidence WHERE passage IN"
                " (SELECT id FROM passage WHERE source = ?))",
                [now.id],
            )


def differing(connection: Connection, events: Iterable[Event]) -> Iterator[str]:
    """Ids of the sources that are not there or not what people say of them; the file is only read."""
    acts = list(events)
    yield from (now.id for _known, now in _changed(connection, acts))
    for event in standing(acts):
        if isinstance(event.act, Bring) and documents.source(connection, event.act.source) is None:
            yield event.act.source


def as_found(connection: Connection, identifier: str) -> Source | None:
    """The source with this id as it came, whatever was corrected since; without its text."""
    row = connection.execute("SELECT * FROM source WHERE id = ?", [identifier]).fetchone()
    return rows.source_of({**dict(row), **json.loads(row["found"] or "{}")}, text="") if row else None


def _changed(connection: Connection, events: Iterable[Event]) -> Iterator[tuple[rows.Row, Source]]:
    """The sources that are not what people say of them: each as its row stands, and as it should be."""
    acts = list(events)
    kinds = EditSource | UseSource | Archive
    about = dict.fromkeys(each.act.source for each in acts if isinstance(each.act, kinds))
    for identifier in about:
        known = connection.execute("SELECT * FROM source WHERE id = ?", [identifier]).fetchone()
        came = as_found(connection, identifier)
        if known is None or came is None:
            continue
        now = as_corrected(came, acts)
        wanted = rows.source_row(now, "")
        if any(known[column] != wanted[column] for column in COLUMNS):
            yield dict(known), now


def _before(known: rows.Row) -> dict[str, object]:
    return {column: known[column] for column in COLUMNS}


def _offer_no_more(connection: Connection, source: str) -> None:
    """Take the evidence of a source away that no act names."""
    of_source = "SELECT id FROM passage WHERE source = :source"
    named = NAMED.format(where="1")
    connection.execute(
        f"DELETE FROM evidence WHERE passage IN ({of_source}) AND id NOT IN ({named})", {"source": source}
    )
