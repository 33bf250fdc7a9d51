"""The index: any statement, any passages, the best first, the same every time."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.database import memory
from factbench.index import TOKENIZER, Candidates, Index, match
from factbench.index.candidates import _telling
from factbench.index.frequencies import Frequencies
from factbench.settings import Settings

PASSAGES = [
    "The town hall was painted blue in spring.",
    "A fire burned the old mill down in 1907. Nobody was hurt.",
    "The bridge over the river opened in 1911.",
    "The mill was rebuilt two years after the fire.",
]
ANYTHING = st.text(max_size=60) | st.text(alphabet="ab \"'*()^:-+{}\\\0 ORANDNEAR", max_size=60)


def test_the_passage_that_says_it_comes_first() -> None:
    hits = match("The old mill burned in 1907.", PASSAGES)
    assert [hit.index for hit in hits] == [1, 3]
    assert PASSAGES[1][hits[0].start : hits[0].end] == "A fire burned the old mill down in 1907."


def test_a_passage_equal_to_the_statement_scores_a_hundred() -> None:
    assert match("The mill burned in 1907.", ["The mill burned in 1907."])[0].score == 100


def test_a_passage_that_shares_nothing_is_no_hit() -> None:
    assert match("Volcanoes erupt.", PASSAGES) == []


def test_equal_passages_keep_their_order() -> None:
    hits = match("The mill burned.", ["The mill burned down."] * 5)
    assert [hit.index for hit in hits] == [0, 1, 2, 3, 4]
    assert len({hit.score for hit in hits}) == 1


def test_no_more_hits_than_asked_for() -> None:
    assert len(match("The mill burned.", ["The mill burned."] * 5, limit=2)) == 2
    assert match("The mill burned.", PASSAGES, limit=0) == []
    assert match("The mill burned.", PASSAGES, limit=-1) == []


@pytest.mark.parametrize(
    ("statement", "passages"), [("", PASSAGES), ("?!", PASSAGES), ("The mill.", []), ("", [])]
)
def test_nothing_to_look_for_or_in_gives_no_hits(statement: str, passages: list[str]) -> None:
    assert match(statement, passages) == []


def test_a_statement_of_function_words_alone_is_searched_by_them() -> None:
    assert [hit.index for hit in match("To be or not to be", ["Whether to be.", "A mill."])] == [0]


def test_the_statement_finds_other_forms_and_other_spellings_of_its_words() -> None:
    assert [hit.index for hit in match("Café owners protested", ["The CAFE owner protests."])] == [0]


@given(ANYTHING, st.lists(ANYTHING, max_size=4))
def test_any_text_can_be_searched_for_and_in(statement: str, passages: list[str]) -> None:
    hits = match(statement, passages)
    assert hits == sorted(hits, key=lambda hit: (-hit.score, hit.index))
    for hit in hits:
        assert 0 < hit.score <= 100
        assert 0 <= hit.start <= hit.end <= len(passages[hit.index])


def test_lone_surrogates_do_not_move_the_span() -> None:
    passage = "\ud83d\ud83d. The mill burned."
    (hit,) = match("The mill burned \udc00.", [passage])
    assert passage[hit.start : hit.end] == "The mill burned."


@given(st.permutations(PASSAGES))
def test_the_order_of_the_passages_changes_no_score(passages: list[str]) -> None:
    statement = "The old mill burned in 1907."
    assert {passages[hit.index]: hit.score for hit in match(statement, passages)} == {
        PASSAGES[hit.index]: hit.score for hit in match(statement, PASSAGES)
    }


def test_an_index_gives_the_same_hits_from_any_thread() -> None:
    index = Index(PASSAGES * 20)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: index.search("The old mill burned in 1907."), range(40)))
    assert all(hits == found[0] for hits in found)
    assert len(found[0]) == 10


def test_a_closed_index_may_be_closed_again() -> None:
    index = Index(PASSAGES)
    index.close()
    index.close()


def test_candidates_search_the_rows_of_an_external_content_table_under_their_own_ids() -> None:
    database = memory()
    database.execute("CREATE TABLE passage(id INTEGER PRIMARY KEY, text TEXT)")
    options = f"content='passage', content_rowid='id', tokenize='{TOKENIZER}'"
    database.execute(f"CREATE VIRTUAL TABLE passage_fts USING fts5(text, {options})")
    database.executemany(
        "INSERT INTO passage VALUES (?, ?)", [(7 * place, text) for place, text in enumerate(PASSAGES)]
    )
    database.execute("INSERT INTO passage_fts(passage_fts) VALUES ('rebuild')")
    candidates = Candidates(database)
    assert [hit.index for hit in candidates.search("The old mill burned in 1907.")] == [7, 21]
    assert [candidate.row for candidate in candidates.find("bridge", limit=5)] == [14]
    assert database.execute("SELECT name FROM temp.sqlite_master").fetchall() == []
    database.close()


def test_a_table_name_that_is_none_is_refused() -> None:
    database = memory()
    with pytest.raises(ValueError, match="not the name of a table"):
        Candidates(database, "passage; DROP TABLE passage")
    database.close()


def test_common_words_are_left_out_while_there_are_rare_ones() -> None:
    frequencies = Frequencies(100_000, {"year": 60_000, "said": 50_000, "mill": 900, "fire": 4_000})
    stems = dict.fromkeys(["year", "said", "mill", "fire", "quarry"], "")
    assert _telling(stems, frequencies, cap=0.05) == ["quarry", "mill", "fire"]


def test_when_all_words_are_common_the_rarest_few_are_searched_by() -> None:
    frequencies = Frequencies(100_000, {"year": 60_000, "said": 50_000, "new": 40_000, "one": 70_000})
    stems = dict.fromkeys(["year", "said", "new", "one"], "")
    assert _telling(stems, frequencies, cap=0.05) == ["new", "said", "year"]


def test_the_rows_that_one_query_touches_are_bounded() -> None:
    common = {f"w{number:02}": 9_000 for number in range(20)}
    frequencies = Frequencies(1_000_000, common)
    assert len(_telling(dict.fromkeys(common, ""), frequencies, cap=0.05)) == 3


def test_a_pasted_page_is_searched_by_a_bounded_number_of_words() -> None:
    hits = match(" ".join(f"word{number}" for number in range(5_000)), ["word7 and word8", "nothing"])
    assert [hit.index for hit in hits] in ([0], [])


def test_the_cap_is_a_setting() -> None:
    database = memory()
    database.execute(f"CREATE VIRTUAL TABLE t USING fts5(text, tokenize='{TOKENIZER}')")
    database.executemany("INSERT INTO t(text) VALUES (?)", [("mill fire bridge river town",)] * 2_100)
    database.executemany("INSERT INTO t(text) VALUES (?)", [("mill fire bridge",)] * 10 + [("a town",)] * 100)
    strict = Candidates(database, "t", settings=Settings(document_frequency_cap=0.01))
    loose = Candidates(database, "t", settings=Settings(document_frequency_cap=1.0))
    found = [len(each.find("mill fire bridge river town", limit=3_000)) for each in (strict, loose)]
    assert found == [2_110, 2_210]
    database.close()


def test_a_rare_word_weighs_more_than_a_common_one_and_none_weighs_nothing() -> None:
    frequencies = Frequencies(10, {"mill": 10, "fire": 2})
    assert frequencies.weight("quarry") > frequencies.weight("fire") > frequencies.weight("mill") > 0
    assert frequencies.bm25("mill") > 0
    assert Frequencies(0, {}).bm25("mill") > 0
