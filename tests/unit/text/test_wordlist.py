"""Pieces of patterns that are fast say the same as those that are plain."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from factbench.text.wordlist import ALNUM, LETTERS, alternation, lowered

TEXTS = st.text(alphabet=st.sampled_from("aZé²٣_9 -'’İßſ中.\n"), max_size=60) | st.text(max_size=40)


@given(TEXTS)
def test_runs_of_letters_and_digits_are_those_of_the_plain_classes(text: str) -> None:
    assert re.findall(LETTERS, text) == re.findall(r"[^\W\d_]+", text)
    assert re.findall(ALNUM, text) == re.findall(r"[^\W_]+", text)


@given(TEXTS)
def test_spans_hold_in_lower_case(text: str) -> None:
    lower = lowered(text)
    assert len(lower) == len(text)
    assert (
        all(small == each.lower() for small, each in zip(lower, text, strict=True) if len(each.lower()) == 1)
        or lower == text.lower()
    )


def test_of_words_that_fit_the_longest_is_found() -> None:
    words = ["say", "says", "said", "ask", "asks", "a"]
    found = re.findall(rf"\b(?:{alternation(words)})\b", "a saying: he says, I said; ask or asks")
    assert found == ["a", "says", "said", "ask", "asks"]
    assert re.match(alternation(words), "asksome")[0] == "asks"  # type: ignore[index]
