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
    return [
        ("under: " if clause.under else "") + " … ".join(part.of(text) for part in clause.parts)
        for clause in found
    ]


Cutter = Callable[[str], list[Clause]]

WAYS = pytest.mark.parametrize("cut", [pytest.param(by_tree, marks=pytest.mark.model), by_rules])

BOTH = [
    ("The bridge opened in 1932.", ["The bridge opened in 1932"]),
    ("However, the bridge closed.", ["the bridge closed"]),
    ("In doing so, Ota became the first town to ban cars.", ["Ota became the first town to ban cars"]),
    ("OTA (Wire) - The bridge closed on Monday.", ["The bridge closed on Monday"]),
    ("OTA, Nov 22 — The bridge closed on Monday.", ["The bridge closed on Monday"]),
    ("On Monday, the bridge closed.", ["On Monday, the bridge closed"]),
    # What says how a clause is joined goes where both are told or none follows, and else stays.
    (
        "While the bank closed in May, the shop stayed open.",
        ["the bank closed in May", "the shop stayed open"],
    ),
    ("Though the bank closed in May.", ["the bank closed in May"]),
    ("“Should we not all go to the town?” Ito asked on Monday.", []),
    # Headings.
    ("Trending Ten Great Places Where Famous People Lived In Lund", []),
    (
        "“The bridge closed on Monday,” Ito said.",
        ["The bridge closed on Monday"],
    ),
    # Joined clauses; joined subjects are never told apart.
    (
        "The bank closed in May and the shop opened in June.",
        ["The bank closed in May", "the shop opened in June"],
    ),
    ("Ota and Ina signed a treaty in May.", ["Ota and Ina signed a treaty in May"]),
    # Of "X said p" p is listed; but what is denied or asked is no claim.
    (
        "The mayor noted that the bridge was unsafe.",
        ["the bridge was unsafe"],
    ),
    (
        "On Monday, the mayor told the paper that the bridge was unsafe.",
        ["the bridge was unsafe"],
    ),
    (
        "But the mayor noted that the bridge was unsafe.",
        ["the bridge was unsafe"],
    ),
    (
        "“The bridge,” Ito said on Monday, “was closed by the king.”",
        ["The bridge … was closed by the king"],
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
    ("Tomorrow: The city will close the bridge.", ["Tomorrow: The city will close the bridge"]),
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
    # What stands before the first clause may bear on the second, and so may its denial, its hedge and its doubt.
    (
        "In May, the town hired 40 workers and bought two cranes.",
        ["In May, the town hired 40 workers and bought two cranes"],
    ),
    (
        "In May, the bank closed and the shop moved to Ina.",
        ["In May, the bank closed and the shop moved to Ina"],
    ),
    (
        "In May, the bank closed and in June, the shop moved to Ina.",
        ["In May, the bank closed", "in June, the shop moved to Ina"],
    ),
    (
        "The mayor reportedly opened a bank and closed a school.",
        ["The mayor reportedly opened a bank and closed a school"],
    ),
    (
        "The mayor did not open a bank and close a school.",
        ["The mayor did not open a bank and close a school"],
    ),
    # A verb of another number has another subject.
    (
        "The committee sent a letter about threats and alleged secret stations in Ota.",
        ["The committee sent a letter about threats and alleged secret stations in Ota"],
    ),
    # A conjunct that does not end its clause would tear it.
    (
        "The shop closes when it rains, as it is open to the sky.",
        ["The shop closes when it rains, as it is open to the sky"],
    ),
    ("The road was shut, so the shop closed.", ["The road was shut, so the shop closed"]),
    ("Johnson and Manzara came with her in May.", ["Johnson and Manzara came with her in May"]),
    # An embedded question says nothing, and half a sentence is no clause.
    ("The mayor explained how the bank failed.", ["The mayor explained how the bank failed"]),
    ("The shop closed as he left the town.", ["The shop closed as he left the town"]),
    ("How did the company say that it was a bird.", []),
    # "Or" says neither.
    ("The mayor opened a bank or closed a school.", ["The mayor opened a bank or closed a school"]),
    # What is told of a noun, where nobody can doubt of which: right before the comma, of one number, in no other noun.
    (
        "The bridge, which cost two million euros, closed in May.",
        [
            "The bridge, which cost two million euros, closed in May",
            "under: The bridge … cost two million euros",
        ],
    ),
    (
        "Ada Quill, who leads the union, resigned on Monday.",
        ["Ada Quill, who leads the union, resigned on Monday", "under: Ada Quill … leads the union"],
    ),
    (
        "The floods caused damage to houses, which include two schools.",
        [
            "under: The floods caused damage to houses",
            "The floods caused damage to houses, which include two schools",
        ],
    ),
    (
        "The school and the bank, which were built in 1950, closed in May.",
        ["The school and the bank, which were built in 1950, closed in May"],
    ),
    # "Which" at the end may take up the whole clause.
    (
        "Ito visited Ota in May, which pleased the king.",
        ["under: Ito visited Ota in May", "Ito visited Ota in May, which pleased the king"],
    ),
    ("The people who built the bridge left the town.", ["The people who built the bridge left the town"]),
    # What a participle tells has no tense of its own, and stays where it stands.
    ("The bridge, built in 1932, closed in May.", ["The bridge, built in 1932, closed in May"]),
    (
        "The film was a success, earning more than ten million euros.",
        ["The film was a success, earning more than ten million euros"],
    ),
    ("Founded in 1950, the firm makes cars.", ["Founded in 1950, the firm makes cars"]),
    (
        "Ito moved to Ota, where he built a house.",
        ["Ito moved to Ota, where he built a house"],
    ),
    # A whole name between its commas.
    (
        "Ken Ito, the mayor of Ota, resigned in May.",
        ["under: Ken Ito … the mayor of Ota", "Ken Ito, the mayor of Ota, resigned in May"],
    ),
    ("Ito, the mayor of Ota, resigned in May.", ["Ito, the mayor of Ota, resigned in May"]),
    (
        "It went to Vinna, in the region of New Ota, a building with no lecture halls.",
        ["It went to Vinna, in the region of New Ota, a building with no lecture halls"],
    ),
    ("Ken Ito, a painter, and Jo Abe left in May.", ["Ken Ito, a painter, and Jo Abe left in May"]),
    # Remarks in brackets stay.
    (
        "The bridge (a gift of the king, they say) was opened in May.",
        ["The bridge (a gift of the king, they say) was opened in May"],
    ),
    # Told in passing, in the past: what says when stays in its sentence.
    (
        "The shop closed after the bridge collapsed.",
        ["The shop closed after the bridge collapsed", "under: the bridge collapsed"],
    ),
    ("The shop closed because the bridge collapsed.", ["The shop closed because the bridge collapsed"]),
    ("The shop closes because the bridge is gone.", ["The shop closes because the bridge is gone"]),
    # Lists, and events that a noun names, stay whole.
    ("The firm makes cars, boats and trains.", ["The firm makes cars, boats and trains"]),
    (
        "The prince visited several towns, including Ota and Ina.",
        ["The prince visited several towns, including Ota and Ina"],
    ),
    (
        "Ito praised the March opening of a bridge in Ota.",
        ["Ito praised the March opening of a bridge in Ota"],
    ),
    # What is said by the way stands under its sentence, where that says more.
    (
        "The report, which found that the bridge was unsafe, was long.",
        [
            "The report, which found that the bridge was unsafe, was long",
            "under: the bridge was unsafe",
        ],
    ),
    # Of a list that goes on after what is said nothing is said in part.
    (
        "“We will,” he said, underlining that the plan was safe, “build a school.”",
        ["“We will,” he said, underlining that the plan was safe, “build a school.”"],
    ),
    ("The bank closed; the shop opened in June.", ["The bank closed", "the shop opened in June"]),
    ("Read the rules of the house with care.", []),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), TREES)
def test_clauses_that_only_a_tree_shows(text: str, expected: list[str]) -> None:
    assert sorted(words(text, by_tree(text))) == sorted(expected)


RULES = [
    # Without a tree nothing is cut out of the midst.
    (
        "The bridge, which cost two million euros, closed in May.",
        ["The bridge, which cost two million euros, closed in May"],
    ),
    (
        "Ken Ito, the mayor of Ota, resigned in May.",
        ["Ken Ito, the mayor of Ota, resigned in May"],
    ),
    ("Ota, the capital, Ina and Iga banned cars.", ["Ota, the capital, Ina and Iga banned cars"]),
    (
        "The school was built in 1950 and is named after the king.",
        ["The school was built in 1950 and is named after the king"],
    ),
    (
        "The firm opened shops in Ota, Ina and New Iga.",
        ["The firm opened shops in Ota, Ina and New Iga"],
    ),
    (
        "When it rained, Ota and Ina closed the road.",
        ["When it rained, Ota and Ina closed the road"],
    ),
    (
        "In May, the town hired 40 workers and bought two cranes.",
        ["In May, the town hired 40 workers and bought two cranes"],
    ),
    (
        "The town hired 40 workers and bought two cranes.",
        ["The town hired 40 workers", "The town … bought two cranes"],
    ),
    (
        "The bank closed in May; the shop opened in June.",
        ["The bank closed in May", "the shop opened in June"],
    ),
    (
        "The bridge closed, which pleased the king.",
        ["under: The bridge closed", "The bridge closed, which pleased the king"],
    ),
    ("They built a bridge and opened the road in May.", ["They built a bridge", "opened the road in May"]),
    (
        "“They built a bridge … [and] opened the road in May,” the note said.",
        ["They built a bridge", "opened the road in May"],
    ),
    (
        "“They built a bridge and opened the road in May,” the note said.",
        ["They built a bridge and opened the road in May"],
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


def test_the_stop_of_an_abbreviation_stays() -> None:
    text = "The firm moved to the U.S."
    assert words(text, by_rules(text)) == ["The firm moved to the U.S."]


def test_a_sentence_beyond_any_length_stays_whole() -> None:
    text = "The bank closed; " + "the shop opened; " * 300 + "it rained."
    assert len(by_rules(text)) == 1


@pytest.mark.model
def test_a_speaker_in_the_midst_is_cut_out() -> None:
    text = "The mayor, according to the paper, had lost two million euros."
    assert words(text, by_tree(text)) == ["The mayor … had lost two million euros"]


@pytest.mark.model
def test_a_part_says_which_clause_it_stands_under() -> None:
    text = "Ito visited Ota in May, which pleased the king."
    part, whole = sorted(by_tree(text), key=lambda clause: clause.parts[-1].end)
    assert (part.under, whole.under) == (whole.parts, None)


QUOTED = [
    ("The mayor said that he “felt invisible.”", "he “felt invisible.”"),
    ("“The bridge is “safe”,” the mayor said.", "The bridge is “safe”"),
    ("It is false.’", "It is false"),
    ("‘The bridge is safe.", "The bridge is safe"),
    ("The plan was ‘a disgrace for all’, the mayor said.", "The plan was ‘a disgrace for all’"),
]


@WAYS
@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_a_quotation_mark_keeps_its_partner(text: str, expected: str, cut: Cutter) -> None:
    assert words(text, cut(text)) == [expected]
