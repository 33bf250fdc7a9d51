"""What stands against a statement, and beside each what is as true as the statement: other years, places, wholes and
parts, more particular words."""

import pytest

from factbench.stages.compare import compare

REFUTED = (
    # numbers
    ("Ada Voss has eight siblings.", "One of six children, Ada Voss grew up in Brint."),
    (
        "The mill makes seven times as much flour as Orven.",
        "The mill makes three times as much flour as Orven.",
    ),
    ("The pier opened in the 2012 season.", "The pier opened in the 2014 season."),
    ("Brint was the second biggest port in Orven.", "Brint was the third largest port in Orven."),
    ("More than 40,000 records were sold.", "The band sold 40,000 records."),
)
TRUE = (
    # numbers
    ("Ada Voss has eight siblings.", "One of nine children, Ada Voss grew up in Brint."),
    ("Ada Voss had eighteen siblings.", "The fifth of 19 children, Ada Voss grew up in Brint."),
    ("Ada Voss has three children.", "One of nine children, Ada Voss married Olin Quill and has three children."),
    ("Olin Quill is among the top 10 rowers in Orven.", "Olin Quill was rated the ninth-best rower, above 14 others."),
    ("It is 1 °C warmer in Orven.", "It is 0.93 ± 0.07 °C warmer in Orven."),
    ("There is over 200 times more dust in the mill.", "Dust in the mill is 84 times stronger than flour."),
    # ranks
    ("Brint is the biggest port in Orven.", "Brint is the largest port in Orven."),
    ("Brint is the second biggest port in Orven.", "Brint, the largest port in Harnow, is the second-largest in Orven."),
    ("It was renewed before the fourth season.", "It was renewed for a fifth season before the Season 4 premiere."),
    ("The fifth season came after the fourth season.", "The fifth season followed."),
    # dates
    ("The ice has shrunk over the past 30 years.", "During the past 30 years the ice has shrunk."),
    ("A 2013 study by Olin Quill dated the bridge.", "The study dated the bridge to 3700 BC."),
    ("She led it at the 2016 Olympics.", "She led it at the 2015 Games and the 2016 Olympic Games."),
    ("The case remains open (June 2018).", "The case of a man found dead in 2014 is open."),
    # denials
    ("The Long River is not an album by Olin Quill.", "The Long River is an album by Ada Voss."),
)  # fmt: skip


@pytest.mark.parametrize(("statement", "evidence"), REFUTED)
def test_what_cannot_be_so_too_conflicts(statement: str, evidence: str) -> None:
    assert compare(statement, evidence).conflicts


@pytest.mark.parametrize(("statement", "evidence"), TRUE)
def test_what_is_as_true_does_not_conflict(statement: str, evidence: str) -> None:
    assert [each.why for each in compare(statement, evidence).conflicts] == []
