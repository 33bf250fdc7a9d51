"""Which clauses may be shown as they stand."""

from __future__ import annotations

import pytest

import factbench
from factbench.english.clause.gate import asks, may_stand
from factbench.english.parse import parser_for
from factbench.errors import Misuse
from factbench.settings import ParserChoice, Settings
from factbench.text.clause import Clause, Cut
from factbench.text.span import Span


def clause(text: str, *parts: str, cut: Cut = Cut.CONJUNCT, verb: str | None = None) -> Clause:
    """A clause of these words, each looked for behind the one before it."""
    spans: list[Span] = []
    for part in parts:
        start = text.index(part, spans[-1].end if spans else 0)
        spans.append(Span(start, start + len(part)))
    return Clause(tuple(spans), cut, verb=verb)


def stands(text: str, made: Clause, *, tree: bool) -> bool:
    sentence = Span(0, len(text))
    if not tree:
        return may_stand(text, made, sentence)
    try:
        parser = parser_for(ParserChoice.MODEL)
    except Misuse as error:
        pytest.skip(str(error))
    assert parser is not None
    (found,) = parser.parse(text, [sentence])
    return may_stand(text, made, sentence, tree=found)


ways = pytest.mark.parametrize("tree", [pytest.param(True, marks=pytest.mark.model), False])

MAY = [
    ("The bank closed in May and the shop opened.", ["the shop opened"]),
    ("The mayor opened a bank and closed a school.", ["The mayor", "closed a school"]),
    ("The firm sold a plant for £350m and Ito left.", ["The firm sold a plant for £350m"]),
    ("The town re-opened its wall and the king left.", ["The town re-opened its wall"]),
    ("It was called “safe” by the king and Ito left.", ["It was called “safe” by the king"]),
    ("Nobody was hurt in May and the shop closed.", ["Nobody was hurt in May"]),
    ("There were two banks and the shop closed.", ["There were two banks"]),
    ("That agreement was signed in May and Ito left.", ["That agreement was signed in May"]),
]


@ways
@pytest.mark.parametrize(("text", "parts"), MAY)
def test_a_statement_stands(text: str, parts: list[str], tree: bool) -> None:
    cut = Cut.MAIN if text.startswith(parts[0]) and len(parts) == 1 else Cut.CONJUNCT
    assert stands(text, clause(text, *parts, cut=cut), tree=tree)


MAY_NOT = [
    # An edge inside a token, a word with a hyphen, or an amount.
    ("The firm sold a plant for £350m and Ito left.", ["The firm sold a plant for £350"]),
    ("The firm sold a plant for £350m and Ito left.", ["The firm sold a plant for £"]),
    ("The firm paid 3.5 million and Ito left.", ["The firm paid 3"]),
    ("Prices rose by 3% in May and Ito left.", ["Prices rose by 3"]),
    ("The town re-opened its old wall in May.", ["The town re"]),
    ("The king met the Ota-born painter in May.", ["The king met the Ota"]),
    ("The king met Ito’s old friend in May.", ["The king met Ito"]),
    # A bracket or a quotation mark without its partner.
    ("The bank (which was old) closed in May.", ["The bank (which was old"]),
    ("Ito called it “a disgrace” and left the town.", ["Ito called it “a disgrace"]),
    ('Ito called it "a disgrace" and left the town.', ['a disgrace" and left the town']),
    # The rest of a clause, and a question.
    ("The bridge fell because the river had risen.", ["because the river had risen"]),
    ("The bridge fell, which had pleased the king.", ["which had pleased the king"]),
    ("The plan to cut costs was to invite two firms.", ["was to invite two firms"]),
    ("He knew that the bank had closed in May.", ["that the bank had closed in May"]),
    ("He asked how did the bank close in May.", ["how did the bank close in May"]),
    # No verb, no subject, or nothing that is said of it.
    ("The bank closed in May in the old town.", ["in the old town"]),
    # A question that is told.
    ("The film shows how close they were in May.", ["how close they were in May"]),
    ("Ito asked whether the bank had closed.", ["whether the bank had closed"]),
    ("The doctors told those in the hall: it was over.", ["The doctors told those in the hall"]),
    ("The mayor opened a bank and closed a school.", ["closed a school"]),
]


@ways
@pytest.mark.parametrize(("text", "parts"), MAY_NOT)
def test_what_is_no_whole_statement_does_not(text: str, parts: list[str], tree: bool) -> None:
    assert not stands(text, clause(text, *parts), tree=tree)


TREE_MAY_NOT = [
    ("The house of the man who had lost two million.", "the man who had lost two million"),
    ("The mayor said on Monday.", "The mayor said on Monday"),
    ("The mayor told the paper on Monday.", "The mayor told the paper on Monday"),
    ("It happens, and the shop closed.", "It happens"),
    ("More often, through wine-filled glasses.", "More often, through wine-filled glasses"),
    ("What happens next.", "What happens next"),
    ("Who won the vote.", "Who won the vote"),
    ("He went on, swiping at a king who had lost the war.", "swiping at a king who had lost the war"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "part"), TREE_MAY_NOT)
def test_a_tree_shows_what_says_nothing_of_its_subject(text: str, part: str) -> None:
    assert not stands(text, clause(text, part), tree=True)


def test_words_stand_in_the_articles_order() -> None:
    text = "Founded in 1950, the firm makes cars."
    moved = Clause((Span(17, 25), Span(0, 15)), Cut.CONJUNCT)
    assert not stands(text, moved, tree=False)
    before = Clause((Span(0, 15),), Cut.CONJUNCT, subject=Span(17, 25))
    assert not stands(text, before, tree=False)


@pytest.mark.parametrize(
    ("told", "verb", "cut", "expected"),
    [
        ("the mayor of Ota", "is", Cut.APPOSITION, True),
        ("the mayor of Ota", "was", Cut.APPOSITION, True),
        ("the mayor of Ota", "are", Cut.APPOSITION, False),
        ("mayor of Ota", "is", Cut.APPOSITION, False),
        ("the mayor of Ota", "is", Cut.CONJUNCT, False),
    ],
)
def test_a_verb_is_put_in_only_where_a_name_is_one_thing(
    told: str, verb: str, cut: Cut, expected: bool
) -> None:
    text = "Ken Ito, the mayor of Ota, left."
    assert stands(text, clause(text, "Ken Ito", told, cut=cut, verb=verb), tree=False) is expected


def test_what_the_article_leaves_unbalanced_is_not_our_cut() -> None:
    text = "Ito called the plan, made “in a hurry last week, a disgrace."
    assert stands(text, clause(text, text[:-1], cut=Cut.MAIN), tree=False)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("How did the bank close", True),
        ("“Why is it shut", True),
        ("What does it cost", True),
        ("What is clear is that it closed", False),
        ("When the bank closed, he left", False),
        ("Who they are is known", False),
    ],
)
def test_questions_are_known_by_how_they_begin(words: str, expected: bool) -> None:
    assert asks(words) is expected


# ------------------------------------------------------------------------------ what readers found at fault

FAULTS = [
    (
        "Hilly Ruritania has a history of train crashes and suffered its worst derailment in years "
        "in January, killing all 72 people aboard a train operated by Northline.",
        ["Ruritania killed", "Ruritania … killed"],
        "",
    ),
    (
        "The thieves loaded goods – valued at nearly $700,000 – into the stolen vans and fled.",
        ["thieves were", "thieves … were", "[were]", "loaded goods and"],
        "",
    ),
    (
        "The proceedings, held at the palace, heard from representatives of some 40 states, "
        "including Norland and Sudania.",
        ["were heard", "[were]"],
        "heard from representatives of some 40 states",
    ),
    (
        "Bond yields across the market are rising, led by the short end where traders now expect "
        "two rate hikes.",
        ["were led", "[were]"],
        "",
    ),
    (
        "Norland wants to scrap the Health Act, which will strip 20 million people of cover.",
        ["the Health Act will", "The Health Act … will"],
        "",
    ),
    (
        "Ortiz said since the day the mayor left, he was constantly in touch with the team that "
        "joined the late mayor, which was unusual.",
        ["mayor was unusual", "mayor … was unusual"],
        "",
    ),
    (
        "Blasts have caused severe damage to their houses, which include cracked walls and weak foundations.",
        ["Their houses include", "houses … include"],
        "",
    ),
    (
        "It went to Vinna, in the west-central region of Norland, a building with no lecture halls.",
        ["Norland [is]", "Norland [was]"],
        "",
    ),
    (
        "The site got a small grant from the Norland Renaissance Foundation, a charity founded by "
        "Hungarian-born US financier Georg Soren, and the team refurbished the factory and "
        "re-established a campus there.",
        ["Hungarian.", "factory re.", "Foundation born"],
        "re-established a campus there.",
    ),
    (
        "Analysts say the unit could sell for up to £350m. Norlux in recent years has also bought "
        "firms such as Veta.",
        ["£350."],
        "The unit could sell for up to £350m.",
    ),
    (
        "Four of the seven defendants appeared in court today, while the other three remained "
        "hospitalized with minor injuries.",
        ["defendants was", "defendants … was", "[was]"],
        "The other three remained hospitalized with minor injuries.",
    ),
    (
        "Ortiz explained the city's new plan to cut costs was to invite firms such as Norlux, Veta, "
        "and others to take part.",
        ["Was to invite"],
        "",
    ),
    (
        "How did the company say it was a case of bird strike. The pilot has not reported that, Jan "
        "Niro, a spokesman, said.",
        ["The company say"],
        "",
    ),
    (
        "Thai police have detained the owner of the Green Hostel, where affected travellers were staying.",
        ["Affected travellers were staying."],
        "",
    ),
    (
        "“We will not tolerate it,”\nsaid State's Attorney Anna Berg.\n“We will continue to seek detention.”",
        ["Said State"],
        "",
    ),
    (
        "They may come, although nobody can say how likely a war is. The film shows how close they once were.",
        ["How likely", "How close"],
        "The film shows how close they once were.",
    ),
    (
        "While the banks have said they have always told the truth, Ada Berg has vowed to raise the fines.",
        ["| The banks have said they have always told the truth, Ada"],
        "",
    ),
    (
        "The writers said that these tests weren't final and that more work needed to be done.",
        ["These tests weren't final and that"],
        "",
    ),
    (
        "Police found the tenth guest in the tower, the envoy in Lund, Ada Berg, told journalists.",
        ["the envoy in Lund, Ada Berg."],
        "",
    ),
    (
        "The ministry added that the raid was revenge for attacks on “civil sites,” without giving detail.",
        ["The raid was revenge for attacks on “civil sites,” without"],
        "",
    ),
    (
        "Ito said he was there when doctors told those at the door: “We just lost him.”",
        ["at the door."],
        "",
    ),
    (
        "She went up with a girl who Berg said Ota “was in love with.”",
        ["| Ota “was"],
        "",
    ),
    (
        "Every plan will be costed, he said, swiping at Ada Berg whose tax cuts caused turmoil in the banks "
        "and were blamed for the rise of prices.",
        ["| Swiping"],
        "",
    ),
    (
        "Ito told reporters that Berg had blocked his efforts to reform the port, and accused the general of fraud.",
        ["Berg accused", "Berg … accused"],
        "Ito told reporters that Berg had blocked",
    ),
    (
        "The mayor said that the bank had closed in May, and added that the shop had reopened.",
        ["| The bank had closed in May, and added"],
        "",
    ),
    (
        "Berg said: “We go to the lake. Then we walk to the town.” Ito left the house in May.",
        ["lake.”", "Berg said: We"],
        "Ito left the house in May",
    ),
    (
        "In May the firm hired Ito.\n\nTrending Now Ten Great Places Where Famous People Live In Lund\n\nIto left.",
        ["Trending"],
        "In May the firm hired Ito.",
    ),
]
"""Sentences that readers found cut wrongly: what no statement may say, and what one of them must."""


@pytest.mark.parametrize(
    "choice", [pytest.param(ParserChoice.MODEL, marks=pytest.mark.model), ParserChoice.RULES]
)
@pytest.mark.parametrize(("text", "never", "always"), FAULTS)
def test_what_readers_found_cut_wrongly_is_not_made(
    text: str, never: list[str], always: str, choice: ParserChoice
) -> None:
    try:
        claims = factbench.segment(text, settings=Settings(parser=choice, language="en"))
    except Misuse as error:
        pytest.skip(str(error))
    said = "".join(f"| {claim.statement} " for claim in claims)
    assert not [words for words in never if words in said]
    assert always in said
