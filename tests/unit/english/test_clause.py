"""Which clauses of a sentence can stand as claims, with trees and with rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factbench.english.attribution import attributions
from factbench.english.clause import clauses
from factbench.english.parse import parser_for
from factbench.errors import Misuse
from factbench.settings import ParserChoice
from factbench.text.clause import Clause, Cut
from factbench.text.span import Span


def by_tree(text: str) -> list[Clause]:
    try:
        parser = parser_for(ParserChoice.MODEL)
    except Misuse as error:
        pytest.skip(str(error))
    assert parser is not None
    sentence = Span(0, len(text))
    (tree,) = parser.parse(text, [sentence])
    parses = {} if tree is None else {sentence: tree}
    return clauses(text, sentence, said=attributions(text, parses=parses), tree=tree)


def by_rules(text: str) -> list[Clause]:
    return clauses(text, Span(0, len(text)), said=attributions(text))


def words(text: str, found: list[Clause]) -> list[str]:
    return [" … ".join(part.of(text) for part in clause.parts) for clause in found]


Cutter = Callable[[str], list[Clause]]

WAYS = pytest.mark.parametrize("cut", [pytest.param(by_tree, marks=pytest.mark.model), by_rules])

BOTH = [
    ("The bridge opened in 1932.", ["The bridge opened in 1932"]),
    ("However, the bridge closed.", ["the bridge closed"]),
    ("In doing so, Ota became the first town to ban cars.", ["Ota became the first town to ban cars"]),
    ("OTA (Wire) - The bridge closed on Monday.", ["The bridge closed on Monday"]),
    ("On Monday, the bridge closed.", ["On Monday, the bridge closed"]),
    (
        "“The bridge closed on Monday,” Ito said.",
        ["“The bridge closed on Monday,” Ito said", "The bridge closed on Monday"],
    ),
    # Joined clauses; joined subjects are never told apart.
    (
        "The bank closed in May and the shop opened in June.",
        ["The bank closed in May", "the shop opened in June"],
    ),
    ("Ota and Ina signed a treaty in May.", ["Ota and Ina signed a treaty in May"]),
    # Reported clauses: p, and that somebody says it; but what is denied or asked is no claim.
    (
        "The mayor noted that the bridge was unsafe.",
        ["The mayor noted that the bridge was unsafe", "the bridge was unsafe"],
    ),
    (
        "On Monday, the mayor told the paper that the bridge was unsafe.",
        ["On Monday, the mayor told the paper that the bridge was unsafe", "the bridge was unsafe"],
    ),
    (
        "But the mayor noted that the bridge was unsafe.",
        ["the mayor noted that the bridge was unsafe", "the bridge was unsafe"],
    ),
    (
        "“The bridge,” Ito said on Monday, “was closed by the king.”",
        [
            "“The bridge,” Ito said on Monday, “was closed by the king.”",
            "The bridge … was closed by the king",
        ],
    ),
    ("The mayor denied that the bridge was unsafe.", ["The mayor denied that the bridge was unsafe"]),
    ("The mayor asked whether the bridge was unsafe.", ["The mayor asked whether the bridge was unsafe"]),
    # Told in passing.
    ("While the bank stayed open, the shop closed.", ["the bank stayed open", "the shop closed"]),
    (
        "The town has had a bank since 1990, a year after the mine was shut.",
        ["The town has had a bank since 1990", "the mine was shut"],
    ),
    # What only announces the clause goes.
    ("Update: The bridge closed on Monday.", ["The bridge closed on Monday"]),
    # Conditions and negations stay.
    ("Nor did the mayor sign the treaty.", ["Nor did the mayor sign the treaty"]),
    (
        "If the bank fails, the town will pay and the mayor will go.",
        ["If the bank fails, the town will pay and the mayor will go"],
    ),
    ("The mayor did not sign the treaty.", ["The mayor did not sign the treaty"]),
    # No claims.
    ("Did the bridge open in 1932?", []),
    ("The mayor asked, ''Did the bridge open in 1932?''", []),
    ("Good morning.", []),
    ("A bridge for the people of Ota", []),
    ("", []),
]


@WAYS
@pytest.mark.parametrize(("text", "expected"), BOTH)
def test_clauses(text: str, expected: list[str], cut: Cutter) -> None:
    assert words(text, cut(text)) == expected


TREES = [
    # A shared subject is a part of its own; so are the auxiliaries that go with it.
    (
        "The mayor opened a bank and closed a school.",
        ["The mayor opened a bank", "The mayor … closed a school"],
    ),
    (
        "The man was arrested in May and charged with theft.",
        ["The man was arrested in May", "The man was … charged with theft"],
    ),
    (
        "The firm will open a plant and hire 300 people.",
        ["The firm will open a plant", "The firm will … hire 300 people"],
    ),
    # What follows both verbs belongs to both.
    ("Police arrested and questioned the man.", ["Police arrested and questioned the man"]),
    (
        "The shop closes when it rains, as it is open to the sky.",
        ["The shop closes when it rains, as it is open to the sky"],
    ),
    ("The road was shut, so the shop closed.", ["The road was shut", "the shop closed"]),
    # An embedded question says nothing, and half a sentence is no clause.
    ("The mayor explained how the bank failed.", ["The mayor explained how the bank failed"]),
    ("The shop closed as he left the town.", ["The shop closed as he left the town"]),
    # "Or" says neither.
    ("The mayor opened a bank or closed a school.", ["The mayor opened a bank or closed a school"]),
    # What is told of a noun.
    (
        "The bridge, which cost two million euros, closed in May.",
        ["The bridge … closed in May", "The bridge … cost two million euros"],
    ),
    (
        "The bridge, built in 1932, closed in May.",
        ["The bridge, built in 1932", "The bridge … closed in May"],
    ),
    (
        "Ken Ito, the mayor of Ota, resigned in May.",
        ["Ken Ito, the mayor of Ota", "Ken Ito … resigned in May"],
    ),
    (
        "The school and the bank, which were built in 1950, closed in May.",
        ["The school and the bank … closed in May", "The school and the bank … were built in 1950"],
    ),
    # What is told of a predicate is told of the subject, unless the predicate needs it.
    (
        "Atlas is a film directed by Ken Ito and written by Jo Abe.",
        ["Atlas is a film", "Atlas … directed by Ken Ito", "Atlas … written by Jo Abe"],
    ),
    ("Atlas was the first film directed by Ken Ito.", ["Atlas was the first film directed by Ken Ito"]),
    (
        "The film was a success, earning more than ten million euros.",
        ["The film was a success", "The film … earning more than ten million euros"],
    ),
    (
        "Founded in 1950, the firm makes cars.",
        ["Founded in 1950, the firm", "the firm makes cars"],
    ),
    (
        "The team won five games, led by Ken Ito.",
        ["The team won five games", "The team … led by Ken Ito"],
    ),
    (
        "The team plays at the stadium in Ota, located 45 miles south of Ina.",
        ["The team plays at the stadium in Ota, located 45 miles south of Ina"],
    ),
    (
        "Ito moved to Ota, where he built a house.",
        ["Ito moved to Ota", "he built a house"],
    ),
    # Remarks in brackets are left out; limits stay.
    (
        "The bridge (a gift of the king, they say) was opened in May.",
        ["The bridge … was opened in May"],
    ),
    ("Prices (without food) rose in May.", ["Prices (without food) rose in May"]),
    (
        "Ken Ito (born in Ota in 1950) is a painter.",
        ["Ken Ito (born in Ota in 1950)", "Ken Ito … is a painter"],
    ),
    ("The people who built the bridge left the town.", ["The people who built the bridge left the town"]),
    ("Ito visited Ota in May, which pleased the king.", ["Ito visited Ota in May", "pleased the king"]),
    # Told in passing without a comma: said beside the whole, and only in the past.
    (
        "The shop closed because the bridge collapsed.",
        ["The shop closed because the bridge collapsed", "the bridge collapsed"],
    ),
    ("The shop closes because the bridge is gone.", ["The shop closes because the bridge is gone"]),
    # An event that a noun names, with its date.
    (
        "Ito praised the March opening of a bridge in Ota.",
        ["Ito praised the March opening of a bridge in Ota", "the March opening of a bridge in Ota"],
    ),
    (
        "The report, which found that the bridge was unsafe, was long.",
        [
            "The report … was long",
            "The report, which found that the bridge was unsafe",
            "the bridge was unsafe",
        ],
    ),
    ("The bank closed; the shop opened in June.", ["The bank closed", "the shop opened in June"]),
    ("Read the rules of the house with care.", []),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), TREES)
def test_clauses_that_only_a_tree_shows(text: str, expected: list[str]) -> None:
    assert sorted(words(text, by_tree(text))) == sorted(expected)


LISTS = [
    (
        "The firm makes cars, boats and trains.",
        ["The firm makes cars", "The firm makes … boats", "The firm makes … trains"],
    ),
    (
        "The town sold two parks and three schools in May.",
        ["The town sold two parks … in May", "The town sold … three schools in May"],
    ),
    (
        "He became the founder and head of the firm.",
        ["He became the founder … of the firm", "He became the … head of the firm"],
    ),
    ("She was an engineer and author.", ["She was an engineer", "She was an … author"]),
    (
        "His work deals with law, trade and industry, and art.",
        ["His work deals with law", "His work deals with … trade and industry", "His work deals with … art"],
    ),
    (
        "She holds a degree in law from the University of Ota and a prize from the town of Ina.",
        [
            "She holds a degree in law from the University of Ota",
            "She holds … a prize from the town of Ina",
        ],
    ),
    # Examples of several things stand for them.
    (
        "The prince visited several towns, including Ota and Ina.",
        ["The prince visited several towns", "The prince visited … Ota", "The prince visited … Ina"],
    ),
    # What is collective, denied, quoted, joined by "or", or the name of one thing is not told apart.
    ("The state lies between Ota and Ina.", ["The state lies between Ota and Ina"]),
    ("The firm merged the bank and the shop.", ["The firm merged the bank and the shop"]),
    ("He met the king and the queen.", ["He met the king and the queen"]),
    ("They did not sell the park and the school.", ["They did not sell the park and the school"]),
    ("He praised the “lakes and the hills” of Ota.", ["He praised the “lakes and the hills” of Ota"]),
    ("The town will sell the park or the school.", ["The town will sell the park or the school"]),
    (
        "He works for the Ministry of Health and Welfare.",
        ["He works for the Ministry of Health and Welfare"],
    ),
    (
        "The firm hired 80 drivers, cooks and cleaners.",
        ["The firm hired 80 drivers, cooks and cleaners"],
    ),
    # Nor are joined subjects, nor what is named before the clause.
    ("Ota, Ina and Iga banned cars in May.", ["Ota, Ina and Iga banned cars in May"]),
    (
        "In the park, the school and the shop, smoking is forbidden.",
        ["In the park, the school and the shop, smoking is forbidden"],
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_are_told_item_by_item_where_each_item_may_stand_alone(text: str, expected: list[str]) -> None:
    assert sorted(words(text, by_tree(text))) == sorted(expected)


@pytest.mark.model
def test_a_list_of_any_length_stays_whole() -> None:
    things = [
        f"{colour} {thing}"
        for thing in ("cars", "boats", "trains", "planes")
        for colour in ("red", "blue", "green")
    ]
    things.append("old clocks")
    text = f"The firm makes {', '.join(things)} and clocks."
    assert len(by_tree(text)) == 1


RULES = [
    (
        "The bridge, which cost two million euros, closed in May.",
        ["The bridge … cost two million euros", "The bridge … closed in May"],
    ),
    (
        "Ken Ito, the mayor of Ota, resigned in May.",
        ["Ken Ito, the mayor of Ota", "Ken Ito … resigned in May"],
    ),
    (
        "The hotel, built in 1950 by the king, was closed in May.",
        ["The hotel, built in 1950 by the king", "The hotel … was closed in May"],
    ),
    ("Ota, the capital, Ina and Iga banned cars.", ["Ota, the capital, Ina and Iga banned cars"]),
    (
        "The school was built in 1950 and is named after the king.",
        ["The school was built in 1950", "The school … is named after the king"],
    ),
    (
        "The firm opened shops in Ota, Ina and New Iga.",
        [
            "The firm opened shops in Ota",
            "The firm opened shops in … Ina",
            "The firm opened shops in … New Iga",
        ],
    ),
    (
        "When it rained, Ota and Ina closed the road.",
        ["When it rained, Ota and Ina closed the road"],
    ),
    (
        "The king met Ken Ito, a painter from Ota, who had built the house.",
        ["The king met Ken Ito, a painter from Ota", "Ken Ito … had built the house"],
    ),
    ("The firm never opened shops in Ota, Ina and Iga.", ["The firm never opened shops in Ota, Ina and Iga"]),
    (
        "The firm signed a treaty between Ota, Ina and Iga.",
        ["The firm signed a treaty between Ota, Ina and Iga"],
    ),
    (
        "In May, the town hired 40 workers and bought two cranes.",
        ["In May, the town hired 40 workers", "the town … bought two cranes"],
    ),
    (
        "The bank closed in May; the shop opened in June.",
        ["The bank closed in May", "the shop opened in June"],
    ),
    ("The bridge closed, which pleased the king.", ["The bridge closed", "pleased the king"]),
    ("They built a bridge and opened the road in May.", ["They built a bridge", "opened the road in May"]),
    (
        "“They built a bridge … [and] opened the road in May,” the note said.",
        [
            "“They built a bridge … [and] opened the road in May,” the note said",
            "They built a bridge",
            "opened the road in May",
        ],
    ),
    ("The school was old and tired of its name.", ["The school was old and tired of its name"]),
    ("The bank stayed open, although the shop closed.", ["The bank stayed open", "the shop closed"]),
    (
        "Colourful lanterns fill the old square of the town of Ota.",
        ["Colourful lanterns fill the old square of the town of Ota"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), RULES)
def test_clauses_by_rules(text: str, expected: list[str]) -> None:
    assert sorted(words(text, by_rules(text))) == sorted(expected)


def of(span: Span | None, text: str) -> str:
    return "" if span is None else span.of(text)


@WAYS
def test_the_words_before_a_clause_say_when(cut: Cutter) -> None:
    text = "The town has had a bank since 1990, a year after the mine was shut."
    told = cut(text)[1]
    assert told.cut is Cut.ADVERBIAL
    assert of(told.lead, text) == "a year after"


@WAYS
def test_a_shared_pronoun_is_remembered_and_not_repeated(cut: Cutter) -> None:
    text = "They opened a bank and closed the school in May."
    _, second = cut(text)
    assert words(text, [second]) == ["closed the school in May"]
    assert of(second.subject, text) == "They"


@WAYS
def test_what_is_told_of_a_whole_clause_keeps_its_pronoun_apart(cut: Cutter) -> None:
    text = "Ito visited Ota in May, which pleased the king."
    told = cut(text)[1]
    assert told.cut is Cut.SENTENTIAL
    assert of(told.subject, text) == "which"


def test_the_stop_of_an_abbreviation_stays() -> None:
    text = "The firm moved to the U.S."
    assert words(text, by_rules(text)) == ["The firm moved to the U.S."]


def test_a_sentence_beyond_any_length_stays_whole() -> None:
    text = "The bank closed; " + "the shop opened; " * 300 + "it rained."
    assert len(by_rules(text)) == 1


@pytest.mark.model
def test_a_speaker_in_the_midst_is_cut_out() -> None:
    text = "The mayor, according to the paper, had lost two million euros."
    assert words(text, by_tree(text)) == [
        "The mayor, according to the paper, had lost two million euros",
        "The mayor … had lost two million euros",
    ]
