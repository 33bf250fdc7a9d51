"""Words on stretches of articles in claims.db."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.model import AnnotationKind
from factbench.store.fold import Stretch

if TYPE_CHECKING:
    from factbench.database import Connection


@dataclass(frozen=True, slots=True)
class Stored:
    """Words on a stretch, as they were left."""

    id: str
    stretch: Stretch
    kind: AnnotationKind
    text: str
    reviewer: str
    at: str


def of_document(connection: Connection, document: str) -> list[Stored]:
    """All on an article whose first version is `document`, in the order they were left."""
    sql = (
        "SELECT id, article, stretch, kind, text, reviewer, at FROM remark WHERE document = ? ORDER BY at, id"
    )
    return [
        Stored(
            id=row[0],
            stretch=Stretch.of({"article": row[1], **_fields(row[2])}),
            kind=AnnotationKind(row[3]),
            text=row[4],
            reviewer=row[5],
            at=row[6],
        )
        for row in connection.execute(sql, [document])
    ]


def _fields(stored: str) -> dict[str, object]:
    found = json.loads(stored)
    return {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}
