"""Ranking: coverage, place, ties, and a score that means the same everywhere."""

from hypothesis import given
from hypothesis import strategies as st

from factbench.model import Parts
from factbench.stages.match import Candidate, Near, Sought, best_span, rank, score

STATEMENT = "The old mill burned in 1907."


def test_more_of_the_statement_scores_higher() -> None:
    candidates = [Candidate(0, "An old story.", 0.5), Candidate(1, "The mill burned down in 1907.", 0.5)]
    assert [hit.index for hit in rank(STATEMENT, candidates)] == [1, 0]


def test_a_rare_word_counts_for_more_than_a_common_one() -> None:
    candidates = [Candidate(0, "Something old.", 0.5), Candidate(1, "Some mill.", 0.5)]
    weights = {"mill": 9.0}
    assert [hit.index for hit in rank(STATEMENT, candidates, weight=lambda stem: weights.get(stem, 1.0))] == [
        1,
        0,
    ]


def test_ties_keep_the_order_of_the_indexes_whatever_the_order_of_the_candidates() -> None:
    candidates = [Candidate(index, "The mill burned.", 0.5) for index in (4, 2, 9)]
    assert [hit.index for hit in rank(STATEMENT, candidates)] == [2, 4, 9]


def test_a_candidate_that_shares_no_content_word_is_left_out() -> None:
    assert rank(STATEMENT, [Candidate(0, "In the beginning.", 0.9)]) == []


def test_the_score_does_not_depend_on_the_other_candidates() -> None:
    one, other = Candidate(0, "The mill burned.", 0.5), Candidate(1, "The old mill burned in 1907.", 1.0)
    alone = rank(STATEMENT, [one])[0].score
    assert next(hit.score for hit in rank(STATEMENT, [one, other]) if hit.index == 0) == alone


def test_the_statement_itself_scores_a_hundred() -> None:
    assert rank(STATEMENT, [Candidate(0, STATEMENT, 1.0)])[0].score == 100


def test_a_shared_name_or_year_counts_beside_the_words() -> None:
    candidates = [Candidate(0, "It burned then.", 0.5), Candidate(1, "It was 1907.", 0.5)]
    assert [hit.index for hit in rank("A mill burned in 1907.", candidates)] == [1, 0]


def test_no_words_and_no_candidates_give_no_hits() -> None:
    assert rank("", [Candidate(0, "The mill.", 1.0)]) == []
    assert rank(STATEMENT, []) == []


def test_the_best_span_is_the_sentence_that_shares_most() -> None:
    passage = "It rained. The old mill burned in 1907. Nobody came."
    assert (
        best_span(passage, {"old": 1, "mill": 1, "burn": 1, "1907": 1}).of(passage)
        == "The old mill burned in 1907."
    )


def test_a_neighbour_that_adds_to_the_sentence_joins_it() -> None:
    passage = "It was 1907. The old mill stood by the river. Then it burned. Nobody came."
    weights = {"old": 1.0, "mill": 1.0, "burn": 1.0, "1907": 1.0}
    assert (
        best_span(passage, weights).of(passage)
        == "It was 1907. The old mill stood by the river. Then it burned."
    )


def test_the_first_of_equal_sentences_is_the_best() -> None:
    assert best_span("A mill. A mill.", {"mill": 1.0}).start == 0


def test_blank_text_has_an_empty_best_span() -> None:
    assert len(best_span("  ", {"mill": 1.0})) == 0


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=4), st.floats(0, 1))
def test_every_score_is_between_nothing_and_a_hundred(
    statement: str, texts: list[str], relevance: float
) -> None:
    candidates = [Candidate(place, text, relevance) for place, text in enumerate(texts)]
    for hit in rank(statement, candidates):
        assert 0 < hit.score <= 100
        assert 0 <= hit.start <= hit.end <= len(texts[hit.index])


def test_a_stem_is_kin_of_the_nearest_that_begins_like_it() -> None:
    def covered(text: str) -> float | None:
        parts = rank("Old paths.", [Candidate(0, text, 0.5)])[0].parts
        return parts and parts.coverage

    assert covered("Old path.") == 1
    assert covered("Old pathos, pathetic.") == round((1 + 4 / 5) / 2, 6)
    assert covered("Old pats.") == 0.5


def test_of_passages_as_near_that_stands_first_around_which_the_statement_is_spoken_of() -> None:
    candidates = [Candidate(row, "The mill burned.", 0.5) for row in range(3)]
    near = {0: Near(0.5, 0.1), 1: Near(0.5, 0.6), 2: Near(0.5)}
    hits = rank(STATEMENT, candidates, near=near, among=10_000)
    assert [hit.index for hit in hits] == [1, 2, 0]
    assert [hit.parts and hit.parts.around for hit in hits] == [0.6, None, 0.1]


def test_behind_its_title_a_passage_is_not_judged_by_what_stands_around_it() -> None:
    candidates = [Candidate(row, "The mill burned.", 0.5) for row in range(2)]
    near = {0: Near(0.5, 0.1), 1: Near(0.5, 0.6)}
    hits = rank(STATEMENT, candidates, near=near, titles={0: "Mills", 1: "Mills"})
    assert [hit.index for hit in hits] == [0, 1]
    assert hits[0].score == hits[1].score


def test_a_passage_with_nothing_around_it_is_taken_for_what_stands_there() -> None:
    assert score(Parts(0.5, 0.5, 0.5, meaning=0.6)) == score(Parts(0.5, 0.5, 0.5, meaning=0.6, around=0.6))
    assert score(Parts(0.5, 0.5, 0.5, meaning=0.6)) > score(Parts(0.5, 0.5, 0.5, meaning=0.6, around=0.0))


def test_words_of_the_title_count_where_the_meaning_is_known() -> None:
    candidates = [Candidate(0, "It burned.", 0.5), Candidate(1, "It burned.", 0.5)]
    titles = {0: "The orchard", 1: "The old mill"}
    near = {0: Near(0.5), 1: Near(0.5)}
    assert [hit.index for hit in rank(STATEMENT, candidates, near=near, titles=titles)] == [1, 0]
    assert rank(STATEMENT, candidates, titles=titles) == rank(STATEMENT, candidates)


def test_a_passage_without_a_title_is_taken_for_one_whose_title_adds_nothing() -> None:
    (bare,) = rank(STATEMENT, [Candidate(0, "It burned.", 0.5)], near={0: Near(0.5)})
    (titled,) = rank(
        STATEMENT, [Candidate(0, "It burned.", 0.5)], near={0: Near(0.5)}, titles={0: "An orchard"}
    )
    assert bare.score == titled.score
    assert bare.parts is not None
    assert bare.parts.titled is None


def test_what_stands_around_a_passage_is_no_reason_to_offer_it() -> None:
    assert rank("A doctor fell sick.", [Candidate(0, "It rained.", 0.0)], near={0: Near(0.1, 0.9)}) == []


def test_a_date_or_a_number_is_no_reason_to_be_put_beside_a_statement() -> None:
    landed = Sought.of("The plane landed in Brint on Monday, 14 October 2019.")
    assert not landed.met_by("Olin Quill spoke on Monday, 14 October 2019.", little=False)
    assert not landed.met_by("Plane trees in Harnow, Monday, 14 October 2019.", little=False)
    assert not landed.met_by("The planet and a landing, 14 October 2019.", little=False)
    assert landed.met_by("The plane from Harnow landed late.", little=False)
    bridges = Sought.of("Harbours have 2,340 bridges.")
    assert not bridges.met_by("The choir has 2,340 members.", little=False)
    assert Sought.of("It was in 1907.").met_by("Brint burned in 1907.", little=True)


def test_what_has_little_of_a_statement_must_name_something_that_it_names() -> None:
    bank = Sought.of("The central bank of Orven raised its rates.")
    assert bank.met_by("The bank raised its rates.", little=False)
    assert not bank.met_by("Harnow. The bank raised its rates.", little=True)
    assert bank.met_by("Orven. The bank raised its rates.", little=True)
    assert Sought.of("The bank raised its rates.").met_by("The rates of the bank.", little=True)
