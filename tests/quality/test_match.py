"""Is the passage that decides a claim among the first? Beside FTS5 with all the claim's words, in the same run.

With the `semantic` extra every pool is searched by meaning too, and where the data says from which page a sentence
is, once more as a library does it: with the page's title before it.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import pytest

from factbench.database import memory
from factbench.index import TOKENIZER, Index
from factbench.index.encoder import installed
from factbench.index.meaning import pieces
from factbench.settings import Settings
from factbench.text.indexed import words
from tests.quality.table import Peer, Table, path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.quality


class Question(NamedTuple):
    """A claim, and the sets of passages any of which decides it, by their places in the pool."""

    claim: str
    gold: list[set[int]]


class Pool(NamedTuple):
    """Passages, and the questions that are asked of them."""

    passages: list[str]
    questions: list[Question]
    titles: list[str] | None = None
    """Of the pages from which the passages are, where that is known."""
    pieces: list[list[str]] | None = None
    """What of each passage is given vectors, where that is more than one piece."""
    documents: list[int] | None = None
    """Of which document each passage is, those of one in its order; None where nobody knows what stands around one."""

    def by_meaning(self, *, titled: bool = False) -> Index:
        """Search by words and meaning over the passages, as they are or as a library has them: with their titles."""
        from tests.quality.encoded import meaning_of

        titles = (self.titles or []) if titled else []
        said = [pieces(title, text) for title, text in zip(titles, self.passages, strict=titled)]
        said = said or self.pieces or [[text] for text in self.passages]
        return Index(self.passages, meaning=meaning_of(said, self.documents or []), titles=titles)


class Searcher(Protocol):
    """What finds passages: places in the pool, best first."""

    def __call__(self, claim: str, *, limit: int) -> list[int]: ...


def by_words(pool: Pool) -> Searcher:
    return _found(Index(pool.passages, settings=Settings(semantic=False)))


def by_meaning(pool: Pool) -> Searcher:
    return _found(pool.by_meaning())


def by_meaning_with_titles(pool: Pool) -> Searcher:
    return _found(pool.by_meaning(titled=True))


def _found(index: Index) -> Searcher:
    return lambda claim, *, limit: [hit.index for hit in index.search(claim, limit=limit)]


def full_or(pool: Pool) -> Searcher:
    """The peer: FTS5's own order for any of the claim's words."""
    database = memory()
    database.execute(f"CREATE VIRTUAL TABLE t USING fts5(text, tokenize='{TOKENIZER}')")
    database.executemany("INSERT INTO t(rowid, text) VALUES (?, ?)", enumerate(pool.passages))

    def search(claim: str, *, limit: int) -> list[int]:
        query = " OR ".join(f'"{claim[word.start : word.end]}"' for word in words(claim))
        sql = "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?"
        return [row for (row,) in database.execute(sql, (query, limit))] if query else []

    return search


def first(found: list[int], gold: list[set[int]]) -> float:
    """Whether the first passage is one of those that decide."""
    return float(bool(found) and any(found[0] in group for group in gold))


def recall(found: list[int], gold: list[set[int]]) -> float:
    """Share of the passages of the group that is found best."""
    return max(len(group.intersection(found)) / len(group) for group in gold)


def average_precision(found: list[int], gold: list[set[int]]) -> float:
    """Average precision among the first five."""
    hits, total = 0, 0.0
    (group,) = gold
    for place, each in enumerate(found[:5], 1):
        if each in group:
            hits += 1
            total += hits / place
    return total / min(len(group), 5)


def measured(pools: list[Pool], make: Callable[[Pool], Searcher], limit: int, *measures: Any) -> list[float]:
    """The mean of each measure over all questions."""
    totals = [0.0] * len(measures)
    count = 0
    for pool in pools:
        search = make(pool)
        for question in pool.questions:
            found = search(question.claim, limit=limit)
            count += 1
            for place, measure in enumerate(measures):
                totals[place] += measure(found[: 1 if measure is first else limit], question.gold)
    return [total / count for total in totals]


# ---------------------------------------------------------------------------------------------------- pools


def lines(name: str) -> list[dict[str, Any]]:
    text = path_of("evidence", name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def wice() -> list[Pool]:
    return [
        Pool(
            row["evidence"],
            [Question(row["claim"], [set(group) for group in row["supporting_sentences"] if group])],
            [_title(row["evidence"][0])] * len(row["evidence"]),
            documents=[0] * len(row["evidence"]),
        )
        for row in lines("wice_dev.jsonl")
        if any(row["supporting_sentences"])
    ]


def _title(line: str) -> str:
    """The title of an article of WiCE, where its first line says it."""
    return line.removeprefix(_TITLE) if line.startswith(_TITLE) else ""


_TITLE = "(meta data) TITLE: "


def climate_fever() -> list[Pool]:
    rows = lines("climate_fever.jsonl")
    page = {each["evidence"]: each["article"] for row in rows for each in row["evidences"]}
    passages = list(dict.fromkeys(each["evidence"] for row in rows for each in row["evidences"]))
    place = {text: number for number, text in enumerate(passages)}
    decisive = (
        (
            row["claim"],
            {
                place[each["evidence"]]
                for each in row["evidences"]
                if each["evidence_label"] != "NOT_ENOUGH_INFO"
            },
        )
        for row in rows
    )
    questions = [Question(claim, [gold]) for claim, gold in decisive if gold]
    return [Pool(passages, questions, [page[text] for text in passages])]


def _decides(evidence: dict[str, Any]) -> bool:
    return bool(evidence["evidence_label"] != "NOT_ENOUGH_INFO")


def fool_me_twice() -> list[Pool]:
    rows = lines("fm2_dev.jsonl")
    page = {
        each["text"]: row["wikipedia_page"]
        for row in rows
        for each in row["gold_evidence"] + row["retrieved_evidence"]
    }
    place = {text: number for number, text in enumerate(page)}
    gold = ({place[each["text"]] for each in row["gold_evidence"]} for row in rows)
    questions = [Question(row["text"], [each]) for row, each in zip(rows, gold, strict=True)]
    return [Pool(list(page), questions, list(page.values()))]


def past_checks(part: str = "dev") -> list[Pool]:
    folder = path_of("prior_checks", "clef2020")
    known = list(_table(folder / "verified_claims.docs.tsv"))
    place = {row[0]: number for number, row in enumerate(known)}
    gold: dict[str, set[int]] = defaultdict(set)
    for line in (folder / part / "tweet-vclaim-pairs.qrels").read_text(encoding="utf-8").splitlines():
        tweet, _, claim, _ = line.split()
        gold[tweet].add(place[claim])
    tweets = dict(_table(folder / part / "tweets.queries.tsv"))
    passages = [f"{claim} {title}" for _, claim, title in known]
    questions = [Question(tweets[each], [gold[each]]) for each in gold]
    return [Pool(passages, questions, pieces=[[claim, title] for _, claim, title in known])]


def _table(path: Any) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter="\t")
        next(reader)
        yield from reader


# -------------------------------------------------------------------------------------------------- scores


class Score(NamedTuple):
    """What is measured on which questions, and what is aimed at without and with the `semantic` extra."""

    pools: Callable[[], list[Pool]]
    what: str
    on: str
    limit: int
    measures: tuple[Any, ...]
    reach: tuple[float, ...]
    reach_semantic: tuple[float, ...]


SCORES = {
    "wice": Score(
        wice, "WiCE", "dev half, pool: the one article", 5, (first, recall), (0.84, 0.88), (0.86, 0.87)
    ),
    "climate": Score(
        climate_fever,
        "Climate-FEVER",
        "with decisive evidence, pool: all sentences",
        10,
        (recall,),
        (0.52,),
        (0.6,),
    ),
    "fm2": Score(
        fool_me_twice, "Fool Me Twice", "dev half, pool: gold and distractors", 5, (recall,), (0.45,), (0.55,)
    ),
    "clef": Score(
        past_checks,
        "past fact-checks",
        "CLEF 2020 dev, pool: 10,375",
        5,
        (average_precision,),
        (0.85,),
        (0.86,),
    ),
}


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("key", SCORES)
def test_the_passage_that_decides_is_among_the_first(table: Table, key: str) -> None:
    what = SCORES[key]
    pools = what.pools()
    count = sum(len(pool.questions) for pool in pools)
    peer = measured(pools, full_or, what.limit, *what.measures)
    rows = [("", by_words, what.reach)]
    if installed():
        rows.append((" semantic", by_meaning, what.reach_semantic))
    if installed() and all(pool.titles for pool in pools):
        rows.append((" semantic titles", by_meaning_with_titles, what.reach_semantic))
    for suffix, make, aims in rows:
        scores = measured(pools, make, what.limit, *what.measures)
        for place, (score, aim) in enumerate(zip(scores, aims, strict=True)):
            name = what.measures[place].__name__
            said = {"first": "P@1", "recall": f"R@{what.limit}", "average_precision": "MAP@5"}[name]
            table.row(
                f"match.{key}.{name}{suffix}",
                f"{what.what}, {said}{suffix}",
                score,
                on=f"{what.on}, {count} claims",
                reach=aim,
                peers=(Peer(name="FTS5, any word", score=peer[place]),),
            )
