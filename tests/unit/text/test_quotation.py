"""Words between quotation marks."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.text.quotation import quotations, straightened, verbatim


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("He said “yes” and “no”.", ["yes", "no"]),
        ('He said "yes" and "no".', ["yes", "no"]),
        ("Er sagte „ja“ dazu.", ["ja"]),
        ("Il a dit « oui ».", ["oui"]),
        ("Il a dit «\u202fqu’il « doutait » de tout\u202f».", ["qu’il « doutait » de tout"]),
        ("Il a dit ‹\xa0non\xa0› et »ja« war es.", ["non", "ja"]),
        ('Hij zei „ja” en "nee", er sagte „so" nie.', ["ja", "nee", "so"]),
        ("“He said “never” to me,” she said.", ["He said “never” to me,"]),
        ("A board of 5'10\" and no more.", []),
        ("“…” he said.", []),
        ("“It goes on.\n\n“And ends.”", ["It goes on.", "And ends."]),
        # A block of which only the first and the last paragraph have marks.
        ("“It goes on.\n\nAnd on.\n\nAnd ends.”\n\nNot here.", ["It goes on.", "And on.", "And ends."]),
        ("“It goes on.\n\nNot here.\n\nHe said “yes” here.", ["It goes on.", "yes"]),
        ("“It ends.”\n\nNot here.\n\nNor here.”", ["It ends."]),
        ('He left " alone.', []),
        ('"It goes on.\n\nNot here.', ["It goes on."]),
        ('The "odd one. Out.', []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@given(st.text(st.sampled_from('ab “”"„«»\n.'), max_size=60))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    found = quotations(text)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    assert all(span for span in found)


def test_a_whole_sentence_is_told_from_words_that_another_took_over() -> None:
    text = "“It broke,” she said of a “new and fine” pump with “Some” parts. “We mend it. We must.”"
    assert [(each.span.of(text), each.whole) for each in verbatim(text)] == [
        ("It broke,", True),
        ("new and fine", False),
        ("Some", False),
        ("We mend it. We must.", True),
    ]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("She said: ‘It rained. It’s wet.’", 'She said: "It rained. It’s wet."'),
        ("'It’s gone,' she said. 'We don't know.'", '"It’s gone," she said. "We don\'t know."'),
        # Apostrophes, titles and what stands beside double marks are left alone.
        ("The Lunds' house and 'Dune' are old.", "The Lunds' house and 'Dune' are old."),
        ("“She said: ‘It rained.’”", "“She said: ‘It rained.’”"),
        ("'Tis late. The Lunds' time is over.", "'Tis late. The Lunds' time is over."),
    ],
)
def test_single_marks_around_a_sentence_are_read_as_double_ones(text: str, plain: str) -> None:
    assert straightened(text) == plain


def test_a_line_that_opens_with_a_mark_begins_another_quotation_where_no_blank_line_parts_paragraphs() -> (
    None
):
    text = "“We go to the lake,” Ito said. “It is far.\n“We came back,” Berg said.\nThe bank closed in May."
    found = [span.of(text) for span in quotations(text)]
    assert found == ["We go to the lake,", "It is far.", "We came back,"]
