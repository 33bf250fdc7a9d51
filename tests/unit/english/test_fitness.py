"""Is a claim judged by what is flagged in it, and by what can be looked up?"""

from __future__ import annotations

from factbench import segment
from factbench.english.fitness import ORDERS, WORDED, signs, weights_of_signs
from factbench.settings import ParserChoice, Settings

RULES = Settings(parser=ParserChoice.RULES, language="en")


def _fit(text: str) -> float:
    """What the first claim is judged to be."""
    found = segment(text, settings=RULES)[0].worth.fit
    assert found is not None
    return found


def test_a_named_and_dated_event_is_fitter_than_a_pronoun_that_is_flagged() -> None:
    assert _fit("Ida Marsh opened the Brint pier in 1993.") > 2 * _fit("He had always liked it there.")


def test_a_sum_is_rather_a_fact_and_rather_checked_first_than_a_feeling() -> None:
    paid, felt = (
        segment(text, settings=RULES)[0].worth
        for text in (
            "The council paid Norlux $3 million in 2021.",
            "We feel wonderful and we love this town.",
        )
    )
    assert (paid.fact or 0) > (felt.fact or 1)
    assert (paid.first or 0) > (felt.first or 1)


def test_a_claim_shows_how_it_was_made_what_is_flagged_and_who_says_it() -> None:
    text = "“They had closed it twice,” said Ida Marsh."
    (claim,) = [each for each in segment(text, settings=RULES) if each.under is None]
    shown = signs(text, claim)
    assert {"quoted", "said by somebody", "something is flagged", "flagged: a pronoun"} <= shown.keys()


def test_where_a_claim_stands_tells_of_its_order_and_of_nothing_else() -> None:
    opens, *_, ends = segment(
        "\n\n".join(
            ["The council paid Norlux $3 million in 2021."]
            + [f"Ida Marsh left Quill in {year}." for year in range(1990, 2010)]
        ),
        settings=RULES,
    )
    text = "Norlux paid.\n\n" * 40
    early, late = signs(text, opens), signs(text * 3, ends)
    placed = {name for name in early if name.startswith(ORDERS)}
    assert placed > {name for name in late if name.startswith(ORDERS)}
    table = weights_of_signs()
    assert not placed & (table.weights["fit"].keys() | table.weights["fact"].keys())


def test_words_tell_a_fact_and_of_nothing_else() -> None:
    weights = weights_of_signs().weights
    worded = {
        column: {name for name in known if name.startswith(WORDED)} for column, known in weights.items()
    }
    assert len(worded["fact"]) > 100
    assert not worded["fit"] | worded["first"]


def test_how_the_article_speaks_outside_of_quotation_marks_is_a_sign_of_each_claim() -> None:
    quoted = "“I love it and I want my boat,” said Ida Marsh. The ferry sank in Quill."
    own = "I love it and I want my boat. The ferry sank in Quill."
    shares = [
        {signs(text, claim)["page: speaks as I"] for claim in segment(text, settings=RULES)}
        for text in (quoted, own)
    ]
    assert shares == [{0.0}, {1.0}]


def test_the_table_knows_the_signs_of_a_claim() -> None:
    text = "The mayor, Ken Ito, said on Monday that 200 people left Ota in 1993."
    known = weights_of_signs().rows
    for claim in segment(text, settings=RULES):
        assert len(signs(text, claim).keys() & known.keys()) > 6


def test_a_language_that_nobody_judged_has_no_fitness() -> None:
    german = Settings(parser=ParserChoice.RULES, language="de")
    assert segment("Der Pier wurde 1993 eröffnet.", settings=german)[0].worth.fit is None
