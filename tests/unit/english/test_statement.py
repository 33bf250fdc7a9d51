"""How a claim reads on its own."""

from __future__ import annotations

import pytest

from factbench.english.clause.cut import Clause, Cut, Predicate
from factbench.english.clause.statement import statement
from factbench.text.span import Span


def clause(text: str, cut: Cut, *, subject: str | None = None) -> Clause:
    """A clause of all of `text` but its subject, which stands at the end after a bar."""
    whole, _, _ = text.partition("|")
    place = None if subject is None else Span(text.rindex(subject), text.rindex(subject) + len(subject))
    return Clause((Span(0, len(whole)),), cut, place)


@pytest.mark.parametrize(
    ("text", "cut", "subject", "expected"),
    [
        ("the bridge\xa0closed", Cut.MAIN, None, "The bridge closed."),
        ("closed the school|They", Cut.CONJUNCT, "They", "They closed the school."),
        ("the March opening of a bank", Cut.NOMINAL, None, "The March opening of a bank took place."),
        ("pleased the king|which", Cut.SENTENTIAL, "which", "This pleased the king."),
        ("left the town|who", Cut.RELATIVE, "who", "Somebody left the town."),
        ("left the town|which", Cut.RELATIVE, "which", "This left the town."),
        ("it spoke of “peace [and] war", Cut.MAIN, None, "It spoke of peace and war."),
        ("it spoke of “peace”", Cut.MAIN, None, "It spoke of “peace”."),
        ("it moved to the U.S.", Cut.MAIN, None, "It moved to the U.S."),
    ],
)
def test_statements(text: str, cut: Cut, subject: str | None, expected: str) -> None:
    assert statement(text, clause(text, cut, subject=subject), instead={}) == expected


@pytest.mark.parametrize(
    ("text", "told", "verb", "reads", "expected"),
    [
        ("the hotel, built in 1950", "built in 1950", "", "was ", "The hotel was built in 1950."),
        ("the hotel (built in 1950", "built in 1950", "", "was ", "The hotel was built in 1950."),
        ("loved by all, the king", "loved by all", "", "was ", "The king was loved by all."),
        ("the film, soon earning $2", "soon earning $2", "earning", "earned", "The film soon earned $2."),
        ("Ito and Abe, the mayors", "the mayors", "", "are ", "Ito and Abe are the mayors."),
    ],
)
def test_what_is_told_of_a_noun_gets_a_verb(
    text: str, told: str, verb: str, reads: str, expected: str
) -> None:
    start = text.index(told)
    place = text.index(verb, start)
    how = Predicate(Span(start, start + len(told)), Span(place, place + len(verb)), reads)
    told_of = Clause((Span(0, len(text)),), Cut.PARTICIPLE, predicate=how)
    assert statement(text, told_of, instead={}) == expected


def test_what_is_told_of_a_noun_that_stands_elsewhere() -> None:
    text = "the firm makes cars, earning $2"
    how = Predicate(Span(21, 31), Span(21, 28), "is earning")
    apart = Clause((Span(0, 8), Span(21, 31)), Cut.PARTICIPLE, predicate=how)
    assert statement(text, apart, instead={}) == "The firm is earning $2."
    remembered = Clause((Span(21, 31),), Cut.PARTICIPLE, Span(0, 8), predicate=how)
    assert statement(text, remembered, instead={Span(0, 8): "Ota Cars"}) == "Ota Cars is earning $2."


def test_words_are_replaced_where_they_stand_and_a_date_is_added() -> None:
    text = "it closed on Monday"
    instead = {Span(0, 2): "The bank", Span(13, 19): "Monday (2023-07-10)"}
    assert (
        statement(text, clause(text, Cut.MAIN), instead=instead) == "The bank closed on Monday (2023-07-10)."
    )
    assert statement(text, clause(text, Cut.MAIN), instead={}, when="1992") == "It closed on Monday (1992)."
