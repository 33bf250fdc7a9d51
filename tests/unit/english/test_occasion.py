"""Claims of one occasion that do not say on which."""

from __future__ import annotations

import pytest

from factbench.english.parse import parser_for
from factbench.english.reference.occasion import occasions
from factbench.settings import ParserChoice
from factbench.text.span import Span

WHEN = "It is not said here when this was."
WORN = "It is not said here at which occasion."
MATCH = "It is not said here at which match or contest."


def found(claim: str, choice: ParserChoice) -> list[tuple[str, str]]:
    whole = Span(0, len(claim))
    parser = parser_for(choice)
    tree = None if parser is None else parser.parse(claim, [whole])[0]
    gaps = occasions(claim, [whole], [] if tree is None else tree.words)
    return [(gap.span.of(claim), gap.why) for gap in gaps]


BOTH = pytest.mark.parametrize(
    "choice", [ParserChoice.RULES, pytest.param(ParserChoice.MODEL, marks=pytest.mark.model)]
)


@BOTH
@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Marsh won 2-1.", ("won 2-1", MATCH)),
        ("Quill scored in the 54th minute.", ("54th minute", MATCH)),
        ("Marsh beat Ito 6-2, 7-5, 6-3.", ("6-2, 7-5, 6-3", MATCH)),
        ("Marsh dominated the first set.", ("first set", MATCH)),
        ("The Marsh League beat Ota 5-3.", ("beat Ota 5-3", MATCH)),
        ("Quill routed the visitors from Ota 55-24.", ("routed the visitors from Ota 55-24", MATCH)),
        ("The Owls erased a 24-point deficit.", ("24-point deficit", MATCH)),
        ("Marsh finished third with 40 points.", ("finished third", MATCH)),
        ("Marsh wore a red gown.", ("wore", WORN)),
        ("Ito designed her daring outfit.", ("her daring outfit", WORN)),
        ("Marsh scored 20 points.", ("scored 20 points", MATCH)),
        ("Ito made 25 saves to help Ota.", ("made 25 saves", MATCH)),
        ("Quill led 20-18 with 3:08 left.", ("led 20-18", MATCH)),
        ("The Owls beat the Quill Herons.", ("beat the Quill Herons", MATCH)),
        ("The Quill dollar traded at 74.27 cents.", ("dollar traded at", WHEN)),
        ("Ota’s DAX rose 0.78 per cent.", ("DAX rose 0.78 per cent", WHEN)),
        ("Quill clinched 3-0.", ("clinched 3-0", MATCH)),
        ("One person was killed.", ("killed", WHEN)),
        ("A school was badly damaged.", ("damaged", WHEN)),
        ("Two men were arrested in Ota.", ("arrested", WHEN)),
    ],
)
def test_a_match_or_an_incident_without_its_day(
    claim: str, expected: tuple[str, str], choice: ParserChoice
) -> None:
    assert found(claim, choice) == [expected]


@BOTH
@pytest.mark.parametrize(
    "claim",
    [
        "Marsh won 2-1 on Friday.",
        "Marsh had 20 points a game in his career.",
        "The dollar fell 2% on Monday.",
        "Marsh won 2-1 in the Quill Cup.",
        "One person was killed in 1993.",
        "Two men were arrested last week.",
        "Marsh wore a red gown at the Ota Awards.",
        "Marsh wore a red gown in 1993.",
        "A drone hit the town of Ota in the Quill region.",
        "Norlux was founded by Ada Marsh.",
        "The 2-1 vote stands.",
        "Ages 6-12 are free.",
        "Smoke kills.",
        "",
    ],
)
def test_what_says_when_or_is_no_occasion(claim: str, choice: ParserChoice) -> None:
    assert found(claim, choice) == []


@pytest.mark.model
@pytest.mark.parametrize(
    "claim",
    [
        "Two banks failed.",
        "Concerns were raised.",
        "Several towns suffered losses.",
        "A man has been stabbed on a train in Ota.",
        "A third case of the plague has been reported.",
    ],
)
def test_a_deed_of_somebody_without_a_name(claim: str) -> None:
    assert [why for _, why in found(claim, ParserChoice.MODEL)] == [WHEN]
