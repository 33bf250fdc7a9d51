"""Which sources in claims.db are copies of one text? Those share an origin, as a wire story does in ten papers."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from factbench.stages import same_text
from factbench.stages.same_text import shared, shingles

if TYPE_CHECKING:
    from factbench.database import Connection

SAMPLE = 4
"""One shingle in so many is kept: copies of sixty words still have a dozen in common."""
LONGEST = 100_000
"""Code points above which a text is a book or a register, which no paper prints whole."""
MOST = 20
"""Sources that are read to see how much they share, the likeliest first."""


def link(connection: Connection, identifier: str) -> None:
    """Give a source that was just added, and those it is a copy of, one origin, in the caller's transaction.

    An origin that is known goes to those whose origin is not; two that are known stay as they are, and where none is
    known nothing is said: sources of unknown origin are counted as such.
    """
    sql = "SELECT number, text, origin FROM source WHERE id = ? AND checked IS NULL"
    row = connection.execute(sql, [identifier]).fetchone()
    if row is None or len(row[1]) > LONGEST:
        return
    number, text, origin = row
    mine = shingles(text)
    sample = sorted(each for each in mine if each % SAMPLE == 0)
    near = """
    SELECT number, text, origin, common FROM (
        SELECT source AS it, count(*) AS common FROM source_shingle
        WHERE hash IN (SELECT value FROM json_each(:hashes)) AND source <> :me
        GROUP BY source HAVING common > 1 ORDER BY common DESC, source LIMIT :most
    ) JOIN source ON source.number = it
    """
    found = connection.execute(near, {"hashes": json.dumps(sample), "me": number, "most": MOST}).fetchall()
    copies = [
        each
        for each in found
        if each[3] >= _least(min(len(sample), len(each[1].split()) // SAMPLE))
        and shared(mine, shingles(each[1])) >= same_text.SAME
    ]
    known = origin or next((each[2] for each in copies if each[2]), None)
    if known is not None:
        unknown = [each[0] for each in copies if each[2] is None] + ([number] if origin is None else [])
        connection.executemany(
            "UPDATE source SET origin = ? WHERE number = ?", [[known, each] for each in unknown]
        )
    connection.executemany(
        "INSERT OR IGNORE INTO source_shingle VALUES (?, ?)", [[each, number] for each in sample]
    )


def _least(sampled: int) -> float:
    """How many of so many shingles of the shorter text a copy has at least, but for one in a thousand.

    Three deviations below the share that makes a copy, for the sample is drawn by chance. What is behind it shares
    stock phrases: to read that again for every source took nine tenths of the time of a large library.
    """
    expected = same_text.SAME * sampled
    return expected - 3 * math.sqrt(expected * (1 - same_text.SAME))
