"""The tables of claims.db: making them, and knowing whether a file has exactly these."""

from __future__ import annotations

import hashlib
from enum import Enum, auto
from typing import TYPE_CHECKING

from factbench import errors
from factbench.database import Connection, complete, explained, write
from factbench.store import held

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sqlite_utils import Database

APPLICATION_ID = 0x46424348
"""Stored in the file's header ("FBCH"), so that another program's database is never taken for ours."""

SCHEMA_VERSION = 19
"""Number of migrations this factbench knows; stored as the file's user version."""

FINGERPRINT = "ea5cb953de0f75a36a563dc26b9086a623deb6f4c0e04bca8cebe089af14fdb0"
"""sha256 of the schema's statements as `fingerprint` reads them; a test builds a database and compares."""

# sqlite-utils fills these, and asks for the rowid of what it inserted.
DOCUMENTS = """
CREATE TABLE snapshot (
    sha256 TEXT PRIMARY KEY NOT NULL, media_type TEXT, url TEXT, retrieved_at TEXT NOT NULL,
    content BLOB NOT NULL
);
CREATE TABLE article (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, snapshot TEXT NOT NULL REFERENCES snapshot(sha256),
    title TEXT, site TEXT, authors TEXT NOT NULL, published TEXT, published_as TEXT, language TEXT, url TEXT,
    text TEXT NOT NULL, paragraphs TEXT NOT NULL, extractor TEXT NOT NULL, supersedes TEXT, added_at TEXT NOT NULL
);
CREATE TABLE claim (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article TEXT NOT NULL REFERENCES article(id),
    place INTEGER NOT NULL, parts TEXT NOT NULL, quote TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
    statement TEXT NOT NULL, kinds TEXT NOT NULL, worth TEXT NOT NULL, slots TEXT NOT NULL, segmenter TEXT NOT NULL
);
CREATE INDEX claim_place ON claim (place, number);
CREATE INDEX claim_article ON claim (article, place);
CREATE TABLE source (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, snapshot TEXT REFERENCES snapshot(sha256),
    title TEXT NOT NULL, publisher TEXT, url TEXT, published TEXT, retrieved TEXT, is_primary INTEGER,
    origin TEXT, licence TEXT, text TEXT NOT NULL, added_at TEXT NOT NULL
);
CREATE TABLE passage (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL REFERENCES source(id),
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL
);
CREATE INDEX passage_source ON passage (source, start);
CREATE TABLE evidence (
    id TEXT PRIMARY KEY NOT NULL, claim TEXT NOT NULL REFERENCES claim(id),
    passage TEXT NOT NULL REFERENCES passage(id), score REAL NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    stance TEXT NOT NULL, signals TEXT NOT NULL
);
CREATE INDEX evidence_claim ON evidence (claim, score DESC);
CREATE TABLE matched (
    claim TEXT PRIMARY KEY NOT NULL REFERENCES claim(id), library TEXT NOT NULL
);
"""

SEARCH = """
CREATE VIRTUAL TABLE passage_fts USING fts5(text, content='passage', content_rowid='number', tokenize='TOKENIZER');
CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
    INSERT INTO passage_fts (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN
    INSERT INTO passage_fts (passage_fts, rowid, text) VALUES ('delete', old.number, old.text);
END;
"""

# The columns behind `body` are read out of it, so they cannot disagree with what the hash covers.
# The INSERT triggers make INSERT OR REPLACE, which fires no DELETE trigger, harmless on any connection.
ACTS = """
CREATE TABLE event (
    id TEXT PRIMARY KEY NOT NULL, body TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL,
    act TEXT AS (json_extract(body, '$.act')), at TEXT AS (json_extract(body, '$.at')),
    device TEXT AS (json_extract(body, '$.device')), reviewer TEXT AS (json_extract(body, '$.reviewer')),
    number INTEGER AS (json_extract(body, '$.number')),
    claim TEXT AS (json_extract(body, '$.claim')), article TEXT AS (json_extract(body, '$.article'))
) WITHOUT ROWID;
CREATE INDEX event_claim ON event (claim, reviewer);
CREATE INDEX event_reviewer ON event (reviewer, at);
CREATE INDEX event_device ON event (device, number);
CREATE INDEX event_article ON event (article);
CREATE TRIGGER event_known BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE id = new.id AND hash = new.hash) BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER event_taken BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE id = new.id AND hash <> new.hash)
BEGIN SELECT RAISE(ABORT, 'an act with this id is in the record already'); END;
CREATE TRIGGER event_kept BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'acts are never changed'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'acts are never deleted'); END;
"""

# Folded from the acts in the same transaction; `state.replay` rebuilds them.
STATE = """
CREATE TABLE verdict (
    claim TEXT NOT NULL, reviewer TEXT NOT NULL, rating TEXT, scale TEXT NOT NULL, rationale TEXT NOT NULL,
    citations TEXT NOT NULL, confidence TEXT NOT NULL, misleading INTEGER NOT NULL, valid_as_of TEXT,
    at TEXT NOT NULL, event TEXT NOT NULL, earlier TEXT NOT NULL, PRIMARY KEY (claim, reviewer)
) WITHOUT ROWID;
CREATE TABLE annotation (
    id TEXT PRIMARY KEY NOT NULL, claim TEXT NOT NULL, evidence TEXT, kind TEXT NOT NULL, text TEXT NOT NULL,
    reviewer TEXT NOT NULL, at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX annotation_claim ON annotation (claim, id);
CREATE TABLE hidden (article TEXT PRIMARY KEY NOT NULL, event TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE draft (
    reviewer TEXT NOT NULL, claim TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (reviewer, claim)
) WITHOUT ROWID;
"""

# What a document says of itself beside its body.
AROUND = """
ALTER TABLE article ADD COLUMN updated TEXT;
ALTER TABLE article ADD COLUMN updated_as TEXT;
ALTER TABLE article ADD COLUMN dateline TEXT;
ALTER TABLE article ADD COLUMN agency TEXT;
ALTER TABLE article ADD COLUMN asides TEXT NOT NULL DEFAULT '[]';
"""

# What cut each article, whether another version of it stands now, and what was found before a person corrected it.
# `anchor` says of a claim of an earlier cut that carries people's acts which claim carries them now; NULL: orphaned.
CUTS = """
ALTER TABLE article ADD COLUMN segmenter TEXT;
ALTER TABLE article ADD COLUMN replaced INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN found TEXT;
CREATE INDEX article_supersedes ON article (supersedes);
CREATE TABLE anchor (claim TEXT PRIMARY KEY NOT NULL, now TEXT, how TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX anchor_now ON anchor (now);
UPDATE article SET segmenter = (SELECT segmenter FROM claim WHERE claim.article = article.id LIMIT 1);
"""

# Texts and claims that are alike. `compared` names the articles whose rows are in the others; `claim_word` holds all
# telling words of a claim, `claim_lead` pairs of its rarest three (of claims that were stored before, the words).
ALIKE = """
CREATE TABLE compared (article TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID;
CREATE TABLE shingle (hash INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (hash, article)) WITHOUT ROWID;
CREATE TABLE copy (
    article TEXT NOT NULL, other TEXT NOT NULL, share REAL NOT NULL, PRIMARY KEY (article, other)
) WITHOUT ROWID;
CREATE TABLE claim_word (hash INTEGER NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (hash, claim)) WITHOUT ROWID;
CREATE TABLE claim_lead (hash INTEGER NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (hash, claim)) WITHOUT ROWID;
CREATE TABLE met (
    claim TEXT NOT NULL, other TEXT NOT NULL, score REAL NOT NULL, PRIMARY KEY (claim, other)
) WITHOUT ROWID;
"""

# What the score of evidence is made of.
PARTS = """
ALTER TABLE evidence ADD COLUMN parts TEXT NOT NULL DEFAULT 'null';
"""

# Past fact-checks, which of them reviewers confirmed, what was asked of sources elsewhere, and by what copies of a
# source are known.
ASKED = """
ALTER TABLE source ADD COLUMN checked TEXT;
CREATE TABLE confirmed (
    claim TEXT NOT NULL, evidence TEXT NOT NULL, reviewer TEXT NOT NULL, at TEXT NOT NULL, event TEXT NOT NULL,
    PRIMARY KEY (claim, evidence, reviewer)
) WITHOUT ROWID;
CREATE TABLE search (
    id TEXT PRIMARY KEY NOT NULL, source TEXT NOT NULL, query TEXT NOT NULL, claim TEXT, reviewer TEXT NOT NULL,
    at TEXT NOT NULL, hits INTEGER, error TEXT
) WITHOUT ROWID;
CREATE INDEX search_claim ON search (claim, at);
CREATE TABLE source_shingle (hash INTEGER NOT NULL, source INTEGER NOT NULL, PRIMARY KEY (hash, source)) WITHOUT ROWID;
"""

# What people say of evidence, of stretches of articles, and of claims; folded from the acts like the tables of `STATE`.
# `cut_as` keeps the row of a claim as the machine cut it, while a person's wording or span stands in its place.
HAND = """
CREATE TABLE stance (
    claim TEXT NOT NULL, reviewer TEXT NOT NULL, evidence TEXT NOT NULL, stance TEXT, at TEXT NOT NULL,
    PRIMARY KEY (claim, reviewer, evidence)
) WITHOUT ROWID;
CREATE TABLE remark (
    id TEXT PRIMARY KEY NOT NULL, document TEXT NOT NULL, article TEXT NOT NULL, stretch TEXT NOT NULL,
    kind TEXT NOT NULL, text TEXT NOT NULL, reviewer TEXT NOT NULL, at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX remark_document ON remark (document);
CREATE TABLE dropped (claim TEXT PRIMARY KEY NOT NULL, why TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE cut_as (claim TEXT PRIMARY KEY NOT NULL, "row" TEXT NOT NULL) WITHOUT ROWID;
"""

# Which claims are part of another, so that a list without them is read from indexes alone.
UNDER = """
CREATE INDEX claim_under ON claim (json_extract(slots, '$.under'))
WHERE json_extract(slots, '$.under') IS NOT NULL;
"""

# Which claims are hardly worth checking: likewise.
WORTH = """
CREATE INDEX claim_worth ON claim (json_extract(worth, '$.checkworthy'), segmenter);
"""

# What people say of sources, and whom they asked for comment. `found` keeps of a source what a person corrected, as it
# came; `comment` is folded from the acts like the tables of `STATE`.
BROUGHT = """
ALTER TABLE source ADD COLUMN why TEXT;
ALTER TABLE source ADD COLUMN by_hand TEXT;
ALTER TABLE source ADD COLUMN retired TEXT;
ALTER TABLE source ADD COLUMN found TEXT;
CREATE INDEX source_retired ON source (id) WHERE retired IS NOT NULL;
CREATE TABLE comment (
    id TEXT PRIMARY KEY NOT NULL, claim TEXT NOT NULL, reviewer TEXT NOT NULL, step TEXT NOT NULL, who TEXT NOT NULL,
    "on" TEXT NOT NULL, how TEXT NOT NULL, words TEXT NOT NULL, shown TEXT NOT NULL, described TEXT NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX comment_claim ON comment (claim, at);
"""

# Which claims hardly state a fact: in place of `claim_worth`.
FACT = """
DROP INDEX claim_worth;
CREATE INDEX claim_fact ON claim (coalesce(json_extract(worth, '$.fact'), 1), segmenter);
"""

# In which order the acts came into this file, which is not the order in which they were done: an act that another file
# brings in may be older than all that were here.
ARRIVALS = """
CREATE TABLE arrival (number INTEGER PRIMARY KEY, event TEXT NOT NULL);
INSERT INTO arrival (event) SELECT id FROM event ORDER BY at, device, number, id;
CREATE TRIGGER event_arrived AFTER INSERT ON event BEGIN INSERT INTO arrival (event) VALUES (new.id); END;
"""

# What holds for all reviewers, folded from the acts like the tables of `STATE`: what an editor decided (columns as of
# `verdict`) and approved, and of which claims and versions of articles somebody said whether their review is blind.
EDITORS = """
CREATE TABLE ruling (
    claim TEXT PRIMARY KEY NOT NULL, reviewer TEXT NOT NULL, rating TEXT, scale TEXT NOT NULL,
    rationale TEXT NOT NULL, citations TEXT NOT NULL, confidence TEXT NOT NULL, misleading INTEGER NOT NULL,
    valid_as_of TEXT, at TEXT NOT NULL, event TEXT NOT NULL, earlier TEXT NOT NULL, rests TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE approval (
    claim TEXT NOT NULL, verdict TEXT NOT NULL, reviewer TEXT NOT NULL, at TEXT NOT NULL, event TEXT NOT NULL,
    PRIMARY KEY (claim, event)
) WITHOUT ROWID;
CREATE TABLE blind (thing TEXT PRIMARY KEY NOT NULL, blind INTEGER NOT NULL) WITHOUT ROWID;
"""

# A digest of every row that acts rest on, and of every act, as `held` keeps them.
DIGESTS = """
CREATE TABLE held (digest BLOB PRIMARY KEY NOT NULL) WITHOUT ROWID;
"""

# What people say to each other: whom a question asks, what an answer answers, and what each reviewer did last with a
# question; and who is to check what, by claim or version of an article. Folded from the acts like those of `STATE`.
# `lease` is none of that: who has a claim open, until when.
THREADS = """
ALTER TABLE annotation ADD COLUMN "to" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE annotation ADD COLUMN answers TEXT;
CREATE INDEX annotation_kind ON annotation (kind, claim);
ALTER TABLE remark ADD COLUMN "to" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE remark ADD COLUMN answers TEXT;
CREATE TABLE closing (
    question TEXT NOT NULL, reviewer TEXT NOT NULL, claim TEXT, document TEXT, closed INTEGER NOT NULL,
    at TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (question, event)
) WITHOUT ROWID;
CREATE INDEX closing_claim ON closing (claim);
CREATE INDEX closing_document ON closing (document);
CREATE TABLE assignment (
    thing TEXT NOT NULL, reviewer TEXT NOT NULL, due TEXT, "by" TEXT NOT NULL, at TEXT NOT NULL, event TEXT NOT NULL,
    PRIMARY KEY (thing, event)
) WITHOUT ROWID;
CREATE INDEX assignment_reviewer ON assignment (reviewer);
CREATE TABLE lease (
    claim TEXT NOT NULL, reviewer TEXT NOT NULL, since TEXT NOT NULL, "until" TEXT NOT NULL,
    PRIMARY KEY (claim, reviewer)
) WITHOUT ROWID;
"""

# How far this file has come with each shared record: up to which of the server's rows it took in, up to which arrival
# it handed over, and which articles and sources there were then.
SHARED = """
CREATE TABLE shared (
    record TEXT PRIMARY KEY NOT NULL, pulled INTEGER NOT NULL, pushed INTEGER NOT NULL, held TEXT NOT NULL
) WITHOUT ROWID;
"""

# What goes out: which claims and why, what a change of a verdict means, what was found of an article as a whole (by
# version); folded from the acts like the tables of `STATE`. Of sources, whose interests they serve and their copies.
PUBLISHING = """
ALTER TABLE source ADD COLUMN interests TEXT;
ALTER TABLE source ADD COLUMN archived TEXT;
CREATE TABLE choice (
    claim TEXT PRIMARY KEY NOT NULL, publish INTEGER, why TEXT NOT NULL, reviewer TEXT NOT NULL, at TEXT NOT NULL,
    event TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE amendment (
    id TEXT PRIMARY KEY NOT NULL, claim TEXT NOT NULL, weight TEXT NOT NULL, words TEXT NOT NULL,
    reviewer TEXT NOT NULL, at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX amendment_claim ON amendment (claim, at);
CREATE TABLE conclusion (
    article TEXT PRIMARY KEY NOT NULL, words TEXT NOT NULL, reviewer TEXT NOT NULL, at TEXT NOT NULL,
    event TEXT NOT NULL
) WITHOUT ROWID;
"""

# Which bytes are an article's already; and what is watched: addresses of feeds and sitemaps, the addresses of articles
# that were seen in them (`tries` counts failures that may pass), and what was refused. No acts, so not in the record.
WATCHING = """
CREATE INDEX article_snapshot ON article (snapshot);
CREATE TABLE watched (
    address TEXT PRIMARY KEY NOT NULL, tag TEXT, modified TEXT, asked REAL, failures INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE watch_seen (
    address TEXT PRIMARY KEY NOT NULL, list TEXT NOT NULL, at TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE watch_refused (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, address TEXT NOT NULL, list TEXT NOT NULL, why TEXT NOT NULL
);
"""

# How many telling words a claim has, so that claims that cannot say the same as another are left without being read.
SIZES = """
CREATE TABLE claim_size (claim INTEGER PRIMARY KEY, words INTEGER NOT NULL);
INSERT INTO claim_size SELECT claim, count(*) FROM claim_word GROUP BY claim;
"""

# What stands beside a claim from a passage: taken out of use or away, a source is looked up in it once a passage.
BESIDE = """
CREATE INDEX evidence_passage ON evidence (passage);
"""

MIGRATIONS = (
    ("first", (DOCUMENTS, SEARCH, ACTS, STATE)),
    ("around articles", (AROUND,)),
    ("cuts", (CUTS,)),
    ("alike", (ALIKE,)),
    ("parts of scores", (PARTS,)),
    ("past checks and searches", (ASKED,)),
    ("by hand", (HAND,)),
    ("parts of claims", (UNDER,)),
    ("worth of claims", (WORTH,)),
    ("evidence by hand", (BROUGHT,)),
    ("facts among claims", (FACT,)),
    ("arrivals", (ARRIVALS,)),
    ("editors", (EDITORS,)),
    ("digests", (DIGESTS,)),
    ("threads", (THREADS,)),
    ("shared records", (SHARED,)),
    ("publishing", (PUBLISHING,)),
    ("watching", (WATCHING,)),
    ("sizes of claims and evidence by passage", (SIZES, BESIDE)),
)
"""Name and scripts of each step from an empty file to today's, in order; a step that was released never changes."""

HOLDING = 1 + [name for name, _scripts in MIGRATIONS].index("digests")
"""The version from which on rows are held by a digest; what was there before is taken as right."""


class Age(Enum):
    """How old is what stands in a file?"""

    EMPTY = auto()
    """There is nothing in it."""
    OLD = auto()
    """An earlier factbench made it."""
    CURRENT = auto()


def prepare(connection: Connection, path: Path) -> None:
    """Make the tables in an empty file, or bring an older file up to date; a current file is only looked at.

    Raises: `errors.DatabaseForeign`, `errors.DatabaseNewer`.
    """
    if age(connection, path) is not Age.CURRENT:
        _migrate(connection, path)
    verify(connection, path)


def age(connection: Connection, path: Path) -> Age:
    """Look at a file, and change nothing.

    Raises: `errors.DatabaseForeign`, `errors.DatabaseNewer`.
    """
    with explained(path):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if not empty and application != APPLICATION_ID:
        raise errors.DatabaseForeign(f"{path} belongs to another program; choose another with --db.")
    if version > SCHEMA_VERSION:
        raise errors.DatabaseNewer(
            f"{path} was written by a newer factbench; upgrade with `pip install -U factbench`."
        )
    if empty:
        return Age.EMPTY
    return Age.OLD if version < SCHEMA_VERSION else Age.CURRENT


def verify(connection: Connection, path: Path) -> None:
    """Refuse a file whose tables, triggers or views are not exactly ours: a stranger's trigger would run as us.

    Raises: `errors.DatabaseForeign`.
    """
    with explained(path):
        found = fingerprint(connection)
    if found != FINGERPRINT:
        raise errors.DatabaseForeign(
            f"The tables of {path} are not those of factbench; another program changed it: nothing was read."
        )


def fingerprint(connection: Connection) -> str:
    """sha256 over type, name and statement of everything in the schema, in order of name.

    Tables that FTS5 and sqlite-utils make for themselves are left out: their statements differ between versions.
    """
    rows = connection.execute(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_master"
        " WHERE NOT (type = 'table' AND name GLOB 'passage_fts_*') AND name NOT GLOB 'sqlite_*'"
        " AND NOT (type IN ('table', 'index') AND tbl_name = '_sqlite_migrations') ORDER BY type, name"
    )
    digest = hashlib.sha256()
    for row in rows:
        digest.update("\x1f".join([*row, "\x1e"]).encode())
    return digest.hexdigest()


def _migrate(connection: Connection, path: Path, *, version: int = SCHEMA_VERSION) -> None:
    """Apply what is missing, all in one transaction, so that two programs that start together do not race."""
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("factbench")
    for name, scripts in MIGRATIONS[:version]:
        migrations(name=name)(_step(scripts))
    with explained(path), write(connection):
        (before,) = connection.execute("PRAGMA user_version").fetchone()
        migrations.apply(Database(connection, execute_plugins=False, recursive_triggers=False))
        if version >= HOLDING > before:
            held.hold_all(connection)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={version}")


def _step(scripts: Sequence[str]) -> Callable[[Database], None]:
    from factbench.index import TOKENIZER

    def step(db: Database) -> None:
        for script in scripts:
            for statement in _statements(script.replace("TOKENIZER", TOKENIZER)):
                db.execute(statement)

    return step


def _statements(script: str) -> list[str]:
    """The statements of a script. sqlite3's own executescript() would commit the transaction around it."""
    statements: list[str] = []
    text = ""
    for line in script.strip().splitlines(keepends=True):
        text += line
        if complete(text):
            statements.append(text.strip())
            text = ""
    return statements
