"""The tables of a shared record: making them, and knowing whether a server has exactly these.

One table holds everything but files: acts as they are stored, and articles, claims and sources as JSON. Rows are only
ever added, under a lock that is held until the commit: so whoever has read up to one number has missed nothing below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factbench.errors import Misuse, SharedRecordForeign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg import Connection

FORMAT = 1
"""Goes up where an older factbench could no longer read what a newer one writes."""

LOCK = 0x46424348
"""Number of the advisory lock ("FBCH")."""

LONGEST = 200_000_000
"""Bytes of one row: an article of the largest file that is read has fewer."""
LONGEST_ACT = 4_000_000
"""Bytes of an act, of which none has more than a million characters."""

FUNCTIONS = {
    "in_turn": f"""
BEGIN
    -- Before the first number is given, and until the commit: numbers become visible in the order they were given.
    PERFORM pg_advisory_xact_lock({LOCK});
    RETURN NULL;
END """,
    "kept": """
BEGIN
    RAISE EXCEPTION 'what is in a shared record is never changed or deleted';
END """,
    "told": """
BEGIN
    PERFORM pg_notify('factbench', '');
    RETURN NULL;
END """,
}
"""What the triggers do: name -> body, to the letter as the server keeps it."""

_FUNCTIONS = "\n\n".join(
    f"CREATE FUNCTION factbench.{name}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $${body}$$;"
    for name, body in FUNCTIONS.items()
)

TABLES = f"""
CREATE SCHEMA factbench;
REVOKE ALL ON SCHEMA factbench FROM PUBLIC;

CREATE TABLE factbench.about (
    record uuid NOT NULL DEFAULT gen_random_uuid(), format integer NOT NULL,
    single boolean PRIMARY KEY DEFAULT true CHECK (single)
);
INSERT INTO factbench.about (format) VALUES ({FORMAT});

CREATE TABLE factbench.item (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    push text NOT NULL CHECK (length(push) = 36),
    kind text NOT NULL, id text NOT NULL CHECK (length(id) BETWEEN 1 AND 200),
    content text NOT NULL CONSTRAINT item_fits CHECK (octet_length(content) <= {LONGEST}),
    previous text NOT NULL, hash text NOT NULL,
    login name NOT NULL DEFAULT session_user, came timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (kind, id),
    CONSTRAINT act_fits CHECK (kind <> 'act' OR octet_length(content) <= {LONGEST_ACT}),
    CHECK (kind IN ('source', 'passage', 'article', 'claim', 'anchor', 'evidence', 'search', 'act')),
    CONSTRAINT hashed CHECK (hash = encode(sha256(convert_to(previous || E'\\n' || content, 'UTF8')), 'hex'))
);

CREATE TABLE factbench.file (
    sha256 text PRIMARY KEY CONSTRAINT hashed CHECK (sha256 = encode(pg_catalog.sha256(content), 'hex')),
    media_type text, url text, retrieved_at text NOT NULL, content bytea NOT NULL,
    login name NOT NULL DEFAULT session_user, came timestamptz NOT NULL DEFAULT clock_timestamp()
);

{_FUNCTIONS}

CREATE TRIGGER in_turn BEFORE INSERT ON factbench.item EXECUTE FUNCTION factbench.in_turn();
CREATE TRIGGER told AFTER INSERT ON factbench.item EXECUTE FUNCTION factbench.told();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON factbench.about EXECUTE FUNCTION factbench.kept();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON factbench.item EXECUTE FUNCTION factbench.kept();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON factbench.file EXECUTE FUNCTION factbench.kept();
"""

GRANTS = (
    "GRANT USAGE ON SCHEMA factbench TO {role}",
    "GRANT SELECT ON factbench.about, factbench.item, factbench.file TO {role}",
    "GRANT INSERT (push, kind, id, content, previous, hash) ON factbench.item TO {role}",
    "GRANT INSERT (sha256, media_type, url, retrieved_at, content) ON factbench.file TO {role}",
)
"""A desk reads and adds. Number, login and time of a row are the server's to say."""

COLUMNS = {
    "about": "record uuid, format integer, single boolean",
    "file": (
        "sha256 text, media_type text, url text, retrieved_at text, content bytea, login name,"
        " came timestamp with time zone"
    ),
    "item": (
        "seq bigint, push text, kind text, id text, content text, previous text, hash text, login name,"
        " came timestamp with time zone"
    ),
}
_KEPT = 58  # bits as in PostgreSQL's pg_trigger.h: 2 before, 4 INSERT, 8 DELETE, 16 UPDATE, 32 TRUNCATE
TRIGGERS = {
    ("about", "kept", _KEPT),
    ("file", "kept", _KEPT),
    ("item", "in_turn", 6),
    ("item", "kept", _KEPT),
    ("item", "told", 4),
}
"""Table, trigger, which is called as the function that it runs, and when it does."""


def there(connection: Connection) -> bool:
    """Whether there is a schema of our name."""
    return _all(connection, "SELECT 1 FROM pg_namespace WHERE nspname = 'factbench'") != []


def make(connection: Connection, roles: Sequence[str] = ()) -> bool:
    """Make the tables where there are none, and let `roles` read and add; whether they were made.

    Raises: `Misuse` for a role that the server does not know.
    """
    from psycopg import sql

    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        new = not there(connection)
        if new:
            connection.execute(TABLES)
        for role in roles:
            if not _all(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", role):
                raise Misuse(f"The server knows no role {role[:60]!r}; its owner makes one with CREATE ROLE.")
            for statement in GRANTS:
                connection.execute(sql.SQL(statement).format(role=sql.Identifier(role)))
    return new


def verify(connection: Connection, where: str) -> str:
    """Look whether the tables are exactly ours, with their triggers at work, which do what ours do; returns the id of
    the record.

    Raises: `SharedRecordForeign`.
    """
    tables = dict(
        _all(
            connection,
            """
            SELECT c.relname, string_agg(a.attname || ' ' || format_type(a.atttypid, NULL), ', ' ORDER BY a.attnum)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE n.nspname = 'factbench' AND c.relkind IN ('r', 'v', 'm', 'f', 'p') AND a.attnum > 0
            AND NOT a.attisdropped GROUP BY c.relname
            """,
        )
    )
    if tables != COLUMNS:
        raise _foreign(where, "its tables are others")
    triggers = _all(
        connection,
        """
        SELECT c.relname, t.tgname,
            CASE WHEN t.tgqual IS NULL AND p.proname = t.tgname AND p.pronamespace = n.oid THEN t.tgtype END
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_proc p ON p.oid = t.tgfoid
        WHERE n.nspname = 'factbench' AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')
        """,
    )
    if set(triggers) != TRIGGERS:
        raise _foreign(where, "the triggers that keep what is in it were changed")
    functions = _all(
        connection,
        """
        SELECT p.proname, CASE WHEN l.lanname = 'plpgsql' AND NOT p.prosecdef
            AND p.proconfig = '{search_path=pg_catalog}' AND p.pronargs = 0 THEN p.prosrc END
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
        WHERE n.nspname = 'factbench'
        """,
    )
    if dict(functions) != FUNCTIONS:
        raise _foreign(where, "what its triggers do was changed")
    about = _all(connection, "SELECT record::text, format FROM factbench.about")
    if len(about) != 1:
        raise _foreign(where, "it does not say which record it is")
    record, written = about[0]
    if written != FORMAT:
        raise SharedRecordForeign(
            f"The shared record at {where} is of format {written}, and this factbench knows {FORMAT}: upgrade with"
            " `pip install -U factbench`; nothing was exchanged."
        )
    return str(record)


def _foreign(where: str, why: str) -> SharedRecordForeign:
    return SharedRecordForeign(
        f"What is at {where} is no shared record of factbench, {why}: nothing was exchanged; ask who runs the server."
    )


def _all(connection: Connection, statement: str, *values: object) -> list[tuple[Any, ...]]:
    return connection.execute(statement, values or None).fetchall()
