"""Words on stretches of articles in claims.db."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.store import rows

if TYPE_CHECKING:
    from factbench.database import Connection
    from factbench.record.fold import Remarked


def of_document(connection: Connection, document: str) -> list[Remarked]:
    """All on an article whose first version is `document`, in the order they were left."""
    found = connection.execute("SELECT * FROM remark WHERE document = ? ORDER BY at, id", [document])
    return [rows.remark_of(row) for row in found]
