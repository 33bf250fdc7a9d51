"""The short form of the table of quality: small cases written for this project, which run everywhere.

Each case is a sentence or two with what a careful reader takes from it. They stand for classes, not for scores in the
world: those are measured on outside data by `poe quality`.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

import factbench
from factbench.english.parse import parser_for
from factbench.errors import Misuse
from factbench.settings import ParserChoice, Settings
from factbench.text import dates, quantities, sentences, worth
from tests.quality.table import f1

if TYPE_CHECKING:
    from factbench.model import Claim

THURSDAY = datetime.date(2024, 5, 16)

CLAIMS: dict[str, list[str]] = {
    "The ferry sank in 1987 and 40 people drowned.": ["The ferry sank in 1987.", "40 people drowned."],
    "Ada Quill, who leads the union, resigned on Monday.": [
        "Ada Quill leads the union.",
        "Ada Quill resigned on Monday 13 May 2024.",
    ],
    "The dam, built in 1932, failed twice and was rebuilt in 1950.": [
        "The dam, built in 1932, failed twice and was rebuilt in 1950.",
    ],
    "The dam failed twice and was rebuilt in 1950.": [
        "The dam failed twice.",
        "The dam was rebuilt in 1950.",
    ],
    "Ada Quill said on Monday that the dam was safe.": ["The dam was safe."],
    "Kenya and Uganda signed a treaty in Nairobi.": ["Kenya and Uganda signed a treaty in Nairobi."],
    "If the levy passes, rents will rise.": ["If the levy passes, rents will rise."],
    "The bridge did not collapse because of the flood.": [
        "The bridge did not collapse because of the flood."
    ],
    "The minister may have met the envoy in June.": ["The minister may have met the envoy in June 2023."],
    "Peru sells copper, fish and coffee.": ["Peru sells copper, fish and coffee."],
    "The mayor denied that the city had sold the park.": [
        "The mayor denied that the city had sold the park."
    ],
    "Is the harbour safe? Nobody has measured it.": ["Nobody has measured it."],
    "The port of Quill lost $3 million, which angered the owners.": [
        "The port of Quill lost $3 million, which angered the owners.",
        "The port of Quill lost $3 million.",
    ],
    "Lyon, the third-largest city of France, hosted the games.": [
        "Lyon, the third-largest city of France, hosted the games.",
    ],
}
"""Text -> its claims as statements, for an article of Thursday, 16 May 2024."""

FLOORS = {ParserChoice.MODEL: 0.9, ParserChoice.RULES: 0.7}


def claims_of(text: str, choice: ParserChoice) -> list[Claim]:
    try:
        parser_for(choice)
    except Misuse as error:
        pytest.skip(str(error))
    settings = Settings(parser=choice, language="en")
    return factbench.segment(text, published=THURSDAY, settings=settings)


@pytest.mark.parametrize(
    "choice", [pytest.param(ParserChoice.MODEL, marks=pytest.mark.model), ParserChoice.RULES]
)
def test_claims_are_cut_where_a_careful_reader_cuts_them(choice: ParserChoice) -> None:
    hits = found = gold = 0
    missed: dict[str, list[str]] = {}
    for text, wanted in CLAIMS.items():
        said = {claim.plain for claim in claims_of(text, choice)}
        hits += len(said & set(wanted))
        found += len(said)
        gold += len(wanted)
        if said != set(wanted):
            missed[text] = sorted(said)
    assert f1(hits, found, gold) >= FLOORS[choice], missed


LISTED: list[tuple[str, list[str]]] = [
    # What the article says is not so, or only a rumour, is never listed as what somebody says.
    (
        "Social media users claimed that the dam had burst, but the claim is false.",
        ["Social media users claimed that the dam had burst, but the claim is false."],
    ),
    (
        "The post falsely claimed that the dam had burst in 1990.",
        ["The post falsely claimed that the dam had burst in 1990."],
    ),
    (
        "Rumours say that the dam burst in 1990. The wall has no crack.",
        ["Rumours say that the dam burst in 1990.", "The wall has no crack."],
    ),
    ("Officials said the reports were false.", ["The reports were false."]),
    # What a speaker does is not what is said; what is said is not cut to pieces.
    (
        "Ada Quill said “we are going,” and left for Lyon.",
        ["Ada Quill said “we are going,” and left for Lyon."],
    ),
    (
        "“The firm bought the mill in 1990 and sold the land in 1995,” Quill said.",
        ["The firm bought the mill in 1990 and sold the land in 1995."],
    ),
    (
        "Although Quill has admitted using the fund, she does not defend it.",
        ["Quill has admitted using the fund.", "She does not defend it."],
    ),
    # Questions of somebody's, credits of pictures and numbers of a list say nothing.
    ("“Should the town not pay? Should it not have a say over its own harbour?” Ada Quill asked.", []),
    ("Plaque displayed 1932.", []),
    ("The harbour of Quill at night in 1932. Photo: Bram Oude", []),
    ("8. The family of Quill sold the mill in 1990.", ["The family of Quill sold the mill in 1990."]),
    (
        "“We’re honoured to join the 14 towns. And we are going,” said Ada Quill, head of the board.",
        [
            "We’re honoured to join the 14 towns.",
        ],
    ),
    ("This chart, provided by Quill, shows the towns where boats have been banned.", []),
    ("Harbour Board Gives Quill A Boost With Solid Vote Over Oude.", []),
    ("Now consider what we know about the fund.", []),
    (
        "In one of the savings plans that your town offers, perhaps in a fund that gets less risky as a child grows.",
        [],
    ),
    ("Ada Quill in September 2010, after having left the elite group within the firm.", []),
    # Headings and names that stand before a dash are told apart.
    (
        "THE COSTS Back when Quill wrote the book, a boat cost $300.",
        ["Back when Quill wrote the book, a boat cost $300."],
    ),
    (
        "Bram Oude — a surgeon and a star of the stage — has been called a charlatan by other doctors.",
        ["Bram Oude — a surgeon and a star of the stage — has been called a charlatan by other doctors."],
    ),
    # No comma ends a statement, whatever marks stand behind it.
    (
        "“We have always used the phrase ‘Do no harm,’” Quill said.",
        ["We have always used the phrase ‘Do no harm’."],
    ),
]
"""Text -> what is listed of it, for readers who sign it."""


@pytest.mark.model
@pytest.mark.parametrize(("text", "wanted"), LISTED)
def test_nothing_is_listed_that_the_article_does_not_say(text: str, wanted: list[str]) -> None:
    assert [each.plain for each in claims_of(text, ParserChoice.MODEL) if each.under is None] == wanted


HARDLY_FACTS = [
    "I thought the boat looked great, and I could not wait to try it.",
    "You will love how it feels in your hand.",
    "The new boat is simply the best of both worlds.",
    "“They are 100 percent wrong,” said Ada Quill.",
    "“We have to do better for the people of this town,” said Ada Quill.",
    "It would be a shame if the town did not try.",
    "Perhaps the harbour could be something special.",
    "The council should think hard about what it wants.",
    "That is what makes her such a great leader.",
]
"""Opinion, advice, wishes, what may be and praise: each folded."""

FACTS = [
    "The council paid Norlux $3 million for the mill in 1995.",
    "Ada Quill was elected mayor of Port Quill on 3 March 2021.",
    "Police arrested 14 men in Lyon after the ferry sank.",
    "The ministry said that 40 people drowned in the harbour in 1987.",
    "Norlux, the largest firm in Kenya, sold 300 ships to Peru last year.",
    "A study by the University of Lyon found that 38 percent of the wells were dry.",
]
"""What has a name and a number and is told as so: each listed."""


@pytest.mark.model
def test_what_hardly_states_a_fact_is_folded_and_what_does_is_listed() -> None:
    least = Settings().list_worth
    chances = {text: _chances(text) for text in (*HARDLY_FACTS, *FACTS)}
    assert not [text for text in HARDLY_FACTS if max(chances[text], default=0.0) >= least], chances
    assert not [text for text in FACTS if min(chances[text]) < least], chances


def _chances(text: str) -> list[float]:
    """The chances that each claim states a fact, of those that stand for themselves."""
    found = claims_of(text, ParserChoice.MODEL)
    return [each.worth.fact or 0.0 for each in found if each.under is None]


SPEECH = [
    ("The river rose, Ada Quill said.", "Ada Quill", "The river rose", "asserted"),
    (
        "The ministry said that three villages were empty.",
        "The ministry",
        "three villages were empty",
        "asserted",
    ),
    ("The firm denied that it had paid anybody.", "The firm", "it had paid anybody", "denied"),
    ("According to the harbour office, two ships sank.", "the harbour office", "two ships sank", "asserted"),
    ("“We lost everything,” said Bram Oude.", "Bram Oude", "We lost everything", "asserted"),
    ("Officers reportedly found 12 rifles.", None, "Officers reportedly found 12 rifles", "hedged"),
]


@pytest.mark.parametrize(("text", "source", "content", "stance"), SPEECH)
def test_who_says_it_and_how(text: str, source: str | None, content: str, stance: str) -> None:
    found = {
        (each.source.of(text) if each.source else None, each.content.of(text), str(each.stance))
        for each in factbench.text.attributions(text)
    }
    assert (source, content, stance) in found


DATES = [
    ("It closed on Monday.", "2024-05-13"),
    ("It opened in April.", "2024-04"),
    ("It has stood there since 1993.", "1993"),
    ("It burned on 3 March 2021.", "2021-03-03"),
    ("It was sold last year.", "2023"),
    ("The war ended in 1945. A year later the port reopened.", "1946"),
]


@pytest.mark.parametrize(("text", "value"), DATES)
def test_dates_are_read_as_of_the_day_of_the_article(text: str, value: str) -> None:
    assert value in {each.value for each in dates(text, published=THURSDAY)}


AMOUNTS = [
    ("about 4 million people", 4e6),
    ("half a million euros", 5e5),
    ("twelve hundred sheep", 1200),
    ("$3.2bn", 3.2e9),
    ("a third of voters", 1 / 3),
    ("minus 12 degrees", -12),
]


@pytest.mark.parametrize(("text", "value"), AMOUNTS)
def test_amounts_are_read_in_plain_units(text: str, value: float) -> None:
    assert [each.value for each in quantities(text)] == [pytest.approx(value)]


def test_sentences_end_where_they_end() -> None:
    wanted = [
        "Dr. M. Abe Jr. left at 5 p.m. on Friday.",
        "“It is gone,” he said.",
        "The U.S. Army paid $3.5 million. [17]",
        "Then it rained…",
        "Nobody came!",
    ]
    text = " ".join(wanted)
    assert [span.of(text) for span in sentences(text)] == wanted


def test_facts_are_worth_more_than_wishes() -> None:
    facts = [
        "The dam cost $3 billion in 1993.",
        "Unemployment fell by 4 percent last year.",
        "Police arrested 14 men.",
    ]
    wishes = ["I think we can all be proud.", "What a beautiful morning!", "Let us hope for the best."]
    lowest = min(worth(each).checkworthy for each in facts)
    highest = max(worth(each).checkworthy for each in wishes)
    assert lowest > highest
    assert min(worth(each).subjective for each in wishes) > max(worth(each).subjective for each in facts)
