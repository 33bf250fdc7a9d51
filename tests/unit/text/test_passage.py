"""Passages: cut at sentences, paragraphs together, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.text.passage import passages
from factbench.text.sentence import sentences

PIECES = st.sampled_from([*"abc.!?… \n\t\u00a0é\u0301😀", "\n\n", ". A", ". It was ", "Dr. ", "mill "])
PROSE = st.lists(PIECES, max_size=120).map("".join)


def cut(text: str, length: int) -> list[str]:
    return [span.of(text) for span in passages(text, length=length)]


def test_paragraphs_that_fit_share_a_passage() -> None:
    assert cut("One came.\n\nTwo left.\n\nThree stayed at home.", 25) == [
        "One came.\n\nTwo left.",
        "Three stayed at home.",
    ]


def test_a_paragraph_that_fits_alone_is_not_torn_to_fill_the_passage_before() -> None:
    text = "Short one.\n\nThis paragraph holds. It stays whole."
    assert cut(text, 40) == ["Short one.", "This paragraph holds. It stays whole."]


def test_a_long_paragraph_is_cut_at_sentences() -> None:
    assert cut("The mill burned. It was rebuilt. Nobody paid for it.", 34) == [
        "The mill burned. It was rebuilt.",
        "Nobody paid for it.",
    ]


def test_a_sentence_that_leans_on_the_one_before_takes_it_along() -> None:
    assert cut("The mill burned. It was rebuilt. Then it was sold. Ada bought it.", 34) == [
        "The mill burned. It was rebuilt.",
        "It was rebuilt. Then it was sold. Ada bought it.",
    ]


def test_a_sentence_up_to_twice_the_length_stays_whole() -> None:
    text = "The old mill on the river burned down."
    assert cut(text, 20) == [text]


def test_a_longer_sentence_is_cut_between_words() -> None:
    pieces = cut("the mill by the river burned down in the night", 10)
    assert " ".join(pieces) == "the mill by the river burned down in the night"
    assert all(len(piece) <= 20 for piece in pieces)


def test_a_word_longer_than_anything_is_cut_too() -> None:
    assert cut("x" * 25, 10) == ["x" * 10, "x" * 15]


@pytest.mark.parametrize("text", ["", "  \n\n \t"])
def test_blank_text_has_no_passages(text: str) -> None:
    assert passages(text) == []


def test_a_length_that_is_not_positive_is_refused() -> None:
    with pytest.raises(ValueError, match="not 0"):
        passages("One.", length=0)


@given(PROSE | st.text(max_size=200), st.integers(1, 80))
def test_every_character_but_white_space_is_in_a_passage_in_order(text: str, length: int) -> None:
    found = passages(text, length=length)
    covered = [place for span in found for place in range(span.start, span.end)]
    assert [span.end for span in found] == sorted({span.end for span in found})
    assert [span.start for span in found] == sorted({span.start for span in found})
    assert all(one.end <= after.start for one, after in zip(found, found[2:], strict=False))
    assert {place for place, character in enumerate(text) if not character.isspace()} <= set(covered)
    assert all(span.of(text) == span.of(text).strip() != "" for span in found)


@given(PROSE, st.integers(1, 80))
def test_a_passage_is_over_length_only_when_one_sentence_and_never_twice_as_long(
    text: str, length: int
) -> None:
    found = passages(text, length=length)
    for before, span in zip([None, *found], found, strict=False):
        assert len(span) <= 2 * length
        if len(span) > length and not (before and before.end > span.start):
            assert sum(span.overlaps(sentence) for sentence in sentences(text)) == 1


@given(st.lists(st.sampled_from(["The mill burned.", "Who came?", "It stood for years!"]), max_size=12))
def test_passages_of_prose_begin_and_end_with_a_sentence(lines: list[str]) -> None:
    text = " ".join(lines)
    starts = {span.start for span in sentences(text)}
    ends = {span.end for span in sentences(text)}
    for span in passages(text, length=40):
        assert span.start in starts
        assert span.end in ends
