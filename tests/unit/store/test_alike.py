"""Articles that are one text, claims that say the same: found when they come in, shown, and found again after a cut."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench import database
from factbench.intake import Hints
from factbench.stages.same_claim import SAME, same, saying
from factbench.store import alike, documents, schema
from factbench.text.slots import Kind
from tests.values import a_bench, a_claim, a_snapshot, an_article

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.model import Article, Claim, Snapshot
    from factbench.workbench import Added, Workbench

FIRST = """\
QUILL, May 3 (NTB) - The harbour bridge in Quill will close for two years from June, the city council said on Monday.

The bridge, which opened in 1932, carries 9,000 cars a day. Its steel cables were damaged by salt in the winter storms.

Mayor Ilse Brandt told reporters that the repair would cost 40 million crowns. She denied that the bridge was unsafe.
"""
COPY = """\
QUILL (AFP) - The harbour bridge in Quill will close for two years from June, the city council said on Monday.

The bridge, which opened in 1932, carries 9,000 cars a day. Its steel cables were damaged by salt in winter storms.

She denied that the bridge was unsafe.
"""
OTHER = """\
In spring the town remembered its ferry. It stopped in the year of the great flood, and nobody has rowed across since.

In May the repair of the bridge was put at 40 million crowns by Mayor Ilse Brandt.
"""


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return a_bench(tmp_path / "claims.db")


def put(bench: Workbench, name: str, text: str) -> Added:
    path = bench.session.path.parent / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    (done,) = bench.library.add([str(path)], Hints(title=name, published=date(2020, 5, 5)), match=False)
    assert done.error is None
    return done


def claim_of(bench: Workbench, article: str | None, words: str) -> str:
    (found,) = [each.id for each in bench.desk.claims() if each.article == article and words in each.quote]
    return found


def test_a_copy_is_linked_both_ways_and_told_when_it_comes_in(bench: Workbench) -> None:
    first = put(bench, "Bridge to close", FIRST)
    assert not any("text as" in each for each in first.notices)
    second = put(bench, "Quill braces", COPY)
    assert any("Same text as “Bridge to close”" in each for each in second.notices)
    assert first.id is not None
    assert second.id is not None
    assert [each.article for each in bench.library.copies(second.id)] == [first.id]
    assert [each.article for each in bench.library.copies(first.id)] == [second.id]
    assert len(bench.library.article_lines()) == 2


def test_what_was_decided_on_the_same_claim_is_known_when_it_is_met_again(bench: Workbench) -> None:
    first = put(bench, "Bridge to close", FIRST)
    bench.record.decide(claim_of(bench, first.id, "9,000 cars"), rating="refuted")
    second = put(bench, "Quill braces", COPY)
    assert any("1 decided Refuted by Ada" in each for each in second.notices)
    (met,) = bench.desk.met(claim_of(bench, second.id, "9,000 cars"))
    assert (met.article, met.title) == (first.id, "Bridge to close")
    assert [each.rating for each in met.verdicts] == ["refuted"]
    bench.record.decide(claim_of(bench, first.id, "9,000 cars"), clear=True)
    (met,) = bench.desk.met(claim_of(bench, second.id, "9,000 cars"))
    assert met.verdicts == ()


def test_a_pronoun_is_the_same_only_in_a_copy_of_the_text(bench: Workbench) -> None:
    first = put(bench, "Bridge to close", FIRST)
    second = put(bench, "Quill braces", COPY)
    dam = "In Brint a dam broke.\n\nIts steel cables were damaged by salt in the winter storms.\n"
    third = put(bench, "A dam", dam)
    words = "Its steel cables were damaged"
    met = {
        each.article: [other.article for other in bench.desk.met(each.id)]
        for each in bench.desk.claims()
        if words in each.quote and each.needs_context
    }
    assert met == {first.id: [second.id], second.id: [first.id], third.id: []}


def test_another_text_with_a_claim_in_common_is_no_copy(bench: Workbench) -> None:
    put(bench, "Bridge to close", FIRST)
    other = put(bench, "A history", OTHER)
    assert other.id is not None
    assert bench.library.copies(other.id) == []


def test_a_correction_links_anew_and_undo_links_as_before(bench: Workbench) -> None:
    put(bench, "Bridge to close", FIRST)
    second = put(bench, "Quill braces", COPY)
    assert second.id is not None
    before = tables(bench)
    assert all(before.values())
    bench.library.correct(second.id, begin="3")
    assert [each for line in bench.library.article_lines() for each in bench.library.copies(line.id)] == []
    bench.record.undo()
    assert tables(bench) == before


def test_all_that_was_found_can_be_thrown_away_and_found_again(bench: Workbench) -> None:
    put(bench, "Bridge to close", FIRST)
    put(bench, "Quill braces", COPY)
    before = tables(bench)
    bench.session.write(lambda db: [db.execute(f"DELETE FROM {table}") for table in TABLES])
    assert len(list(bench.library.recut())) == 2
    assert tables(bench) == before
    assert bench.session.read(alike.waiting) == []


WORDS = {"claim_word": "hash", "claim_lead": "hash", "claim_size": "words"}
"""Tables that name a claim by its row number, and what they say of it."""
TABLES = ("compared", "shingle", "copy", "met", *WORDS)


def tables(bench: Workbench) -> dict[str, list[str]]:
    """What is kept on what is alike; claims by id, for a cut may number them anew."""
    connection = database.connect(bench.session.path)
    found = {
        table: sorted(json.dumps(list(row)) for row in connection.execute(f"SELECT * FROM {table}"))
        for table in TABLES
        if table not in WORDS
    }
    for table, column in WORDS.items():
        sql = f"SELECT {column}, id FROM {table} JOIN claim ON number = claim"
        found[table] = sorted(json.dumps(list(row)) for row in connection.execute(sql))
        (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert count == len(found[table])
    connection.close()
    return found


VOCABULARY = [
    "harbour",
    "bridge",
    "winter",
    "council",
    "mayor",
    "ferry",
    "cable",
    "tunnel",
    "factory",
    "worker",
    "harbor",
    "1932",
    "Quill",
    "dam",
]
STATEMENTS = st.lists(st.sampled_from(VOCABULARY), min_size=4, max_size=7).map(" ".join)


@given(texts=st.lists(st.lists(STATEMENTS, min_size=1, max_size=4), min_size=2, max_size=4))
def test_the_index_finds_what_comparing_every_pair_finds(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]]
) -> None:
    with a_bench(tmp_path_factory.mktemp("pairs") / "claims.db") as bench:
        for number, statements in enumerate(texts):
            article = an_article(f"{number}. " + ". ".join(statements), title=None)
            claims = {each.id: each for words in statements for each in [plain(article, words)]}
            snapshot = a_snapshot(article.text)
            bench.session.write(
                partial(put_article, snapshot=snapshot, article=article, claims=list(claims.values()))
            )
        every = [(claim, saying(claim)) for claim in bench.desk.claims()]
        expected = {
            (one.id, other.id)
            for one, said in every
            for other, theirs in every
            if one.article != other.article
            and (
                (said.clear and theirs.clear)
                or other.article in {c.article for c in bench.library.copies(one.article)}
            )
            and same(said, theirs) >= SAME
        }
        assert {(one.id, met.claim) for one, _said in every for met in bench.desk.met(one.id)} == expected


def plain(article: Article, words: str) -> Claim:
    """A claim of these words alone, with no slots."""
    return replace(
        a_claim(article, words, statement=words), needs_context=(), dates=(), names=(), kinds=(Kind.EVENT,)
    )


def put_article(
    connection: database.Connection, *, snapshot: Snapshot, article: Article, claims: list[Claim]
) -> None:
    documents.add_article(connection, snapshot, article, claims, "2020")
    alike.link(connection, article.id)


def test_a_claim_that_cannot_say_the_same_is_not_read(bench: Workbench) -> None:
    """Claims with the words of a phrase in common are many; what they are about tells them apart in the index."""
    towns = ("Brint", "Orven", "Harnow", "Tallin")
    for number, town in enumerate(towns):
        words = f"{100 + number} residents of {town} signed a petition"
        put_words(bench, words, number)
    asked = an_article("In winter 101 residents of Orven signed a petition.", title=None)
    said = saying(plain(asked, "In winter 101 residents of Orven signed a petition"))
    rare = bench.session.read(alike._rarest, said.keys)
    read = bench.session.read(lambda db: list(alike._candidates(db, said, rare, asked.id)))
    assert [sorted(theirs.stems & said.stems) for _id, theirs in read] == [sorted(said.stems - {"winter"})]


def put_words(bench: Workbench, words: str, number: int) -> str:
    """Store an article of one claim with these words, compared with those before; returns the id of the claim."""
    article = an_article(f"{words}. {number}", title=None)
    claim = plain(article, words)
    bench.session.write(
        partial(put_article, snapshot=a_snapshot(article.text), article=article, claims=[claim])
    )
    return claim.id


def steps(bench: Workbench, articles: int) -> int:
    """What SQLite does to store and link one more article, in tens of its steps, after so many with the same phrase."""
    for number in range(articles):
        town = f"Br{chr(97 + number % 26)}{chr(97 + number // 26 % 26)}nt{chr(97 + number // 676)}"
        put_words(bench, f"{100 + number // 30} residents of {town} signed a petition at the harbour", number)
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    bench.session.write(lambda db: db.set_progress_handler(count, 10))
    put_words(bench, "104 residents of Quillby signed a petition at the harbour", articles)
    bench.session.write(lambda db: db.set_progress_handler(None, 10))
    return counted


def test_to_link_an_article_costs_no_more_where_there_are_many(tmp_path: Path) -> None:
    """What has the phrase that all have in common is not gone through, nor is what has its words."""
    with a_bench(tmp_path / "some.db") as some, a_bench(tmp_path / "many.db") as many:
        assert steps(many, 500) < 1.5 * steps(some, 125)


def test_a_text_that_stands_in_many_papers_is_found_in_a_longer_one(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alike, "OFTEN", 3)
    first, *others = [put(bench, f"Paper {number}", f"{number}. {FIRST}") for number in range(5)]
    assert all(bench.library.copies(each.id or "") for each in others)
    own = " ".join(
        f"Gate {number} of lock {number * 7} rusts beside pier {number * 3}." for number in range(20)
    )
    longer = put(bench, "A longer piece", f"{own}\n\n{FIRST}")
    assert first.id in [each.article for each in bench.library.copies(longer.id or "")]


def test_a_claim_that_was_indexed_by_single_words_is_found(bench: Workbench) -> None:
    words = "Mayor Ilse Brandt opened the rebuilt harbour bridge in Quill"
    first = put_words(bench, words, 1)
    (said,) = [saying(each) for each in bench.desk.claims()]

    def as_before(connection: database.Connection) -> None:
        connection.execute("DELETE FROM claim_lead")
        for each in said.keys[: alike.LEADING]:
            connection.execute("INSERT INTO claim_lead SELECT ?, number FROM claim", [each])

    bench.session.write(as_before)
    second = put_words(bench, f"{words} in snowy winter", 2)
    assert [each.claim for each in bench.desk.met(second)] == [first]


def test_an_older_file_learns_how_many_words_its_claims_have(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    database.create(path)
    connection = database.connect(path)
    before = [name for name, _scripts in schema.MIGRATIONS].index("sizes of claims and evidence by passage")
    schema._migrate(connection, path, version=before)
    connection.executemany("INSERT INTO claim_word VALUES (?, ?)", [(5, 1), (6, 1), (5, 2)])
    schema.prepare(connection, path)
    found = connection.execute("SELECT claim, words FROM claim_size ORDER BY claim").fetchall()
    assert [tuple(row) for row in found] == [(1, 2), (2, 1)]
    connection.close()
