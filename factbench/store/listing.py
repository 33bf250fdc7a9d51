"""The list of claims: which, in what order, with whose verdict. Loads nothing else, for it is painted first."""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.database import Connection
    from factbench.text.slots import Kind


class Order(StrEnum):
    """In which order claims wait."""

    ARTICLE = "article order"
    WORTH = "worth"
    """What an editor would rather check first."""
    NEWEST = "newest"
    """Of the article that came in last first."""
    CONFLICTS = "conflicts first"
    """Where the machine suggests that evidence refutes the claim, by the highest score of such evidence."""
    DISAGREEMENT = "disagreement first"
    """Where reviewers gave most different ratings."""
    RANDOM = "random"
    """Shuffled, the same for the same seed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which claims to list, those that fit every field that is not None or False; and in what order."""

    article: str | None = None
    """Article id."""
    rating: str | None = None
    """Somebody, or `reviewer`, gave this rating."""
    open: bool = False
    """Nobody, or not yet `reviewer`, has decided."""
    kind: Kind | None = None
    text: str | None = None
    """Occurs in statement, quote or who says so, in either case; brackets and marks of gaps need not be typed."""
    orphaned: bool = False
    """Instead of the claims that stand: those with acts on them whose words are no longer in the article."""
    reviewer: str | None = None
    """Whose verdicts `rating` and `open` mean; None: anybody's."""
    needs_context: bool = False
    """Something is missing to understand the claim alone."""
    conflicts: bool = False
    """A piece of evidence conflicts with it."""
    disagreement: bool = False
    """Two reviewers gave it different ratings."""
    tag: str | None = None
    """Somebody tagged it so."""
    flagged: bool = False
    """Somebody flagged it to be looked at again."""
    question: bool = False
    """A question on it, on evidence beside it, or on words of the article that it stands on, is open."""
    asked: str | None = None
    """Such a question asks this reviewer."""
    assigned: str | None = None
    """This reviewer is to check it, by itself or with its article; "" for nobody."""
    marked: bool = False
    """It is marked for publication."""
    site: str | None = None
    """Where its article stood."""
    source: str | None = None
    """Id of a source of which a passage stands beside it."""
    parts: bool = False
    """Also those that stand under another claim, being part of it or that it was said. Where people acted on a part it
    is always listed."""
    within: str | None = None
    """Instead of all this: the claim with this id and its parts."""
    low: bool = False
    """Also what is hardly worth checking; see `folded`."""
    worth: float = 0.0
    """Lowest chance (0 to 1) of a fact that is listed. Where people acted on a claim it is always listed."""
    order: Order = Order.ARTICLE
    seed: int = 0
    """Of the random order."""


EVERYTHING = Filter()


def folded(wanted: Filter, worth: float) -> Filter:
    """The filter without the claims of less than this worth, unless it wants those too."""
    return replace(wanted, worth=0.0 if wanted.low else worth)


class ClaimLine(NamedTuple):
    """One claim in a list, with the verdict of one reviewer."""

    key: int
    """Row number: small, for lists of a million."""
    id: str
    article: str
    statement: str
    rating: str | None
    confidence: str
    misleading: bool
    checkworthy: float
    inserted: str | None = None
    """The insertions of the statement as they are stored: `placed` says where they stand. None for none."""
    said_by: str | None = None
    """Who says so; None where nobody does."""
    said: str | None = None
    """The reviewer's rating of that it was said."""
    assigned: str | None = None
    """Names of those who are to check it, a line each; None for nobody."""
    publish: bool | None = None
    """Whether it is marked for publication (True) or kept out of it (False)."""


def placed(inserted: str | None) -> list[tuple[int, int]]:
    """Where each insertion of a statement begins and ends; read only of rows that are drawn."""
    return [(start, end) for start, end in (each["at"] for each in json.loads(inserted or "[]"))]


class Seen(NamedTuple):
    """The part of a list that a reviewer saw when they stopped: painted again before the list is read."""

    top: int
    """Position of the first of `keys` in the list."""
    place: int
    """Position of the claim that the cursor was on."""
    total: int
    """Claims in the list."""
    open: int
    """Of them, those that the reviewer had not decided."""
    keys: tuple[int, ...]
    """Row numbers."""

    def spread(self) -> tuple[array[int], bytearray]:
        """What `keys_and_decided` gives, as far as it is known: row number 0 elsewhere, as many open as there were."""
        keys = array("q", bytes(8 * self.total))
        keys[self.top : self.top + len(self.keys)] = array("q", self.keys)
        return keys, bytearray(b"\1" * (self.total - self.open)) + bytearray(self.open)


def keys_and_decided(
    connection: Connection, wanted: Filter, reviewer: str, *, limit: int = -1
) -> tuple[array[int], bytearray]:
    """Row numbers in the wanted order, and for each a 1 where `reviewer` has decided it, else a 0: quickly searched."""
    condition, values = where(wanted, few=limit >= 0)
    mine = "verdict.claim = claim.id AND reviewer = :me AND rating IS NOT NULL"
    each = f"EXISTS (SELECT 1 FROM verdict WHERE {mine})"
    all_at_once = f"claim.number IN ({_NUMBERS} verdict CROSS JOIN claim WHERE {mine})"
    sql = f"""
    SELECT number, {each if limit >= 0 else all_at_once}
    FROM claim {condition} ORDER BY {_ORDERS[wanted.order]} LIMIT :limit
    """
    numbers, decided = array("q"), bytearray()
    asked = {**values, "me": reviewer, "seed": wanted.seed, "limit": limit}
    for number, is_decided in connection.execute(sql, asked):
        numbers.append(number)
        decided.append(is_decided)
    return numbers, decided


_ORDERS = {
    Order.ARTICLE: "place, number",
    Order.WORTH: "coalesce(json_extract(worth, '$.first'), json_extract(worth, '$.checkworthy')) DESC, place, number",
    # The upper half of `place` is the number of the article.
    Order.NEWEST: "place >> 32 DESC, place, number",
    Order.CONFLICTS: """
        (SELECT max(score) FROM evidence WHERE evidence.claim = claim.id AND stance = 'refutes') DESC, place, number
    """,
    Order.DISAGREEMENT: """
        (SELECT count(DISTINCT rating) FROM verdict WHERE verdict.claim = claim.id) DESC, place, number
    """,
    # Depends on the seed and each claim alone, so that one that leaves moves no other; by SQLite, so that no key waits
    # while a million are sorted. It multiplies and folds the upper bits down twice; x ^ y is (x | y) - (x & y).
    Order.RANDOM: """
        (SELECT (c | (c >> 13)) - (c & (c >> 13)) FROM (SELECT b * 0x85EBCA6B & 0x7FFFFFFF AS c FROM
        (SELECT (a | (a >> 15)) - (a & (a >> 15)) AS b FROM
        (SELECT (number + :seed * 1000003 & 0x7FFFFFFF) * 0x9E3779B1 & 0x7FFFFFFF AS a)))), number
    """,
}


def lines(connection: Connection, numbers: Sequence[int], reviewer: str) -> list[ClaimLine]:
    """The list rows for these row numbers, in their order, with `reviewer`'s verdict; missing ones are left out."""
    sql = """
    SELECT claim.number, claim.id, article, statement, rating, coalesce(confidence, 'unset'), coalesce(misleading, 0),
        json_extract(worth, '$.checkworthy'), json_extract(slots, '$.insertions'), json_extract(slots, '$.said_by'),
        (SELECT rating FROM verdict WHERE verdict.claim = json_extract(slots, '$.saying') AND reviewer = :me),
        (SELECT group_concat(reviewer, char(10)) FROM assignment WHERE thing IN (claim.id, claim.article)),
        (SELECT publish FROM choice WHERE choice.claim = claim.id)
    FROM claim LEFT JOIN verdict ON verdict.claim = claim.id AND reviewer = :me
    WHERE claim.number IN (SELECT value FROM json_each(:numbers))
    """
    asked = {"me": reviewer, "numbers": json.dumps(list(numbers))}
    found = {
        row[0]: ClaimLine(*row)._replace(
            misleading=bool(row[6]), publish=None if row[12] is None else bool(row[12])
        )
        for row in connection.execute(sql, asked)
    }
    return [found[number] for number in numbers if number in found]


# By row number, so that a list of everything is read from an index of places alone: a million in a second. The few rows
# of the other table come first, whatever SQLite thinks of the sizes.
_NUMBERS = "SELECT claim.number FROM"

UNDER = "json_extract(slots, '$.under')"
"""The claim that a claim is part of, as the index of them has it."""
_ACTED_ON = f"""(
    claim.number IN ({_NUMBERS} verdict CROSS JOIN claim WHERE verdict.claim = claim.id)
    OR claim.number IN ({_NUMBERS} annotation CROSS JOIN claim WHERE annotation.claim = claim.id)
    OR claim.number IN ({_NUMBERS} cut_as CROSS JOIN claim WHERE cut_as.claim = claim.id)
    OR claim.number IN ({_NUMBERS} assignment CROSS JOIN claim WHERE assignment.thing = claim.id)
)"""
_ACTED = """(
    EXISTS (SELECT 1 FROM verdict WHERE verdict.claim = claim.id)
    OR EXISTS (SELECT 1 FROM annotation WHERE annotation.claim = claim.id)
    OR EXISTS (SELECT 1 FROM cut_as WHERE cut_as.claim = claim.id)
    OR EXISTS (SELECT 1 FROM assignment WHERE assignment.thing = claim.id)
)"""
# That a claim was said is checked from its row, and never a row beside it.
_SAYING = """EXISTS (
    SELECT 1 FROM claim AS what WHERE what.id = json_extract(claim.slots, '$.under')
    AND json_extract(what.slots, '$.saying') = claim.id
)"""
# A part stands for itself where somebody acted on it, or dropped the claim that it was part of.
WHOLES = f"""(
    claim.number NOT IN ({_NUMBERS} claim WHERE {UNDER} IS NOT NULL AND {UNDER} NOT IN (SELECT claim FROM dropped))
    OR {_ACTED_ON} AND NOT {_SAYING}
)"""
# The key is looked for as text, for reading it as JSON takes ten times as long.
_WHOLE = f"""(
    instr(slots, '"under":') = 0 OR {UNDER} IN (SELECT claim FROM dropped)
    OR {_ACTED} AND NOT {_SAYING}
)"""
WORTHY = "coalesce(json_extract(worth, '$.fact'), 1)"
"""How likely a claim states a fact, as its index has it; 1 where nobody has judged claims like it."""
_WORTHIES = f"""(
    claim.number NOT IN ({_NUMBERS} claim WHERE {WORTHY} < :worth AND segmenter <> 'by hand') OR {_ACTED_ON}
)"""
# What stands in every list of claims of an article, at that worth.
LISTED = f"""(
    claim.id NOT IN (SELECT claim FROM dropped) AND claim.id NOT IN (SELECT claim FROM anchor)
    AND {WHOLES} AND {_WORTHIES}
)"""
OPEN = """NOT coalesce((
    SELECT closed FROM closing WHERE closing.question = {question} ORDER BY closing.at DESC, closing.event DESC LIMIT 1
), 0)"""
"""That a question is open, in SQL with its id in place."""
_WORTHY = f"({WORTHY} >= :worth OR segmenter = 'by hand' OR {_ACTED})"


def where(wanted: Filter, *, few: bool = False) -> tuple[str, dict[str, object]]:
    """The condition in SQL, and its values. `few`: only the first rows are read, and each looked at by itself."""
    decided = (
        "SELECT 1 FROM verdict WHERE verdict.claim = claim.id AND (:reviewer IS NULL OR reviewer = :reviewer)"
    )
    # A claim of an earlier cut is in `anchor`: another claim carries its acts now, or none does.
    orphans = f"IN ({_NUMBERS} anchor CROSS JOIN claim WHERE anchor.claim = claim.id AND now IS NULL)"
    carried = f"NOT IN ({_NUMBERS} anchor CROSS JOIN claim WHERE anchor.claim = claim.id)"
    terms = [
        f"claim.number NOT IN ({_NUMBERS} hidden CROSS JOIN claim WHERE claim.article = hidden.article)",
        f"claim.number NOT IN ({_NUMBERS} dropped CROSS JOIN claim WHERE dropped.claim = claim.id)",
        f"claim.number {orphans if wanted.orphaned else carried}",
    ]
    names = (
        "article",
        "rating",
        "kind",
        "text",
        "reviewer",
        "tag",
        "site",
        "source",
        "within",
        "worth",
        "asked",
        "assigned",
    )
    values = {name: getattr(wanted, name) for name in names}
    words = (wanted.text or "").lower().split()
    values["joined"] = "".join(words) if len(words) > 1 else ""
    values["apart"] = json.dumps(_apart(words[0]) if len(words) == 1 else [])
    if wanted.within is not None:
        return "WHERE " + " AND ".join([*terms, f"(claim.id = :within OR {UNDER} = :within)"]), values
    if not (wanted.parts or wanted.orphaned):
        terms.append(_WHOLE if few else WHOLES)
    if wanted.worth > 0 and not wanted.orphaned:
        terms.append(_WORTHY if few else _WORTHIES)
    if wanted.article is not None:
        terms.append("article = :article")
    if wanted.rating is not None:
        terms.append(f"EXISTS ({decided} AND rating = :rating)")
    if wanted.open:
        terms.append(f"NOT EXISTS ({decided} AND rating IS NOT NULL)")
    if wanted.kind is not None:
        terms.append("EXISTS (SELECT 1 FROM json_each(kinds) WHERE json_each.value = :kind)")
    if wanted.text:
        terms.append(_says())
    terms += _rarer(wanted)
    return "WHERE " + " AND ".join(terms), values


def _says() -> str:
    """That the words stand in the quote, or in the statement: as it is, or without its brackets and gaps.

    Two words may stand there as one, and a name of one word as two: "Exxon Mobil" is "ExxonMobil" too.
    """
    from factbench.text.slots import GAP

    plain = f"replace(replace(replace(lower(statement), '[', ''), ']', ''), ' {GAP} ', ' ')"
    return f"""(
        instr(lower(statement), lower(:text)) OR instr(lower(quote), lower(:text))
        OR instr(lower(json_extract(slots, '$.said_by')), lower(:text))
        OR (instr(statement, '[') OR instr(statement, '{GAP}')) AND instr({plain}, lower(:text))
        OR :joined != '' AND instr(lower(quote), :joined)
        OR :apart != '[]' AND instr(lower(replace(quote, ' ', '')), lower(:text))
            AND EXISTS (SELECT 1 FROM json_each(:apart) AS two WHERE ' ' || quote || ' ' GLOB two.value)
    )"""


def _apart(word: str) -> list[str]:
    """Patterns of a name that is spelled as two words, each with a capital; no others, or "island" is "is land".

    >>> _apart("acme")
    ['*[^A-Za-z][A][cC] [M][eE][^A-Za-z]*']
    """
    if not word.isalpha():
        return []
    halves = ((word[:place], word[place:]) for place in range(2, len(word) - 1))
    return [f"*[^A-Za-z]{_name(first)} {_name(second)}[^A-Za-z]*" for first, second in halves]


def _name(word: str) -> str:
    return f"[{word[0].upper()}]" + "".join(f"[{each}{each.upper()}]" for each in word[1:])


# The claims on words of which something was said: of the version where it was said by place, of another by the words.
_STOOD_ON = """
    SELECT there.id FROM remark AS said
    JOIN article AS now ON coalesce(now.supersedes, now.id) = said.document AND NOT now.replaced
    JOIN claim AS there ON there.article = now.id AND EXISTS (
        SELECT 1 FROM json_each(said.stretch, '$.parts') AS part, json_each(there.parts) AS own
        WHERE CASE WHEN now.id = said.article
            THEN CAST(part.value AS INTEGER) < json_extract(own.value, '$[1]')
                AND CAST(substr(part.value, instr(part.value, '-') + 1) AS INTEGER) > json_extract(own.value, '$[0]')
            ELSE instr(there.quote, json_extract(said.stretch, '$.words[' || part.key || ']')) END
    )
"""


def _rarer(wanted: Filter) -> list[str]:
    terms = []
    if wanted.needs_context:
        terms.append("json_array_length(slots, '$.needs_context') > 0")
    if wanted.conflicts:
        conflict = """instr(signals, '"agreement":"conflicts"')"""
        terms.append(f"EXISTS (SELECT 1 FROM evidence WHERE evidence.claim = claim.id AND {conflict})")
    if wanted.disagreement:
        terms.append("(SELECT count(DISTINCT rating) FROM verdict WHERE verdict.claim = claim.id) > 1")
    if wanted.tag is not None:
        terms.append("claim.id IN (SELECT claim FROM annotation WHERE kind = 'tag' AND text = :tag)")
    if wanted.flagged:
        terms.append("claim.id IN (SELECT claim FROM annotation WHERE kind = 'flag')")
    if wanted.question or wanted.asked is not None:
        asks = 'AND EXISTS (SELECT 1 FROM json_each(said."to") WHERE value = :asked)' if wanted.asked else ""
        asked = f"said.kind = 'question' {asks} AND {OPEN.format(question='said.id')}"
        on_claims = f"SELECT claim FROM annotation AS said WHERE {asked}"
        terms.append(f"(claim.id IN ({on_claims}) OR claim.id IN ({_STOOD_ON} WHERE {asked}))")
    if wanted.marked:
        terms.append("claim.id IN (SELECT claim FROM choice WHERE publish)")
    if wanted.assigned is not None:
        whose = "WHERE reviewer = :assigned" if wanted.assigned else ""
        things = f"SELECT thing FROM assignment {whose}"
        is_to = f"(claim.id IN ({things}) OR claim.article IN ({things}))"
        terms.append(is_to if wanted.assigned else f"NOT {is_to}")
    if wanted.source is not None:
        beside = "SELECT claim FROM evidence JOIN passage ON passage.id = passage WHERE source = :source"
        terms.append(f"claim.id IN ({beside})")
    if wanted.site is not None:
        terms.append("article IN (SELECT id FROM article WHERE site = :site)")
    return terms
