"""Which stance do two short texts draw, kind by kind? A wrong one is worse than none."""

from __future__ import annotations

from datetime import date

import pytest

from factbench.model import Agreement, Element, Suggestion
from factbench.stages.compare import compare
from factbench.stages.compare.told import left_out
from factbench.text.span import Span

SUPPORTS, REFUTES = {Suggestion.SUPPORTS}, {Suggestion.REFUTES}
NOT_SUPPORTED = {Suggestion.UNCLEAR, Suggestion.MENTIONS, Suggestion.REFUTES}
UNDECIDED = {Suggestion.UNCLEAR, Suggestion.MENTIONS}


@pytest.mark.parametrize(
    ("statement", "evidence", "expected"),
    [
        # A number at a bound, and past it.
        ("The stadium cost more than 40 million euros.", "The stadium cost 38 million euros.", REFUTES),
        ("The stadium cost at least 40 million euros.", "The stadium cost 40 million euros.", SUPPORTS),
        ("At least 40 homes burned.", "Forty-two homes burned.", SUPPORTS),
        ("The play has over 4,500 lines.", "The play has 4,042 lines and 29,551 words.", REFUTES),
        ("The tunnel is up to 12 km long.", "The tunnel is 15 km long.", REFUTES),
        ("Over 5,000 people fled Orven.", "More than 3,000 people fled Orven.", NOT_SUPPORTED),
        ("The talks ended within two weeks.", "The talks ended after five weeks.", REFUTES),
        ("The school closed before 2005.", "The school closed in June 2005.", REFUTES),
        # What is denied, or only talked of.
        (
            "Ida Quill bought the castle.",
            "A spokesman denied that Ida Quill bought the castle.",
            NOT_SUPPORTED,
        ),
        (
            "The mayor will sell the harbour.",
            "Posts claiming the mayor will sell the harbour are a hoax.",
            NOT_SUPPORTED,
        ),
        ("Tom Marsh leaves the club.", "Tom Marsh considered leaving the club, but stayed.", UNDECIDED),
        (
            "The embassy opened in Orven.",
            "Parliament approved the opening of an embassy in Orven.",
            UNDECIDED,
        ),
        ("Orven invaded Brint.", "Did Orven invade Brint?", UNDECIDED),
        # Who did it to whom, and who holds which office.
        ("Brint beat Orven in the final.", "Orven beat Brint in the final.", NOT_SUPPORTED),
        ("Ida Marsh sold the firm to Tom Hale.", "Tom Hale sold the firm to Ida Marsh.", NOT_SUPPORTED),
        ("Ida Marsh directed the film.", "The film was directed by Ida Marsh.", SUPPORTS),
        ("Orla Tigh beat Ida Marsh.", "Ida Marsh was beaten by Orla Tigh.", SUPPORTS),
        ("Brint married Orla in 1990.", "Orla married Brint in 1990.", {*SUPPORTS, *UNDECIDED}),
        (
            "Ida Cohen was the foreign minister of Orven.",
            "The foreign minister of Orven, Ida Cohen, left.",
            SUPPORTS,
        ),
        (
            "Ida Cohen was the foreign minister of Orven.",
            "An embassy in Orven was opened. The foreign ministers Jon Bayr and Ida Cohen came.",
            UNDECIDED,
        ),
        # One event, one number and one date.
        ("Twelve people were hurt.", "Twelve engines came; 30 people were hurt.", UNDECIDED),
        ("The ship carried 31 crew.", "The ship carried 214 passengers and 31 crew.", SUPPORTS),
        (
            "The firm was sold for $5 million.",
            "The firm was sold for $5 million, far more than the $2 million paid.",
            SUPPORTS,
        ),
        (
            "Ida Hale married Tom Quill in 2010.",
            "Ida Hale met Tom Quill in 2007; they married in May 2008 and parted in December 2010.",
            NOT_SUPPORTED,
        ),
        (
            "The style arose in the early 1970s.",
            "The style arose in the late 1960s and early 1970s.",
            SUPPORTS,
        ),
        # Opposites, and how often.
        ("The court upheld the ban.", "The court overturned the ban.", REFUTES),
        ("Parliament passed the bill.", "Parliament rejected the bill.", REFUTES),
        ("Orven won the cup in 1990.", "Orven lost the cup in 1990.", REFUTES),
        ("Orven won the cup in 1990.", "Orven hosted the cup in 1990.", NOT_SUPPORTED),
        ("Ida Marsh used the mill.", "Ida Marsh painted the mill.", NOT_SUPPORTED),
        ("Ida Marsh quit the council.", "Ida Marsh led the council.", NOT_SUPPORTED),
        ("Unemployment fell in Orven in 2021.", "Unemployment rose in Orven in 2021.", REFUTES),
        ("The team won the cup once.", "The team won the cup twice.", REFUTES),
        ("The council meets twice a month.", "The council meets once a month.", REFUTES),
        ("Hurn is the largest lake in Orven.", "Hurn is the second largest lake in Orven.", REFUTES),
        (
            "Ida Marsh is the only woman in the cabinet.",
            "Ida Marsh is one of four women in the cabinet.",
            NOT_SUPPORTED,
        ),
        # Particular words, other words, shorter names.
        ("Olin Brand is a musician.", "Olin Brand is a drummer.", SUPPORTS),
        ("Olin Brand is a drummer.", "Olin Brand is a musician.", NOT_SUPPORTED),
        (
            "Olin Brand was the first musician to win it.",
            "Olin Brand was the first drummer to win it.",
            NOT_SUPPORTED,
        ),
        ("Ida Hale is childless.", "Ida Hale has three children.", NOT_SUPPORTED),
        ("The Nightjars were formed in 1993.", "The Nightjars were founded in Brint in 1993.", SUPPORTS),
        ("Ingvild Marsh wrote the novel.", "Marsh also wrote the novel.", SUPPORTS),
        ("Lake Hurn froze in 1963.", "Hurn froze in 1963.", NOT_SUPPORTED),
        (
            "The Associated Press reported a flood in Orven.",
            "A flood hit Orven, the AP reported.",
            SUPPORTS,
        ),
    ],
)
def test_a_stance_is_taken_where_it_is_sure(statement: str, evidence: str, expected: set[Suggestion]) -> None:
    assert compare(statement, evidence).stance in expected


@pytest.mark.parametrize(
    ("evidence", "told"),
    [
        ("The council announced the opening of the bridge on 3 April 2021.", Agreement.SILENT),
        ("Parliament agreed on 3 April 2019 to open the bridge.", Agreement.SILENT),
        ("The opening of the bridge took place on 3 April 2021.", Agreement.CONFLICTS),
    ],
)
def test_the_day_of_a_decision_is_not_the_day_of_what_was_decided(evidence: str, told: Agreement) -> None:
    found = compare("The bridge opened in May 2021.", evidence)
    assert [each.agreement for each in found.signals if each.element is Element.DATE] == [told]


def test_a_date_told_again_is_owed_once() -> None:
    statement = "The pier opened in April last year 2023."
    found = compare(statement, "The pier opened in April 2023.", claim_date=date(2024, 11, 18))
    assert found.stance is Suggestion.SUPPORTS


@pytest.mark.parametrize(
    ("statement", "evidence", "why"),
    [
        (
            "The school closed before 2005.",
            "The school closed in June 2005.",
            "The claim says 2005; the passage says June 2005, and the claim says “before”.",
        ),
        (
            "The dam is safe.",
            "The dam is not safe.",
            "The claim says safe; the passage says not safe, and only the passage denies it.",
        ),
        (
            "Orven invaded Brint.",
            "Did Orven invade Brint?",
            "The passage asks whether it is so: “Did Orven invade Brint?”.",
        ),
        (
            "The bridge opened.",
            "The council announced the opening of the bridge.",
            "The passage tells what was decided or said about it, not that it happened: “announced the opening”.",
        ),
    ],
)
def test_a_reason_says_what_a_reader_must_know(statement: str, evidence: str, why: str) -> None:
    assert why in [each.why for each in compare(statement, evidence).signals]


def test_a_reason_with_words_that_were_put_in_is_one_sentence() -> None:
    statement = "The mayor resigned on 4 May 2021."
    (found,) = compare(statement, "The mayor resigned on 6 May 2021.", inserted=[Span(19, 32)]).qualifications
    assert found.why == (
        "The claim says 4 May 2021; the passage says 6 May 2021, 2 days later; "
        "what was put into the claim may be wrong."
    )


def test_a_word_that_conflicts_is_not_called_unsaid_too() -> None:
    found = compare("Ida Marsh is a nurse.", "Ida Marsh is a pilot.")
    assert [each.why for each in found.signals] == [
        "Both say Ida Marsh.",
        "The claim says nurse; the passage says pilot, another occupation.",
    ]


def test_what_one_is_and_what_the_other_is_stand_side_by_side() -> None:
    (found,) = compare("Hurn is a village in Orven.", "Hurn is a song by Ida Marsh.").conflicts
    assert found.why == "The claim says village; the passage says song, one a place, the other a work."


def test_what_somebody_does_is_no_work_of_another_sort() -> None:
    statement = "Olin Quill was chosen to play in the Brint festival."
    assert not compare(statement, "Olin Quill was chosen for the Brint festival programme.").conflicts


def test_who_stands_behind_a_preposition_is_told_with_the_words_of_the_passage() -> None:
    found = compare("Orven opened an embassy in Brint.", "Brint buys oil that comes from Orven.")
    assert "The passage has “from Orven”, so it may say something else of Orven." in [
        each.why for each in found.signals
    ]


def test_what_stands_elsewhere_in_the_passage_is_not_called_unsaid() -> None:
    found = compare(
        "Orven opened the harbour bridge in 1993 after long talks.",
        "The harbour bridge of Orven is painted green. The ferry ended in 1993. Talks on a tunnel were short.",
    )
    said = [each.why for each in found.silences]
    assert said == ["The passage says nothing of opened, after.", "The passage says only elsewhere: talks."]
    assert (
        left_out(found.silences)
        == "The passage says nothing of opened, after and says only elsewhere: talks."
    )


def test_a_denial_that_the_passage_has_not_is_told_so() -> None:
    found = compare(
        "Orven has never joined the union of Brint.", "Orven joined the union of harbours of Brint late."
    )
    assert "The passage does not deny it." in [each.why for each in found.silences] or found.conflicts
    found = compare("Orven never sold its old harbour.", "The old harbour of Orven is green.")
    assert "The passage does not deny it." in [each.why for each in found.silences]
    assert left_out(found.silences) == "The passage says nothing of sold and does not deny it."


def test_a_number_written_in_another_way_is_not_called_unsaid() -> None:
    found = compare("In Brint 37 percent of the fishers smoke.", "Orven: 37%. The fishers of Brint smoke.")
    assert not any("nothing of 37" in each.why for each in found.silences)
