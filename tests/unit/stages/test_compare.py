"""Comparison: what agrees, what clashes, and what says nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.model import Agreement, Element, Suggestion
from factbench.stages.compare import compare

DATE, NUMBER, NAME, NEGATION, FIRST = Element


def seen(statement: str, evidence: str, element: Element) -> list[Agreement]:
    return [signal.agreement for signal in compare(statement, evidence).signals if signal.element is element]


AGREES, CONFLICTS, QUALIFIES = [Agreement.AGREES], [Agreement.CONFLICTS], [Agreement.QUALIFIES]


@pytest.mark.parametrize(
    ("statement", "evidence", "expected"),
    [
        ("The harbour has had a lighthouse since 1993.", "The lighthouse was opened in August 1993.", AGREES),
        ("The lighthouse opened in August 1993.", "The lighthouse opened in 1993.", AGREES),
        ("The lighthouse opened in the 1990s.", "The lighthouse opened on 3 May 1993.", AGREES),
        ("The lighthouse opened in 1993.", "The lighthouse opened in 1992.", CONFLICTS),
        ("The lighthouse opened in 1993.", "The lighthouse was inaugurated in 1992.", CONFLICTS),
        ("The lighthouse opened in 1993.", "The pier was painted in 1992.", []),
        ("The lighthouse opened in 1993.", "The lighthouse opened at last.", []),
        ("The lighthouse opened.", "The lighthouse opened in 1993.", []),
        (
            "The pier opened on 3 May 1993.",
            "3 May 1993. The pier, whose tower opened in 1992, is open.",
            AGREES,
        ),
        ("The pier was sold in 1990 and burned in 1993.", "The pier was sold in 1990.", AGREES),
    ],
)
def test_dates(statement: str, evidence: str, expected: list[Agreement]) -> None:
    assert seen(statement, evidence, DATE) == expected


def test_what_stands_before_a_name_may_be_no_word() -> None:
    for before in ("a_b by", "_ by", "it by"):
        assert seen(f"The film {before} Ada Moran.", f"The film {before} Paul Kern.", NAME) in ([], CONFLICTS)


def test_the_date_of_the_same_event_decides_not_the_date_of_another() -> None:
    evidence = "Norvia opened its embassy in August 1993, after the countries established relations in 1992."
    assert seen("Norvia established relations with Sudland in 1993.", evidence, DATE) == CONFLICTS
    assert seen("Norvia opened an embassy in 1993.", evidence, DATE) == AGREES


def test_a_long_evidence_text_takes_no_longer_than_its_length_asks() -> None:
    assert (
        len(compare("The first mill opened in 1993.", "The most mill opened in 1992 ; " * 500).conflicts) == 1
    )


def test_relative_dates_count_from_each_texts_own_publication() -> None:
    found = compare(
        "The lighthouse opened last year.",
        "The lighthouse opened last year.",
        claim_date=date(2020, 5, 1),
        evidence_date=date(2011, 5, 1),
    )
    assert [signal.element for signal in found.conflicts] == [DATE]


def test_the_reason_names_both_sides() -> None:
    (signal,) = compare("The pier opened in 1993.", "The pier opened in 1992.").signals
    assert signal.why == "claim: 1993 — evidence: 1992"


def test_the_reason_holds_nothing_that_acts_on_a_terminal() -> None:
    for signal in compare("The pier of A\x1b[2JB burned.", "The pier of A\x1b[2JB burned.").signals:
        assert "\x1b" not in signal.why


@pytest.mark.parametrize(
    ("statement", "evidence", "expected"),
    [
        ("About 4 million people live in the delta.", "The census counted 3,972,518 people there.", AGREES),
        ("The delta has 12 villages.", "There are 15 villages in the delta.", CONFLICTS),
        ("The delta has 12 villages.", "There are 15 wells in the delta.", []),
        ("The delta has 12 villages.", "The delta has many villages.", []),
        ("The firm paid $3 million for the mill.", "The firm paid $5 million for the mill.", CONFLICTS),
        ("Turnout in the vote was 52 percent.", "Turnout in the vote was 61 percent.", CONFLICTS),
        ("Turnout in the vote was 52 percent.", "Turnout in the vote cost $61.", []),
        ("The two villages have 12 wells.", "One of the villages has 12 wells.", AGREES),
    ],
)
def test_numbers(statement: str, evidence: str, expected: list[Agreement]) -> None:
    assert seen(statement, evidence, NUMBER) == expected


@pytest.mark.parametrize(
    ("statement", "evidence", "expected"),
    [
        ("The film was directed by Ada Moran.", "It is a film directed by Paul Kern.", CONFLICTS),
        ("The film was directed by Ada Moran.", "It is a film directed by Moran.", AGREES),
        ("The film was directed by Ada Moran.", "It is a film with Paul Kern.", []),
        ("The film was directed by Ada Moran.", "The film, by Paul Kern and Ada Moran, is long.", AGREES),
        ("The poet Ada Moran was born in Elmstead.", "The poet was born in Norfolk.", []),
    ],
)
def test_names(statement: str, evidence: str, expected: list[Agreement]) -> None:
    assert seen(statement, evidence, NAME) == expected


@pytest.mark.parametrize(
    ("statement", "evidence", "expected"),
    [
        ("The council approved the tram.", "In March the council rejected the tram.", CONFLICTS),
        ("The council approved the tram.", "The council adopted the plan for a tram.", []),
        ("The council did not approve the tram.", "The council approved the tram.", CONFLICTS),
        ("The council approved the tram.", "The council never approved the tram.", CONFLICTS),
        ("The council did not approve the tram.", "The tram was never approved.", []),
        ("The council did not reject the tram.", "The council approved the tram.", []),
        ("The council approved the tram.", "A farmer rejected an offer.", []),
        ("Some members approved, others rejected the tram.", "The council rejected the tram.", []),
        ("The council approved the tram.", "The council approved the tram, not the bus.", []),
    ],
)
def test_negation_and_opposites(statement: str, evidence: str, expected: list[Agreement]) -> None:
    assert seen(statement, evidence, NEGATION) == expected


@pytest.mark.parametrize(
    ("statement", "evidence", "expected"),
    [
        ("It was the largest lake in the region.", "It is the largest lake in the region.", AGREES),
        ("It was the largest lake in the region.", "It is the second largest lake in the region.", QUALIFIES),
        (
            "It was the first embassy of Norvia.",
            "An earlier embassy of Norvia was closed in the war.",
            QUALIFIES,
        ),
        ("It was the first embassy of Norvia.", "The embassy has twelve rooms.", []),
        ("It was the only mill on the river.", "Another mill stood on the river.", QUALIFIES),
    ],
)
def test_first_and_largest(statement: str, evidence: str, expected: list[Agreement]) -> None:
    assert seen(statement, evidence, FIRST) == expected


@pytest.mark.parametrize(
    ("statement", "evidence", "stance"),
    [
        ("The lighthouse opened in 1993.", "The lighthouse opened in May 1993.", Suggestion.SUPPORTS),
        ("The lighthouse opened in 1993.", "The lighthouse opened in 1992.", Suggestion.REFUTES),
        ("The lighthouse opened in 1993.", "The lighthouse is white.", Suggestion.UNCLEAR),
        ("The first lighthouse opened in 1993.", "The lighthouse opened in 1993.", Suggestion.UNCLEAR),
        ("The first lighthouse opened in 1993.", "The first lighthouse opened in 1993.", Suggestion.SUPPORTS),
        ("The bridge by Ada Moran has 12 arches.", "The bridge by Ada Moran has arches.", Suggestion.UNCLEAR),
        ("Ada Moran sold the mill to her sister.", "Ada Moran was a poet.", Suggestion.UNCLEAR),
        ("", "The lighthouse is white.", Suggestion.UNCLEAR),
    ],
)
def test_the_stance_needs_every_part_to_support_and_one_to_refute(
    statement: str, evidence: str, stance: Suggestion
) -> None:
    assert compare(statement, evidence).stance is stance


WORDS = "The mill opened in 1993 ; 1992 . never first Another 12 wells 5 % Ada Moran by rejected approved $3 \x1b é ,"
PIECES = st.sampled_from(WORDS.split(" "))
TEXTS = st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60)


@given(TEXTS, TEXTS)
def test_every_signal_points_into_both_texts(statement: str, evidence: str) -> None:
    found = compare(statement, evidence)
    for signal in found.signals:
        assert 0 <= signal.claim_span.start < signal.claim_span.end <= len(statement)
        assert 0 <= signal.evidence_span.start < signal.evidence_span.end <= len(evidence)
    assert compare(statement, evidence) == found


@given(TEXTS)
def test_no_text_clashes_in_a_date_or_a_name_with_itself(text: str) -> None:
    clashes = {signal.element for signal in compare(text, text).conflicts}
    assert clashes <= {NUMBER}
