"""Which articles in claims.db are one text, and which claims say the same? Found once, kept, and rebuilt at will."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import chain, combinations
from typing import TYPE_CHECKING

from factbench.stages import same_claim, same_text
from factbench.stages.same_claim import Saying, same, saying
from factbench.stages.same_text import shared, shingles
from factbench.store import claims as claim_store
from factbench.store import rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from factbench.database import Connection
    from factbench.model import Claim, Verdict

SAMPLE = 4
"""One shingle in so many is indexed: copies of sixty words still have a dozen in common."""
MOST_TEXTS = 20
"""Articles that are read to see how much they share, the likeliest first."""
OFTEN = 100
"""Articles with a shingle that are looked at, the first: it is a stock phrase, or the text stands in as many."""
LEADING = 3
"""Words by which a claim is looked up, two of which must be there: one may be spelled otherwise. The rarest;
whichever they were when a claim was stored, it is found by them."""
PAIRED = 64
"""Words of a claim by which it is looked up, in pairs; the first of `Saying.keys`, should it have more."""
COMMON = 100
"""Claims with a word that are counted to know which words are rare."""
MOST_NEAR = 10_000
"""Claims with words of one claim whose words are counted: where all texts have the same few words, those that were
stored last are left out, and `factbench clusters` finds copies by another way."""
MOST_CLAIMS = 500
"""Claims that are read for one claim, the first that were stored: more say the same only where everybody says it."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article with the same text, wholly or in part."""

    article: str
    title: str | None
    site: str | None
    share: float
    """Of the shorter one's text, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Met:
    """A claim of another article that says the same, with what was decided about it."""

    claim: str
    article: str
    title: str | None
    statement: str
    score: float
    """Share of the telling words of both, from 0 to 1."""
    verdicts: tuple[Verdict, ...]
    """Decided ones, oldest decision first."""


def copies(connection: Connection, article: str) -> list[Copy]:
    """The articles that have the text of this one, most of it first."""
    sql = """
    SELECT other, title, site, share FROM copy JOIN article ON article.id = copy.other
    WHERE copy.article = ? AND NOT replaced ORDER BY share DESC, number
    """
    return [Copy(*row) for row in connection.execute(sql, [article])]


def met(connection: Connection, claim: str) -> list[Met]:
    """The claims of other articles that say the same: decided ones first, then the most alike."""
    sql = """
    SELECT met.other, article.id, article.title, claim.statement, met.score FROM met
    JOIN claim ON claim.id = met.other JOIN article ON article.id = claim.article
    WHERE met.claim = ? ORDER BY met.score DESC, claim.place
    """
    said = connection.execute(sql, [claim]).fetchall()
    found = [
        Met(other, article, title, statement, score, _decided(connection, other))
        for other, article, title, statement, score in said
    ]
    return sorted(found, key=lambda each: not each.verdicts)


def _decided(connection: Connection, claim: str) -> tuple[Verdict, ...]:
    return tuple(each for each in claim_store.verdicts(connection, claim) if each.rating is not None)


# --------------------------------------------------------------------------------------------------- keeping them


def waiting(connection: Connection) -> list[str]:
    """Ids of the articles that were not compared with the others yet, in the order they were added."""
    # The index on ids answers first: what else is asked of an article stands behind its text, and is read through it.
    sql = """
    SELECT id FROM article WHERE number IN (SELECT number FROM article WHERE id NOT IN (SELECT article FROM compared))
    AND NOT replaced ORDER BY number
    """
    return [identifier for (identifier,) in connection.execute(sql)]


def link(connection: Connection, article: str) -> None:
    """Compare an article and its claims with all that were compared before, in the caller's transaction; once."""
    if connection.execute("SELECT 1 FROM compared WHERE article = ?", [article]).fetchone():
        return
    number, text = connection.execute("SELECT number, text FROM article WHERE id = ?", [article]).fetchone()
    _link_text(connection, number, article, text)
    _link_claims(connection, article)
    connection.execute("INSERT INTO compared VALUES (?)", [article])


def link_all(connection: Connection, articles: Iterable[str]) -> None:
    """The same for many, in order."""
    for each in articles:
        link(connection, each)


def numbered(connection: Connection, root: str) -> list[tuple[int, Claim]]:
    """The claims of all versions of a document with their row numbers, as `forget` wants them."""
    sql = """
    SELECT claim.* FROM claim JOIN article ON article.id = claim.article
    WHERE article.id = :root OR article.supersedes = :root
    """
    return [(row["number"], rows.claim_of(row)) for row in connection.execute(sql, {"root": root})]


def forget(connection: Connection, root: str, claims: Iterable[tuple[int, Claim]]) -> None:
    """Drop all that is kept of a document, whose claims with their row numbers were these when it was compared."""
    versions = "SELECT id FROM article WHERE id = :root OR supersedes = :root"
    for number, text in connection.execute(
        f"SELECT number, text FROM article WHERE id IN ({versions})", {"root": root}
    ).fetchall():
        gone = [[each, number] for each in _sampled(shingles(text))]
        connection.executemany("DELETE FROM shingle WHERE hash = ? AND article = ?", gone)
    for table, column in (("copy", "article"), ("copy", "other"), ("compared", "article")):
        connection.execute(f"DELETE FROM {table} WHERE {column} IN ({versions})", {"root": root})
    for number, claim in claims:
        keys = saying(claim).keys
        for table, some in (("claim_word", keys), ("claim_lead", [*keys, *_pairs(keys)])):
            gone = [[each, number] for each in some]
            connection.executemany(f"DELETE FROM {table} WHERE hash = ? AND claim = ?", gone)
        connection.execute("DELETE FROM claim_size WHERE claim = ?", [number])
        connection.execute("DELETE FROM met WHERE claim = :it OR other = :it", {"it": claim.id})


# -------------------------------------------------------------------------------------------------------- articles


def _link_text(connection: Connection, number: int, identifier: str, text: str) -> None:
    mine = shingles(text)
    sample = _sampled(mine)
    # Half the share that a copy has, for the sample is small; six code points a word tell its size beforehand.
    sql = """
    SELECT id, text FROM (
        SELECT article, count(*) AS common FROM shingle WHERE hash IN (SELECT value FROM json_each(:hashes))
        AND article IN (SELECT value FROM json_each(:near)) GROUP BY article
        HAVING common > 1 ORDER BY common DESC, article LIMIT :most
    ) AS near JOIN article ON article.number = near.article
    WHERE common >= :part * min(:size, length(text) / (6.0 * :sample))
    """
    values = {
        "hashes": json.dumps(sample),
        "near": json.dumps(_near(connection, sample, number)),
        "most": MOST_TEXTS,
        "part": same_text.SAME / 2,
        "size": len(sample),
        "sample": SAMPLE,
    }
    for other, words in connection.execute(sql, values).fetchall():
        share = shared(mine, shingles(words))
        if share >= same_text.SAME:
            _both_ways(connection, "copy", identifier, other, share)
    connection.executemany("INSERT OR IGNORE INTO shingle VALUES (?, ?)", [[each, number] for each in sample])


def _near(connection: Connection, sample: Sequence[int], me: int) -> list[int]:
    """Row numbers of the other articles that may share most of a sample, a few dozen.

    Those that share most of what is in few articles, and, where the text itself stands in many, most of all.
    """
    sql = """
    SELECT (
        SELECT json_group_array(article) FROM
        (SELECT article FROM shingle WHERE hash = value AND article <> :me ORDER BY article LIMIT :often)
    ) FROM json_each(:hashes)
    """
    values = {"hashes": json.dumps(sample), "me": me, "often": OFTEN}
    found = [json.loads(articles) for (articles,) in connection.execute(sql, values)]
    return sorted({*_most_met(each for each in found if len(each) < OFTEN), *_most_met(found)})


def _most_met(lists: Iterable[Sequence[int]]) -> list[int]:
    met = Counter(chain.from_iterable(lists))
    return sorted(met, key=lambda each: (-met[each], each))[:MOST_TEXTS]


def _sampled(hashes: Iterable[int]) -> list[int]:
    return sorted(each for each in hashes if each % SAMPLE == 0)


def _both_ways(connection: Connection, table: str, one: str, other: str, score: float) -> None:
    pairs = [[one, other, score], [other, one, score]]
    connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", pairs)


# ---------------------------------------------------------------------------------------------------------- claims


def _link_claims(connection: Connection, article: str) -> None:
    mine = list(_sayings(connection, article))
    for number, identifier, said in mine:
        if not said.clear:
            continue
        keys = said.keys
        rare = _rarest(connection, keys)
        for other, theirs in _candidates(connection, said, rare, article):
            _link_claim(connection, identifier, said, other, theirs)
        for table, some in (("claim_word", keys), ("claim_lead", _leads(rare, said.firm))):
            added = [[each, number] for each in some]
            connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", added)
        connection.execute("INSERT OR REPLACE INTO claim_size VALUES (?, ?)", [number, len(keys)])
    # In a copy of the text even "He denied it" is the same claim.
    for copy in copies(connection, article):
        for _number, other, theirs in _sayings(connection, copy.article):
            for _mine, identifier, said in mine:
                if said.stems & theirs.stems:
                    _link_claim(connection, identifier, said, other, theirs)


def _link_claim(connection: Connection, one: str, said: Saying, other: str, theirs: Saying) -> None:
    score = same(said, theirs)
    if score >= same_claim.SAME:
        _both_ways(connection, "met", one, other, score)


def _sayings(connection: Connection, article: str) -> Iterator[tuple[int, str, Saying]]:
    sql = "SELECT * FROM claim WHERE article = ? AND id NOT IN (SELECT claim FROM anchor) ORDER BY place, number"
    for row in connection.execute(sql, [article]).fetchall():
        yield row["number"], row["id"], saying(rows.claim_of(row))


def _candidates(
    connection: Connection, said: Saying, rare: Sequence[int], article: str
) -> Iterator[tuple[str, Saying]]:
    """The claims of other articles that may say the same, which are few; `rare`: the keys of this one's rarest words.

    Of two claims that say the same one has every telling word of the other, but for one that is spelled otherwise.
    So the other claim either has two of this one's three rarest words, or two of its three are here: those are stored
    as pairs, for of the claims with one of its words there are ever more. And it has not many more words or fewer than
    `same` allows, of which the index counts as many in both as the shorter has but one: to read a claim takes a hundred
    times as long.
    """
    keys = said.keys
    sql = """
    WITH near (claim) AS (
        SELECT claim FROM claim_word AS one WHERE hash IN (SELECT value FROM json_each(:through)) AND EXISTS (
            SELECT 1 FROM claim_word WHERE claim_word.claim = one.claim AND claim_word.hash <> one.hash
            AND claim_word.hash IN (SELECT value FROM json_each(:rare))
        )
        UNION SELECT claim FROM claim_lead WHERE hash IN (SELECT value FROM json_each(:pairs))
        UNION SELECT claim FROM claim_lead WHERE hash IN (SELECT value FROM json_each(:keys))
            GROUP BY claim HAVING count(*) > 1
        LIMIT :near
    )
    SELECT claim.* FROM near JOIN claim_size AS size ON size.claim = near.claim JOIN claim ON claim.number = near.claim
    WHERE min(words, :words) >= :same * max(words, :words) AND min(words, :words) - 1 <= (
        SELECT count(*) FROM json_each(:keys) JOIN claim_word ON hash = value AND claim_word.claim = near.claim
    )
    AND article <> :article AND id NOT IN (SELECT claim FROM anchor) LIMIT :most
    """
    values = {
        "through": json.dumps(_gone_through(rare, said.firm)),
        "rare": json.dumps(rare),
        "pairs": json.dumps(_pairs(keys)),
        "keys": json.dumps(keys),
        "words": len(keys),
        "same": same_claim.SAME,
        "near": MOST_NEAR,
        "most": MOST_CLAIMS,
        "article": article,
    }
    for row in connection.execute(sql, values).fetchall():
        yield row["id"], saying(rows.claim_of(row))


def _gone_through(rare: Sequence[int], firm: Collection[int]) -> list[int]:
    """Of three words, by how rare they are, those of which a claim with two of the three has one.

    The first that is firm, which it must have; where there is none before the last, the first two.
    """
    first, second, _third = rare
    return next(([each] for each in (first, second) if each in firm), [first, second])


def _leads(rare: Sequence[int], firm: Collection[int]) -> list[int]:
    """The pairs of three words of which a claim that lacks one at most, and none that is firm, has one."""
    needed = [each for each in rare if each in firm][:2]
    return [_pair(*two) for two in combinations(rare, 2) if set(needed) <= set(two)]


def _pairs(keys: Sequence[int]) -> list[int]:
    return [_pair(*two) for two in combinations(keys[:PAIRED], 2)]


def _pair(one: int, other: int) -> int:
    """A hash of two hashes, whichever comes first, over a prime of 61 bits."""
    return one * other % _PRIME


_PRIME = (1 << 61) - 1


def _rarest(connection: Connection, keys: Sequence[int]) -> list[int]:
    """The `LEADING` of a claim's keys that the fewest claims have, counted to `COMMON`; the rarest first."""
    sql = """
    SELECT value FROM json_each(:keys) ORDER BY (
        SELECT count(*) FROM (SELECT 1 FROM claim_word WHERE hash = value LIMIT :common)
    ), key LIMIT :leading
    """
    values = {"keys": json.dumps(keys[:PAIRED]), "common": COMMON, "leading": LEADING}
    return [key for (key,) in connection.execute(sql, values)]
