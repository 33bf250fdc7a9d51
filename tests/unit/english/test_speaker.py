"""Who is meant by "she said"."""

from __future__ import annotations

import pytest

from factbench.english.attribution import attributions
from factbench.english.reference import Referents
from factbench.english.reference.mention import Discourse
from factbench.english.speaker import named
from factbench.english.speaker.unnamed import WHOSE
from factbench.settings import ParserChoice, Settings
from factbench.stages.segment import segment
from tests.linear import grows_linearly


def who(text: str) -> list[str | None]:
    """Whom the sources mean that are only a pronoun."""
    found = named(text, attributions(text), Referents(Discourse(text)))
    return [
        each.named.of(text) if each.named else None
        for each in found
        if each.source is not None and each.source.of(text).lower() in {"he", "she", "they", "it"}
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Whoever spoke speaks on, also in the next paragraph and over what is quoted.
        ("Anna Berg said Karl is worried. She added that the fund had lost 4 million crowns.", ["Anna Berg"]),
        ("“We lost it,” Ivo Lund said. It rained all night. He said that the dam broke.", ["Ivo Lund"]),
        (
            "Anna Berg said that prices fell.\n\n“Rates may rise,” she added.\n\nShe said that rents fell.",
            ["Anna Berg", "Anna Berg"],
        ),
        # She is named as fully as the text does.
        (
            "Anna Berg leads the fund. Later Berg said that prices fell. She added that rents rose.",
            ["Anna Berg"],
        ),
        # The only one whom the sentence before tells of.
        (
            "Instead of giving up, Anna Berg fought back. “I wrote a letter,” she told the paper.",
            ["Anna Berg"],
        ),
        # Who is asked is nobody whom the question names.
        (
            "Ivo Lund said that prices fell.\n\nAsked whether he would meet Karl Dahl, he said: “It is too early.”",
            ["Ivo Lund"],
        ),
        # Of whom the sentence is from its first word on.
        ("Ivo Lund’s concern is the law. “It should change in May,” he said.", ["Ivo Lund"]),
        # One without a name is told of by office.
        (
            "A spokesman for Norlux said that prices fell. He added that rents rose.",
            ["A spokesman for Norlux"],
        ),
        # Of two the one of whom the sentence before is.
        ("Anna Berg also told how Clara Ito ran the firm.\n\nShe said: “It was a bad year.”", ["Anna Berg"]),
        (
            "For Ivo Lund, the law binds Karl Dahl as well.\n\n“It should change in May,” he said.",
            ["Ivo Lund"],
        ),
        # Who goes on with a quotation of its own speaks on.
        (
            "Ivo Lund left. He said that the dam broke.\n\n“It rained all night long.”\n\n“Rents rose,” he said.",
            ["Ivo Lund", "Ivo Lund", "Ivo Lund"],
        ),
        # An office stands between the name of a body and that of a person.
        (
            "Ota Party Chairman Ivo Lund called it a gain.\n\n“It is a gain,” he said.",
            ["Ota Party Chairman Ivo Lund"],
        ),
        # A region is nobody, and of her son no "she" tells.
        ("Ivo Lund said that prices fell. The northern Sierra Karo is dry, he said.", ["Ivo Lund"]),
        ("Anna Berg said that prices fell. Her son lives there. She said that rents rose.", ["Anna Berg"]),
        # A full stop ends the quotation's sentence, and who spoke goes on.
        ("Anna Berg said they “will go on.” She said residents have to pay.", ["Anna Berg"]),
        # A body, and several people.
        ("The ministry said that prices fell. Rents fell as well, it said.", ["The ministry"]),
        ("Norland officials said that the dam broke. They said 42 houses were lost.", ["Norland officials"]),
    ],
)
def test_a_speaker_who_runs_on_is_named(text: str, names: list[str]) -> None:
    assert who(text) == names


@pytest.mark.parametrize(
    "text",
    [
        # Somebody else comes in between, or is whom the first one speaks of.
        "Anna Berg said that prices fell. Clara Ito met her on Monday. She said that rents rose.",
        "Anna Berg said Clara Ito was wrong. Rents rose. She said that prices fell.",
        "Anna Berg said that prices fell. A woman came in. She said that rents rose.",
        # Of two, of whom one owns what leads the sentence.
        "Anna Berg’s sister met Clara Ito. She said that rents rose.",
        # The pronoun is another's.
        "Anna Berg said that prices fell. He said that rents rose.",
        "Her son urged Anna Berg to leave. He said that rents rose.",
        # Whose spokesman it is does not speak.
        "A spokeswoman for Ivo Lund said that prices fell. He said that rents rose.",
        # A text about a speech is no turn of speaking.
        "He read out the text written by Ivo Lund. Every plan will be paid for, he said.",
    ],
)
def test_who_may_be_another_stays_a_pronoun(text: str) -> None:
    assert who(text)[-1] is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Anna Berg said that rents rose. The 37-year-old said that prices fell.", "Anna Berg"),
        ("Anna Berg lost her house. The mother of two said that prices fell.", "Anna Berg"),
        ("Anna Berg, 37, met Ivo Lund, 40. It rained. The 37-year-old said that prices fell.", "Anna Berg"),
        ("Anna Berg, a lawyer from Ota, met Ivo Lund. The young lawyer said that prices fell.", "Anna Berg"),
        ("The minister, Ivo Lund, met Anna Berg. The minister said that prices fell.", "Ivo Lund"),
        (
            "It rained, according to a Norlux poll. About 2 in 10 voters say that prices fell.",
            "a Norlux poll",
        ),
        # Two may be meant, nobody was told to be so, or no poll is near.
        ("Anna Berg, a lawyer, met Ivo Lund, a lawyer from Ota. The lawyer said that prices fell.", None),
        ("Anna Berg met Ivo Lund in May. The lawyer said that prices fell.", None),
        ("Anna Berg met Clara Ito in May. The 37-year-old said that prices fell.", None),
        ("Anna Berg met Clara Ito in May. About 2 in 10 voters say that prices fell.", None),
        (
            "It rained, according to a Norlux poll. A Herald survey is out. About 2 in 10 voters say that prices fell.",
            None,
        ),
    ],
)
def test_a_description_that_speaks_is_whoever_was_told_to_be_so(text: str, meant: str | None) -> None:
    found = named(text, attributions(text), Referents(Discourse(text)))
    assert {each.named.of(text) for each in found if each.named} == ({meant} if meant else set())


def test_a_claim_whose_speaker_is_unknown_is_flagged() -> None:
    text = "He said that Norlux had lost 4 million crowns in May."
    claims = [claim for claim in segment(text) if claim.attribution]
    assert claims
    for claim in claims:
        assert "He" in [gap.span.of(text) for gap in claim.needs_context]


def test_a_claim_says_who_is_meant() -> None:
    text = "Anna Berg said Karl is worried. She added that the fund had lost 4 million crowns in May."
    (said,) = [claim.attribution[0] for claim in segment(text) if claim.quote.startswith("the fund")]
    assert (said.source and said.source.of(text), said.who and said.who.of(text)) == ("She", "Anna Berg")


def test_a_line_that_only_says_who_speaks_is_no_claim() -> None:
    text = "“We will not tolerate it,”\nsaid State's Attorney Anna Berg.\n“We will seek detention in May.”"
    assert not [claim for claim in segment(text) if claim.quote.lower().startswith("said")]


@pytest.mark.parametrize(
    "piece",
    [
        "Anna Berg said so. She added that it rained. ",
        "He said that it rained. ",
        "“It rained,” he said.\n\n",
        "The lawyer said that it rained. ",
        "Ada Marsh, 37, left, and the 37-year-old said that it rained, ",
        "About 2 in 10 voters say that it rained. ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def work(text: str) -> None:
        named(text, attributions(text), Referents(Discourse(text)))

    assert grows_linearly(work, piece, size=10_000)


def test_a_quotation_of_which_nobody_is_named_says_so() -> None:
    text = "The town was full.\n\n“The bridge closed in May. It was a mess.”\n\nThe bank closed in June."
    claims = segment(text, settings=Settings(parser=ParserChoice.RULES, language="en"))
    whose = {claim.statement: any(each.why == WHOSE for each in claim.needs_context) for claim in claims}
    assert whose["The bridge closed in May."]
    assert not whose["The bank closed in June."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lawmakers said that Ode had left Ota.", ["The lawmakers"]),
        ("A study published last year found that bread was dearer in Ota.", ["A study published last year"]),
        ("The mayor of Ota said that Ode had left Quill.", []),
        ("A spokesman said that Ode had left Ota.", []),
    ],
)
def test_a_source_that_only_points_is_flagged(text: str, expected: list[str]) -> None:
    settings = Settings(parser=ParserChoice.RULES, flag_context=1.0)
    claims = [each for each in segment(text, settings=settings) if each.said_by]
    gaps = [gap.span.of(text) for each in claims for gap in each.needs_context if "whose" in gap.why]
    assert gaps == expected
