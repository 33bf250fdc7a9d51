"""How a claim reads on its own."""

from __future__ import annotations

import pytest

from factbench.text.cut import Clause, Cut
from factbench.text.span import Span
from factbench.text.statement import statement


def clause(text: str, cut: Cut, *, subject: str | None = None, plural: bool = False) -> Clause:
    """A clause of all of `text` but its subject, which stands at the end after a bar."""
    whole, _, _ = text.partition("|")
    place = None if subject is None else Span(text.rindex(subject), text.rindex(subject) + len(subject))
    return Clause((Span(0, len(whole)),), cut, place, None, plural)


@pytest.mark.parametrize(
    ("text", "cut", "subject", "expected"),
    [
        ("the bridge\xa0closed", Cut.MAIN, None, "The bridge closed."),
        ("closed the school|They", Cut.CONJUNCT, "They", "They closed the school."),
        ("the hotel, built in 1950", Cut.PARTICIPLE, None, "The hotel was built in 1950."),
        ("Ken Ito, the mayor of Ota", Cut.APPOSITION, None, "Ken Ito is the mayor of Ota."),
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


def test_more_than_one_is_told_in_the_plural() -> None:
    text = "the hotels, built in 1950"
    assert (
        statement(text, clause(text, Cut.PARTICIPLE, plural=True), instead={})
        == "The hotels were built in 1950."
    )
    text = "Ito and Abe, the mayors"
    assert (
        statement(text, clause(text, Cut.APPOSITION, plural=True), instead={})
        == "Ito and Abe are the mayors."
    )


def test_words_are_replaced_where_they_stand_and_a_date_is_added() -> None:
    text = "it closed on Monday"
    instead = {Span(0, 2): "The bank", Span(13, 19): "Monday (2023-07-10)"}
    assert (
        statement(text, clause(text, Cut.MAIN), instead=instead) == "The bank closed on Monday (2023-07-10)."
    )
    assert statement(text, clause(text, Cut.MAIN), instead={}, when="1992") == "It closed on Monday (1992)."
