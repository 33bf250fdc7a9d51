"""Which second predicates and halves may be told apart: what might be somebody else's is not."""

from __future__ import annotations

import pytest

import factbench
from factbench.errors import Misuse
from factbench.settings import ParserChoice, Settings

NEVER = [
    # A verb nearby may be the one that the second is joined to.
    (
        "The bank says the tax would bring in little at first, but would yield two billion by 2030.",
        ["The bank … would"],
    ),
    (
        "Norlux said the firm is building him an office but insisted that he pay for it.",
        ["The firm … insisted", "| The firm is building him an office but insisted", "| He pay"],
    ),
    ("The port could help us meet each other, and listen to each other.", ["The port could … listen"]),
    ("They praised the law, which fed the poor, but also led to harsher fines.", ["They … led"]),
    # The form does not tell whether it shares the auxiliary.
    ("The plan has been marred by fraud and used to build villas in Ota.", ["The plan … used"]),
    # The subject says how many do both, or its number does not fit.
    ("Only members who paid are let in, and are given a seat.", ["Only members who paid … are"]),
    ("The two made a film that ran for an hour, and was short of facts.", ["The two … was"]),
    # Of three predicates two would be left with a comma between them.
    (
        "His haste angered the king, split the party and will cost the town two million crowns.",
        ["His haste … will", "the king, split the party. |"],
    ),
    # Words that belong to the second clause would stay with the first.
    (
        "Much was written about whether Berg would stay in May, but against Lund, the town where she was born, "
        "her team played well.",
        ["but against Lund, the town where she was born. |"],
    ),
    # A conjunction binds both.
    (
        "When the talk dies down in May, and she still says it, the town will believe her.",
        ["| She still says it"],
    ),
    # What tells how much was cut off.
    ("The air in Ota had become so bad, Ito noted, that the schools closed in May.", ["so bad. |"]),
    # The verb is tied to its pronoun.
    ("Ada Quill, who’s called for higher fines in Ota, left on Monday.", ["… ’s"]),
    # Between two halves of a quotation stands who speaks, between commas, and nothing else.
    (
        "“It is time to say goodbye to the old bridge,” the firm says on “The Last Page”.",
        ["… The Last Page"],
    ),
    ("All of which, Ito said, would help the town of Ota to win the cup in May.", ["| All of which"]),
    (
        "The paint has proved good on flat walls, Ito explained, but is not suited to round ones.",
        ["| The paint has proved good on flat walls … but"],
    ),
    # When it was said is not what was said, and a reason that was cut off leaves no "in part".
    (
        "The king told the miners this weekend he would pay for the funerals in Ota.",
        ["| This weekend he would"],
    ),
    (
        "The plan should be studied, in part, Ito said, because the old bridge in Ota is closed.",
        ["in part. |"],
    ),
    # The verb stands in the neighbour alone.
    (
        "Such deals sometimes name the firm that pays, but the deals with Ota did not.",
        ["| The deals with Ota did not"],
    ),
    ("The chief of Ota promised to answer but did not do so.", ["The chief of Ota … did not"]),
    # Another plural before it may be what is told of.
    (
        "The miners say that the blasts have caused grave damages to their houses, which include cracked walls.",
        ["houses … include"],
    ),
    # What somebody adds by a participle is not all that he says.
    (
        "“The deal must not be signed in May,” Ito said in a letter, adding that the fines in Ota were too high.",
        ["Ito said in a letter, adding"],
    ),
    # How it was said is not what was said; nor is a piece of a sentence, or who reads it, a speaker.
    ("He told me, “This is it,” gesturing with his hands toward the old town.", ["toward the old town. |"]),
    ("But you’ve just written a book for him, I say.", ["| A book"]),
    # What hangs on a noun outside lacks that noun.
    ("That is little of the sum of two million that experts say it costs to run in Ota.", ["| It costs"]),
]
"""Sentences, and what no statement of them may hold."""


@pytest.mark.parametrize(
    "choice", [pytest.param(ParserChoice.MODEL, marks=pytest.mark.model), ParserChoice.RULES]
)
@pytest.mark.parametrize(("text", "never"), NEVER)
def test_what_may_be_somebody_elses_is_not_told_apart(
    text: str, never: list[str], choice: ParserChoice
) -> None:
    try:
        claims = factbench.segment(text, settings=Settings(parser=choice, language="en"))
    except Misuse as error:
        pytest.skip(str(error))
    said = "".join(f"| {claim.statement} " for claim in claims) + "|"
    assert not [words for words in never if words in said], said


@pytest.mark.model
def test_what_was_said_is_parted_only_where_who_quotes_it_joined_it() -> None:
    text = "“They spoke of areas of trade in Ota … [and] built on the talks in Lund this year,” added the statement."
    try:
        claims = factbench.segment(text, settings=Settings(parser=ParserChoice.MODEL, language="en"))
    except Misuse as error:
        pytest.skip(str(error))
    assert "They spoke of areas of trade in Ota." in [claim.statement for claim in claims]
