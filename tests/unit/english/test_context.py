"""What a claim leaves open, and how it reads with its article's help."""

from __future__ import annotations

import pytest

from factbench.english.clause.statement import statement
from factbench.english.reference.context import Context, owned
from factbench.english.reference.mention import Discourse
from factbench.settings import ParserChoice, Settings
from factbench.stages.segment import segment
from factbench.text.clause import Clause, Cut
from factbench.text.slots import Attribution, Stance
from factbench.text.span import Span
from tests.values import RULES


def read(text: str, claim: str, *, said: tuple[Attribution, ...] = ()) -> tuple[str, list[str]]:
    """The statement of a claim that is a stretch of the text, and what is missing in it."""
    start = text.rindex(claim)
    clause = Clause((Span(start, start + len(claim)),), Cut.MAIN)
    gaps, edits = Context(Discourse(text)).of(clause, said)
    return statement(text, clause, edits=edits).words, [each.why for each in gaps]


@pytest.mark.parametrize(
    ("text", "claim", "expected"),
    [
        ("Ada Marsh won. She lives in Quill.", "She lives in Quill", "[Ada Marsh] lives in Quill."),
        ("Ada Marsh won. Her book sold well.", "Her book sold well", "[Ada Marsh’s] book sold well."),
        # The person is named in the claim already, or by the edit before.
        ("Ada Marsh sold her house.", "Ada Marsh sold her house", "Ada Marsh sold her house."),
        ("Ada Marsh won. She sold her house.", "She sold her house", "[Ada Marsh] sold her house."),
        (
            "The United States is large. Its coast is long.",
            "Its coast is long",
            "[The United States’] coast is long.",
        ),
        (
            "A bridge in Ota is new. It has two lanes.",
            "It has two lanes",
            "[The bridge in Ota] has two lanes.",
        ),
        ("MPs are busy. They’re many.", "They’re many", "[MPs are] many."),
        (
            "Ada Marsh won. A crowd heard of her “Ode” tour.",
            "A crowd heard of her “Ode” tour",
            "A crowd heard of [Ada Marsh’s] “Ode” tour.",
        ),
        (
            "Ada Marsh won. A friend gave her hope.",
            "A friend gave her hope",
            "A friend gave [Ada Marsh] hope.",
        ),
        (
            "Quill’s Grand Mosque is old. Fire reached the mosque.",
            "Fire reached the mosque",
            "Fire reached [Quill’s Grand Mosque].",
        ),
        ("Minister Eli Ode spoke. The minister left.", "The minister left", "[Minister Eli Ode] left."),
        ("Ken Ito, the mayor, spoke. The mayor left.", "The mayor left", "[Ken Ito] left."),
    ],
)
def test_what_is_understood_is_named(text: str, claim: str, expected: str) -> None:
    assert read(text, claim) == (expected, [])


@pytest.mark.parametrize(
    ("text", "claim", "missing"),
    [
        ("He left.", "He left", "It is not certain who “He” is."),
        ("Police arrested him.", "Police arrested him", "It is not certain who “him” is."),
        ("The suspect left.", "The suspect left", "It is not said here which suspect is meant."),
        (
            "Minister Ode met Minister Abe. The minister left.",
            "The minister left",
            "It is not said here which minister is meant.",
        ),
        (
            "The bank manager left.",
            "The bank manager left",
            "It is not said here which bank manager is meant.",
        ),
        ("It fell. This was new.", "This was new", "“This” takes up what the article says before."),
        ("It fell. This law was new.", "This law was new", "It is not said here which law is meant."),
        ("These laws were new.", "These laws were new", "It is not said here which laws are meant."),
        ("We left.", "We left", "It is not certain who “We” is."),
        (
            "It came later. Relations were restored.",
            "Relations were restored",
            "It is not said here between whom the relations are.",
        ),
        ("Peace talks began.", "Peace talks began", "It is not said here between whom the talks are."),
    ],
)
def test_what_is_not_understood_is_said_to_be_missing(text: str, claim: str, missing: str) -> None:
    assert read(text, claim) == (f"{claim}.", [missing])


@pytest.mark.parametrize(
    "claim",
    [
        "The sun rose",
        "Ties between Peru and Chile improved",
        "Talks began with Peru",
        "The president of France left",
        "The bank that failed was old",
        "The Israeli embassy closed",
        "This year was wet",
        "It was clear that prices rose",
        "The mayor of Ota and his wife left",
        "After the match in Ota, Ken Ito left",
        "This White House is old",
    ],
)
def test_what_everybody_understands_is_left_alone(claim: str) -> None:
    assert read(f"{claim}.", claim) == (f"{claim}.", [])


def test_the_speaker_of_a_quotation_is_named_where_one_is_known() -> None:
    text = "“I left,” Ada Marsh said."
    said = Attribution(Span(10, 19), Span(20, 24), Span(1, 7), Stance.ASSERTED, direct=True)
    assert read(text, "I left", said=(said,)) == ("I left.", ["“I” is the speaker, Ada Marsh."])


def test_words_within_marks_stay_as_they_were_said() -> None:
    text = "Ada Marsh won. A friend said “she had to win”."
    assert read(text, "A friend said “she had to win")[0] == "A friend said “she had to win”."


@pytest.mark.parametrize(("words", "expected"), [("Ito", "Ito’s"), ("the towers", "the towers’")])
def test_possessives(words: str, expected: str) -> None:
    assert owned(words) == expected


@pytest.mark.parametrize(
    ("text", "stands_for_her"),
    [
        ("Mayor Ada Quill spoke first. She left early.", True),
        ("Mayor Ada Quill spoke first. Police held a woman from Quayside. She is a suspect.", False),
        ("Mayor Ada Quill spoke first. A young officer fell. She left early.", False),
    ],
)
def test_a_person_without_a_name_who_comes_in_between_may_be_meant_as_well(
    text: str, stands_for_her: bool
) -> None:
    claim = segment(text, settings=RULES)[-1]
    assert ("Ada Quill" in claim.statement) is stands_for_her
    assert bool(claim.needs_context) is not stands_for_her


# Of these texts rules alone know what is missing.
CHOICES = [Settings(parser=choice, flag_context=1.0) for choice in (ParserChoice.RULES, ParserChoice.MODEL)]


@pytest.mark.parametrize("chosen", CHOICES, ids=lambda each: str(each.parser))
@pytest.mark.parametrize(
    ("text", "begins", "missing"),
    [
        # A couple, him, the spot: nothing in the claim says which.
        (
            "A couple buried a newborn in a forest. Villagers rescued him. The couple was arrested. Police reached the "
            "spot.",
            "Villagers",
            ["him"],
        ),
        ("A couple buried a newborn in a forest. The couple was arrested.", "The couple", ["The couple"]),
        ("A newborn lay in a forest. Police reached the spot.", "Police", ["the spot"]),
        ("A car hit a wall in Ota. The driver fled.", "The driver", ["The driver"]),
        ("Bigfoods announced a discount. Sales of the team rose.", "Sales", ["the team"]),
        (
            "The Dana Fisch Company sells halibut. Bigfoods announced a discount. The company also cut its prices.",
            "The company",
            ["The company"],
        ),
        # It stands for nothing; a gerund is nobody; a quotation without its speaker is left as it is.
        ("Aid is no answer. It is now nearly 300 days since Norland asked for a truce.", "It is", []),
        (
            "The governor spoke at the hall. Naming Rosa Lindt is historic, but he called on her because she was best.",
            "He called",
            ["he", "her"],
        ),
        (
            "Mr Moleko accused the chiefs of taking bribes.\n\n“The money was paid into his own account.”",
            "The money",
            ["The money", "his"],
        ),
        ("It rained. Last year, she founded the Quill Fund.", "Last year", ["Last year", "she"]),
        ("Sugar is sweet. The body makes it.", "The body", ["it"]),
        # The claim itself says which.
        ("Norlux grew. Norlux told the company’s staff to leave Ota.", "Norlux told", []),
        ("Peru closed its border. In Peru, the government fell.", "In Peru", []),
        ("It rained. The UK’s economy shrank after the pandemic.", "The UK", []),
        ("It rained. The largest bridge of the region fell near Ota.", "The largest", ["the region"]),
    ],
)
def test_what_a_claim_of_a_text_leaves_open(
    text: str, begins: str, missing: list[str], chosen: Settings
) -> None:
    claim = next(each for each in segment(text, settings=chosen) if each.statement.startswith(begins))
    assert [gap.span.of(text) for gap in claim.needs_context] == missing
    assert not claim.edits or claim.dates


@pytest.mark.parametrize("chosen", [CHOICES[0], pytest.param(CHOICES[1], marks=pytest.mark.model)])
@pytest.mark.parametrize(
    ("text", "begins", "missing"),
    [
        # Which words of the claim tell: an office’s country, whom a clause names, what names more closely.
        ("It rained. Since Ito went to Peru, the president was ill.", "Since", ["the president"]),
        ("It rained. In Peru, the president was ill.", "In Peru", []),
        (
            "It rained. The missile hit Ota before the weapon was banned in 1993.",
            "The missile",
            ["The missile"],
        ),
        ("It rained. Ada Marsh won as the 36-year-old’s foe left in 1993.", "Ada", []),
        # Who is named behind is a man, and who is done something to is not who does it.
        ("It rained. In 1993, she returned and Mr Eli Ode left.", "In 1993", ["she"]),
        ("It rained. People bought them in 1993.", "People", ["them"]),
        # Who is spoken of after "asked" is the subject.
        ("It rained. Asked about an adviser, he left.", "Asked", ["he"]),
        ("It rained. Asked whether he would go, Mr Eli Ode left.", "Asked", []),
        # "You" is whoever reads, unless somebody says it.
        ("It rained. In 1993, you needed a licence in Ota.", "In 1993", []),
        # A country's offices in capitals are its own where the claim names somebody of it; where somebody is; whose it
        # is; when a vote was.
        ("It rained. In 1993 Ada Marsh met the King.", "In 1993", []),
        ("It rained. In 1993 they met at the Quill Dome, and the stadium was full.", "In 1993", ["they"]),
        ("It rained. In 1993, Ada Marsh’s gown was lent by the designer.", "In 1993", []),
        ("It rained. In 1993, Ada Marsh led before the election.", "In 1993", []),
        # A part of a town or a body is of one of many.
        ("It rained. In 1993, Ada Marsh saw smoke near the city centre.", "In 1993", ["the city centre"]),
    ],
)
def test_what_the_words_of_a_claim_tell_of_each_other(
    text: str, begins: str, missing: list[str], chosen: Settings
) -> None:
    claims = [each for each in segment(text, settings=chosen) if each.statement.startswith(begins)]
    assert [gap.span.of(text) for gap in claims[0].needs_context] == missing


def test_who_speaks_in_a_claim_that_names_the_speaker_is_told() -> None:
    text = "“I am old,” Ada Marsh said."
    clause = Clause((Span(0, len(text)),), Cut.MAIN)
    context = Context(Discourse(text))
    assert [gap.span.of(text) for gap in context.of(clause)[0]] == ["I"]
    assert context.of(clause, handed_on=[Span(0, 11)])[0] == ()


def test_a_sentence_that_brings_in_somebody_else_leaves_it_open() -> None:
    text = "The Quill Fund is run by a bank in Ota. It has three branches."
    assert read(text, "It has three branches") == (
        "It has three branches.",
        ["It is not certain what “It” stands for."],
    )


@pytest.mark.model
def test_what_follows_not_only_was_is_the_subject() -> None:
    text = "It rained. Not only was the gown long, but the hall in Ota was full."
    claims = segment(text, settings=Settings(parser=ParserChoice.MODEL))
    assert [gap.span.of(text) for gap in claims[-1].needs_context] == ["the gown"]


def test_a_month_is_nothing_that_a_pronoun_takes_up() -> None:
    _words, missing = read(
        "The hall in Ota and the mill burned. In June 2001 it closed.", "In June 2001 it closed"
    )
    assert missing == ["It is not certain what “it” stands for."]


def test_what_is_paid_to_her_is_not_hers() -> None:
    words, missing = read("Ada Marsh won. Ota paid her £4,200.", "Ota paid her £4,200")
    assert (words, missing) == ("Ota paid her £4,200.", ["It is not certain who “her” is."])
