"""Comparison: what agrees, what clashes, and what says nothing."""

from collections.abc import Collection
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.english.quantity.magnitude import agree
from factbench.model import Agreement, Element, Suggestion
from factbench.stages.compare import amounts, compare
from factbench.stages.compare.side import passage_side
from factbench.text.slots import Quantity

DATE, NUMBER, NAME, NEGATION, FIRST, DIRECTION, QUOTATION, CERTAINTY, SPEAKER, PERIOD, WORDING = Element


def seen(statement: str, evidence: str, element: Element) -> list[Agreement]:
    return [signal.agreement for signal in compare(statement, evidence).told if signal.element is element]


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
        ("The mill was built in nine years.", "The mill was built in eight years.", CONFLICTS),
        ("The mill was built in about nine years.", "The mill was built in eight years.", AGREES),
        ("The mill was built in nine years.", "The mill was built from 1901 to 1909.", AGREES),
        ("The mill was built in two to nine years.", "The mill was built in eight years.", AGREES),
        ("The mill was built in eight years.", "The mill was built in seven to nine years.", AGREES),
        ("The mill has run since 1993.", "The mill has run for years and ran in 2001.", QUALIFIES),
        (
            "The mill has run since 1993.",
            "A pier was painted in 2001 by two men from the town. It has a mill.",
            [],
        ),
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
    assert signal.why == "The claim says 1993; the passage says 1992, a year earlier."


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
        ("It was the largest lake in the region.", "It is the second largest lake in the region.", CONFLICTS),
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
        (
            "The bridge by Ada Moran has 12 arches.",
            "The bridge by Ada Moran has arches.",
            Suggestion.MENTIONS,
        ),
        ("Ada Moran sold the mill to her sister.", "Ada Moran was a poet.", Suggestion.MENTIONS),
        ("", "The lighthouse is white.", Suggestion.UNCLEAR),
    ],
)
def test_the_stance_needs_every_part_to_support_and_one_to_refute(
    statement: str, evidence: str, stance: Suggestion
) -> None:
    assert compare(statement, evidence).stance is stance


@pytest.mark.parametrize(
    ("statement", "evidence", "why"),
    [
        ("The pier opened in 1993.", "The pier opened in August 1992.", "a year earlier"),
        ("The pier opened on 3 May 1993.", "The pier opened on 3 August 1993.", "3 months later"),
        ("The pier opened on 3 May 1993.", "The pier opened on 4 May 1993.", "a day later"),
        ("The pier opened in the 1990s.", "The pier opened in 1871.", ""),
    ],
)
def test_a_date_that_is_off_says_by_how_much(statement: str, evidence: str, why: str) -> None:
    (signal,) = compare(statement, evidence).conflicts
    assert signal.why.partition(", ")[2].removesuffix(".") == why


@pytest.mark.parametrize(
    ("statement", "evidence", "expected"),
    [
        ("The mill ran for 15 years.", "The mill ran from 1902 to 1917.", AGREES),
        ("The mill ran for over 10 years.", "The mill ran from 1902 to 1917.", AGREES),
        ("The mill ran for 40 years.", "The mill ran for 12 years.", CONFLICTS),
        ("The mill was built before 1990.", "The mill was built in 1985.", AGREES),
        ("The mill was built after 1990.", "The mill was built in 1985.", CONFLICTS),
        ("The mill ran in 1985.", "The mill ran from 1980 to 1990.", QUALIFIES),
        ("The mill was built in the 1800s.", "The mill was built in 1819.", AGREES),
        ("Ada Moran was born on 3 May 1875.", "Ada Moran (9 May 1875 – 1 June 1947) was a poet.", CONFLICTS),
        ("Ada Moran died in 1947.", "Ada Moran (9 May 1875 – 1 June 1947) was a poet.", AGREES),
    ],
)
def test_durations_bounds_and_intervals(statement: str, evidence: str, expected: list[Agreement]) -> None:
    assert seen(statement, evidence, DATE) == expected


@pytest.mark.parametrize(
    ("statement", "evidence", "expected"),
    [
        ("The road is 10 miles long.", "The road is 16 km long.", AGREES),
        ("The road is 10 miles long.", "The road is 40 km long.", CONFLICTS),
        ("It was 86 °F in the valley.", "It was 30 °C in the valley.", AGREES),
        ("The crate weighs 22 pounds.", "The crate weighs 10 kg.", AGREES),
        ("The farm covers 100 acres.", "The farm covers 40 hectares.", AGREES),
        ("The road cost 10 dollars.", "The road is 10 miles long.", []),
    ],
)
def test_units_are_converted(statement: str, evidence: str, expected: list[Agreement]) -> None:
    assert seen(statement, evidence, NUMBER) == expected


@pytest.mark.parametrize(
    ("statement", "evidence", "direction", "number"),
    [
        ("Rents rose by 20 %.", "Rents went from 500 to 600 crowns.", AGREES, AGREES),
        ("Rents rose by 40 %.", "Rents went from 500 to 600 crowns.", AGREES, CONFLICTS),
        ("Rents rose.", "Rents went from 600 to 500 crowns.", CONFLICTS, []),
        ("Rents rose.", "Wages went from 600 to 500 crowns.", [], []),
        ("Rents rose last year.", "Rents fell last year.", CONFLICTS, []),
    ],
)
def test_a_change_is_computed(
    statement: str, evidence: str, direction: list[Agreement], number: list[Agreement]
) -> None:
    assert seen(statement, evidence, DIRECTION) == direction
    assert seen(statement, evidence, NUMBER) == number


@pytest.mark.parametrize(
    ("statement", "evidence", "expected"),
    [
        ("The UN sent grain.", "The United Nations sent grain.", AGREES),
        ("The ODC sent grain.", "The Ode Disaster Committee sent grain.", AGREES),
        ("Danish ships sent grain.", "Ships from Denmark brought grain.", AGREES),
    ],
)
def test_a_name_agrees_with_its_other_forms(statement: str, evidence: str, expected: list[Agreement]) -> None:
    assert seen(statement, evidence, NAME) == expected


@pytest.mark.parametrize(
    ("statement", "evidence", "expected"),
    [
        ("Quill is a Danish film.", "Quill is a Polish film of 1990.", CONFLICTS),
        ("Quill is a jazz album.", "Quill is a rock album by the band.", CONFLICTS),
        ("Quill is a village.", "Quill is a song by the band.", CONFLICTS),
        ("Quill is a movie.", "Quill is a film.", []),
    ],
)
def test_things_of_one_sort_exclude_each_other(
    statement: str, evidence: str, expected: list[Agreement]
) -> None:
    found = compare(statement, evidence).conflicts
    assert [signal.agreement for signal in found][:1] == expected


@pytest.mark.parametrize(
    ("evidence", "expected", "why"),
    [
        ("She said: “The dam will hold for a hundred years.”", AGREES, "hold for a hundred years”."),
        ("She said: “The dam will surely hold for a hundred years.”", QUALIFIES, "cut: surely."),
        ("She said: “The dam will hold for a thousand years.”", QUALIFIES, "changed: thousand → hundred."),
        ("She spoke of the old bridge and its keeper.", [], ""),
    ],
)
def test_quotations_are_compared_word_for_word(evidence: str, expected: list[Agreement], why: str) -> None:
    statement = "Ada Moran said “the dam will hold for a hundred years”."
    assert seen(statement, evidence, QUOTATION) == expected
    told = [signal.why for signal in compare(statement, evidence).told if signal.element is QUOTATION]
    assert all(each.endswith(why) for each in told)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ("Ada Moran said that the dam leaks badly.", AGREES),
        ("Paul Kern said that the dam leaks badly.", QUALIFIES),
        ("Ada Moran denied that the dam leaks badly.", QUALIFIES),
        ("Paul Kern said that the harvest failed.", []),
    ],
)
def test_the_same_person_must_have_said_it(evidence: str, expected: list[Agreement]) -> None:
    assert seen("Ada Moran said that the dam leaks badly.", evidence, SPEAKER) == expected


def test_a_passage_younger_than_the_claim_qualifies_its_figures() -> None:
    old, new = date(2019, 5, 1), date(2023, 5, 1)
    texts = "The delta has 12 villages.", "The delta has 12 villages."
    younger = compare(*texts, claim_date=old, evidence_date=new)
    assert [signal.element for signal in younger.qualifications] == [PERIOD]
    assert younger.stance is Suggestion.UNCLEAR
    assert compare(*texts, claim_date=new, evidence_date=old).stance is Suggestion.SUPPORTS


def test_figures_of_another_year_qualify_and_do_not_conflict() -> None:
    found = compare("Turnout was 52 percent in 2019.", "Turnout was 61 percent in 2015.")
    assert PERIOD in [signal.element for signal in found.qualifications]
    assert NUMBER not in [signal.element for signal in found.conflicts]


@pytest.mark.parametrize(
    ("evidence", "why"),
    [
        ("Sweden opened an embassy in Ode in 1981.", "so there may be an earlier one"),
        ("Sweden was the first to open an embassy in Ode.", "so it is said of another"),
        ("An earlier embassy in Ode was closed.", "so there may be another"),
    ],
)
def test_a_counter_example_qualifies_a_first(evidence: str, why: str) -> None:
    found = compare("Denmark was the first to open an embassy, in 1993.", evidence)
    (told,) = [signal.why for signal in found.qualifications if signal.element is FIRST]
    assert told.endswith(f", {why}.")


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("The minister travelled to Ode in March 2023.", "The harbour was dug in 1850."),
        ("The envoy of Denmark flew to Lima.", "The envoy of Denmark lives in Peru."),
        ("Ada Moran is a singer.", "The hall, which Ada Moran loved, is a castle."),
    ],
)
def test_what_is_said_of_something_else_is_no_conflict(statement: str, evidence: str) -> None:
    assert not compare(statement, evidence).conflicts


def test_a_day_that_the_statement_tells_in_brackets_is_one_element() -> None:
    found = compare("The mill burned on Monday (2023-07-10).", "The mill burned on 10 July 2023.")
    assert [signal.element for signal in found.told] == [DATE]


def test_numbers_of_other_things_agree_by_no_bound() -> None:
    assert (
        seen("About 10 million people live there.", "It moves more than one million barrels.", NUMBER) == []
    )
    assert seen("About 10 wells are there.", "There are more than five wells.", NUMBER) == AGREES


def test_a_word_of_a_name_that_both_have_is_no_rival() -> None:
    statement = "Oman is the first Ibadi country with a mission in the Jewish state."
    evidence = "Most people in Oman belong to Ibadi Islam, and its mission in Israel is the first."
    found = compare(statement, evidence)
    assert not found.conflicts
    assert "Jewish state" in {signal.claim_span.of(statement) for signal in found.agreements}


def test_a_text_of_negations_takes_no_longer_than_its_length_asks() -> None:
    assert compare("The mill never opened.", "not no never " * 2_000).stance is Suggestion.UNCLEAR


def test_what_the_evidence_does_not_mention_is_silent_and_no_conflict() -> None:
    found = compare("The pier of Ode opened in 1993 with 12 lamps.", "The pier of Ode is made of oak.")
    assert not found.conflicts
    assert [signal.element for signal in found.silences] == [DATE, NUMBER, WORDING]
    assert found.silences[0].why == "The passage says nothing of 1993."
    assert 0 < found.doubt < 1


def test_doubt_is_greater_beside_what_conflicts() -> None:
    statement = "The pier of Ode opened in 1993."
    right, silent, wrong = (
        compare(statement, evidence).doubt
        for evidence in (
            "The pier of Ode opened in 1993.",
            "The pier of Ode is old.",
            "The pier of Ode opened in 1871.",
        )
    )
    assert right < silent < wrong


WORDS = "The mill opened in 1993 ; 1992 . never first Another 12 wells 5 % Ada Moran by rejected approved $3 \x1b é ,"
PIECES = st.sampled_from(WORDS.split(" "))
TEXTS = st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60)


@given(TEXTS, TEXTS)
def test_every_signal_points_into_both_texts(statement: str, evidence: str) -> None:
    found = compare(statement, evidence)
    for signal in found.signals:
        assert 0 <= signal.claim_span.start < signal.claim_span.end <= len(statement)
        assert 0 <= signal.evidence_span.start <= signal.evidence_span.end <= len(evidence)
        assert 0.0 <= signal.weight <= 1.0
    for signal in found.told:
        assert signal.evidence_span
    assert 0.0 <= found.doubt <= 1.0
    assert compare(statement, evidence) == found


@given(TEXTS)
def test_no_text_clashes_in_a_date_or_a_name_with_itself(text: str) -> None:
    clashes = {signal.element for signal in compare(text, text).conflicts}
    assert clashes <= {NUMBER}


def test_what_is_weighed_does_not_grow_with_a_table_of_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def counted(one: Quantity, other: Quantity, *, exclusive: Collection[Quantity] = ()) -> bool | None:
        calls.append(1)
        return agree(one, other, exclusive=exclusive)

    monkeypatch.setattr(amounts, "agree", counted)
    weighed = []
    for count in (400, 800):
        calls.clear()
        compare("It has 5,000 doors and 6,001 windows.", " ".join(str(3_000 + each) for each in range(count)))
        weighed.append(len(calls))
    assert 0 < weighed[0] == weighed[1]


def test_a_short_passage_is_taken_apart_once_for_all_claims_and_a_long_one_is_not_kept() -> None:
    short, long = "The pier opened in 1993.", "The pier opened. " * 400
    assert passage_side(short, None) is passage_side(short, None)
    assert passage_side(short, None) is not passage_side(short, date(2020, 5, 1))
    assert passage_side(long, None) is not passage_side(long, None)


@pytest.mark.parametrize(
    ("statement", "evidence", "expected"),
    [
        (
            "The council of Orven approved a pier in May 2021.",
            "The council of Orven approved the pier in June 2022.",
            True,
        ),
        (
            "The council of Orven approved a pier in Brint in May 2021.",
            "The council of Orven met often. A ballot in June 1991 approved the step. Brint has a pier.",
            False,
        ),
        ("Orven invaded Brint.", "Orven invaded Quill.", False),
        ("The treaty was signed by Norway in 1993.", "The treaty was signed by Sweden in 1993.", True),
        ("The treaty was signed by Norway.", "The treaty was signed by Sweden.", False),
        ("Ida Marsh ran the mill for 15 years.", "Olin Quill ran the mill for 22 years.", False),
        (
            "Orven joined the Harnow League in 2009.",
            "Many towns became members, among them Orven. Brint joined the Harnow League in April 2023.",
            False,
        ),
        ("Orven joined the Harnow League in 2009.", "Orven joined the Harnow League in 2023.", True),
        (
            "The mill of Orven made 800 shirts in the second quarter of 2023.",
            "The mill of Orven made 1,100 shirts in the first quarter of 2023.",
            False,
        ),
        ("The Harnow League has 32 members.", "That was 60% of all members of the Harnow League.", False),
        ("The Harnow League has 28 members.", "The Harnow League has 32 members.", True),
    ],
)
def test_what_a_search_found_conflicts_only_where_it_is_of_the_same(
    statement: str, evidence: str, expected: bool
) -> None:
    found = compare(statement, evidence, sought=True)
    assert bool(found.conflicts) is expected
    assert (found.stance is Suggestion.REFUTES) is expected


def test_what_is_said_both_ways_supports_nothing() -> None:
    evidence = "Brint accepted the plan, but Orven rejected the plan."
    found = compare("Orven accepted the plan.", evidence)
    assert found.stance is Suggestion.UNCLEAR
    assert "The passage says the opposite too: “rejected”." in [each.why for each in found.signals]
    assert compare("Orven accepted the plan.", "Orven accepted the plan.").stance is Suggestion.SUPPORTS


@pytest.mark.parametrize(
    ("statement", "evidence", "told"),
    [
        ("Orven accepted the plan.", "Brint accepted the plan, but Orven rejected it.", True),
        ("The council accepted the plan.", "The council accepted the plan, but later rejected it.", True),
        ("Harnow is the largest city.", "Brint is the largest city; Harnow is the smallest city.", True),
        ("The highest point is Mount Quill.", "highest point: Mount Quill 900 m; lowest point: Brint Sea 0 m", False),
        ("Orven has a high debt.", "Orven has a high debt and low growth.", False),
        ("Orven has domestic firms.", "Orven has domestic firms and external debt.", False),
        ("Orven has a conservative premier.", "Orven has a conservative premier and a Liberal Party.", False),
    ],
)  # fmt: skip
def test_opposites_are_said_of_one_thing(statement: str, evidence: str, *, told: bool) -> None:
    found = [each.why for each in compare(statement, evidence).signals]
    assert any("says the opposite too" in why for why in found) is told


@pytest.mark.parametrize(
    ("statement", "evidence", "expected"),
    [
        (
            "Kazu Cave is the longest known cave in Orven.",
            "note 1: Olin Cave is the longest known cave in Orven note 2: Kazu Cave is the longest and deepest tunnel",
            QUALIFIES,
        ),
        ("Orven has the highest debt in Norvia.", "Orven has the highest public debt in Norvia.", AGREES),
        ("Orven has the highest debt in Norvia.", "Orven has the highest growth in Norvia and a debt.", []),
        (
            "Mount Quill is the highest mountain in Orven.",
            "The lowest point in Orven is Mount Quill Bay.",
            [],
        ),
    ],
)
def test_a_superlative_is_of_its_noun(statement: str, evidence: str, expected: list[Agreement]) -> None:
    assert seen(statement, evidence, FIRST) == expected


@pytest.mark.parametrize(
    ("statement", "evidence", "told"),
    [
        ("The church was founded by monks.", "The church, going back to 1200, was founded by monks.", False),
        ("Finds fill the hall.", "Finds going back to Roman days fill the hall.", False),
        ("The mill burned.", "Rebels set fire to the mill and it burned.", False),
        ("The mill stands in Brint.", "The mill, which was to the north, stands in Brint.", False),
        ("Ida Marsh left the mill to Brint.", "In her will Ida Marsh left the mill to Brint.", False),
        ("Orven exports oil.", "Orven is going to export oil.", True),
        ("Orven exports oil.", "Orven is likely to export oil.", True),
        ("Brint exports oil.", "Orven wants Brint to export oil.", True),
        ("Orven exports oil.", "Orven will export oil.", True),
    ],
)
def test_what_is_planned_is_still_to_be_done(statement: str, evidence: str, *, told: bool) -> None:
    found = [each.why for each in compare(statement, evidence).signals]
    assert any("as planned" in why for why in found) is told


@pytest.mark.parametrize(
    ("statement", "evidence", "told"),
    [
        (
            "Ida Marsh is mayor.",
            "mayor: Ida Marsh; vote: twice, if needed; term of the mayor: six years",
            False,
        ),
        ("Ida Marsh is mayor.", "It asks if Ida Marsh is mayor; the council does not know.", True),
    ],
)
def test_a_semicolon_ends_a_reserve(statement: str, evidence: str, *, told: bool) -> None:
    found = [each.why for each in compare(statement, evidence).signals]
    assert any("leaves it open" in why for why in found) is told


@pytest.mark.parametrize(
    ("statement", "evidence", "expected"),
    [
        ("The war has forced Ida Marsh to leave Brint.", "Western towns have forced Ida Marsh to leave Brint.", []),
        ("The Long Tide is a war film by Ada Voss.", "The Long Tide is a western film by Ada Voss.", CONFLICTS),
    ],
)  # fmt: skip
def test_a_war_and_the_west_are_genres_of_works_alone(
    statement: str, evidence: str, expected: list[Agreement]
) -> None:
    assert seen(statement, evidence, WORDING) == expected


def test_another_word_for_the_same_is_said() -> None:
    assert (
        compare("Ida Marsh bought the mill.", "Ida Marsh purchased the mill.").stance is Suggestion.SUPPORTS
    )


def test_a_date_in_a_passage_of_somebody_else_is_none() -> None:
    evidence = "The mill was sold in 1950 after a flood."
    short = "The mill was sold in 1993."
    long = "Ida Marsh, the painter from Brint, sold the mill in Orven in 1993 for a large sum of money to two brothers."
    assert compare(short, evidence).conflicts
    assert not compare(long, evidence).conflicts
