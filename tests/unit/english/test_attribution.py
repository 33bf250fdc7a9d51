"""Who says what, with rules and with trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.english.attribution import attributions
from factbench.english.parse import Parse, parser_for
from factbench.errors import Misuse
from factbench.settings import ParserChoice, Settings
from factbench.stages.segment import segment
from factbench.text.sentence import sentences
from factbench.text.slots import Attribution, Stance
from tests.linear import grows_linearly

if TYPE_CHECKING:
    from factbench.text.span import Span

CASES = [
    # Indirect speech.
    ("The mayor said that the bridge was closed.", [("The mayor", "said", "the bridge was closed")]),
    ("The mayor said the bridge was closed.", [("The mayor", "said", "the bridge was closed")]),
    ("The bridge was closed, the mayor said.", [("the mayor", "said", "The bridge was closed")]),
    ("According to the ministry, prices fell.", [("the ministry", "According to", "prices fell")]),
    ("Prices fell, according to the ministry.", [("the ministry", "according to", "Prices fell")]),
    (
        "On Monday, Ms Ito, the head of the bank, added that rates rose.",
        [("Ms Ito", "added", "rates rose")],
    ),
    # Direct speech in all orders.
    ("“We won the vote,” Ito said.", [("Ito", "said", "We won the vote")]),
    ("“We won the vote,” said Ms Ito.", [("Ms Ito", "said", "We won the vote")]),
    ('Ito said: "We won the vote."', [("Ito", "said", "We won the vote")]),
    ("“We won,” Ito said, “and they lost.”", [("Ito", "said", "We won"), ("Ito", "said", "and they lost")]),
    ("“We won the vote. They lost,” said the party.", [("the party", "said", "We won the vote. They lost")]),
    ("“We won the vote,” Ito told reporters.", [("Ito", "told", "We won the vote")]),
    ("''We won the vote,'' Ito said.", [("Ito", "said", "We won the vote")]),
    ("“We won the vote.” — Jane Ito", [("Jane Ito", "—", "We won the vote")]),
    # A conversation, a headline, and words of which nobody says whose they are.
    ("ITO: Nobody knows what it cost.", [("ITO", ":", "Nobody knows what it cost")]),
    ("Tomorrow: The bank will close its doors.", []),
    ("The plan was a “small matter” for them.", [("", "“", "small matter")]),
    ("The play “The Old Bridge” and “it”.", []),
    # Where the words of another begin, what somebody says is at its end.
    (
        "The sale was a mistake according to Niro, but the bank was saved after the vote.",
        [("Niro", "according to", "The sale was a mistake")],
    ),
    (
        "The dam broke in May, according to Norlux – a firm that builds dams – and 42 houses were lost.",
        [("Norlux", "according to", "The dam broke in May")],
    ),
    (
        "Analysts have said Norland is preparing for a war – although the ministry is silent.",
        [("Analysts", "have said", "Norland is preparing for a war")],
    ),
    (
        "The deal is, according to Norlux, the biggest in Norland.",
        [("Norlux", "according to", "The deal is, according to Norlux, the biggest in Norland")],
    ),
    (
        "Mr Niro said the minister had accepted the gift, adding that he had “no budget” for it.",
        [
            ("Mr Niro", "said", "the minister had accepted the gift"),
            ("Mr Niro", "adding", "he had “no budget” for it"),
        ],
    ),
    # A chain.
    (
        "The paper wrote that the police said that the man had fled.",
        [
            ("The paper", "wrote", "the police said that the man had fled"),
            ("the police", "said", "the man had fled"),
        ],
    ),
    # Nobody says anything.
    ("The note was long.", []),
    ("The police arrested the suspect on Monday.", []),
    ("They were adding salt to the water.", []),
    ("", []),
]


def parses(text: str) -> dict[Span, Parse]:
    try:
        parser = parser_for(ParserChoice.MODEL)
    except Misuse as error:
        pytest.skip(str(error))
    assert parser is not None
    bounds = sentences(text)
    trees = zip(bounds, parser.parse(text, bounds), strict=True)
    return {bound: tree for bound, tree in trees if tree is not None}


def said(text: str, found: list[Attribution]) -> list[tuple[str, str, str]]:
    return [
        (each.source.of(text) if each.source else "", each.cue.of(text), each.content.of(text))
        for each in found
    ]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rules_find_who_says_what(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text, attributions(text)) == expected


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), CASES)
def test_trees_find_who_says_what(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text, attributions(text, parses=parses(text))) == expected


NAMES = [
    # What a sentence tells of a speaker is no part of her name, whatever its shape and side.
    ("Ada Marsh, who replaced Ivo Lund as chair last May, said taxes would rise.", "Ada Marsh"),
    ("“I did not want to leave,” says Marsh, 33, who lives in a suburb of Ota.", "Marsh"),
    ("“I did not want to leave,” Ada Marsh, a baker, said.", "Ada Marsh"),
    ("Ada Marsh (42), a lecturer at Quill, said the bridge was closed.", "Ada Marsh"),
    ("A study published last year in Ota found that prices fell.", "A study published last year in Ota"),
    # Who made a thing is part of what it is.
    ("According to a poll conducted by Norlux, prices fell.", "a poll conducted by Norlux"),
    # A name beside an office is the name; an office is whole.
    ("His father, Jan Niro, told the paper that the bridge was closed.", "Jan Niro"),
    ("One of the protesters, Ada Marsh, 42, said the bridge was closed.", "Ada Marsh"),
    ("A spokesman for Norlux said the plant would close in May.", "A spokesman for Norlux"),
    ("The head of the ministry said the plant would close in May.", "The head of the ministry"),
    # A study is known by who made it and when.
    ("A YouGov poll in May found that prices fell.", "A YouGov poll in May"),
    ("According to an AP-NORC poll conducted in August, prices fell.", "an AP-NORC poll conducted in August"),
    # Not whom the speaker speaks to, nor what the sentence begins with.
    ("Speaking to the Evening Herald Marsh said the bridge was closed.", "Marsh"),
    ("Shortly after the first post, in June 2023, Marsh said, “I am leaving in May.”", "Marsh"),
    ("Forty houses were lost, the delegate in Ota, Pilar Soto, told journalists.", "Pilar Soto"),
    ("“We lost it,” Jan Niro, head of Norlux, a grading firm in Ota told the paper.", "Jan Niro"),
    ("No 10 said that the plan had failed.", "No 10"),
    # Several stay several.
    ("Berg, Niro and Ito said the plan had failed.", "Berg, Niro and Ito"),
    ("The mayor and her deputy said the plan had failed.", "The mayor and her deputy"),
]


@pytest.mark.parametrize(("text", "source"), NAMES)
def test_a_source_is_a_name_or_an_office(text: str, source: str) -> None:
    assert [each for each, _, _ in said(text, attributions(text))] == [source]


@pytest.mark.model
@pytest.mark.parametrize(("text", "source"), NAMES)
def test_a_source_is_a_name_or_an_office_in_a_tree(text: str, source: str) -> None:
    found = said(text, attributions(text, parses=parses(text)))
    assert [each for each, cue, _ in found if cue in {"said", "says", "told", "found", "According to"}] == [
        source
    ]


@pytest.mark.model
def test_a_name_that_a_participle_brings_in_stays() -> None:
    text = "A group called Norlux said the plant would close."
    assert said(text, attributions(text, parses=parses(text))) == [
        ("A group called Norlux", "said", "the plant would close")
    ]


NOBODY = [
    # A plural is no verb, and what goes on is nobody's word.
    "Those seven states — in addition to two districts in the north — will draw all of the money.",
    "Fires continued to rage into the morning as buildings collapsed from the blasts.",
    # A participle that tells of a noun reports nothing.
    "The deal announced Wednesday by party leaders was set to consume more than $500 million.",
    "The measures announced last week will cost $5 million.",
    "The figures reported on Monday by the bank were wrong.",
    # Nor does a question, or a verb that says nothing.
    "How did the company say it was a case of bird strike.",
    "Did the mayor say that the bridge was closed?",
    "Why would the company claim that prices fell?",
    "Thai police have detained the owner of the Green Hostel, where affected travellers were staying.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_says_anything(text: str) -> None:
    assert attributions(text) == []


@pytest.mark.model
@pytest.mark.parametrize("text", NOBODY)
def test_nobody_says_anything_in_a_tree(text: str) -> None:
    assert attributions(text, parses=parses(text)) == []


SPEAKERS = [
    # Who said it stands behind what is told of her, and "that" is what she speaks of.
    (
        "The pilot has not reported that, Jan Niro, a spokesman, said.",
        [("Jan Niro", "said", "The pilot has not reported that")],
    ),
    # What a verb without its subject says is no content: the clause is.
    (
        "Ortiz explained the city's new plan to cut costs was to invite firms such as Norlux and Veta.",
        [
            (
                "Ortiz",
                "explained",
                "the city's new plan to cut costs was to invite firms such as Norlux and Veta",
            )
        ],
    ),
    (
        "The report, published on Monday by the ministry, said prices fell.",
        [("The report", "said", "prices fell")],
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), SPEAKERS)
def test_the_clause_goes_to_its_speaker(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text, attributions(text, parses=parses(text))) == expected


PARAGRAPHS = [
    # A line of its own says whose words stand above it and below.
    (
        "“We will not tolerate it,”\nsaid State's Attorney Anna Berg.\n“We will continue to seek detention.”",
        [
            ("State's Attorney Anna Berg", "said", "We will not tolerate it"),
            ("State's Attorney Anna Berg", "said", "We will continue to seek detention"),
        ],
    ),
    # Paragraphs of which the last alone is closed are one speaker's, whichever of them names her.
    (
        "“The road is gone.\n\n“The bridge is gone too,” Ada Marsh said.",
        [("Ada Marsh", "said", "The road is gone"), ("Ada Marsh", "said", "The bridge is gone too")],
    ),
    (
        "“The road is gone,” Ada Marsh said. “We lost it.\n\n“The bridge is gone.\n\n“So is the mill.”",
        [
            ("Ada Marsh", "said", "The road is gone"),
            ("Ada Marsh", "said", "We lost it"),
            ("Ada Marsh", "said", "The bridge is gone"),
            ("Ada Marsh", "said", "So is the mill"),
        ],
    ),
    # So is a quotation right behind what is told as hers.
    (
        "But Ada Marsh said the job has its nasty side. “It is all down to seconds. It is hard.”",
        [
            ("Ada Marsh", "said", "the job has its nasty side"),
            ("Ada Marsh", "said", "It is all down to seconds. It is hard"),
        ],
    ),
    # A colon at the end of the paragraph before hands it on.
    (
        "Ada Marsh wrote on Monday:\n\n“The bridge is gone. The mill is gone.”",
        [("Ada Marsh", "wrote", "The bridge is gone. The mill is gone")],
    ),
    (
        "According to a filing that the Herald has:\n\n“The bridge is gone. The mill is gone.”",
        [("a filing", "According to", "The bridge is gone. The mill is gone")],
    ),
    # What is told in part, and how, hands on the next sentence.
    (
        "The note raises “concerns about the dam,” the members wrote in their letter. “We want to know why.”",
        [
            ("the members", "wrote", "The note raises “concerns about the dam"),
            ("the members", "wrote", "We want to know why"),
        ],
    ),
    # Straight marks are left open behind a colon, too.
    (
        'Ada Marsh told Norlux: "The road is gone. The mill is gone.\n\n"The bridge is gone.\n\n"So is the inn."',
        [
            ("Ada Marsh", "told", "The road is gone. The mill is gone"),
            ("Ada Marsh", "told", "The bridge is gone"),
            ("Ada Marsh", "told", "So is the inn"),
        ],
    ),
    # Whom she quotes takes nothing from her.
    (
        "“I left by the back door,” Ada Marsh said. “And there is the mayor saying that it is late.”",
        [
            ("Ada Marsh", "said", "I left by the back door"),
            ("Ada Marsh", "said", "And there is the mayor saying that it is late"),
        ],
    ),
    # Single marks around sentences are a quotation's.
    (
        "‘The road is gone. The mill’s roof is gone,’ Ada Marsh said.",
        [("Ada Marsh", "said", "The road is gone. The mill’s roof is gone")],
    ),
    # Words of the quotation before are nobody's introduction.
    (
        "“It is so. You always say it.\n\n“I do not know.”",
        [("", "“", "It is so. You always say it"), ("", "“", "I do not know")],
    ),
    # A block of which only the first and the last paragraph have marks, and one that a single mark opens.
    (
        "The Herald reported:\n\n“The road is gone.\n\nThe mill is gone.\n\nSo is the inn.”",
        [
            ("The Herald", "reported", "The road is gone"),
            ("The Herald", "reported", "The mill is gone"),
            ("The Herald", "reported", "So is the inn"),
        ],
    ),
    (
        "Ada Marsh said: ‘The road is gone. I'm glad.\n\n“The mill is gone.”",
        [("Ada Marsh", "said", "The road is gone. I'm glad"), ("Ada Marsh", "said", "The mill is gone")],
    ),
    # A phrase may lead in what she says next.
    (
        "“The road is gone,” Ada Marsh said. As a mother, “we want it back.”",
        [("Ada Marsh", "said", "The road is gone"), ("Ada Marsh", "said", "As a mother, “we want it back")],
    ),
    # Of other sentences nobody can tell.
    (
        "Berg leaving the bank comes after rows over Ito’s role.\n\n“The mill is gone.”",
        [("", "“", "The mill is gone")],
    ),
    ("The town lost its bridge in May.\n\n“The bridge is gone.”", [("", "“", "The bridge is gone")]),
    ("Prices hit the town.\n\n“The bridge is gone.”", [("", "“", "The bridge is gone")]),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_the_paragraphs_of_a_quotation_have_their_speaker(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert said(text, attributions(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mr Moleko further accused the chiefs of taking bribes.\n\n“These leaders know what is going on.”",
        "Mr Moleko said that the chiefs took bribes.\n\n“They did nothing for ten years.”",
        "Mr Moleko, who leads the union, also criticised the ministry.\n\n“They did nothing for ten years.”",
    ],
)
def test_whoever_spoke_before_a_quotation_is_likely_its_speaker_and_no_more(text: str) -> None:
    found = attributions(text)[-1]
    assert found.source is not None
    assert (found.source.of(text), found.cue.of(text), found.stance) == ("Mr Moleko", "“", Stance.QUOTED)


def test_whoever_wrote_the_letter_before_a_quotation_is_likely_its_speaker() -> None:
    found = attributions("Later we got an email reply from a Norlux clerk.\n\n“The bridge is gone.”")[-1]
    assert found.source is not None
    assert (found.stance, found.direct) == (Stance.QUOTED, True)


def test_a_paragraph_that_is_a_quotation_is_likely_hers_who_speaks_in_the_next() -> None:
    found = attributions("It rained.\n\n“The bridge is gone.”\n\n“We lost it in May,” said Ada Marsh.")
    assert [(each.source is not None, each.stance) for each in found] == [
        (True, Stance.QUOTED),
        (True, Stance.ASSERTED),
    ]


def test_whoever_answers_did_not_ask() -> None:
    asked, _ = attributions("“Did the bridge fall?”\n\n“We lost it in May,” said Ada Marsh.")
    assert asked.source is None


@pytest.mark.parametrize(
    "text", ["No one said that the bridge was closed.", "Neither side believes that the bridge is closed."]
)
def test_what_nobody_says_has_no_source_and_is_no_claim(text: str) -> None:
    assert [(each.source, each.stance) for each in attributions(text)] == [(None, Stance.QUESTIONED)]
    assert [claim.quote for claim in segment(text)] == [text.rstrip(".")]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "sources"),
    [
        # A participle has the speaker of its sentence, not the subject of what is said.
        (
            "Cohen was telling how views on Niro have changed, pointing to the time when Lund claimed the pair lied.",
            {"Cohen"},
        ),
        # A clause as the subject of another says nothing, nor does a thought thrown in with a clause of its own.
        (
            "That Niro announced Norland’s targets signals a “high-level commitment”, says Ada Marsh.",
            {"Ada Marsh"},
        ),
        ("Though Niro looked stunning, it wasn't the most daring look.", set()),
        # The model takes the verb for a noun.
        ("“Learning was a passion driven by my father,” Adv Ito shares.", {"Adv Ito"}),
        # Of a passive nobody is known to expect it.
        ("The ministry is not expected to send anybody to the meeting.", {None}),
        (
            "Still, she said, the decision was “wrong.” Niro added in an e-mail that “the vote does not count.”",
            {"she", "Niro"},
        ),
    ],
)
def test_a_source_is_whoever_speaks(text: str, sources: set[str | None]) -> None:
    found = attributions(text, parses=parses(text))
    assert {each.source.of(text) if each.source else None for each in found} == sources


STANCES = [
    ("The mayor denied that the bridge was unsafe.", Stance.DENIED),
    ("The mayor asked whether the bridge was unsafe.", Stance.QUESTIONED),
    ("The mayor believes that the bridge is unsafe.", Stance.HEDGED),
    ("The mayor did not confirm that the bridge was unsafe.", Stance.QUESTIONED),
    ("The bridge was reportedly unsafe.", Stance.HEDGED),
    ("The bridge was a “danger to all” for years.", Stance.QUOTED),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_the_speaker_has_a_stance(text: str, stance: Stance) -> None:
    assert [each.stance for each in attributions(text)] == [stance]


@pytest.mark.model
@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_the_speaker_has_a_stance_in_a_tree(text: str, stance: Stance) -> None:
    assert [each.stance for each in attributions(text, parses=parses(text))] == [stance]


def test_only_quotations_are_direct() -> None:
    assert [each.direct for each in attributions("“We won the vote,” Ito said.")] == [True]
    assert [each.direct for each in attributions("Ito said that they had won the “vote”.")] == [False]


def test_a_quotation_that_follows_in_the_paragraph_is_the_same_speakers() -> None:
    text = "“We won the vote,” Ito said. “It was close.”\n\n“Nobody knows.”\n\nIt rained. “It rained.”"
    assert said(text, attributions(text)) == [
        ("Ito", "said", "We won the vote"),
        ("Ito", "said", "It was close"),
        # In the next paragraph only where it begins with the quotation.
        ("Ito", "said", "Nobody knows"),
        ("", "“", "It rained"),
    ]


@pytest.mark.model
def test_a_relative_clause_speaks_for_its_noun() -> None:
    text = "The report was led by Ito, who said that the bridge was unsafe. It was said that he lied."
    found = attributions(text, parses=parses(text))
    assert [source for source, _, _ in said(text, found)] == ["Ito", ""]


@pytest.mark.model
def test_a_passive_names_its_agent_as_the_speaker() -> None:
    text = "It was reported by the paper that the bridge was unsafe."
    assert [source for source, _, _ in said(text, attributions(text, parses=parses(text)))] == ["the paper"]


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["said ", "“", "”", '"', "the ", "Ito ", ", ", ". ", "that "])).map("".join)
)
def test_every_attribution_is_a_slice_apart_from_its_cue(text: str) -> None:
    for each in attributions(text):
        assert each.content.of(text).strip() == each.content.of(text) != ""
        assert each.cue.of(text)
        assert each.source is None or each.source.of(text)


def test_a_sentence_beyond_any_length_has_none() -> None:
    assert attributions("The mayor said that it rained and " + "snowed " * 600) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A verb that shares its subject, and a noun with a participle that reports.
        (
            "Ito left the bank and later argued that rates would fall.",
            [("Ito", "argued", "rates would fall")],
        ),
        (
            "The court saw a letter saying that the bank had failed.",
            [("a letter", "saying", "the bank had failed")],
        ),
        # The speaker in the midst of what is said.
        (
            "The mayor, according to the paper, had lost two million euros.",
            [("the paper", "according to", "The mayor, according to the paper, had lost two million euros")],
        ),
        # What is handed on need not be a clause.
        ("The mayor wants to build a wall.", [("The mayor", "wants", "to build a wall")]),
        (
            "The council urged residents to leave the town.",
            [("The council", "urged", "residents to leave the town")],
        ),
        ("The minister called the plan a failure.", [("The minister", "called", "the plan a failure")]),
        ("The claim that the bridge was unsafe was repeated.", [("", "claim", "the bridge was unsafe")]),
        (
            "The man is believed to have fled to France.",
            [("", "is believed", "The man is believed to have fled to France")],
        ),
        (
            "Residents are worried that the dam will break.",
            [("Residents", "worried", "the dam will break")],
        ),
        # The first of two verbs speaks for itself.
        (
            "The mayor vowed to cut taxes and said the town had paid its debts.",
            [("The mayor", "vowed", "to cut taxes"), ("The mayor", "said", "the town had paid its debts")],
        ),
    ],
)
def test_trees_find_speakers_that_rules_do_not(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text, attributions(text, parses=parses(text))) == expected


@pytest.mark.model
def test_a_speaker_whom_the_tree_hangs_elsewhere_is_found_by_rules() -> None:
    text = "While the note by the bank did not name the town, the Ota local news outlet noted that the road was closed."
    assert ("the Ota local news outlet", "noted", "the road was closed") in said(
        text, attributions(text, parses=parses(text))
    )


SHAPES = [
    "“",
    '"',
    "''",
    "“a b c.” ",
    "“It was.\n\n",
    "ITO: it was so, was it?\n",
    "“It is” — ",
    "He said ",
    "(",
    ",",
    "“A.”\nsaid Ito.\n",
]


@pytest.mark.parametrize(
    "piece", [*SHAPES, "Ito said “No.” ", "Ito blamed him.\n\n“It is so.”\n\n", "[", ", ", "«"]
)
def test_time_is_linear_in_any_shape(piece: str) -> None:
    assert grows_linearly(attributions, piece, size=10_000)


@pytest.mark.storm
@pytest.mark.parametrize("piece", SHAPES)
def test_a_line_of_a_million_code_points_costs_ten_times_one_of_a_hundred_thousand(piece: str) -> None:
    assert grows_linearly(attributions, piece, size=100_000, room=1.3)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Rushing water told them that the dam had broken in May.",
        "Marsh rejects any indicators that suggest Berg is ahead.",
        "A film showed two clerks holding a sign that read “2 degrees is a wreck”, a hint at the record.",
        "Some say the plan costs 3 million crowns.",
        "One said the bank had lost 3 million crowns.",
        "I think the bank has lost 3 million crowns.",
    ],
)
def test_what_nobody_answers_for_stays_in_its_sentence(text: str) -> None:
    found = segment(text, settings=Settings(parser=ParserChoice.MODEL))
    assert [claim.quote for claim in found] == [text.rstrip(".")]
    assert not [each for claim in found for each in claim.attribution if each.who is not None]


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["A voice is heard saying: “We have lost.”", "He gave it a heading that said: “We have lost.”"]
)
def test_a_quotation_that_a_thing_carries_is_nobodys(text: str) -> None:
    (found,) = attributions(text, parses=parses(text))
    assert (found.source, found.direct) == (None, True)


@pytest.mark.model
def test_one_participle_goes_on_with_another() -> None:
    text = "Niro admitted it, stating that a king should not have to choose in war and noting that both had failed."
    assert said(text, attributions(text, parses=parses(text)))[1:] == [
        ("Niro", "stating", "a king should not have to choose in war"),
        ("Niro", "noting", "both had failed"),
    ]


@pytest.mark.model
def test_both_halves_around_a_speaker_are_hers() -> None:
    text = "Ada Marsh doubts it. But a more pressing factor, Marsh says, is the slow growth of 3% since May."
    found = segment(text, settings=Settings(parser=ParserChoice.MODEL))
    (claim,) = [claim for claim in found if len(claim.parts) == 2]
    assert [each.who and each.who.of(text) for each in claim.attribution] == ["Marsh"]


@pytest.mark.model
def test_a_clause_behind_one_that_somebody_is_named_in_is_the_writers() -> None:
    text = "The deal is, according to Norlux, the biggest in Norland, and it will end on July 31."
    assert said(text, attributions(text, parses=parses(text))) == [
        ("Norlux", "according to", "The deal is, according to Norlux, the biggest in Norland")
    ]
    assert segment(text, settings=Settings(parser=ParserChoice.MODEL))


@pytest.mark.model
def test_what_a_speaker_does_with_words_is_not_cut_from_what_is_said() -> None:
    text = "Norlux told the Herald that it had 42 letters and defended its work in Ota."
    found = segment(text, settings=Settings(parser=ParserChoice.MODEL))
    assert [claim.quote for claim in found] == [text.rstrip(".")]


@pytest.mark.model
def test_what_somebody_wants_is_no_claim_of_its_own() -> None:
    for text in (
        "The mayor promised to build a wall that costs $5 million.",
        "The mayor hopes that prices will fall.",
        "The mayor wants to say that rates fell.",
    ):
        assert [claim.quote for claim in segment(text)] == [text.rstrip(".")]


@pytest.mark.model
def test_a_source_is_the_whole_name_behind_initials() -> None:
    text = "In a letter calling for the meeting, ODE President Marybel Dahl said that prices fell in May."
    found = segment(text, settings=Settings(parser=ParserChoice.MODEL))
    sources = {each.source.of(text) for claim in found for each in claim.attribution if each.source}
    assert sources == {"ODE President Marybel Dahl"}
