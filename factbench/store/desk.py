"""What the desk remembers of a reviewer: where they stopped, and the filters they named. No act, so not in the record.

It is kept in the table of drafts, under names that no claim's id can be.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from factbench.store import drafts
from factbench.store.listing import Filter, Order, Seen

if TYPE_CHECKING:
    from factbench.database import Connection

STOPPED = "desk:stopped"
SEEN = "desk:seen"
NAMED = "desk:filter:"


CHOICES = {
    "site": "SELECT DISTINCT site FROM article WHERE site IS NOT NULL AND NOT replaced ORDER BY site LIMIT 200",
    "tag": "SELECT DISTINCT text FROM annotation WHERE kind = 'tag' ORDER BY text LIMIT 200",
    "reviewer": "SELECT DISTINCT reviewer FROM verdict ORDER BY reviewer LIMIT 200",
    "assigned": "SELECT DISTINCT reviewer FROM assignment ORDER BY reviewer LIMIT 200",
    "asked": """
        SELECT DISTINCT value FROM annotation JOIN json_each("to") WHERE kind = 'question' ORDER BY value LIMIT 200
    """,
    "rating": "SELECT DISTINCT rating FROM verdict WHERE rating IS NOT NULL ORDER BY rating",
}


def stopped(connection: Connection, reviewer: str) -> tuple[str, Filter] | None:
    """The claim that the reviewer stopped at ("" for none), and what the list was; None where nothing is known."""
    text = drafts.load(connection, reviewer, STOPPED)
    if not text:
        return None
    found = _read(text)
    claim = found.pop("claim", "")
    return (claim if isinstance(claim, str) else ""), _filter(found)


def seen(connection: Connection, reviewer: str) -> Seen | None:
    """What of the list the reviewer saw when they stopped; None where that is not known, or cannot be."""
    found = _read(drafts.load(connection, reviewer, SEEN) or "null")
    keys = found.pop("keys", None)
    numbers: list[Any] = [found.get(name) for name in ("top", "place", "total", "open")]
    (most,) = connection.execute("SELECT coalesce(max(number), 0) FROM claim").fetchone()
    if not isinstance(keys, list) or not all(
        type(each) is int and 0 <= each <= most for each in [*numbers, *keys]
    ):
        return None
    top, place, total, left = numbers
    fits = top <= place < top + len(keys) <= total and left <= total
    return Seen(top, place, total, left, tuple(keys)) if fits else None


def stop(
    connection: Connection, reviewer: str, claim: str, wanted: Filter, at: str, seen: Seen | None = None
) -> None:
    """Remember where the reviewer stopped and what was on the screen, in the caller's transaction."""
    drafts.save(connection, reviewer, SEEN, _written(seen._asdict()) if seen else "", at)
    drafts.save(connection, reviewer, STOPPED, _written({**asdict(wanted), "claim": claim}), at)


def scale(connection: Connection) -> str | None:
    """Id of the verdict scale in use; None where nobody chose one. As `state.scale`, without what folding loads."""
    sql = """
    WITH act_of_none AS (
        SELECT id, act, at, device, number, json_extract(body, '$.refers') AS refers,
            json_extract(body, '$.content.scale') AS scale
        FROM event WHERE claim IS NULL AND +article IS NULL AND act IN ('scale', 'undo', 'redo')
    )
    SELECT scale FROM act_of_none AS chosen WHERE act = 'scale' AND NOT EXISTS (
        SELECT 1 FROM act_of_none AS undo WHERE undo.act = 'undo' AND undo.refers = chosen.id AND NOT EXISTS (
            SELECT 1 FROM act_of_none AS redo WHERE redo.act = 'redo' AND redo.refers = undo.id
        )
    ) ORDER BY at DESC, device DESC, number DESC LIMIT 1
    """
    row = connection.execute(sql).fetchone()
    return str(row[0]) if row else None


def named(connection: Connection, reviewer: str) -> dict[str, Filter]:
    """The reviewer's filters by name, in order of name."""
    sql = "SELECT claim, text FROM draft WHERE reviewer = ? AND claim GLOB ? ORDER BY claim"
    rows = connection.execute(sql, [reviewer, f"{NAMED}*"])
    return {str(key)[len(NAMED) :]: _filter(_read(text)) for key, text in rows}


def name(connection: Connection, reviewer: str, name: str, wanted: Filter | None, at: str) -> None:
    """Keep a filter under a name, in place of one that has it; None drops it."""
    drafts.save(connection, reviewer, NAMED + name, _written(asdict(wanted)) if wanted else "", at)


def choices(connection: Connection, what: str) -> list[str]:
    """Every value of a field of `CHOICES` that there is to filter by, in order; at most 200."""
    return [str(value) for (value,) in connection.execute(CHOICES[what])]


def _written(stored: dict[str, object]) -> str:
    import json  # not above: the desk is painted without it where nothing was stored yet

    return json.dumps(stored)


def _read(text: str) -> dict[str, object]:
    import json

    found = json.loads(text)
    return found if isinstance(found, dict) else {}


def _filter(found: dict[str, object]) -> Filter:
    """A filter as it was stored, without what this version does not know: a later one may have stored it."""
    known: dict[str, Any] = {
        field: value for field, value in found.items() if field in Filter.__dataclass_fields__
    }
    order = known.pop("order", Order.ARTICLE)
    wanted = Order(str(order)) if order in set(Order) else Order.ARTICLE
    if known.get("kind"):
        from factbench.text.slots import Kind

        known["kind"] = Kind(str(known["kind"])) if known["kind"] in set(Kind) else None
    return Filter(order=wanted, **known)
