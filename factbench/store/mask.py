"""Blind review: which of what people did a reviewer may read, as views in front of the tables.

Temporary views of one connection have the names of tables and are found before them, so that whatever reads through
that connection reads what the reviewer may see, and nothing else has to know. A claim is masked for a reviewer while
its review is blind and they have no rating of their own on it. Views take no writing: whoever writes, checks or copies
the database uses another connection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factbench.database import Connection


class Mask(NamedTuple):
    """Who reads, and what the settings say."""

    reviewer: str
    blind: bool
    """Whether every review is blind of which nobody said otherwise."""
    suggestions: bool
    """Whether what the machine makes of evidence is masked too."""
    worth: float
    """Lowest worth (0 to 1) of claims that are listed."""
    cut_again: bool = False
    """Whether there are claims of earlier cuts."""


def needed(connection: Connection, mask: Mask) -> Mask | None:
    """The mask that a reader needs; None, in microseconds, where nothing is blind."""
    if not mask.blind and not _one(connection, "SELECT EXISTS (SELECT 1 FROM main.blind WHERE blind)"):
        return None
    return mask._replace(cut_again=bool(_one(connection, "SELECT EXISTS (SELECT 1 FROM main.anchor)")))


def put_on(connection: Connection, mask: Mask | None) -> None:
    """Put these views, and no others, in front of the tables of a connection."""
    for name in VIEWS:
        connection.execute(f"DROP VIEW IF EXISTS temp.{name}")
    if mask is not None:
        for name, body in _views(mask):
            connection.execute(f"CREATE TEMP VIEW {name} AS {body}")


def masked(connection: Connection, mask: Mask, claims: Iterable[str]) -> list[str]:
    """Which of these claims are masked."""
    sql = f"SELECT :claim WHERE {_masked(mask, ':claim')}"
    return [each for each in claims if connection.execute(sql, {"claim": each}).fetchone()]


VIEWS = (
    "verdict",
    "annotation",
    "confirmed",
    "stance",
    "comment",
    "closing",
    "ruling",
    "approval",
    "choice",
    "amendment",
    "conclusion",
    "draft",
    "search",
    "remark",
    "event",
    "evidence",
    "source",
    "passage",
    "matched",
    "anchor",
    "claim",
)
"""The tables that stand behind a mask."""

SHARED = "('claim', 'shape', 'insertions', 'drop', 'blind', 'hide', 'correct', 'assign')"
"""Acts that say what is to be judged and by whom, not how it was: everybody sees them."""


def _views(mask: Mask) -> Iterator[tuple[str, str]]:
    own = f"reviewer = {_text(mask.reviewer)}"
    for name in (
        "verdict",
        "annotation",
        "confirmed",
        "stance",
        "comment",
        "ruling",
        "approval",
        "choice",
        "amendment",
    ):
        yield name, f"SELECT * FROM main.{name} AS held WHERE {own} OR NOT {_masked(mask, 'held.claim')}"
    said_of = f"CASE WHEN claim IS NULL THEN {_masked_article(mask, 'held.document')}"
    said_of += f" ELSE {_masked(mask, 'held.claim')} END"
    yield "closing", f"SELECT * FROM main.closing AS held WHERE {own} OR NOT {said_of}"
    yield "draft", f"SELECT * FROM main.draft WHERE {own}"
    yield (
        "search",
        f"SELECT * FROM main.search AS held WHERE {own} OR claim IS NULL OR NOT {_masked(mask, _now('held'))}",
    )
    yield (
        "remark",
        f"SELECT * FROM main.remark AS held WHERE {own} OR NOT {_masked_article(mask, 'held.document')}",
    )
    yield (
        "conclusion",
        f"SELECT * FROM main.conclusion AS held WHERE {own} OR NOT {_masked_version(mask, 'held.article')}",
    )
    yield "event", f"SELECT * FROM main.event AS held WHERE {own} OR NOT {_hidden_act(mask)}"
    yield "evidence", _evidence(mask)
    yield "source", f"{_source(mask)} FROM main.source AS held WHERE id NOT IN ({_UNTOLD_SOURCES})"
    yield "passage", f"SELECT * FROM main.passage AS held WHERE source NOT IN ({_UNTOLD_SOURCES})"
    yield "matched", _MATCHED
    if mask.cut_again:
        touched = "EXISTS (SELECT 1 FROM temp.event AS act WHERE act.claim = held.claim)"
        yield "anchor", f"SELECT * FROM main.anchor AS held WHERE {touched}"
        gone = "id IN (SELECT claim FROM main.anchor) AND id NOT IN (SELECT claim FROM temp.anchor)"
        yield "claim", f"SELECT * FROM main.claim AS held WHERE NOT ({gone})"


UNTOLD = "told when you have rated"
"""In place of why others took a source out of use."""


def _source(mask: Mask) -> str:
    """A source without its archived copy: copies are looked for of what somebody cites.

    While it stands beside a masked claim, what others said of how it is to be judged is as it came; that it is out of
    use is told, and not why. A reviewer's own words stay.
    """
    by_others = f"""EXISTS (
        SELECT 1 FROM main.event AS act WHERE {ON_NOTHING} AND act.act IN ('source', 'use')
        AND act.reviewer <> {_text(mask.reviewer)} AND json_extract(act.body, '$.content.source') = held.id
    )"""
    hidden = f"held.found IS NOT NULL AND {by_others} AND {_judged(mask, 'held.id')}"
    told = {
        name: f"CASE WHEN {hidden} THEN {_own_word(mask, name)} ELSE held.{name} END AS {name}"
        for name in ("why", "interests")
    }
    reason = f"coalesce({_own_act(mask, 'use', 'why')}, {_text(UNTOLD)})"
    retired = (
        f"CASE WHEN held.retired IS NOT NULL AND {hidden} THEN {reason} ELSE held.retired END AS retired"
    )
    return f"""SELECT number, id, snapshot, title, publisher, url, published, retrieved, is_primary, origin, licence,
    text, added_at, checked, {told["why"]}, by_hand, {retired}, found, {told["interests"]}, NULL AS archived"""


def _own_act(mask: Mask, kind: str, field: str) -> str:
    """What the reviewer said last of a source, in a field of an act that nothing took back."""
    return f"""(
        SELECT json_extract(act.body, '$.content.{field}') FROM main.event AS act
        WHERE {ON_NOTHING} AND act.act = '{kind}' AND act.reviewer = {_text(mask.reviewer)}
        AND json_extract(act.body, '$.content.source') = held.id
        AND json_type(act.body, '$.content.{field}') IS NOT NULL
        AND NOT EXISTS (
            SELECT 1 FROM main.event AS back WHERE {ON_NOTHING.replace("act.", "back.")}
            AND json_extract(back.body, '$.refers') = act.id
        )
        ORDER BY act.at DESC, act.device DESC, act.number DESC LIMIT 1
    )"""


def _own_word(mask: Mask, column: str) -> str:
    """What a column of a source says for whoever is to know nothing of what others said."""
    return f"coalesce({_own_act(mask, 'source', column)}, json_extract(held.found, '$.{column}'))"


ON_NOTHING = "act.claim IS NULL AND +act.article IS NULL"
"""Acts that are on no claim and no article: they are few, and an index finds them."""


def _judged(mask: Mask, source: str) -> str:
    """That evidence from a source stands beside a masked claim; of one out of use, from which nothing is offered any
    more, that some listed claim is masked: it may have stood beside that one.
    """
    beside = f"""EXISTS (
        SELECT 1 FROM main.passage AS of JOIN main.evidence AS near ON near.passage = of.id
        WHERE of.source = {source} AND {_masked(mask, "near.claim")}
    )"""
    unused = f"(SELECT gone.retired FROM main.source AS gone WHERE gone.id = {source}) IS NOT NULL"
    any_claim = f"""EXISTS (
        SELECT 1 FROM main.claim AS listed WHERE listed.id NOT IN (SELECT claim FROM main.anchor)
        AND listed.id NOT IN (SELECT claim FROM main.dropped) AND {_masked(mask, "listed.id")}
    )"""
    return f"({beside} OR ({unused} AND {any_claim}))"


_BROUGHT = "SELECT json_extract(act.body, '$.content.source') FROM temp.event AS act WHERE act.act = 'bring'"
"""The sources that people brought where this reviewer may know of it."""
_UNTOLD_SOURCES = f"SELECT id FROM main.source WHERE by_hand IS NOT NULL AND id NOT IN ({_BROUGHT})"
_UNTOLD_PASSAGES = f"SELECT number FROM main.passage WHERE source IN ({_UNTOLD_SOURCES})"

_MATCHED = f"""
WITH at (claim, library, passages, last, rest) AS (
    SELECT claim, library, CAST(library AS INTEGER),
        CAST(substr(library, instr(library, '/') + 1) AS INTEGER),
        substr(library, instr(library || ' · ', ' · ')) FROM main.matched
), read (claim, passages, last, reached, rest) AS (
    SELECT claim, passages - (SELECT count(*) FROM ({_UNTOLD_PASSAGES}) WHERE number <= at.last),
        coalesce((SELECT max(number) FROM temp.passage WHERE number <= at.last), 0),
        CASE WHEN library LIKE '%/%/%' THEN
            CAST(substr(library, length(passages || '/' || last || '/') + 1) AS INTEGER) ELSE last END, rest
    FROM at
)
SELECT claim, passages || '/' || last || CASE WHEN reached < last THEN '/' || reached ELSE '' END || rest AS library
FROM read
"""
"""Under which state of the library each claim was matched (see `matching.index_version`), as this reviewer reads that
library: what others brought changes nothing in it, so no claim of theirs waits to be matched again for its sake."""


def _masked(mask: Mask, claim: str) -> str:
    """That the claim with this id, which is SQL, is masked."""
    rated = f"""EXISTS (
        SELECT 1 FROM main.verdict AS own WHERE own.claim = {claim} AND own.reviewer = {_text(mask.reviewer)}
        AND own.rating IS NOT NULL
    )"""
    return f"""(NOT {rated} AND coalesce(
        (SELECT said.blind FROM main.blind AS said WHERE said.thing = {claim}),
        (SELECT said.blind FROM main.claim AS it JOIN main.blind AS said ON said.thing = it.article
            WHERE it.id = {claim}),
        {int(mask.blind)}
    ))"""


def _now(table: str) -> str:
    """The claim that carries what a row of a table says of one."""
    carries = f"SELECT carried.now FROM main.anchor AS carried WHERE carried.claim = {table}.claim"
    return f"coalesce(({carries}), {table}.claim)"


def _masked_article(mask: Mask, root: str) -> str:
    """That of the claims that an article lists one is masked; what was said of its text may be about any of them."""
    return f"""EXISTS (
        SELECT 1 FROM main.article AS version JOIN main.claim AS listed ON listed.article = version.id
        WHERE (version.id = {root} OR version.supersedes = {root}) AND NOT version.replaced
        AND listed.id NOT IN (SELECT claim FROM main.anchor) AND listed.id NOT IN (SELECT claim FROM main.dropped)
        AND json_extract(listed.slots, '$.under') IS NULL
        AND (coalesce(json_extract(listed.worth, '$.fact'), 1) >= {mask.worth} OR listed.segmenter = 'by hand')
        AND {_masked(mask, "listed.id")}
    )"""


def _masked_version(mask: Mask, version: str) -> str:
    """The same for any version of an article."""
    root = f"(SELECT coalesce(of.supersedes, of.id) FROM main.article AS of WHERE of.id = {version})"
    return _masked_article(mask, root)


def _hidden_act(mask: Mask) -> str:
    """That an act of another reviewer is masked. An undo is what it takes back is, a redo what it does again."""
    kind = """CASE held.act
        WHEN 'undo' THEN (
            SELECT done.act FROM main.event AS done WHERE done.id = json_extract(held.body, '$.refers')
        )
        WHEN 'redo' THEN (
            SELECT done.act FROM main.event AS undo
            JOIN main.event AS done ON done.id = json_extract(undo.body, '$.refers')
            WHERE undo.id = json_extract(held.body, '$.refers')
        )
        ELSE held.act END"""
    return f"""(
        coalesce({kind}, '') NOT IN {SHARED} AND CASE
            WHEN {kind} = 'archive' THEN 1
            WHEN {kind} IN ('source', 'use') THEN {_judged(mask, _about_source())}
            WHEN held.claim IS NOT NULL THEN {_masked(mask, _now("held"))}
            WHEN held.article IS NOT NULL THEN {_masked_article(mask, "held.article")}
            ELSE 0 END
    )"""


def _about_source() -> str:
    """The source that an act is about, or the act that an undo or a redo is about in the end."""
    source = "json_extract({}.body, '$.content.source')"
    return f"""coalesce({source.format("held")}, (
        SELECT coalesce({source.format("done")}, {source.format("first")}) FROM main.event AS done
        LEFT JOIN main.event AS first ON first.id = json_extract(done.body, '$.refers')
        WHERE done.id = json_extract(held.body, '$.refers')
    ))"""


def _evidence(mask: Mask) -> str:
    """Without what another put there by hand, or brought; where suggestions are masked, as if the machine had compared
    nothing.
    """
    by_hand = f"""EXISTS (
        SELECT 1 FROM main.event AS found
        WHERE found.act IN ('find', 'bring') AND found.reviewer <> {_text(mask.reviewer)}
        AND (found.claim = held.claim OR found.claim IN (SELECT claim FROM main.anchor WHERE now = held.claim))
        AND json_extract(found.body, '$.content.passage') = held.passage
    )"""
    masked = _masked(mask, "held.claim")
    stance, signals = "stance", "signals"
    if mask.suggestions:
        stance = f"CASE WHEN {masked} THEN 'unclear' ELSE stance END AS stance"
        signals = f"CASE WHEN {masked} THEN '[]' ELSE signals END AS signals"
    return f"""
    SELECT id, claim, passage, score, start, "end", {stance}, {signals}, parts FROM main.evidence AS held
    WHERE NOT ({by_hand} AND {masked})
        AND passage NOT IN (SELECT id FROM main.passage WHERE source IN ({_UNTOLD_SOURCES}))
    """


def _text(value: str) -> str:
    """A text as SQL writes it: views take no parameters."""
    return "'" + value.replace("'", "''") + "'"


def _one(connection: Connection, sql: str) -> object:
    return connection.execute(sql).fetchone()[0]
