"""What holds for every finder on every text: spans lie inside, in order, apart, and nothing is raised."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.english.attribution import attributions
from factbench.english.date import dates
from factbench.english.name import names
from factbench.english.quantity import quantities
from factbench.english.rank import ranks
from factbench.english.worth import worth
from factbench.text.quotation import verbatim
from factbench.text.sentence import sentences

if TYPE_CHECKING:
    import datetime

    from factbench.text.span import Span

PIECES = (
    *(
        "Monday",
        "May",
        "1993",
        "a year after",
        "13 July 2023",
        "99999999999999999999",
        "$",
        "3.5",
        "million",
        "percent",
    ),
    *(
        "Dr.",
        "U.S.",
        "Bank of Lower Quill",
        "de",
        "O’Neil’s",
        "the",
        "The",
        "von",
        "dozens of",
        "first",
        "2/3",
        "–",
        "-",
    ),
    *(
        ".",
        "!",
        "?",
        "…",
        "“",
        "”",
        "'",
        "(",
        "[17]",
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "\u00a0",
        "\u2028",
        "\0",
        "\x1b[2J",
    ),
    *(
        "👩‍👩‍👧",
        "e\u0301",
        "שלום",
        "\u202e",
        "。",
        "ⅷ",
        "²",
        "٣",
        "ǅ",
        "\ud800",
        "0",
        "1,234",
        "00:00",
        "Feb 30",
        "İ",
        "ß",
    ),
)
texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.lists(st.sampled_from(PIECES)).map("".join),
)
days = st.none() | st.dates()


def apart(text: str, spans: list[Span]) -> bool:
    """Whether the spans lie inside the text, hold something, and follow one another."""
    inside = all(0 <= span.start < span.end <= len(text) for span in spans)
    return inside and all(first.end <= second.start for first, second in itertools.pairwise(spans))


@given(texts)
def test_sentences_are_apart_trimmed_and_lose_no_words(text: str) -> None:
    found = sentences(text)
    assert apart(text, found)
    assert all(span.of(text) == span.of(text).strip() for span in found)
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())


@given(texts, days)
def test_dates_are_apart(text: str, published: datetime.date | None) -> None:
    assert apart(text, [date.span for date in dates(text, published=published)])


@given(texts)
def test_quantities_are_apart_from_each_other_and_from_dates(text: str) -> None:
    found = [quantity.span for quantity in quantities(text)]
    assert apart(text, found)
    assert not any(span.overlaps(date.span) for span in found for date in dates(text))


@given(texts)
def test_names_are_apart_and_begin_and_end_with_a_letter_or_figure(text: str) -> None:
    found = [name.span for name in names(text)]
    assert apart(text, found)
    assert all(span.of(text)[0].isalnum() for span in found)


@given(texts)
def test_ranks_and_quotations_are_apart(text: str) -> None:
    assert apart(text, [rank.span for rank in ranks(text)])
    assert all(rank.span.covers(rank.scope) for rank in ranks(text) if rank.scope)
    assert apart(text, [each.span for each in verbatim(text)])


SPEECH = (
    "“",
    "”",
    ",” she said.",
    " said ",
    "Ada Quill",
    "The bank ",
    "that ",
    "It fell",
    ". ",
    "\n\n",
    "— Bram Oude",
    "'",
)


@given(st.lists(st.sampled_from(SPEECH), max_size=30).map("".join) | texts)
def test_attributions_lie_inside_and_hold_something(text: str) -> None:
    for found in attributions(text):
        spans = [each for each in (found.source, found.cue, found.content) if each is not None]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)


@given(texts, texts)
def test_worth_lies_between_none_and_one(sentence: str, context: str) -> None:
    found = worth(sentence, context)
    assert all(0 <= score <= 1 for score in (found.verifiable, found.checkworthy, found.subjective))


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "“",
        ". ",
        "a-",
        "1,",
        "twenty ",
        "May ",
        "the ",
        "A ",
        "Ab ",
        "[1]",
        "\n",
        "de ",
        "St. ",
        "the first ",
    ],
)
def test_long_runs_of_one_piece_take_linear_time(piece: str) -> None:
    text = piece * 20_000
    assert apart(text, sentences(text))
    assert apart(text, [date.span for date in dates(text)])
    assert apart(text, [quantity.span for quantity in quantities(text)])
    assert apart(text, [name.span for name in names(text)])
    assert apart(text, [rank.span for rank in ranks(text)])
