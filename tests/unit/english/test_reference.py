"""What a pronoun stands for, and the refusal to guess."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.english.reference import Referents, antecedent, pronouns
from factbench.english.reference.mention import Discourse
from factbench.settings import ParserChoice
from factbench.text.span import Span


def resolved(text: str, pronoun: str) -> str | None:
    start = text.rindex(pronoun)
    found = antecedent(text, start, start + len(pronoun), parser=ParserChoice.RULES)
    return None if found is None else found.of(text)


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        ("President Ito opened the bridge. He praised it.", "He", "President Ito"),
        ("Ada Marsh wrote to William Ode about her work.", "her", "Ada Marsh"),
        ("Before he left, Ken Ito signed a law.", "he", "Ken Ito"),
        ("Ken Ito opened the bridge.\n\nHe praised its builders.", "He", "Ken Ito"),
        ("She left. Nobody was named.", "She", None),
        ("Kenya has had a bank since 1990. It was the first to ban bags.", "It", "Kenya"),
        ("Sinking sand is heavy. It can bury a car.", "It", "Sinking sand"),
        ("In 1990, the two towers were sold. They burned in 1995.", "They", "the two towers"),
        ("The bridge is old. It was built in 1900. It cost a million.", "It", "The bridge"),
        ("The red sand lies deep. The red sand covers the road. It is cold.", "It", "The red sand"),
        # More than one thing may be meant, the number is another, or nothing stands before.
        ("Kenya has a bank. It is old.", "It", None),
        ("The owner closed the bank. It was old.", "It", None),
        ("The two towers were sold. It was a surprise.", "It", None),
        ("Ada Marsh is a doctor. It was known.", "It", None),
        ("Kenya and Ghana signed. They left.", "They", None),
        ("It is old.", "It", None),
        ("Kenya. It is old.", "It", None),
        ("The bank was closed. “It is a shame,” Ito said.", "It", None),
        ("The bank was closed. This was new.", "This", None),
    ],
)
def test_an_antecedent_is_given_only_where_one_can_be_meant(
    text: str, pronoun: str, expected: str | None
) -> None:
    assert resolved(text, pronoun) == expected


@pytest.mark.parametrize(
    "text",
    [
        "President Ito met President Abe. He left.",
        "Ito spoke. Abe said he left.",
        "Ada Marsh spoke. He left.",
    ],
)
def test_with_a_rival_near_nobody_is_sure(text: str) -> None:
    start = text.lower().rindex("he left")
    assert Referents(Discourse(text)).of(Span(start, start + 2), sure=True) is None


def test_a_person_is_given_with_the_fullest_name_and_all_mentions() -> None:
    text = "Ada Marsh won. Marsh is a doctor. She lives in Quill."
    start = text.index("She")
    found = Referents(Discourse(text)).of(Span(start, start + 3), sure=True)
    assert found is not None
    assert (found.span.of(text), found.full.of(text)) == ("Marsh", "Ada Marsh")
    assert [span.of(text) for span in found.mentions] == ["Ada Marsh", "Marsh"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met him", ["They", "him"]),
        ("It is clear that this is so", ["this"]),
        ("It is hard to say", []),
        ("It is designed to last", ["It"]),
        ("It rained", []),
        ("The US left", []),
        ("This was new", ["This"]),
        ("This law was new", []),
        ("the law that was new", []),
        ("", []),
    ],
)
def test_pronouns(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in pronouns(text, Span(0, len(text)))] == expected


@given(st.text(alphabet="He she it.Ito Abe,“”\n ’s", max_size=120))
def test_the_answer_lies_in_the_text_and_is_no_pronoun(text: str) -> None:
    referents = Referents(Discourse(text))
    for span in pronouns(text, Span(0, len(text))):
        found = referents.of(span)
        assert found is None or (found.span.of(text) and found.span != span)


@pytest.mark.parametrize(
    "text",
    ["It is. " * 5_000, "He and Ken Ito. " * 5_000, "Ken Ito he " * 5_000],
    ids=["it", "he", "one sentence"],
)
def test_time_is_linear(text: str) -> None:
    begun = time.perf_counter()
    referents = Referents(Discourse(text))
    for span in pronouns(text, Span(0, len(text)))[::20]:
        referents.of(span, sure=True)
    assert time.perf_counter() - begun < 20
